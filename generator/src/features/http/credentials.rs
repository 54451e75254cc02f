//! Credentials, a type for each authentication scheme. `Debug` shows none of them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::request::{Draft, RequestError};

/// Credentials that a request can carry.
pub(crate) trait Authenticate {
    /// Adds them to a request. `names` are the names of the headers or of the parameters that hold them.
    fn authenticate(&self, names: &'static [&'static str], draft: &mut Draft) -> Result<(), RequestError>;
}

/// No credentials.
impl Authenticate for () {
    fn authenticate(&self, _: &'static [&'static str], _: &mut Draft) -> Result<(), RequestError> {
        Ok(())
    }
}

/// A user name and a password, for basic access authentication.
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
}

impl Authenticate for Credentials {
    fn authenticate(&self, _: &'static [&'static str], draft: &mut Draft) -> Result<(), RequestError> {
        let pair = STANDARD.encode(format!("{}:{}", self.username, self.password));
        draft.header("Authorization", &format!("Basic {pair}"), true)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}

/// A token, which the header `Authorization` has after the word `Bearer`.
#[derive(Clone, PartialEq, Eq)]
pub struct BearerToken(String);

impl BearerToken {
    /// The token that the vendor issued.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }
}

impl Authenticate for BearerToken {
    fn authenticate(&self, _: &'static [&'static str], draft: &mut Draft) -> Result<(), RequestError> {
        draft.header("Authorization", &format!("Bearer {}", self.0), true)
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BearerToken").finish_non_exhaustive()
    }
}

/// The values of the vendor's own headers, in the order in which the operation documents their names.
#[derive(Clone, PartialEq, Eq)]
pub struct HeaderCredentials<const N: usize>([String; N]);

impl<const N: usize> HeaderCredentials<N> {
    /// The values that the vendor issued.
    #[must_use]
    pub fn new(values: [impl Into<String>; N]) -> Self {
        Self(values.map(Into::into))
    }
}

impl<const N: usize> Authenticate for HeaderCredentials<N> {
    fn authenticate(&self, names: &'static [&'static str], draft: &mut Draft) -> Result<(), RequestError> {
        names.iter().zip(&self.0).try_for_each(|(name, value)| draft.header(name, value, true))
    }
}

impl<const N: usize> fmt::Debug for HeaderCredentials<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderCredentials").finish_non_exhaustive()
    }
}

/// The values of parameters of the query, in the order in which the operation documents their names.
#[derive(Clone, PartialEq, Eq)]
pub struct QueryCredentials<const N: usize>([String; N]);

impl<const N: usize> QueryCredentials<N> {
    /// The values that the vendor issued.
    #[must_use]
    pub fn new(values: [impl Into<String>; N]) -> Self {
        Self(values.map(Into::into))
    }
}

impl<const N: usize> Authenticate for QueryCredentials<N> {
    fn authenticate(&self, names: &'static [&'static str], draft: &mut Draft) -> Result<(), RequestError> {
        names.iter().zip(&self.0).for_each(|(name, value)| draft.query(name, value));
        Ok(())
    }
}

impl<const N: usize> fmt::Debug for QueryCredentials<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueryCredentials").finish_non_exhaustive()
    }
}
