//! Newtypes of text.

/// Implements serde's traits and those of fields for a type that is a string in JSON.
macro_rules! text_value {
    ($type:ty, $name:literal) => {
        impl $crate::runtime::Text for $type {
            fn from_text(text: &str) -> Self {
                <Self as From<&str>>::from(text)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::decode_value(deserializer, $name)
            }
        }

        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        $crate::runtime::value!($type, Text, |value| value.as_str());
    };
}
pub(crate) use text_value;

/// Implements the methods and traits of a tuple struct that holds a `Box<str>`.
macro_rules! text_newtype {
    ($type:ty, $name:literal) => {
        impl $type {
            /// Accepts any text, without validation or normalisation.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into().into_boxed_str())
            }

            /// The text, exactly as received.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $type {
            fn from(text: String) -> Self {
                Self(text.into_boxed_str())
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0.into_string()
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
            }
        }

        $crate::runtime::text_value!($type, $name);
    };
}
pub(crate) use text_newtype;

/// Implements `Debug` without the text.
macro_rules! redacted {
    ($type:ty, $name:literal) => {
        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!($name, "(<redacted>)"))
            }
        }
    };
}
pub(crate) use redacted;
