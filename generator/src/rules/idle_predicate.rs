//! Checks that a predicate holds for at least one value.

use super::Check;
use crate::api::{Api, CellOf, Enumeration, Predicate};
use crate::finding::Finding;

rule! {
    IDLE_PREDICATE "idle-predicate" Error "A predicate is true for at least one value."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for enumeration in &api.enumerations {
        for predicate in enumeration.questions.iter().filter(|predicate| is_idle(api, enumeration, predicate)) {
            let message = format!("`{}` is true for no value", predicate.name);
            findings.push(
                Finding::new(&IDLE_PREDICATE, api.place(predicate.name.location()), message)
                    .label("never true")
                    .help("correct its conditions, or remove the predicate"),
            );
        }
    }
}

/// Whether a predicate certainly holds for no value: nothing that could change the answer is invalid.
fn is_idle(api: &Api<'_>, enumeration: &Enumeration<'_>, predicate: &Predicate<'_>) -> bool {
    let has_invalid_cell = |column: usize| {
        let mut cells = enumeration.rows.iter().map(|row| &row.cells[column]);
        cells.any(|cell| matches!(cell, CellOf::Invalid))
    };
    let is_incomplete = predicate.any.is_incomplete() || predicate.none.is_incomplete();
    let omitted = &api.spec.omitted;
    let is_known = predicate.is_resolved()
        && !is_incomplete
        && !enumeration.is_incomplete()
        && omitted.names.is_empty()
        && !omitted.definitions
        && !predicate.any_of.iter().chain(&predicate.none_of).flatten().any(|one| has_invalid_cell(one.column));
    is_known && !enumeration.rows.iter().any(|row| predicate.holds_for(&row.cells))
}
