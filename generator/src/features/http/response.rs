//! Understanding responses.

use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, Response, StatusCode};

use crate::runtime::{self, Operation, OperationError, Value};

/// A response to an operation, with its status and headers. Headers that are documented have methods.
pub struct HttpReply<O: Operation, B = <O as Operation>::Response> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: B,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation, B: Clone> Clone for HttpReply<O, B> {
    fn clone(&self) -> Self {
        Self { status: self.status, headers: self.headers.clone(), body: self.body.clone(), operation: PhantomData }
    }
}

impl<O: Operation, B: fmt::Debug> fmt::Debug for HttpReply<O, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpReply")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}

/// A response that is not a documented success.
pub struct ResponseError<O: Operation>(Box<Unsuccessful<O>>);

struct Unsuccessful<O: Operation> {
    reply: HttpReply<O, Vec<u8>>,
    kind: OperationError<O::Error>,
}

impl<O: Operation> ResponseError<O> {
    /// What came.
    #[must_use]
    pub fn reply(&self) -> &HttpReply<O, Vec<u8>> {
        &self.0.reply
    }

    /// What it means: a documented error, or else why it has no documented meaning.
    #[must_use]
    pub fn kind(&self) -> &OperationError<O::Error> {
        &self.0.kind
    }

    /// What came, and what it means.
    #[must_use]
    pub fn into_parts(self) -> (HttpReply<O, Vec<u8>>, OperationError<O::Error>) {
        (self.0.reply, self.0.kind)
    }
}

impl<O: Operation> fmt::Debug for ResponseError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The body is not shown: nothing says which parts of an unexpected one are sensitive.
        f.debug_struct("ResponseError")
            .field("status", &self.0.reply.status)
            .field("headers", &self.0.reply.headers)
            .field("kind", &self.0.kind)
            .finish_non_exhaustive()
    }
}

impl<O: Operation> fmt::Display for ResponseError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}: {}", self.0.reply.status.as_u16(), self.0.kind)
    }
}

impl<O: Operation> std::error::Error for ResponseError<O> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0.kind)
    }
}

/// Reads a response to an operation.
pub(super) fn read<O: Operation>(response: Response<Vec<u8>>) -> Result<HttpReply<O>, ResponseError<O>> {
    let (parts, bytes) = response.into_parts();
    let (status, headers, operation) = (parts.status, parts.headers, PhantomData);
    match O::response(status.as_u16(), &bytes) {
        Ok(body) => Ok(HttpReply { status, headers, body, operation }),
        Err(kind) => {
            let reply = HttpReply { status, headers, body: bytes, operation };
            Err(ResponseError(Box::new(Unsuccessful { reply, kind })))
        }
    }
}

/// The value of a documented header; `None` if the response does not have it, or has it with a value of another type.
pub(crate) fn header<T: Value>(headers: &HeaderMap, name: &str) -> Option<T> {
    let value = headers.get(name)?;
    runtime::from_text(std::str::from_utf8(value.as_bytes()).ok()?)
}
