//! Operations of golden cases, sent to a server on this machine: the bytes that arrive, and what the responses mean.
//!
//! The emitted files are modules of this test, which takes the place of the root of their crates.
#![cfg(feature = "http")]
#![allow(deprecated, reason = "a deprecated operation is sent as well")]

#[allow(dead_code, missing_docs, unreachable_pub, unused_imports, unused_macros)]
#[path = "../../generated/src/features/mod.rs"]
mod features;
#[allow(dead_code, unreachable_pub, unused_imports, unused_macros)]
#[path = "../../generated/src/runtime/mod.rs"]
mod runtime;

#[allow(dead_code, unreachable_pub)]
#[path = "../golden/authentication/expected"]
mod authentication {
    pub(crate) mod keys;
}
#[allow(dead_code, unreachable_pub)]
#[path = "../golden/pagination/expected"]
mod pagination {
    pub(crate) mod books;
}
#[allow(dead_code, unreachable_pub)]
#[path = "../golden/parameter-types/expected"]
mod parameter_types {
    pub(crate) mod trains;
}
#[allow(dead_code, unreachable_pub)]
#[path = "../golden/requests/expected"]
mod requests {
    pub(crate) mod parcels;
}
#[allow(dead_code, unreachable_pub)]
#[path = "../golden/responses/expected"]
mod responses {
    pub(crate) mod orders;
}
#[allow(dead_code, unreachable_pub)]
#[path = "../golden/servers/expected"]
mod servers {
    pub(crate) mod doors;
    pub(crate) mod lockers;
    pub(crate) mod server_urls;
}

use features::{
    BearerToken, Credentials, HeaderCredentials, HttpOperation, HttpReply, QueryCredentials, RequestError,
    ResponseError,
};
use runtime::{
    Date, Decimal, IntegerText, Json, Map, Operation, OperationError, Paginated, Timestamp, UnixMilliseconds,
    UnixSeconds,
};

mod exchange;
mod next;
mod scalars;
mod sent;
mod understood;
mod unsendable;
