//! Requests as types of the crate `http`, for any client.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderValue, Request};

use crate::runtime::Operation;

/// A user name and a password. `Debug` shows neither.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    username: String,
    password: String,
}

impl Credentials {
    /// The credentials that the vendor issued.
    #[must_use]
    pub fn new(username: impl Into<String>, password: impl Into<String>) -> Self {
        Self { username: username.into(), password: password.into() }
    }

    /// The value of the header, marked as sensitive so that clients do not log it.
    fn header(&self) -> Result<HeaderValue, http::Error> {
        let pair = STANDARD.encode(format!("{}:{}", self.username, self.password));
        let mut value = HeaderValue::try_from(format!("Basic {pair}"))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}

/// An operation as a request to a server, with an empty body.
pub(crate) fn request<O: Operation>(
    operation: &O,
    server: &str,
    credentials: Option<&Credentials>,
) -> Result<Request<()>, http::Error> {
    let uri = format!("{}{}", server.trim_end_matches('/'), operation.path());
    let mut request = Request::builder().method(O::METHOD).uri(uri);
    for (name, value) in O::HEADERS {
        request = request.header(*name, *value);
    }
    if let Some(credentials) = credentials {
        request = request.header(AUTHORIZATION, credentials.header()?);
    }
    request.body(())
}
