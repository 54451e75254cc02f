//! Tables of values: every cell known, present, of its column's type, and unique where it finds the value.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, texts};
use crate::finding::{Finding, Place, alternatives, closest, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::{ColumnType, Reference};
use crate::spec::{Cell, Column, Enumeration, Value};
use crate::symbols::{Definition, Item};
use crate::template;

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let Item::Enumeration(enumeration) = definition.item else { continue };
        let at = definition.site.at(context.loaded);
        let table = Table { definition: &definition, enumeration, at };
        has_values(context, enumeration, at);
        let rows = table.rows();
        table.unknown_columns(context, &rows);
        for row in &rows {
            table.cells(context, row);
        }
        for (index, value) in enumeration.values.iter().enumerate() {
            table.explained(context, value, at.key("values").item(index));
        }
        for column in enumeration.columns.iter().filter(|column| column.unique) {
            unique(context, enumeration, column, at.key("values"));
        }
    }
}

fn has_values(context: &mut Context<'_>, enumeration: &Enumeration, at: At<'_>) {
    if enumeration.values.is_empty() {
        let message = format!("`{}` has no values", enumeration.name);
        context.add(
            Finding::new(&rules::EMPTY_DEFINITION, at.key("name").place(), message)
                .label("no values")
                .help("list the values as the page has them, or use `string` for the field"),
        );
    }
}

/// The table of an enumeration, and where it stands.
pub(super) struct Table<'t, 'a> {
    pub(super) definition: &'t Definition<'a>,
    pub(super) enumeration: &'a Enumeration,
    pub(super) at: At<'t>,
}

/// The cells of a value or, if it has no name, of JSON null.
struct Row<'t> {
    name: Option<&'t str>,
    cells: &'t BTreeMap<String, Cell>,
    at: At<'t>,
}

