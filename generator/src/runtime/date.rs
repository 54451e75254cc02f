//! Dates as text.

/// A date, exactly as received, as in `2026-01-31`.
///
/// The text is kept without validation, and is encoded unchanged.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(Box<str>);

super::text_newtype!(Date, "Date");
