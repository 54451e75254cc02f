//! Predicates: conditions on columns that exist, of values that the columns can hold, and true of some value.

use super::{Context, tables};
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::ColumnType;
use crate::spec::{Cell, Condition, Enumeration, Predicate};
use crate::symbols::{Definition, Item};

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let Item::Enumeration(enumeration) = definition.item else { continue };
        let at = definition.site.at(context.loaded).key("predicates");
        for (index, predicate) in enumeration.predicates.iter().enumerate() {
            self::predicate(context, &definition, enumeration, predicate, at.item(index));
        }
    }
}

fn predicate(
    context: &mut Context<'_>,
    definition: &Definition<'_>,
    enumeration: &Enumeration,
    predicate: &Predicate,
    at: At<'_>,
) {
    let before = context.findings.len();
    for (key, conditions) in [("any", &predicate.any), ("none", &predicate.none)] {
        for (index, condition) in conditions.iter().enumerate() {
            self::condition(context, definition, enumeration, condition, at.key(key).item(index));
        }
    }
    let idle = !enumeration.values.iter().any(|value| predicate.is_true_of(&value.cells));
    if idle && context.findings.len() == before && context.loaded.findings.is_empty() {
        let message = format!("`{}` is true of no value", predicate.name);
        context.add(
            Finding::new(&rules::IDLE_PREDICATE, at.key("name").place(), message)
                .label("never true")
                .help("look at its conditions, or leave the predicate out"),
        );
    }
}

fn condition(
    context: &mut Context<'_>,
    definition: &Definition<'_>,
    enumeration: &Enumeration,
    condition: &Condition,
    at: At<'_>,
) {
    let columns = || enumeration.columns.iter().map(|column| column.name.as_str());
    let Some(column) = enumeration.columns.iter().find(|column| column.name == condition.column) else {
        if !context.symbols.is_broken(&condition.column) {
            let help = did_you_mean(&condition.column, columns())
                .unwrap_or_else(|| format!("the columns are {}", alternatives(columns())));
            let message = format!("`{}` has no column `{}`", enumeration.name, condition.column);
            context.add(
                Finding::new(&rules::UNKNOWN_COLUMN, at.key("column").place(), message)
                    .label("no such column")
                    .help(help),
            );
        }
        return;
    };
    match (ColumnType::parse(&column.type_), &condition.holds) {
        (None, _) => {}
        // A list is asked for one of its values.
        (Some(ColumnType::List(reference)), Cell::Text(_)) => {
            let element = ColumnType::Enumeration(reference);
            tables::cell(context, definition, &element, &condition.holds, at.key("holds"), &column.name);
        }
        (Some(ColumnType::Text | ColumnType::Template(_)), _) => {
            let message = format!("the column `{}` holds texts, which no condition can rest on", column.name);
            context.add(
                Finding::new(&rules::WRONG_CELL, at.key("column").place(), message)
                    .label("a column of texts")
                    .help("add a column with the fact that the condition is about"),
            );
        }
        (Some(parsed), holds) => tables::cell(context, definition, &parsed, holds, at.key("holds"), &column.name),
    }
}
