//! Changed cells of unique columns, whose cell identifies a value: which number stands for which value.

use std::collections::BTreeMap;

use super::Classifier;
use super::tables::cell_of;
use crate::diff::change::{Change, Sides};
use crate::diff::elements::{Attribute, Element, ElementKind, Fact, Namespace};
use crate::diff::matching::Matched;
use crate::diff::rules::{self, Notice};
use crate::diff::wording::{NAMES, code, join};

/// What identifies a value, and the value that it identifies on each side: the cell of a unique column, or the integer that
/// the value is in JSON.
struct UniqueColumn<'a> {
    /// `None` for the integers in JSON.
    column: Option<Matched<'a>>,
    base: BTreeMap<String, &'a Element>,
    head: BTreeMap<String, &'a Element>,
}

impl<'a> UniqueColumn<'a> {
    fn of(table: &Matched<'a>, column: Option<&Matched<'a>>) -> Self {
        let mut unique = Self { column: column.copied(), base: BTreeMap::new(), head: BTreeMap::new() };
        unique.base = values_by(table.base, |row| unique.old_cell(row));
        unique.head = values_by(table.head, |row| unique.new_cell(row));
        unique
    }

    fn name(&self) -> String {
        code(self.column.map_or(Attribute::Value.name(), |column| column.head.path.name()))
    }

    /// Whether a cell of base is that of a value of head.
    fn is_taken(&self, cell: &Fact) -> bool {
        self.head.contains_key(&cell.value.to_string())
    }

