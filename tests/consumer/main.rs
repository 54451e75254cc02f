//! The generated crate as a program that talks to MX uses it.

mod bodies;
mod debug;
mod requests;
mod statuses;
mod values;
