//! Requests and responses as types of the crate `http`, for any client.

mod credentials;
mod request;
mod response;

use std::borrow::Cow;

use http::{Request, Response};

use self::credentials::Authenticate;
pub use self::credentials::{BearerToken, Credentials, HeaderCredentials, QueryCredentials};
pub use self::request::RequestError;
pub(crate) use self::response::header;
pub use self::response::{HttpReply, ResponseError};
use crate::runtime::Operation;

/// An operation as a request of the crate `http`, which any client can send.
pub trait HttpOperation: Operation {
    /// The credentials that the operation takes: `()` if it needs none.
    #[allow(private_bounds, reason = "only this crate implements the trait")]
    type Credentials: Authenticate;

    /// The request to a server: one of the documented servers, or a URL such as `https://api.example.com`.
    ///
    /// # Errors
    ///
    /// If the request cannot be sent: see [`RequestError`].
    fn http_request<'s>(
        &self,
        server: impl Into<Cow<'s, str>>,
        credentials: &Self::Credentials,
    ) -> Result<Request<Vec<u8>>, RequestError> {
        request::build(self, &server.into(), credentials)
    }

    /// The documented meaning of the response.
    ///
    /// # Errors
    ///
    /// If it is not a documented success. The error holds the response.
    fn http_response(response: Response<Vec<u8>>) -> Result<HttpReply<Self>, ResponseError<Self>> {
        response::read(response)
    }
}
