//! Exceptions: findings that somebody has looked at, and accepts for a reason.

use super::Context;
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::load::At;
use crate::rules::{self, Severity};
use crate::spec::Exception;

/// Takes the findings away that an exception is for. What cannot be emitted cannot be excepted either.
pub(super) fn apply(context: &mut Context<'_>) {
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let root = context.loaded.documents[index].at();
        for (position, exception) in resource.exceptions.iter().enumerate() {
            let at = root.key("exceptions").item(position);
            if let Some(subject) = subject(context, exception, root, at) {
                except(context, exception, subject, at);
            }
        }
    }
}

fn except(context: &mut Context<'_>, exception: &Exception, subject: At<'_>, at: At<'_>) {
    let excepted = |rule: &&&rules::Rule| rule.severity < Severity::Error;
    let Some(rule) = rules::ALL.iter().filter(excepted).find(|rule| rule.id == exception.rule) else {
        let ids = || rules::ALL.iter().filter(excepted).map(|rule| rule.id);
        let help = did_you_mean(&exception.rule, ids())
            .unwrap_or_else(|| format!("there are exceptions from {}", alternatives(ids())));
        let message = match rules::ALL.iter().find(|rule| rule.id == exception.rule) {
            Some(_) => format!("there is no exception from `{}`: nothing can be emitted against it", exception.rule),
            None => format!("no rule is called `{}`", exception.rule),
        };
        let finding = Finding::new(&rules::UNKNOWN_EXCEPTION, at.key("rule").place(), message);
        context.add(finding.label("no exception from it").help(help));
        return;
    };
    // Some checks wait until there are no errors, so an exception may have nothing to take away yet.
    let has_errors = context.findings.iter().any(Finding::is_error);
    let before = context.findings.len();
    context.findings.retain(|finding| finding.rule.id != rule.id || !subject.covers(&finding.place));
    if context.findings.len() == before && !has_errors {
        let message = format!("`{}` finds nothing at `{}`", rule.id, exception.at);
        context.add(
            Finding::new(&rules::IDLE_EXCEPTION, at.key("rule").place(), message)
                .label("excepts nothing")
                .help("remove the exception"),
        );
    }
}

/// What an exception is for: a definition of the file, or a field or a value of one.
fn subject<'a>(context: &mut Context<'_>, exception: &Exception, root: At<'a>, at: At<'_>) -> Option<At<'a>> {
    let (owner, member) = match exception.at.split_once('.') {
        Some((owner, member)) => (owner, Some(member)),
        None => (exception.at.as_str(), None),
    };
    let definition = ["identifiers", "integer_forms", "enums", "structs", "envelopes", "operations", "limits"]
        .iter()
        .find_map(|list| root.key(list).named(owner));
    let found = match (definition, member) {
        (Some(definition), Some(member)) => {
            ["fields", "values"].iter().find_map(|list| definition.key(list).named(member))
        }
        (definition, _) => definition,
    };
    if found.is_none() && !context.is_left_out(owner) {
        let message = format!("nothing in this file is called `{}`", exception.at);
        context.add(
            Finding::new(&rules::UNKNOWN_EXCEPTION, at.key("at").place(), message)
                .label("unknown")
                .help("write the name of a definition, or `Struct.field`, or `Enum.VALUE`"),
        );
    }
    found
}
