//! Enumerations, and the tables of facts about their values.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Deprecation, Key, List, Source, Spanned};

/// A set of named values, with a table of facts about each.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enumeration {
    /// Name of the Rust enum, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the values describe.
    pub doc: Spanned<String>,
    /// Whether the vendor may send values that are not listed. Fields take only open enumerations; columns of tables
    /// take both.
    pub open: Spanned<bool>,
    /// Where the page lists the values.
    #[serde(default)]
    pub source: Key<Source>,
    /// Other places that list the same values.
    #[serde(default)]
    pub also: List<Source>,
    /// Where it was observed, if no page lists it.
    #[serde(default)]
    pub observed: Key<String>,
    /// Columns of the table. Each becomes a method.
    #[serde(default)]
    pub columns: List<Column>,
    /// Yes-or-no questions about the values, answered by the table. Each becomes a method.
    #[serde(default)]
    pub predicates: List<Predicate>,
    /// The row for JSON null. It becomes no variant; its cells become constants.
    #[serde(default, rename = "null")]
    pub null_row: Key<Cells>,
    /// The values, in the order of the page.
    pub values: List<Value>,
}

/// A column of the table of values.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Name of the column: the key of the cells, and the name of the method.
    pub name: Spanned<String>,
    /// `integer`, `boolean`, `text`, `template(placeholder, …)`, the name of an enumeration, or `list<…>` of an
    /// enumeration or of `text`.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
    /// What the column contains.
    pub doc: Spanned<String>,
    /// Whether no two values have the same cell, so that a cell identifies its value.
    #[serde(default)]
    pub unique: Key<bool>,
    /// Whether values may omit the cell.
    #[serde(default)]
    pub optional: Key<bool>,
    /// Whether the cell is the documentation of its value.
    #[serde(default)]
    pub documents: Key<bool>,
    /// Where the page has the column, if not in the list of values.
    #[serde(default)]
    pub source: Key<Source>,
}

/// A yes-or-no question about a value, answered from the row of the value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// Name of the method.
    pub name: Spanned<String>,
    /// The question.
    pub doc: Spanned<String>,
    /// At least one of these conditions must hold for the answer to be yes.
    pub any: List<Condition>,
    /// None of these conditions may hold for the answer to be yes.
    #[serde(default)]
    pub none: List<Condition>,
}

/// A condition on a row of the table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The column.
    pub column: Spanned<String>,
    /// The value that the cell must equal or, in a column of lists, contain.
    pub holds: Spanned<Cell>,
}

/// A value of an enumeration: its name, and a cell for each column under the name of the column.
#[derive(Debug, JsonSchema)]
pub struct Value {
    /// The value exactly as in JSON.
    pub name: Spanned<String>,
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
    pub const KEYS: [&str; 5] = ["name", "doc", "rust_name", "deprecated", "observed"];
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
                let mut name = None;
                let (mut doc, mut rust_name, mut observed) = (Key::default(), Key::default(), Key::default());
                let (mut deprecated, mut cells) = (Key::default(), Cells::new());
                while let Some(key) = entries.next_key::<String>()? {
                    match key.as_str() {
                        "name" => name = Some(entries.next_value()?),
                        "doc" => doc = entries.next_value()?,
                        "rust_name" => rust_name = entries.next_value()?,
                        "deprecated" => deprecated = entries.next_value()?,
                        "observed" => observed = entries.next_value()?,
                        _ => drop(cells.insert(key, entries.next_value()?)),
                    }
                }
                let name = name.ok_or_else(|| A::Error::missing_field("name"))?;
                Ok(Value { name, doc, rust_name, deprecated, observed, cells })
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
    List(Vec<Spanned<String>>),
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
            Self::List(names) => f.write_str(&names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// An integer that identifies a value of an enumeration by one of its columns.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntegerForm {
    /// Name of the Rust type, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the integer describes.
    pub doc: Spanned<String>,
    /// The enumeration.
    #[serde(rename = "enum")]
    pub enum_: Spanned<String>,
    /// The unique integer column that identifies the value.
    pub column: Spanned<String>,
    /// Name of the method that returns the value.
    pub accessor: Spanned<String>,
    /// Where the page describes it.
    #[serde(default)]
    pub source: Key<Source>,
    /// Where it was observed, if no page describes it.
    #[serde(default)]
    pub observed: Key<String>,
}
