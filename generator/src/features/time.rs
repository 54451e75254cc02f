//! Conversions of timestamps from and to the type of the crate `time`.

use time::OffsetDateTime;
use time::error::{Format, Parse};
use time::format_description::well_known::Rfc3339;

use crate::runtime::Timestamp;

/// Parses the text. A text that is not a timestamp is an error here, and does not prevent decoding.
impl TryFrom<&Timestamp> for OffsetDateTime {
    type Error = Parse;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        Self::parse(timestamp.as_str(), &Rfc3339)
    }
}

/// Formats as RFC 3339, which cannot represent years after 9999.
impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = Format;

    fn try_from(timestamp: OffsetDateTime) -> Result<Self, Self::Error> {
        timestamp.format(&Rfc3339).map(Self::new)
    }
}
