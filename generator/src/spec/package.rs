//! `crate.yaml`: what the emitted crate is, and the pages it was transcribed from.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Source;

/// The crate as a whole and the pages that it rests on. One per spec folder, in `crate.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Name of the package that the sources are emitted for, as in its Cargo.toml.
    pub name: String,
    /// First paragraphs of the crate's documentation page.
    pub doc: String,
    /// Pages that definitions name as their source.
    pub pages: Vec<Page>,
    /// Further sections of the crate's documentation page, in order.
    #[serde(default)]
    pub guide: Vec<Section>,
}

/// A page of the vendor's documentation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Short name by which `source` refers to the page.
    pub id: String,
    /// Title of the page, as a reader would look for it.
    pub title: String,
    /// Sections of the page that definitions may name, as their headings read.
    pub sections: Vec<String>,
}

/// A section of a documentation page of the crate or of one of its modules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Heading of the section.
    pub title: String,
    /// Text of the section.
    #[serde(default)]
    pub doc: Option<String>,
    /// Rust code shown under the text. It is compiled and run as a test of the crate's documentation.
    #[serde(default)]
    pub code: Option<String>,
    /// Where the page says it.
    #[serde(default)]
    pub source: Option<Source>,
}
