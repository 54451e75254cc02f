//! Changed cells of the tables of enumerations.

use std::collections::BTreeMap;

use super::Classifier;
use crate::diff::Change;
use crate::diff::elements::{Attribute, Element, ElementKind, ElementPath, Fact, Form};
use crate::diff::matching::Matched;
use crate::diff::rules::{self, ChangeRule, Notice};
use crate::diff::wording::{self, code, have_same_words};

impl<'a> Classifier<'a> {
    /// Changed cells of the tables that are on both sides.
    pub(super) fn tables(&self) -> Vec<Change> {
        let mut all = Vec::new();
        let is_table = |element: &Element| element.kind == ElementKind::Enumeration;
        for table in self.matching.matched.iter().filter(|matched| is_table(matched.base) && is_table(matched.head)) {
            let columns: Vec<Matched<'a>> = table
                .base
                .children
                .iter()
                .filter(|element| element.kind == ElementKind::Column)
                .filter_map(|element| self.matching.matched_of(element))
                .collect();
            if table.in_both(&Attribute::Wire) {
                all.extend(self.integers(table));
            }
            for column in columns {
                let is_unique = |element: &Element| element.fact(&Attribute::Unique).is_some();
                let changes = if is_unique(column.base) && is_unique(column.head) {
                    let mut changes = self.unique_cells(table, &column);
                    changes.extend(self.cells(table, &column, |row| row.kind == ElementKind::NullRow));
                    changes
                } else {
                    self.cells(table, &column, |_| true)
                };
                all.extend(changes);
            }
        }
        all
    }

    fn cells(&self, table: &Matched<'a>, column: &Matched<'a>, wanted: impl Fn(&Element) -> bool) -> Vec<Change> {
        let rows = table
            .base
            .children
            .iter()
            .filter(|element| matches!(element.kind, ElementKind::Value | ElementKind::NullRow));
        let rows = rows.filter(|row| wanted(row)).filter_map(|row| self.matching.matched_of(row));
        let consequences = self.consequences(table, column);
        let changes = rows.filter_map(|row| {
            let mut change = self.cell(column, &row)?;
            let consequences = consequences.get(row.head.path.name());
            change.finding = change.finding.maybe_help(consequences.map(Consequences::describe));
            Some(change)
        });
        changes.collect()
    }

    fn cell(&self, column: &Matched<'_>, row: &Matched<'_>) -> Option<Change> {
        let (base, head) = (cell_of(row.base, column.base), cell_of(row.head, column.head));
        if self.are_equal(column, base, head) {
            return None;
        }
        let name = code(column.head.path.name());
        let text = |fact: Option<&Fact>| fact.map(|fact| fact.value.to_string());
        let is_text = form_of(column.head) == Form::Texts;
        let what = match (base, head) {
            _ if is_text && have_same_words(base, head) => format!("punctuation of {name} changed"),
            _ if is_text => wording::added_removed_or(&name, "changed", base, head),
            (Some(base), Some(head)) if is_list(column) => wording::list_changed(&name, base, head, self.matching),
            _ => wording::value_changed(&name, text(base).as_deref(), text(head).as_deref()),
        };
        let rule = match (row.head.kind, base, head) {
            (ElementKind::NullRow, None, _) => &rules::CONSTANT_ADDED,
            (ElementKind::NullRow, _, None) => &rules::CONSTANT_REMOVED,
            _ => self.rule_of_cell(column, base, head),
        };
        let change = self.attribute_change(rule, row, base, head, what);
        // Documentation with other punctuation is only read; a method returns this text.
        let is_returned = change.is(&rules::PUNCTUATION_CHANGED);
        Some(if is_returned { change.notice(Notice::Behaviour) } else { change })
    }

    /// Whether two cells are equal. In a column whose type changed, they are if they are written the same.
    fn are_equal(&self, column: &Matched<'_>, base: Option<&Fact>, head: Option<&Fact>) -> bool {
        let read = |fact: Option<&Fact>| fact.map(|fact| fact.value.to_string());
        self.is_equal(base, head) || (!self.is_unchanged(column, &Attribute::Type) && read(base) == read(head))
    }

