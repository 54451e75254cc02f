//! Values of enumerations, and the cells of their tables.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Deprecation, Key, Spanned};

/// A value of an enumeration: its name or its integer, and a cell for each column under the name of the column.
#[derive(Debug, JsonSchema)]
pub struct Value {
    /// The text exactly as in JSON. In an enumeration of integers, what the page calls the value, if it has a name.
    #[schemars(default)]
    pub name: Key<String>,
    /// The integer in JSON, in an enumeration of integers.
    #[schemars(default)]
    pub value: Key<TextOrInteger>,
    /// What the value means, if no column documents it.
    #[schemars(default)]
    pub doc: Key<String>,
    /// Name of the Rust variant, if the name derived from the value is invalid or collides.
    #[schemars(default)]
    pub rust_name: Key<String>,
    /// The deprecation of the value.
    #[schemars(default)]
    pub deprecated: Key<Deprecation>,
    /// Where the value was observed, if the page does not list it.
    #[schemars(default)]
    pub observed: Key<String>,
    /// The cells, by name of the column.
    #[schemars(flatten)]
    pub cells: Cells,
}

/// Cells of the table of values, by name of the column.
pub type Cells = BTreeMap<String, Key<Cell>>;

impl Value {
    /// The keys of a value that are not columns.
    pub const KEYS: [&str; 6] = ["name", "value", "doc", "rust_name", "deprecated", "observed"];

    /// What a spec refers to the value by: its name or, if it has none, its integer. `None` if it has neither, or if the
    /// name is invalid.
    #[must_use]
    pub fn label(&self) -> Option<Spanned<String>> {
        match &self.name {
            Key::Given(name) => Some(name.clone()),
            Key::Absent => self.value.given().map(|value| value.map(TextOrInteger::to_string)),
            Key::Invalid(_) => None,
        }
    }

    pub(super) fn has_label(&self) -> bool {
        self.name.given().is_some() || (self.name.is_absent() && self.value.given().is_some())
    }

    /// Whether a spec refers to the value by a label.
    pub(super) fn is_called(&self, label: &str) -> bool {
        match self.name.text() {
            Some(name) => name == label,
            None => self.label().is_some_and(|own| own == *label),
        }
    }
}

// Implemented by hand, because `serde(flatten)` buffers the cells, which loses their locations.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValueVisitor;

        impl<'de> Visitor<'de> for ValueVisitor {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value of an enumeration")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
                let (mut name, mut value) = (Key::default(), Key::default());
                let (mut doc, mut rust_name, mut observed) = (Key::default(), Key::default(), Key::default());
                let (mut deprecated, mut cells) = (Key::default(), Cells::new());
                while let Some(key) = entries.next_key::<String>()? {
                    match key.as_str() {
                        "name" => name = entries.next_value()?,
                        "value" => value = entries.next_value()?,
                        "doc" => doc = entries.next_value()?,
                        "rust_name" => rust_name = entries.next_value()?,
                        "deprecated" => deprecated = entries.next_value()?,
                        "observed" => observed = entries.next_value()?,
                        _ => drop(cells.insert(key, entries.next_value()?)),
                    }
                }
                Ok(Value { name, value, doc, rust_name, deprecated, observed, cells })
            }
        }

        deserializer.deserialize_map(ValueVisitor)
    }
}

/// A cell of the table of values.
#[derive(Debug, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Cell {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text, a template, or a value of an enumeration.
    Text(String),
    /// Values of an enumeration, or texts, in order.
    List(Vec<Spanned<TextOrInteger>>),
}

// Implemented by hand, because `serde(untagged)` buffers the value, which loses its location.
impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CellVisitor;

        impl<'de> Visitor<'de> for CellVisitor {
            type Value = Cell;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a truth value, a number, a text or a list of texts")
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<Cell, E> {
                Ok(Cell::Boolean(value))
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Cell, E> {
                Ok(Cell::Integer(value))
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Cell, E> {
                Ok(Cell::Text(value.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Cell, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(items)).map(Cell::List)
            }
        }

        deserializer.deserialize_any(CellVisitor)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::List(items) => f.write_str(&items.iter().map(|item| item.to_string()).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// An integer without quotes, or a text.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum TextOrInteger {
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
}

// Implemented by hand, because `serde(untagged)` buffers the value, which loses its location.
impl<'de> Deserialize<'de> for TextOrInteger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrIntegerVisitor;

        impl Visitor<'_> for TextOrIntegerVisitor {
            type Value = TextOrInteger;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a number")
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<TextOrInteger, E> {
                Ok(TextOrInteger::Integer(value))
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<TextOrInteger, E> {
                Ok(TextOrInteger::Text(value.to_owned()))
            }
        }

        deserializer.deserialize_any(TextOrIntegerVisitor)
    }
}

impl fmt::Display for TextOrInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Integer(value) => value.fmt(f),
        }
    }
}
