//! Checks that each fact about a field has a meaning beside the others.

use super::Check;
use crate::api::Api;
use crate::finding::Finding;
use crate::spec::{Key, Location, ValueFacts};

rule! {
    IDLE_FACT "idle-fact" Warn "A fact about a field has a meaning beside its other facts."
    Check::Api(check)
}

/// A fact: its key, and where it stands, if it does.
type Fact<'a> = (&'a str, Option<Location>);

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for field in &api.fields {
        let required = flag("required", &field.required);
        let read_only = flag("read_only", &field.read_only);
        let write_only = flag("write_only", &field.write_only);
        let always_present = flag("always_present", &field.always_present);
        let mut add = |idle, other, reason, help| findings.extend(idle_beside(api, &field.name, idle, other, reason, help));
        let help = "write `always_present: true` instead if the page promises it in every response";
        add(required, read_only, "requests do not have the field", help);
        let help = "write `required: true` instead if every request must have it";
        add(always_present, write_only, "responses do not have the field", help);
        findings.extend(default(api, &field.name, &field.facts, &field.required));
    }
    for parameter in api.operations.iter().flat_map(|operation| &operation.query) {
        findings.extend(default(api, &parameter.name, &parameter.facts, &parameter.required));
    }
}

fn default(api: &Api<'_>, name: &str, facts: &ValueFacts, required: &Key<bool>) -> Option<Finding> {
    let default = ("default", facts.default.key_location());
    let help = "remove the default, or `required` if a request may do without";
    idle_beside(api, name, default, flag("required", required), "a request always has a value", help)
}

fn flag<'a>(name: &'a str, key: &Key<bool>) -> Fact<'a> {
    (name, key.key_location().filter(|_| key.is_true()))
}

fn idle_beside(
    api: &Api<'_>,
    name: &str,
    (idle, idle_location): Fact<'_>,
    (other, other_location): Fact<'_>,
    reason: &str,
    help: &str,
) -> Option<Finding> {
    let (idle_location, other_location) = idle_location.zip(other_location)?;
    let message = format!("`{idle}` of `{name}` has no effect beside `{other}`: {reason}");
    Some(
        Finding::new(&IDLE_FACT, api.place(idle_location), message)
            .label("has no effect")
            .related(api.place(other_location), "because of this")
            .help(help),
    )
}
