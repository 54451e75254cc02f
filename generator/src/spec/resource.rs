//! What a resource file contains besides definitions.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, List, Section, Spanned};

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
    #[schemars(extend("x-names" = "FieldName"))]
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
    #[schemars(extend("x-names" = "StructName"))]
    pub from: Spanned<String>,
    /// The target struct, in the same form.
    #[schemars(extend("x-names" = "StructName"))]
    pub into: Spanned<String>,
}

/// A finding that has been reviewed and is suppressed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Id of the rule. Errors cannot be suppressed.
    #[schemars(extend("x-names" = "WarningId"))]
    pub rule: Spanned<String>,
    /// The element with the finding: the name of a definition in this file, or `Struct.field`, or `Enum.VALUE`.
    pub at: Spanned<String>,
    /// Why the finding is acceptable.
    pub reason: Spanned<String>,
}
