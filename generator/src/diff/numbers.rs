//! Cells that find their value: which number stands for which value.

use std::collections::BTreeMap;

use super::Change;
use super::judge::Judge;
use super::outline::{Fact, Kind, Part, Space};
use super::pairing::Pair;
use super::phrase::code;
use super::rules;
use super::tables::cell_of;

/// A column that finds values, and which value each of its cells found and finds.
struct Numbers<'a> {
    column: Pair<'a>,
    old: BTreeMap<String, &'a Part>,
    new: BTreeMap<String, &'a Part>,
}

impl<'a> Numbers<'a> {
    fn of(table: &Pair<'a>, column: &Pair<'a>) -> Self {
        Self { column: *column, old: holders(table.base, column.base), new: holders(table.head, column.head) }
    }

    fn name(&self) -> String {
        code(self.column.head.path.name())
    }

    fn was(&self, row: &'a Part) -> Option<&'a Fact> {
        cell_of(row, self.column.base)
    }

    fn is(&self, row: &'a Part) -> Option<&'a Fact> {
        cell_of(row, self.column.head)
    }
}

impl<'a> Judge<'a> {
    /// What the cells of a column find otherwise than they did.
    pub(super) fn numbers(&self, table: &Pair<'a>, column: &Pair<'a>) -> Vec<Change> {
        let numbers = Numbers::of(table, column);
        let rows = table.head.parts.iter().filter(|part| part.kind == Kind::Value);
        rows.filter_map(|row| self.number(&numbers, row)).collect()
    }

    fn number(&self, numbers: &Numbers<'a>, row: &'a Part) -> Option<Change> {
        let before = self.pairing.before(&row.path);
        let (was, is) = (before.and_then(|before| numbers.was(before)), numbers.is(row));
        let holder = is.and_then(|is| numbers.old.get(&is.value.to_string()).copied());
        match (holder, before, is) {
            (Some(holder), ..) if self.pairing.counterpart(&holder.path) == row.path => None,
            (Some(holder), _, Some(is)) => match self.round(numbers, row) {
                // Told once, at the first of them.
                Some(round) if round.iter().any(|other| other.head.path < row.path) => None,
                Some(round) => self.exchanged(numbers, &round),
                None => self.reused(numbers, row, holder, is),
            },
            (None, Some(before), is) if was.map(|was| &was.value) != is.map(|is| &is.value) => {
                let say = |fact: Option<&Fact>| fact.map_or("nothing".to_owned(), |fact| code(&fact.value.to_string()));
                let what = format!("{} changed from {} to {}", numbers.name(), say(was), say(is));
                Some(self.stated(&rules::VALUE_RENUMBERED, &Pair { base: before, head: row }, was, is, what))
            }
            _ => None,
        }
    }

    /// The values that a number went round, if it did: each has the number of the one before.
    fn round(&self, numbers: &Numbers<'a>, first: &'a Part) -> Option<Vec<Pair<'a>>> {
        let mut round = Vec::new();
        let mut row = first;
        while round.len() < numbers.new.len() {
            let base = self.pairing.before(&row.path)?;
            round.push(Pair { base, head: row });
            row = numbers.new.get(&numbers.was(base)?.value.to_string())?;
            if row.path == first.path {
                return Some(round);
            }
        }
        None
    }

    fn exchanged(&self, numbers: &Numbers<'a>, round: &[Pair<'a>]) -> Option<Change> {
        let (first, others) = round.split_first()?;
        let (was, is) = (numbers.was(first.base)?, numbers.is(first.head)?);
        let each = |cell: &dyn Fn(&Pair<'a>) -> Option<&'a Fact>| -> Vec<String> {
            round.iter().filter_map(cell).map(|cell| cell.value.to_string()).collect()
        };
        let (old, new) = (each(&|row| numbers.was(row.base)), each(&|row| numbers.is(row.head)));
        let what = if let [other] = others {
            let other = code(other.head.path.name());
            let (is, was) = (code(&is.value.to_string()), code(&was.value.to_string()));
            format!("{} swapped with {other}: {is}, was {was}", numbers.name())
        } else {
            let rows = round.iter().zip(&new).zip(&old);
            let told = rows.map(|((row, is), was)| format!("{} is `{is}`, was `{was}`", code(row.head.path.name())));
            format!("{} went round: {}", numbers.name(), told.collect::<Vec<_>>().join("; "))
        };
        let mut change = self
            .of_part(&rules::NUMBERS_SWAPPED, first.head, is.place.clone(), what)
            .label("now")
            .base(was.place.clone(), "before")
            .values(Some(old.join(", ")), Some(new.join(", ")));
        for cell in others.iter().filter_map(|other| numbers.is(other.head)) {
            change.finding = change.finding.related(cell.place.clone(), "exchanged with this");
        }
        Some(change)
    }

    fn reused(&self, numbers: &Numbers<'a>, row: &'a Part, holder: &'a Part, is: &Fact) -> Option<Change> {
        let of = |part: &Part| format!("{} of {}", is.value, part.path.name());
        let (name, number, other) = (numbers.name(), code(&is.value.to_string()), code(holder.path.name()));
        let cell = numbers.was(holder)?;
        let was = self.pairing.before(&row.path).and_then(|before| numbers.was(before));
        let told = match was {
            Some(was) => format!("{name} changed from {} to {number}", code(&was.value.to_string())),
            None => format!("{name} is {number}"),
        };
        let (place, label) =
            was.map_or((&cell.place, "stood for another value"), |was| (&was.place, "this value had another number"));
        let change = self
            .of_part(&rules::NUMBER_REUSED, row, is.place.clone(), format!("{told}, which stood for {other}"))
            .label("used again")
            .base(place.clone(), label);
        Some(change.values(Some(of(holder)), Some(of(row))))
    }
}

/// The values by their cell in a column.
fn holders<'a>(table: &'a Part, column: &Part) -> BTreeMap<String, &'a Part> {
    let rows = table.parts.iter().filter(|part| part.path.space() == Some(Space::Value));
    rows.filter_map(|row| Some((cell_of(row, column)?.value.to_string(), row))).collect()
}
