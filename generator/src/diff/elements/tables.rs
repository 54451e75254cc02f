//! Enumerations, the tables of their values, and integers that stand for them.

use super::common::sources;
use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Form, Namespace};
use crate::api::{
    Cell, CellOf, Cells, Column, ColumnType, Condition, Definition, Enumeration, EnumerationId, IntegerForm, Predicate,
    Resolved, Row, Unresolved, ValueId,
};
use crate::names::variant;
use crate::spec::{self, Wire};
use crate::template::Segment;

impl Builder<'_> {
    pub(super) fn enumeration(&self, path: ElementPath, enumeration: &Enumeration<'_>) -> Element {
        let spec::Enumeration {
            name,
            doc,
            open,
            wire,
            source,
            also,
            observed,
            columns: _,
            predicates: _,
            null_row,
            values: _,
        } = enumeration.spec.get();
        let mut element = Element::new(ElementKind::Enumeration, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.add(&mut element, Attribute::Open, open, FactValue::text(if **open { "open" } else { "closed" }));
        if let Some(written) = wire.given().filter(|wire| ***wire != Wire::Text) {
            // The values of a closed enumeration are in no JSON, so that both kinds of integers are the same.
            let in_texts = **written == Wire::IntegerText && **open;
            let value = FactValue::text(if in_texts { "integer_text" } else { "integer" });
            self.add(&mut element, Attribute::Wire, written, value);
        }
        self.origin(&mut element, source, observed);
        self.also(&mut element, also);
        let table = Table { owner: element.path.clone(), enumeration };
        for column in &enumeration.table {
            element.push(self.column(&table, column));
        }
        for predicate in &enumeration.questions {
            element.push(self.predicate(&table, predicate));
        }
        let place = self.api.place(null_row.key_location().unwrap_or(name.location()));
        let mut nulls = Element::new(ElementKind::NullRow, table.owner.child(Namespace::Null, "null"), place);
        if let Some(cells) = &enumeration.null {
            let written = null_row.value();
            self.cells(&mut nulls, &table, written, cells);
        }
        element.push(nulls);
        for row in &enumeration.rows {
            element.push(self.value(&table, row));
        }
        element
    }

    fn column(&self, table: &Table<'_, '_>, column: &Column<'_>) -> Element {
        let spec::Column { name, type_, doc, unique, optional, documents, source } = column.spec.get();
        let mut element = Element::new(ElementKind::Column, table.column(name), self.api.place(name.location()));
        let value = match &column.column_type {
            Ok(resolved) => self.column_type(&element.path, resolved),
            Err(Unresolved) => FactValue::unresolved(type_.get()),
        };
        if let Ok(ColumnType::Template(placeholders)) = &column.column_type {
            for (placeholder, _) in placeholders {
                let path = element.path.child(Namespace::Placeholder, placeholder);
                element.push(Element::new(ElementKind::Placeholder, path, self.api.place(type_.location())));
            }
        }
        self.add(&mut element, Attribute::Type, type_, value);
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.add_flag(&mut element, Attribute::Unique, unique);
        self.add_flag(&mut element, Attribute::Optional, optional);
        if !*table.enumeration.open && !matches!(column.column_type, Ok(ColumnType::List(_) | ColumnType::Texts)) {
            self.add_flag(&mut element, Attribute::Partial, optional);
        }
        self.add_flag(&mut element, Attribute::Documents, documents);
        self.add_key(&mut element, Attribute::Source, source, |source| sources([source]));
        element
    }

    fn column_type(&self, column: &ElementPath, resolved: &ColumnType) -> FactValue {
        match resolved {
            ColumnType::Boolean => FactValue::text("boolean"),
            ColumnType::Integer => FactValue::text("integer"),
            ColumnType::Text => FactValue::text("text").of_form(Form::Texts),
            ColumnType::Texts => FactValue::text("text").in_list().of_form(Form::Texts),
            ColumnType::Enumeration(id) => FactValue::name(self.enumeration_path(*id)),
            ColumnType::List(id) => FactValue::name(self.enumeration_path(*id)).in_list(),
            ColumnType::Template(placeholders) => {
                let mut value = FactValue::default();
                value.push("template(");
                for (index, (name, _)) in placeholders.iter().enumerate() {
                    value.push(if index > 0 { ", " } else { "" });
                    value.push_name(column.child(Namespace::Placeholder, name));
                }
                value.push(")");
                value.of_form(Form::Templates)
            }
        }
    }

    fn enumeration_path(&self, id: EnumerationId) -> ElementPath {
        self.path_of(Definition::Enumeration(id))
    }

    fn predicate(&self, table: &Table<'_, '_>, predicate: &Predicate<'_>) -> Element {
        let spec::Predicate { name, doc, any, none } = predicate.spec.get();
        let path = table.owner.child(Namespace::Predicate, name);
        let mut element = Element::new(ElementKind::Predicate, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        let mut conditions = self.conditions(table, &predicate.any_of);
        if !none.is_empty() {
            conditions.push(", unless ");
            conditions.append(self.conditions(table, &predicate.none_of));
        }
        let place = self.api.place(any.location().unwrap_or(name.location()));
        element.add(Attribute::Conditions, place.clone(), conditions);
        let rows = table.enumeration.rows.iter().filter(|row| predicate.holds_for(&row.cells));
        let values = rows.map(|row| table.owner.child(Namespace::Value, &row.label)).collect();
        element.add(Attribute::Answers, place, FactValue::list(values));
        element
    }

    fn conditions(&self, table: &Table<'_, '_>, conditions: &[Resolved<Condition<'_>>]) -> FactValue {
        let mut value = FactValue::default();
        for (index, condition) in conditions.iter().flatten().enumerate() {
            let column = table.column(&table.enumeration.table[condition.column].name);
            value.push(if index > 0 { ", or " } else { "" });
            value.push_name(column.clone());
            value.push(" holds ");
            value.append(self.cell(&column, &condition.holds));
        }
        value
    }

    fn value(&self, table: &Table<'_, '_>, row: &Row<'_>) -> Element {
        let spec::Value { name: _, value, doc, rust_name, deprecated, observed, cells } = row.value.get();
        let path = table.owner.child(Namespace::Value, &row.label);
        let mut element = Element::new(ElementKind::Value, path, self.api.place(row.label.location()));
        self.add(
            &mut element,
            Attribute::RustName,
            rust_name.given().unwrap_or(&row.label),
            FactValue::text(variant(row)),
        );
        self.add_key(&mut element, Attribute::Value, value, |value| FactValue::text(value.to_string()));
        self.add_key(&mut element, Attribute::Doc, doc, |doc| FactValue::prose(doc));
        self.deprecation(&mut element, deprecated, |name| table.owner.child(Namespace::Value, name));
        self.add_key(&mut element, Attribute::Observed, observed, |observed| FactValue::prose(observed));
        self.cells(&mut element, table, Some(cells), &row.cells);
        element
    }

    /// Adds the cells of a row. A cell that is invalid is added as it is written.
    fn cells(&self, element: &mut Element, table: &Table<'_, '_>, written: Option<&spec::Cells>, cells: &Cells<'_>) {
        for (column, cell) in table.enumeration.table.iter().zip(cells) {
            let path = table.column(&column.name);
            let (location, value) = match cell {
                CellOf::Absent => continue,
                CellOf::Given(cell, location) => (*location, self.cell(&path, cell)),
                CellOf::Invalid => match written.and_then(|cells| cells.get(column.name.as_str())?.given()) {
                    Some(written) => (written.location(), FactValue::unresolved(written.get().to_string())),
                    None => continue,
                },
            };
            element.add(Attribute::Cell(path), self.api.place(location), value);
        }
    }

    fn cell(&self, column: &ElementPath, cell: &Cell<'_>) -> FactValue {
        let value_path =
            |value: &ValueId| self.enumeration_path(value.enumeration).child(Namespace::Value, &self.api[*value].label);
        match cell {
            Cell::Boolean(value) => FactValue::text(value.to_string()),
            Cell::Integer(number) => FactValue::text(number.to_string()),
            Cell::Text(text) => {
                FactValue::text(text.split_whitespace().collect::<Vec<_>>().join(" ")).of_form(Form::Texts)
            }
            Cell::Texts(texts) => {
                let items: Vec<String> = texts.iter().map(|text| format!("- {text}")).collect();
                FactValue::prose(&items.join("\n")).of_form(Form::Texts)
            }
            Cell::Template(segments) => message(column, segments),
            Cell::Value(value) => FactValue::name(value_path(value)),
            Cell::Values(values) => FactValue::list(values.iter().map(value_path).collect()),
        }
    }

    pub(super) fn integer_form(&self, path: ElementPath, form: &IntegerForm<'_>) -> Element {
        let spec::IntegerForm { name, doc, enum_, column, accessor, source, observed } = form.spec.get();
        let mut element = Element::new(ElementKind::IntegerForm, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        let represents = match form.target {
            Ok(target) => {
                let enumeration = self.enumeration_path(target);
                let mut value = FactValue::name(enumeration.clone());
                value.push(", by ");
                value.push_name(enumeration.child(Namespace::Column, column));
                value
            }
            Err(Unresolved) => FactValue::unresolved(format!("{enum_}, by {column}")),
        };
        self.add(&mut element, Attribute::Represents, enum_, represents);
        self.add(&mut element, Attribute::Accessor, accessor, FactValue::text(accessor.get()));
        self.origin(&mut element, source, observed);
        element
    }
}

/// A message, whose placeholders are elements of its column.
fn message(column: &ElementPath, segments: &[Segment]) -> FactValue {
    let mut value = FactValue::default();
    for segment in segments {
        match segment {
            Segment::Text(text) => value.push(text),
            Segment::Placeholder(name) => value.push_slot(column.child(Namespace::Placeholder, name)),
        }
    }
    value.of_form(Form::Templates)
}

/// An enumeration with its path.
struct Table<'t, 's> {
    owner: ElementPath,
    enumeration: &'t Enumeration<'s>,
}

impl Table<'_, '_> {
    fn column(&self, name: &str) -> ElementPath {
        self.owner.child(Namespace::Column, name)
    }
}
