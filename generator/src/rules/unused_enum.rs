//! An enumeration is for a field or a column, unless it is a table that programs call by itself.

use std::collections::BTreeSet;

use super::Check;
use crate::api::{Api, Definition, Enumeration};
use crate::finding::Finding;

rule! {
    UNUSED_ENUM "unused-enum" Warn "An enumeration that is no table is used by a field or a column."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    // What nothing seems to use may be what a misspelt type means.
    if findings.iter().any(Finding::is_error) {
        return;
    }
    let referenced: BTreeSet<Definition> = api.references().map(|(_, to)| to).collect();
    for (id, enumeration) in api.enumerations() {
        if is_table(enumeration) || referenced.contains(&Definition::Enumeration(id)) {
            continue;
        }
        let message = format!("nothing uses `{}`", enumeration.name);
        findings.push(
            Finding::new(&UNUSED_ENUM, api.place(enumeration.name.location()), message)
                .label("not used")
                .help("give it as the `type` of the field or column that it is for, or remove it"),
        );
    }
}

/// Whether an enumeration is a table that programs can call by itself, so that no field need refer to it.
fn is_table(enumeration: &Enumeration<'_>) -> bool {
    !enumeration.columns.is_empty() || !enumeration.predicates.is_empty() || enumeration.null.is_some()
}
