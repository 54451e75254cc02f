//! Timestamps as text.

/// A timestamp, exactly as received.
///
/// Vendors write the same instant in several formats. The text is kept without validation, and is encoded unchanged.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(Box<str>);

super::text_newtype!(Timestamp, "Timestamp");