impl<'t> Table<'t, '_> {
    fn rows(&self) -> Vec<Row<'t>>
    where
        Self: 't,
    {
        let null = self.enumeration.null_row.as_ref();
        let null = null.map(|cells| Row { name: None, cells, at: self.at.key("null") });
        let values = self.enumeration.values.iter().enumerate();
        let values = values.map(|(index, value)| Row {
            name: Some(&value.name),
            cells: &value.cells,
            at: self.at.key("values").item(index),
        });
        null.into_iter().chain(values).collect()
    }

    /// The columns and their places, each name once.
    fn columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        let columns = &self.enumeration.columns;
        let is_first = move |index: usize| columns[..index].iter().all(|earlier| earlier.name != columns[index].name);
        columns.iter().enumerate().filter(move |(index, _)| is_first(*index))
    }

    fn has_column(&self, name: &str) -> bool {
        self.enumeration.columns.iter().any(|column| column.name == name)
    }

    /// The column that a cell seems to be meant for, which has none.
    fn meant(&self, row: &Row<'_>, key: &str) -> Option<&str> {
        let columns = self.enumeration.columns.iter().map(|column| column.name.as_str());
        closest(key, columns.filter(|column| !row.cells.contains_key(*column)))
    }

    /// Reports the cells that no column has, each name once: if it is the column that is missing, all rows have them.
    fn unknown_columns(&self, context: &mut Context<'_>, rows: &[Row<'_>]) {
        let mut unknown: BTreeMap<&str, Vec<&Row<'_>>> = BTreeMap::new();
        for row in rows {
            for key in row.cells.keys().filter(|key| !self.has_column(key) && !context.is_left_out(key)) {
                unknown.entry(key).or_default().push(row);
            }
        }
        if self.at.is_broken("columns") {
            return;
        }
        for (key, rows) in unknown {
            let message = format!("the table of `{}` has no column `{key}`", self.enumeration.name);
            let finding = Finding::new(&rules::UNKNOWN_COLUMN, rows[0].at.name_of(key), message);
            let finding = match rows.get(1) {
                Some(next) if rows.len() == 2 => finding.related(next.at.name_of(key), "nor for this"),
                Some(next) => {
                    finding.related(next.at.name_of(key), format!("nor for this, and {} more", rows.len() - 2))
                }
                None => finding,
            };
            context.add(finding.label("no such column").help(self.unknown_column_help(rows[0], key)));
        }
    }

    fn unknown_column_help(&self, row: &Row<'_>, key: &str) -> String {
        let keys = if row.name.is_some() { &Value::KEYS[..] } else { &[] };
        let near = self.meant(row, key).or_else(|| closest(key, keys.iter().copied()));
        let columns = || self.enumeration.columns.iter().map(|column| column.name.as_str());
        match (near, columns().next()) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, None) => format!("declare it under the `columns` of `{}`, or remove it", self.enumeration.name),
            (None, Some(_)) => {
                format!("declare it under `columns`, which has {}, or remove it", alternatives(columns()))
            }
        }
    }

    fn cells(&self, context: &mut Context<'_>, row: &Row<'_>) {
        // What seems to be meant for a column is not missing in it.
        let unknown = row.cells.keys().filter(|key| !self.has_column(key));
        let meant: BTreeSet<&str> = unknown.filter_map(|key| self.meant(row, key)).collect();
        let mut missing = Vec::new();
        for (index, column) in self.columns() {
            if let Some(cell) = row.cells.get(&column.name) {
                self.cell(context, cell, row.at.key(&column.name), index);
            } else {
                let is_reported = row.at.is_broken(&column.name) || meant.contains(column.name.as_str());
                missing.extend((!is_reported && self.needs_cell(index)).then_some(column));
            }
        }
        // JSON null has no row of its own in most tables: it need not fill every column.
        if let Some(name) = row.name
            && !missing.is_empty()
        {
            context.add(missing_cells(name, &missing, row.at));
        }
    }

    /// Whether every value has to have a cell in a column.
    fn needs_cell(&self, index: usize) -> bool {
        let column = &self.enumeration.columns[index];
        // A column that is called like a key of values is reported as that.
        let is_reserved = Value::KEYS.contains(&column.name.as_str());
        !(column.optional || is_reserved || self.at.key("columns").item(index).is_broken("optional"))
    }

    /// A value says what it means, itself or in a column.
    fn explained(&self, context: &mut Context<'_>, value: &Value, at: At<'_>) {
        let documents = |(index, column): (usize, &Column)| {
            let told = value.cells.contains_key(&column.name) || at.is_broken(&column.name) || !column.optional;
            (column.documents && told) || self.at.key("columns").item(index).is_broken("documents")
        };
        // A cell that has no column is reported, and may be the one that explains the value.
        let is_told = value.doc.is_some()
            || at.is_broken("doc")
            || self.at.is_broken("columns")
            || self.columns().any(documents)
            || value.cells.keys().any(|key| !self.has_column(key));
        if !is_told {
            let message = format!("`{}` is not explained", value.name);
            context.add(
                Finding::new(&rules::EMPTY_DEFINITION, at.key("name").place(), message)
                    .label("no documentation")
                    .help("add `doc:`, or `documents: true` to the column that explains the values"),
            );
        }
    }

    fn cell(&self, context: &mut Context<'_>, cell: &Cell, at: At<'_>, index: usize) {
        let column = &self.enumeration.columns[index];
        // Of a type that is wrong, and reported, nobody knows the cells.
        let Some(parsed) = context.column_type(self.definition.module, &column.type_) else { return };
        self.fits(context, &parsed, cell, at, index);
    }

    /// Holds a cell, or what a condition has in its place, against the type of its column.
    pub(super) fn fits(&self, context: &mut Context<'_>, parsed: &ColumnType, cell: &Cell, at: At<'_>, index: usize) {
        let column = &self.enumeration.columns[index];
        match (parsed, cell) {
            (ColumnType::Text | ColumnType::Template(_), Cell::Text(text)) if text.trim().is_empty() => {
                context.add(texts::says_nothing(at.place(), &column.name));
            }
            (ColumnType::Text | ColumnType::Template(_), Cell::Text(text)) if texts::is_placeholder(text) => {
                context.add(texts::placeholder(at.place(), &column.name));
            }
            (ColumnType::Integer, Cell::Integer(_))
            | (ColumnType::Boolean, Cell::Boolean(_))
            | (ColumnType::Text, Cell::Text(_)) => {}
            (ColumnType::Template(placeholders), Cell::Text(text)) => {
                self::placeholders(context, text, placeholders, at);
            }
            (ColumnType::Enumeration(reference), Cell::Text(name)) => self.member(context, reference, name, at),
            (ColumnType::List(reference), Cell::List(names)) => {
                for (index, name) in names.iter().enumerate() {
                    self.member(context, reference, name, at.item(index));
                }
            }
            _ => {
                let expected = expected(parsed);
                let message = format!("the column `{}` takes {expected}", column.name);
                context.add(
                    Finding::new(&rules::WRONG_CELL, at.place(), message)
                        .label(format!("expected {expected}"))
                        .related(self.at.key("columns").item(index).key("type").place(), "the type of the column")
                        .help(match instead(parsed, cell) {
                            Some(instead) => format!("write {instead}"),
                            None => format!("write {expected}, or change the type of the column"),
                        }),
                );
            }
        }
    }

    /// A cell that names a value of another enumeration.
    fn member(&self, context: &mut Context<'_>, reference: &Reference, name: &str, at: At<'_>) {
        let found = context.symbols.resolve(self.definition.module, reference);
        let Some(Definition { item: Item::Enumeration(enumeration), site, .. }) = found else { return };
        let names = || enumeration.values.iter().map(|value| value.name.as_str());
        let may_be_there = context.is_left_out(name) || site.at(context.loaded).is_broken("values");
        if may_be_there || names().any(|known| known == name) {
            return;
        }
        let help = did_you_mean(name, names()).unwrap_or_else(|| format!("its values are {}", alternatives(names())));
        let message = format!("`{}` has no value `{name}`", enumeration.name);
        context.add(Finding::new(&rules::WRONG_CELL, at.place(), message).label("no such value").help(help));
    }
}

