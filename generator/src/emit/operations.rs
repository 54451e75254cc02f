//! What the responses to a request mean, its next request, and its form as types of the crate `http`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::structs::full_type;
use super::{doc, ident, own_path};
use crate::model::{Credentials, FieldPath, Outcome, Outcomes, Pagination, Position, Request, ResponseHeader};
use crate::names;

pub(super) fn impls(item: &Request) -> TokenStream {
    let (operation, pagination) = (operation(item), item.pagination.as_ref().map(|one| pagination(item, one)));
    let http = item.http.then(|| http(item));
    quote! {
        #operation
        #pagination
        #http
    }
}

fn operation(item: &Request) -> TokenStream {
    let (name, response, error) = (own_path(&item.name), response_type(item), error_type(item));
    let headers = item.headers.iter().map(|header| {
        let (name, constant) = (&header.name, ident(&header.constant));
        quote!((#name, Self::#constant))
    });
    let outcomes = || item.successes.outcomes.iter().chain(&item.errors.outcomes);
    let body = if outcomes().any(|outcome| outcome.body.is_some()) { quote!(body) } else { quote!(_) };
    let successes = item.successes.outcomes.iter().map(|outcome| {
        let (status, value) = arm(&item.successes, outcome);
        quote!(#status => Ok(#value),)
    });
    let errors = item.errors.outcomes.iter().map(|outcome| {
        let (status, value) = arm(&item.errors, outcome);
        quote!(#status => Err(runtime::OperationError::Documented(#value)),)
    });
    quote! {
        impl runtime::Operation for #name {
            type Response = #response;
            type Error = #error;

            const METHOD: &'static str = Self::METHOD;
            const PATH: &'static str = Self::PATH;
            const HEADERS: &'static [(&'static str, &'static str)] = &[#(#headers),*];

            #[inline]
            fn response(status: u16, #body: &[u8]) -> Result<Self::Response, runtime::OperationError<Self::Error>> {
                match status {
                    #(#successes)*
                    #(#errors)*
                    _ => Err(runtime::OperationError::Undocumented),
                }
            }
        }
    }
}

/// The status of a documented response, and the value for it.
fn arm(outcomes: &Outcomes, outcome: &Outcome) -> (Literal, TokenStream) {
    let body = outcome
        .body
        .as_ref()
        .map(|_| if outcome.is_envelope { quote!(runtime::envelope(body)?) } else { quote!(runtime::body(body)?) });
    let value = match &outcomes.enumeration {
        None => body.unwrap_or_else(|| quote!(())),
        Some(name) => {
            let (name, variant) = (own_path(name), ident(&names::status_variant(outcome.status)));
            let body = body.map(|body| quote!((#body)));
            quote!(#name::#variant #body)
        }
    };
    (Literal::u16_unsuffixed(outcome.status), value)
}

fn response_type(item: &Request) -> TokenStream {
    let body = || item.successes.outcomes.first()?.body.as_ref().map(full_type);
    let enumeration = item.successes.enumeration.as_deref().map(own_path);
    enumeration.or_else(body).unwrap_or_else(|| quote!(()))
}

fn error_type(item: &Request) -> TokenStream {
    let enumeration = item.errors.enumeration.as_deref().map(own_path);
    enumeration.unwrap_or_else(|| quote!(::std::convert::Infallible))
}

/// The next request of a paginated operation.
fn pagination(item: &Request, pagination: &Pagination) -> TokenStream {
    let (name, response, place) = (own_path(&item.name), response_type(item), &item.parameters[pagination.parameter]);
    let body = match (&item.successes.enumeration, item.successes.outcomes.get(pagination.success)) {
        (Some(enumeration), Some(outcome)) => {
            let (enumeration, variant) = (own_path(enumeration), ident(&names::status_variant(outcome.status)));
            Some(quote! {
                let #enumeration::#variant(response) = response else { return None };
            })
        }
        _ => None,
    };
    let (data, field) = (pagination_data(pagination), ident(&place.name));
    let value = quote!(runtime::from_text(&position)?);
    let value = if place.required { value } else { quote!(Some(#value)) };
    quote! {
        impl #name {
            /// The request for the part of the list that follows a response. `None` if the response is the last one.
            #[inline]
            #[must_use]
            pub fn next(&self, response: &#response) -> Option<Self> {
                const PAGINATION: runtime::Pagination = #data;
                #body
                let position = PAGINATION.next(self, &|| runtime::Value::view(response))?;
                let mut next = self.clone();
                next.#field = #value;
                Some(next)
            }
        }

        impl runtime::Paginated for #name {
            #[inline]
            fn next(&self, response: &Self::Response) -> Option<Self> {
                self.next(response)
            }
        }
    }
}

fn pagination_data(pagination: &Pagination) -> TokenStream {
    let parameter = Literal::usize_unsuffixed(pagination.parameter);
    let position = match &pagination.position {
        Position::Page { first, total } => {
            let (first, total) = (Literal::u32_unsuffixed(*first), optional_path(total.as_ref()));
            quote!(Page { first: #first, total: #total })
        }
        Position::Cursor { next } => quote!(Cursor { next: &[#(#next),*] }),
    };
    let (more, items) = (optional_path(pagination.more.as_ref()), optional_path(pagination.items.as_ref()));
    quote! {
        runtime::Pagination {
            parameter: #parameter,
            position: runtime::Position::#position,
            more: #more,
            items: #items,
        }
    }
}

fn optional_path(path: Option<&FieldPath>) -> TokenStream {
    let path = path.map(|keys| quote!(Some(&[#(#keys),*])));
    path.unwrap_or_else(|| quote!(None))
}

/// The request and its response as types of the crate `http`.
fn http(item: &Request) -> TokenStream {
    let name = own_path(&item.name);
    let credentials = item.credentials.as_ref().map(credentials_type);
    let parameter = credentials.as_ref().map(|kind| quote!(, credentials: &#kind));
    let argument = if credentials.is_some() { quote!(credentials) } else { quote!(&()) };
    let credentials = credentials.unwrap_or_else(|| quote!(()));
    let headers = item.response_headers.iter().map(response_header);
    let headers = (!item.response_headers.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "http")]
            impl<B> crate::HttpReply<#name, B> {
                #(#headers)*
            }
        }
    });
    quote! {
        #[cfg(feature = "http")]
        impl #name {
            /// The request to a server: a documented one, or a URL such as `https://api.example.com`.
            ///
            /// # Errors
            ///
            /// If the request cannot be sent: if a parameter of the path is empty, or a header or the server invalid.
            pub fn http_request<'s>(
                &self,
                server: impl Into<::std::borrow::Cow<'s, str>>
                #parameter
            ) -> Result<::http::Request<Vec<u8>>, crate::RequestError> {
                crate::HttpOperation::http_request(self, server, #argument)
            }

            /// The documented meaning of a response.
            ///
            /// # Errors
            ///
            /// If it is not a documented success. The error holds the response.
            #[inline]
            pub fn http_response(
                response: ::http::Response<Vec<u8>>,
            ) -> Result<crate::HttpReply<Self>, crate::ResponseError<Self>> {
                crate::HttpOperation::http_response(response)
            }
        }

        #[cfg(feature = "http")]
        impl crate::HttpOperation for #name {
            type Credentials = #credentials;
        }

        #headers
    }
}

fn credentials_type(credentials: &Credentials) -> TokenStream {
    let (kind, count) = (ident(credentials.kind), Literal::usize_unsuffixed(credentials.names.len()));
    let count = (!credentials.names.is_empty()).then(|| quote!(<#count>));
    quote!(crate::#kind #count)
}

fn response_header(header: &ResponseHeader) -> TokenStream {
    let (doc, method, kind, name) =
        (doc(&header.doc), ident(&header.method), full_type(&header.kind), &header.wire_name);
    quote! {
        #doc
        #[must_use]
        pub fn #method(&self) -> Option<#kind> {
            crate::features::header(&self.headers, #name)
        }
    }
}
