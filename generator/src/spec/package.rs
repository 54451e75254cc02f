//! `crate.yaml`: the description of the emitted crate, and the pages that the spec is transcribed from.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, List, Server, Source, Spanned};

/// The description of the crate, and the pages that the spec is transcribed from. A spec folder has one such file,
/// `crate.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Name of the package, as in its Cargo.toml.
    pub name: Key<String>,
    /// First paragraphs of the documentation of the crate.
    pub doc: Key<String>,
    /// Pages that definitions name as their source.
    pub pages: List<Page>,
    /// Optional parts of the crate, each behind the Cargo feature of that name, which the package's Cargo.toml must
    /// declare.
    #[serde(default)]
    pub features: List<Feature>,
    /// Servers that operations can be sent to whose module has none.
    #[serde(default)]
    pub servers: List<Server>,
    /// Further sections of the documentation of the crate, in order.
    #[serde(default)]
    pub guide: List<Section>,
}

/// An optional part of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Conversions of dates and times to and from the types of the crate `chrono`.
    Chrono,
    /// Requests of the crate `http`, with authentication. Also needs the crate `base64`.
    Http,
    /// Conversions of dates and times to and from the types of the crate `jiff`.
    Jiff,
    /// Conversions of decimals to and from the type of the crate `rust_decimal`.
    RustDecimal,
    /// Conversions of dates and times to and from the types of the crate `time`.
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
            Self::RustDecimal => "rust_decimal",
            Self::Time => "time",
        }
    }
}

/// A page of the vendor's documentation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Id by which `source` refers to the page.
    pub id: Spanned<String>,
    /// Title of the page.
    pub title: Spanned<String>,
    /// Sections of the page, by their exact headings.
    #[serde(default)]
    pub sections: List<String>,
}

/// A section of the documentation of the crate or of one of its modules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Heading of the section.
    pub title: Spanned<String>,
    /// Text of the section.
    #[serde(default)]
    pub doc: Key<String>,
    /// Rust code shown below the text. Rustdoc compiles and runs it as a test.
    #[serde(default)]
    pub code: Key<String>,
    /// The page that the text is based on.
    #[serde(default)]
    pub source: Key<Source>,
}
