//! Checks for empty definitions and texts.

use super::Check;
use crate::api::{Api, Enumeration, Row, Structure, StructureId};
use crate::finding::{Finding, Place};
use crate::load::{Document, Entry, Kind, Node};
use crate::spec::ValueFacts;

rule! {
    EMPTY_DEFINITION "empty-definition" Error "A struct has fields, an enumeration has values, and a text is not empty."
    Check::Document(check_texts)
    Check::Api(check_definitions)
}

/// Keys whose values are documentation.
const PROSE: [&str; 10] =
    ["doc", "title", "code", "note", "reason", "observed", "present_when", "exception", "documented_type", "unit"];

fn check_texts(document: &Document<'_>, findings: &mut Vec<Finding>) {
    prose_entries(document, &mut |entry, text| {
        if text.trim().is_empty() {
            findings.push(says_nothing(document.place(entry.value_span()), &entry.key));
        }
    });
}

/// Visits every entry of a document whose value is documentation.
pub(super) fn prose_entries(document: &Document<'_>, visitor: &mut dyn FnMut(&Entry, &str)) {
    visit(&document.tree, visitor);
}

fn visit(node: &Node, visitor: &mut dyn FnMut(&Entry, &str)) {
    match &node.kind {
        Kind::List(items) => items.iter().for_each(|item| visit(item, visitor)),
        Kind::Map(entries) => entries.iter().filter(|entry| !ValueFacts::VALUES.contains(&entry.key.as_str())).for_each(|entry| {
            if let Some(text) = entry.value.text().filter(|_| PROSE.contains(&entry.key.as_str())) {
                visitor(entry, text);
            }
            visit(&entry.value, visitor);
        }),
        Kind::Scalar(_) | Kind::Invalid => {}
    }
}

/// The finding on an empty text.
pub(crate) fn says_nothing(place: Place, key: &str) -> Finding {
    Finding::new(&EMPTY_DEFINITION, place, format!("`{key}` is empty"))
        .label("no text")
        .help("write what the page says, or omit the key if it is optional")
}

fn check_definitions(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for enumeration in &api.enumerations {
        if enumeration.values.is_empty() {
            let message = format!("`{}` has no values", enumeration.name);
            findings.push(
                Finding::new(&EMPTY_DEFINITION, api.place(enumeration.name.location()), message)
                    .label("no values")
                    .help("list the values as the page has them, or use `string` for the field"),
            );
        }
        findings.extend(enumeration.rows.iter().filter_map(|row| unexplained(api, enumeration, row)));
    }
    for (id, structure) in api.structures() {
        findings.extend(without_fields(api, id, structure));
    }
}

/// Checks that a value is documented, by its `doc` or by a cell.
fn unexplained(api: &Api<'_>, enumeration: &Enumeration<'_>, row: &Row<'_>) -> Option<Finding> {
    let value = row.value;
    let documents = |column: &crate::api::Column<'_>| {
        let has_cell = value.cells.contains_key(column.name.as_str()) || !column.optional.is_true();
        (column.documents.is_true() && has_cell) || column.documents.is_invalid()
    };
    // A cell without a column is reported, and may be meant as the documentation.
    let is_explained = !value.doc.is_absent()
        || enumeration.columns.is_incomplete()
        || enumeration.table.iter().any(documents)
        || value.cells.keys().any(|name| !enumeration.has_column(name));
    if is_explained {
        return None;
    }
    let message = format!("`{}` has no documentation", row.label);
    Some(
        Finding::new(&EMPTY_DEFINITION, api.place(row.label.location()), message)
            .label("not documented")
            .help("add `doc:`, or add `documents: true` to the column that documents the values"),
    )
}

fn without_fields(api: &Api<'_>, id: StructureId, structure: &Structure<'_>) -> Option<Finding> {
    let table = structure.table.ok()?;
    let table_name = &api[table].name;
    let is_table_ambiguous = || {
        let names = api.definitions().filter(|one| !matches!(one, crate::api::Definition::Limit(_)));
        names.filter(|one| api.header(*one).name == table_name).count() > 1
    };
    let has_fields = !structure.members.is_empty() || api.may_have_more(id) || api.spec.omitted.definitions;
    if has_fields || is_table_ambiguous() {
        return None;
    }
    let siblings = api.structures().filter(|(_, other)| other.header.module == structure.header.module);
    let names_it = |other: &Structure<'_>| {
        other.fields.iter().any(|field| field.in_.iter().any(|name| name == &structure.name))
    };
    let named_by = siblings.map(|(_, other)| other).find(|other| names_it(other));
    let help = match (structure.fields_from.given(), named_by) {
        (Some(table), _) => {
            format!("add `in: [{table}, {}]` to the fields of `{table}` that it has too", structure.name)
        }
        (None, Some(table)) if structure.fields.is_empty() => {
            format!("add `fields_from: {}`, of which fields name `{}`", table.name, structure.name)
        }
        (None, _) if structure.fields.is_empty() => {
            "add `fields:`, with an entry for each row of the page's table".to_owned()
        }
        (None, _) => format!("add `{}` to the `in` of the fields that it has", structure.name),
    };
    let message = format!("`{}` has no fields", structure.name);
    let finding = Finding::new(&EMPTY_DEFINITION, api.place(structure.name.location()), message);
    Some(finding.label("no fields").help(help))
}
