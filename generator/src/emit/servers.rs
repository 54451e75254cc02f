//! Enums of servers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::TypeScope;
use super::{Emit, doc, ident, own_path};
use crate::model::{Server, Servers, TemplateSegment};
use crate::names;

impl Emit for Servers {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        definition(self, scope)
    }

    fn impls(&self) -> TokenStream {
        impls(self)
    }
}

fn definition(item: &Servers, scope: &TypeScope<'_>) -> TokenStream {
    let (enum_doc, name, string) = (doc(&item.doc), ident(names::SERVERS), scope.string());
    let variants = item.servers.iter().map(|server| {
        let (variant_doc, variant) = (doc(&server.doc), ident(&server.variant));
        let placeholders = server.placeholders.iter().map(|(name, text)| {
            let (doc, name) = (doc(text), ident(name));
            quote! {
                #doc
                #name: #string,
            }
        });
        let placeholders = (!server.placeholders.is_empty()).then(|| quote!({ #(#placeholders)* }));
        quote! {
            #variant_doc
            #variant #placeholders,
        }
    });
    quote! {
        #enum_doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    }
}

fn impls(item: &Servers) -> TokenStream {
    let name = own_path(names::SERVERS);
    let arms = item.servers.iter().map(arm);
    quote! {
        impl #name {
            /// The URL of the server. What replaces a placeholder is percent-encoded.
            #[must_use]
            pub fn url(&self) -> ::std::borrow::Cow<'static, str> {
                match self {
                    #(#arms)*
                }
            }
        }

        runtime::server!(#name);
    }
}

fn arm(server: &Server) -> TokenStream {
    let (variant, names) = (ident(&server.variant), server.placeholders.iter().map(|(name, _)| ident(name)));
    let names: Vec<_> = names.collect();
    if names.is_empty() {
        let texts = server.url.iter().filter_map(|segment| match segment {
            TemplateSegment::Text(text) => Some(text.as_str()),
            TemplateSegment::Argument(_) => None,
        });
        let url: String = texts.collect();
        return quote!(Self::#variant => #url.into(),);
    }
    let segments = server.url.iter().map(|segment| match segment {
        TemplateSegment::Text(text) => quote!(runtime::Segment::Text(#text)),
        TemplateSegment::Argument(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(runtime::Segment::Argument(#index))
        }
    });
    let pairs = server.placeholders.iter().zip(&names).map(|((text, _), name)| quote!((#text, #name)));
    quote! {
        Self::#variant { #(#names),* } => runtime::server_url(&[#(#segments),*], &[#(#pairs),*]).into(),
    }
}
