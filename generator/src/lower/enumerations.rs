//! Lowers enumerations: variants, the columns of their table, and the constants of the null row.

use super::cells::{self, TypedColumn};
use super::docs::{self, Origin};
use super::markdown::{code, join, prose, wrap};
use super::{Scope, value_table};
use crate::api::{Cell, ColumnType, Condition, Enumeration, Predicate, Resolved, Row};
use crate::model::{self, Enum, Variant};
use crate::names::{Role, make_identifier};
use crate::spec::Stage;

pub(super) fn lower(scope: &Scope<'_, '_>, enumeration: &Enumeration<'_>) -> Enum {
    let columns = cells::typed_columns(enumeration);
    let rows = enumeration.rows.iter();
    let questions = enumeration.questions.iter();
    Enum {
        name: enumeration.name.to_string(),
        doc: doc(scope, enumeration, &columns),
        open: *enumeration.open,
        variants: rows.map(|row| variant(scope, enumeration, &columns, row)).collect(),
        columns: columns.iter().map(|column| cells::column(scope, enumeration, column)).collect(),
        predicates: questions.map(|question| predicate(scope, enumeration, question)).collect(),
        nulls: columns.iter().filter_map(|column| cells::null_cell(scope, enumeration, column)).collect(),
    }
}

fn doc(scope: &Scope<'_, '_>, enumeration: &Enumeration<'_>, columns: &[TypedColumn<'_, '_>]) -> String {
    let matching = enumeration.open.then(|| {
        wrap("The vendor may send a value that is not listed. It decodes to `Unknown`, which keeps its text and encodes to the same text. Match with a wildcard arm.")
    });
    let table = value_table::markdown(scope, enumeration, columns);
    let origin = Origin::documented(&enumeration.source).also(&enumeration.also).or_observed(&enumeration.observed);
    docs::item(scope.api, &enumeration.doc, &[matching, table], &origin)
}

/// Whether the enum is `Copy`: an unknown value of an open one keeps its text.
pub(super) fn is_copy(enumeration: &Enumeration<'_>) -> bool {
    !*enumeration.open
}

/// The name of the Rust variant for a value.
pub(super) fn variant_name(enumeration: &Enumeration<'_>, row: &Row<'_>) -> String {
    make_identifier(Role::Variant { open: *enumeration.open }, &row.value.name, row.value.rust_name.text())
}

fn variant(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration<'_>,
    columns: &[TypedColumn<'_, '_>],
    row: &Row<'_>,
) -> Variant {
    let value = row.value;
    Variant {
        name: variant_name(enumeration, row),
        wire_name: value.name.to_string(),
        doc: variant_doc(scope, columns, row),
        deprecated: docs::deprecated(&value.deprecated),
    }
}

fn variant_doc(scope: &Scope<'_, '_>, columns: &[TypedColumn<'_, '_>], row: &Row<'_>) -> String {
    let value = row.value;
    let documenting = columns.iter().position(|column| column.spec.documents.is_true());
    let text = match documenting.and_then(|index| columns[index].cell(&row.cells)) {
        Some(Cell::Text(text)) => Some(prose(text)),
        _ => None,
    };
    let others = columns.iter().enumerate().filter(|(index, _)| Some(*index) != documenting);
    let cells = others.filter_map(|(_, column)| {
        let cell = cells::markdown(scope, column.cell(&row.cells)?);
        Some(format!("- `{}`: {cell}", column.spec.name))
    });
    let announced = docs::at_stage(&value.deprecated, Stage::Announced);
    let mut blocks: Vec<String> = value.doc.text().map(prose).into_iter().chain(text).collect();
    blocks.push(cells.collect::<Vec<_>>().join("\n"));
    blocks.extend(announced.map(|deprecation| prose(&format!("To be deprecated: {}", deprecation.note))));
    blocks.extend(value.observed.text().map(docs::observed));
    join(&blocks)
}

/// Lowers a predicate. It is evaluated for each row here, so that a reviewer of the emitted code sees for which values
/// it holds.
fn predicate(scope: &Scope<'_, '_>, enumeration: &Enumeration<'_>, predicate: &Predicate<'_>) -> model::Predicate {
    let rows = enumeration.rows.iter().filter(|row| predicate.holds_for(&row.cells));
    let variants: Vec<String> = rows.map(|row| variant_name(enumeration, row)).collect();
    let unknown = enumeration
        .open
        .then(|| wrap("False for a value unknown to this version of the crate, which has no row in the table."));
    let more = [Some(wrap(&condition_sentence(scope, enumeration, predicate, &variants))), unknown];
    model::Predicate {
        name: predicate.name.to_string(),
        doc: docs::item(scope.api, &predicate.doc, &more, &Origin::default()),
        variants,
    }
}

fn condition_sentence(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration<'_>,
    predicate: &Predicate<'_>,
    variants: &[String],
) -> String {
    let links: Vec<String> = variants.iter().map(|name| format!("[`{name}`](Self::{name})")).collect();
    let phrase = |conditions: &[Resolved<Condition<'_>>]| conditions_phrase(scope, enumeration, conditions);
    let any_of = phrase(&predicate.any_of);
    let except = match predicate.none_of.as_slice() {
        [] => String::new(),
        none_of => format!(", unless {}", phrase(none_of)),
    };
    format!("True if {any_of}{except}: for {}.", links.join(", "))
}

/// Describes conditions, grouped by column.
fn conditions_phrase(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration<'_>,
    conditions: &[Resolved<Condition<'_>>],
) -> String {
    let conditions: Vec<&Condition<'_>> = conditions.iter().flatten().collect();
    let groups = conditions.chunk_by(|one, other| one.column == other.column).map(|group| {
        let cells: Vec<String> = group.iter().map(|one| code(&cells::text(scope.api, &one.holds))).collect();
        let column = &enumeration.table[group[0].column];
        let verb = if matches!(column.column_type, Ok(ColumnType::List(_))) { "contains" } else { "is" };
        format!("[`{0}`](Self::{0}) {verb} {1}", column.name, cells.join(" or "))
    });
    groups.collect::<Vec<_>>().join(", or ")
}
