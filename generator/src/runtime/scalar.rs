//! Values that are a number or a string in JSON, and are encoded as they came.

use std::cmp::Ordering;

use super::number;

/// A number or a string, as received.
#[derive(Clone, Copy)]
pub(crate) struct Scalar<'t> {
    /// The digits of the number, or the text of the string.
    pub(crate) text: &'t str,
    /// Whether it is a string.
    pub(crate) is_string: bool,
}

/// A number or a string that is kept as received.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) text: Box<str>,
    pub(crate) is_string: bool,
}

impl Received {
    /// A number, by its digits.
    pub(crate) fn number(digits: impl Into<Box<str>>) -> Self {
        Self { text: digits.into(), is_string: false }
    }

    pub(crate) fn scalar(&self) -> Scalar<'_> {
        Scalar { text: &self.text, is_string: self.is_string }
    }

    /// The integer, or else the text.
    pub(crate) fn integer(&self) -> Result<i64, &str> {
        number::integer(&self.text).ok_or(&self.text)
    }
}

impl From<Scalar<'_>> for Received {
    fn from(scalar: Scalar<'_>) -> Self {
        Self { text: scalar.text.into(), is_string: scalar.is_string }
    }
}

/// Compares the results of parsing two texts. Text that did not parse comes last.
pub(crate) fn compare_parsed<T>(
    one: Result<T, &str>,
    other: Result<T, &str>,
    compare: impl FnOnce(T, T) -> Ordering,
) -> Ordering {
    match (one, other) {
        (Ok(one), Ok(other)) => compare(one, other),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        (Err(one), Err(other)) => one.cmp(other),
    }
}

/// Implements comparison, `Debug`, `Display` and serde's traits for a type with a method `scalar`, and a function that
/// compares two values.
macro_rules! scalar_value {
    ($type:ident, $name:literal, |$one:ident, $other:ident| $compare:expr) => {
        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&$crate::runtime::View::Scalar(self.scalar()), f)
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.cmp(other).is_eq()
            }
        }

        impl Eq for $type {}

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                let ($one, $other) = (self, other);
                $compare
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::decode_value(deserializer, $name)
            }
        }

        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde_core::Serialize::serialize(&$crate::runtime::View::Scalar(self.scalar()), serializer)
            }
        }

        $crate::runtime::value!($type, Scalar, |value| value.scalar());
    };
}
pub(crate) use scalar_value;

/// Implements the methods and traits of a tuple struct that holds an integer as [`Received`].
macro_rules! received_integer {
    ($type:ident, $name:literal) => {
        impl $type {
            /// The integer, as a number in JSON.
            #[must_use]
            pub fn new(integer: i64) -> Self {
                Self($crate::runtime::Received::number(integer.to_string()))
            }

            /// The integer; `None` if what was received is not an integer of 64 bits.
            #[must_use]
            pub fn get(&self) -> Option<i64> {
                self.0.integer().ok()
            }

            /// The digits or the text, exactly as received.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0.text
            }

            /// Whether it is a string in JSON, and not a number.
            #[must_use]
            pub fn is_string(&self) -> bool {
                self.0.is_string
            }

            /// The same integer, as a string in JSON.
            #[must_use]
            pub fn into_string(self) -> Self {
                Self($crate::runtime::Received { is_string: true, ..self.0 })
            }

            fn scalar(&self) -> $crate::runtime::Scalar<'_> {
                self.0.scalar()
            }
        }

        impl From<i64> for $type {
            fn from(integer: i64) -> Self {
                Self::new(integer)
            }
        }

        impl ::std::hash::Hash for $type {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.0.integer().hash(state);
            }
        }

        impl $crate::runtime::FromScalar for $type {
            fn from_scalar(scalar: $crate::runtime::Scalar<'_>) -> Self {
                Self(scalar.into())
            }
        }

        $crate::runtime::scalar_value!($type, $name, |one, other| $crate::runtime::compare_parsed(
            one.0.integer(),
            other.0.integer(),
            |one, other| one.cmp(&other),
        ));
    };
}
pub(crate) use received_integer;
