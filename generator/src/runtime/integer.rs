//! Newtypes of integers.

use std::fmt;

/// The error for a value without a counterpart in the table of this version of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotListed {
    value: Box<str>,
}

impl NotListed {
    pub(crate) fn new(value: impl fmt::Display) -> Self {
        Self { value: value.to_string().into_boxed_str() }
    }
}

impl fmt::Display for NotListed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not in the table that this version of the crate has", self.value)
    }
}

impl std::error::Error for NotListed {}

/// Implements the methods and traits of a tuple struct that holds an `i64`.
macro_rules! integer_newtype {
    ($type:ty) => {
        impl $type {
            /// Accepts any integer, without validation.
            #[must_use]
            pub const fn new(integer: i64) -> Self {
                Self(integer)
            }

            /// The integer, exactly as received.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $type {
            fn from(integer: i64) -> Self {
                Self(integer)
            }
        }

        impl From<$type> for i64 {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::decode_value(deserializer, stringify!($type))
            }
        }

        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.0)
            }
        }

        $crate::runtime::value!($type, Integer, |value| value.0);
    };
}
pub(crate) use integer_newtype;
