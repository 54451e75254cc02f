//! Cells of tables: what is known of each value.

use std::collections::BTreeMap;

use super::Change;
use super::judge::{Judge, Pair};
use super::outline::{Aspect, Fact, Kind, Part, Path, Space};
use super::rules::{self, ChangeRule};
use super::words;

/// How long two cells can be together to stand in a message.
const SHORT: usize = 60;

impl<'a> Judge<'a> {
    /// What the tables of both specs have otherwise.
    pub(super) fn tables(&mut self) {
        let tables = self
            .pairs()
            .into_iter()
            .filter(|pair| pair.base.kind == Kind::Enumeration && pair.head.kind == Kind::Enumeration);
        for table in tables.collect::<Vec<_>>() {
            let columns: Vec<Pair<'a>> = table
                .base
                .parts
                .iter()
                .filter(|part| part.kind == Kind::Column)
                .filter_map(|part| self.pair_of(&part.path))
                // The cells of a column of another type differ because of that.
                .filter(|column| self.same(column, &Aspect::Type))
                .collect();
            for column in columns {
                let found_by = |part: &Part| part.fact(&Aspect::Unique).is_some();
                let changes = if found_by(column.base) && found_by(column.head) {
                    let mut changes = self.numbers(&table, &column);
                    changes.extend(self.cells(&table, &column, |row| row.kind == Kind::NullRow));
                    changes
                } else {
                    self.cells(&table, &column, |_| true)
                };
                self.changes.extend(changes);
            }
        }
    }

    fn cells(&self, table: &Pair<'a>, column: &Pair<'a>, wanted: impl Fn(&Part) -> bool) -> Vec<Change> {
        let rows = table.base.parts.iter().filter(|part| matches!(part.kind, Kind::Value | Kind::NullRow));
        let rows = rows.filter(|row| wanted(row)).filter_map(|row| self.pair_of(&row.path));
        rows.filter_map(|row| self.cell(table, column, &row)).collect()
    }

    fn cell(&self, table: &Pair<'_>, column: &Pair<'_>, row: &Pair<'_>) -> Option<Change> {
        let (base, head) = (cell_of(row.base, column.base), cell_of(row.head, column.head));
        if self.agree(base, head) {
            return None;
        }
        let text = |fact: Option<&Fact>| fact.map(|fact| fact.value.to_string());
        let name = column.head.path.name();
        let what = match (text(base), text(head)) {
            (None, _) => format!("`{name}` added"),
            (_, None) => format!("`{name}` removed"),
            (Some(old), Some(new)) if column.head.said(&Aspect::Type) == "text" => {
                if words::same_words(&old, &new) {
                    format!("punctuation of `{name}` changed")
                } else {
                    format!("`{name}` reworded")
                }
            }
            (Some(old), Some(new)) if old.len() + new.len() < SHORT => {
                format!("`{name}` changed from `{old}` to `{new}`")
            }
            _ => format!("`{name}` changed"),
        };
        let rule = match (row.head.kind, base, head) {
            (Kind::NullRow, None, _) => &rules::CONSTANT_ADDED,
            (Kind::NullRow, _, None) => &rules::CONSTANT_REMOVED,
            _ => self.kind_of_cell(column.head, base, head),
        };
        let mut change = self.stated(rule, row, base, head, what);
        change.finding = change.finding.maybe_help(self.consequence(table, row));
        Some(change)
    }

