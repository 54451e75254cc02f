//! Unions: enums whose variants hold values of different types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::TypeScope;
use super::structs::{runtime_types, short_type};
use super::{Emit, doc, ident, own_path};
use crate::api::JsonType;
use crate::model::Union;

impl Emit for Union {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        definition(self, scope)
    }

    fn impls(&self) -> TokenStream {
        impls(self)
    }

    fn runtime_types(&self) -> Vec<&'static str> {
        let contents = self.variants.iter().flat_map(|variant| runtime_types(&variant.kind));
        contents.chain(["Json"]).collect()
    }
}

fn definition(item: &Union, scope: &mut TypeScope<'_>) -> TokenStream {
    let (union_doc, unknown_doc, name) = (doc(&item.doc), doc(&item.unknown_doc), ident(&item.name));
    let variants = item.variants.iter().map(|variant| {
        let (doc, name, kind) = (doc(&variant.doc), ident(&variant.name), short_type(&variant.kind, scope));
        quote! {
            #doc
            #name(#kind),
        }
    });
    let variants: Vec<TokenStream> = variants.collect();
    let json = scope.root("Json");
    quote! {
        #union_doc
        #[derive(Clone, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "the variants are what the vendor sends")]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown_doc
            Unknown(#json),
        }
    }
}

fn impls(item: &Union) -> TokenStream {
    let (name, text, told_by) = (own_path(&item.name), &item.name, told_by(item));
    let variants: Vec<_> = item.variants.iter().map(|variant| ident(&variant.name)).collect();
    let names = item.variants.iter().map(|variant| &variant.name);
    let sensitive = item.variants.iter().enumerate().filter(|(_, variant)| variant.sensitive);
    let sensitive = sensitive.map(|(index, _)| Literal::usize_unsuffixed(index));
    let indices: Vec<Literal> = (0..variants.len()).map(Literal::usize_unsuffixed).collect();
    quote! {
        impl runtime::Union for #name {
            fn metadata() -> &'static runtime::UnionMetadata {
                &runtime::UnionMetadata { name: #text, variants: &[#(#names),*], sensitive: &[#(#sensitive),*], told_by: #told_by }
            }

            fn decode(index: Option<usize>, value: runtime::JsonValue<'_, '_>, context: runtime::Context) -> Result<Self, runtime::Mismatch> {
                match index {
                    #(Some(#indices) => runtime::from_json(value, context).map(Self::#variants),)*
                    _ => runtime::kept(value, context).map(Self::Unknown),
                }
            }

            fn content(&self) -> (Option<usize>, runtime::View<'_>) {
                match self {
                    #(Self::#variants(value) => (Some(#indices), runtime::Value::view(value)),)*
                    Self::Unknown(value) => (None, runtime::Value::view(value)),
                }
            }
        }

        runtime::union!(#name);
    }
}

/// What tells the variants apart.
fn told_by(item: &Union) -> TokenStream {
    if let Some(key) = &item.tag {
        let values = item.variants.iter().filter_map(|variant| variant.value.as_ref());
        return quote!(runtime::ToldBy::Tag { key: #key, values: &[#(#values),*] });
    }
    let types = item.variants.iter().map(|variant| {
        let types = variant.json.iter().map(|json| json_type(*json));
        quote!(&[#(#types),*])
    });
    quote!(runtime::ToldBy::Type(&[#(#types),*]))
}

fn json_type(json: JsonType) -> TokenStream {
    let name = ident(match json {
        JsonType::String => "Text",
        JsonType::Boolean => "Boolean",
        JsonType::Integer => "Integer",
        JsonType::Number => "Number",
        JsonType::Array => "List",
        JsonType::Object => "Object",
    });
    quote!(runtime::JsonType::#name)
}
