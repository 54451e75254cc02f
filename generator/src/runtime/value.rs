//! Values of fields, seen without their types.
//!
//! A record hands out its fields as [`Slot`]s to decode into and as [`View`]s to encode from. There are few kinds of
//! either, so that the decoder and the encoder are compiled once, not once for each struct.

use super::slot::Slot;
use super::view::View;

/// A type that a field or a list can hold.
pub(crate) trait Value: Sized {
    /// A field to decode into.
    fn slot(place: &mut Option<Self>) -> Slot<'_>;
    /// The place behind the last element of a list, to decode into.
    fn element(list: &mut Vec<Self>) -> Slot<'_>;
    /// What to encode.
    fn view(&self) -> View<'_>;
}

/// `Value` for a type whose places and views are of one kind.
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
value!(serde_json::Value, Any, |value| value);

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
