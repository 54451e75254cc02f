//! Predicates: conditions on columns that exist, of values that the columns can hold, and true of some value.

use super::Context;
use super::tables::Table;
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::ColumnType;
use crate::spec::{Cell, Column, Condition, Predicate};
use crate::symbols::Item;

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let Item::Enumeration(enumeration) = definition.item else { continue };
        let at = definition.site.at(context.loaded);
        let table = Table { definition: &definition, enumeration, at };
        for (index, predicate) in enumeration.predicates.iter().enumerate() {
            table.predicate(context, predicate, at.key("predicates").item(index));
        }
    }
}

impl Table<'_, '_> {
    fn predicate(&self, context: &mut Context<'_>, predicate: &Predicate, at: At<'_>) {
        let before = context.findings.len();
        for (key, conditions) in [("any", &predicate.any), ("none", &predicate.none)] {
            for (index, condition) in conditions.iter().enumerate() {
                self.condition(context, condition, at.key(key).item(index));
            }
        }
        // Where a value or a condition is wrong, nobody knows what the predicate would be true of.
        let is_sound =
            context.findings.len() == before && context.loaded.findings.is_empty() && self.resolves(context, predicate);
        if is_sound && !self.enumeration.values.iter().any(|value| predicate.is_true_of(&value.cells)) {
            let message = format!("`{}` is true of no value", predicate.name);
            context.add(
                Finding::new(&rules::IDLE_PREDICATE, at.key("name").place(), message)
                    .label("never true")
                    .help("look at its conditions, or leave the predicate out"),
            );
        }
    }

    /// Whether the types of all columns that a predicate rests on resolve. Those that do not exist are reported.
    fn resolves(&self, context: &Context<'_>, predicate: &Predicate) -> bool {
        let conditions = || predicate.any.iter().chain(&predicate.none);
        let rests_on = |column: &&Column| conditions().any(|condition| condition.column == column.name);
        let mut columns = self.enumeration.columns.iter().filter(rests_on);
        columns.all(|column| context.column_type(self.definition.module, &column.type_).is_some())
    }

    fn condition(&self, context: &mut Context<'_>, condition: &Condition, at: At<'_>) {
        let columns = &self.enumeration.columns;
        let Some(index) = columns.iter().position(|column| column.name == condition.column) else {
            self.unknown_column_of(context, condition, at);
            return;
        };
        match (context.column_type(self.definition.module, &columns[index].type_), &condition.holds) {
            (None, _) => {}
            // A list is asked for one of its values.
            (Some(ColumnType::List(reference)), Cell::Text(_)) => {
                let element = ColumnType::Enumeration(reference);
                self.fits(context, &element, &condition.holds, at.key("holds"), index);
            }
            (Some(ColumnType::Text | ColumnType::Template(_)), _) => {
                let message = format!("the column `{}` holds texts, which no condition can rest on", condition.column);
                context.add(
                    Finding::new(&rules::WRONG_CELL, at.key("column").place(), message)
                        .label("a column of texts")
                        .help("add a column with the fact that the condition is about"),
                );
            }
            (Some(parsed), holds) => self.fits(context, &parsed, holds, at.key("holds"), index),
        }
    }

    fn unknown_column_of(&self, context: &mut Context<'_>, condition: &Condition, at: At<'_>) {
        let can_be_asked = |column: &&Column| {
            let parsed = ColumnType::parse(&column.type_);
            !matches!(parsed, Some(ColumnType::Text | ColumnType::Template(_)))
        };
        let columns = || self.enumeration.columns.iter().filter(can_be_asked).map(|column| column.name.as_str());
        if context.is_left_out(&condition.column) || self.at.is_broken("columns") {
            return;
        }
        let help = did_you_mean(&condition.column, columns()).unwrap_or_else(|| match columns().next() {
            Some(_) => format!("the columns that a condition can rest on are {}", alternatives(columns())),
            None => format!("declare it under the `columns` of `{}`", self.enumeration.name),
        });
        let message = format!("the table of `{}` has no column `{}`", self.enumeration.name, condition.column);
        let place = at.key("column").place();
        context.add(Finding::new(&rules::UNKNOWN_COLUMN, place, message).label("no such column").help(help));
    }
}
