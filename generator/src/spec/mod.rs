//! What the pages say, in the words of the pages: the types a spec folder loads into.
//!
//! Every doc comment in this module is also the description of that key in the JSON Schema of the spec language.

mod approvals;
mod enumeration;
mod facts;
mod operation;
mod package;
mod resource;
mod structure;
pub mod type_expr;

pub use self::approvals::{Approval, Approvals, Rename};
pub use self::enumeration::{Cell, Column, Condition, Enumeration, IntegerForm, Predicate, Value};
pub use self::facts::{Deprecation, Erratum, Source, Stage};
pub use self::operation::{
    Authentication, Exceeded, Header, Limit, Method, Operation, Parameter, Response, Scheme, Unit,
};
pub use self::package::{Feature, Package, Page, Section};
pub use self::resource::{Conversion, Correspondence, Exception, Module, Resource};
pub use self::structure::{Content, Envelope, Field, Identifier, Structure};

/// A whole spec folder: the crate file and the resource files, in the order of their names.
#[derive(Debug, Default)]
pub struct Spec {
    /// What `crate.yaml` says.
    pub package: Package,
    /// The name of each resource file, relative to the spec folder, and what it says.
    pub resources: Vec<(String, Resource)>,
}
