//! Constructors of structs that programs send, and the methods that set their fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::structs::full_type;
use super::{deprecated, doc, ident, own_path};
use crate::api::Constructor;
use crate::model::{Field, Struct};
use crate::names::setter;

/// How many parameters clippy finds reasonable.
const REASONABLE: usize = 7;

/// The constructor of a struct and the methods that set its fields.
pub(super) fn impls(item: &Struct, constructor: &Constructor) -> TokenStream {
    let name = own_path(&item.name);
    let fields = |members: &[usize]| members.iter().map(|member| &item.fields[*member]).collect::<Vec<_>>();
    let new = new(&fields(&constructor.required));
    let setters = fields(&constructor.settable).into_iter().map(with);
    quote! {
        impl #name {
            #new
            #(#setters)*
        }
    }
}

fn new(required: &[&Field]) -> Option<TokenStream> {
    if required.is_empty() {
        return None;
    }
    let names: Vec<_> = required.iter().map(|field| ident(&field.name)).collect();
    let kinds = required.iter().map(|field| full_type(&field.kind));
    let many = (required.len() > REASONABLE)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "one for each required field")]));
    Some(quote! {
        /// The struct with the fields that requests must have. The methods that begin with `with_` set the others.
        #[must_use]
        #many
        pub fn new(#(#names: impl Into<#kinds>),*) -> Self {
            Self { #(#names: Some(#names.into()),)* ..Self::default() }
        }
    })
}

fn with(field: &Field) -> TokenStream {
    let (name, method, kind) = (ident(&field.name), ident(&setter(&field.name)), full_type(&field.kind));
    let deprecated = deprecated(field.deprecated.as_ref());
    let doc = doc(&format!("Sets [`{name}`](Self::{name})."));
    quote! {
        #doc
        #deprecated
        #[must_use]
        pub fn #method(mut self, value: impl Into<#kind>) -> Self {
            self.#name = Some(value.into());
            self
        }
    }
}