    fn old_cell(&self, row: &'a Element) -> Option<&'a Fact> {
        match &self.column {
            Some(column) => cell_of(row, column.base),
            None => row.fact(&Attribute::Value),
        }
    }

    fn new_cell(&self, row: &'a Element) -> Option<&'a Fact> {
        match &self.column {
            Some(column) => cell_of(row, column.head),
            None => row.fact(&Attribute::Value),
        }
    }
}

impl<'a> Classifier<'a> {
    /// Cells that identify another value than they did.
    pub(super) fn unique_cells(&self, table: &Matched<'a>, column: &Matched<'a>) -> Vec<Change> {
        self.identifying(table, &UniqueColumn::of(table, Some(column)))
    }

    /// Integers in JSON that stand for another value than they did.
    pub(super) fn integers(&self, table: &Matched<'a>) -> Vec<Change> {
        self.identifying(table, &UniqueColumn::of(table, None))
    }

    fn identifying(&self, table: &Matched<'a>, column: &UniqueColumn<'a>) -> Vec<Change> {
        let rows = table.head.children.iter().filter(|element| element.kind == ElementKind::Value);
        rows.filter_map(|row| self.unique_cell(column, row)).collect()
    }

    fn unique_cell(&self, column: &UniqueColumn<'a>, row: &'a Element) -> Option<Change> {
        let before = self.matching.in_base(&row.path);
        let (was, is) = (before.and_then(|before| column.old_cell(before)), column.new_cell(row));
        let holder = is.and_then(|is| column.base.get(&is.value.to_string()).copied());
        match (holder, before, is) {
            (Some(holder), ..) if self.matching.counterpart(&holder.path) == row.path => None,
            (Some(holder), _, Some(is)) => match self.cycle(column, row) {
                // Reported once, at the first of the values.
                Some(cycle) if cycle.iter().any(|other| other.head.path < row.path) => None,
                Some(cycle) => self.exchanged(column, &cycle),
                // Reported once, at the start of the chain.
                None if was.is_some_and(|was| column.is_taken(was)) => None,
                None => match self.chain(column, row).as_slice() {
                    [_] => self.reused(column, row, holder, is),
                    chain => self.moved_on(column, chain),
                },
            },
            // The end of a chain.
            (None, Some(_), Some(_)) if was.is_some_and(|was| column.is_taken(was)) => None,
            (None, Some(before), is) if !self.is_equal(was, is) => {
                let say = |fact: Option<&Fact>| fact.map_or("nothing".to_owned(), |fact| code(&fact.value.to_string()));
                let what = format!("{} changed from {} to {}", column.name(), say(was), say(is));
                let matched = Matched { base: before, head: row };
                let change = self.attribute_change(&rules::VALUE_RENUMBERED, &matched, was, is, what);
                // The variant of a value without a name is called by its integer.
                let keeps_rust_name = self.is_unchanged(&matched, &Attribute::RustName);
                Some(if keeps_rust_name { change } else { change.notice(Notice::Compilation) })
            }
            _ => None,
        }
    }

    /// The values of a cycle, each of which has the number that the one before it had.
    fn cycle(&self, column: &UniqueColumn<'a>, first: &'a Element) -> Option<Vec<Matched<'a>>> {
        let mut cycle = Vec::new();
        let mut row = first;
        while cycle.len() < column.head.len() {
            let base = self.matching.in_base(&row.path)?;
            cycle.push(Matched { base, head: row });
            row = column.head.get(&column.old_cell(base)?.value.to_string())?;
            if row.path == first.path {
                return Some(cycle);
            }
        }
        None
    }

    /// A value that took a number, the value that it took it from, and so on, up to one that was removed or has a number that no
    /// value had.
    fn chain(&self, column: &UniqueColumn<'a>, first: &'a Element) -> Vec<&'a Element> {
        let next = |row: &&'a Element| {
            let holder = column.base.get(&column.new_cell(row)?.value.to_string())?;
            self.matching.matched_of(holder).map(|matched| matched.head).filter(|head| column.new_cell(head).is_some())
        };
        std::iter::successors(Some(first), next).collect()
    }

    /// The numbers of several values moved on, as after an insertion.
    fn moved_on(&self, column: &UniqueColumn<'a>, chain: &[&'a Element]) -> Option<Change> {
        let first = chain.first()?;
        let is = column.new_cell(first)?;
        let was = |row: &Element| self.matching.in_base(&row.path).and_then(|before| column.old_cell(before));
        let of = |row: &Element, cell: &Fact| format!("{} of {}", cell.value, row.path.name());
        let old: Vec<String> = chain.iter().filter_map(|row| Some(of(row, was(row)?))).collect();
        let new: Vec<String> = chain.iter().filter_map(|row| Some(of(row, column.new_cell(row)?))).collect();
        let numbers = chain.iter().filter_map(|row| {
            let now = code(&column.new_cell(row)?.value.to_string());
            let before = was(row).map_or_else(String::new, |was| format!(", was {}", code(&was.value.to_string())));
            Some(format!("{} is {now}{before}", code(row.path.name())))
        });
        let what = format!("{} moved on: {}", column.name(), join("; ", numbers.collect()));
        let holder = column.old_cell(column.base.get(&is.value.to_string())?)?;
        let change = self
            .change_at(&rules::NUMBER_REUSED, first, is.place.clone(), what)
            .label("used again")
            .base(holder.place.clone(), "stood for another value");
        let change = change.values(Some(old.join(", ")), Some(new.join(", ")));
        Some(if chain.len() > NAMES { change.sides(Sides::Items([old, new])) } else { change })
    }

    fn exchanged(&self, column: &UniqueColumn<'a>, cycle: &[Matched<'a>]) -> Option<Change> {
        let (first, others) = cycle.split_first()?;
        let (was, is) = (column.old_cell(first.base)?, column.new_cell(first.head)?);
        let each = |cell: &dyn Fn(&Matched<'a>) -> Option<&'a Fact>| -> Vec<String> {
            cycle.iter().filter_map(cell).map(|cell| cell.value.to_string()).collect()
        };
        let (old, new) = (each(&|row| column.old_cell(row.base)), each(&|row| column.new_cell(row.head)));
        let what = if let [other] = others {
            let other = code(other.head.path.name());
            let (is, was) = (code(&is.value.to_string()), code(&was.value.to_string()));
            format!("{} swapped with {other}: {is}, was {was}", column.name())
        } else {
            let rows = cycle.iter().zip(&new).zip(&old);
            let changes = rows.map(|((row, is), was)| format!("{} is `{is}`, was `{was}`", code(row.head.path.name())));
            format!("{} went round: {}", column.name(), changes.collect::<Vec<_>>().join("; "))
        };
        let mut change = self
            .change_at(&rules::NUMBERS_SWAPPED, first.head, is.place.clone(), what)
            .label("now")
            .base(was.place.clone(), "before")
            .values(Some(old.join(", ")), Some(new.join(", ")));
        for cell in others.iter().filter_map(|other| column.new_cell(other.head)) {
            change.finding = change.finding.related(cell.place.clone(), "exchanged with this");
        }
        Some(change)
    }

    fn reused(&self, column: &UniqueColumn<'a>, row: &'a Element, holder: &'a Element, is: &Fact) -> Option<Change> {
        let of = |element: &Element| format!("{} of {}", is.value, element.path.name());
        let (name, number, other) = (column.name(), code(&is.value.to_string()), code(holder.path.name()));
        let cell = column.old_cell(holder)?;
        let was = self.matching.in_base(&row.path).and_then(|before| column.old_cell(before));
        let change = match was {
            Some(was) => format!("{name} changed from {} to {number}", code(&was.value.to_string())),
            None => format!("{name} is {number}"),
        };
        let (place, label) =
            was.map_or((&cell.place, "stood for another value"), |was| (&was.place, "this value had another number"));
        let change = self
            .change_at(&rules::NUMBER_REUSED, row, is.place.clone(), format!("{change}, which stood for {other}"))
            .label("used again")
            .base(place.clone(), label);
        Some(change.values(Some(of(holder)), Some(of(row))))
    }
}

/// The values of a table by what identifies each.
fn values_by<'a>(table: &'a Element, cell: impl Fn(&'a Element) -> Option<&'a Fact>) -> BTreeMap<String, &'a Element> {
    let rows = table.children.iter().filter(|element| element.path.namespace() == Some(Namespace::Value));
    rows.filter_map(|row| Some((cell(row)?.value.to_string(), row))).collect()
}
