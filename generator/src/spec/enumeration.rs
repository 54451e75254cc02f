//! Enumerations and the tables that describe their values.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Deprecation, Key, List, Source, Spanned};

/// A set of named values, with a table of what is known about each.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enumeration {
    /// Name of the Rust enum, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the values say.
    pub doc: Spanned<String>,
    /// Whether the vendor may send a value that is not listed. Fields take open enumerations only; the columns of
    /// tables take closed ones.
    pub open: Spanned<bool>,
    /// Where the page lists the values.
    #[serde(default)]
    pub source: Key<Source>,
    /// Other places that list the same values.
    #[serde(default)]
    pub also: List<Source>,
    /// For what no page lists: where it was seen.
    #[serde(default)]
    pub observed: Key<String>,
    /// Columns of the table. Each becomes a method.
    #[serde(default)]
    pub columns: List<Column>,
    /// Questions about the values that the table answers. Each becomes a method.
    #[serde(default)]
    pub predicates: List<Predicate>,
    /// The table's row for JSON null. The enumeration has no value for it; its cells become constants.
    #[serde(default, rename = "null")]
    pub null_row: Key<Cells>,
    /// The values, in the order of the page.
    pub values: List<Value>,
}

/// A column of the table of values.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Name of the column: the key that values give their cell under, and the name of the method.
    pub name: Spanned<String>,
    /// `integer`, `boolean`, `text`, `template(placeholder, …)`, the name of a closed enumeration, or `list<…>` of a
    /// closed enumeration.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
    /// What the column tells.
    pub doc: Spanned<String>,
    /// Whether no two values share a cell, so that the cell finds the value.
    #[serde(default)]
    pub unique: Key<bool>,
    /// Whether values may leave the cell out.
    #[serde(default)]
    pub optional: Key<bool>,
    /// Whether the cell is the documentation of its value.
    #[serde(default)]
    pub documents: Key<bool>,
    /// Where the page has the column, if not where it lists the values.
    #[serde(default)]
    pub source: Key<Source>,
}

/// A question about a value with the answer yes or no, which follows from the value's row in the table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// Name of the method.
    pub name: Spanned<String>,
    /// What the question is.
    pub doc: Spanned<String>,
    /// The answer is yes if at least one of these conditions holds,
    pub any: List<Condition>,
    /// and none of these.
    #[serde(default)]
    pub none: List<Condition>,
}

/// A condition on a row of the table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The column.
    pub column: Spanned<String>,
    /// What the cell is, or, in a column of lists, what is in it.
    pub holds: Spanned<Cell>,
}

/// A value of an enumeration: its name, and a cell for each column under the column's name.
#[derive(Debug, JsonSchema)]
pub struct Value {
    /// The value as JSON text holds it, letter by letter.
    pub name: Spanned<String>,
    /// What the value means, where no column tells.
    #[schemars(default)]
    pub doc: Key<String>,
    /// Name of the Rust variant, where the one made from the name collides.
    #[schemars(default)]
    pub rust_name: Key<String>,
    /// That the value is ending.
    #[schemars(default)]
    pub deprecated: Key<Deprecation>,
    /// For a value that the page lacks: where it was seen.
    #[schemars(default)]
    pub observed: Key<String>,
    /// The cells, by column.
    #[schemars(flatten)]
    pub cells: Cells,
}

/// Cells of the table of values, by column.
pub type Cells = BTreeMap<String, Key<Cell>>;

impl Value {
    /// The keys of a value that are no columns.
    pub const KEYS: [&str; 5] = ["name", "doc", "rust_name", "deprecated", "observed"];
}

// By hand, because `serde(flatten)` buffers the cells, and what is buffered has no location.
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
    /// A text, a template, or a value of a closed enumeration.
    Text(String),
    /// Values of a closed enumeration, in order.
    List(Vec<Spanned<String>>),
}

// By hand, for the same reason as for `Value`.
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

/// An integer that stands for a value of an enumeration, by one of its columns.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntegerForm {
    /// Name of the Rust type, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the integer says.
    pub doc: Spanned<String>,
    /// The enumeration.
    #[serde(rename = "enum")]
    pub enum_: Spanned<String>,
    /// The unique integer column that finds the value.
    pub column: Spanned<String>,
    /// Name of the method that gives the value.
    pub accessor: Spanned<String>,
    /// Where the page describes it.
    #[serde(default)]
    pub source: Key<Source>,
    /// For what no page describes: where it was seen.
    #[serde(default)]
    pub observed: Key<String>,
}
