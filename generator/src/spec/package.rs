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
    /// Optional parts of the crate, each behind the Cargo feature of its name. The package's Cargo.toml declares them.
    #[serde(default)]
    pub features: Vec<Feature>,
    /// Further sections of the crate's documentation page, in order.
    #[serde(default)]
    pub guide: Vec<Section>,
}

/// An optional part of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    /// Conversions of timestamps from and to the types of the crate `chrono`.
    Chrono,
    /// Requests as the types of the crate `http`, with authentication; also needs the crate `base64`.
    Http,
    /// Conversions of timestamps from and to the types of the crate `jiff`.
    Jiff,
    /// Conversions of timestamps from and to the types of the crate `time`.
    Time,
}

impl Feature {
    /// Name of the Cargo feature.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Http => "http",
            Self::Jiff => "jiff",
            Self::Time => "time",
        }
    }
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
    #[serde(default)]
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
