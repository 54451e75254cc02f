//! Requests: structs of the parameters of the path.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::TypeScope;
use super::{Emit, constants, doc, ident, own_path, path};
use crate::api::PathSegment;
use crate::model::Request;

impl Emit for Request {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        definition(self, scope)
    }

    fn impls(&self) -> TokenStream {
        impls(self)
    }

    fn runtime_types(&self) -> Vec<&'static str> {
        vec!["Operation"]
    }
}

/// The struct of the parameters.
fn definition(item: &Request, scope: &mut TypeScope<'_>) -> TokenStream {
    let (request_doc, name) = (doc(&item.doc), ident(&item.name));
    let parameters = item.parameters.iter().map(|parameter| {
        let (doc, name, kind) = (doc(&parameter.doc), ident(&parameter.name), scope.path(&parameter.kind));
        quote! {
            #doc
            pub #name: #kind,
        }
    });
    let default = item.parameters.is_empty().then(|| quote!(Default,));
    quote! {
        #request_doc
        #[derive(Clone, Debug, #default PartialEq, Eq, Hash)]
        pub struct #name {
            #(#parameters)*
        }
    }
}

/// The constants and methods of the request.
fn impls(item: &Request) -> TokenStream {
    let (name, method, template, response) = (own_path(&item.name), item.method, &item.path, path(&item.response));
    let constants = item.constants.iter().map(constants::definition);
    let headers = item.headers.iter().map(|header| {
        let (doc, name, value) = (doc(&header.doc), ident(&header.constant), &header.value);
        quote! {
            #doc
            pub const #name: &'static str = #value;
        }
    });
    let pairs = item.headers.iter().map(|header| {
        let (name, constant) = (&header.name, ident(&header.constant));
        quote!((#name, Self::#constant))
    });
    let (new, path_body, http) = (constructor(item), path_body(item), http(item));
    quote! {
        impl #name {
            /// The HTTP method.
            pub const METHOD: &'static str = #method;
            /// The path, with the names of its parameters in braces.
            pub const PATH: &'static str = #template;
            #(#constants)*
            #(#headers)*

            #new

            /// The path with the values of its parameters, percent-encoded: a value cannot begin another segment, a query
            /// or a fragment.
            #[must_use]
            pub fn path(&self) -> String {
                #path_body
            }
        }

        impl runtime::Operation for #name {
            type Response = #response;

            const METHOD: &'static str = Self::METHOD;
            const PATH: &'static str = Self::PATH;
            const HEADERS: &'static [(&'static str, &'static str)] = &[#(#pairs),*];

            fn path(&self) -> String {
                self.path()
            }
        }

        #http
    }
}

/// The request as a type of the crate `http`.
fn http(item: &Request) -> Option<TokenStream> {
    let authenticated = item.http?;
    let name = own_path(&item.name);
    let (parameter, argument) = if authenticated {
        (quote!(, credentials: &crate::Credentials), quote!(Some(credentials)))
    } else {
        (quote!(), quote!(None))
    };
    Some(quote! {
        #[cfg(feature = "http")]
        impl #name {
            /// The request to a server such as `https://api.example.com`.
            ///
            /// # Errors
            ///
            /// If `server` and the path are not a URI.
            pub fn http_request(&self, server: &str #parameter) -> Result<::http::Request<()>, ::http::Error> {
                crate::features::request(self, server, #argument)
            }
        }
    })
}

fn constructor(item: &Request) -> TokenStream {
    let names: Vec<_> = item.parameters.iter().map(|parameter| ident(&parameter.name)).collect();
    let kinds = item.parameters.iter().map(|parameter| path(&parameter.kind));
    quote! {
        /// The request with the values of its parameters.
        #[must_use]
        pub fn new(#(#names: impl Into<#kinds>),*) -> Self {
            Self { #(#names: #names.into()),* }
        }
    }
}

fn path_body(item: &Request) -> TokenStream {
    let steps = item.segments.iter().map(|segment| match segment {
        PathSegment::Text(text) => quote!(path.push_str(#text);),
        PathSegment::Parameter(index) => {
            let name = ident(&item.parameters[*index].name);
            quote!(runtime::push_segment(&mut path, self.#name.as_str());)
        }
    });
    if item.parameters.is_empty() {
        return quote!(Self::PATH.to_owned());
    }
    quote! {
        let mut path = String::new();
        #(#steps)*
        path
    }
}
