//! Checks the rules and the targets that exceptions name.

use super::{ALL, Check, Rule, Severity};
use crate::api::{Api, File};
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::spec::{Exception, Lines};

rule! {
    UNKNOWN_EXCEPTION "unknown-exception" Error "An exception names a rule that allows exceptions, and a definition, field or value of its file."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for file in &api.files {
        for exception in &file.spec.resource.exceptions {
            match subject(api, file, exception) {
                Some(_) => findings.extend(rule(exception).is_none().then(|| unknown_rule(api, exception))),
                None => findings.extend(unknown_subject(api, exception)),
            }
        }
    }
}

/// The rule that an exception names, if it allows exceptions. Errors do not.
pub(super) fn rule(exception: &Exception) -> Option<&'static Rule> {
    excepted_rules().find(|rule| exception.rule == *rule.id)
}

fn excepted_rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied().filter(|rule| rule.severity < Severity::Error)
}

fn unknown_rule(api: &Api<'_>, exception: &Exception) -> Finding {
    let ids = || excepted_rules().map(|rule| rule.id);
    let help = did_you_mean(&exception.rule, ids())
        .unwrap_or_else(|| format!("exceptions are allowed from {}", alternatives(ids())));
    let message = match ALL.iter().find(|rule| exception.rule == *rule.id) {
        Some(_) => format!("`{}` is an error, and errors allow no exceptions", exception.rule),
        None => format!("no rule is called `{}`", exception.rule),
    };
    let finding = Finding::new(&UNKNOWN_EXCEPTION, api.place(exception.rule.location()), message);
    finding.label("not a rule that allows exceptions").help(help)
}

/// The lines of the target of an exception: a definition of the file, or a field or a value of one.
pub(super) fn subject(api: &Api<'_>, file: &File<'_>, exception: &Exception) -> Option<Lines> {
    let (owner, member) = match exception.at.split_once('.') {
        Some((owner, member)) => (owner, Some(member)),
        None => (exception.at.as_str(), None),
    };
    let definition = file.definitions.iter().copied().find(|one| api.header(*one).name == owner)?;
    match member {
        None => Some(api.lines(definition)),
        Some(member) => api.part(definition).member_lines(api, member),
    }
}

fn unknown_subject(api: &Api<'_>, exception: &Exception) -> Option<Finding> {
    let owner = exception.at.split('.').next().unwrap_or_default();
    if api.spec.omitted.names.contains(owner) {
        return None;
    }
    let message = format!("nothing in this file is called `{}`", exception.at);
    Some(
        Finding::new(&UNKNOWN_EXCEPTION, api.place(exception.at.location()), message)
            .label("unknown")
            .help("write the name of a definition, or `Struct.field`, or `Enum.VALUE`"),
    )
}
