//! Facts that any definition may carry: where it comes from, and what is wrong or ending with it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, Spanned};

/// The place in the documentation that a definition was transcribed from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id of a page of `crate.yaml`.
    pub page: Spanned<String>,
    /// One of the page's sections.
    #[serde(default)]
    pub section: Key<String>,
}

/// The end of a field or value, announced or effective.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deprecation {
    /// Whether users are already to stop. An announced deprecation is documented, an effective one warns.
    #[serde(default)]
    pub stage: Key<Stage>,
    /// What the page says about it, in our words.
    pub note: Spanned<String>,
    /// Field of the same struct, or value of the same enumeration, to use instead.
    #[serde(default)]
    pub replacement: Key<String>,
}

/// How far a deprecation has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The page says that it will be deprecated.
    Announced,
    /// The page says that it is deprecated.
    #[default]
    Effective,
}

/// A statement of the page that is known to be wrong.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// The type as the page has it, letter by letter.
    pub documented_type: Spanned<String>,
    /// Why the spec says otherwise.
    pub reason: Spanned<String>,
}
