//! Checks the statuses of responses: those of successes and of errors are told apart, and each is documented once.

use super::Check;
use crate::api::{Api, Operation};
use crate::finding::Finding;
use crate::spec::{Location, Spanned};

rule! {
    WRONG_STATUS "wrong-status" Error "The status of a success is from 200 to 399, that of an error from 400 on, and each is given once."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for operation in &api.operations {
        let successes = operation.responses.iter().map(|response| &response.status);
        let errors = operation.errors.iter().map(|error| &error.status);
        findings.extend(successes.clone().filter_map(|status| no_success(api, operation, status)));
        findings.extend(errors.clone().filter_map(|status| no_error(api, status)));
        repeated(api, successes, "response", findings);
        repeated(api, errors, "error", findings);
    }
}

fn no_success(api: &Api<'_>, operation: &Operation<'_>, status: &Spanned<u16>) -> Option<Finding> {
    let (what, help) = match **status {
        200..400 => return None,
        ..200 => ("comes before the response", "write the status of the response that follows"),
        400.. => ("is that of an error", "move it to `errors`"),
    };
    let finding = finding(api, status.location(), format!("status {} {what}", **status)).label("not a success");
    Some(finding.related(api.place(operation.name.location()), "of this operation").help(help))
}

fn no_error(api: &Api<'_>, status: &Spanned<u16>) -> Option<Finding> {
    let is_error = **status >= 400;
    (!is_error).then(|| {
        let message = format!("status {} is not that of an error", **status);
        let help = "statuses of errors are from 400 to 599; write it under `response`, or under `responses` if there are several";
        finding(api, status.location(), message).label("not an error").help(help)
    })
}

fn repeated<'a>(
    api: &Api<'_>,
    statuses: impl Iterator<Item = &'a Spanned<u16>>,
    noun: &str,
    findings: &mut Vec<Finding>,
) {
    let mut seen: Vec<&Spanned<u16>> = Vec::new();
    for status in statuses {
        match seen.iter().find(|other| **other == status) {
            None => seen.push(status),
            Some(first) => {
                let message = format!("two entries describe the {noun} with status {}", **status);
                let finding = finding(api, status.location(), message).label("given again");
                let help = "merge them: their bodies can be a union";
                findings.push(finding.related(api.place(first.location()), "first given here").help(help));
            }
        }
    }
}

fn finding(api: &Api<'_>, location: Location, message: String) -> Finding {
    Finding::new(&WRONG_STATUS, api.place(location), message)
}
