//! Structs.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{deprecated, doc, ident, path};
use crate::model::{Field, Struct, Type};

pub(super) fn definition(item: &Struct) -> TokenStream {
    let (struct_doc, name, words) = (doc(&item.doc), ident(&item.name), words(item));
    let fields = item.fields.iter().map(|field| {
        let (doc, deprecated) = (doc(&field.doc), deprecated(field.deprecated.as_ref()));
        let (name, kind) = (ident(&field.name), kind(&field.kind));
        quote! {
            #doc
            #deprecated
            pub #name: Option<#kind>,
        }
    });
    quote! {
        #struct_doc
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            explicit_nulls: ExplicitNulls<#words>,
        }
    }
}

pub(super) fn impls(item: &Struct) -> TokenStream {
    let (name, text) = (ident(&item.name), &item.name);
    let keys = item.fields.iter().map(|field| &field.wire_name);
    let indices = || (0..item.fields.len()).map(Literal::usize_unsuffixed);
    let names = || item.fields.iter().map(|field| ident(&field.name));
    let sensitive = item
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.sensitive)
        .map(|(index, _)| Literal::usize_unsuffixed(index));
    let presences: Vec<TokenStream> = item.fields.iter().enumerate().filter_map(presence).collect();
    let presences = (!presences.is_empty()).then(|| quote!(impl #name { #(#presences)* }));
    let (slot_indices, slot_names) = (indices(), names());
    let (view_indices, view_names) = (indices(), names());
    quote! {
        impl Record for #name {
            fn shape(&self) -> &'static Shape {
                &Shape { name: #text, keys: &[#(#keys),*], sensitive: &[#(#sensitive),*] }
            }

            fn slot(&mut self, index: usize) -> Option<Slot<'_>> {
                Some(match index {
                    #(#slot_indices => slot(&mut self.#slot_names),)*
                    _ => return None,
                })
            }

            fn view(&self, index: usize) -> Option<View<'_>> {
                match index {
                    #(#view_indices => view(self.#view_names.as_ref()),)*
                    _ => None,
                }
            }

            fn nulls(&self) -> &[u64] {
                self.explicit_nulls.words()
            }

            fn nulls_mut(&mut self) -> &mut [u64] {
                self.explicit_nulls.words_mut()
            }
        }

        record!(#name);

        #presences
    }
}

fn presence((index, field): (usize, &Field)) -> Option<TokenStream> {
    let (method, method_doc) = field.presence.as_ref()?;
    let (doc, method, name, kind) = (doc(method_doc), ident(method), ident(&field.name), kind(&field.kind));
    let index = Literal::usize_unsuffixed(index);
    Some(quote! {
        #doc
        #[must_use]
        pub fn #method(&self) -> Presence<&#kind> {
            self.explicit_nulls.presence(#index, self.#name.as_ref())
        }
    })
}

/// What the implementations of a struct need of the runtime.
pub(super) fn needs(item: &Struct) -> &'static [&'static str] {
    if item.fields.iter().any(|field| field.presence.is_some()) {
        &["Presence", "Record", "Shape", "Slot", "View", "record", "slot", "view"]
    } else {
        &["Record", "Shape", "Slot", "View", "record", "slot", "view"]
    }
}

fn kind(kind: &Type) -> TokenStream {
    match kind {
        Type::Boolean => quote!(bool),
        Type::Integer => quote!(i64),
        Type::String => quote!(String),
        Type::Json => quote!(serde_json::Value),
        Type::Path(written) => path(written),
        Type::List(element) => {
            let element = self::kind(element);
            quote!(Vec<#element>)
        }
    }
}

/// How many words of 64 bits hold a bit for each field.
fn words(item: &Struct) -> Literal {
    Literal::usize_unsuffixed(item.fields.len().div_ceil(64))
}