    fn kind_of_cell(&self, column: &Part, base: Option<&Fact>, head: Option<&Fact>) -> &'static ChangeRule {
        let written = column.said(&Aspect::Type);
        let names = column.fact(&Aspect::Type).is_some_and(|fact| !fact.value.names.is_empty());
        match written.as_str() {
            "boolean" | "integer" => &rules::CELL_CHANGED,
            "text" => match (base, head) {
                (Some(base), Some(head)) if words::same_words(&base.value.to_string(), &head.value.to_string()) => {
                    &rules::PUNCTUATION_CHANGED
                }
                _ => &rules::TEXT_CHANGED,
            },
            written if written.starts_with("template(") => {
                if self.same_placeholders(base, head) {
                    &rules::MESSAGE_CHANGED
                } else {
                    &rules::PLACEHOLDER_CHANGED
                }
            }
            written if written.starts_with("list<") => &rules::STEPS_CHANGED,
            _ if names => &rules::CLASS_CHANGED,
            _ => &rules::CELL_CHANGED,
        }
    }

    /// Whether a message has the placeholders that it had; one that is new or gone is told as such.
    fn same_placeholders(&self, base: Option<&Fact>, head: Option<&Fact>) -> bool {
        let (Some(base), Some(head)) = (base, head) else { return true };
        let mut old: Vec<Path> = base.value.names.iter().map(|path| self.pairing.counterpart(path)).collect();
        let mut new = head.value.names.clone();
        old.sort();
        new.sort();
        old == new
    }

    /// What predicates answer otherwise because a row's cells changed.
    fn consequence(&self, table: &Pair<'_>, row: &Pair<'_>) -> Option<String> {
        let predicates = table.base.parts.iter().filter(|part| part.kind == Kind::Predicate);
        let predicates = predicates.filter_map(|part| self.pair_of(&part.path));
        let told: Vec<String> = predicates
            .filter(|predicate| self.same(predicate, &Aspect::Conditions))
            .filter_map(|predicate| {
                let (now, no_longer) = self.answers(&predicate);
                let (name, row) = (predicate.head.path.name(), row.head.path.name());
                let has = |names: &[String]| names.iter().any(|name| name == row);
                match (has(&now), has(&no_longer)) {
                    (true, _) => Some(format!("`{name}` now holds for it")),
                    (_, true) => Some(format!("`{name}` no longer holds for it")),
                    _ => None,
                }
            })
            .collect();
        (!told.is_empty()).then(|| told.join(", and "))
    }

    /// The cells of a column that finds values: which value each stands for.
    fn numbers(&self, table: &Pair<'a>, column: &Pair<'a>) -> Vec<Change> {
        let numbers =
            Numbers { column: *column, old: holders(table.base, column.base), new: holders(table.head, column.head) };
        let rows = table.head.parts.iter().filter(|part| part.kind == Kind::Value);
        rows.filter_map(|row| self.number(&numbers, row)).collect()
    }

    fn number(&self, numbers: &Numbers<'a>, row: &'a Part) -> Option<Change> {
        let before = self.before(&row.path);
        let is = cell_of(row, numbers.column.head);
        let was = before.and_then(|before| cell_of(before, numbers.column.base));
        let holder = is.and_then(|is| numbers.old.get(&is.value.to_string()).copied());
        match (holder, before, is) {
            (Some(holder), ..) if self.pairing.counterpart(&holder.path) == row.path => None,
            (Some(holder), _, Some(is)) => {
                let taker = was.and_then(|was| numbers.new.get(&was.value.to_string()).copied());
                match (taker.filter(|taker| taker.path == self.pairing.counterpart(&holder.path)), was) {
                    // Told once, at the first of the two.
                    (Some(other), Some(_)) if other.path < row.path => None,
                    (Some(other), Some(was)) => Some(self.swapped(numbers, row, other, (is, was))),
                    _ => self.reused(numbers, row, holder, is),
                }
            }
            (None, Some(before), is) if was.map(|was| &was.value) != is.map(|is| &is.value) => {
                let say = |fact: Option<&Fact>| fact.map_or("nothing".to_owned(), |fact| format!("`{}`", fact.value));
                let what = format!("`{}` changed from {} to {}", numbers.name(), say(was), say(is));
                Some(self.stated(&rules::VALUE_RENUMBERED, &Pair { base: before, head: row }, was, is, what))
            }
            _ => None,
        }
    }

    fn reused(&self, numbers: &Numbers<'_>, row: &Part, holder: &Part, is: &Fact) -> Option<Change> {
        let of = |part: &Part| format!("{} of {}", is.value, part.path.name());
        let what = format!("`{}` is `{}`, which stood for `{}`", numbers.name(), is.value, holder.path.name());
        let change = self.of_part(&rules::NUMBER_REUSED, row, is.place.clone(), what).label("used again");
        let cell = cell_of(holder, numbers.column.base)?;
        Some(change.base(cell.place.clone(), "stood for another value").values(Some(of(holder)), Some(of(row))))
    }

    fn swapped(&self, numbers: &Numbers<'_>, row: &Part, other: &Part, (is, was): (&Fact, &Fact)) -> Change {
        let (name, number) = (numbers.name(), &is.value);
        let what = format!("`{name}` swapped with `{}`: `{number}`, was `{}`", other.path.name(), was.value);
        let mut change = self
            .of_part(&rules::NUMBERS_SWAPPED, row, is.place.clone(), what)
            .label("now")
            .base(was.place.clone(), "before")
            .values(Some(was.value.to_string()), Some(number.to_string()));
        if let Some(cell) = cell_of(other, numbers.column.head) {
            change.finding = change.finding.related(cell.place.clone(), "the other one");
        }
        change
    }
}

/// A column that finds values, and which value each of its cells found and finds.
struct Numbers<'a> {
    column: Pair<'a>,
    old: BTreeMap<String, &'a Part>,
    new: BTreeMap<String, &'a Part>,
}

impl Numbers<'_> {
    fn name(&self) -> &str {
        self.column.head.path.name()
    }
}

/// The values by their cell in a column.
fn holders<'a>(table: &'a Part, column: &Part) -> BTreeMap<String, &'a Part> {
    let rows = table.parts.iter().filter(|part| part.path.space() == Some(Space::Value));
    rows.filter_map(|row| Some((cell_of(row, column)?.value.to_string(), row))).collect()
}

fn cell_of<'a>(row: &'a Part, column: &Part) -> Option<&'a Fact> {
    row.facts.iter().find(|fact| matches!(&fact.aspect, Aspect::Cell(path) if *path == column.path))
}
