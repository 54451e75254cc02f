//! JSON of any kind.

use std::fmt;
use std::ops::Index;
use std::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Serialize, Serializer};

use super::capture::{self, Target};
use super::decimal::Decimal;
use super::fill::{Context, Mismatch, Position};
use super::map::Map;
use super::slot::FromJson;
use super::tape::{JsonValue, Kind, Tape};
use super::view::View;

/// A value of any JSON type.
///
/// As `serde_json::Value`, and keeps the digits of numbers and the order of keys. `From` converts both ways.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Json {
    /// Null.
    #[default]
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, with its digits.
    Number(Decimal),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object.
    Object(Map<Json>),
}

impl Json {
    /// Whether it is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// The boolean, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if it is an integer of 64 bits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.to_i64()
    }

    /// The nearest floating-point number, if it is a number.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.to_f64()
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Decimal> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if it is a list.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Json]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The entries, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Map<Json>> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key, if it is an object that has the key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.as_object()?.get(key)
    }

    /// Reads another format than JSON.
    pub(super) fn from_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

/// The value of a key; null if there is none.
impl Index<&str> for Json {
    type Output = Json;

    fn index(&self, key: &str) -> &Json {
        self.get(key).unwrap_or(&Json::Null)
    }
}

/// An element of a list; null if there is none.
impl Index<usize> for Json {
    type Output = Json;

    fn index(&self, index: usize) -> &Json {
        self.as_array().and_then(|elements| elements.get(index)).unwrap_or(&Json::Null)
    }
}

/// The JSON text.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::String(text) => text.fmt(f),
            Self::Array(elements) => elements.fmt(f),
            Self::Object(entries) => entries.fmt(f),
        }
    }
}

/// Parses JSON text.
impl FromStr for Json {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Json>> for Json {
    fn from(elements: Vec<Json>) -> Self {
        Self::Array(elements)
    }
}

impl From<Map<Json>> for Json {
    fn from(entries: Map<Json>) -> Self {
        Self::Object(entries)
    }
}

/// Digits that the value has lost stay lost.
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Bool(value),
            serde_json::Value::Number(number) => Self::Number(Decimal::from_digits(number.to_string())),
            serde_json::Value::String(text) => Self::String(text),
            serde_json::Value::Array(elements) => Self::Array(elements.into_iter().map(Self::from).collect()),
            serde_json::Value::Object(entries) => {
                Self::Object(entries.into_iter().map(|(key, value)| (key, Self::from(value))).collect())
            }
        }
    }
}

/// A number beyond 64 bits becomes the nearest `f64`. One beyond the range of `f64` becomes null.
impl From<Json> for serde_json::Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => to_value(&number),
            Json::String(text) => Self::String(text),
            Json::Array(elements) => Self::Array(elements.into_iter().map(Self::from).collect()),
            Json::Object(entries) => {
                Self::Object(entries.into_iter().map(|(key, value)| (key, Self::from(value))).collect())
            }
        }
    }
}

fn to_value(number: &Decimal) -> serde_json::Value {
    serde_json::from_str(number.as_str()).unwrap_or_default()
}

impl PartialEq<serde_json::Value> for Json {
    fn eq(&self, other: &serde_json::Value) -> bool {
        use serde_json::Value;

        match (self, other) {
            (Self::Null, Value::Null) => true,
            (Self::Bool(one), Value::Bool(other)) => one == other,
            (Self::Number(one), Value::Number(other)) => *one == Decimal::from_digits(other.to_string()),
            (Self::String(one), Value::String(other)) => one == other,
            (Self::Array(one), Value::Array(other)) => one == other,
            (Self::Object(one), Value::Object(other)) => {
                one.len() == other.len()
                    && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| value == other))
            }
            _ => false,
        }
    }
}

impl PartialEq<Json> for serde_json::Value {
    fn eq(&self, other: &Json) -> bool {
        other == self
    }
}

impl FromJson for Json {
    fn from_json(value: JsonValue<'_, '_>, context: Context) -> Result<Self, Mismatch> {
        Ok(match value.kind() {
            Kind::Null => Self::Null,
            Kind::Boolean => Self::Bool(value.boolean().unwrap_or_default()),
            Kind::Number => Self::Number(Decimal::from_digits(value.number().unwrap_or_default())),
            Kind::Text => Self::String(context.text(value.text().unwrap_or(Ok("".into())))?.into_owned()),
            Kind::List => {
                let context = context.deeper()?;
                Self::Array(
                    value.elements().map(|element| Self::from_json(element, context)).collect::<Result<_, _>>()?,
                )
            }
            Kind::Object => {
                let context = context.deeper()?;
                let mut entries = Map::new();
                for (key, value) in value.entries() {
                    entries.new_values().push(Self::from_json(value, context)?);
                    entries.push_key(&key.text());
                }
                entries.sort();
                Self::Object(entries)
            }
        })
    }
}

/// Decodes a type whose values are of more than one JSON type, outside of a record.
pub(crate) fn decode_json<'de, T: FromJson, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
) -> Result<T, D::Error> {
    struct JsonTarget<T>(&'static str, std::marker::PhantomData<T>);

    impl<'de, T: FromJson> Target<'de> for JsonTarget<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a value of `{}`", self.0)
        }

        fn read_json(self, value: JsonValue<'_, '_>) -> Result<T, Mismatch> {
            T::from_json(value, Context::outermost(Position::Type(self.0)))
        }

        fn read_format<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
            let json = Json::from_format(deserializer)?.to_string();
            self.read_json(Tape::new(&json).value()).map_err(D::Error::custom)
        }
    }

    capture::decode(deserializer, JsonTarget(name, std::marker::PhantomData))
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode_json(deserializer, "Json")
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        View::Json(self).serialize(serializer)
    }
}

super::value!(Json, Json, |value| value);

/// Reads whatever a format has.
struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can represent")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(Decimal::from_digits(value.to_string())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        if value.is_finite() { Ok(Json::from(serde_json::Value::from(value))) } else { Ok(Json::Null) }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::from(text))
    }

    fn visit_none<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        Json::from_format(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        Json::from_format(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut map = Map::new();
        while let Some((key, value)) = entries.next_entry::<String, Json>()? {
            map.insert(key, value);
        }
        Ok(Json::Object(map))
    }
}
