//! The two files of a module: the types, for readers, and what they do.

use proc_macro2::TokenStream;
use quote::quote;

use super::{constants, conversions, enums, ident, inner_doc, newtypes, requests, structs};
use crate::model::{Import, Item, Module};

/// `NAME.rs`: the types with their documentation.
pub(crate) fn types(module: &Module) -> TokenStream {
    let doc = inner_doc(&module.doc);
    let imports = imports(&module.type_imports);
    let runtime = runtime(type_needs(module));
    let items = module.items.iter().map(|item| match item {
        Item::TextNewtype(item) => newtypes::text(item),
        Item::IntegerNewtype(item) => newtypes::integer(item),
        Item::Enum(item) => enums::definition(item),
        Item::Struct(item) => structs::definition(item),
        Item::Request(item) => requests::definition(item),
        Item::Constant(item) => constants::definition(item),
    });
    let impls = has_impls(module).then(|| {
        quote!(
            mod impls;
        )
    });
    quote! {
        #doc
        #impls
        #imports
        #runtime
        #(#items)*
    }
}

/// `NAME/impls.rs`: tables and implementations. `None` if the module has constants only.
pub(crate) fn impls(module: &Module) -> Option<TokenStream> {
    if !has_impls(module) {
        return None;
    }
    let doc = inner_doc("What the types of the module do: tables, and the implementations that rest on them.");
    let mut own: Vec<&str> =
        module.items.iter().filter(|item| !matches!(item, Item::Constant(_))).map(Item::name).collect();
    own.sort_unstable();
    let own = own.into_iter().map(ident);
    let imports = imports(&module.table_imports);
    let runtime = runtime(impl_needs(module));
    let items = module.items.iter().map(|item| match item {
        Item::TextNewtype(item) => newtypes::text_impls(item),
        Item::IntegerNewtype(item) => newtypes::integer_impls(item),
        Item::Enum(item) => enums::impls(item),
        Item::Struct(item) => structs::impls(item),
        Item::Request(item) => requests::impls(item),
        Item::Constant(_) => TokenStream::new(),
    });
    let conversions = conversions::impls(module);
    let deprecated = mentions_deprecated(module)
        .then(|| quote!(#![allow(deprecated, reason = "what is deprecated decodes and encodes all the same")]));
    Some(quote! {
        #doc
        #deprecated
        use super::{#(#own),*};
        #imports
        #runtime
        #(#items)*
        #(#conversions)*
    })
}

fn has_impls(module: &Module) -> bool {
    module.items.iter().any(|item| !matches!(item, Item::Constant(_)))
}

fn mentions_deprecated(module: &Module) -> bool {
    module.items.iter().any(|item| match item {
        Item::Struct(item) => item.fields.iter().any(|field| field.deprecated.is_some()),
        Item::Enum(item) => item.variants.iter().any(|variant| variant.deprecated.is_some()),
        _ => false,
    })
}

fn imports(names: &[Import]) -> Option<TokenStream> {
    let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
    (!names.is_empty()).then(|| quote!(use crate::{#(#names),*};))
}

fn runtime(mut names: Vec<&str>) -> Option<TokenStream> {
    names.sort_unstable();
    names.dedup();
    let names: Vec<_> = names.into_iter().map(ident).collect();
    (!names.is_empty()).then(|| quote!(use crate::runtime::{#(#names),*};))
}

fn type_needs(module: &Module) -> Vec<&'static str> {
    let needs = module.items.iter().filter_map(|item| match item {
        Item::Struct(_) => Some("ExplicitNulls"),
        Item::Enum(item) if item.open => Some("UnknownValue"),
        _ => None,
    });
    needs.collect()
}

fn impl_needs(module: &Module) -> Vec<&'static str> {
    let needs = module.items.iter().flat_map(|item| match item {
        Item::TextNewtype(_) => &["text_newtype"][..],
        Item::IntegerNewtype(_) => &["NotListed", "integer_newtype"],
        Item::Enum(item) => enums::needs(item),
        Item::Struct(item) => structs::needs(item),
        Item::Request(item) => requests::needs(item),
        Item::Constant(_) => &[],
    });
    let carried = (!module.conversions.is_empty()).then_some("ExplicitNulls");
    needs.copied().chain(carried).collect()
}
