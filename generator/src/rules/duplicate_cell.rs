//! Checks that no two values have the same cell in a unique column.

use super::Check;
use crate::api::{Api, Cell, CellOf, Enumeration};
use crate::finding::Finding;
use crate::spec::Location;

rule! {
    DUPLICATE_CELL "duplicate-cell" Error "The cells of a unique column differ."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for enumeration in &api.enumerations {
        let unique = enumeration.table.iter().enumerate().filter(|(_, column)| column.unique.is_true());
        for (index, _) in unique {
            check_column(api, enumeration, index, findings);
        }
    }
}

fn check_column(api: &Api<'_>, enumeration: &Enumeration<'_>, index: usize, findings: &mut Vec<Finding>) {
    let mut seen: Vec<(&Cell<'_>, &str, Location)> = Vec::new();
    for row in &enumeration.rows {
        let CellOf::Given(cell, location) = &row.cells[index] else { continue };
        match seen.iter().find(|(other, ..)| *other == cell) {
            None => seen.push((cell, &row.label, *location)),
            Some((_, other, first)) => {
                let message =
                    format!("`{}` and `{other}` have the same `{}`", row.label, enumeration.table[index].name);
                findings.push(
                    Finding::new(&DUPLICATE_CELL, api.place(*location), message)
                        .label("given again")
                        .related(api.place(*first), format!("given to `{other}` here"))
                        .help("the column is unique: check on the page which of the two values has it"),
                );
            }
        }
    }
}
