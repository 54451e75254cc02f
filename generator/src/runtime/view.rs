//! Values of fields to encode and to format.

use std::fmt;

use serde_core::ser::{Serialize, SerializeSeq, Serializer};

use super::record::{self, Record};
use super::value::Value;

/// A value to encode.
pub(crate) enum View<'a> {
    Boolean(bool),
    Integer(i64),
    Text(&'a str),
    Any(&'a serde_json::Value),
    Record(&'a dyn Record),
    List(&'a dyn Elements),
}

/// The value of a field to encode, if there is one.
pub(crate) fn view<T: Value>(field: Option<&T>) -> Option<View<'_>> {
    field.map(T::view)
}

/// The elements of a list, independent of their type.
pub(crate) trait Elements {
    fn count(&self) -> usize;
    fn element(&self, index: usize) -> View<'_>;
}

impl<T: Value> Elements for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> View<'_> {
        self[index].view()
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            View::Boolean(value) => serializer.serialize_bool(*value),
            View::Integer(value) => serializer.serialize_i64(*value),
            View::Text(value) => serializer.serialize_str(value),
            View::Any(value) => value.serialize(serializer),
            View::Record(value) => record::encode(*value, serializer),
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(Some(list.count()))?;
                for index in 0..list.count() {
                    sequence.serialize_element(&list.element(index))?;
                }
                sequence.end()
            }
        }
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::Boolean(value) => value.fmt(f),
            View::Integer(value) => value.fmt(f),
            View::Text(value) => value.fmt(f),
            View::Any(value) => value.fmt(f),
            View::Record(value) => record::describe(*value, f),
            View::List(list) => f.debug_list().entries((0..list.count()).map(|index| list.element(index))).finish(),
        }
    }
}
