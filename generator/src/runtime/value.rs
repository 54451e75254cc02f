//! Values of fields, independent of their types.
//!
//! A record gives access to its fields as [`Slot`]s to decode into and as [`View`]s to encode. Both have few kinds, so that
//! the decoder and the encoder are compiled once, not once for each struct.

use serde_core::de::{Deserializer, Error};

use super::capture;
use super::fill::{Context, Found, Mismatch};
use super::format::SlotTarget;
use super::map::Map;
use super::slot::{FromJson, Slot};
use super::tape::JsonValue;
use super::view::View;

/// A type of fields, of elements of lists and of values in maps.
pub(crate) trait Value: Sized {
    /// The slot of a field.
    fn slot(place: &mut Option<Self>) -> Slot<'_>;
    /// The slot of a new last element of a list.
    fn element(list: &mut Vec<Self>) -> Slot<'_>;
    /// The value to encode.
    fn view(&self) -> View<'_>;
}

/// Implements `Value` for a type whose slots and views are of one kind.
macro_rules! value {
    ($type:ty, $kind:ident, |$self:ident| $view:expr) => {
        impl $crate::runtime::Value for $type {
            fn slot(place: &mut Option<Self>) -> $crate::runtime::Slot<'_> {
                $crate::runtime::Slot::$kind(place)
            }
            fn element(list: &mut Vec<Self>) -> $crate::runtime::Slot<'_> {
                $crate::runtime::Slot::$kind(list)
            }
            fn view(&self) -> $crate::runtime::View<'_> {
                let $self = self;
                $crate::runtime::View::$kind($view)
            }
        }
    };
}
pub(crate) use value;

value!(bool, Boolean, |value| *value);
value!(i64, Integer, |value| *value);
value!(String, Text, |value| value);

impl<T: Value> Value for Vec<T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::List(place)
    }

    fn element(list: &mut Vec<Self>) -> Slot<'_> {
        Slot::List(list)
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Value> Value for Map<T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Map(place)
    }

    fn element(list: &mut Vec<Self>) -> Slot<'_> {
        Slot::Map(list)
    }

    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

/// A field on a cycle of types is in a box.
impl<T: Value> Value for Box<T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Json(place)
    }

    fn element(list: &mut Vec<Self>) -> Slot<'_> {
        Slot::Json(list)
    }

    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<T: Value> FromJson for Box<T> {
    fn from_json(value: JsonValue<'_, '_>, context: Context) -> Result<Self, Mismatch> {
        from_json(value, context).map(Self::new)
    }
}

/// Decodes a value that is not null.
pub(crate) fn from_json<T: Value>(value: JsonValue<'_, '_>, context: Context) -> Result<T, Mismatch> {
    let mut place = None;
    T::slot(&mut place).fill(value, context)?;
    place.ok_or_else(|| context.mismatch(value.kind(), &"a value"))
}

/// Decodes a value outside of a record.
pub(crate) fn decode_value<'de, T: Value, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
) -> Result<T, D::Error> {
    let mut place = None;
    let found = capture::decode(deserializer, SlotTarget { slot: T::slot(&mut place), name })?;
    match (found, place) {
        (Found::Value, Some(value)) => Ok(value),
        _ => Err(D::Error::custom(format_args!("invalid type: null, expected a value of `{name}`"))),
    }
}
