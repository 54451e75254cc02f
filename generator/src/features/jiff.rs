//! Conversions of dates and times from and to the types of the crate `jiff`.

use crate::runtime::{Date, NotATime, Timestamp, UnixMilliseconds, UnixSeconds};

/// Parses RFC 3339 and RFC 2822. A text that is neither is an error here, and does not prevent decoding.
impl TryFrom<&Timestamp> for jiff::Timestamp {
    type Error = jiff::Error;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        let text = timestamp.as_str();
        let parse_rfc2822 = || jiff::fmt::rfc2822::parse(text).map(|zoned| zoned.timestamp());
        text.parse().or_else(|error| parse_rfc2822().map_err(|_| error))
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self::new(timestamp.to_string())
    }
}

/// Parses the text. A text that is not a date is an error here, and does not prevent decoding.
impl TryFrom<&Date> for jiff::civil::Date {
    type Error = jiff::Error;

    fn try_from(date: &Date) -> Result<Self, Self::Error> {
        date.as_str().parse()
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self::new(date.to_string())
    }
}

impl TryFrom<&UnixSeconds> for jiff::Timestamp {
    type Error = NotATime;

    fn try_from(seconds: &UnixSeconds) -> Result<Self, NotATime> {
        let time = seconds.get().and_then(|seconds| Self::from_second(seconds).ok());
        time.ok_or_else(NotATime::new)
    }
}

/// Leaves out fractions of a second.
impl From<jiff::Timestamp> for UnixSeconds {
    fn from(time: jiff::Timestamp) -> Self {
        Self::new(time.as_second())
    }
}

impl TryFrom<&UnixMilliseconds> for jiff::Timestamp {
    type Error = NotATime;

    fn try_from(milliseconds: &UnixMilliseconds) -> Result<Self, NotATime> {
        let time = milliseconds.get().and_then(|milliseconds| Self::from_millisecond(milliseconds).ok());
        time.ok_or_else(NotATime::new)
    }
}

/// Leaves out fractions of a millisecond.
impl From<jiff::Timestamp> for UnixMilliseconds {
    fn from(time: jiff::Timestamp) -> Self {
        Self::new(time.as_millisecond())
    }
}
