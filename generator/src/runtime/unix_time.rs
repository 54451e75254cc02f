//! Points in time as integers.

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
