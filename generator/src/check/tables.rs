//! Tables of values: every cell known, present, of its column's type, and unique where it finds the value.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::{Finding, Place, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::{ColumnType, Reference};
use crate::spec::{Cell, Column, Enumeration};
use crate::symbols::{Definition, Item};
use crate::template;

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let Item::Enumeration(enumeration) = definition.item else { continue };
        let at = definition.site.at(context.loaded);
        if enumeration.values.is_empty() && !at.is_broken("values") {
            let message = format!("`{}` has no values", enumeration.name);
            context.add(
                Finding::new(&rules::EMPTY_DEFINITION, at.key("name").place(), message)
                    .label("no values")
                    .help("list the values as the page has them, or use `string` for the field"),
            );
        }
        let documented = enumeration.columns.iter().any(|column| column.documents);
        for (index, value) in enumeration.values.iter().enumerate() {
            let at = at.key("values").item(index);
            row(context, &definition, enumeration, &value.cells, at, &value.name);
            if value.doc.is_none() && !documented {
                let message = format!("`{}` is not explained", value.name);
                context.add(
                    Finding::new(&rules::EMPTY_DEFINITION, at.key("name").place(), message)
                        .label("no documentation")
                        .help("add `doc:`, or set `documents: true` on the column that explains the values"),
                );
            }
        }
        if let Some(cells) = &enumeration.null_row {
            row(context, &definition, enumeration, cells, at.key("null"), "null");
        }
        for column in enumeration.columns.iter().filter(|column| column.unique) {
            unique(context, enumeration, column, at.key("values"));
        }
    }
}

fn row(
    context: &mut Context<'_>,
    definition: &Definition<'_>,
    enumeration: &Enumeration,
    cells: &BTreeMap<String, Cell>,
    at: At<'_>,
    name: &str,
) {
    let columns = || enumeration.columns.iter().map(|column| column.name.as_str());
    for key in cells.keys() {
        if !columns().any(|column| column == key) && !context.symbols.is_broken(key) {
            let help = did_you_mean(key, columns()).unwrap_or_else(|| match columns().next() {
                Some(_) => format!("the columns are {}", alternatives(columns())),
                None => format!("`{}` has no columns; declare them under `columns`", enumeration.name),
            });
            let message = format!("`{}` has no column `{key}`", enumeration.name);
            context
                .add(Finding::new(&rules::UNKNOWN_COLUMN, at.name_of(key), message).label("no such column").help(help));
        }
    }
    for column in &enumeration.columns {
        let Some(parsed) = ColumnType::parse(&column.type_) else { continue };
        match cells.get(&column.name) {
            Some(cell) => self::cell(context, definition, &parsed, cell, at.key(&column.name), &column.name),
            // JSON null has no row of its own in most tables: it need not fill every column.
            None if column.optional || name == "null" || at.is_broken(&column.name) => {}
            None => {
                let message = format!("`{name}` has no cell in the column `{}`", column.name);
                context.add(
                    Finding::new(&rules::MISSING_CELL, at.key("name").place(), message)
                        .label(format!("no `{}`", column.name))
                        .help(format!(
                            "add `{}:`, or set `optional: true` on the column if the page leaves it empty",
                            column.name
                        )),
                );
            }
        }
    }
}

