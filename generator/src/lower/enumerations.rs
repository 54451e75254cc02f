//! Enumerations: variants, the columns of their table, and the constants of the null row.

use super::markdown::{cell as table_cell, code, inline, join, prose, wrap};
use super::{Scope, docs};
use crate::model::{Cell, Column, ColumnKind, Enum, NullCell, Predicate, TypePath, Variant};
use crate::names::{self, Role, identifier};
use crate::spec::type_expr::{ColumnType, Reference};
use crate::spec::{self, Enumeration};
use crate::symbols::Item;
use crate::template;

pub(super) fn lower(scope: &Scope<'_, '_>, enumeration: &Enumeration) -> Enum {
    let columns: Vec<Column> =
        enumeration.columns.iter().map(|column| self::column(scope, enumeration, column)).collect();
    let variants: Vec<Variant> = enumeration
        .values
        .iter()
        .enumerate()
        .map(|(row, value)| variant(scope, enumeration, value, row, &columns))
        .collect();
    let nulls = null_cells(scope, enumeration);
    let predicates =
        enumeration.predicates.iter().map(|predicate| self::predicate(scope, enumeration, predicate)).collect();
    let table = table(scope, enumeration, &variants, &columns, &nulls);
    let matching = enumeration.open.then(|| {
        wrap("The vendor may send a value that is not listed. It decodes to `Unknown`, keeps its text, and goes out as it came; so match with an arm for the rest.")
    });
    let doc = scope.docs.item(
        &enumeration.doc,
        &[matching, table],
        enumeration.source.as_ref(),
        &enumeration.also,
        enumeration.observed.as_deref(),
    );
    Enum { name: enumeration.name.clone(), doc, open: enumeration.open, variants, columns, predicates, nulls }
}

fn variant_name(value: &spec::Value, open: bool) -> String {
    match identifier(Role::Variant { open }, &value.name, value.rust_name.as_deref()) {
        Ok(name) => name,
        Err(_) => unreachable!("a checked spec has values that can be named, unlike `{}`", value.name),
    }
}

fn variant(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration,
    value: &spec::Value,
    row: usize,
    columns: &[Column],
) -> Variant {
    let documenting = enumeration.columns.iter().position(|column| column.documents);
    let told = match documenting.and_then(|index| value.cells.get(&enumeration.columns[index].name)) {
        Some(spec::Cell::Text(text)) => prose(text),
        _ => String::new(),
    };
    let shown: Vec<String> = columns
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != documenting)
        .filter_map(|(_, column)| {
            Some(format!("- `{}`: {}", column.name, show(scope, column, column.cells[row].as_ref()?)))
        })
        .collect();
    let doc = join(&[
        value.doc.as_deref().map(prose).unwrap_or_default(),
        told,
        shown.join("\n"),
        value
            .deprecated
            .as_ref()
            .filter(|one| one.stage == spec::Stage::Announced)
            .map(|one| prose(&format!("To be deprecated: {}", one.note)))
            .unwrap_or_default(),
        value.observed.as_deref().map(|text| prose(&docs::observed_note(text))).unwrap_or_default(),
    ]);
    Variant {
        name: variant_name(value, enumeration.open),
        wire_name: value.name.clone(),
        doc,
        deprecated: docs::deprecated(value.deprecated.as_ref()),
    }
}

