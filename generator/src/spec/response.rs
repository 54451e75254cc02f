//! Responses of operations, documented successes and errors alike.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, List, Spanned};

/// The response to a successful request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: Spanned<u16>,
    /// Type of the body: the name of a struct, envelope or union, or `list<…>` of one. Without it, the response has no
    /// body.
    #[serde(default, rename = "type")]
    #[schemars(extend("x-names" = "BodyType"))]
    pub type_: Key<String>,
    /// When the vendor sends this response.
    #[serde(default)]
    pub doc: Key<String>,
    /// Headers of the response that the page describes.
    #[serde(default)]
    pub headers: List<ResponseHeader>,
}

/// The response to a request that fails.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorResponse {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: Spanned<u16>,
    /// Type of the body: the name of a struct, envelope or union, or `list<…>` of one. Without it, the page does not
    /// describe the body.
    #[serde(default, rename = "type")]
    #[schemars(extend("x-names" = "BodyType"))]
    pub type_: Key<String>,
    /// When the vendor sends this response.
    #[serde(default)]
    pub doc: Key<String>,
    /// Headers of the response that the page describes.
    #[serde(default)]
    pub headers: List<ResponseHeader>,
}

/// A header of a response.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponseHeader {
    /// Name of the header.
    pub name: Spanned<String>,
    /// Type of the value: a built-in type other than `any`, or the name of an identifier, integer form or open
    /// enumeration.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "ScalarType"))]
    pub type_: Spanned<String>,
    /// What the header contains.
    pub doc: Spanned<String>,
    /// Name of the Rust method, if the name of the header is not a valid identifier or collides.
    #[serde(default)]
    pub rust_name: Key<String>,
    /// Whether the value must not appear in logs.
    #[serde(default)]
    pub sensitive: Key<bool>,
}
