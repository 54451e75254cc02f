//! Enumerations, and the tables of their values.

use std::ops::Index;

use super::{Api, Builtin, Definition, EnumerationId, Header, JsonType, Part, Resolved, Unresolved};
use crate::spec::{self, Key, Lines, Location, Source, Spanned, Wire};
use crate::template::Segment;

parts! {
    /// A set of named values, with a table of facts about each.
    Enumeration {
        header: Header<'s>,
        wire_type: Resolved<Wire>,
        table: Vec<Column<'s>>,
        /// A row for each value, in the order of the page.
        rows: Vec<Row<'s>>,
        /// The row for JSON null.
        null: Option<Cells<'s>>,
        questions: Vec<Predicate<'s>>,
    }

    /// A column of the table of values.
    Column {
        column_type: Resolved<ColumnType>,
    }

    /// A yes-or-no question about a value, answered from its row.
    Predicate {
        /// At least one of these conditions must hold.
        any_of: Vec<Resolved<Condition<'s>>>,
        /// None of these conditions may hold.
        none_of: Vec<Resolved<Condition<'s>>>,
    }
}

/// A value of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ValueId {
    pub(crate) enumeration: EnumerationId,
    pub(crate) index: usize,
}

impl<'s> Index<ValueId> for Api<'s> {
    type Output = Row<'s>;

    fn index(&self, id: ValueId) -> &Row<'s> {
        &self[id.enumeration].rows[id.index]
    }
}

/// The type of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ColumnType {
    Boolean,
    Integer,
    Text,
    /// A text with placeholders: their names and locations.
    Template(Vec<(String, Location)>),
    /// A list of texts.
    Texts,
    Enumeration(EnumerationId),
    List(EnumerationId),
}

/// A value and its cells.
#[derive(Debug)]
pub(crate) struct Row<'s> {
    pub(crate) value: &'s Spanned<spec::Value>,
    /// What a spec refers to the value by: its name or, if it has none, its integer.
    pub(crate) label: Spanned<String>,
    pub(crate) wire: Resolved<WireValue<'s>>,
    pub(crate) cells: Cells<'s>,
}

/// What a value is in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WireValue<'s> {
    /// A text, which is its name.
    Text(&'s str),
    /// An integer, by itself or in a text, of a value that may have a name.
    Integer(i64),
}

/// The cells of a row, one for each column.
pub(crate) type Cells<'s> = Vec<CellOf<'s>>;

/// The cell of a row in a column, if there is one.
#[derive(Debug)]
pub(crate) enum CellOf<'s> {
    /// The row has no cell in the column.
    Absent,
    /// The cell is invalid, which has been reported.
    Invalid,
    /// A cell.
    Given(Cell<'s>, Location),
}

/// A cell, of the type of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'s> {
    Boolean(bool),
    Integer(i64),
    Text(&'s str),
    Template(Vec<Segment>),
    Texts(Vec<&'s str>),
    Value(ValueId),
    Values(Vec<ValueId>),
}

/// A condition on a row of the table.
#[derive(Debug)]
pub(crate) struct Condition<'s> {
    /// Index of the column.
    pub(crate) column: usize,
    /// The value that the cell must equal or, in a column of lists, contain.
    pub(crate) holds: Cell<'s>,
}

impl<'s> CellOf<'s> {
    /// The cell, if it is present and valid.
    pub(crate) fn given(&self) -> Option<&Cell<'s>> {
        match self {
            Self::Given(cell, _) => Some(cell),
            Self::Absent | Self::Invalid => None,
        }
    }
}

impl Row<'_> {
    /// The value in JSON, without quotes; `None` if it is invalid.
    pub(crate) fn in_json(&self) -> Option<String> {
        match self.wire {
            Ok(WireValue::Text(text)) => Some(text.to_owned()),
            Ok(WireValue::Integer(integer)) => Some(integer.to_string()),
            Err(Unresolved) => None,
        }
    }
}

impl Condition<'_> {
    fn holds_in(&self, cells: &Cells<'_>) -> bool {
        match (cells.get(self.column).and_then(CellOf::given), &self.holds) {
            (Some(Cell::Values(values)), Cell::Value(value)) => values.contains(value),
            (cell, wanted) => cell == Some(wanted),
        }
    }
}

impl Predicate<'_> {
    /// Whether the predicate holds for a row. Unresolved conditions never hold.
    pub(crate) fn holds_for(&self, cells: &Cells<'_>) -> bool {
        let any = |conditions: &[Resolved<Condition<'_>>]| conditions.iter().flatten().any(|one| one.holds_in(cells));
        any(&self.any_of) && !any(&self.none_of)
    }

    /// Whether all its conditions are resolved.
    pub(crate) fn is_resolved(&self) -> bool {
        self.any_of.iter().chain(&self.none_of).all(Result::is_ok)
    }
}

impl Enumeration<'_> {
    /// Whether its table has a column with this name.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.table.iter().any(|column| column.name == *name)
    }
}

impl ColumnType {
    /// The placeholders of a template, in order; empty for other types.
    pub(crate) fn placeholders(&self) -> &[(String, Location)] {
        match self {
            Self::Template(placeholders) => placeholders,
            Self::Boolean | Self::Integer | Self::Text | Self::Texts | Self::Enumeration(_) | Self::List(_) => &[],
        }
    }

    /// The enumeration whose values the cells name.
    pub(crate) fn enumeration(&self) -> Option<EnumerationId> {
        match self {
            Self::Enumeration(id) | Self::List(id) => Some(*id),
            Self::Boolean | Self::Integer | Self::Text | Self::Template(_) | Self::Texts => None,
        }
    }
}

impl<'s> Part<'s> for Enumeration<'s> {
    fn json(&self, _: &Api<'s>) -> Vec<JsonType> {
        match self.wire_type {
            Ok(Wire::Text) | Err(Unresolved) => vec![JsonType::String],
            Ok(Wire::Integer) => vec![JsonType::Integer],
            Ok(Wire::IntegerText) => Builtin::IntegerText.info().json.to_vec(),
        }
    }

    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        Some((&self.spec.get().source, &self.spec.get().observed))
    }

    fn sources(&self) -> Vec<&'s Spanned<Source>> {
        let spec = self.spec.get();
        let columns = spec.columns.iter().filter_map(|column| column.source.given());
        spec.source.given().into_iter().chain(&spec.also).chain(columns).collect()
    }

    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        let columns = self.table.iter().filter_map(|column| column.column_type.as_ref().ok());
        columns.filter_map(|column| column.enumeration().map(Definition::Enumeration)).collect()
    }

    fn member_lines(&self, _: &Api<'s>, name: &str) -> Option<Lines> {
        self.rows.iter().find(|row| row.label == *name).map(|row| row.value.lines())
    }
}