fn column(scope: &Scope<'_, '_>, enumeration: &Enumeration, column: &spec::Column) -> Column {
    let Some(parsed) = ColumnType::parse(&column.type_) else {
        unreachable!("a checked spec has types, not `{}`", column.type_)
    };
    let kind = match &parsed {
        ColumnType::Boolean => ColumnKind::Boolean,
        ColumnType::Integer => ColumnKind::Integer,
        ColumnType::Text => ColumnKind::Text,
        ColumnType::Template(placeholders) => ColumnKind::Template { placeholders: placeholders.clone() },
        ColumnType::Enumeration(reference) => ColumnKind::Variant(scope.path(reference)),
        ColumnType::List(reference) => ColumnKind::List(scope.path(reference)),
    };
    let cells = enumeration
        .values
        .iter()
        .map(|value| value.cells.get(&column.name).map(|cell| lower_cell(scope, &parsed, cell)))
        .collect();
    let absent = match (&kind, enumeration.open, column.optional) {
        (ColumnKind::List(_), true, _) => Some("Empty for a value that this version of the crate does not know."),
        (ColumnKind::List(_), false, _) | (_, false, false) => None,
        (_, true, false) => Some("`None` for a value that this version of the crate does not know."),
        (_, true, true) => {
            Some("`None` where the table has no cell, and for a value that this version of the crate does not know.")
        }
        (_, false, true) => Some("`None` where the table has no cell."),
    };
    let verbatim = match &kind {
        ColumnKind::Template { placeholders } => Some(format!(
            "Puts in {} as it is, whatever it holds.",
            placeholders.iter().map(|name| code(name)).collect::<Vec<_>>().join(" and ")
        )),
        _ => None,
    };
    let doc = scope.docs.item(&column.doc, &[verbatim, absent.map(wrap)], column.source.as_ref(), &[], None);
    let finder = column.unique.then(|| {
        let doc = format!(
            "The value with this [`{0}`](Self::{0}). `None` if no value that this version of the crate knows has it.",
            column.name
        );
        (names::finder(&column.name), wrap(&doc))
    });
    Column { name: column.name.clone(), doc, kind, optional: column.optional, finder, cells }
}

fn lower_cell(scope: &Scope<'_, '_>, parsed: &ColumnType, cell: &spec::Cell) -> Cell {
    match (parsed, cell) {
        (ColumnType::Boolean, spec::Cell::Boolean(value)) => Cell::Boolean(*value),
        (ColumnType::Integer, spec::Cell::Integer(value)) => Cell::Integer(*value),
        (ColumnType::Text, spec::Cell::Text(text)) => Cell::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        (ColumnType::Template(_), spec::Cell::Text(text)) => match template::parse(text) {
            Ok(segments) => Cell::Template(segments),
            Err(problem) => unreachable!("a checked spec has templates that parse: {problem}"),
        },
        (ColumnType::Enumeration(reference), spec::Cell::Text(name)) => Cell::Variant(member(scope, reference, name)),
        (ColumnType::List(reference), spec::Cell::List(names)) => {
            Cell::List(names.iter().map(|name| member(scope, reference, name)).collect())
        }
        (parsed, cell) => unreachable!("a checked spec has cells of their column's type, not {cell:?} for {parsed:?}"),
    }
}

/// The variant of another enumeration that a cell names.
fn member(scope: &Scope<'_, '_>, reference: &Reference, name: &str) -> String {
    let Some(Item::Enumeration(enumeration)) =
        scope.symbols.resolve(scope.module, reference).map(|definition| definition.item)
    else {
        unreachable!("a checked spec has columns of enumerations, not of `{reference}`")
    };
    match enumeration.values.iter().find(|value| value.name == name) {
        Some(value) => variant_name(value, enumeration.open),
        None => unreachable!("a checked spec has cells of known values, not `{name}`"),
    }
}

/// A predicate is decided here, row by row, so that a reviewer sees for which values it holds.
fn predicate(scope: &Scope<'_, '_>, enumeration: &Enumeration, predicate: &spec::Predicate) -> Predicate {
    let values = enumeration.values.iter().filter(|value| predicate.is_true_of(&value.cells));
    let variants: Vec<String> = values.map(|value| variant_name(value, enumeration.open)).collect();
    let links: Vec<String> = variants.iter().map(|name| format!("[`{name}`](Self::{name})")).collect();
    let except = if predicate.none.is_empty() { String::new() } else { format!(", unless {}", rule(&predicate.none)) };
    let holds = format!("True where {}{except}: for {}.", rule(&predicate.any), links.join(", "));
    let unknown = enumeration
        .open
        .then(|| wrap("False for a value that this version of the crate does not know: the table says nothing of it."));
    let doc = scope.docs.item(&predicate.doc, &[Some(wrap(&holds)), unknown], None, &[], None);
    Predicate { name: predicate.name.clone(), doc, variants }
}

