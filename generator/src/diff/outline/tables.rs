//! Enumerations, the tables of their values, and integers that stand for them.

use std::collections::BTreeMap;

use super::common::sources;
use super::{Aspect, Builder, Kind, Part, Path, SLOT, Space, Value};
use crate::load::At;
use crate::names::Role;
use crate::spec::type_expr::{ColumnType, Reference};
use crate::spec::{self, Cell, Column, Condition, Enumeration, IntegerForm, Predicate};
use crate::template::{self, Segment};

impl Builder<'_> {
    pub(super) fn enumeration(&self, path: Path, enumeration: &Enumeration, at: At<'_>) -> Part {
        let Enumeration { name: _, doc, open, source, also, observed, columns, predicates, null_row, values } =
            enumeration;
        let mut part = Part::new(Kind::Enumeration, path, at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.state(Aspect::Open, at.key("open"), Value::text(if *open { "open" } else { "closed" }));
        part.origin(at, source.as_ref(), also, observed.as_deref());
        let table = Table { owner: part.path.clone(), open: *open, columns: columns.as_slice() };
        for (index, column) in columns.iter().enumerate() {
            part.take(self.column(&table, column, at.key("columns").item(index)));
        }
        for (index, predicate) in predicates.iter().enumerate() {
            part.take(self.predicate(&table, predicate, values, at.key("predicates").item(index)));
        }
        let mut nulls = Part::new(Kind::NullRow, table.owner.child(Space::Null, "null"), at);
        if let Some(cells) = null_row {
            nulls.place = at.name_of("null");
            self.cells(&mut nulls, &table, cells, at.key("null"));
        }
        part.take(nulls);
        for (index, value) in values.iter().enumerate() {
            part.take(self.value(&table, value, at.key("values").item(index)));
        }
        part
    }

    fn column(&self, table: &Table<'_>, column: &Column, at: At<'_>) -> Part {
        let Column { name, type_, doc, unique, optional, documents, source } = column;
        let mut part = Part::new(Kind::Column, table.column(name), at);
        let mut value = Value::default();
        match ColumnType::parse(type_) {
            Some(ColumnType::Template(placeholders)) => {
                value.push("template(");
                for (index, name) in placeholders.iter().enumerate() {
                    value.push(if index > 0 { ", " } else { "" });
                    let path = part.path.child(Space::Placeholder, name);
                    value.push_name(path.clone());
                    part.take(Part::new(Kind::Placeholder, path, at.key("type")));
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
        part.state(Aspect::Type, at.key("type"), value);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.flag(Aspect::Unique, at.key("unique"), *unique);
        part.flag(Aspect::Optional, at.key("optional"), *optional);
        let partial = *optional && !table.open && !type_.starts_with("list<");
        part.flag(Aspect::Partial, at.key("optional"), partial);
        part.flag(Aspect::Documents, at.key("documents"), *documents);
        part.maybe(Aspect::Source, at.key("source"), sources(source));
        part
    }

    fn predicate(&self, table: &Table<'_>, predicate: &Predicate, values: &[spec::Value], at: At<'_>) -> Part {
        let Predicate { name, doc, any, none } = predicate;
        let mut part = Part::new(Kind::Predicate, table.owner.child(Space::Predicate, name), at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        let mut conditions = self.conditions(table, any);
        if !none.is_empty() {
            let none = self.conditions(table, none);
            conditions.push(", unless ");
            conditions.push(&none.text);
            conditions.names.extend(none.names);
        }
        part.state(Aspect::Conditions, at.key("any"), conditions);
        let fulfilling = values.iter().filter(|value| predicate.is_true_of(&value.cells));
        let names = fulfilling.map(|value| table.owner.child(Space::Value, &value.name)).collect();
        part.state(Aspect::Answers, at.key("any"), Value::list(names));
        part
    }

    fn conditions(&self, table: &Table<'_>, conditions: &[Condition]) -> Value {
        let mut value = Value::default();
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

    fn value(&self, table: &Table<'_>, value: &spec::Value, at: At<'_>) -> Part {
        let spec::Value { name, doc, rust_name, deprecated, observed, cells } = value;
        let mut part = Part::new(Kind::Value, table.owner.child(Space::Value, name), at);
        part.rust_name(at, Role::Variant { open: table.open }, name, rust_name.as_deref());
        part.maybe(Aspect::Doc, at.key("doc"), doc.as_deref().map(Value::prose));
        part.deprecation(at, deprecated.as_ref(), |name| table.owner.child(Space::Value, name));
        part.maybe(Aspect::Observed, at.key("observed"), observed.as_deref().map(Value::prose));
        self.cells(&mut part, table, cells, at);
        part
    }

    fn cells(&self, part: &mut Part, table: &Table<'_>, cells: &BTreeMap<String, Cell>, at: At<'_>) {
        for Column { name, .. } in table.columns {
            let Some(cell) = cells.get(name) else { continue };
            let value = self.cell(table, name, table.type_of(name).as_ref(), cell);
            part.state(Aspect::Cell(table.column(name)), at.key(name), value);
        }
    }

    fn cell(&self, table: &Table<'_>, column: &str, type_: Option<&ColumnType>, cell: &Cell) -> Value {
        let module = table.owner.module();
        let value_of = |reference: &Reference, name: &str| self.resolve(module, reference).child(Space::Value, name);
        match (type_, cell) {
            (Some(ColumnType::Enumeration(reference)), Cell::Text(name)) => Value::name(value_of(reference, name)),
            (Some(ColumnType::List(reference)), Cell::List(names)) => {
                Value::list(names.iter().map(|name| value_of(reference, name)).collect())
            }
            (Some(ColumnType::Template(_)), Cell::Text(text)) => message(&table.column(column), text),
            (_, Cell::Text(text)) => Value::text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            (_, cell) => Value::text(cell.to_string()),
        }
    }

    pub(super) fn integer_form(&self, path: Path, form: &IntegerForm, at: At<'_>) -> Part {
        let IntegerForm { name: _, doc, enum_, column, accessor, source, observed } = form;
        let mut part = Part::new(Kind::IntegerForm, path, at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        let enumeration = Reference::parse(enum_).map(|reference| self.resolve(part.path.module(), &reference));
        let target = enumeration.map(|enumeration| {
            let column = enumeration.child(Space::Column, column);
            Value { text: format!("{SLOT}, by {SLOT}"), ..Value::list(vec![enumeration, column]) }
        });
        part.maybe(Aspect::Target, at.key("enum"), target);
        part.state(Aspect::Accessor, at.key("accessor"), Value::text(accessor));
        part.origin(at, source.as_ref(), &[], observed.as_deref());
        part
    }
}

/// A message, whose placeholders are parts of its column.
fn message(column: &Path, text: &str) -> Value {
    let Ok(segments) = template::parse(text) else { return Value::text(text) };
    let mut value = Value::default();
    for segment in segments {
        match segment {
            Segment::Text(text) => value.push(&text),
            Segment::Placeholder(name) => value.push_slot(column.child(Space::Placeholder, &name)),
        }
    }
    value
}

/// The columns of an enumeration's table.
struct Table<'a> {
    owner: Path,
    open: bool,
    columns: &'a [Column],
}

impl Table<'_> {
    fn column(&self, name: &str) -> Path {
        self.owner.child(Space::Column, name)
    }

    fn type_of(&self, name: &str) -> Option<ColumnType> {
        self.columns.iter().find(|column| column.name == name).and_then(|column| ColumnType::parse(&column.type_))
    }
}
