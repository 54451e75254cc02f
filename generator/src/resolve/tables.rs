//! Resolves tables of values: cells by the types of their columns, and the conditions of predicates.

use std::collections::{BTreeMap, BTreeSet};

use super::grammar::{Reference, column_reference};
use super::replacements::Sibling;
use super::{Declare, Declared, Resolver};
use crate::api::{
    Cell, CellOf, Cells, Column, ColumnType, Condition, Enumeration, EnumerationId, Header, Predicate, Resolved, Row,
    Unresolved, ValueId,
};
use crate::finding::{Finding, alternatives, closest, did_you_mean};
use crate::rules::placeholder_text::is_placeholder;
use crate::rules::{self, empty_definition, placeholder_text};
use crate::spec::{self as spec, Key, Location, Spanned, TextOrInteger, Value, Wire};
use crate::template::{self, Segment};

/// The cells of a value, or of the null row.
struct Written<'s> {
    is_null: bool,
    cells: &'s spec::Cells,
}

impl<'s> Declare<'s> for Spanned<spec::Enumeration> {
    type Part = Enumeration<'s>;

    fn references(&self) -> Vec<Reference<'_>> {
        self.columns.iter().filter_map(|column| column_reference(&column.get().type_)).collect()
    }

    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> Enumeration<'s> {
        resolver.enumeration(declared.header, self)
    }
}

