//! Structs.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::TypeScope;
use super::{Emit, constructors, deprecated, doc, ident, own_path, path};
use crate::api::RustType;
use crate::model::{Field, Struct, Type};

impl Emit for Struct {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        definition(self, scope)
    }

    fn impls(&self) -> TokenStream {
        impls(self)
    }

    fn mentions_deprecated(&self) -> bool {
        self.fields.iter().any(|field| field.deprecated.is_some())
    }

    fn runtime_types(&self) -> Vec<&'static str> {
        let has_presence = self.fields.iter().any(|field| field.presence.is_some());
        let of_fields = self.fields.iter().flat_map(|field| runtime_types(&field.kind));
        has_presence.then_some("Presence").into_iter().chain(of_fields).collect()
    }
}

fn definition(item: &Struct, scope: &mut TypeScope<'_>) -> TokenStream {
    let (struct_doc, name, words) = (doc(&item.doc), ident(&item.name), words(item));
    let nulls = scope.runtime("ExplicitNulls");
    let fields = item.fields.iter().map(|field| {
        let (doc, deprecated) = (doc(&field.doc), deprecated(field.deprecated.as_ref()));
        let (name, kind) = (ident(&field.name), short_type(&field.kind, scope));
        let kind = scope.option(&kind);
        quote! {
            #doc
            #deprecated
            pub #name: #kind,
        }
    });
    quote! {
        #struct_doc
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            explicit_nulls: #nulls<#words>,
        }
    }
}

fn impls(item: &Struct) -> TokenStream {
    let (name, text) = (own_path(&item.name), &item.name);
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
    let constructor = item.constructor.as_ref().map(|constructor| constructors::impls(item, constructor));
    let (slot_indices, slot_names) = (indices(), names());
    let (view_indices, view_names) = (indices(), names());
    quote! {
        impl runtime::Record for #name {
            fn metadata(&self) -> &'static runtime::Metadata {
                &runtime::Metadata { name: #text, keys: &[#(#keys),*], sensitive: &[#(#sensitive),*] }
            }

            fn slot(&mut self, index: usize) -> Option<runtime::Slot<'_>> {
                Some(match index {
                    #(#slot_indices => runtime::slot(&mut self.#slot_names),)*
                    _ => return None,
                })
            }

            fn view(&self, index: usize) -> Option<runtime::View<'_>> {
                match index {
                    #(#view_indices => runtime::view(self.#view_names.as_ref()),)*
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

        runtime::record!(#name);

        #constructor

        #presences
    }
}

fn presence((index, field): (usize, &Field)) -> Option<TokenStream> {
    let (method, method_doc) = field.presence.as_ref()?;
    let (doc, method, name, kind) = (doc(method_doc), ident(method), ident(&field.name), full_type(&field.kind));
    let index = Literal::usize_unsuffixed(index);
    Some(quote! {
        #doc
        #[must_use]
        pub fn #method(&self) -> runtime::Presence<&#kind> {
            self.explicit_nulls.presence(#index, self.#name.as_ref())
        }
    })
}

/// A type in the file of types.
pub(super) fn short_type(kind: &Type, scope: &mut TypeScope<'_>) -> TokenStream {
    match kind {
        Type::Builtin(RustType::Bool) => quote!(bool),
        Type::Builtin(RustType::I64) => quote!(i64),
        Type::Builtin(RustType::String) => scope.string(),
        Type::Builtin(RustType::Runtime(name)) => scope.root(name),
        Type::Named(path) => scope.path(path),
        Type::List(element) => {
            let element = short_type(element, scope);
            scope.list(&element)
        }
        Type::Map(value) => {
            let (map, value) = (scope.root("Map"), short_type(value, scope));
            quote!(#map<#value>)
        }
        Type::Boxed(value) => {
            let value = short_type(value, scope);
            scope.boxed(&value)
        }
    }
}

/// The types of the runtime that a type is made of.
pub(super) fn runtime_types(kind: &Type) -> Vec<&'static str> {
    match kind {
        Type::Builtin(RustType::Runtime(name)) => vec![name],
        Type::List(content) | Type::Boxed(content) => runtime_types(content),
        Type::Map(content) => [vec!["Map"], runtime_types(content)].concat(),
        Type::Builtin(RustType::Bool | RustType::I64 | RustType::String) | Type::Named(_) => Vec::new(),
    }
}

/// A type in the file of implementations.
pub(super) fn full_type(kind: &Type) -> TokenStream {
    match kind {
        Type::Builtin(RustType::Bool) => quote!(bool),
        Type::Builtin(RustType::I64) => quote!(i64),
        Type::Builtin(RustType::String) => quote!(String),
        Type::Builtin(RustType::Runtime(name)) => {
            let name = ident(name);
            quote!(runtime::#name)
        }
        Type::Named(path) => self::path(path),
        Type::List(element) => {
            let element = full_type(element);
            quote!(Vec<#element>)
        }
        Type::Map(value) => {
            let value = full_type(value);
            quote!(runtime::Map<#value>)
        }
        Type::Boxed(value) => {
            let value = full_type(value);
            quote!(Box<#value>)
        }
    }
}

/// How many words of 64 bits hold a bit for each field.
fn words(item: &Struct) -> Literal {
    Literal::usize_unsuffixed(item.fields.len().div_ceil(64))
}
