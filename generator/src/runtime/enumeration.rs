//! Open and closed enumerations.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// The text of a value that this version of the crate does not know.
///
/// Never holds the text of a known value, so that equal values compare equal. Decoding and the conversions from text make it.
pub struct UnknownValue<E> {
    text: Box<str>,
    of: PhantomData<fn() -> E>,
}

impl<E> UnknownValue<E> {
    pub(super) fn new(text: Box<str>) -> Self {
        Self { text, of: PhantomData }
    }

    /// The text, exactly as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<E> Clone for UnknownValue<E> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<E> PartialEq for UnknownValue<E> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<E> Eq for UnknownValue<E> {}

impl<E> Hash for UnknownValue<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<E> fmt::Debug for UnknownValue<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl<E> fmt::Display for UnknownValue<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// An enumeration to which the vendor may add values.
pub(crate) trait OpenEnum: Clone + Sized + 'static {
    /// The names of the known values in JSON.
    const NAMES: &'static [&'static str];
    /// The known values, in the same order.
    const KNOWN: &'static [Self];
    /// The index of a known value, or the text of an unknown one.
    fn index(&self) -> Result<usize, &UnknownValue<Self>>;
    /// Makes an unknown value.
    fn unknown(value: UnknownValue<Self>) -> Self;

    /// The known value with this name, or else an unknown value.
    fn from_text<T: AsRef<str> + Into<Box<str>>>(text: T) -> Self {
        match position(Self::NAMES, text.as_ref()) {
            Some(index) => Self::KNOWN[index].clone(),
            None => Self::unknown(UnknownValue::new(text.into())),
        }
    }

    /// The text of a known or unknown value.
    fn text(&self) -> &str {
        match self.index() {
            Ok(index) => Self::NAMES[index],
            Err(unknown) => unknown.as_str(),
        }
    }
}

/// The index of a name. Not generic, so that it is compiled once.
fn position(names: &[&str], text: &str) -> Option<usize> {
    names.iter().position(|name| *name == text)
}

/// Implements what all open enumerations share.
macro_rules! open_enum {
    ($type:ty, $name:literal) => {
        impl $type {
            /// The name of the value in JSON. For an unknown value, the text exactly as received.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::runtime::OpenEnum::text(self)
            }

            /// Whether this version of the crate knows the value.
            #[must_use]
            pub fn is_known(&self) -> bool {
                $crate::runtime::OpenEnum::index(self).is_ok()
            }
        }

        impl From<&str> for $type {
            /// Compares the text exactly, including case.
            fn from(text: &str) -> Self {
                $crate::runtime::OpenEnum::from_text(text)
            }
        }

        impl From<String> for $type {
            /// Compares the text exactly, including case.
            fn from(text: String) -> Self {
                $crate::runtime::OpenEnum::from_text(text)
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            /// Compares the text exactly, including case. Never fails: an unknown text is a value as well.
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok($crate::runtime::OpenEnum::from_text(text))
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                $crate::runtime::OpenEnum::text(self)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::runtime::text_value!($type, $name);
    };
}
pub(crate) use open_enum;

/// An enumeration that the spec defines and that is never decoded.
pub(crate) trait ClosedEnum: Copy + Sized + 'static {
    /// The names of the values in the spec.
    const NAMES: &'static [&'static str];
    /// The index of a value.
    fn index(self) -> usize;
}

/// Implements what all closed enumerations share.
macro_rules! closed_enum {
    ($type:ty) => {
        impl $type {
            /// The name of the value.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                <Self as $crate::runtime::ClosedEnum>::NAMES[$crate::runtime::ClosedEnum::index(self)]
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use closed_enum;
