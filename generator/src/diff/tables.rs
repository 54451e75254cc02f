//! Cells of tables: what is known of each value.

use std::collections::BTreeMap;

use super::Change;
use super::judge::Judge;
use super::outline::{Aspect, Fact, Kind, Part, Path};
use super::pairing::Pair;
use super::phrase::{self, code, have_same_words};
use super::rules::{self, ChangeRule};

impl<'a> Judge<'a> {
    /// What the tables of both specs have otherwise.
    pub(super) fn tables(&mut self) {
        let is_table = |part: &Part| part.kind == Kind::Enumeration;
        for table in self.pairing.pairs.iter().filter(|pair| is_table(pair.base) && is_table(pair.head)) {
            let columns: Vec<Pair<'a>> = table
                .base
                .parts
                .iter()
                .filter(|part| part.kind == Kind::Column)
                .filter_map(|part| self.pairing.pair_of(part))
                .collect();
            for column in columns {
                let found_by = |part: &Part| part.fact(&Aspect::Unique).is_some();
                let changes = if found_by(column.base) && found_by(column.head) {
                    let mut changes = self.numbers(table, &column);
                    changes.extend(self.cells(table, &column, |row| row.kind == Kind::NullRow));
                    changes
                } else {
                    self.cells(table, &column, |_| true)
                };
                self.changes.extend(changes);
            }
        }
    }

    fn cells(&self, table: &Pair<'a>, column: &Pair<'a>, wanted: impl Fn(&Part) -> bool) -> Vec<Change> {
        let rows = table.base.parts.iter().filter(|part| matches!(part.kind, Kind::Value | Kind::NullRow));
        let rows = rows.filter(|row| wanted(row)).filter_map(|row| self.pairing.pair_of(row));
        let consequences = self.consequences(table, column);
        let changes = rows.filter_map(|row| {
            let mut change = self.cell(column, &row)?;
            let consequences = consequences.get(row.head.path.name()).map(|told| told.join(", and "));
            change.finding = change.finding.maybe_help(consequences);
            Some(change)
        });
        changes.collect()
    }

    fn cell(&self, column: &Pair<'_>, row: &Pair<'_>) -> Option<Change> {
        let (base, head) = (cell_of(row.base, column.base), cell_of(row.head, column.head));
        if self.cells_agree(column, base, head) {
            return None;
        }
        let name = code(column.head.path.name());
        let text = |fact: Option<&Fact>| fact.map(|fact| fact.value.to_string());
        let is_text = column.head.said(&Aspect::Type) == "text";
        let what = match (base, head) {
            _ if is_text && have_same_words(base, head) => format!("punctuation of {name} changed"),
            _ if is_text => phrase::came_or(&name, "reworded", base, head),
            (Some(base), Some(head)) if is_list(column) => phrase::listed(&name, base, head, self.pairing),
            _ => phrase::told(&name, text(base).as_deref(), text(head).as_deref()),
        };
        let rule = match (row.head.kind, base, head) {
            (Kind::NullRow, None, _) => &rules::CONSTANT_ADDED,
            (Kind::NullRow, _, None) => &rules::CONSTANT_REMOVED,
            _ => self.kind_of_cell(column, base, head),
        };
        Some(self.stated(rule, row, base, head, what))
    }

    /// Whether two cells say the same. In a column of another type, they do if they read the same.
    fn cells_agree(&self, column: &Pair<'_>, base: Option<&Fact>, head: Option<&Fact>) -> bool {
        let read = |fact: Option<&Fact>| fact.map(|fact| fact.value.to_string());
        self.agree(base, head) || (!self.same(column, &Aspect::Type) && read(base) == read(head))
    }

    fn kind_of_cell(&self, column: &Pair<'_>, base: Option<&Fact>, head: Option<&Fact>) -> &'static ChangeRule {
        let (was, is) = (column.base.said(&Aspect::Type), column.head.said(&Aspect::Type));
        let names = column.head.fact(&Aspect::Type).is_some_and(|fact| !fact.value.names.is_empty());
        // What was a message is one, even if it is only a text now.
        match if was.starts_with("template(") { &was } else { &is }.as_str() {
            "text" if have_same_words(base, head) => &rules::PUNCTUATION_CHANGED,
            "text" => &rules::TEXT_CHANGED,
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

    /// What predicates that read a column answer otherwise, though they are what they were: by the name of the value.
    fn consequences(&self, table: &Pair<'_>, column: &Pair<'_>) -> BTreeMap<String, Vec<String>> {
        let reads = |part: &Part| {
            part.fact(&Aspect::Conditions).is_some_and(|fact| fact.value.names.contains(&column.head.path))
        };
        let predicates = table.base.parts.iter().filter(|part| part.kind == Kind::Predicate);
        let predicates = predicates.filter_map(|part| self.pairing.pair_of(part));
        let mut consequences: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for predicate in predicates.filter(|pair| reads(pair.head) && self.same(pair, &Aspect::Conditions)) {
            let name = code(predicate.head.path.name());
            let (now, no_longer) = self.answers(&predicate);
            for (values, holds) in [(now, "now holds"), (no_longer, "no longer holds")] {
                for value in values {
                    consequences.entry(value).or_default().push(format!("{name} {holds} for it"));
                }
            }
        }
        consequences
    }
}

/// Whether a column holds lists before and after.
fn is_list(column: &Pair<'_>) -> bool {
    [column.base, column.head].iter().all(|column| column.said(&Aspect::Type).starts_with("list<"))
}

/// The cell of a row in a column.
pub(super) fn cell_of<'a>(row: &'a Part, column: &Part) -> Option<&'a Fact> {
    row.facts.iter().find(|fact| matches!(&fact.aspect, Aspect::Cell(path) if *path == column.path))
}
