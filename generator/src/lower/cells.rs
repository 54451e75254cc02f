//! Lowers the columns of a table of values, and their cells.

use super::docs::{Origin, path_from_root};
use super::enumerations;
use super::markdown::{code, inline, wrap};
use super::{Scope, docs};
use crate::api::{self, Api, CellOf, Cells, ColumnType, Definition, Enumeration, ValueId};
use crate::model::{Cell, Column, ColumnKind, NullCell, TemplateSegment, VariantPath};
use crate::names::{self, variant};
use crate::template::Segment;

/// A column with a resolved type.
pub(super) struct TypedColumn<'a, 's> {
    pub(super) spec: &'a api::Column<'s>,
    pub(super) column_type: &'a ColumnType,
    /// Index among the columns of the table.
    index: usize,
}

impl<'s> TypedColumn<'_, 's> {
    /// The cell of a row in this column.
    pub(super) fn cell<'r>(&self, row: &'r Cells<'s>) -> Option<&'r api::Cell<'s>> {
        row.get(self.index).and_then(CellOf::given)
    }
}

/// The columns of an enumeration that have a resolved type.
pub(super) fn typed_columns<'a, 's>(enumeration: &'a Enumeration<'s>) -> Vec<TypedColumn<'a, 's>> {
    let columns = enumeration.table.iter().enumerate();
    let columns = columns.filter_map(|(index, spec)| {
        let column_type = spec.column_type.as_ref().ok()?;
        Some(TypedColumn { spec, column_type, index })
    });
    columns.collect()
}

pub(super) fn column(scope: &Scope<'_, '_>, enumeration: &Enumeration<'_>, column: &TypedColumn<'_, '_>) -> Column {
    let TypedColumn { spec, column_type, .. } = column;
    let cell = |row: &api::Row<'_>| column.cell(&row.cells).map(|cell| lower_cell(scope, column_type, cell));
    Column {
        name: spec.name.to_string(),
        doc: column_doc(scope.api, enumeration, column),
        kind: column_kind(scope, column_type),
        optional: spec.optional.is_true(),
        finder: spec.unique.is_true().then(|| finder(&spec.name)),
        cells: enumeration.rows.iter().map(cell).collect(),
    }
}

fn column_kind(scope: &Scope<'_, '_>, column_type: &ColumnType) -> ColumnKind {
    match column_type {
        ColumnType::Boolean => ColumnKind::Boolean,
        ColumnType::Integer => ColumnKind::Integer,
        ColumnType::Text => ColumnKind::Text,
        ColumnType::Template(placeholders) => {
            ColumnKind::Template { placeholders: placeholders.iter().map(|(name, _)| name.clone()).collect() }
        }
        ColumnType::Texts => ColumnKind::Texts,
        ColumnType::Enumeration(id) => ColumnKind::Variant {
            path: scope.path(Definition::Enumeration(*id)),
            is_copy: enumerations::is_copy(&scope.api[*id]),
        },
        ColumnType::List(id) => ColumnKind::List(scope.path(Definition::Enumeration(*id))),
    }
}

fn column_doc(api: &Api<'_>, enumeration: &Enumeration<'_>, column: &TypedColumn<'_, '_>) -> String {
    let TypedColumn { spec, column_type, .. } = column;
    let placeholders: Vec<String> = column_type.placeholders().iter().map(|(name, _)| code(name)).collect();
    let verbatim = (!placeholders.is_empty())
        .then(|| format!("Inserts {} without changes or escaping.", placeholders.join(" and ")));
    let absent = match (column_type, *enumeration.open, spec.optional.is_true()) {
        (ColumnType::List(_) | ColumnType::Texts, true, _) => {
            Some("Empty for a value unknown to this version of the crate.")
        }
        (ColumnType::List(_) | ColumnType::Texts, false, _) | (_, false, false) => None,
        (_, true, false) => Some("`None` for a value unknown to this version of the crate."),
        (_, true, true) => Some(
            "`None` if the table has no cell for the value, or if the value is unknown to this version of the crate.",
        ),
        (_, false, true) => Some("`None` if the table has no cell for the value."),
    };
    docs::item(api, &spec.doc, &[verbatim, absent.map(wrap)], &Origin::documented(&spec.source))
}

/// The name and the documentation of the function that looks up a value by a unique column.
fn finder(column: &str) -> (String, String) {
    let doc = format!(
        "The value with this [`{column}`](Self::{column}). `None` if no value known to this version of the crate has it."
    );
    (names::finder(column), wrap(&doc))
}

