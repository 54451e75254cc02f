//! Requests: structs of what they take.
//!
//! Methods that are not generic are `#[inline]`, as in [`operations`]: they are compiled in the crates that use them, and
//! an operation that is not used costs little.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::TypeScope;
use super::structs::{full_type, runtime_types, short_type};
use super::{Emit, constants, deprecated, doc, ident, operations, own_path};
use crate::api::PathSegment;
use crate::model::{Parameter, ParameterPlace, Request};
use crate::names;
use crate::spec::{Encoding, ListStyle, Method};

impl Emit for Request {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        definition(self, scope)
    }

    fn impls(&self) -> TokenStream {
        let (request, operation) = (impls(self), operations::impls(self));
        quote! {
            #request
            #operation
        }
    }

    fn mentions_deprecated(&self) -> bool {
        self.deprecated.is_some()
    }

    fn runtime_types(&self) -> Vec<&'static str> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.kind);
        let headers = self.response_headers.iter().map(|header| &header.kind);
        let mut names: Vec<&str> = parameters.chain(headers).flat_map(runtime_types).collect();
        names.extend(["Operation", "OperationError"]);
        names.extend(self.pagination.is_some().then_some("Paginated"));
        names
    }
}

fn definition(item: &Request, scope: &mut TypeScope<'_>) -> TokenStream {
    let (request_doc, name) = (doc(&item.doc), ident(&item.name));
    let deprecated = deprecated(item.deprecated.as_ref());
    let fields = item.parameters.iter().map(|parameter| {
        let (doc, name, kind) = (doc(&parameter.doc), ident(&parameter.name), short_type(&parameter.kind, scope));
        let kind = if parameter.required { kind } else { scope.option(&kind) };
        quote! {
            #doc
            pub #name: #kind,
        }
    });
    let default = item.parameters.iter().all(|parameter| !parameter.required).then(|| quote!(Default,));
    let has = |is: fn(ParameterPlace) -> bool| item.parameters.iter().any(|parameter| is(parameter.place));
    // Bodies may hold any JSON, which has no total equality.
    let equality = (!has(|place| matches!(place, ParameterPlace::Body(_)))).then(|| quote!(Eq, Hash));
    // The parameters of a path are complete; others may be added.
    let open = has(|place| place != ParameterPlace::Path).then(|| quote!(#[non_exhaustive]));
    quote! {
        #request_doc
        #deprecated
        #[derive(Clone, #default PartialEq, #equality)]
        #open
        pub struct #name {
            #(#fields)*
        }
    }
}

/// The constants and methods of the request, and access to its parameters.
fn impls(item: &Request) -> TokenStream {
    let (name, method, template) = (own_path(&item.name), item.method.name(), &item.path);
    let constants = item.constants.iter().map(constants::definition);
    let headers = item.headers.iter().map(|header| {
        let (doc, name, value) = (doc(&header.doc), ident(&header.constant), &header.value);
        quote! {
            #doc
            pub const #name: &'static str = #value;
        }
    });
    let (new, setters, parameters) = (constructor(item), item.parameters.iter().filter_map(setter), parameters(item));
    quote! {
        impl #name {
            /// The HTTP method.
            pub const METHOD: &'static str = #method;
            /// The path, with the names of its parameters in braces.
            pub const PATH: &'static str = #template;
            #(#constants)*
            #(#headers)*

            #new

            #(#setters)*

            /// The path with the values of its parameters, percent-encoded: a value cannot begin another segment, a query
            /// or a fragment.
            #[inline]
            #[must_use]
            pub fn path(&self) -> String {
                runtime::Operation::path(self)
            }

            /// The query, percent-encoded and without `?`. It is empty if the request has no parameters of the query.
            #[inline]
            #[must_use]
            pub fn query(&self) -> String {
                runtime::Operation::query(self)
            }
        }

        #parameters

        runtime::request!(#name);
    }
}

fn constructor(item: &Request) -> TokenStream {
    let required = || item.parameters.iter().filter(|parameter| parameter.required);
    let arguments = required().map(|parameter| {
        let (name, kind) = (ident(&parameter.name), full_type(&parameter.kind));
        quote!(#name: impl Into<#kind>)
    });
    let fields = item.parameters.iter().map(|parameter| {
        let name = ident(&parameter.name);
        if parameter.required { quote!(#name: #name.into()) } else { quote!(#name: None) }
    });
    quote! {
        /// The request with what it requires.
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// The method that sets an optional parameter.
fn setter(parameter: &Parameter) -> Option<TokenStream> {
    let (setter, name, kind) =
        (ident(&names::setter(&parameter.name)), ident(&parameter.name), full_type(&parameter.kind));
    let doc = doc(&format!("Sets [`{name}`](Self::{name}).", name = parameter.name));
    (!parameter.required).then(|| {
        quote! {
            #doc
            #[must_use]
            pub fn #setter(mut self, #name: impl Into<#kind>) -> Self {
                self.#name = Some(#name.into());
                self
            }
        }
    })
}

/// Access to the parameters by their indices.
fn parameters(item: &Request) -> TokenStream {
    let (name, text, method) = (own_path(&item.name), &item.name, method(item.method));
    let segments = item.segments.iter().map(|segment| match segment {
        PathSegment::Text(text) => quote!(runtime::Segment::Text(#text)),
        PathSegment::Parameter(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(runtime::Segment::Argument(#index))
        }
    });
    let parameters = item.parameters.iter().map(parameter);
    let credentials = item.credentials.iter().flat_map(|credentials| &credentials.names);
    let values = item.parameters.iter().enumerate().map(|(index, parameter)| {
        let (index, name) = (Literal::usize_unsuffixed(index), ident(&parameter.name));
        let value = if parameter.required { quote!(Some(&self.#name)) } else { quote!(self.#name.as_ref()) };
        quote!(#index => runtime::view(#value),)
    });
    let value = if item.parameters.is_empty() {
        quote!(None)
    } else {
        quote! {
            match index {
                #(#values)*
                _ => None,
            }
        }
    };
    let index = if item.parameters.is_empty() { quote!(_) } else { quote!(index) };
    quote! {
        impl runtime::Parameters for #name {
            #[inline]
            fn endpoint(&self) -> &'static runtime::Endpoint {
                const ENDPOINT: &runtime::Endpoint = &runtime::Endpoint {
                    name: #text,
                    method: #method,
                    path: &[#(#segments),*],
                    headers: <#name as runtime::Operation>::HEADERS,
                    parameters: &[#(#parameters),*],
                    credentials: &[#(#credentials),*],
                };
                ENDPOINT
            }

            #[inline]
            fn parameter(&self, #index: usize) -> Option<runtime::View<'_>> {
                #value
            }
        }
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let name = &parameter.wire_name;
    let place = match parameter.place {
        ParameterPlace::Path => quote!(Path),
        ParameterPlace::Query(ListStyle::Repeat) => quote!(Query(runtime::ListStyle::Repeat)),
        ParameterPlace::Query(ListStyle::Comma) => quote!(Query(runtime::ListStyle::Comma)),
        ParameterPlace::Query(ListStyle::Brackets) => quote!(Query(runtime::ListStyle::Brackets)),
        ParameterPlace::Header => quote!(Header),
        ParameterPlace::Body(Encoding::Json) => quote!(Body(runtime::Encoding::Json)),
        ParameterPlace::Body(Encoding::Form) => quote!(Body(runtime::Encoding::Form)),
    };
    let constructor = ident(if parameter.sensitive { "sensitive" } else { "new" });
    quote!(runtime::Parameter::#constructor(#name, runtime::Place::#place))
}

fn method(method: Method) -> TokenStream {
    let variant = match method {
        Method::Get => "Get",
        Method::Head => "Head",
        Method::Post => "Post",
        Method::Put => "Put",
        Method::Patch => "Patch",
        Method::Delete => "Delete",
    };
    let variant = ident(variant);
    quote!(runtime::Method::#variant)
}