    fn rule_of_cell(&self, column: &Matched<'_>, base: Option<&Fact>, head: Option<&Fact>) -> &'static ChangeRule {
        let names = column.head.fact(&Attribute::Type).is_some_and(|fact| !fact.value.names.is_empty());
        // A cell that was a message is classified as one, even if it is a text now.
        match if form_of(column.base) == Form::Templates { Form::Templates } else { form_of(column.head) } {
            Form::Texts if have_same_words(base, head) => &rules::PUNCTUATION_CHANGED,
            Form::Texts => &rules::TEXT_CHANGED,
            Form::Templates => {
                if self.same_placeholders(base, head) {
                    &rules::MESSAGE_CHANGED
                } else {
                    &rules::PLACEHOLDER_CHANGED
                }
            }
            Form::List(_) => &rules::STEPS_CHANGED,
            Form::Other | Form::Builtin(_) | Form::Time | Form::Unrestricted if names => &rules::CLASS_CHANGED,
            Form::Other | Form::Builtin(_) | Form::Time | Form::Unrestricted => &rules::CELL_CHANGED,
        }
    }

    /// Whether a message has the same placeholders. A message that was added or removed is reported as such.
    fn same_placeholders(&self, base: Option<&Fact>, head: Option<&Fact>) -> bool {
        let (Some(base), Some(head)) = (base, head) else { return true };
        let mut old: Vec<ElementPath> = base.value.names.iter().map(|path| self.matching.counterpart(path)).collect();
        let mut new = head.value.names.clone();
        old.sort();
        new.sort();
        old == new
    }

    /// What changed cells of a column mean for predicates that read it and are themselves unchanged, by the name of the value.
    fn consequences(&self, table: &Matched<'_>, column: &Matched<'_>) -> BTreeMap<String, Consequences> {
        let reads = |element: &Element| {
            element.fact(&Attribute::Conditions).is_some_and(|fact| fact.value.names.contains(&column.head.path))
        };
        let predicates = table.base.children.iter().filter(|element| element.kind == ElementKind::Predicate);
        let predicates = predicates.filter_map(|element| self.matching.matched_of(element));
        let mut consequences: BTreeMap<String, Consequences> = BTreeMap::new();
        for predicate in
            predicates.filter(|matched| reads(matched.head) && self.is_unchanged(matched, &Attribute::Conditions))
        {
            let name = code(predicate.head.path.name());
            let (now, no_longer) = self.answers(&predicate);
            for value in now {
                consequences.entry(value).or_default().now.push(name.clone());
            }
            for value in no_longer {
                consequences.entry(value).or_default().no_longer.push(name.clone());
            }
        }
        consequences
    }
}

/// Predicates that changed for a value because of a cell, as code.
#[derive(Default)]
struct Consequences {
    now: Vec<String>,
    no_longer: Vec<String>,
}

impl Consequences {
    fn describe(&self) -> String {
        let groups = [("now true for it", &self.now), ("no longer true for it", &self.no_longer)];
        let groups = groups.into_iter().filter(|(_, names)| !names.is_empty());
        groups.map(|(what, names)| format!("{what}: {}", names.join(", "))).collect::<Vec<_>>().join("; ")
    }
}

/// Whether a column holds lists on both sides.
fn is_list(column: &Matched<'_>) -> bool {
    [column.base, column.head].iter().all(|column| matches!(form_of(column), Form::List(_)))
}

/// The form of the type of a column.
fn form_of(column: &Element) -> Form {
    column.fact(&Attribute::Type).map(|fact| fact.value.form).unwrap_or_default()
}

/// The cell of a row in a column.
pub(super) fn cell_of<'a>(row: &'a Element, column: &Element) -> Option<&'a Fact> {
    row.facts.iter().find(|fact| matches!(&fact.attribute, Attribute::Cell(path) if *path == column.path))
}
