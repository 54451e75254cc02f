//! Checks for gaps in a column of consecutive numbers, where a row may have been skipped.

use std::collections::BTreeMap;

use super::Check;
use crate::api::{Api, Cell, CellOf, Column, Enumeration};
use crate::finding::Finding;
use crate::spec::Location;

rule! {
    ID_GAP "id-gap" Warn "The numbers of a unique column have no gaps, unless most are missing."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for enumeration in api.enumerations.iter().filter(|enumeration| !enumeration.is_incomplete()) {
        for (index, column) in enumeration.table.iter().enumerate().filter(|(_, column)| column.unique.is_true()) {
            let numbers = numbers(enumeration, index);
            // A missing cell is reported by another rule.
            if numbers.len() == enumeration.rows.len() || column.optional.is_true() {
                findings.extend(gap(api, column, &numbers));
            }
        }
    }
}

/// The numbers in a column, each with its location.
fn numbers(enumeration: &Enumeration<'_>, column: usize) -> BTreeMap<i64, Location> {
    let cells = enumeration.rows.iter().filter_map(|row| match &row.cells[column] {
        CellOf::Given(Cell::Integer(number), location) => Some((*number, *location)),
        _ => None,
    });
    cells.collect()
}

/// One finding on all gaps between the numbers of a column.
fn gap(api: &Api<'_>, column: &Column<'_>, numbers: &BTreeMap<i64, Location>) -> Option<Finding> {
    let neighbours = || numbers.iter().zip(numbers.iter().skip(1));
    let is_gap = |before: i64, after: i64| before.checked_add(1) != Some(after);
    let ((before, before_location), (_, after_location)) =
        neighbours().find(|((before, _), (after, _))| is_gap(**before, **after))?;
    if is_sparse(numbers) {
        return None;
    }
    let gaps: Vec<String> = neighbours()
        .filter(|((before, _), (after, _))| is_gap(**before, **after))
        .map(|((before, _), (after, _))| match (before + 1, after - 1) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first} to {last}"),
        })
        .collect();
    let message = format!("no value has these numbers in `{}`: {}", column.name, gaps.join(", "));
    Some(
        Finding::new(&ID_GAP, api.place(*after_location), message)
            .label(format!("the first gap is between {before} and this"))
            .related(api.place(*before_location), "the number before it")
            .help("check whether rows were skipped; if the page has these gaps, add an exception"),
    )
}

/// Whether more than half of the numbers from the lowest to the highest are missing. Such codes are not meant to be
/// consecutive.
fn is_sparse(numbers: &BTreeMap<i64, Location>) -> bool {
    let (Some((lowest, _)), Some((highest, _))) = (numbers.first_key_value(), numbers.last_key_value()) else {
        return false;
    };
    let range = i128::from(*highest) - i128::from(*lowest) + 1;
    i128::try_from(numbers.len()).is_ok_and(|count| count * 2 < range)
}
