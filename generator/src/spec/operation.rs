//! Requests that the vendor answers, and the numbers it enforces.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Source;

/// A request that the vendor answers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Name of the Rust type of the request, in `UpperCamelCase`.
    pub name: String,
    /// What the request does.
    pub doc: String,
    /// Where the page describes it.
    pub source: Source,
    /// HTTP method.
    pub method: Method,
    /// Path below the server, with each parameter in braces.
    pub path: String,
    /// Server that the page shows the request against.
    #[serde(default)]
    pub server: Option<String>,
    /// Parameters of the path.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// Headers with a fixed value.
    #[serde(default)]
    pub headers: Vec<Header>,
    /// How the caller proves who they are.
    #[serde(default)]
    pub authentication: Option<Authentication>,
    /// The answer when all goes well.
    pub response: Response,
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

/// A parameter of the path.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Name of the parameter, as the path has it in braces.
    pub name: String,
    /// Name of the Rust field, if not that of the parameter.
    #[serde(default)]
    pub rust_name: Option<String>,
    /// An identifier.
    #[serde(rename = "type")]
    pub type_: String,
    /// What to pass.
    pub doc: String,
}

/// A header with a fixed value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Name of the header.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What it says.
    pub doc: String,
}

/// How the caller proves who they are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authentication {
    /// The scheme of the `Authorization` header.
    pub scheme: Scheme,
    /// What the vendor calls the user name.
    pub username: String,
    /// What the vendor calls the password.
    pub password: String,
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
    pub status: u16,
    /// Struct or envelope that the body decodes to.
    #[serde(rename = "type")]
    pub type_: String,
}

/// A number that the vendor enforces or promises.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Name of the Rust constant, in `UPPER_SNAKE_CASE`.
    pub name: String,
    /// What is limited.
    pub doc: String,
    /// Where the page says it.
    pub source: Source,
    /// The number.
    pub value: u64,
    /// What the number counts.
    pub unit: Unit,
    /// What the vendor answers beyond it.
    #[serde(default)]
    pub exceeded: Option<Exceeded>,
    /// When it does not hold.
    #[serde(default)]
    pub exception: Option<String>,
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

/// What the vendor answers beyond a limit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exceeded {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: u16,
    /// The words that go with the code.
    pub reason: String,
}
