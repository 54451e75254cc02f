//! `lib.rs`: the documentation of the crate, its modules, and its re-exports.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident, inner_doc};
use crate::model::{Item, Model};
use crate::names::HTTP_TYPES;
use crate::spec::Feature;

/// Types of the runtime, with the other public types that their methods and conversions return.
const RETURNED: [(&str, &[&str]); 4] = [
    ("Decimal", &["NotANumber"]),
    ("Json", &["Decimal", "Map", "NotANumber"]),
    ("UnixMilliseconds", &["NotATime"]),
    ("UnixSeconds", &["NotATime"]),
];

/// The content of the file.
pub(super) fn file(model: &Model) -> TokenStream {
    let doc = inner_doc(&model.doc);
    let modules = model.modules.iter().map(|module| {
        let name = ident(&module.name);
        if module.public { quote!(pub mod #name;) } else { quote!(mod #name;) }
    });
    let definitions = model.modules.iter().filter(|module| !module.public).map(|module| {
        let name = ident(&module.name);
        let names: BTreeSet<&str> = module.items.iter().map(Item::name).collect();
        let names = names.into_iter().map(ident);
        let is_deprecated = module.items.iter().any(Item::is_deprecated);
        let deprecated =
            is_deprecated.then(|| quote!(#[allow(deprecated, reason = "deprecated items are exported as well")]));
        quote! {
            #deprecated
            pub use self::#name::{#(#names),*};
        }
    });
    let items = model.modules.iter().flat_map(|module| &module.items);
    let mut shared: BTreeSet<&str> = items.flat_map(|item| item.emit().runtime_types()).collect();
    shared.extend(
        RETURNED.iter().filter(|(name, _)| shared.contains(name)).flat_map(|(_, others)| *others).collect::<Vec<_>>(),
    );
    let shared = (!shared.is_empty()).then(|| {
        let names = shared.into_iter().map(ident);
        quote!(pub use self::runtime::{#(#names),*};)
    });
    let features = (!model.features.is_empty()).then(|| {
        quote! {
            #[allow(dead_code, unused_imports, unreachable_pub, reason = "no spec uses all of it")]
            mod features;
        }
    });
    let http = model.features.contains(&Feature::Http).then(|| {
        let names = HTTP_TYPES.map(ident);
        quote! {
            #[cfg(feature = "http")]
            pub use self::features::{#(#names),*};
        }
    });
    let recursion_limit = recursion_limit(model);
    quote! {
        #doc
        #![forbid(unsafe_code)]
        #recursion_limit
        #![allow(clippy::doc_markdown, reason = "the documentation spells names as the vendor does")]
        #![allow(non_snake_case, reason = "fields are named as on the wire")]
        #![allow(rustdoc::redundant_explicit_links, reason = "an absolute link resolves in any file")]

        #(#modules)*
        #features
        #[allow(dead_code, unused_imports, unused_macros, unreachable_pub, reason = "no spec uses all of it")]
        mod runtime;

        #(#definitions)*
        #http
        #shared
    }
}

/// The attribute that lets the compiler follow types from field to field as far as they lead: two steps for each, since a type
/// may be in a list. Without it, the compiler follows 128 steps.
fn recursion_limit(model: &Model) -> Option<TokenStream> {
    let items = model.modules.iter().flat_map(|module| &module.items).count();
    let limit = (2 * items + 128).to_string();
    (items > 50).then(|| quote!(#![recursion_limit = #limit]))
}
