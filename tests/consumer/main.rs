//! Tests the generated crate from the point of view of a program that uses MX's APIs.

mod accounts;
mod bodies;
mod conversions;
mod dates;
mod debug;
mod decimals;
#[cfg(feature = "http")]
mod http;
mod platform;
mod presence;
mod promises;
mod properties;
mod requests;
mod shapes;
mod statuses;
mod values;
