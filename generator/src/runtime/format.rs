//! Decoding of formats other than JSON, which is asked for by the types of the fields.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::capture::Target;
use super::fill::{Context, Found, Mismatch, Position, fill_record};
use super::json::Json;
use super::record::{Record, find_key};
use super::scalar::Scalar;
use super::slot::{
    Place, PlaceInteger, PlaceJson, PlaceList, PlaceMap, PlaceRecord, PlaceScalar, PlaceText, Slot, Vacate,
};
use super::tape::{JsonValue, Tape};

/// Decodes a record.
pub(crate) struct RecordTarget<'a> {
    record: &'a mut dyn Record,
    /// The field that it is in, if it is in another record.
    within: Option<Position>,
}

impl<'a> RecordTarget<'a> {
    pub(crate) fn new(record: &'a mut dyn Record) -> Self {
        Self { record, within: None }
    }
}

impl<'de> Target<'de> for RecordTarget<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.record.metadata().name;
        match self.within {
            None => write!(f, "an object of `{name}`"),
            Some(position) => write!(f, "an object of `{name}` for {position}"),
        }
    }

    fn read_json(self, value: JsonValue<'_, '_>) -> Result<(), Mismatch> {
        let position = self.within.unwrap_or(Position::Type(self.record.metadata().name));
        fill_record(self.record, value, Context::outermost(position))
    }

    fn read_format<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let metadata = self.record.metadata();
        deserializer.deserialize_struct(metadata.name, metadata.keys, self)
    }
}

impl<'de> Visitor<'de> for RecordTarget<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Target::expecting(self, f)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let metadata = self.record.metadata();
        let mut expected = 0;
        while let Some(known) = entries.next_key_seed(KeySeed { keys: metadata.keys, expected })? {
            let slot = known.and_then(|index| self.record.slot(index).map(|slot| (index, slot)));
            let Some((index, slot)) = slot else {
                entries.next_value::<IgnoredAny>()?;
                continue;
            };
            let seed = SlotSeed { slot, position: Position::Field { metadata, index } };
            if entries.next_value_seed(seed)? == Found::Null {
                super::nulls::set(self.record.nulls_mut(), index);
            }
            expected = index + 1;
        }
        Ok(())
    }
}

/// Finds the index of a key. APIs send keys in a constant order, so the key after the previous one is tried first.
struct KeySeed {
    keys: &'static [&'static str],
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Option<usize>, E> {
        Ok(find_key(self.keys, self.expected, key))
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Option<usize>, E> {
        Ok(std::str::from_utf8(key).ok().and_then(|key| find_key(self.keys, self.expected, key)))
    }
}

/// Decodes a value into a slot, outside of a record.
pub(crate) struct SlotTarget<'a> {
    pub(crate) slot: Slot<'a>,
    /// The name of the type.
    pub(crate) name: &'static str,
}

impl<'de> Target<'de> for SlotTarget<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of `{}`", self.name)
    }

    fn read_json(self, value: JsonValue<'_, '_>) -> Result<Found, Mismatch> {
        self.slot.fill(value, Context::outermost(Position::Type(self.name)))
    }

    fn read_format<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        SlotSeed { slot: self.slot, position: Position::Type(self.name) }.deserialize(deserializer)
    }
}

/// Decodes a value into a slot. The value may be null.
struct SlotSeed<'a> {
    slot: Slot<'a>,
    position: Position,
}

impl<'de> DeserializeSeed<'de> for SlotSeed<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        let position = self.position;
        match self.slot {
            Slot::Boolean(place) => deserializer.deserialize_option(OrNull(At { place, position })),
            Slot::Integer(place) => deserializer.deserialize_option(OrNull(At { place, position })),
            Slot::Text(place) => deserializer.deserialize_option(OrNull(At { place, position })),
            Slot::Scalar(place) => deserializer.deserialize_option(OrNull(At { place, position })),
            Slot::Json(place) => deserializer.deserialize_option(OrNull(At { place, position })),
            Slot::Record(place) => deserializer.deserialize_option(OrNull(At { place, position })),
            Slot::List(place) => deserializer.deserialize_option(OrNull(At { place, position })),
            Slot::Map(place) => deserializer.deserialize_option(OrNull(At { place, position })),
        }
    }
}

/// A place of one kind, and the position that it is for.
struct At<'a, P: ?Sized> {
    place: &'a mut P,
    position: Position,
}

/// Decodes a value, or null.
struct OrNull<'a, P: ?Sized>(At<'a, P>);

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
            Err(_) => Err(E::invalid_type(Unexpected::Other("number"), &self)),
        }
    }

    /// Accepts `20.0`, as in JSON.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match super::number::integer(&value.to_string()) {
            Some(value) => self.visit_i64(value),
            None => Err(E::invalid_type(Unexpected::Other("number"), &self)),
        }
    }
}

/// Implements `Visitor` for places that take a number or a string.
macro_rules! visit_scalars {
    ($place:ty, $expected:literal, |$self:ident, $text:ident, $is_string:ident| $put:expr) => {
        impl Visitor<'_> for At<'_, $place> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($expected, " for {}"), self.position)
            }

            fn visit_str<E: Error>($self, $text: &str) -> Result<(), E> {
                let $is_string = true;
                $put;
                Ok(())
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
                self.digits(&value)
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
                self.digits(&value)
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
                self.digits(&value)
            }
        }

        impl At<'_, $place> {
            fn digits<E>($self, digits: &dyn fmt::Display) -> Result<(), E> {
                let ($text, $is_string) = (&*digits.to_string(), false);
                $put;
                Ok(())
            }
        }
    };
}

visit_scalars!(dyn PlaceText + '_, "a string", |self, text, _is_string| self.place.put_text(text));
visit_scalars!(dyn PlaceScalar + '_, "a number or a string", |self, text, is_string| {
    self.place.put_scalar(Scalar { text, is_string });
});

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceText + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceScalar + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceJson + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let json = Json::from_format(deserializer)?.to_string();
        self.place.put_json(Tape::new(&json).value(), Context::outermost(self.position)).map_err(D::Error::custom)
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceRecord + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let record = self.place.put_record();
        RecordTarget { record, within: Some(self.position) }.read_format(deserializer)
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
        while elements.next_element_seed(SlotSeed { slot: self.place.next(), position: self.position })?.is_some() {}
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, dyn PlaceMap + '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for At<'_, dyn PlaceMap + '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map for {}", self.position)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.place.start();
        while let Some(key) = entries.next_key::<String>()? {
            let seed = SlotSeed { slot: self.place.next_value(), position: self.position };
            if entries.next_value_seed(seed)? == Found::Value {
                self.place.put_key(&key);
            }
        }
        self.place.finish();
        Ok(())
    }
}
