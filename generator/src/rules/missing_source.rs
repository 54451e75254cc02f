//! Checks that definitions have a `source` or an `observed`.

use super::Check;
use crate::api::{Api, Definition};
use crate::finding::Finding;
use crate::spec::{Key, Source};

rule! {
    MISSING_SOURCE "missing-source" Error "A definition says which page it was transcribed from, or where it was observed."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for definition in api.definitions() {
        let Some((source, observed)) = origin(api, definition) else { continue };
        if source.is_absent() && observed.is_absent() {
            let name = api.header(definition).name;
            let message = format!("`{name}` does not say where it comes from");
            let finding = Finding::new(&MISSING_SOURCE, api.place(name.location()), message).label("no source");
            findings.push(finding.help(
                "add `source: { page: …, section: … }`, or `observed: …` if no page describes it",
            ));
        }
    }
}

/// The keys `source` and `observed`, of which a definition needs one; `None` if its kind requires `source`.
fn origin<'a>(api: &'a Api<'_>, definition: Definition) -> Option<(&'a Key<Source>, &'a Key<String>)> {
    match definition {
        Definition::Identifier(id) => Some((&api[id].source, &api[id].observed)),
        Definition::IntegerForm(id) => Some((&api[id].source, &api[id].observed)),
        Definition::Enumeration(id) => Some((&api[id].source, &api[id].observed)),
        Definition::Structure(id) => Some((&api[id].source, &api[id].observed)),
        Definition::Envelope(id) => Some((&api[id].source, &api[id].observed)),
        Definition::Operation(_) | Definition::Limit(_) => None,
    }
}
