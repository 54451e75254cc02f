//! What a reader is told of a comparison: rows for the changes, in order of gravity, with those that belong together side by
//! side. The summary, the table and the details are made of it.

use std::fmt;

use generator::diff::edits::{Edit, edits};
use generator::diff::{Change, Effect, Notice, rules};

use super::{Report, is_administrative};

/// The changes of the spec, numbered from 1.
pub(super) struct Page<'r> {
    pub(super) rows: Vec<Row<'r>>,
    /// Findings on the version and on entries of `approvals.yaml` that this comparison is to mend.
    pub(super) to_mend: Vec<&'r Change>,
}

/// A change of the spec.
pub(super) struct Row<'r> {
    pub(super) number: usize,
    pub(super) change: &'r Change,
    pub(super) role: Role,
}

/// What a change is in the edit that it belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The gravest of those that somebody wrote.
    Main,
    /// Another one of those.
    Along,
    /// One that follows from them.
    Consequence,
}

/// The most ranges of rows that are named; the other rows are counted.
const RANGES: usize = 8;

/// Numbers of rows.
pub(super) struct Numbers(pub(super) Vec<usize>);

impl<'r> Page<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let (administrative, changes): (Vec<&Change>, Vec<&Change>) =
            report.changes.iter().partition(|change| is_administrative(change));
        let rows = edits(&changes).into_iter().flat_map(|Edit { main, others }| {
            let others = others.into_iter().map(|change| {
                let role = if change.is_consequence() { Role::Consequence } else { Role::Along };
                (change, role)
            });
            [(main, Role::Main)].into_iter().chain(others).collect::<Vec<_>>()
        });
        let rows = rows.enumerate().map(|(index, (change, role))| Row { number: index + 1, change, role });
        // Approvals of earlier changes are of use until the next release: they are no news, except where they fail.
        let is_news = |change: &&Change| !change.is(&rules::EARLIER_APPROVALS) || change.is_at_least(report.fail_on);
        Self { rows: rows.collect(), to_mend: administrative.into_iter().filter(is_news).collect() }
    }

    /// The finding that the version is too small.
    pub(super) fn too_small(&self) -> Option<&'r Change> {
        self.to_mend.iter().find(|change| change.is(&rules::BUMP_TOO_SMALL)).copied()
    }

    /// The changes that something holds for.
    pub(super) fn having(&self, has: impl Fn(&Change) -> bool) -> Vec<&Row<'r>> {
        self.rows.iter().filter(|row| has(row.change)).collect()
    }

    /// The changes by what programs notice, the gravest first.
    pub(super) fn by_notice(&self) -> Vec<(Notice, Numbers)> {
        self.by(|change| change.notice)
    }

    /// The changes by their effect on the API, the gravest first.
    pub(super) fn by_effect(&self) -> Vec<(Effect, Numbers)> {
        self.by(|change| change.effect)
    }

    fn by<V: Copy + Ord>(&self, classification: impl Fn(&Change) -> V) -> Vec<(V, Numbers)> {
        let mut values: Vec<V> = self.rows.iter().map(|row| classification(row.change)).collect();
        values.sort();
        values.dedup();
        let numbers = |value: V| Numbers::of(&self.having(|change| classification(change) == value));
        values.into_iter().rev().map(|value| (value, numbers(value))).collect()
    }
}

impl Numbers {
    pub(super) fn of(rows: &[&Row<'_>]) -> Self {
        Self(rows.iter().map(|row| row.number).collect())
    }
}

/// As `row 1`, or `rows 1–3, 5`.
impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.len() == 1 { "row " } else { "rows " })?;
        let mut ranges = self.0.chunk_by(|number, next| number + 1 == *next);
        for (index, range) in ranges.by_ref().take(RANGES).enumerate() {
            f.write_str(if index > 0 { ", " } else { "" })?;
            match range {
                [first, .., last] => write!(f, "{first}–{last}")?,
                range => range.iter().try_for_each(|number| write!(f, "{number}"))?,
            }
        }
        match ranges.map(<[usize]>::len).sum::<usize>() {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_by_their_numbers() {
        assert_eq!(Numbers(vec![3]).to_string(), "row 3");
        assert_eq!(Numbers(vec![1, 2, 3, 5]).to_string(), "rows 1–3, 5");
        let even = (1..=10).map(|number| 2 * number).collect();
        assert_eq!(Numbers(even).to_string(), "rows 2, 4, 6, 8, 10, 12, 14, 16 and 2 more");
    }
}
