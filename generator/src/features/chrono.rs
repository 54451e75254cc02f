//! Conversions of dates and times from and to the types of the crate `chrono`.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, ParseError, TimeZone, Utc};

use crate::runtime::{Date, NotATime, Timestamp, UnixMilliseconds, UnixSeconds};

/// Parses RFC 3339 and RFC 2822. A text that is neither is an error here, and does not prevent decoding.
impl TryFrom<&Timestamp> for DateTime<FixedOffset> {
    type Error = ParseError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        let text = timestamp.as_str();
        DateTime::parse_from_rfc3339(text).or_else(|error| DateTime::parse_from_rfc2822(text).map_err(|_| error))
    }
}

impl<Zone: TimeZone<Offset: fmt::Display>> From<DateTime<Zone>> for Timestamp {
    fn from(timestamp: DateTime<Zone>) -> Self {
        Self::new(timestamp.to_rfc3339())
    }
}

/// Parses the text. A text that is not a date is an error here, and does not prevent decoding.
impl TryFrom<&Date> for NaiveDate {
    type Error = ParseError;

    fn try_from(date: &Date) -> Result<Self, Self::Error> {
        date.as_str().parse()
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self::new(date.to_string())
    }
}

impl TryFrom<&UnixSeconds> for DateTime<Utc> {
    type Error = NotATime;

    fn try_from(seconds: &UnixSeconds) -> Result<Self, NotATime> {
        seconds.get().and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or_else(NotATime::new)
    }
}

/// Leaves out fractions of a second.
impl<Zone: TimeZone> From<DateTime<Zone>> for UnixSeconds {
    fn from(time: DateTime<Zone>) -> Self {
        Self::new(time.timestamp())
    }
}

impl TryFrom<&UnixMilliseconds> for DateTime<Utc> {
    type Error = NotATime;

    fn try_from(milliseconds: &UnixMilliseconds) -> Result<Self, NotATime> {
        milliseconds.get().and_then(DateTime::from_timestamp_millis).ok_or_else(NotATime::new)
    }
}

/// Leaves out fractions of a millisecond.
impl<Zone: TimeZone> From<DateTime<Zone>> for UnixMilliseconds {
    fn from(time: DateTime<Zone>) -> Self {
        Self::new(time.timestamp_millis())
    }
}
