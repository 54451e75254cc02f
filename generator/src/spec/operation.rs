//! Operations: requests, and what authenticates them and gives the next one.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Deprecation, ErrorResponse, Key, List, Response, Source, Spanned, ValueFacts};

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
    /// Parameters of the query, which follow the path after `?`.
    #[serde(default)]
    pub query: List<QueryParameter>,
    /// Headers, each with a fixed value or with one that is given with each request.
    #[serde(default)]
    pub headers: List<RequestHeader>,
    /// How the client authenticates.
    #[serde(default)]
    pub authentication: Key<Authentication>,
    /// The body of the request.
    #[serde(default)]
    pub body: Key<RequestBody>,
    /// The response to a successful request.
    #[serde(default)]
    pub response: Key<Response>,
    /// The responses to a successful request, if there are several, each with a status of its own.
    #[serde(default)]
    #[schemars(length(min = 1))]
    pub responses: List<Response>,
    /// The responses to a request that fails, each with a status of its own.
    #[serde(default)]
    pub errors: List<ErrorResponse>,
    /// How the next request is made from the response, if the response is a part of a longer list.
    #[serde(default)]
    pub pagination: Key<Pagination>,
    /// The deprecation of the operation.
    #[serde(default)]
    pub deprecated: Key<Deprecation>,
}

impl Operation {
    /// All types that it names, as written.
    pub(crate) fn written_types(&self) -> impl Iterator<Item = &Spanned<String>> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.type_);
        let query = self.query.iter().map(|parameter| &parameter.type_);
        let headers = self.headers.iter().filter_map(|header| header.type_.given());
        let body = self.body.value().map(|body| &body.type_);
        let responses = self.responses.iter().chain(self.response.given());
        let (responses, errors) = (responses.map(Spanned::get), self.errors.iter().map(Spanned::get));
        let bodies = responses.clone().filter_map(|response| response.type_.given());
        let bodies = bodies.chain(errors.clone().filter_map(|error| error.type_.given()));
        let response_headers = responses.flat_map(|response| &response.headers);
        let response_headers = response_headers.chain(errors.flat_map(|error| &error.headers));
        let response_headers = response_headers.map(|header| &header.type_);
        parameters.chain(query).chain(headers).chain(body).chain(bodies).chain(response_headers)
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Method {
    Get,
    Head,
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
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether requests may have a body.
    #[must_use]
    pub fn takes_body(self) -> bool {
        match self {
            Self::Get | Self::Head => false,
            Self::Post | Self::Put | Self::Patch | Self::Delete => true,
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
    /// Type of the parameter: a built-in type other than `any`, or the name of an identifier, integer form or open
    /// enumeration.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "ScalarType"))]
    pub type_: Spanned<String>,
    /// What the parameter contains.
    pub doc: Spanned<String>,
    /// Whether the value must not appear in logs.
    #[serde(default)]
    pub sensitive: Key<bool>,
}

/// A parameter of the query.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QueryParameter {
    /// Name of the parameter, exactly as in the URL, before percent-encoding.
    pub name: Spanned<String>,
    /// Name of the Rust field, if the name is not a valid identifier or collides.
    #[serde(default)]
    pub rust_name: Key<String>,
    /// Type of the parameter: a built-in type other than `any`, the name of an identifier, integer form or open
    /// enumeration, or `list<…>` of one of these.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "QueryType"))]
    pub type_: Spanned<String>,
    /// What the parameter contains.
    pub doc: Spanned<String>,
    /// Whether each request has the parameter. Without it, the parameter is optional.
    #[serde(default)]
    pub required: Key<bool>,
    /// How the elements of a list are written. Without it, each repeats the name: `id=1&id=2`.
    #[serde(default)]
    pub style: Key<ListStyle>,
    /// Whether the value must not appear in logs.
    #[serde(default)]
    pub sensitive: Key<bool>,
    /// Facts about the values.
    #[serde(rename = "$Inline")]
    #[schemars(flatten)]
    pub facts: ValueFacts,
}

/// How the elements of a list are written in a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ListStyle {
    /// Each element repeats the name: `id=1&id=2`.
    #[default]
    Repeat,
    /// The elements are joined by commas: `id=1,2`.
    Comma,
    /// Each element repeats the name, with brackets: `id[]=1&id[]=2`.
    Brackets,
}

