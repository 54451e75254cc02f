//! Values of fields to encode and to format.

use std::borrow::Cow;
use std::fmt;

use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::json::Json;
use super::number::Parts;
use super::record::{self, Record};
use super::scalar::Scalar;
use super::union::{self, AnyUnion};
use super::value::Value;

/// A value to encode.
pub(crate) enum View<'a> {
    Boolean(bool),
    Integer(i64),
    Text(&'a str),
    Scalar(Scalar<'a>),
    Json(&'a Json),
    Record(&'a dyn Record),
    List(&'a dyn Elements),
    Map(&'a dyn Entries),
    Union(&'a dyn AnyUnion),
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

/// The entries of a map, independent of the type of their values.
pub(crate) trait Entries {
    fn count(&self) -> usize;
    fn entry(&self, index: usize) -> (&str, View<'_>);
}

impl<'a> View<'a> {
    /// The text of a scalar, as in a path, a query or a header.
    pub(crate) fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            View::Boolean(value) => Some(if value { "true" } else { "false" }.into()),
            View::Integer(value) => Some(value.to_string().into()),
            View::Text(text) | View::Scalar(Scalar { text, .. }) => Some(text.into()),
            View::Json(_) | View::Record(_) | View::List(_) | View::Map(_) | View::Union(_) => None,
        }
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            View::Boolean(value) => serializer.serialize_bool(*value),
            View::Integer(value) => serializer.serialize_i64(*value),
            View::Text(value) => serializer.serialize_str(value),
            View::Scalar(Scalar { text, is_string: true }) => serializer.serialize_str(text),
            View::Scalar(Scalar { text, is_string: false }) => serialize_number(text, serializer),
            View::Json(value) => serialize_json(value, serializer),
            View::Record(value) => record::encode(*value, serializer),
            View::Union(value) => union::encode(*value, serializer),
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(Some(list.count()))?;
                for index in 0..list.count() {
                    sequence.serialize_element(&list.element(index))?;
                }
                sequence.end()
            }
            View::Map(map) => {
                let mut entries = serializer.serialize_map(Some(map.count()))?;
                for index in 0..map.count() {
                    let (key, value) = map.entry(index);
                    entries.serialize_entry(key, &value)?;
                }
                entries.end()
            }
        }
    }
}

fn serialize_json<S: Serializer>(value: &Json, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Json::Null => serializer.serialize_unit(),
        Json::Bool(value) => serializer.serialize_bool(*value),
        Json::Number(number) => View::Scalar(number.scalar()).serialize(serializer),
        Json::String(text) => serializer.serialize_str(text),
        Json::Array(elements) => View::List(elements).serialize(serializer),
        Json::Object(entries) => View::Map(entries).serialize(serializer),
    }
}

/// Encodes a number by its digits.
///
/// Only `serde_json` has a type for the digits of any number. For other formats, a number that is neither an integer of 64 bits
/// nor an `f64` is a string.
fn serialize_number<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(integer) = digits.parse::<i64>().ok().filter(|integer| integer.to_string() == digits) {
        return serializer.serialize_i64(integer);
    }
    if std::any::type_name::<S>().contains("serde_json")
        && let Ok(raw) = serde_json::from_str::<&RawValue>(digits)
    {
        return raw.serialize(serializer);
    }
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() && is_equal(&value.to_string(), digits) => serializer.serialize_f64(value),
        _ => serializer.serialize_str(digits),
    }
}

fn is_equal(one: &str, other: &str) -> bool {
    matches!((Parts::parse(one), Parts::parse(other)), (Some(one), Some(other)) if one.compare(other).is_eq())
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::Boolean(value) => value.fmt(f),
            View::Integer(value) => value.fmt(f),
            View::Text(value) => value.fmt(f),
            View::Scalar(Scalar { text, is_string: true }) => text.fmt(f),
            View::Scalar(Scalar { text, is_string: false }) => f.write_str(text),
            View::Json(value) => value.fmt(f),
            View::Record(value) => record::describe(*value, f),
            View::Union(value) => union::describe(*value, f),
            View::Map(map) => f.debug_map().entries((0..map.count()).map(|index| map.entry(index))).finish(),
            View::List(list) => f.debug_list().entries((0..list.count()).map(|index| list.element(index))).finish(),
        }
    }
}
