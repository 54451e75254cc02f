//! Points in time as integers.

use std::fmt;

/// A point in time as the number of seconds since 1970-01-01 00:00 UTC, not counting leap seconds.
///
/// It may come as a number or as a string, and is encoded as it came. Any text is kept. Points in time are compared by their
/// seconds; what is not an integer is greater than all integers, and compared as text.
#[derive(Clone)]
pub struct UnixSeconds(super::Received);

super::received_integer!(UnixSeconds, "UnixSeconds");

/// A point in time as the number of milliseconds since 1970-01-01 00:00 UTC, not counting leap seconds.
///
/// It may come as a number or as a string, and is encoded as it came. Any text is kept. Points in time are compared by their
/// milliseconds; what is not an integer is greater than all integers, and compared as text.
#[derive(Clone)]
pub struct UnixMilliseconds(super::Received);

super::received_integer!(UnixMilliseconds, "UnixMilliseconds");

/// The error for what is not a point in time that the other type can represent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATime(());

impl NotATime {
    pub(crate) fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an integer, of a point in time that the type can represent")
    }
}

impl std::error::Error for NotATime {}
