//! Enumerations: a list of names, and what to do with the others.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// The text of a value that this version of the crate does not know.
///
/// It never holds the text of a value that is known, so that no value has two forms. Decoding and the conversions from text
/// make it.
pub struct UnknownValue<E> {
    text: Box<str>,
    of: PhantomData<fn() -> E>,
}

impl<E> UnknownValue<E> {
    pub(super) fn new(text: Box<str>) -> Self {
        Self { text, of: PhantomData }
    }

    /// The text, as it came.
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

/// An enumeration that the vendor may add to.
pub(crate) trait OpenEnum: Clone + Sized + 'static {
    /// The known values, as JSON text holds them.
    const NAMES: &'static [&'static str];
    /// The known values, in the same order.
    const KNOWN: &'static [Self];
    /// The place of a known value, or the text of another.
    fn index(&self) -> Result<usize, &UnknownValue<Self>>;
    /// A value that is not known.
    fn unknown(value: UnknownValue<Self>) -> Self;

    /// The known value of this text, or the text back.
    fn from_text<T: AsRef<str> + Into<Box<str>>>(text: T) -> Self {
        match position(Self::NAMES, text.as_ref()) {
            Some(index) => Self::KNOWN[index].clone(),
            None => Self::unknown(UnknownValue::new(text.into())),
        }
    }

    /// The text of a value, known or not.
    fn text(&self) -> &str {
        match self.index() {
            Ok(index) => Self::NAMES[index],
            Err(unknown) => unknown.as_str(),
        }
    }
}

/// The place of a text among names. Apart from the types that it is asked for, to be compiled once.
fn position(names: &[&str], text: &str) -> Option<usize> {
    names.iter().position(|name| *name == text)
}

/// The methods and traits that an open enumeration has by being one.
macro_rules! open_enum {
    ($type:ty, $name:literal) => {
        impl $type {
            /// The value as JSON text holds it. For one that is not known: the text as it came.
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
            /// Takes the text as it is, case and all.
            fn from(text: &str) -> Self {
                $crate::runtime::OpenEnum::from_text(text)
            }
        }

        impl From<String> for $type {
            /// Takes the text as it is, case and all.
            fn from(text: String) -> Self {
                $crate::runtime::OpenEnum::from_text(text)
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            /// Takes the text as it is, case and all. Never fails: a text that is not known is a value too.
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

/// An enumeration that the spec defines and nobody sends.
pub(crate) trait ClosedEnum: Copy + Sized + 'static {
    /// The values, as the spec names them.
    const NAMES: &'static [&'static str];
    /// The place of a value.
    fn index(self) -> usize;
}

/// The methods and traits that a closed enumeration has by being one.
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
