//! Timestamps as those of the crate `time`.

use time::OffsetDateTime;
use time::error::{Format, Parse};
use time::format_description::well_known::Rfc3339;

use crate::runtime::Timestamp;

/// Reads the text. An error says why it is no point in time; it costs nobody the rest of the response.
impl TryFrom<&Timestamp> for OffsetDateTime {
    type Error = Parse;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        Self::parse(timestamp.as_str(), &Rfc3339)
    }
}

/// Writes RFC 3339, which has no years beyond 9999.
impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = Format;

    fn try_from(timestamp: OffsetDateTime) -> Result<Self, Self::Error> {
        timestamp.format(&Rfc3339).map(Self::new)
    }
}
