//! Identifiers and integer forms.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc, ident, path};
use crate::model::{IntegerNewtype, TextNewtype};

pub(super) fn text(item: &TextNewtype) -> TokenStream {
    let (doc, name) = (doc(&item.doc), ident(&item.name));
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct #name(Box<str>);
    }
}

pub(super) fn text_impls(item: &TextNewtype) -> TokenStream {
    let name = ident(&item.name);
    let from = item.from.iter().map(|other| {
        let other = path(other);
        quote! {
            impl From<#other> for #name {
                fn from(identifier: #other) -> Self {
                    Self::from(String::from(identifier))
                }
            }
        }
    });
    quote! {
        text_newtype!(#name);
        #(#from)*
    }
}

pub(super) fn integer(item: &IntegerNewtype) -> TokenStream {
    let (doc, name) = (doc(&item.doc), ident(&item.name));
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct #name(i64);
    }
}

pub(super) fn integer_impls(item: &IntegerNewtype) -> TokenStream {
    let (name, accessor, finder) = (ident(&item.name), ident(&item.accessor), ident(&item.finder));
    let (accessor_doc, target, column) = (doc(&item.accessor_doc), path(&item.target), ident(&item.column));
    quote! {
        integer_newtype!(#name);

        impl #name {
            #accessor_doc
            #[must_use]
            pub fn #accessor(self) -> Option<#target> {
                #target::#finder(self.get())
            }
        }

        impl TryFrom<#name> for #target {
            type Error = NotListed;

            fn try_from(value: #name) -> Result<Self, NotListed> {
                value.#accessor().ok_or_else(|| NotListed::new(value))
            }
        }

        impl TryFrom<&#target> for #name {
            type Error = NotListed;

            fn try_from(value: &#target) -> Result<Self, NotListed> {
                value.#column().map(Self).ok_or_else(|| NotListed::new(value))
            }
        }
    }
}
