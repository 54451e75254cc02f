//! Conversions of dates and times from and to the types of the crate `time`.

use time::error::{Format, Parse};
use time::format_description::well_known::{Iso8601, Rfc2822, Rfc3339};
use time::{Date as CalendarDate, OffsetDateTime};

use crate::runtime::{Date, NotATime, Timestamp, UnixMilliseconds, UnixSeconds};

/// Parses RFC 3339 and RFC 2822. A text that is neither is an error here, and does not prevent decoding.
impl TryFrom<&Timestamp> for OffsetDateTime {
    type Error = Parse;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        let text = timestamp.as_str();
        Self::parse(text, &Rfc3339).or_else(|error| Self::parse(text, &Rfc2822).map_err(|_| error))
    }
}

/// Formats as RFC 3339, which cannot represent years after 9999.
impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = Format;

    fn try_from(timestamp: OffsetDateTime) -> Result<Self, Self::Error> {
        timestamp.format(&Rfc3339).map(Self::new)
    }
}

/// Parses the text. A text that is not a date is an error here, and does not prevent decoding.
impl TryFrom<&Date> for CalendarDate {
    type Error = Parse;

    fn try_from(date: &Date) -> Result<Self, Self::Error> {
        Self::parse(date.as_str(), &Iso8601::DATE)
    }
}

impl From<CalendarDate> for Date {
    fn from(date: CalendarDate) -> Self {
        Self::new(date.to_string())
    }
}

impl TryFrom<&UnixSeconds> for OffsetDateTime {
    type Error = NotATime;

    fn try_from(seconds: &UnixSeconds) -> Result<Self, NotATime> {
        let time = seconds.get().and_then(|seconds| Self::from_unix_timestamp(seconds).ok());
        time.ok_or_else(NotATime::new)
    }
}

/// Leaves out fractions of a second.
impl From<OffsetDateTime> for UnixSeconds {
    fn from(time: OffsetDateTime) -> Self {
        Self::new(time.unix_timestamp())
    }
}

impl TryFrom<&UnixMilliseconds> for OffsetDateTime {
    type Error = NotATime;

    fn try_from(milliseconds: &UnixMilliseconds) -> Result<Self, NotATime> {
        let nanoseconds = milliseconds.get().map(|milliseconds| i128::from(milliseconds) * 1_000_000);
        let time = nanoseconds.and_then(|nanoseconds| Self::from_unix_timestamp_nanos(nanoseconds).ok());
        time.ok_or_else(NotATime::new)
    }
}

/// Leaves out fractions of a millisecond.
impl From<OffsetDateTime> for UnixMilliseconds {
    fn from(time: OffsetDateTime) -> Self {
        Self::new(time.unix_timestamp() * 1_000 + i64::from(time.millisecond()))
    }
}
