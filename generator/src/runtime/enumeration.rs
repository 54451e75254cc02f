//! Open and closed enumerations, and what those of texts share.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// What a value that this version of the crate does not know is in JSON: its text, or its integer.
///
/// Never holds what a known value is in JSON, so that equal values compare equal. Decoding and the conversions from texts and
/// integers make it.
pub struct UnknownValue<E, T = Box<str>> {
    value: T,
    of: PhantomData<fn() -> E>,
}

impl<E, T> UnknownValue<E, T> {
    pub(super) fn new(value: T) -> Self {
        Self { value, of: PhantomData }
    }

    pub(super) fn kept(&self) -> &T {
        &self.value
    }
}

impl<E> UnknownValue<E> {
    /// The text, exactly as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl<E, T: Clone> Clone for UnknownValue<E, T> {
    fn clone(&self) -> Self {
        Self::new(self.value.clone())
    }
}

impl<E, T: Copy> Copy for UnknownValue<E, T> {}

impl<E, T: PartialEq> PartialEq for UnknownValue<E, T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<E, T: Eq> Eq for UnknownValue<E, T> {}

impl<E, T: Hash> Hash for UnknownValue<E, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<E, T: fmt::Debug> fmt::Debug for UnknownValue<E, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<E, T: fmt::Display> fmt::Display for UnknownValue<E, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// An enumeration to which the vendor may add values.
pub(crate) trait OpenEnum: Clone + Sized + 'static {
    /// What is kept of an unknown value.
    type Kept;
    /// The known values.
    const KNOWN: &'static [Self];
    /// The index of a known value, or an unknown one.
    fn index(&self) -> Result<usize, &UnknownValue<Self, Self::Kept>>;
    /// Makes an unknown value.
    fn unknown(value: UnknownValue<Self, Self::Kept>) -> Self;

    /// The known value with this index, or else an unknown value.
    fn known_or(index: Option<usize>, kept: impl FnOnce() -> Self::Kept) -> Self {
        match index {
            Some(index) => Self::KNOWN[index].clone(),
            None => Self::unknown(UnknownValue::new(kept())),
        }
    }
}

/// An enumeration that the spec defines and that is never decoded.
pub(crate) trait ClosedEnum: Copy + Sized + 'static {
    /// The index of a value.
    fn index(self) -> usize;
}

/// An enumeration whose values are texts in JSON, in the order of the values.
pub(crate) trait Texts {
    const TEXTS: &'static [&'static str];
}

/// The value with this text.
pub(crate) fn value_of_text<E: OpenEnum<Kept = Box<str>> + Texts>(text: impl AsRef<str> + Into<Box<str>>) -> E {
    E::known_or(position(E::TEXTS, &text.as_ref()), || text.into())
}

/// The text of a value.
pub(crate) fn text_of_value<E: OpenEnum<Kept = Box<str>> + Texts>(value: &E) -> &str {
    match value.index() {
        Ok(index) => E::TEXTS[index],
        Err(unknown) => unknown.as_str(),
    }
}

/// The index of a text or an integer. Compiled once for each of the two.
pub(super) fn position<T: PartialEq>(all: &[T], wanted: &T) -> Option<usize> {
    all.iter().position(|one| one == wanted)
}

/// Implements what all open enumerations of texts share.
macro_rules! open_enum {
    ($type:ty, $name:literal) => {
        impl $type {
            /// The name of the value in JSON. For an unknown value, the text exactly as received.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::runtime::text_of_value(self)
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
                $crate::runtime::value_of_text(text)
            }
        }

        impl From<String> for $type {
            /// Compares the text exactly, including case.
            fn from(text: String) -> Self {
                $crate::runtime::value_of_text(text)
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            /// Compares the text exactly, including case. Never fails: an unknown text is a value as well.
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok($crate::runtime::value_of_text(text))
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                $crate::runtime::text_of_value(self)
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

/// Implements what all closed enumerations of texts share.
macro_rules! closed_enum {
    ($type:ty) => {
        impl $type {
            /// The name of the value.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                <Self as $crate::runtime::Texts>::TEXTS[$crate::runtime::ClosedEnum::index(self)]
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
