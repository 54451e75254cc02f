//! From the model to source files: one file for each kind of item, and [`layout`] for the files of the crate.
//!
//! The file of a module's types reads like documentation: [`scope`] keeps its names short. The file of its
//! implementations defines nothing that can be named like a type of the spec, and imports only the runtime, so there the
//! names of the prelude always mean the prelude; types of the spec are written with their paths.

mod constants;
mod constructors;
mod conversions;
mod crate_root;
mod enums;
mod features;
mod file;
mod layout;
mod module;
mod newtypes;
mod operations;
mod outcomes;
mod requests;
mod scope;
mod servers;
mod structs;
mod unions;
mod verbatim;

pub(crate) use self::file::{Content, Emitted, EmittedFile, Import, Part, imports};
pub(crate) use self::layout::emit;
pub use self::verbatim::is_verbatim;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use self::scope::TypeScope;
use crate::model::{Item, TypePath};

/// Stands for a line break within documentation until it is rendered: to parse and print an attribute for each line would
/// take most of the time.
pub(crate) const DOC_LINE_BREAK: char = '\u{1e}';

/// The emission of a kind of item.
trait Emit {
    /// The item, in the file of types.
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream;

    /// Its implementations, in the file of implementations.
    fn impls(&self) -> TokenStream {
        TokenStream::new()
    }

    /// Whether a part of it is deprecated, which its implementations mention.
    fn mentions_deprecated(&self) -> bool {
        false
    }

    /// Public types of the runtime that it shows to users, for the root of the crate to re-export.
    fn runtime_types(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

impl Item {
    fn emit(&self) -> &dyn Emit {
        match self {
            Self::TextNewtype(item) => item,
            Self::IntegerNewtype(item) => item,
            Self::Enum(item) => item,
            Self::Struct(item) => item,
            Self::Union(item) => item,
            Self::Request(item) => &**item,
            Self::Outcomes(item) => item,
            Self::Servers(item) => item,
            Self::Constant(item) => item,
        }
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A type of the spec, in the file of a module's implementations.
fn path(path: &TypePath) -> TokenStream {
    match path {
        TypePath::Own(name) => own_path(name),
        _ => root_path(path),
    }
}

/// A type that the module defines, in the file of the module's implementations.
fn own_path(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(super::#name)
}

/// A type from elsewhere in the crate.
fn root_path(path: &TypePath) -> TokenStream {
    match path {
        TypePath::Own(name) | TypePath::Root(name) => {
            let name = ident(name);
            quote!(crate::#name)
        }
        TypePath::Module { module, name } => {
            let (module, name) = (ident(module), ident(name));
            quote!(crate::#module::#name)
        }
    }
}

/// A variable that none of the other variables hides.
fn variable(name: &str, others: &[&str]) -> Ident {
    let mut name = name.to_owned();
    while others.contains(&name.as_str()) {
        name.push('_');
    }
    ident(&name)
}

/// Documentation of an item.
fn doc(markdown: &str) -> Option<TokenStream> {
    let text = doc_text(markdown)?;
    Some(quote!(#[doc = #text]))
}

/// Documentation of a file.
fn inner_doc(markdown: &str) -> Option<TokenStream> {
    let text = doc_text(markdown)?;
    Some(quote!(#![doc = #text]))
}

fn doc_text(markdown: &str) -> Option<Literal> {
    let mut text = String::with_capacity(markdown.len() + markdown.len() / 32 + 1);
    for (index, line) in markdown.lines().enumerate() {
        if index > 0 {
            text.push(DOC_LINE_BREAK);
        }
        if !line.is_empty() {
            text.push(' ');
        }
        if line.contains(DOC_LINE_BREAK) {
            text.push_str(&line.replace(DOC_LINE_BREAK, " "));
        } else {
            text.push_str(line);
        }
    }
    (!markdown.is_empty()).then(|| Literal::string(&text))
}

fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}
