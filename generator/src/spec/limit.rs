//! Limits: numbers that the vendor enforces or promises.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, Source, Spanned};

/// A numeric limit that the vendor enforces or promises.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Name of the Rust constant, in `UPPER_SNAKE_CASE`.
    pub name: Spanned<String>,
    /// What is limited.
    pub doc: Spanned<String>,
    /// Where the page states the limit.
    pub source: Spanned<Source>,
    /// The number.
    pub value: Spanned<u64>,
    /// What the number counts.
    pub unit: Spanned<Unit>,
    /// How the vendor responds to a request beyond the limit.
    #[serde(default)]
    pub exceeded: Key<Exceeded>,
    /// When the limit does not hold.
    #[serde(default)]
    pub exception: Key<String>,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A number of things.
    Count,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
}

impl Unit {
    /// Converts a number of these units to seconds; `None` if they are not units of time.
    #[must_use]
    pub fn in_seconds(self, value: u64) -> Option<u64> {
        match self {
            Self::Count => None,
            Self::Seconds => Some(value),
            Self::Minutes => Some(value.saturating_mul(60)),
            Self::Hours => Some(value.saturating_mul(60 * 60)),
        }
    }
}

/// The response to a request beyond a limit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exceeded {
    /// HTTP status code.
    #[schemars(range(min = 100, max = 599))]
    pub status: Spanned<u16>,
    /// Reason phrase of the status code.
    pub reason: Spanned<String>,
}