impl<'s> Resolver<'s, '_> {
    fn enumeration(&mut self, header: Header<'s>, enumeration: &'s Spanned<spec::Enumeration>) -> Enumeration<'s> {
        let columns = enumeration.columns.iter();
        let table: Vec<Column<'s>> = columns
            .map(|column| Column { spec: column, column_type: self.column_type(header.module, column) })
            .collect();
        let null = enumeration.null_row.value();
        let mut written: Vec<Written<'s>> = null.map(|cells| Written { is_null: true, cells }).into_iter().collect();
        let labelled: Vec<(&'s Spanned<Value>, Spanned<String>)> = enumeration.labelled().collect();
        written.extend(labelled.iter().map(|(value, _)| Written { is_null: false, cells: &value.get().cells }));
        self.unknown_columns(enumeration, &written);
        let mut cells: Vec<Cells<'s>> = written.iter().map(|row| self.cells(&table, row)).collect();
        let null = null.is_some().then(|| cells.remove(0));
        let siblings: Vec<Sibling<'_>> =
            labelled.iter().map(|(value, label)| Sibling { name: label, deprecated: &value.deprecated }).collect();
        let is_unclear = |_: &str| enumeration.is_incomplete();
        self.replacements(&enumeration.name, &siblings, &is_unclear);
        let wire_type = match &enumeration.wire {
            Key::Absent => Ok(Wire::default()),
            Key::Invalid(_) => Err(Unresolved),
            Key::Given(wire) => Ok(**wire),
        };
        let wires = self.wire_values(enumeration, wire_type);
        let rows = labelled.into_iter().zip(wires).zip(cells);
        let rows = rows.map(|(((value, label), wire), cells)| Row { value, label, wire, cells }).collect();
        let questions =
            enumeration.predicates.iter().map(|predicate| self.predicate(enumeration, &table, predicate)).collect();
        Enumeration { spec: enumeration, header, wire_type, table, rows, null, questions }
    }

    /// Reports cells without a column, once for each name: if the column is missing, every row has such a cell.
    fn unknown_columns(&mut self, enumeration: &'s spec::Enumeration, rows: &[Written<'s>]) {
        if enumeration.columns.is_incomplete() {
            return;
        }
        let has_column = |name: &str| enumeration.columns.iter().any(|column| column.name == *name);
        let mut unknown: BTreeMap<&str, Vec<(&Written<'s>, Location)>> = BTreeMap::new();
        for row in rows {
            for (name, cell) in row.cells.iter().filter(|(name, _)| !has_column(name)) {
                let is_reported = matches!(cell, Key::Invalid(_)) || self.spec.omitted.names.contains(name);
                if let (Some(location), false) = (cell.key_location(), is_reported) {
                    unknown.entry(name).or_default().push((row, location));
                }
            }
        }
        for (name, rows) in unknown {
            let message = format!("the table of `{}` has no column `{name}`", enumeration.name);
            let finding = Finding::new(&rules::UNKNOWN_COLUMN, self.spec.place(rows[0].1), message);
            let finding = match rows.get(1) {
                Some((_, next)) if rows.len() == 2 => finding.related(self.spec.place(*next), "also used here"),
                Some((_, next)) => {
                    let label = format!("also used here, and by {} more", rows.len() - 2);
                    finding.related(self.spec.place(*next), label)
                }
                None => finding,
            };
            self.findings.push(finding.label("no such column").help(unknown_column_help(enumeration, rows[0].0, name)));
        }
    }

    /// Resolves the cells of a row, one for each column.
    fn cells(&mut self, table: &[Column<'s>], row: &Written<'s>) -> Cells<'s> {
        let mut seen = BTreeSet::new();
        table
            .iter()
            .map(|column| match row.cells.get(column.name.as_str()) {
                // A second column with the same name is reported; the cell belongs to the first.
                _ if !seen.insert(column.name.as_str()) => CellOf::Invalid,
                None | Some(Key::Absent) => CellOf::Absent,
                Some(Key::Invalid(_)) => CellOf::Invalid,
                Some(Key::Given(cell)) => match self.cell(column, cell) {
                    Ok(resolved) => CellOf::Given(resolved, cell.location()),
                    Err(Unresolved) => CellOf::Invalid,
                },
            })
            .collect()
    }

    fn cell(&mut self, column: &Column<'s>, cell: &'s Spanned<spec::Cell>) -> Resolved<Cell<'s>> {
        let column_type = column.column_type.as_ref().map_err(|unresolved| *unresolved)?;
        self.typed_cell(column, column_type, cell)
    }

    /// Resolves a cell, or the value of a condition, by the type of its column.
    fn typed_cell(
        &mut self,
        column: &Column<'s>,
        column_type: &ColumnType,
        cell: &'s Spanned<spec::Cell>,
    ) -> Resolved<Cell<'s>> {
        match (column_type, cell.get()) {
            (ColumnType::Integer, spec::Cell::Integer(number)) => Ok(Cell::Integer(*number)),
            (ColumnType::Boolean, spec::Cell::Boolean(value)) => Ok(Cell::Boolean(*value)),
            (ColumnType::Text, spec::Cell::Text(text)) => self.text(column, text, cell.location()).map(Cell::Text),
            (ColumnType::Template(declared), spec::Cell::Text(text)) => {
                self.text(column, text, cell.location())?;
                self.template(cell, text, declared)
            }
            (ColumnType::Texts, spec::Cell::List(texts)) => self.texts(column, texts),
            (ColumnType::Enumeration(of), spec::Cell::Text(_) | spec::Cell::Integer(_)) => {
                self.labelled_value(*of, &cell.to_string(), cell.location()).map(Cell::Value)
            }
            (ColumnType::List(of), spec::Cell::List(labels)) => {
                let values: Vec<Resolved<ValueId>> =
                    labels.iter().map(|label| self.labelled_value(*of, &label.to_string(), label.location())).collect();
                values.into_iter().collect::<Resolved<_>>().map(Cell::Values)
            }
            _ => {
                let finding = self.wrong_cell(column, column_type, cell);
                self.findings.push(finding);
                Err(Unresolved)
            }
        }
    }

    /// A text of a cell, which must say something.
    fn text(&mut self, column: &Column<'_>, text: &'s str, location: Location) -> Resolved<&'s str> {
        let place = self.spec.place(location);
        let finding = match text {
            text if text.trim().is_empty() => empty_definition::says_nothing(place, &column.name),
            text if is_placeholder(text) => placeholder_text::finding(place, &column.name),
            text => return Ok(text),
        };
        self.findings.push(finding);
        Err(Unresolved)
    }

    fn texts(&mut self, column: &Column<'_>, items: &'s [Spanned<TextOrInteger>]) -> Resolved<Cell<'s>> {
        let texts: Vec<Resolved<&str>> = items
            .iter()
            .map(|item| match item.get() {
                TextOrInteger::Text(text) => self.text(column, text, item.location()),
                TextOrInteger::Integer(number) => {
                    let message = format!("the column `{}` takes a list of texts", column.name);
                    let finding = Finding::new(&rules::WRONG_CELL, self.spec.place(item.location()), message);
                    let help = format!("write \"{number}\", with quotes");
                    self.findings.push(finding.label("expected text").help(help));
                    Err(Unresolved)
                }
            })
            .collect();
        texts.into_iter().collect::<Resolved<_>>().map(Cell::Texts)
    }

    fn wrong_cell(&self, column: &Column<'s>, column_type: &ColumnType, cell: &Spanned<spec::Cell>) -> Finding {
        let expected = self.expected(column_type);
        let message = format!("the column `{}` takes {expected}", column.name);
        Finding::new(&rules::WRONG_CELL, self.spec.place(cell.location()), message)
            .label(format!("expected {expected}"))
            .related(self.spec.place(column.type_.location()), "the type of the column")
            .help(match instead(column_type, cell) {
                Some(instead) => format!("write {instead}"),
                None => format!("write {expected}, or change the type of the column"),
            })
    }

    fn expected(&self, column_type: &ColumnType) -> String {
        match column_type {
            ColumnType::Integer => "a whole number".to_owned(),
            ColumnType::Boolean => "`true` or `false`".to_owned(),
            ColumnType::Text | ColumnType::Template(_) => "text".to_owned(),
            ColumnType::Texts => "a list of texts".to_owned(),
            ColumnType::Enumeration(id) => format!("a value of `{}`", self.enumeration_named(*id).name),
            ColumnType::List(id) => format!("a list of values of `{}`", self.enumeration_named(*id).name),
        }
    }

    /// The declaration of an enumeration, whose own references may not be resolved yet.
    pub(super) fn enumeration_named(&self, id: EnumerationId) -> &'s spec::Enumeration {
        self.names.enumerations[id.0]
    }

    fn template(
        &mut self,
        cell: &Spanned<spec::Cell>,
        text: &str,
        declared: &[(String, Location)],
    ) -> Resolved<Cell<'s>> {
        let before = self.findings.len();
        // With its location, so that words in the text can be located.
        let located = cell.map(|_| text.to_owned());
        let finding =
            |location, message: String| Finding::new(&rules::UNKNOWN_PLACEHOLDER, self.spec.place(location), message);
        let names = || declared.iter().map(|(name, _)| name.as_str());
        let mut found = Vec::new();
        let parsed = template::parse(text);
        match &parsed {
            Err(problem) => {
                let help = "write `{name}` for a placeholder, and `{{` or `}}` for a literal brace";
                let finding = finding(cell.location(), (*problem).to_owned()).label("unbalanced brace");
                found.push(finding.help(help));
            }
            Ok(segments) => {
                let used = segments.iter().filter_map(Segment::placeholder);
                for name in used.filter(|name| !names().any(|declared| declared == *name)) {
                    let help = did_you_mean(name, names())
                        .unwrap_or_else(|| format!("the column declares {}", alternatives(names())));
                    let message = match name {
                        "" => "a placeholder has no name".to_owned(),
                        name => format!("the column declares no placeholder `{name}`"),
                    };
                    let finding = finding(located.word(&format!("{{{name}}}")), message);
                    found.push(finding.label("unknown placeholder").help(help));
                }
            }
        }
        if let Some(blank) = ["[...]", "[…]"].into_iter().find(|blank| text.contains(blank)) {
            let help = format!("write the placeholder: `{{{}}}`", names().next().unwrap_or("name"));
            let finding = finding(located.word(blank), format!("the text contains `{blank}` instead of a placeholder"));
            found.push(finding.label("not a placeholder").help(help));
        }
        self.findings.append(&mut found);
        match parsed {
            Ok(segments) if self.findings.len() == before => Ok(Cell::Template(segments)),
            _ => Err(Unresolved),
        }
    }

    fn predicate(
        &mut self,
        enumeration: &'s spec::Enumeration,
        table: &[Column<'s>],
        predicate: &'s Spanned<spec::Predicate>,
    ) -> Predicate<'s> {
        let mut resolved = |conditions: &'s spec::List<spec::Condition>| {
            conditions.iter().map(|condition| self.condition(enumeration, table, condition)).collect()
        };
        let any_of = resolved(&predicate.get().any);
        let none_of = resolved(&predicate.get().none);
        Predicate { spec: predicate, any_of, none_of }
    }

    fn condition(
        &mut self,
        enumeration: &'s spec::Enumeration,
        table: &[Column<'s>],
        condition: &'s spec::Condition,
    ) -> Resolved<Condition<'s>> {
        let Some(index) = table.iter().position(|column| column.name == condition.column) else {
            self.unknown_column_of(enumeration, condition);
            return Err(Unresolved);
        };
        let column = &table[index];
        let holds = match (column.column_type.as_ref().map_err(|unresolved| *unresolved)?, condition.holds.get()) {
            // A condition on a column of lists names one element.
            (ColumnType::List(of), spec::Cell::Text(_) | spec::Cell::Integer(_)) => {
                self.typed_cell(column, &ColumnType::Enumeration(*of), &condition.holds)
            }
            (ColumnType::Text | ColumnType::Template(_) | ColumnType::Texts, _) => {
                let message = format!("the column `{}` holds texts, which conditions cannot compare", condition.column);
                let place = self.spec.place(condition.column.location());
                let finding = Finding::new(&rules::WRONG_CELL, place, message).label("a column of texts");
                self.findings.push(finding.help("add a column of another type for this fact"));
                Err(Unresolved)
            }
            (column_type, _) => self.typed_cell(column, column_type, &condition.holds),
        };
        holds.map(|holds| Condition { column: index, holds })
    }

    fn unknown_column_of(&mut self, enumeration: &'s spec::Enumeration, condition: &'s spec::Condition) {
        let columns = || enumeration.columns.iter().map(|column| column.name.as_str());
        let name = condition.column.as_str();
        if self.spec.omitted.names.contains(name) || enumeration.columns.is_incomplete() {
            return;
        }
        let help = did_you_mean(name, columns()).unwrap_or_else(|| match columns().next() {
            Some(_) => format!("the columns are {}", alternatives(columns())),
            None => format!("declare it under the `columns` of `{}`", enumeration.name),
        });
        let message = format!("the table of `{}` has no column `{name}`", enumeration.name);
        let finding = Finding::new(&rules::UNKNOWN_COLUMN, self.spec.place(condition.column.location()), message);
        self.findings.push(finding.label("no such column").help(help));
    }
}

