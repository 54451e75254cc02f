//! Checks that an enumeration is the type of a field or column, unless it has a table that programs can use directly.

use std::collections::BTreeSet;

use super::Check;
use crate::api::{Api, Definition, Enumeration};
use crate::finding::Finding;

rule! {
    UNUSED_ENUM "unused-enum" Warn "An enumeration without a table is the type of a field or column."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    // A misspelt type may be meant as a reference to an enumeration that seems unused.
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
                .help("use it as the `type` of a field or column, or remove it"),
        );
    }
}

/// Whether an enumeration has a table that programs can use without a field of that type.
fn is_table(enumeration: &Enumeration<'_>) -> bool {
    !enumeration.columns.is_empty() || !enumeration.predicates.is_empty() || enumeration.null.is_some()
}