/// A header of a request, with a fixed `value`, or with a `type` and a value that is given with each request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestHeader {
    /// Name of the header.
    pub name: Spanned<String>,
    /// Value of the header, exactly as it is sent with each request.
    #[serde(default)]
    pub value: Key<String>,
    /// Type of the values that are given with each request: a built-in type other than `any`, or the name of an
    /// identifier, integer form or open enumeration.
    #[serde(default, rename = "type")]
    #[schemars(extend("x-names" = "ScalarType"))]
    pub type_: Key<String>,
    /// What the header means.
    pub doc: Spanned<String>,
    /// Name of the Rust field, if the name of the header is not a valid identifier or collides.
    #[serde(default)]
    pub rust_name: Key<String>,
    /// Whether each request has the header. Without it, a header with a `type` is optional.
    #[serde(default)]
    pub required: Key<bool>,
    /// Whether the value must not appear in logs.
    #[serde(default)]
    pub sensitive: Key<bool>,
}

/// How the client authenticates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authentication {
    /// Where the credentials are in the request.
    pub scheme: Spanned<Scheme>,
    /// The vendor's term for the user name. For the scheme `basic`.
    #[serde(default)]
    pub username: Key<String>,
    /// The vendor's term for the password. For the scheme `basic`.
    #[serde(default)]
    pub password: Key<String>,
    /// Names of the headers, or of the parameters of the query, with the credentials. For the schemes `headers` and
    /// `query`.
    #[serde(default)]
    #[schemars(length(min = 1))]
    pub names: List<String>,
}

/// Where the credentials are in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// In the header `Authorization`, as basic access authentication: user name and password, joined by a colon, in
    /// Base64.
    Basic,
    /// In the header `Authorization`, as a token after the word `Bearer`.
    Bearer,
    /// In headers of the vendor's own.
    Headers,
    /// In parameters of the query.
    Query,
}

impl Scheme {
    /// The name of the scheme.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Bearer => "bearer",
            Self::Headers => "headers",
            Self::Query => "query",
        }
    }
}

/// The body of a request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestBody {
    /// Type of the body: the name of a struct, envelope or union, or `list<…>` of one.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "BodyType"))]
    pub type_: Spanned<String>,
    /// How the body is written, which the header `Content-Type` says. Without it, `json`.
    #[serde(default)]
    pub encoding: Key<Encoding>,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// As JSON: `application/json`.
    #[default]
    Json,
    /// As a form: `application/x-www-form-urlencoded`. What is nested is written as `metadata[key]` and
    /// `items[0][price]`.
    Form,
}

impl Encoding {
    /// The name of the encoding.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Form => "form",
        }
    }
}

/// How the next request is made from a response: by page number, with `page`, or by cursor, with `cursor` and `next`.
///
/// Fields of the response are named by their paths, such as `pagination.total_pages`. In a path, a list stands for its
/// last element.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// Parameter of the query that takes the number of a page. The next request has the next number.
    #[serde(default)]
    pub page: Key<String>,
    /// Number of the first page, if it is not 1.
    #[serde(default)]
    pub first: Key<u32>,
    /// Parameter of the query that takes the number of elements on a page.
    #[serde(default)]
    pub size: Key<String>,
    /// Field of the response with the number of pages. A response to a request for the last page has no next request.
    #[serde(default)]
    pub total: Key<String>,
    /// Parameter of the query that takes the cursor.
    #[serde(default)]
    pub cursor: Key<String>,
    /// Field of the response with the cursor of the next request. A response without it has no next request.
    #[serde(default)]
    pub next: Key<String>,
    /// Field of the response that is true if there is a next request.
    #[serde(default)]
    pub more: Key<String>,
    /// Field of the response with the elements. A response without elements has no next request.
    #[serde(default)]
    pub items: Key<String>,
}
