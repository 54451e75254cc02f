//! The table of values in the documentation of an enumeration.

use super::Scope;
use super::cells::{TypedColumn, markdown as cell_markdown, template_text};
use super::enumerations::variant_name;
use super::markdown::{cell as table_cell, code, inline};
use crate::api::{Cell, Cells, ColumnType, Enumeration};

/// Formats the table without columns of texts and of lists of texts, which are documented at the variants. `None` if
/// there are no other columns.
pub(super) fn markdown(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration<'_>,
    columns: &[TypedColumn<'_, '_>],
) -> Option<String> {
    let shown: Vec<&TypedColumn<'_, '_>> = columns.iter().filter(|column| is_shown(column)).collect();
    if shown.is_empty() {
        return None;
    }
    let cells_of = |cells: &Cells<'_>| -> Vec<String> {
        let cells = shown.iter().map(|column| column.cell(cells).map(|cell| narrow(scope, cell)));
        cells.map(|cell| cell.unwrap_or_else(|| "—".to_owned())).collect()
    };
    let headings: Vec<String> = shown.iter().map(|column| format!("[`{0}`](Self::{0})", column.spec.name)).collect();
    let mut lines = vec![line("Value", &headings), format!("|---|{}", "---|".repeat(shown.len()))];
    let has_cells = |cells: &&Cells<'_>| columns.iter().any(|column| column.cell(cells).is_some());
    let null = enumeration.null.as_ref().filter(has_cells);
    lines.extend(null.map(|cells| line("null", &cells_of(cells))));
    lines.extend(enumeration.rows.iter().map(|row| {
        let value = format!("[{}](Self::{})", code(&row.value.name), variant_name(enumeration, row));
        line(&value, &cells_of(&row.cells))
    }));
    Some(lines.join("\n"))
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
