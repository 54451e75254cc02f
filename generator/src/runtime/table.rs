//! Tables with a row for each value of an enumeration.

use super::enumeration::{ClosedEnum, OpenEnum};

/// An enumeration with a table.
pub(crate) trait Table: Sized {
    type Row: 'static;
    /// The rows, in the order of the values.
    const ROWS: &'static [Self::Row];
}

/// The row of a value of an open enumeration. `None` for an unknown value.
pub(crate) fn known_row<E: OpenEnum + Table>(value: &E) -> Option<&'static E::Row> {
    value.index().ok().map(|index| &E::ROWS[index])
}

/// The row of a value of a closed enumeration.
pub(crate) fn row<E: ClosedEnum + Table>(value: E) -> &'static E::Row {
    &E::ROWS[value.index()]
}

/// The first of all values whose row satisfies a condition.
pub(crate) fn find<E: Clone + Table>(all: &[E], is_wanted: impl Fn(&E::Row) -> bool) -> Option<E> {
    all.iter().zip(E::ROWS).find(|(_, row)| is_wanted(row)).map(|(value, _)| value.clone())
}
