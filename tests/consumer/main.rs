//! The generated crate as a program that talks to MX uses it.

mod bodies;
mod conversions;
mod dates;
mod debug;
#[cfg(feature = "http")]
mod http;
mod presence;
mod promises;
mod properties;
mod requests;
mod shapes;
mod statuses;
mod values;
