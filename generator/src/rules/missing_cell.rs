//! Checks that every value has a cell in every required column.

use std::collections::BTreeSet;

use super::Check;
use crate::api::{Api, CellOf, Column, ColumnType, Enumeration, Row};
use crate::finding::{Finding, alternatives};
use crate::resolve::meant_column;
use crate::spec::Value;

rule! {
    MISSING_CELL "missing-cell" Error "A value has a cell for every column that is not optional."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for enumeration in &api.enumerations {
        // The null row may be incomplete.
        findings.extend(enumeration.rows.iter().filter_map(|row| missing_cells(api, enumeration, row)));
    }
}

/// One finding for all missing cells of a value, with the keys to add.
fn missing_cells(api: &Api<'_>, enumeration: &Enumeration<'_>, row: &Row<'_>) -> Option<Finding> {
    // A cell under a misspelt column is reported, and counts as a cell of that column.
    let unknown = row.value.cells.keys().filter(|name| !enumeration.has_column(name));
    let meant: BTreeSet<&str> =
        unknown.filter_map(|name| meant_column(enumeration, &row.value.cells, name)).collect();
    let is_missing = |(column, cell): &(&Column<'_>, &CellOf<'_>)| {
        matches!(cell, CellOf::Absent) && !meant.contains(column.name.as_str()) && needs_cell(column)
    };
    let missing: Vec<&Column<'_>> =
        enumeration.table.iter().zip(&row.cells).filter(is_missing).map(|(column, _)| column).collect();
    if missing.is_empty() {
        return None;
    }
    let name = &row.label;
    let columns = alternatives(missing.iter().map(|column| column.name.as_str()));
    let entries: Vec<String> = missing.iter().map(|column| blank_cell(column)).collect();
    let (noun, label) = match missing.len() {
        1 => ("column", "a cell is missing".to_owned()),
        count => ("columns", format!("{count} cells are missing")),
    };
    let message = format!("`{name}` has no cell in the {noun} {columns}");
    let finding = Finding::new(&MISSING_CELL, api.place(name.location()), message).label(label);
    Some(finding.help(format!(
        "add {}; or add `optional: true` to a column in which the page has empty cells",
        alternatives(entries.iter().map(String::as_str))
    )))
}

/// Whether every value must have a cell in a column.
fn needs_cell(column: &Column<'_>) -> bool {
    // A column with the name of a key of values is reported for its name.
    let is_reserved = Value::KEYS.contains(&column.name.as_str());
    !(column.optional.is_true() || column.optional.is_invalid() || is_reserved)
}

/// A template for a cell of a column, with `…` for the content.
fn blank_cell(column: &Column<'_>) -> String {
    let blank = match &column.column_type {
        Ok(ColumnType::Text) => "\"…\"".to_owned(),
        Ok(ColumnType::Template(names)) => {
            let placeholders: Vec<String> = names.iter().map(|(name, _)| format!("{{{name}}}")).collect();
            format!("\"… {} …\"", placeholders.join(" … "))
        }
        Ok(ColumnType::Texts) => "[\"…\"]".to_owned(),
        Ok(ColumnType::List(_)) => "[…]".to_owned(),
        Ok(ColumnType::Boolean | ColumnType::Integer | ColumnType::Enumeration(_)) | Err(_) => "…".to_owned(),
    };
    format!("{}: {blank}", column.name)
}
