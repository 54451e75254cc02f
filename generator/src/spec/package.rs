//! `crate.yaml`: what the emitted crate is, and the pages it was transcribed from.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, List, Source, Spanned};

/// The crate as a whole and the pages that it rests on. One per spec folder, in `crate.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Name of the package that the sources are emitted for, as in its Cargo.toml.
    pub name: Key<String>,
    /// First paragraphs of the crate's documentation page.
    pub doc: Key<String>,
    /// Pages that definitions name as their source.
    pub pages: List<Page>,
    /// Optional parts of the crate, each behind the Cargo feature of its name. The package's Cargo.toml declares them.
    #[serde(default)]
    pub features: List<Feature>,
    /// Further sections of the crate's documentation page, in order.
    #[serde(default)]
    pub guide: List<Section>,
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
    pub id: Spanned<String>,
    /// Title of the page, as a reader would look for it.
    pub title: Spanned<String>,
    /// Sections of the page that definitions may name, as their headings read.
    #[serde(default)]
    pub sections: List<String>,
}

/// A section of a documentation page of the crate or of one of its modules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Heading of the section.
    pub title: Spanned<String>,
    /// Text of the section.
    #[serde(default)]
    pub doc: Key<String>,
    /// Rust code shown under the text. It is compiled and run as a test of the crate's documentation.
    #[serde(default)]
    pub code: Key<String>,
    /// Where the page says it.
    #[serde(default)]
    pub source: Key<Source>,
}
