//! Types of JSON values.

use super::Builtin;

/// A type of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum JsonType {
    String,
    Boolean,
    Integer,
    Number,
    Array,
    Object,
}

impl JsonType {
    /// All types: those of arbitrary JSON.
    pub(crate) const ALL: &[Self] = &[Self::String, Self::Boolean, Self::Number, Self::Array, Self::Object];

    /// Whether a value can be of both types: an integer is a number, too.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        let is_number = |one| matches!(one, Self::Integer | Self::Number);
        self == other || (is_number(self) && is_number(other))
    }

    /// A noun for its values, with its article.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Boolean => "a boolean",
            Self::Integer | Self::Number => "a number",
            Self::Array => "a list",
            Self::Object => "an object",
        }
    }

    /// The name that JSON gives the type.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The names of several types, as in `number or string`.
    pub(crate) fn names(types: &[Self]) -> String {
        match types {
            Self::ALL => Builtin::Any.info().name.to_owned(),
            types => types.iter().map(|one| one.name()).collect::<Vec<_>>().join(" or "),
        }
    }
}
