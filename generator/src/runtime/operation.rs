//! Operations: requests to the vendor's API, and the meaning of their responses.

use std::fmt;

use super::parameters::{self, Parameters};

/// A request to the vendor's API, and how to understand the response.
///
/// It does no input or output: send the request with any client, and pass the status and the body of the response to
/// [`response`](Self::response). Code that is generic over this trait can send every operation.
#[allow(private_bounds, reason = "only this crate implements the trait")]
pub trait Operation: Parameters + Sized + Send + Sync + 'static {
    /// What a successful response holds: the body, or `()` if it has none. If several successes are documented, it is an
    /// enum of them.
    type Response: fmt::Debug + Send + Sync + 'static;
    /// What the documented errors hold: an enum of them. It has no values if no error is documented.
    type Error: fmt::Debug + Send + Sync + 'static;
    /// The HTTP method.
    const METHOD: &'static str;
    /// The path, with the names of its parameters in braces.
    const PATH: &'static str;
    /// Headers with fixed values.
    const HEADERS: &'static [(&'static str, &'static str)];

    /// The path with the values of its parameters, percent-encoded.
    fn path(&self) -> String {
        parameters::path(self)
    }

    /// The query, percent-encoded and without `?`. It is empty if the request has no parameters of the query.
    fn query(&self) -> String {
        parameters::query(self).into_string()
    }

    /// All headers except those of the authentication: those with fixed values, those given with the request, and
    /// `Content-Type` if there is a body.
    fn headers(&self) -> Vec<(&'static str, String)> {
        parameters::headers(self).map(|header| (header.name, header.value.into_owned())).collect()
    }

    /// The encoded body. It is empty if the request has none.
    ///
    /// # Errors
    ///
    /// If a value in the body has no form in JSON.
    fn encoded_body(&self) -> Result<Vec<u8>, serde_json::Error> {
        parameters::encoded_body(self)
    }

    /// The documented meaning of a response, by its status and its body.
    ///
    /// # Errors
    ///
    /// If the status is that of a documented error or is not documented, or if the body is not the documented one.
    fn response(status: u16, body: &[u8]) -> Result<Self::Response, OperationError<Self::Error>>;
}

/// An operation whose response is a part of a longer list.
pub trait Paginated: Operation {
    /// The request for the part that follows a response. `None` if the response is the last one.
    fn next(&self, response: &Self::Response) -> Option<Self>;
}

/// Why a response is not a documented success.
#[derive(Debug)]
pub enum OperationError<E> {
    /// It is a documented error.
    Documented(E),
    /// The status is not documented for the operation.
    Undocumented,
    /// The status is documented, but the body is not what is documented for it.
    Undecodable(serde_json::Error),
}

impl<E> From<serde_json::Error> for OperationError<E> {
    fn from(error: serde_json::Error) -> Self {
        Self::Undecodable(error)
    }
}

impl<E> fmt::Display for OperationError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Documented(_) => "the response is a documented error",
            Self::Undocumented => "the status of the response is not documented",
            Self::Undecodable(_) => "the body of the response is not what is documented for its status",
        })
    }
}

impl<E: fmt::Debug> std::error::Error for OperationError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Undecodable(error) => Some(error),
            Self::Documented(_) | Self::Undocumented => None,
        }
    }
}
