//! Lowers enumerations: variants, the columns of their table, and the constants of the null row.

use super::cells::{self, TypedColumn};
use super::docs::{self, Origin};
use super::markdown::{code, join, prose, wrap};
use super::{Scope, value_table};
use crate::api::{Cell, ColumnType, Condition, Enumeration, Predicate, Resolved, Row, Unresolved, WireValue};
use crate::model::{self, Enum, NamedIntegers, Variant, WireValues};
use crate::names::variant;
use crate::spec::{Stage, Wire};

pub(super) fn lower(scope: &Scope<'_, '_>, enumeration: &Enumeration<'_>) -> Enum {
    let columns = cells::typed_columns(enumeration);
    let rows = enumeration.rows.iter();
    let questions = enumeration.questions.iter();
    Enum {
        name: enumeration.name.to_string(),
        doc: doc(scope, enumeration, &columns),
        open: *enumeration.open,
        variants: rows.map(|row| lower_variant(scope, &columns, row)).collect(),
        values: wire_values(enumeration),
        columns: columns.iter().map(|column| cells::column(scope, enumeration, column)).collect(),
        predicates: questions.map(|question| predicate(scope, enumeration, question)).collect(),
        nulls: columns.iter().filter_map(|column| cells::null_cell(scope, enumeration, column)).collect(),
    }
}

fn doc(scope: &Scope<'_, '_>, enumeration: &Enumeration<'_>, columns: &[TypedColumn<'_, '_>]) -> String {
    // The values of a closed enumeration are in no JSON.
    let wire = match wire_type(enumeration) {
        Wire::Integer if *enumeration.open => Some(wrap("In JSON, a value is an integer.")),
        Wire::IntegerText if *enumeration.open => Some(wrap(
            "In JSON, a value is an integer in a string. It may come as a number; a known value is encoded as a string.",
        )),
        Wire::Text | Wire::Integer | Wire::IntegerText => None,
    };
    let matching = enumeration.open.then(|| {
        let kept = match wire_type(enumeration) {
            Wire::Text => "keeps its text and encodes to the same text",
            Wire::Integer => "keeps its integer and encodes to the same integer",
            Wire::IntegerText => "keeps the string or the number and encodes to the same",
        };
        wrap(&format!("The vendor may send a value that is not listed. It decodes to `Unknown`, which {kept}. Match with a wildcard arm."))
    });
    let table = value_table::markdown(scope, enumeration, columns);
    let origin = Origin::documented(&enumeration.source).also(&enumeration.also).or_observed(&enumeration.observed);
    docs::item(scope.api, &enumeration.doc, &[wire, matching, table], &origin)
}

fn wire_type(enumeration: &Enumeration<'_>) -> Wire {
    enumeration.wire_type.unwrap_or_default()
}

/// Whether the enum is `Copy`: unless an unknown value keeps its text.
pub(super) fn is_copy(enumeration: &Enumeration<'_>) -> bool {
    !*enumeration.open || wire_type(enumeration) == Wire::Integer
}

fn wire_values(enumeration: &Enumeration<'_>) -> WireValues {
    match wire_type(enumeration) {
        Wire::Text => WireValues::Texts(enumeration.rows.iter().map(|row| row.label.to_string()).collect()),
        Wire::Integer => WireValues::Integers(named_integers(enumeration)),
        Wire::IntegerText => WireValues::IntegerTexts(named_integers(enumeration)),
    }
}

fn named_integers(enumeration: &Enumeration<'_>) -> NamedIntegers {
    let integers = enumeration.rows.iter().filter_map(|row| match row.wire {
        Ok(WireValue::Integer(integer)) => Some((integer, row.value.name.text().map(str::to_owned))),
        Ok(WireValue::Text(_)) | Err(Unresolved) => None,
    });
    let (integers, names) = integers.unzip();
    NamedIntegers { integers, names }
}

fn lower_variant(scope: &Scope<'_, '_>, columns: &[TypedColumn<'_, '_>], row: &Row<'_>) -> Variant {
    Variant {
        name: variant(row),
        doc: variant_doc(scope, columns, row),
        deprecated: docs::deprecated(&row.value.deprecated),
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
    blocks.extend(integer_sentence(row));
    blocks.push(cells.collect::<Vec<_>>().join("\n"));
    blocks.extend(announced.map(|deprecation| prose(&format!("To be deprecated: {}", deprecation.note))));
    blocks.extend(value.observed.text().map(docs::observed));
    join(&blocks)
}

/// The sentence on the integer of a value and on its name.
fn integer_sentence(row: &Row<'_>) -> Option<String> {
    let Ok(WireValue::Integer(integer)) = row.wire else { return None };
    let integer = code(&integer.to_string());
    Some(match row.value.name.text() {
        Some(name) => format!("Value: {integer}, called {}.", code(name)),
        None => format!("Value: {integer}."),
    })
}

/// Lowers a predicate. It is evaluated for each row here, so that a reviewer of the emitted code sees for which values
/// it holds.
fn predicate(scope: &Scope<'_, '_>, enumeration: &Enumeration<'_>, predicate: &Predicate<'_>) -> model::Predicate {
    let rows = enumeration.rows.iter().filter(|row| predicate.holds_for(&row.cells));
    let variants: Vec<String> = rows.map(variant).collect();
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
