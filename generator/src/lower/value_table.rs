//! The table of values in the documentation of an enumeration.

use super::Scope;
use super::cells::{TypedColumn, markdown as cell_markdown, template_text};
use super::markdown::{cell as table_cell, code, inline};
use crate::api::{Cell, Cells, ColumnType, Enumeration, Row, WireValue};
use crate::names::variant;

/// Formats the table without columns of texts and of lists of texts, which are documented at the variants. `None` if it
/// would say nothing that the variants do not.
pub(super) fn markdown(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration<'_>,
    columns: &[TypedColumn<'_, '_>],
) -> Option<String> {
    let shown: Vec<&TypedColumn<'_, '_>> = columns.iter().filter(|column| is_shown(column)).collect();
    let is_of_integers = enumeration.rows.iter().any(|row| matches!(row.wire, Ok(WireValue::Integer(_))));
    if shown.is_empty() && !is_of_integers {
        return None;
    }
    let has_names = is_of_integers && enumeration.rows.iter().any(|row| row.value.name.text().is_some());
    let cells_of = |name: Option<&str>, cells: &Cells<'_>| -> Vec<String> {
        let name = has_names.then(|| name.map(code));
        let cells = shown.iter().map(|column| column.cell(cells).map(|cell| narrow(scope, cell)));
        name.into_iter().chain(cells).map(|cell| cell.unwrap_or_else(|| "—".to_owned())).collect()
    };
    let methods = shown.iter().map(|column| format!("[`{0}`](Self::{0})", column.spec.name));
    let headings: Vec<String> = has_names.then(|| "Name".to_owned()).into_iter().chain(methods).collect();
    let mut lines = vec![line("Value", &headings), format!("|---|{}", "---|".repeat(headings.len()))];
    let has_cells = |cells: &&Cells<'_>| columns.iter().any(|column| column.cell(cells).is_some());
    let null = enumeration.null.as_ref().filter(has_cells);
    lines.extend(null.map(|cells| line("null", &cells_of(None, cells))));
    let rows = enumeration.rows.iter();
    lines.extend(rows.map(|row| line(&value_link(row), &cells_of(row.value.name.text(), &row.cells))));
    Some(lines.join("\n"))
}

/// A link to the variant of a value, whose text is the value in JSON.
fn value_link(row: &Row<'_>) -> String {
    format!("[{}](Self::{})", code(&row.in_json().unwrap_or_default()), variant(row))
}

fn is_shown(column: &TypedColumn<'_, '_>) -> bool {
    !matches!(column.column_type, ColumnType::Text | ColumnType::Texts)
}

fn line(first: &str, cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| format!(" {} |", table_cell(cell)));
    format!("| {} |{}", table_cell(first), cells.collect::<String>())
}

/// Formats a cell. Templates become prose instead of code, so that a narrow table can break them.
fn narrow(scope: &Scope<'_, '_>, cell: &Cell<'_>) -> String {
    match cell {
        Cell::Template(segments) => inline(&template_text(segments)),
        cell => cell_markdown(scope, cell),
    }
}
