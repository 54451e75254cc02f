//! Captures the JSON text of a value from a deserializer of `serde_json`.
//!
//! `serde_json` gives the text of a value to its type `RawValue` only, by the name of a newtype struct. Asking for that name
//! keeps the digits of numbers, whether or not another crate turns on the feature `arbitrary_precision`. Deserializers of
//! other formats do not know the name, and are read by the types of the fields.

use std::fmt;

use serde_core::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fill::Mismatch;
use super::tape::{JsonValue, Tape};

/// Something to decode a value into.
pub(crate) trait Target<'de>: Sized {
    type Value;

    /// What a value has to be, for error messages.
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Decodes JSON.
    fn read_json(self, value: JsonValue<'_, '_>) -> Result<Self::Value, Mismatch>;

    /// Decodes another format.
    fn read_format<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error>;
}

/// Decodes a value from its JSON text if the deserializer has it, and by the types of the fields otherwise.
pub(crate) fn decode<'de, D: Deserializer<'de>, T: Target<'de>>(
    deserializer: D,
    target: T,
) -> Result<T::Value, D::Error> {
    deserializer.deserialize_newtype_struct(raw_value_name(), Capture(target))
}

struct Capture<T>(T);

impl<'de, T: Target<'de>> Visitor<'de> for Capture<T> {
    type Value = T::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    /// `serde_json` gives a map with one entry, whose value is the text.
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<T::Value, A::Error> {
        entries.next_key::<IgnoredAny>()?;
        entries.next_value_seed(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Value, D::Error> {
        self.0.read_format(deserializer)
    }

    fn visit_str<E: de::Error>(self, json: &str) -> Result<T::Value, E> {
        self.0.read_json(Tape::new(json).value()).map_err(E::custom)
    }
}

impl<'de, T: Target<'de>> DeserializeSeed<'de> for Capture<T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

/// The name of the newtype struct by which `RawValue` asks for the text of a value.
fn raw_value_name() -> &'static str {
    match <Box<RawValue>>::deserialize(NameProbe) {
        Err(Name(name)) => name,
        Ok(_) => "",
    }
}

/// A deserializer that answers with the name of the newtype struct that it is asked for, as its error.
struct NameProbe;

#[derive(Debug)]
struct Name(&'static str);

impl<'de> Deserializer<'de> for NameProbe {
    type Error = Name;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Name> {
        Err(Name(""))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, _: V) -> Result<V::Value, Name> {
        Err(Name(name))
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Name {}

impl de::Error for Name {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self("")
    }
}
