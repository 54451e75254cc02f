//! The two files of a module: the types with their documentation, and the implementations.

use std::collections::BTreeSet;
use std::sync::Arc;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::Emitted;
use super::scope::TypeScope;
use super::{constants, conversions, enums, inner_doc, newtypes, requests, structs};
use crate::model::{Cell, Conversion, Item, Module};

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
    let tokens = match item {
        Item::TextNewtype(item) => newtypes::text(item, &scope),
        Item::IntegerNewtype(item) => newtypes::integer(item),
        Item::Enum(item) => enums::definition(item, &mut scope),
        Item::Struct(item) => structs::definition(item, &mut scope),
        Item::Request(item) => requests::definition(item, &mut scope),
        Item::Constant(item) => constants::definition(item),
    };
    scope.emitted(tokens)
}

/// The top of the file of implementations. It imports the runtime and nothing else.
pub(super) fn impls_head(module: &Module) -> TokenStream {
    let doc = inner_doc("Tables and implementations of the types of the module.");
    let deprecated = mentions_deprecated(module).then(
        || quote!(#![allow(deprecated, reason = "deprecated fields and values are decoded and encoded as well")]),
    );
    quote! {
        #doc
        #deprecated
        use crate::runtime;
    }
}

/// The implementations of an item.
pub(super) fn impls(item: &Item) -> TokenStream {
    match item {
        Item::TextNewtype(item) => newtypes::text_impls(item),
        Item::IntegerNewtype(item) => newtypes::integer_impls(item),
        Item::Enum(item) => enums::impls(item),
        Item::Struct(item) => structs::impls(item),
        Item::Request(item) => requests::impls(item),
        Item::Constant(_) => TokenStream::new(),
    }
}

/// A conversion between two structs.
pub(super) fn conversion(module: &Module, conversion: &Conversion) -> TokenStream {
    conversions::conversion(module, conversion)
}

fn mentions_deprecated(module: &Module) -> bool {
    module.items.iter().any(|item| match item {
        Item::Struct(item) => item.fields.iter().any(|field| field.deprecated.is_some()),
        Item::Enum(item) => {
            let mut cells = item.columns.iter().flat_map(|column| &column.cells).flatten();
            let mut nulls = item.nulls.iter().map(|null| &null.cell);
            item.variants.iter().any(|variant| variant.deprecated.is_some())
                || cells.any(names_deprecated)
                || nulls.any(names_deprecated)
        }
        _ => false,
    })
}

/// Whether a cell names a deprecated value, which may be of another module.
fn names_deprecated(cell: &Cell) -> bool {
    match cell {
        Cell::Variant(value) => value.is_deprecated,
        Cell::List(values) => values.iter().any(|value| value.is_deprecated),
        Cell::Boolean(_) | Cell::Integer(_) | Cell::Text(_) | Cell::Template(_) | Cell::Texts(_) => false,
    }
}
