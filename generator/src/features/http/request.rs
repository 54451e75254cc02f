//! Building requests.

use std::fmt;

use http::uri::Uri;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request};

use super::credentials::Authenticate;
use crate::runtime::{self, Pairs, Parameters};

/// Why a request cannot be sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// A parameter of the path is empty, so that the path would be that of another operation.
    EmptyParameter {
        /// Name of the parameter.
        name: &'static str,
    },
    /// The value of a header contains a character that no header can have, such as a line break.
    InvalidHeader {
        /// Name of the header.
        name: &'static str,
    },
    /// The server is not a URL with a scheme and a host, or has a query, a fragment, an empty segment or a placeholder
    /// without a value.
    InvalidServer {
        /// The server.
        server: String,
    },
    /// The body has no form in JSON.
    Unencodable(serde_json::Error),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyParameter { name } => write!(f, "the parameter `{name}` of the path is empty"),
            Self::InvalidHeader { name } => {
                write!(f, "the value of the header `{name}` contains a character that no header can have")
            }
            Self::InvalidServer { server } => write!(f, "`{server}` is not the URL of a server"),
            Self::Unencodable(_) => f.write_str("the body has no form in JSON"),
        }
    }
}

impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unencodable(error) => Some(error),
            Self::EmptyParameter { .. } | Self::InvalidHeader { .. } | Self::InvalidServer { .. } => None,
        }
    }
}

/// The parts of a request that credentials are added to.
pub(crate) struct Draft {
    query: Pairs,
    headers: HeaderMap,
}

impl Draft {
    /// Adds a header. Clients do not log a sensitive one.
    pub(super) fn header(&mut self, name: &'static str, value: &str, sensitive: bool) -> Result<(), RequestError> {
        let invalid = || RequestError::InvalidHeader { name };
        let mut value = HeaderValue::from_str(value).map_err(|_| invalid())?;
        value.set_sensitive(sensitive);
        self.headers.append(HeaderName::try_from(name).map_err(|_| invalid())?, value);
        Ok(())
    }

    /// Adds a parameter of the query.
    pub(super) fn query(&mut self, name: &str, value: &str) {
        self.query.push(name, value);
    }
}

/// An operation as a request to a server.
pub(super) fn build(
    operation: &dyn Parameters,
    server: &str,
    credentials: &dyn Authenticate,
) -> Result<Request<Vec<u8>>, RequestError> {
    if let Some(name) = runtime::empty_argument(operation) {
        return Err(RequestError::EmptyParameter { name });
    }
    let endpoint = operation.endpoint();
    let mut draft = Draft { query: runtime::query(operation), headers: HeaderMap::new() };
    for header in runtime::headers(operation) {
        draft.header(header.name, &header.value, header.sensitive)?;
    }
    credentials.authenticate(endpoint.credentials, &mut draft)?;
    let invalid = || RequestError::InvalidServer { server: server.to_owned() };
    let uri = uri(server, &runtime::path(operation), &draft.query.into_string()).ok_or_else(invalid)?;
    let body = runtime::encoded_body(operation).map_err(RequestError::Unencodable)?;
    let mut request = Request::new(body);
    *request.method_mut() = method(endpoint.method);
    *request.uri_mut() = uri;
    *request.headers_mut() = draft.headers;
    Ok(request)
}

fn method(method: runtime::Method) -> Method {
    match method {
        runtime::Method::Get => Method::GET,
        runtime::Method::Head => Method::HEAD,
        runtime::Method::Post => Method::POST,
        runtime::Method::Put => Method::PUT,
        runtime::Method::Patch => Method::PATCH,
        runtime::Method::Delete => Method::DELETE,
    }
}

/// Joins the parts of a URI; `None` if the server is not the beginning of one.
fn uri(server: &str, path: &str, query: &str) -> Option<Uri> {
    let base = server.strip_suffix('/').unwrap_or(server);
    let is_base = base.split_once("://").is_some_and(|(_, rest)| rest.split('/').all(|segment| !segment.is_empty()));
    if !is_base || base.contains(['?', '#', '{', '}']) {
        return None;
    }
    let mark = if query.is_empty() { "" } else { "?" };
    let uri = Uri::try_from(format!("{base}{path}{mark}{query}")).ok()?;
    (uri.scheme().is_some() && uri.authority().is_some()).then_some(uri)
}
