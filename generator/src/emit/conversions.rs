//! Conversions of a struct into another, field by field.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, ident, own_path, path};
use crate::model::{Conversion, Item, Module};

/// The conversion, in the module of the struct that is made.
pub(super) fn conversion(module: &Module, conversion: &Conversion) -> TokenStream {
    let (from, into, doc) = (path(&conversion.from), own_path(&conversion.into), doc(&conversion.doc));
    let fields = conversion.fields.iter().map(|(source, target)| {
        let (value, target_name) = (ident(&source.name), ident(&target.name));
        match (source.is_boxed, target.is_boxed) {
            (false, true) => quote!(#target_name: other.#value.map(Box::new)),
            (true, false) => quote!(#target_name: other.#value.map(|value| *value)),
            (true, true) | (false, false) => quote!(#target_name: other.#value),
        }
    });
    let pairs = conversion.fields.iter().map(|(source, target)| {
        let (source, target) = (Literal::usize_unsuffixed(source.index), Literal::usize_unsuffixed(target.index));
        quote!((#source, #target))
    });
    let rest = (conversion.fields.len() < field_count(module, &conversion.into)).then(|| quote!(..Self::default()));
    quote! {
        #doc
        impl From<#from> for #into {
            fn from(other: #from) -> Self {
                Self {
                    explicit_nulls: runtime::ExplicitNulls::carried(runtime::Record::nulls(&other), &[#(#pairs),*]),
                    #(#fields,)*
                    #rest
                }
            }
        }
    }
}

fn field_count(module: &Module, name: &str) -> usize {
    let fields = module.items.iter().find_map(|item| match item {
        Item::Struct(item) if item.name == name => Some(item.fields.len()),
        _ => None,
    });
    fields.unwrap_or_default()
}
