//! Checks that an example is a value of the type of its field, within its limits.

use super::{Check, fit};
use crate::api::{Api, TypedValue};
use crate::finding::Finding;

rule! {
    EXAMPLE_MISMATCH "example-mismatch" Error "An example is a value of the type of its field, within its limits."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    findings.extend(api.typed_values().filter_map(|value| violation(api, &value)));
}

fn violation(api: &Api<'_>, value: &TypedValue<'_>) -> Option<Finding> {
    let example = value.facts.example.given()?;
    fit::misfit(&EXAMPLE_MISMATCH, api, "example", value, example).or_else(|| {
        let constant = value.facts.constant.given().filter(|constant| constant != &example)?;
        let message = format!("the example of `{}` is not its `constant`", value.name);
        let finding = Finding::new(&EXAMPLE_MISMATCH, api.place(example.location()), message);
        Some(
            finding
                .label("another value")
                .related(api.place(constant.location()), "the only value that the page promises")
                .help("write the constant as the example, or remove `constant`"),
        )
    })
}
