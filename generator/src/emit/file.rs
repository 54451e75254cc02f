//! The files of an emitted crate before they are rendered.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;

/// A file of the emitted crate.
pub(crate) struct EmittedFile<'m> {
    /// Path below the source folder, with `/` between folders.
    pub(crate) path: String,
    /// What the file is made from, for its header.
    pub(crate) origin: String,
    pub(crate) content: Content<'m>,
}

impl<'m> EmittedFile<'m> {
    /// The parts that can be rendered apart from each other.
    pub(crate) fn items(&self) -> &[Part<'m>] {
        match &self.content {
            Content::Verbatim(_) => &[],
            Content::Code { items, .. } => items,
        }
    }
}

/// The content of a file.
pub(crate) enum Content<'m> {
    /// Text that is emitted as it stands.
    Verbatim(&'static str),
    /// Rust code: the attributes and modules at the top, the imports that the items use, and the items.
    Code { head: Part<'m>, items: Vec<Part<'m>> },
}

/// A part of a file, as a function: token streams cannot be sent to another thread, so the thread that renders a part
/// builds its tokens.
pub(crate) type Part<'m> = Box<dyn Fn() -> Emitted + Send + Sync + 'm>;

/// The tokens of a part, and the imports that they rely on.
#[derive(Default)]
pub(crate) struct Emitted {
    pub(crate) tokens: TokenStream,
    pub(crate) imports: BTreeSet<Import>,
}

impl From<TokenStream> for Emitted {
    fn from(tokens: TokenStream) -> Self {
        Self { tokens, imports: BTreeSet::new() }
    }
}

/// A name that a file imports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    pub(crate) from: ImportedFrom,
    pub(crate) name: String,
}

/// The declarations of imports.
pub(crate) fn imports(imports: &BTreeSet<&Import>) -> TokenStream {
    let declaration = |from| {
        let names = imports.iter().filter(|import| import.from == from);
        let names: Vec<_> = names.map(|import| ident(&import.name)).collect();
        let module = match from {
            ImportedFrom::Root => quote!(crate),
            ImportedFrom::Runtime => quote!(crate::runtime),
        };
        (!names.is_empty()).then(|| quote!(use #module::{#(#names),*};))
    };
    [ImportedFrom::Root, ImportedFrom::Runtime].into_iter().filter_map(declaration).collect()
}

/// The module that a name is imported from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ImportedFrom {
    Root,
    Runtime,
}
