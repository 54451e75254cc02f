//! `lib.rs`: the crate's page, its modules, and what it hands on from the private ones.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident, inner_doc};
use crate::model::{Item, Model};
use crate::spec::Feature;

pub(crate) fn crate_root(model: &Model) -> TokenStream {
    let doc = inner_doc(&model.doc);
    let modules = model.modules.iter().map(|module| {
        let name = ident(&module.name);
        if module.public { quote!(pub mod #name;) } else { quote!(mod #name;) }
    });
    let handed_on = model.modules.iter().filter(|module| !module.public).map(|module| {
        let name = ident(&module.name);
        let mut names: Vec<&str> = module.items.iter().map(Item::name).collect();
        names.sort_unstable();
        let names = names.into_iter().map(ident);
        quote!(pub use self::#name::{#(#names),*};)
    });
    let shared = (!model.shared.is_empty()).then(|| {
        let names = model.shared.iter().map(|name| ident(name));
        quote!(pub use self::runtime::{#(#names),*};)
    });
    let features = (!model.features.is_empty()).then(|| {
        quote! {
            #[allow(dead_code, unused_imports, unreachable_pub, reason = "no spec needs all of it")]
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
        #![allow(clippy::doc_markdown, reason = "the texts write names as the vendor does")]
        #![allow(rustdoc::redundant_explicit_links, reason = "a link is written in full, so that it holds in any file")]

        #(#modules)*
        #features
        #[allow(dead_code, unused_imports, unused_macros, unreachable_pub, reason = "no spec needs all of it")]
        mod runtime;

        #(#handed_on)*
        #credentials
        #shared
    }
}
