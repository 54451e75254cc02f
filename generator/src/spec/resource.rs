//! Resource files, which contain all kinds of definitions.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Enumeration, Envelope, Identifier, IntegerForm, Key, Limit, List, Operation, Section, Server, Spanned, Structure,
};

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

/// A public module of the crate.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Name of the module, in lower case.
    pub name: Spanned<String>,
    /// First paragraphs of the documentation of the module. Only one file of a module has it.
    #[serde(default)]
    pub doc: Key<String>,
    /// Further sections of the documentation of the module, in order.
    #[serde(default)]
    pub guide: List<Section>,
}

/// Fields of different structs that carry the same fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correspondence {
    /// Two or more fields, each as `module.Struct.field`, or as `Struct.field` at the root of the crate.
    #[schemars(length(min = 2))]
    pub fields: List<String>,
    /// How the fields differ, or what to consider when comparing them.
    #[serde(default)]
    pub doc: Key<String>,
}

/// A conversion of one struct into another. It copies corresponding fields and omits the others.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conversion {
    /// The source struct, as `module.Struct`, or as `Struct` at the root of the crate.
    pub from: Spanned<String>,
    /// The target struct, in the same form.
    pub into: Spanned<String>,
}

/// A finding that has been reviewed and is suppressed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Id of the rule. Errors cannot be suppressed.
    pub rule: Spanned<String>,
    /// The element with the finding: the name of a definition in this file, or `Struct.field`, or `Enum.VALUE`.
    pub at: Spanned<String>,
    /// Why the finding is acceptable.
    pub reason: Spanned<String>,
}
