//! Slots that fields are decoded into.

use std::fmt;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::record::{self, Metadata, Record};
use super::value::Value;

/// A place to decode one value into, by the JSON type of the value.
pub(crate) enum Slot<'a> {
    Boolean(&'a mut dyn Place<bool>),
    Integer(&'a mut dyn PlaceInteger),
    Text(&'a mut dyn PlaceText),
    Any(&'a mut dyn Place<serde_json::Value>),
    Record(&'a mut dyn PlaceRecord),
    List(&'a mut dyn PlaceList),
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

/// Decodes a type that is a string in JSON, outside of a record.
pub(crate) fn decode_text<'de, T: Text, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
) -> Result<T, D::Error> {
    struct TextVisitor<'a> {
        place: &'a mut dyn PlaceText,
        name: &'static str,
    }

    impl Visitor<'_> for TextVisitor<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a string for `{}`", self.name)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
            self.place.put_text(text);
            Ok(())
        }
    }

    let mut place = None;
    deserializer.deserialize_str(TextVisitor { place: &mut place, name })?;
    place.ok_or_else(|| D::Error::custom(format_args!("no string for `{name}`")))
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
        if self.is_empty() {
            self.start();
        }
        let last = self.len() - 1;
        T::element(&mut self[last])
    }
}

/// The field of a value, for error messages.
#[derive(Clone, Copy)]
pub(crate) struct Position {
    pub(crate) metadata: &'static Metadata,
    pub(crate) index: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}.{}`", self.metadata.name, self.metadata.keys[self.index])
    }
}

/// What was decoded from a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Null,
    Value,
}

impl Slot<'_> {
    /// Decodes the value of an entry, which may be null.
    #[inline]
    pub(crate) fn decode_entry<'de, A: MapAccess<'de>>(
        self,
        position: Position,
        entries: &mut A,
    ) -> Result<Found, A::Error> {
        match self {
            Slot::Boolean(place) => entries.next_value_seed(OrNull(At { place, position })),
            Slot::Integer(place) => entries.next_value_seed(OrNull(At { place, position })),
            Slot::Text(place) => entries.next_value_seed(OrNull(At { place, position })),
            Slot::Any(place) => entries.next_value_seed(OrNull(At { place, position })),
            Slot::Record(place) => entries.next_value_seed(OrNull(At { place, position })),
            Slot::List(place) => entries.next_value_seed(OrNull(At { place, position })),
        }
    }
}

/// Decodes a value, or null.
struct OrNull<'a, P: ?Sized>(At<'a, P>);

impl<'a, 'de, P: Vacate + ?Sized> DeserializeSeed<'de> for OrNull<'a, P>
where
    At<'a, P>: DeserializeSeed<'de, Value = ()>,
{
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'a, 'de, P: Vacate + ?Sized> Visitor<'de> for OrNull<'a, P>
where
    At<'a, P>: DeserializeSeed<'de, Value = ()>,
{
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value or null for {}", self.0.position)
    }

    fn visit_none<E: Error>(self) -> Result<Found, E> {
        self.0.place.vacate();
        Ok(Found::Null)
    }

    fn visit_unit<E: Error>(self) -> Result<Found, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        self.0.deserialize(deserializer).map(|()| Found::Value)
    }
}

/// Decodes an element of a list.
struct Element<'a> {
    slot: Slot<'a>,
    position: Position,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let position = self.position;
        match self.slot {
            Slot::Boolean(place) => At { place, position }.deserialize(deserializer),
            Slot::Integer(place) => At { place, position }.deserialize(deserializer),
            Slot::Text(place) => At { place, position }.deserialize(deserializer),
            Slot::Any(place) => At { place, position }.deserialize(deserializer),
            Slot::Record(place) => At { place, position }.deserialize(deserializer),
            Slot::List(place) => At { place, position }.deserialize(deserializer),
        }
    }
}

/// A place of one kind, and the field that it is in.
struct At<'a, P: ?Sized> {
    place: &'a mut P,
    position: Position,
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn Place<bool> + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_bool(self)
    }
}

impl Visitor<'_> for At<'_, dyn Place<bool> + '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a boolean for {}", self.position)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.place.put(value);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceInteger + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_i64(self)
    }
}

impl Visitor<'_> for At<'_, dyn PlaceInteger + '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an integer of 64 bits for {}", self.position)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.place.put_integer(value);
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceText + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for At<'_, dyn PlaceText + '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string for {}", self.position)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.place.put_text(text);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn Place<serde_json::Value> + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.place.put(Deserialize::deserialize(deserializer)?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceRecord + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        record::decode_at(self.place.put_record(), self.position, deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceList + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for At<'_, dyn PlaceList + '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list for {}", self.position)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.place.start();
        while elements.next_element_seed(Element { slot: self.place.next(), position: self.position })?.is_some() {}
        Ok(())
    }
}
