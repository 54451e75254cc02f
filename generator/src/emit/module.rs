//! The two files of a module: the types with their documentation, and the implementations.

use std::collections::BTreeSet;
use std::sync::Arc;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::Emitted;
use super::scope::TypeScope;
use super::{conversions, inner_doc};
use crate::model::{Conversion, Item, Module};

/// Names of the items that the module defines.
pub(super) fn own_names(module: &Module) -> Arc<BTreeSet<&str>> {
    Arc::new(module.items.iter().map(Item::name).collect())
}

/// Whether the module has implementations: if it has more than constants.
pub(super) fn has_impls(module: &Module) -> bool {
    module.items.iter().any(|item| !matches!(item, Item::Constant(_)))
}

/// The top of the file of types.
pub(super) fn types_head(module: &Module) -> TokenStream {
    let doc = inner_doc(&module.doc);
    let impls = has_impls(module).then(|| {
        quote!(
            mod impls;
        )
    });
    quote! {
        #doc
        #impls
    }
}

/// The definition of an item.
pub(super) fn definition(item: &Item, own: &BTreeSet<&str>) -> Emitted {
    let mut scope = TypeScope::new(own);
    let tokens = item.emit().definition(&mut scope);
    scope.emitted(tokens)
}

/// The top of the file of implementations. It imports the runtime and nothing else.
pub(super) fn impls_head(module: &Module) -> TokenStream {
    let doc = inner_doc("Tables and implementations of the types of the module.");
    let deprecated = module.items.iter().any(|item| item.emit().mentions_deprecated()).then(
        || quote!(#![allow(deprecated, reason = "deprecated fields and values are decoded and encoded as well")]),
    );
    quote! {
        #doc
        #deprecated
        use crate::runtime;
    }
}

/// A conversion between two structs.
pub(super) fn conversion(module: &Module, conversion: &Conversion) -> TokenStream {
    conversions::conversion(module, conversion)
}
