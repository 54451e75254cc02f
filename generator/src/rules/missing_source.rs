//! Checks that definitions have a `source` or an `observed`.

use super::Check;
use crate::api::Api;
use crate::finding::Finding;
use crate::spec::Key;

rule! {
    MISSING_SOURCE "missing-source" Error "A definition says which page it was transcribed from, or where it was observed."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for definition in api.definitions() {
        let Some((Key::Absent, Key::Absent)) = api.part(definition).origin() else { continue };
        let name = api.header(definition).name;
        let message = format!("`{name}` does not say where it comes from");
        let finding = Finding::new(&MISSING_SOURCE, api.place(name.location()), message).label("no source");
        findings.push(finding.help(
            "add `source: { page: …, section: … }`, or `observed: …` if no page describes it",
        ));
    }
}
