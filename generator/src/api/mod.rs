//! The API that a spec describes, with all references resolved. No later stage looks up a name or parses a type.
//!
//! Each element dereferences to the element of the spec that it was resolved from, and adds typed references.
//! Attributes without references are read through that dereference.

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
mod cycles;
#[macro_use]
mod definition;
mod enumeration;
mod envelope;
mod identifier;
mod integer_form;
mod json;
mod limit;
mod links;
mod operation;
mod pagination;
mod server;
mod structure;
mod typed_value;
mod union;

use std::collections::BTreeMap;

pub(crate) use self::builtin::{Builtin, RustType};
pub(crate) use self::cycles::Cycles;
pub(crate) use self::definition::{Part, TypeOf, WireName, WireNames};
pub(crate) use self::enumeration::{
    Cell, CellOf, Cells, Column, ColumnType, Condition, Enumeration, Predicate, Row, ValueId, WireValue,
};
pub(crate) use self::envelope::Envelope;
pub(crate) use self::identifier::Identifier;
pub(crate) use self::integer_form::IntegerForm;
pub(crate) use self::json::JsonType;
pub(crate) use self::limit::Limit;
pub(crate) use self::links::{Conversion, Correspondence, Pair};
pub(crate) use self::operation::{
    Credentials, ErrorResponse, HeaderValue, Operation, Parameter, PathSegment, QueryParameter, RequestBody,
    RequestHeader, Response, ResponseHeader,
};
pub(crate) use self::pagination::{FieldPath, Pagination, Position, Step};
pub(crate) use self::server::Server;
pub(crate) use self::structure::{Constructor, Field, FieldOf, Structure};
pub(crate) use self::typed_value::{Measure, TypedValue};
pub(crate) use self::union::{Union, UnionVariant};
use crate::finding::Place;
use crate::spec::{self, Lines, Location, Spanned, Spec};

/// Passes the kinds of definitions to a macro. A kind is a line here: the type in `spec` and in this module, its noun, the
/// type of its ids, its lists in [`Api`] and in the keys of a resource file, and what its definitions may be the type of.
macro_rules! for_each_kind {
    ($macro:ident) => {
        $macro! {
            Identifier, "an identifier", IdentifierId in identifiers from identifiers, type of [Field, Parameter];
            IntegerForm, "an integer form", IntegerFormId in integer_forms from integer_forms, type of [Field, Parameter];
            Enumeration, "a closed enumeration", EnumerationId in enumerations from enums, type of [Field, Parameter];
            Structure, "a struct", StructureId in structures from structs, type of [Field, Body];
            Union, "a union", UnionId in unions from unions, type of [Field, Body];
            Envelope, "an envelope", EnvelopeId in envelopes from envelopes, type of [Body];
            Operation, "an operation", OperationId in operations from operations, type of [];
            Limit, "a limit", LimitId in limits from limits, type of [];
        }
    };
}
pub(crate) use for_each_kind;

for_each_kind!(definitions);

ids! {
    /// A public module.
    ModuleId of Module in modules;
    /// A field, which may be in several structs.
    FieldId of Field in fields;
}

/// A reference that could not be resolved: nothing has that name, or only definitions of the wrong kind do. It has been
/// reported, so later stages suppress follow-up findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unresolved;

/// A resolved reference, or the marker of one that could not be resolved.
pub(crate) type Resolved<T> = Result<T, Unresolved>;

/// A whole API.
#[derive(Debug)]
pub(crate) struct Api<'s> {
    pub(crate) spec: &'s Spec,
    /// The resource files, in the order of their names.
    pub(crate) files: Vec<File<'s>>,
    /// The public modules, in the order of their first appearance in the files.
    pub(crate) modules: Vec<Module<'s>>,
    pub(crate) identifiers: Vec<Identifier<'s>>,
    pub(crate) integer_forms: Vec<IntegerForm<'s>>,
    pub(crate) enumerations: Vec<Enumeration<'s>>,
    pub(crate) structures: Vec<Structure<'s>>,
    pub(crate) fields: Vec<Field<'s>>,
    pub(crate) unions: Vec<Union<'s>>,
    pub(crate) envelopes: Vec<Envelope<'s>>,
    pub(crate) operations: Vec<Operation<'s>>,
    /// The servers, those in `crate.yaml` first, and then in the order of the files.
    pub(crate) servers: Vec<Server<'s>>,
    pub(crate) limits: Vec<Limit<'s>>,
    pub(crate) correspondences: Vec<Correspondence<'s>>,
    pub(crate) conversions: Vec<Conversion<'s>>,
    /// The types that contain themselves.
    pub(crate) cycles: Cycles,
    /// The pages of the documentation, by their ids.
    pub(crate) pages: BTreeMap<&'s str, &'s Spanned<spec::Page>>,
}