/// One finding for all cells that a value lacks, with the keys to add.
fn missing_cells(name: &str, missing: &[&Column], at: At<'_>) -> Finding {
    let columns = alternatives(missing.iter().map(|column| column.name.as_str()));
    let entries: Vec<String> = missing.iter().map(|column| blank_cell(column)).collect();
    let noun = if missing.len() == 1 { "column" } else { "columns" };
    Finding::new(&rules::MISSING_CELL, at.key("name").place(), format!("`{name}` has no cell in the {noun} {columns}"))
        .label(if missing.len() == 1 {
            "a cell is missing".to_owned()
        } else {
            format!("{} cells are missing", missing.len())
        })
        .help(format!(
            "add {}; or `optional: true` to a column if the page leaves cells of it empty",
            alternatives(entries.iter().map(String::as_str))
        ))
}

/// A cell of a column as it is to be written, with `…` for what the page says.
fn blank_cell(column: &Column) -> String {
    let blank = match ColumnType::parse(&column.type_) {
        Some(ColumnType::Text) => "\"…\"".to_owned(),
        Some(ColumnType::Template(names)) => {
            let placeholders: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
            format!("\"… {} …\"", placeholders.join(" … "))
        }
        Some(ColumnType::List(_)) => "[…]".to_owned(),
        _ => "…".to_owned(),
    };
    format!("{}: {blank}", column.name)
}

fn expected(parsed: &ColumnType) -> String {
    match parsed {
        ColumnType::Integer => "a whole number".to_owned(),
        ColumnType::Boolean => "`true` or `false`".to_owned(),
        ColumnType::Text | ColumnType::Template(_) => "text".to_owned(),
        ColumnType::Enumeration(reference) => format!("a value of `{reference}`"),
        ColumnType::List(reference) => format!("a list of values of `{reference}`"),
    }
}

/// What seems to be meant by a cell of the wrong type.
fn instead(parsed: &ColumnType, cell: &Cell) -> Option<String> {
    match (parsed, cell) {
        (ColumnType::Integer, Cell::Text(text)) => {
            text.parse::<i64>().ok().map(|number| format!("{number}, without quotes"))
        }
        (ColumnType::Boolean, Cell::Text(text)) => match text.to_lowercase().as_str() {
            "true" | "yes" => Some("true".to_owned()),
            "false" | "no" => Some("false".to_owned()),
            _ => None,
        },
        (ColumnType::Text | ColumnType::Template(_), Cell::Integer(number)) => {
            Some(format!("\"{number}\", with quotes"))
        }
        (ColumnType::Text | ColumnType::Template(_), Cell::Boolean(value)) => Some(format!("\"{value}\", with quotes")),
        (ColumnType::List(_), Cell::Text(name)) => Some(format!("`[{name}]`")),
        (ColumnType::Enumeration(_), Cell::List(names)) if names.len() == 1 => Some(format!("`{}`", names[0])),
        _ => None,
    }
}

fn placeholders(context: &mut Context<'_>, text: &str, declared: &[String], at: At<'_>) {
    let finding = |place, message: String| Finding::new(&rules::UNKNOWN_PLACEHOLDER, place, message);
    let names = || declared.iter().map(String::as_str);
    match template::parse(text) {
        Err(problem) => {
            let finding = finding(at.place(), problem.to_owned()).label("unbalanced brace");
            let help = "write `{name}` for a placeholder, and `{{` or `}}` for a brace that is meant as such";
            context.add(finding.help(help));
        }
        Ok(segments) => {
            let used = segments.iter().filter_map(template::Segment::placeholder).map(str::to_owned);
            for name in used.filter(|name| !declared.contains(name)) {
                let help = did_you_mean(&name, names())
                    .unwrap_or_else(|| format!("the column declares {}", alternatives(names())));
                let message = match name.as_str() {
                    "" => "a placeholder has no name".to_owned(),
                    name => format!("the column declares no placeholder `{name}`"),
                };
                let finding = finding(at.part(&format!("{{{name}}}")), message);
                context.add(finding.label("unknown placeholder").help(help));
            }
        }
    }
    if let Some(blank) = ["[...]", "[…]"].into_iter().find(|blank| text.contains(blank)) {
        let finding = finding(at.part(blank), format!("the page's `{blank}` is left in the text"));
        let help = format!("write the placeholder: `{{{}}}`", declared.first().map_or("name", String::as_str));
        context.add(finding.label("not a placeholder").help(help));
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
                        .help("the column is unique: see on the page which of the two it belongs to"),
                );
            }
        }
    }
}
