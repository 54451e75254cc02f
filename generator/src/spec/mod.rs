//! The typed spec: the types that the files of a spec folder are deserialised into.
//!
//! The doc comments of these types are also the descriptions in the JSON Schema of the spec language.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::finding::Place;

mod approvals;
mod enumeration;
mod facts;
mod json;
mod limit;
mod number;
mod operation;
mod package;
mod resource;
mod response;
mod server;
mod spanned;
mod structure;
mod union;
mod value;
mod value_facts;

pub use self::approvals::{Approval, Approvals, Rename};
pub use self::enumeration::{Column, Condition, Enumeration, IntegerForm, Predicate, Wire};
pub use self::facts::{Deprecation, Erratum, Source, Stage};
pub use self::json::Json;
pub use self::limit::{Exceeded, Limit, Unit};
pub use self::number::Number;
pub use self::operation::{
    Authentication, Encoding, ListStyle, Method, Operation, Pagination, Parameter, QueryParameter, RequestBody,
    RequestHeader, Scheme,
};
pub use self::package::{Feature, Package, Page, Section};
pub use self::resource::{Conversion, Correspondence, Exception, Module};
pub use self::response::{ErrorResponse, Response, ResponseHeader};
pub use self::server::Server;
pub(crate) use self::spanned::{EXACT, INLINE, KEY, LIST, Metadata, SPANNED};
pub use self::spanned::{FileId, Key, Lines, List, Location, Spanned};
pub use self::structure::{Content, Envelope, Field, Identifier, Structure};
pub use self::union::{Choice, TaggedVariant, Union};
pub use self::value::{Cell, Cells, TextOrInteger, Value};
pub use self::value_facts::ValueFacts;

/// A whole spec: the content of all its files.
#[derive(Debug, Default)]
pub struct Spec {
    /// The content of `crate.yaml`.
    pub package: Package,
    /// The resource files, in the order of their names.
    pub resources: Vec<ResourceFile>,
    /// The first key of `crate.yaml`.
    pub(crate) package_head: Location,
    /// The content of `approvals.yaml`.
    pub approvals: Approvals,
    /// What was omitted because it is invalid. It has been reported.
    pub(crate) omitted: Omitted,
    /// The path of each file as findings show it, indexed by its id.
    pub(crate) paths: Vec<String>,
}

impl Spec {
    /// Converts a location to the form that findings use.
    pub(crate) fn place(&self, location: Location) -> Place {
        let file = self.path(location.file).to_owned();
        Place { file, span: location.span() }
    }

    /// The path of a file, as findings show it.
    pub(crate) fn path(&self, file: FileId) -> &str {
        self.paths.get(file.0 as usize).map_or("", String::as_str)
    }

    /// Whether something with this name was omitted, or may have been.
    pub(crate) fn may_have_omitted(&self, name: &str) -> bool {
        self.omitted.definitions || self.omitted.names.contains(name)
    }
}

/// A resource file.
#[derive(Debug)]
pub struct ResourceFile {
    /// Its name, relative to the spec folder.
    pub name: String,
    /// The content.
    pub resource: Resource,
    /// The id of the file.
    pub(crate) id: FileId,
    /// The first key of the file.
    pub(crate) head: Location,
    /// Whether its `module` is invalid, so that the module of its definitions is not known.
    pub(crate) has_invalid_module: bool,
}

/// The definitions of one resource. Every YAML file other than `crate.yaml` and `approvals.yaml` is such a file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Public module of the definitions. Without it, they are at the root of the crate.
    #[serde(default)]
    pub module: Key<Module>,
    /// Identifiers: strings that identify something, each with a type of its own.
    #[serde(default)]
    pub identifiers: List<Identifier>,
    /// Integers that identify values of an enumeration.
    #[serde(default)]
    pub integer_forms: List<IntegerForm>,
    /// Enumerations, with the tables of facts about their values.
    #[serde(default)]
    pub enums: List<Enumeration>,
    /// JSON objects.
    #[serde(default)]
    pub structs: List<Structure>,
    /// Values of one of several types.
    #[serde(default)]
    pub unions: List<Union>,
    /// JSON objects that only wrap another value.
    #[serde(default)]
    pub envelopes: List<Envelope>,
    /// Servers that the operations of the module can be sent to. Those at the root are for the modules that have none.
    #[serde(default)]
    pub servers: List<Server>,
    /// Requests to the vendor's API.
    #[serde(default)]
    pub operations: List<Operation>,
    /// Numeric limits that the vendor enforces or promises.
    #[serde(default)]
    pub limits: List<Limit>,
    /// Fields of different structs that carry the same fact.
    #[serde(default)]
    pub correspondences: List<Correspondence>,
    /// Conversions between structs, which copy corresponding fields.
    #[serde(default)]
    pub conversions: List<Conversion>,
    /// Findings on this file that are suppressed, each for a reason.
    #[serde(default)]
    pub exceptions: List<Exception>,
}

/// What was omitted from a spec because it is invalid. It suppresses follow-up findings on references to it.
#[derive(Debug, Default)]
pub(crate) struct Omitted {
    /// Names of entries that were omitted.
    pub(crate) names: BTreeSet<String>,
    /// Whether definitions of unknown names were omitted.
    pub(crate) definitions: bool,
    /// Whether pages were omitted.
    pub(crate) pages: bool,
}
