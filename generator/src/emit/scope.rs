//! Names in the file of a module's types, which defines the types of the spec beside those of the prelude.
//!
//! A name is written short where it means the right type. Where the spec defines another type of that name, the file has
//! the absolute path.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{Emitted, Import, ImportedFrom};
use super::{ident, root_path};
use crate::model::TypePath;

/// Names that the file of a module's types writes short for other types than those of the spec. A type of the spec with
/// such a name is never imported.
const SHORT_NAMES: [&str; 6] = ["Box", "ExplicitNulls", "Option", "String", "UnknownValue", "Vec"];

/// The scope of a definition in the file of a module's types. Collects the imports.
pub(super) struct TypeScope<'m> {
    /// Names that the module defines.
    own: &'m BTreeSet<&'m str>,
    imports: BTreeSet<Import>,
}

impl<'m> TypeScope<'m> {
    pub(super) fn new(own: &'m BTreeSet<&'m str>) -> Self {
        Self { own, imports: BTreeSet::new() }
    }

    /// The tokens of the definition, with the imports that were collected.
    pub(super) fn emitted(self, tokens: TokenStream) -> Emitted {
        Emitted { tokens, imports: self.imports }
    }

    /// A type of the spec.
    pub(super) fn path(&mut self, path: &TypePath) -> TokenStream {
        match path {
            TypePath::Own(name) => {
                let name = ident(name);
                quote!(#name)
            }
            TypePath::Root(name) => self.root(name),
            TypePath::Module { .. } => root_path(path),
        }
    }

    /// A type that the root of the crate re-exports.
    pub(super) fn root(&mut self, name: &str) -> TokenStream {
        if SHORT_NAMES.contains(&name) {
            let name = ident(name);
            return quote!(crate::#name);
        }
        self.imported(ImportedFrom::Root, name, &quote!(crate))
    }

    /// A type of the runtime.
    pub(super) fn runtime(&mut self, name: &str) -> TokenStream {
        self.imported(ImportedFrom::Runtime, name, &quote!(crate::runtime))
    }

    pub(super) fn option(&self, value: &TokenStream) -> TokenStream {
        let option = self.prelude("Option", &quote!(::core::option));
        quote!(#option<#value>)
    }

    pub(super) fn list(&self, element: &TokenStream) -> TokenStream {
        let list = self.prelude("Vec", &quote!(::std::vec));
        quote!(#list<#element>)
    }

    pub(super) fn string(&self) -> TokenStream {
        self.prelude("String", &quote!(::std::string))
    }

    pub(super) fn boxed_str(&self) -> TokenStream {
        self.boxed(&quote!(str))
    }

    pub(super) fn boxed(&self, value: &TokenStream) -> TokenStream {
        let boxed = self.prelude("Box", &quote!(::std::boxed));
        quote!(#boxed<#value>)
    }

    fn imported(&mut self, from: ImportedFrom, name: &str, module: &TokenStream) -> TokenStream {
        let written = ident(name);
        if self.own.contains(name) {
            return quote!(#module::#written);
        }
        self.imports.insert(Import { from, name: name.to_owned() });
        quote!(#written)
    }

    fn prelude(&self, name: &str, module: &TokenStream) -> TokenStream {
        let written = ident(name);
        if self.own.contains(name) { quote!(#module::#written) } else { quote!(#written) }
    }
}
