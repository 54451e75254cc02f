//! Enumerations, and the tables of facts about their values.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Cell, Cells, Key, List, Source, Spanned, Value};

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
    /// What the values are in JSON; `text` without this key.
    #[serde(default)]
    pub wire: Key<Wire>,
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

/// What the values of an enumeration are in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Wire {
    /// A text: the `name` of the value.
    #[default]
    Text,
    /// An integer: the `value` of the value.
    Integer,
    /// A text that holds an integer, which is the `value` of the value.
    IntegerText,
}

impl Enumeration {
    /// The values that a spec can refer to. The others are invalid, which has been reported.
    pub fn labelled(&self) -> impl Iterator<Item = (&Spanned<Value>, Spanned<String>)> {
        self.values.iter().filter_map(|value| Some((value, value.label()?)))
    }

    /// The index of a value among those that a spec can refer to.
    pub(crate) fn position(&self, label: &str) -> Option<usize> {
        self.values.iter().filter(|value| value.has_label()).position(|value| value.is_called(label))
    }

    /// Whether it may have values that are not among those that a spec can refer to.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.values.is_incomplete() || self.values.iter().any(|value| !value.has_label())
    }
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
    #[schemars(extend("x-names" = "ColumnType"))]
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
    #[schemars(extend("x-names" = "EnumerationName"))]
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
