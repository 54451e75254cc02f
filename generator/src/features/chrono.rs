//! Conversions of timestamps from and to the types of the crate `chrono`.

use std::fmt;

use chrono::{DateTime, FixedOffset, ParseError, TimeZone};

use crate::runtime::Timestamp;

/// Parses the text. A text that is not a timestamp is an error here, and does not prevent decoding.
impl TryFrom<&Timestamp> for DateTime<FixedOffset> {
    type Error = ParseError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        DateTime::parse_from_rfc3339(timestamp.as_str())
    }
}

impl<Zone: TimeZone<Offset: fmt::Display>> From<DateTime<Zone>> for Timestamp {
    fn from(timestamp: DateTime<Zone>) -> Self {
        Self::new(timestamp.to_rfc3339())
    }
}
