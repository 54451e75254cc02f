//! Enumerations and the tables that describe their values.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Deprecation, Source};

/// A set of named values, with a table of what is known about each.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enumeration {
    /// Name of the Rust enum, in `UpperCamelCase`.
    pub name: String,
    /// What the values say.
    pub doc: String,
    /// Whether the vendor may send a value that is not listed. Fields take open enumerations only; the columns of
    /// tables take closed ones.
    pub open: bool,
    /// Where the page lists the values.
    #[serde(default)]
    pub source: Option<Source>,
    /// Other places that list the same values.
    #[serde(default)]
    pub also: Vec<Source>,
    /// For what no page lists: where it was seen.
    #[serde(default)]
    pub observed: Option<String>,
    /// Columns of the table. Each becomes a method.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Questions about the values that the table answers. Each becomes a method.
    #[serde(default)]
    pub predicates: Vec<Predicate>,
    /// The table's row for JSON null. The enumeration has no value for it; its cells become constants.
    #[serde(default, rename = "null")]
    pub null_row: Option<BTreeMap<String, Cell>>,
    /// The values, in the order of the page.
    pub values: Vec<Value>,
}

/// A column of the table of values.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Name of the column: the key that values give their cell under, and the name of the method.
    pub name: String,
    /// `integer`, `boolean`, `text`, `template(placeholder, …)`, the name of a closed enumeration, or `list<…>` of a
    /// closed enumeration.
    #[serde(rename = "type")]
    pub type_: String,
    /// What the column tells.
    pub doc: String,
    /// Whether no two values share a cell, so that the cell finds the value.
    #[serde(default)]
    pub unique: bool,
    /// Whether values may leave the cell out.
    #[serde(default)]
    pub optional: bool,
    /// Whether the cell is the documentation of its value.
    #[serde(default)]
    pub documents: bool,
    /// Where the page has the column, if not where it lists the values.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A question about a value with the answer yes or no, which follows from the value's row in the table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// Name of the method.
    pub name: String,
    /// What the question is.
    pub doc: String,
    /// The answer is yes if at least one of these conditions holds,
    pub any: Vec<Condition>,
    /// and none of these.
    #[serde(default)]
    pub none: Vec<Condition>,
}

/// A condition on a row of the table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// What the cell is, or, in a column of lists, what is in it.
    pub holds: Cell,
}

impl Predicate {
    /// Whether a row with these cells fulfils the predicate.
    #[must_use]
    pub fn is_true_of(&self, cells: &BTreeMap<String, Cell>) -> bool {
        let holds = |condition: &Condition| match (cells.get(&condition.column), &condition.holds) {
            (Some(Cell::List(names)), Cell::Text(name)) => names.contains(name),
            (cell, wanted) => cell == Some(wanted),
        };
        self.any.iter().any(holds) && !self.none.iter().any(holds)
    }
}

/// A value of an enumeration: its name, and a cell for each column under the column's name.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Value {
    /// The value as JSON text holds it, letter by letter.
    pub name: String,
    /// What the value means, where no column tells.
    #[serde(default)]
    pub doc: Option<String>,
    /// Name of the Rust variant, where the one made from the name collides.
    #[serde(default)]
    pub rust_name: Option<String>,
    /// That the value is ending.
    #[serde(default)]
    pub deprecated: Option<Deprecation>,
    /// For a value that the page lacks: where it was seen.
    #[serde(default)]
    pub observed: Option<String>,
    /// The cells, by column.
    #[serde(flatten)]
    pub cells: BTreeMap<String, Cell>,
}

impl Value {
    /// The keys of a value that are no columns.
    pub const KEYS: [&str; 5] = ["name", "doc", "rust_name", "deprecated", "observed"];
}

/// A cell of the table of values.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Cell {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text, a template, or a value of a closed enumeration.
    Text(String),
    /// Values of a closed enumeration, in order.
    List(Vec<String>),
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::List(names) => f.write_str(&names.join(", ")),
        }
    }
}

/// An integer that stands for a value of an enumeration, by one of its columns.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntegerForm {
    /// Name of the Rust type, in `UpperCamelCase`.
    pub name: String,
    /// What the integer says.
    pub doc: String,
    /// The enumeration.
    #[serde(rename = "enum")]
    pub enum_: String,
    /// The unique integer column that finds the value.
    pub column: String,
    /// Name of the method that gives the value.
    pub accessor: String,
    /// Where the page describes it.
    #[serde(default)]
    pub source: Option<Source>,
    /// For what no page describes: where it was seen.
    #[serde(default)]
    pub observed: Option<String>,
}
