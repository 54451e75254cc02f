//! Points in time, as text.

/// A point in time, as the vendor wrote it.
///
/// Vendors spell the same instant in several ways, and what came in goes out unchanged: the text is kept, and nothing is
/// checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(Box<str>);

super::text_newtype!(Timestamp, "Timestamp");
