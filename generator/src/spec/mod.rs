//! What the pages say, in the words of the pages: the types a spec folder loads into.
//!
//! Every doc comment in this module is also the description of that key in the JSON Schema of the spec language.

use std::collections::BTreeSet;

use crate::finding::Place;

mod approvals;
mod enumeration;
mod facts;
mod operation;
mod package;
mod resource;
mod spanned;
mod structure;

pub use self::approvals::{Approval, Approvals, Rename};
pub use self::enumeration::{Cell, Cells, Column, Condition, Enumeration, IntegerForm, Predicate, Value};
pub use self::facts::{Deprecation, Erratum, Source, Stage};
pub use self::operation::{
    Authentication, Exceeded, Header, Limit, Method, Operation, Parameter, Response, Scheme, Unit,
};
pub use self::package::{Feature, Package, Page, Section};
pub use self::resource::{Conversion, Correspondence, Exception, Module, Resource};
pub use self::spanned::{FileId, Key, Lines, List, Location, Spanned};
pub(crate) use self::spanned::{KEY, LIST, Marks, SPANNED};
pub use self::structure::{Content, Envelope, Field, Identifier, Structure};

/// A whole spec: what its files say.
#[derive(Debug, Default)]
pub struct Spec {
    /// What `crate.yaml` says.
    pub package: Package,
    /// What the resource files say, in the order of their names.
    pub resources: Vec<ResourceFile>,
    /// Where `crate.yaml` begins, after its comments.
    pub(crate) package_head: Location,
    /// What `approvals.yaml` says.
    pub approvals: Approvals,
    /// What was invalid, is reported, and was left out.
    pub(crate) omitted: Omitted,
    /// The path of each file, as a user would open it, by its id.
    pub(crate) paths: Vec<String>,
}

impl Spec {
    /// A location as a finding has it.
    pub(crate) fn place(&self, location: Location) -> Place {
        let file = self.path(location.file).to_owned();
        Place { file, span: location.span() }
    }

    /// The path of a file, as a user would open it.
    pub(crate) fn path(&self, file: FileId) -> &str {
        self.paths.get(file.0 as usize).map_or("", String::as_str)
    }

    /// Whether something of a name was left out, or may have been.
    pub(crate) fn may_have_omitted(&self, name: &str) -> bool {
        self.omitted.definitions || self.omitted.names.contains(name)
    }
}

/// A resource file.
#[derive(Debug)]
pub struct ResourceFile {
    /// Its name, relative to the spec folder.
    pub name: String,
    /// What it says.
    pub resource: Resource,
    /// Which file it is.
    pub(crate) id: FileId,
    /// Where it begins, after its comments.
    pub(crate) head: Location,
    /// Whether its `module` is there and invalid, so that nobody knows where its definitions belong.
    pub(crate) has_invalid_module: bool,
}

/// What was left out of a spec because it is invalid. What refers to it is not reported again.
#[derive(Debug, Default)]
pub(crate) struct Omitted {
    /// Names of entries that were left out.
    pub(crate) names: BTreeSet<String>,
    /// Whether definitions were left out whose names are not known.
    pub(crate) definitions: bool,
    /// Whether pages were.
    pub(crate) pages: bool,
}
