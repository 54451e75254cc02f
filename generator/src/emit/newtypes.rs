//! Identifiers and integer forms.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::TypeScope;
use super::{Emit, doc, ident, own_path, path};
use crate::model::{IntegerNewtype, TextNewtype};

impl Emit for TextNewtype {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        text(self, scope)
    }

    fn impls(&self) -> TokenStream {
        text_impls(self)
    }
}

impl Emit for IntegerNewtype {
    fn definition(&self, _: &mut TypeScope<'_>) -> TokenStream {
        integer(self)
    }

    fn impls(&self) -> TokenStream {
        integer_impls(self)
    }

    fn runtime_types(&self) -> Vec<&'static str> {
        vec!["NotListed"]
    }
}

fn text(item: &TextNewtype, scope: &TypeScope<'_>) -> TokenStream {
    let (doc, name, text) = (doc(&item.doc), ident(&item.name), scope.boxed_str());
    let debug = (!item.sensitive).then(|| quote!(Debug,));
    quote! {
        #doc
        #[derive(Clone, #debug PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct #name(#text);
    }
}

fn text_impls(item: &TextNewtype) -> TokenStream {
    let (name, own) = (&item.name, own_path(&item.name));
    let from = item.from.iter().map(|other| {
        let other = path(other);
        quote! {
            impl From<#other> for #own {
                fn from(identifier: #other) -> Self {
                    Self::from(String::from(identifier))
                }
            }
        }
    });
    let redacted = item.sensitive.then(|| quote!(runtime::redacted!(#own, #name);));
    quote! {
        runtime::text_newtype!(#own, #name);
        #redacted
        #(#from)*
    }
}

fn integer(item: &IntegerNewtype) -> TokenStream {
    let (doc, name) = (doc(&item.doc), ident(&item.name));
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct #name(i64);
    }
}

fn integer_impls(item: &IntegerNewtype) -> TokenStream {
    let (own, accessor, finder) = (own_path(&item.name), ident(&item.accessor), ident(&item.finder));
    let (accessor_doc, target, column) = (doc(&item.accessor_doc), path(&item.target), ident(&item.column));
    quote! {
        runtime::integer_newtype!(#own);

        impl #own {
            #accessor_doc
            #[must_use]
            pub fn #accessor(self) -> Option<#target> {
                #target::#finder(self.get())
            }
        }

        impl TryFrom<#own> for #target {
            type Error = runtime::NotListed;

            fn try_from(value: #own) -> Result<Self, runtime::NotListed> {
                #own::#accessor(value).ok_or_else(|| runtime::NotListed::new(value))
            }
        }

        impl TryFrom<&#target> for #own {
            type Error = runtime::NotListed;

            fn try_from(value: &#target) -> Result<Self, runtime::NotListed> {
                #target::#column(value).map(Self).ok_or_else(|| runtime::NotListed::new(value))
            }
        }
    }
}