pub(super) fn cell(
    context: &mut Context<'_>,
    definition: &Definition<'_>,
    parsed: &ColumnType,
    cell: &Cell,
    at: At<'_>,
    column: &str,
) {
    match (parsed, cell) {
        (ColumnType::Integer, Cell::Integer(_)) | (ColumnType::Boolean, Cell::Boolean(_)) => {}
        (ColumnType::Text, Cell::Text(text)) => {
            if text.trim().is_empty() {
                context.add(
                    Finding::new(&rules::EMPTY_DEFINITION, at.place(), format!("`{column}` says nothing"))
                        .label("no text")
                        .help("say what the page says, or leave the cell out"),
                );
            }
        }
        (ColumnType::Template(placeholders), Cell::Text(text)) => self::placeholders(context, text, placeholders, at),
        (ColumnType::Enumeration(reference), Cell::Text(name)) => member(context, definition, reference, name, at),
        (ColumnType::List(reference), Cell::List(names)) => {
            for (index, name) in names.iter().enumerate() {
                member(context, definition, reference, name, at.item(index));
            }
        }
        _ => {
            let expected = match parsed {
                ColumnType::Integer => "a whole number".to_owned(),
                ColumnType::Boolean => "`true` or `false`".to_owned(),
                ColumnType::Text | ColumnType::Template(_) => "text".to_owned(),
                ColumnType::Enumeration(reference) => format!("a value of `{reference}`"),
                ColumnType::List(reference) => format!("a list of values of `{reference}`"),
            };
            let message = format!("the column `{column}` takes {expected}");
            context.add(
                Finding::new(&rules::WRONG_CELL, at.place(), message)
                    .label(format!("expected {expected}"))
                    .help(format!("write {expected}, or change the type of the column")),
            );
        }
    }
}

fn member(context: &mut Context<'_>, definition: &Definition<'_>, reference: &Reference, name: &str, at: At<'_>) {
    let Some(Definition { item: Item::Enumeration(enumeration), .. }) =
        context.symbols.resolve(definition.module, reference)
    else {
        return;
    };
    let names = || enumeration.values.iter().map(|value| value.name.as_str());
    if names().any(|known| known == name) || context.symbols.is_broken(name) {
        return;
    }
    let help = did_you_mean(name, names()).unwrap_or_else(|| format!("its values are {}", alternatives(names())));
    let message = format!("`{}` has no value `{name}`", enumeration.name);
    context.add(Finding::new(&rules::WRONG_CELL, at.place(), message).label("no such value").help(help));
}

fn placeholders(context: &mut Context<'_>, text: &str, declared: &[String], at: At<'_>) {
    let finding = |message: String| Finding::new(&rules::UNKNOWN_PLACEHOLDER, at.place(), message);
    match template::parse(text) {
        Err(problem) => context.add(
            finding(problem.to_owned())
                .label("unbalanced brace")
                .help("write `{name}` for a placeholder, and `{{` or `}}` for a brace that is meant as such"),
        ),
        Ok(segments) => {
            for segment in segments {
                let template::Segment::Placeholder(name) = segment else { continue };
                if !declared.contains(&name) {
                    let names = || declared.iter().map(String::as_str);
                    let help = did_you_mean(&name, names())
                        .unwrap_or_else(|| format!("the column declares {}", alternatives(names())));
                    context.add(
                        finding(format!("the column declares no placeholder `{name}`"))
                            .label("unknown placeholder")
                            .help(help),
                    );
                }
            }
        }
    }
    if text.contains("[...]") || text.contains("[…]") {
        let message = "the page's `[...]` is left in the message";
        let help = format!("write the placeholder: `{{{}}}`", declared.first().map_or("name", String::as_str));
        context.add(finding(message.to_owned()).label("not a placeholder").help(help));
    }
}

fn unique(context: &mut Context<'_>, enumeration: &Enumeration, column: &Column, at: At<'_>) {
    let mut seen: BTreeMap<String, (&str, Place)> = BTreeMap::new();
    for (index, value) in enumeration.values.iter().enumerate() {
        let Some(cell) = value.cells.get(&column.name) else { continue };
        let place = at.item(index).key(&column.name).place();
        match seen.get(&format!("{cell:?}")) {
            None => drop(seen.insert(format!("{cell:?}"), (&value.name, place))),
            Some((other, first)) => {
                let message = format!("`{}` and `{other}` have the same `{}`", value.name, column.name);
                context.add(
                    Finding::new(&rules::DUPLICATE_CELL, place, message)
                        .label("given again")
                        .related(first.clone(), format!("given to `{other}` here"))
                        .help(format!("`{}` is unique: look the number up on the page", column.name)),
                );
            }
        }
    }
}
