//! Operations and limits.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, List, Source, Spanned};

/// A request to the vendor's API.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Name of the Rust type of the request, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the request does.
    pub doc: Spanned<String>,
    /// Where the page describes it.
    pub source: Spanned<Source>,
    /// HTTP method.
    pub method: Spanned<Method>,
    /// Path of the URL, with each parameter in braces.
    pub path: Spanned<String>,
    /// Server in the page's example of the request, with its scheme.
    #[serde(default)]
    pub server: Key<String>,
    /// Parameters of the path.
    #[serde(default)]
    pub parameters: List<Parameter>,
    /// Headers with a fixed value.
    #[serde(default)]
    pub headers: List<Header>,
    /// How the client authenticates.
    #[serde(default)]
    pub authentication: Key<Authentication>,
    /// The response to a successful request.
    pub response: Spanned<Response>,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// The name of the method.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A parameter of the path.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Name of the parameter, as in the path.
    pub name: Spanned<String>,
    /// Name of the Rust field, if it differs from that of the parameter.
    #[serde(default)]
    pub rust_name: Key<String>,
    /// Type of the parameter: the name of an identifier.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
    /// What the parameter contains.
    pub doc: Spanned<String>,
}

/// A header with a fixed value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Name of the header.
    pub name: Spanned<String>,
    /// Value of the header, exactly as it is sent.
    pub value: Spanned<String>,
    /// What the header means.
    pub doc: Spanned<String>,
}

/// How the client authenticates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authentication {
    /// The scheme of the `Authorization` header.
    pub scheme: Spanned<Scheme>,
    /// The vendor's term for the user name.
    pub username: Spanned<String>,
    /// The vendor's term for the password.
    pub password: Spanned<String>,
}

/// A scheme of the `Authorization` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Basic access authentication: user name and password, joined by a colon, in Base64.
    Basic,
}

/// The response to a request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: Spanned<u16>,
    /// Type of the body: the name of a struct or envelope.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
}

/// A numeric limit that the vendor enforces or promises.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Name of the Rust constant, in `UPPER_SNAKE_CASE`.
    pub name: Spanned<String>,
    /// What is limited.
    pub doc: Spanned<String>,
    /// Where the page states the limit.
    pub source: Spanned<Source>,
    /// The number.
    pub value: Spanned<u64>,
    /// What the number counts.
    pub unit: Spanned<Unit>,
    /// How the vendor responds to a request beyond the limit.
    #[serde(default)]
    pub exceeded: Key<Exceeded>,
    /// When the limit does not hold.
    #[serde(default)]
    pub exception: Key<String>,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A number of things.
    Count,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
}

impl Unit {
    /// Converts a number of these units to seconds; `None` if they are not units of time.
    #[must_use]
    pub fn in_seconds(self, value: u64) -> Option<u64> {
        match self {
            Self::Count => None,
            Self::Seconds => Some(value),
            Self::Minutes => Some(value.saturating_mul(60)),
            Self::Hours => Some(value.saturating_mul(60 * 60)),
        }
    }
}

/// The response to a request beyond a limit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exceeded {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: Spanned<u16>,
    /// Reason phrase of the status code.
    pub reason: Spanned<String>,
}
