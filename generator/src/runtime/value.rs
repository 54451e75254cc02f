//! Values of fields, independent of their types.
//!
//! A record gives access to its fields as [`Slot`]s to decode into and as [`View`]s to encode. Both have few kinds, so that
//! the decoder and the encoder are compiled once, not once for each struct.

use super::slot::Slot;
use super::view::View;

/// A type of fields and of elements of lists.
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