/// The constant for the null row's cell in a column.
pub(super) fn null_cell(
    scope: &Scope<'_, '_>,
    enumeration: &Enumeration<'_>,
    column: &TypedColumn<'_, '_>,
) -> Option<NullCell> {
    let cell = column.cell(enumeration.null.as_ref()?)?;
    let name = &column.spec.name;
    let doc = format!("The [`{name}`](Self::{name}) of JSON null, which is not a value of the enumeration.");
    // A constant takes no arguments, so a template becomes a text.
    let (kind, cell) = match cell {
        api::Cell::Template(segments) => (ColumnKind::Text, Cell::Text(template_text(segments))),
        cell => (column_kind(scope, column.column_type), lower_cell(scope, column.column_type, cell)),
    };
    Some(NullCell { name: names::null_constant(name), doc: wrap(&doc), kind, cell })
}

fn lower_cell(scope: &Scope<'_, '_>, column_type: &ColumnType, cell: &api::Cell<'_>) -> Cell {
    match cell {
        api::Cell::Boolean(value) => Cell::Boolean(*value),
        api::Cell::Integer(value) => Cell::Integer(*value),
        api::Cell::Text(text) => Cell::Text(on_one_line(text)),
        api::Cell::Texts(texts) => Cell::Texts(texts.iter().map(|text| on_one_line(text)).collect()),
        api::Cell::Template(segments) => Cell::Template(template(column_type, segments)),
        api::Cell::Value(value) => Cell::Variant(variant_path(scope, *value)),
        api::Cell::Values(values) => Cell::List(values.iter().map(|value| variant_path(scope, *value)).collect()),
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn template(column_type: &ColumnType, segments: &[Segment]) -> Vec<TemplateSegment> {
    let position = |name: &str| column_type.placeholders().iter().position(|(placeholder, _)| placeholder == name);
    let segments = segments.iter().filter_map(|segment| match segment {
        Segment::Text(text) => Some(TemplateSegment::Text(text.clone())),
        Segment::Placeholder(name) => position(name).map(TemplateSegment::Argument),
    });
    segments.collect()
}

fn variant_path(scope: &Scope<'_, '_>, value: ValueId) -> VariantPath {
    let row = &scope.api[value];
    VariantPath {
        enumeration: scope.path(Definition::Enumeration(value.enumeration)),
        name: variant(row),
        is_deprecated: docs::deprecated(&row.value.deprecated).is_some(),
    }
}

/// Formats a cell as Markdown: on one line, but for a list of texts, which is a list within an item of a list.
pub(super) fn markdown(scope: &Scope<'_, '_>, cell: &api::Cell<'_>) -> String {
    match cell {
        api::Cell::Boolean(value) => format!("`{value}`"),
        api::Cell::Integer(value) => value.to_string(),
        api::Cell::Text(text) => inline(text),
        api::Cell::Texts(texts) if texts.is_empty() => "none".to_owned(),
        api::Cell::Texts(texts) => {
            let items = texts.iter().map(|text| format!("  - {}", inline(text)));
            std::iter::once(String::new()).chain(items).collect::<Vec<_>>().join("\n")
        }
        api::Cell::Template(segments) => code(&template_text(segments)),
        api::Cell::Value(value) => variant_link(scope.api, *value),
        api::Cell::Values(values) if values.is_empty() => "none".to_owned(),
        api::Cell::Values(values) => {
            values.iter().map(|value| variant_link(scope.api, *value)).collect::<Vec<_>>().join(", ")
        }
    }
}

fn variant_link(api: &Api<'_>, value: ValueId) -> String {
    let name = variant(&api[value]);
    format!("[`{name}`](crate::{}::{name})", path_from_root(api, Definition::Enumeration(value.enumeration)))
}

/// Formats a cell as in the spec.
pub(super) fn text(api: &Api<'_>, cell: &api::Cell<'_>) -> String {
    match cell {
        api::Cell::Boolean(value) => value.to_string(),
        api::Cell::Integer(value) => value.to_string(),
        api::Cell::Text(text) => (*text).to_owned(),
        api::Cell::Texts(texts) => texts.join(", "),
        api::Cell::Template(segments) => template_text(segments),
        api::Cell::Value(value) => api[*value].label.to_string(),
        api::Cell::Values(values) => {
            values.iter().map(|value| api[*value].label.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Formats a template with its placeholders in braces.
pub(super) fn template_text(segments: &[Segment]) -> String {
    segments.iter().map(Segment::to_string).collect()
}
