//! The API that a spec describes, with every reference resolved. Nothing after this stage looks up a name or parses a type.
//!
//! What a definition says without referring to anything is read from the spec: each part dereferences to the part of the
//! spec that it was made from, and adds the references, typed.

/// Declares parts of the API, each with what it adds to the part of the spec that it was made from.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) struct $part<'s> {
            pub(crate) spec: &'s Spanned<spec::$part>,
            $($(#[$field_doc])* pub(crate) $field: $type,)*
        }

        impl<'s> std::ops::Deref for $part<'s> {
            type Target = spec::$part;

            fn deref(&self) -> &spec::$part {
                self.spec
            }
        }
    )*};
}

mod builtin;
mod definition;
mod enumeration;
mod envelope;
mod identifier;
mod integer_form;
mod limit;
mod links;
mod operation;
mod structure;

use std::collections::BTreeMap;

pub(crate) use self::builtin::{Builtin, JsonType, RustType};
pub(crate) use self::definition::{
    Definition, EnumerationId, EnvelopeId, FieldId, IdentifierId, IntegerFormId, LimitId, ModuleId, OperationId, Part,
    StructureId, ValueId,
};
pub(crate) use self::enumeration::{Cell, CellOf, Cells, Column, ColumnType, Condition, Enumeration, Predicate, Row};
pub(crate) use self::envelope::Envelope;
pub(crate) use self::identifier::Identifier;
pub(crate) use self::integer_form::IntegerForm;
pub(crate) use self::limit::Limit;
pub(crate) use self::links::{Conversion, Correspondence, Pair};
pub(crate) use self::operation::{Body, Operation, PathSegment};
pub(crate) use self::structure::{Field, FieldOf, Structure};
use crate::finding::Place;
use crate::spec::{self, Location, Spanned, Spec};

/// A reference that names nothing, or nothing that may stand in its place. It is reported, so whatever depends on it
/// stays silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unresolved;

/// A reference.
pub(crate) type Resolved<T> = Result<T, Unresolved>;

/// A whole API.
#[derive(Debug)]
pub(crate) struct Api<'s> {
    pub(crate) spec: &'s Spec,
    /// The resource files, in the order of their names.
    pub(crate) files: Vec<File<'s>>,
    /// The public modules, in the order in which the files name them.
    pub(crate) modules: Vec<Module<'s>>,
    pub(crate) identifiers: Vec<Identifier<'s>>,
    pub(crate) integer_forms: Vec<IntegerForm<'s>>,
    pub(crate) enumerations: Vec<Enumeration<'s>>,
    pub(crate) structures: Vec<Structure<'s>>,
    pub(crate) fields: Vec<Field<'s>>,
    pub(crate) envelopes: Vec<Envelope<'s>>,
    pub(crate) operations: Vec<Operation<'s>>,
    pub(crate) limits: Vec<Limit<'s>>,
    pub(crate) correspondences: Vec<Correspondence<'s>>,
    pub(crate) conversions: Vec<Conversion<'s>>,
    /// The pages of the documentation, by their ids.
    pub(crate) pages: BTreeMap<&'s str, &'s Spanned<spec::Page>>,
}

/// A resource file.
#[derive(Debug)]
pub(crate) struct File<'s> {
    pub(crate) spec: &'s spec::ResourceFile,
    /// The public module that its definitions belong to; `None` for the root of the crate.
    pub(crate) module: Option<ModuleId>,
    /// Its definitions, kind by kind.
    pub(crate) definitions: Vec<Definition>,
}

/// A public module.
#[derive(Debug)]
pub(crate) struct Module<'s> {
    pub(crate) name: &'s str,
    /// Where a file first names it; `None` for a stand-in of a module whose name is invalid.
    pub(crate) location: Option<Location>,
    /// Positions of its files among the files of the API.
    pub(crate) files: Vec<usize>,
}

/// What every definition has: a name and a place among the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header<'s> {
    pub(crate) name: &'s Spanned<String>,
    pub(crate) module: Option<ModuleId>,
    /// Position of its file among the files of the API.
    pub(crate) file: usize,
}

/// The type of a field, of what an envelope wraps, or of the elements of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Type {
    Builtin(Builtin),
    Named(Definition),
    List(Box<Type>),
}

impl Type {
    /// The definition that the type names, directly or as the element of a list.
    pub(crate) fn definition(&self) -> Option<Definition> {
        match self {
            Self::Builtin(_) => None,
            Self::Named(definition) => Some(*definition),
            Self::List(element) => element.definition(),
        }
    }

    /// What it is in JSON; `None` for one that may be anything.
    pub(crate) fn json(&self, api: &Api<'_>) -> Option<JsonType> {
        match self {
            Self::Builtin(builtin) => builtin.info().json,
            Self::Named(definition) => api.part(*definition).json(),
            Self::List(_) => Some(JsonType::Array),
        }
    }
}

impl<'s> Api<'s> {
    /// A location as a finding has it.
    pub(crate) fn place(&self, location: Location) -> Place {
        self.spec.place(location)
    }

    /// The name of a definition as a module of the spec writes it.
    pub(crate) fn written_from(&self, module: Option<ModuleId>, definition: Definition) -> String {
        let header = self.header(definition);
        match header.module {
            Some(other) if Some(other) != module => format!("{}.{}", self[other].name, header.name),
            _ => header.name.to_string(),
        }
    }

    /// Whether a struct may have a field besides its members: something is invalid, and reported, where it would be listed.
    pub(crate) fn may_have_more(&self, structure: StructureId) -> bool {
        self.may_list(structure, |_| true)
    }

    /// Whether a struct may have a field of a name besides its members.
    pub(crate) fn may_have_field(&self, structure: StructureId, name: &str) -> bool {
        self.may_list(structure, |field| *field.name == *name)
    }

    fn may_list(&self, structure: StructureId, is_meant: impl Fn(&Field<'s>) -> bool) -> bool {
        let structure = &self[structure];
        let Ok(table) = structure.table else { return true };
        let table = &self[table];
        structure.fields.is_incomplete()
            || table.fields.is_incomplete()
            || table.listed.iter().map(|field| &self[*field]).any(|field| field.in_.is_incomplete() && is_meant(field))
    }

    /// A field of one struct.
    pub(crate) fn field(&self, field: FieldOf) -> &Field<'s> {
        &self[self[field.structure].members[field.member]]
    }

    /// The fields that a struct has, in the order of the page.
    pub(crate) fn fields_of(&self, structure: StructureId) -> impl Iterator<Item = &Field<'s>> + Clone {
        self[structure].members.iter().map(|field| &self[*field])
    }
}
