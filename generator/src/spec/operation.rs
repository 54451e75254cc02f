//! Requests that the vendor answers, and the numbers it enforces.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, List, Source, Spanned};

/// A request that the vendor answers.
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
    /// Path below the server, with each parameter in braces.
    pub path: Spanned<String>,
    /// Server that the page shows the request against.
    #[serde(default)]
    pub server: Key<String>,
    /// Parameters of the path.
    #[serde(default)]
    pub parameters: List<Parameter>,
    /// Headers with a fixed value.
    #[serde(default)]
    pub headers: List<Header>,
    /// How the caller proves who they are.
    #[serde(default)]
    pub authentication: Key<Authentication>,
    /// The answer when all goes well.
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
    /// The method as a request names it.
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
    /// Name of the parameter, as the path has it in braces.
    pub name: Spanned<String>,
    /// Name of the Rust field, if not that of the parameter.
    #[serde(default)]
    pub rust_name: Key<String>,
    /// An identifier.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
    /// What to pass.
    pub doc: Spanned<String>,
}

/// A header with a fixed value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Name of the header.
    pub name: Spanned<String>,
    /// Its value.
    pub value: Spanned<String>,
    /// What it says.
    pub doc: Spanned<String>,
}

/// How the caller proves who they are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authentication {
    /// The scheme of the `Authorization` header.
    pub scheme: Spanned<Scheme>,
    /// What the vendor calls the user name.
    pub username: Spanned<String>,
    /// What the vendor calls the password.
    pub password: Spanned<String>,
}

/// A scheme of the `Authorization` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Basic access authentication: user name and password, joined by a colon, in Base64.
    Basic,
}

/// The answer to a request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: Spanned<u16>,
    /// Struct or envelope that the body decodes to.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
}

/// A number that the vendor enforces or promises.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Name of the Rust constant, in `UPPER_SNAKE_CASE`.
    pub name: Spanned<String>,
    /// What is limited.
    pub doc: Spanned<String>,
    /// Where the page says it.
    pub source: Spanned<Source>,
    /// The number.
    pub value: Spanned<u64>,
    /// What the number counts.
    pub unit: Spanned<Unit>,
    /// What the vendor answers beyond it.
    #[serde(default)]
    pub exceeded: Key<Exceeded>,
    /// When it does not hold.
    #[serde(default)]
    pub exception: Key<String>,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Things.
    Count,
    /// Seconds of time.
    Seconds,
    /// Minutes of time.
    Minutes,
    /// Hours of time.
    Hours,
}

impl Unit {
    /// A number of units in seconds; `None` if they are no units of time.
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

/// What the vendor answers beyond a limit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exceeded {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: Spanned<u16>,
    /// The words that go with the code.
    pub reason: Spanned<String>,
}
