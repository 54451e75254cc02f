//! Structs made of others.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, ident, path};
use crate::model::{Item, Module};

pub(super) fn impls(module: &Module) -> impl Iterator<Item = TokenStream> {
    module.conversions.iter().map(|conversion| {
        let (from, into, doc) = (path(&conversion.from), ident(&conversion.into), doc(&conversion.doc));
        let sources = conversion.fields.iter().map(|((name, _), _)| ident(name));
        let targets = conversion.fields.iter().map(|(_, (name, _))| ident(name));
        let pairs = conversion.fields.iter().map(|((_, source), (_, target))| {
            let (source, target) = (Literal::usize_unsuffixed(*source), Literal::usize_unsuffixed(*target));
            quote!((#source, #target))
        });
        let rest = (conversion.fields.len() < field_count(module, &conversion.into)).then(|| quote!(..Self::default()));
        quote! {
            #doc
            impl From<#from> for #into {
                fn from(other: #from) -> Self {
                    Self {
                        explicit_nulls: ExplicitNulls::carried(other.nulls(), &[#(#pairs),*]),
                        #(#targets: other.#sources,)*
                        #rest
                    }
                }
            }
        }
    })
}

fn field_count(module: &Module, name: &str) -> usize {
    let fields = module.items.iter().find_map(|item| match item {
        Item::Struct(item) if item.name == name => Some(item.fields.len()),
        _ => None,
    });
    fields.unwrap_or_default()
}
