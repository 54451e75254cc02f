//! A resource file: every kind of definition that the language knows.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Enumeration, Envelope, Identifier, IntegerForm, Key, Limit, List, Operation, Section, Spanned, Structure};

/// The definitions of one resource. One per YAML file other than `crate.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Public module that the definitions belong to. Without it they stand at the root of the crate.
    #[serde(default)]
    pub module: Key<Module>,
    /// Identifiers: texts that name something, each a type of its own.
    #[serde(default)]
    pub identifiers: List<Identifier>,
    /// Integers that stand for the values of an enumeration.
    #[serde(default)]
    pub integer_forms: List<IntegerForm>,
    /// Enumerations, with the tables that describe their values.
    #[serde(default)]
    pub enums: List<Enumeration>,
    /// JSON objects.
    #[serde(default)]
    pub structs: List<Structure>,
    /// JSON objects that only wrap another.
    #[serde(default)]
    pub envelopes: List<Envelope>,
    /// Requests that the vendor answers.
    #[serde(default)]
    pub operations: List<Operation>,
    /// Numbers that the vendor enforces or promises.
    #[serde(default)]
    pub limits: List<Limit>,
    /// Fields of different structs that hold the same fact.
    #[serde(default)]
    pub correspondences: List<Correspondence>,
    /// Structs that can be made of others, field by field as the correspondences say.
    #[serde(default)]
    pub conversions: List<Conversion>,
    /// Findings about this file that are accepted, each for a reason.
    #[serde(default)]
    pub exceptions: List<Exception>,
}

/// A public module of the crate.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Name of the module, in lower case.
    pub name: Spanned<String>,
    /// First paragraphs of the module's documentation page. One file of a module gives it.
    #[serde(default)]
    pub doc: Key<String>,
    /// Further sections of the module's documentation page, in order.
    #[serde(default)]
    pub guide: List<Section>,
}

/// Fields of different structs that hold the same fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correspondence {
    /// Two fields or more, each as `module.Struct.field`, or `Struct.field` at the root of the crate.
    #[schemars(length(min = 2))]
    pub fields: List<String>,
    /// What to know when one is taken for the other.
    #[serde(default)]
    pub doc: Key<String>,
}

/// A struct that can be made of another: the fields that correspond are carried over, the others are left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conversion {
    /// The struct to take apart, as `module.Struct`, or `Struct` at the root of the crate.
    pub from: Spanned<String>,
    /// The struct to make, in the same form.
    pub into: Spanned<String>,
}

/// A finding that somebody has looked at, and accepts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Id of the rule. Only warnings and notes can be accepted.
    pub rule: Spanned<String>,
    /// What it is about: the name of a definition of this file, or `Struct.field`, or `Enum.VALUE`.
    pub at: Spanned<String>,
    /// Why it is accepted.
    pub reason: Spanned<String>,
}
