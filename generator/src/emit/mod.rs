//! From the model to tokens: one file for each kind of item. What is special about a name stands in the spec.

mod constants;
mod conversions;
mod crate_root;
mod enums;
mod features;
mod module;
mod newtypes;
mod requests;
mod structs;

pub(crate) use self::crate_root::crate_root;
pub(crate) use self::features::features;
pub(crate) use self::module::{impls, types};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A path that lowering wrote, such as `Member` or `crate::platform::Member`.
fn path(written: &str) -> TokenStream {
    let segments = written.split("::").map(|segment| Ident::new(segment, Span::call_site()));
    quote!(#(#segments)::*)
}

/// Documentation, a line an attribute, so that it is printed as line comments.
fn doc(markdown: &str) -> TokenStream {
    let lines = markdown.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The same, for the file it stands in.
fn inner_doc(markdown: &str) -> TokenStream {
    let lines = markdown.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#![doc = #lines])*)
}

fn deprecated(note: Option<&String>) -> TokenStream {
    note.map(|note| quote!(#[deprecated(note = #note)])).unwrap_or_default()
}
