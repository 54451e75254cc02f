//! `lib.rs`: the documentation of the crate, its modules, and its re-exports.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident, inner_doc};
use crate::api::RustType;
use crate::model::{Item, Model, Type};
use crate::spec::Feature;

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
        quote!(pub use self::#name::{#(#names),*};)
    });
    let shared = shared(model);
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
    let credentials = model.features.contains(&Feature::Http).then(|| {
        quote! {
            #[cfg(feature = "http")]
            pub use self::features::Credentials;
        }
    });
    quote! {
        #doc
        #![forbid(unsafe_code)]
        #![allow(clippy::doc_markdown, reason = "the documentation spells names as the vendor does")]
        #![allow(non_snake_case, reason = "fields are named as on the wire")]
        #![allow(rustdoc::redundant_explicit_links, reason = "an absolute link resolves in any file")]

        #(#modules)*
        #features
        #[allow(dead_code, unused_imports, unused_macros, unreachable_pub, reason = "no spec uses all of it")]
        mod runtime;

        #(#definitions)*
        #credentials
        #shared
    }
}

/// Public types of the runtime that the definitions of the crate show to users.
fn shared(model: &Model) -> Vec<&'static str> {
    let mut names = BTreeSet::new();
    for item in model.modules.iter().flat_map(|module| &module.items) {
        match item {
            Item::IntegerNewtype(_) => drop(names.insert("NotListed")),
            Item::Request(_) => drop(names.insert("Operation")),
            Item::Enum(item) if item.open => drop(names.insert("UnknownValue")),
            Item::Struct(item) => {
                let has_presence = item.fields.iter().any(|field| field.presence.is_some());
                names.extend(has_presence.then_some("Presence"));
                names.extend(item.fields.iter().filter_map(|field| runtime_type(&field.kind)));
            }
            Item::TextNewtype(_) | Item::Enum(_) | Item::Constant(_) => {}
        }
    }
    names.into_iter().collect()
}

/// The type of the runtime that a field has, directly or as the element of a list.
fn runtime_type(kind: &Type) -> Option<&'static str> {
    match kind {
        Type::Builtin(RustType::Runtime(name)) => Some(name),
        Type::List(element) => runtime_type(element),
        Type::Builtin(RustType::Bool | RustType::I64 | RustType::String | RustType::Json) | Type::Named(_) => None,
    }
}
