//! Enumerations whose values are integers in JSON, by themselves or in strings.

use super::enumeration::{OpenEnum, Texts, UnknownValue, position};
use super::integer_text::IntegerText;
use super::number;
use super::scalar::Scalar;
use super::slot::FromScalar;

/// An enumeration whose values are integers in JSON, in the order of the values.
pub(crate) trait Integers {
    const INTEGERS: &'static [i64];
}

/// An enumeration whose values have names that are not in JSON, in the order of the values.
pub(crate) trait Names {
    const NAMES: &'static [Option<&'static str>];
}

impl<E> UnknownValue<E, i64> {
    /// The integer.
    #[must_use]
    pub fn get(self) -> i64 {
        *self.kept()
    }
}

impl<E> UnknownValue<E, IntegerText> {
    /// The text or the digits, exactly as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.kept().as_str()
    }

    /// The integer; `None` if what was received is not an integer of 64 bits.
    #[must_use]
    pub fn get(&self) -> Option<i64> {
        self.kept().get()
    }

    /// Whether it is a string in JSON, and not a number.
    #[must_use]
    pub fn is_string(&self) -> bool {
        self.kept().is_string()
    }
}

/// The value with this integer.
pub(crate) fn value_of_integer<E: OpenEnum<Kept = i64> + Integers>(integer: i64) -> E {
    E::known_or(position(E::INTEGERS, &integer), || integer)
}

/// The integer of a value.
pub(crate) fn integer_of_value<E: OpenEnum<Kept = i64> + Integers>(value: &E) -> i64 {
    match value.index() {
        Ok(index) => E::INTEGERS[index],
        Err(unknown) => unknown.get(),
    }
}

/// The name of a value.
pub(crate) fn name_of_value<E: OpenEnum + Names>(value: &E) -> Option<&'static str> {
    value.index().ok().and_then(|index| E::NAMES[index])
}

/// The value that a number or a string is. In a string, only the canonical spelling of an integer is a known value.
pub(crate) fn value_of_scalar<E: OpenEnum<Kept = IntegerText> + Texts>(scalar: Scalar<'_>) -> E {
    let integer = if scalar.is_string { None } else { number::integer(scalar.text) };
    let canonical = integer.map(|integer| integer.to_string());
    let text = canonical.as_deref().unwrap_or(scalar.text);
    E::known_or(position(E::TEXTS, &text), || IntegerText::from_scalar(scalar))
}

/// A value as it is encoded: a known one in a string, and an unknown one as it was received.
pub(crate) fn scalar_of_value<E: OpenEnum<Kept = IntegerText> + Texts>(value: &E) -> Scalar<'_> {
    match value.index() {
        Ok(index) => Scalar { text: E::TEXTS[index], is_string: true },
        Err(unknown) => Scalar { text: unknown.as_str(), is_string: unknown.is_string() },
    }
}

/// The integer that a text holds.
pub(crate) fn integer_in_text(text: &str) -> Option<i64> {
    number::integer(text)
}

/// Implements the methods that open enumerations of integers share, whatever is in JSON.
macro_rules! named_enum {
    ($type:ty) => {
        impl $type {
            /// The name that the documentation of the API gives the value. `None` if it gives none, or if this version of the
            /// crate does not know the value.
            #[must_use]
            pub fn name(&self) -> Option<&'static str> {
                $crate::runtime::name_of_value(self)
            }

            /// Whether this version of the crate knows the value.
            #[must_use]
            pub fn is_known(&self) -> bool {
                $crate::runtime::OpenEnum::index(self).is_ok()
            }
        }
    };
}
pub(crate) use named_enum;

/// Implements what all open enumerations of integers share.
macro_rules! open_integer_enum {
    ($type:ty, $name:literal) => {
        impl $type {
            /// The integer that the value is in JSON.
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                $crate::runtime::integer_of_value(self)
            }
        }

        impl From<i64> for $type {
            fn from(integer: i64) -> Self {
                $crate::runtime::value_of_integer(integer)
            }
        }

        impl From<$type> for i64 {
            fn from(value: $type) -> Self {
                value.as_i64()
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::num::ParseIntError;

            /// Fails for a text that is not an integer. An unknown integer is a value as well.
            fn from_str(text: &str) -> Result<Self, ::std::num::ParseIntError> {
                text.parse().map($crate::runtime::value_of_integer)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::decode_value(deserializer, $name)
            }
        }

        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        $crate::runtime::named_enum!($type);
        $crate::runtime::value!($type, Integer, |value| value.as_i64());
    };
}
pub(crate) use open_integer_enum;

/// Implements what all open enumerations of integers in strings share.
macro_rules! open_integer_text_enum {
    ($type:ty, $name:literal) => {
        impl $type {
            /// The text of the value in JSON. For an unknown value, the text or the digits exactly as received.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::runtime::scalar_of_value(self).text
            }

            /// The integer that the text holds; `None` if the value is unknown and holds no integer of 64 bits, as JSON writes it.
            #[must_use]
            pub fn as_i64(&self) -> Option<i64> {
                $crate::runtime::integer_in_text(self.as_str())
            }
        }

        impl From<i64> for $type {
            fn from(integer: i64) -> Self {
                <Self as From<&str>>::from(&integer.to_string())
            }
        }

        impl From<&str> for $type {
            /// Compares the text exactly: `012` is not the value `12`.
            fn from(text: &str) -> Self {
                $crate::runtime::value_of_scalar($crate::runtime::Scalar { text, is_string: true })
            }
        }

        impl From<String> for $type {
            /// Compares the text exactly: `012` is not the value `12`.
            fn from(text: String) -> Self {
                <Self as From<&str>>::from(&text)
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            /// Compares the text exactly: `012` is not the value `12`. Never fails: an unknown text is a value as well.
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok(<Self as From<&str>>::from(text))
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::runtime::FromScalar for $type {
            fn from_scalar(scalar: $crate::runtime::Scalar<'_>) -> Self {
                $crate::runtime::value_of_scalar(scalar)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::decode_value(deserializer, $name)
            }
        }

        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde_core::Serialize::serialize(&$crate::runtime::Value::view(self), serializer)
            }
        }

        $crate::runtime::named_enum!($type);
        $crate::runtime::value!($type, Scalar, |value| $crate::runtime::scalar_of_value(value));
    };
}
pub(crate) use open_integer_text_enum;

/// Implements what all closed enumerations of integers share.
macro_rules! closed_integer_enum {
    ($type:ty) => {
        impl $type {
            /// The integer of the value.
            #[must_use]
            pub fn as_i64(self) -> i64 {
                <Self as $crate::runtime::Integers>::INTEGERS[$crate::runtime::ClosedEnum::index(self)]
            }

            /// The name that the documentation of the API gives the value. `None` if it gives none.
            #[must_use]
            pub fn name(self) -> Option<&'static str> {
                <Self as $crate::runtime::Names>::NAMES[$crate::runtime::ClosedEnum::index(self)]
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }
    };
}
pub(crate) use closed_integer_enum;
