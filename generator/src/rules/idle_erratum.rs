//! Checks that the type in an erratum differs from the type of the field.

use super::Check;
use crate::api::{Api, Field, JsonType};
use crate::finding::Finding;

rule! {
    IDLE_ERRATUM "idle-erratum" Error "The type in an erratum differs from the type of the field."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    findings.extend(api.fields.iter().filter_map(|field| violation(api, field)));
}

fn violation(api: &Api<'_>, field: &Field<'_>) -> Option<Finding> {
    let erratum = field.erratum.value()?;
    let json = JsonType::names(&field.field_type.as_ref().ok()?.json(api));
    if !erratum.documented_type.eq_ignore_ascii_case(&json) {
        return None;
    }
    let article = if json.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
    let message = format!("this is not an erratum: `{}` is {article} {json} in JSON, as the page says", field.type_);
    Some(
        Finding::new(&IDLE_ERRATUM, api.place(erratum.documented_type.location()), message)
            .label("the page is right")
            .related(api.place(field.type_.location()), "the type in the spec")
            .help("remove the erratum, or write the type as the page has it"),
    )
}