/// Conditions as a sentence, those on one column together.
fn rule(conditions: &[spec::Condition]) -> String {
    let same_column = |one: &spec::Condition, other: &spec::Condition| one.column == other.column;
    let groups = conditions.chunk_by(same_column).map(|group| {
        let cells: Vec<String> = group.iter().map(|condition| code(&condition.holds.to_string())).collect();
        format!("[`{0}`](Self::{0}) holds {1}", group[0].column, cells.join(" or "))
    });
    groups.collect::<Vec<_>>().join(", or ")
}

fn null_cells(scope: &Scope<'_, '_>, enumeration: &Enumeration) -> Vec<NullCell> {
    let Some(cells) = &enumeration.null_row else { return Vec::new() };
    let columns = enumeration.columns.iter().enumerate().filter_map(|(index, column)| {
        let cell = match lower_cell(scope, &ColumnType::parse(&column.type_)?, cells.get(&column.name)?) {
            Cell::Template(segments) => Cell::Text(segments.iter().map(template::Segment::to_string).collect()),
            cell => cell,
        };
        let doc = format!(
            "What [`{0}`](Self::{0}) would be for JSON null, which is no value of the enumeration.",
            column.name
        );
        Some(NullCell { name: names::null_constant(&column.name), doc: wrap(&doc), column: index, cell })
    });
    columns.collect()
}

/// The table of values, as far as it fits on a line: the texts stand with the variants.
fn table(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration,
    variants: &[Variant],
    columns: &[Column],
    nulls: &[NullCell],
) -> Option<String> {
    let shown: Vec<(usize, &Column)> =
        columns.iter().enumerate().filter(|(_, column)| !matches!(column.kind, ColumnKind::Text)).collect();
    if shown.is_empty() {
        return None;
    }
    let row = |first: String, cell: &dyn Fn(usize) -> Option<String>| {
        let cells = shown
            .iter()
            .map(|(index, _)| format!(" {} |", table_cell(&cell(*index).unwrap_or_else(|| "—".to_owned()))));
        format!("| {} |{}", table_cell(&first), cells.collect::<String>())
    };
    let mut lines = vec![
        row("Value".to_owned(), &|index| Some(format!("[`{0}`](Self::{0})", columns[index].name))),
        format!("|---|{}", "---|".repeat(shown.len())),
    ];
    if !nulls.is_empty() {
        let null_cell = |index: usize| {
            nulls.iter().find(|null| null.column == index).map(|null| show_narrow(scope, &columns[index], &null.cell))
        };
        lines.push(row("null".to_owned(), &null_cell));
    }
    for (position, (variant, value)) in variants.iter().zip(&enumeration.values).enumerate() {
        let cell = |index: usize| {
            columns[index].cells[position].as_ref().map(|cell| show_narrow(scope, &columns[index], cell))
        };
        lines.push(row(format!("[{}](Self::{})", code(&value.name), variant.name), &cell));
    }
    Some(lines.join("\n"))
}

/// A cell for a table: messages as prose, which breaks between any two words.
fn show_narrow(scope: &Scope<'_, '_>, column: &Column, cell: &Cell) -> String {
    match cell {
        Cell::Template(segments) => inline(&segments.iter().map(template::Segment::to_string).collect::<String>()),
        cell => show(scope, column, cell),
    }
}

/// A cell as Markdown on one line.
fn show(scope: &Scope<'_, '_>, column: &Column, cell: &Cell) -> String {
    let variant = |path: &TypePath, name: &str| format!("[`{name}`]({}::{name})", scope.doc_path(path));
    match (cell, &column.kind) {
        (Cell::Boolean(value), _) => format!("`{value}`"),
        (Cell::Integer(value), _) => value.to_string(),
        (Cell::Text(text), _) => inline(text),
        (Cell::Template(segments), _) => code(&segments.iter().map(template::Segment::to_string).collect::<String>()),
        (Cell::Variant(name), ColumnKind::Variant(path)) => variant(path, name),
        (Cell::List(names), ColumnKind::List(path)) if !names.is_empty() => {
            names.iter().map(|name| variant(path, name)).collect::<Vec<_>>().join(", ")
        }
        _ => "none".to_owned(),
    }
}