/// A resource file.
#[derive(Debug)]
pub(crate) struct File<'s> {
    pub(crate) spec: &'s spec::ResourceFile,
    /// The public module of its definitions; `None` for the root of the crate.
    pub(crate) module: Option<ModuleId>,
    /// Its definitions, grouped by kind.
    pub(crate) definitions: Vec<Definition>,
}

/// A public module.
#[derive(Debug)]
pub(crate) struct Module<'s> {
    pub(crate) name: &'s str,
    /// Where a file first names it; `None` for the placeholder of a module whose name is invalid.
    pub(crate) location: Option<Location>,
    /// Indices of its files in [`Api::files`].
    pub(crate) files: Vec<usize>,
}

/// The name, module and file of a definition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header<'s> {
    pub(crate) name: &'s Spanned<String>,
    pub(crate) module: Option<ModuleId>,
    /// Index of its file in [`Api::files`].
    pub(crate) file: usize,
}

/// The type of a field, of the content of an envelope, of the elements of a list, or of the values in a map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Type {
    Builtin(Builtin),
    Named(Definition),
    List(Box<Type>),
    /// A map from texts to values of a type.
    Map(Box<Type>),
}

impl Type {
    /// The definition that the type refers to, directly or as the type of what lists and maps contain.
    pub(crate) fn definition(&self) -> Option<Definition> {
        match self {
            Self::Builtin(_) => None,
            Self::Named(definition) => Some(*definition),
            Self::List(content) | Self::Map(content) => content.definition(),
        }
    }

    /// The definition whose values its own values contain, other than in a list or map.
    pub(crate) fn content(&self) -> Option<Definition> {
        match self {
            Self::Named(definition) => Some(*definition),
            Self::Builtin(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The JSON types of its values.
    pub(crate) fn json(&self, api: &Api<'_>) -> Vec<JsonType> {
        match self {
            Self::Builtin(builtin) => builtin.info().json.to_vec(),
            Self::Named(definition) => api.part(*definition).json(api),
            Self::List(_) => vec![JsonType::Array],
            Self::Map(_) => vec![JsonType::Object],
        }
    }
}

impl<'s> Api<'s> {
    /// The API of a spec, without any definition.
    pub(crate) fn new(spec: &'s Spec) -> Self {
        Self {
            spec,
            files: Vec::new(),
            modules: Vec::new(),
            identifiers: Vec::new(),
            integer_forms: Vec::new(),
            enumerations: Vec::new(),
            structures: Vec::new(),
            fields: Vec::new(),
            unions: Vec::new(),
            envelopes: Vec::new(),
            operations: Vec::new(),
            servers: Vec::new(),
            limits: Vec::new(),
            correspondences: Vec::new(),
            conversions: Vec::new(),
            cycles: Cycles::default(),
            pages: spec.package.pages.iter().rev().map(|page| (page.id.as_str(), page)).collect(),
        }
    }

    /// Converts a location to the form that findings use.
    pub(crate) fn place(&self, location: Location) -> Place {
        self.spec.place(location)
    }

    /// The name by which definitions of a module refer to a definition: qualified if it is in another module.
    pub(crate) fn written_from(&self, module: Option<ModuleId>, definition: Definition) -> String {
        let header = self.header(definition);
        match header.module {
            Some(other) if Some(other) != module => format!("{}.{}", self[other].name, header.name),
            _ => header.name.to_string(),
        }
    }

    /// Whether a struct may have fields that are not among its members, because part of the list is invalid and was
    /// reported.
    pub(crate) fn may_have_more(&self, structure: StructureId) -> bool {
        self.may_list(structure, |_| true)
    }

    /// Whether a struct may have a field with this name that is not among its members.
    pub(crate) fn may_have_field(&self, structure: StructureId, name: &str) -> bool {
        self.may_list(structure, |field| *field.name == *name)
    }

    fn may_list(&self, structure: StructureId, is_relevant: impl Fn(&Field<'s>) -> bool) -> bool {
        let structure = &self[structure];
        let Ok(table) = structure.table else { return true };
        let table = &self[table];
        structure.fields.is_incomplete()
            || table.fields.is_incomplete()
            || table
                .listed
                .iter()
                .map(|field| &self[*field])
                .any(|field| field.in_.is_incomplete() && is_relevant(field))
    }

    /// Looks up a field of a specific struct.
    pub(crate) fn field(&self, field: FieldOf) -> &Field<'s> {
        &self[self[field.structure].members[field.member]]
    }

    /// The fields of a struct, in the order of the page.
    pub(crate) fn fields_of(&self, structure: StructureId) -> impl Iterator<Item = &Field<'s>> + Clone {
        self[structure].members.iter().map(|field| &self[*field])
    }
}
