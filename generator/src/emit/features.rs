//! `features/mod.rs`: the optional parts, each behind its Cargo feature.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident, inner_doc};
use crate::model::Model;
use crate::names::HTTP_TYPES;
use crate::spec::Feature;

/// The content of the file.
pub(super) fn file(model: &Model) -> TokenStream {
    let doc = inner_doc("Optional parts, each behind the Cargo feature of its name.");
    let modules = model.features.iter().map(|feature| {
        let (name, module) = (feature.name(), ident(feature.name()));
        quote! {
            #[cfg(feature = #name)]
            mod #module;
        }
    });
    let http = model.features.contains(&Feature::Http).then(|| {
        let names = HTTP_TYPES.map(ident);
        quote! {
            #[cfg(feature = "http")]
            pub(crate) use self::http::header;
            #[cfg(feature = "http")]
            pub use self::http::{#(#names),*};
        }
    });
    quote! {
        #doc
        #(#modules)*
        #http
    }
}
