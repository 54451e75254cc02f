//! Conversions of timestamps from and to the type of the crate `jiff`.

use crate::runtime::Timestamp;

/// Parses the text. A text that is not a timestamp is an error here, and does not prevent decoding.
impl TryFrom<&Timestamp> for jiff::Timestamp {
    type Error = jiff::Error;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        timestamp.as_str().parse()
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self::new(timestamp.to_string())
    }
}
