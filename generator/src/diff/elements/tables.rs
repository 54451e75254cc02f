//! Enumerations, the tables of their values, and integers that stand for them.

use std::collections::BTreeMap;

use super::common::sources;
use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::load::At;
use crate::names::Role;
use crate::spec::type_expr::{ColumnType, Reference};
use crate::spec::{self, Cell, Column, Condition, Enumeration, IntegerForm, Predicate};
use crate::template::{self, Segment};

impl Builder<'_> {
    pub(super) fn enumeration(&self, path: ElementPath, enumeration: &Enumeration, at: At<'_>) -> Element {
        let Enumeration { name: _, doc, open, source, also, observed, columns, predicates, null_row, values } =
            enumeration;
        let mut element = Element::new(ElementKind::Enumeration, path, at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.add(Attribute::Open, at.key("open"), FactValue::text(if *open { "open" } else { "closed" }));
        element.origin(at, source.as_ref(), also, observed.as_deref());
        let table = Table { owner: element.path.clone(), open: *open, columns: columns.as_slice() };
        for (index, column) in columns.iter().enumerate() {
            element.push(self.column(&table, column, at.key("columns").item(index)));
        }
        for (index, predicate) in predicates.iter().enumerate() {
            element.push(self.predicate(&table, predicate, values, at.key("predicates").item(index)));
        }
        let mut nulls = Element::new(ElementKind::NullRow, table.owner.child(Namespace::Null, "null"), at);
        if let Some(cells) = null_row {
            nulls.place = at.name_of("null");
            self.cells(&mut nulls, &table, cells, at.key("null"));
        }
        element.push(nulls);
        for (index, value) in values.iter().enumerate() {
            element.push(self.value(&table, value, at.key("values").item(index)));
        }
        element
    }

    fn column(&self, table: &Table<'_>, column: &Column, at: At<'_>) -> Element {
        let Column { name, type_, doc, unique, optional, documents, source } = column;
        let mut element = Element::new(ElementKind::Column, table.column(name), at);
        let mut value = FactValue::default();
        match ColumnType::parse(type_) {
            Some(ColumnType::Template(placeholders)) => {
                value.push("template(");
                for (index, name) in placeholders.iter().enumerate() {
                    value.push(if index > 0 { ", " } else { "" });
                    let path = element.path.child(Namespace::Placeholder, name);
                    value.push_name(path.clone());
                    element.push(Element::new(ElementKind::Placeholder, path, at.key("type")));
                }
                value.push(")");
            }
            Some(ColumnType::Enumeration(reference)) => value.push_name(self.resolve(table.owner.module(), &reference)),
            Some(ColumnType::List(reference)) => {
                value.push("list<");
                value.push_name(self.resolve(table.owner.module(), &reference));
                value.push(">");
            }
            _ => value.push(type_),
        }
        element.add(Attribute::Type, at.key("type"), value);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.add_flag(Attribute::Unique, at.key("unique"), *unique);
        element.add_flag(Attribute::Optional, at.key("optional"), *optional);
        let partial = *optional && !table.open && !type_.starts_with("list<");
        element.add_flag(Attribute::Partial, at.key("optional"), partial);
        element.add_flag(Attribute::Documents, at.key("documents"), *documents);
        element.add_if_some(Attribute::Source, at.key("source"), sources(source));
        element
    }

    fn predicate(&self, table: &Table<'_>, predicate: &Predicate, values: &[spec::Value], at: At<'_>) -> Element {
        let Predicate { name, doc, any, none } = predicate;
        let mut element = Element::new(ElementKind::Predicate, table.owner.child(Namespace::Predicate, name), at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        let mut conditions = self.conditions(table, any);
        if !none.is_empty() {
            let none = self.conditions(table, none);
            conditions.push(", unless ");
            conditions.push(&none.text);
            conditions.names.extend(none.names);
        }
        element.add(Attribute::Conditions, at.key("any"), conditions);
        let fulfilling = values.iter().filter(|value| predicate.is_true_of(&value.cells));
        let names = fulfilling.map(|value| table.owner.child(Namespace::Value, &value.name)).collect();
        element.add(Attribute::Answers, at.key("any"), FactValue::list(names));
        element
    }

    fn conditions(&self, table: &Table<'_>, conditions: &[Condition]) -> FactValue {
        let mut value = FactValue::default();
        for (index, Condition { column, holds }) in conditions.iter().enumerate() {
            value.push(if index > 0 { ", or " } else { "" });
            value.push_name(table.column(column));
            value.push(" holds ");
            let holds = match (table.type_of(column), holds) {
                (Some(ColumnType::List(reference)), Cell::Text(name)) => {
                    self.cell(table, column, Some(&ColumnType::Enumeration(reference)), &Cell::Text(name.clone()))
                }
                (type_, holds) => self.cell(table, column, type_.as_ref(), holds),
            };
            value.push(&holds.text);
            value.names.extend(holds.names);
        }
        value
    }

    fn value(&self, table: &Table<'_>, value: &spec::Value, at: At<'_>) -> Element {
        let spec::Value { name, doc, rust_name, deprecated, observed, cells } = value;
        let mut element = Element::new(ElementKind::Value, table.owner.child(Namespace::Value, name), at);
        element.rust_name(at, Role::Variant { open: table.open }, name, rust_name.as_deref());
        element.add_if_some(Attribute::Doc, at.key("doc"), doc.as_deref().map(FactValue::prose));
        element.deprecation(at, deprecated.as_ref(), |name| table.owner.child(Namespace::Value, name));
        element.add_if_some(Attribute::Observed, at.key("observed"), observed.as_deref().map(FactValue::prose));
        self.cells(&mut element, table, cells, at);
        element
    }

    fn cells(&self, element: &mut Element, table: &Table<'_>, cells: &BTreeMap<String, Cell>, at: At<'_>) {
        for Column { name, .. } in table.columns {
            let Some(cell) = cells.get(name) else { continue };
            let value = self.cell(table, name, table.type_of(name).as_ref(), cell);
            element.add(Attribute::Cell(table.column(name)), at.key(name), value);
        }
    }

    fn cell(&self, table: &Table<'_>, column: &str, type_: Option<&ColumnType>, cell: &Cell) -> FactValue {
        let module = table.owner.module();
        let value_of =
            |reference: &Reference, name: &str| self.resolve(module, reference).child(Namespace::Value, name);
        match (type_, cell) {
            (Some(ColumnType::Enumeration(reference)), Cell::Text(name)) => FactValue::name(value_of(reference, name)),
            (Some(ColumnType::List(reference)), Cell::List(names)) => {
                FactValue::list(names.iter().map(|name| value_of(reference, name)).collect())
            }
            (Some(ColumnType::Template(_)), Cell::Text(text)) => message(&table.column(column), text),
            (_, Cell::Text(text)) => FactValue::text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            (_, cell) => FactValue::text(cell.to_string()),
        }
    }

    pub(super) fn integer_form(&self, path: ElementPath, form: &IntegerForm, at: At<'_>) -> Element {
        let IntegerForm { name: _, doc, enum_, column, accessor, source, observed } = form;
        let mut element = Element::new(ElementKind::IntegerForm, path, at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        let enumeration = Reference::parse(enum_).map(|reference| self.resolve(element.path.module(), &reference));
        let target = enumeration.map(|enumeration| {
            let column = enumeration.child(Namespace::Column, column);
            let mut value = FactValue::name(enumeration);
            value.push(", by ");
            value.push_name(column);
            value
        });
        element.add_if_some(Attribute::Represents, at.key("enum"), target);
        element.add(Attribute::Accessor, at.key("accessor"), FactValue::text(accessor));
        element.origin(at, source.as_ref(), &[], observed.as_deref());
        element
    }
}

/// A message, whose placeholders are elements of its column.
fn message(column: &ElementPath, text: &str) -> FactValue {
    let Ok(segments) = template::parse(text) else { return FactValue::text(text) };
    let mut value = FactValue::default();
    for segment in segments {
        match segment {
            Segment::Text(text) => value.push(&text),
            Segment::Placeholder(name) => value.push_slot(column.child(Namespace::Placeholder, &name)),
        }
    }
    value
}

/// The columns of an enumeration's table.
struct Table<'a> {
    owner: ElementPath,
    open: bool,
    columns: &'a [Column],
}

impl Table<'_> {
    fn column(&self, name: &str) -> ElementPath {
        self.owner.child(Namespace::Column, name)
    }

    fn type_of(&self, name: &str) -> Option<ColumnType> {
        self.columns.iter().find(|column| column.name == name).and_then(|column| ColumnType::parse(&column.type_))
    }
}
