//! Servers that operations can be sent to.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, Source, Spanned};

/// A server that the operations of a module can be sent to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Name of the server.
    pub name: Spanned<String>,
    /// Scheme, host and, if all paths begin with the same, that beginning. Placeholders in braces are parameters.
    pub url: Spanned<String>,
    /// What the server is for.
    pub doc: Spanned<String>,
    /// Where the page describes it.
    #[serde(default)]
    pub source: Key<Source>,
    /// Where it was observed, if no page describes it.
    #[serde(default)]
    pub observed: Key<String>,
}
