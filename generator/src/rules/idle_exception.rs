//! Applies exceptions, and reports those that suppress no finding.

use super::{Check, unknown_exception};
use crate::api::Api;
use crate::finding::Finding;

rule! {
    IDLE_EXCEPTION "idle-exception" Warn "An exception suppresses a finding."
    Check::Api(apply)
}

fn apply(api: &Api<'_>, findings: &mut Vec<Finding>) {
    // Some checks run only once there are no errors, so their findings may not exist yet.
    let has_errors = findings.iter().any(Finding::is_error);
    for file in &api.files {
        for exception in &file.spec.resource.exceptions {
            let Some(rule) = unknown_exception::rule(exception) else { continue };
            let Some(lines) = unknown_exception::subject(api, file, exception) else { continue };
            let before = findings.len();
            let path = api.spec.path(lines.file);
            let is_excepted = |finding: &Finding| {
                let place = &finding.place;
                finding.rule.id == rule.id && place.file == path && lines.contains(place.span.line)
            };
            findings.retain(|finding| !is_excepted(finding));
            if findings.len() == before && !has_errors {
                let message = format!("`{}` finds nothing at `{}`", rule.id, exception.at);
                findings.push(
                    Finding::new(&IDLE_EXCEPTION, api.place(exception.rule.location()), message)
                        .label("suppresses nothing")
                        .help("remove the exception"),
                );
            }
        }
    }
}