/// The column without a cell that a cell with an unknown name was probably meant for.
pub(crate) fn meant_column<'c>(enumeration: &'c spec::Enumeration, cells: &spec::Cells, name: &str) -> Option<&'c str> {
    let columns = enumeration.columns.iter().map(|column| column.name.as_str());
    closest(name, columns.filter(|column| !cells.contains_key(*column)))
}

fn unknown_column_help(enumeration: &spec::Enumeration, row: &Written<'_>, name: &str) -> String {
    let keys = if row.is_null { &[] } else { &Value::KEYS[..] };
    let near = meant_column(enumeration, row.cells, name).or_else(|| closest(name, keys.iter().copied()));
    let columns = || enumeration.columns.iter().map(|column| column.name.as_str());
    match (near, columns().next()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, None) => format!("declare it under the `columns` of `{}`, or remove it", enumeration.name),
        (None, Some(_)) => format!("declare it under `columns`, which has {}, or remove it", alternatives(columns())),
    }
}

/// The value of the right type that a cell was probably meant to be.
fn instead(column_type: &ColumnType, cell: &spec::Cell) -> Option<String> {
    match (column_type, cell) {
        (ColumnType::Integer, spec::Cell::Text(text)) => {
            text.parse::<i64>().ok().map(|number| format!("{number}, without quotes"))
        }
        (ColumnType::Boolean, spec::Cell::Text(text)) => match text.to_lowercase().as_str() {
            "true" | "yes" => Some("true".to_owned()),
            "false" | "no" => Some("false".to_owned()),
            _ => None,
        },
        (ColumnType::Text | ColumnType::Template(_), spec::Cell::Integer(number)) => {
            Some(format!("\"{number}\", with quotes"))
        }
        (ColumnType::Text | ColumnType::Template(_), spec::Cell::Boolean(value)) => {
            Some(format!("\"{value}\", with quotes"))
        }
        (ColumnType::List(_), spec::Cell::Text(_) | spec::Cell::Integer(_))
        | (ColumnType::Texts, spec::Cell::Text(_)) => Some(format!("`[{cell}]`")),
        (ColumnType::Enumeration(_) | ColumnType::Text, spec::Cell::List(items)) => match items.as_slice() {
            [item] => Some(format!("`{}`", item.get())),
            _ => None,
        },
        _ => None,
    }
}
