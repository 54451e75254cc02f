//! Facts that definitions of all kinds share: sources, deprecations and errata.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, Spanned};

/// The place in the documentation that a definition was transcribed from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id of a page of `crate.yaml`.
    #[schemars(extend("x-names" = "PageId"))]
    pub page: Spanned<String>,
    /// One of the page's sections.
    #[serde(default)]
    pub section: Key<String>,
}

/// The deprecation of a field, value or operation, announced or effective.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deprecation {
    /// Whether the deprecation is announced or effective. An announced one is only documented; an effective one makes
    /// the compiler warn.
    #[serde(default)]
    pub stage: Key<Stage>,
    /// What the page says about it, in your own words.
    pub note: Spanned<String>,
    /// Field of the same struct, value of the same enumeration, or operation of the same module, to use instead.
    #[serde(default)]
    pub replacement: Key<String>,
}

/// The stage of a deprecation.
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
    /// The type exactly as on the page.
    pub documented_type: Spanned<String>,
    /// Why the type in the spec differs.
    pub reason: Spanned<String>,
}
