//! Slots that fields are decoded into.

use super::fill::{Context, Mismatch};
use super::map::Map;
use super::record::Record;
use super::scalar::Scalar;
use super::tape::JsonValue;
use super::value::Value;

/// A place to decode one value into, by what the value is in JSON.
pub(crate) enum Slot<'a> {
    Boolean(&'a mut dyn Place<bool>),
    Integer(&'a mut dyn PlaceInteger),
    Text(&'a mut dyn PlaceText),
    Scalar(&'a mut dyn PlaceScalar),
    Json(&'a mut dyn PlaceJson),
    Record(&'a mut dyn PlaceRecord),
    List(&'a mut dyn PlaceList),
    Map(&'a mut dyn PlaceMap),
}

/// The slot of a field.
pub(crate) fn slot<T: Value>(field: &mut Option<T>) -> Slot<'_> {
    T::slot(field)
}

/// A type that is a string in JSON.
pub(crate) trait Text {
    /// Accepts any text: decoding validates nothing.
    fn from_text(text: &str) -> Self;
}

impl Text for String {
    fn from_text(text: &str) -> Self {
        text.to_owned()
    }
}

/// A type that is a number or a string in JSON, and keeps which.
pub(crate) trait FromScalar {
    /// Accepts every number and every text: decoding validates nothing.
    fn from_scalar(scalar: Scalar<'_>) -> Self;
}

/// A type whose values are of more than one JSON type.
pub(crate) trait FromJson: Sized {
    fn from_json(value: JsonValue<'_, '_>, context: Context) -> Result<Self, Mismatch>;
}

/// Clears a field: of a key that occurs twice, the last value is kept.
pub(crate) trait Vacate {
    fn vacate(&mut self);
}

impl<T> Vacate for Option<T> {
    fn vacate(&mut self) {
        *self = None;
    }
}

impl<T> Vacate for Vec<T> {
    /// A new element is always empty.
    fn vacate(&mut self) {}
}

/// Stores a value of a type.
pub(crate) trait Place<T>: Vacate {
    fn put(&mut self, value: T);
}

impl<T> Place<T> for Option<T> {
    fn put(&mut self, value: T) {
        *self = Some(value);
    }
}

impl<T> Place<T> for Vec<T> {
    fn put(&mut self, value: T) {
        self.push(value);
    }
}

/// Stores an integer.
pub(crate) trait PlaceInteger: Vacate {
    fn put_integer(&mut self, integer: i64);
}

impl<T: From<i64>> PlaceInteger for Option<T> {
    fn put_integer(&mut self, integer: i64) {
        self.put(T::from(integer));
    }
}

impl<T: From<i64>> PlaceInteger for Vec<T> {
    fn put_integer(&mut self, integer: i64) {
        self.put(T::from(integer));
    }
}

/// Stores a text.
pub(crate) trait PlaceText: Vacate {
    fn put_text(&mut self, text: &str);
}

impl<T: Text> PlaceText for Option<T> {
    fn put_text(&mut self, text: &str) {
        self.put(T::from_text(text));
    }
}

impl<T: Text> PlaceText for Vec<T> {
    fn put_text(&mut self, text: &str) {
        self.put(T::from_text(text));
    }
}

/// Stores a number or a string.
pub(crate) trait PlaceScalar: Vacate {
    fn put_scalar(&mut self, scalar: Scalar<'_>);
}

impl<T: FromScalar> PlaceScalar for Option<T> {
    fn put_scalar(&mut self, scalar: Scalar<'_>) {
        self.put(T::from_scalar(scalar));
    }
}

impl<T: FromScalar> PlaceScalar for Vec<T> {
    fn put_scalar(&mut self, scalar: Scalar<'_>) {
        self.put(T::from_scalar(scalar));
    }
}

/// Stores a value of more than one JSON type.
pub(crate) trait PlaceJson: Vacate {
    fn put_json(&mut self, value: JsonValue<'_, '_>, context: Context) -> Result<(), Mismatch>;
}

impl<T: FromJson> PlaceJson for Option<T> {
    fn put_json(&mut self, value: JsonValue<'_, '_>, context: Context) -> Result<(), Mismatch> {
        self.put(T::from_json(value, context)?);
        Ok(())
    }
}

impl<T: FromJson> PlaceJson for Vec<T> {
    fn put_json(&mut self, value: JsonValue<'_, '_>, context: Context) -> Result<(), Mismatch> {
        self.put(T::from_json(value, context)?);
        Ok(())
    }
}

/// Stores a record, to be decoded in place.
pub(crate) trait PlaceRecord: Vacate {
    fn put_record(&mut self) -> &mut dyn Record;
}

impl<T: Record + Default> PlaceRecord for Option<T> {
    fn put_record(&mut self) -> &mut dyn Record {
        self.insert(T::default())
    }
}

impl<T: Record + Default> PlaceRecord for Vec<T> {
    fn put_record(&mut self) -> &mut dyn Record {
        let index = self.len();
        self.push(T::default());
        &mut self[index]
    }
}

/// Stores a list, element by element.
pub(crate) trait PlaceList: Vacate {
    fn start(&mut self);
    fn next(&mut self) -> Slot<'_>;
}

impl<T: Value> PlaceList for Option<Vec<T>> {
    fn start(&mut self) {
        *self = Some(Vec::new());
    }

    fn next(&mut self) -> Slot<'_> {
        T::element(self.get_or_insert_default())
    }
}

impl<T: Value> PlaceList for Vec<Vec<T>> {
    fn start(&mut self) {
        self.push(Vec::new());
    }

    fn next(&mut self) -> Slot<'_> {
        T::element(last_or_new(self))
    }
}

/// Stores a map, entry by entry.
pub(crate) trait PlaceMap: Vacate {
    fn start(&mut self);
    /// The slot of the value of a new entry.
    fn next_value(&mut self) -> Slot<'_>;
    /// Stores the key of the entry whose value was stored last.
    fn put_key(&mut self, key: &str);
    /// Called after the last entry.
    fn finish(&mut self);
}

impl<T: Value> PlaceMap for Option<Map<T>> {
    fn start(&mut self) {
        *self = Some(Map::new());
    }

    fn next_value(&mut self) -> Slot<'_> {
        T::element(self.get_or_insert_default().new_values())
    }

    fn put_key(&mut self, key: &str) {
        self.get_or_insert_default().push_key(key);
    }

    fn finish(&mut self) {
        self.get_or_insert_default().sort();
    }
}

impl<T: Value> PlaceMap for Vec<Map<T>> {
    fn start(&mut self) {
        self.push(Map::new());
    }

    fn next_value(&mut self) -> Slot<'_> {
        T::element(last_or_new(self).new_values())
    }

    fn put_key(&mut self, key: &str) {
        last_or_new(self).push_key(key);
    }

    fn finish(&mut self) {
        last_or_new(self).sort();
    }
}

/// The last element of a list, which is added if the list is empty.
fn last_or_new<T: Default>(list: &mut Vec<T>) -> &mut T {
    if list.is_empty() {
        list.push(T::default());
    }
    let end = list.len() - 1;
    &mut list[end]
}
