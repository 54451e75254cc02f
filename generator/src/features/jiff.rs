//! Timestamps as those of the crate `jiff`.

use crate::runtime::Timestamp;

/// Reads the text. An error says why it is no point in time; it costs nobody the rest of the response.
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
