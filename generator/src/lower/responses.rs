//! Lowers the documented responses to an operation.

use super::markdown::{code, join, prose, wrap};
use super::structures::{field_name, lower_type};
use super::{Scope, docs};
use crate::api::{self, Definition, Operation, OperationId, Resolved, Type};
use crate::model::{Outcome, OutcomeEnum, Outcomes, Request, ResponseHeader};
use crate::names;

/// The documented successes. If there are several, they have an enum.
pub(super) fn successes(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Resolved<Outcomes> {
    let responses = operation.responses.iter();
    let outcomes = responses.map(|response| outcome(scope, *response.status, response.body.as_ref(), &response.doc));
    let outcomes: Vec<Outcome> = outcomes.collect::<Resolved<_>>()?;
    let enumeration = (outcomes.len() != 1).then(|| names::success_type(&operation.name));
    Ok(Outcomes { enumeration, outcomes })
}

/// The documented errors, which have an enum.
pub(super) fn errors(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Resolved<Outcomes> {
    let responses = operation.errors.iter();
    let outcomes = responses.map(|response| outcome(scope, *response.status, response.body.as_ref(), &response.doc));
    let outcomes: Vec<Outcome> = outcomes.collect::<Resolved<_>>()?;
    let enumeration = (!outcomes.is_empty()).then(|| names::error_type(&operation.name));
    Ok(Outcomes { enumeration, outcomes })
}

fn outcome(
    scope: &Scope<'_, '_>,
    status: u16,
    body: Option<&Resolved<Type>>,
    doc: &crate::spec::Key<String>,
) -> Resolved<Outcome> {
    let body = body.map(|body| body.as_ref().map_err(|unresolved| *unresolved)).transpose()?;
    Ok(Outcome {
        status,
        body: body.map(|kind| lower_type(scope, kind)),
        is_envelope: matches!(body, Some(Type::Named(Definition::Envelope(_)))),
        doc: doc.text().map(prose).unwrap_or_default(),
    })
}

/// The enums of the responses to a request.
pub(super) fn enums(request_link: &str, request: &Request) -> Vec<OutcomeEnum> {
    let make = |outcomes: &Outcomes, noun: &str| {
        let outcomes_of = &outcomes.outcomes;
        outcomes.enumeration.as_ref().map(|name| OutcomeEnum {
            name: name.clone(),
            doc: wrap(&format!("A documented {noun} of {request_link}.")),
            outcomes: outcomes_of.iter().map(|outcome| variant(outcome, noun)).collect(),
        })
    };
    make(&request.successes, "success").into_iter().chain(make(&request.errors, "error")).collect()
}

fn variant(outcome: &Outcome, noun: &str) -> Outcome {
    let body = if outcome.body.is_some() {
        ""
    } else if noun == "error" {
        ", whose body is not documented"
    } else {
        ", without a body"
    };
    let status = format!("Status {}{body}.", outcome.status);
    Outcome { doc: join(&[status, outcome.doc.clone()]), ..outcome.clone() }
}

/// The paragraphs about the responses in the documentation of an operation.
pub(super) fn summary(scope: &Scope<'_, '_>, id: OperationId) -> String {
    let operation = &scope.api[id];
    let path = docs::path_from_root(scope.api, Definition::Operation(id));
    let enum_link = |name: &str, path: &str| format!("[`{name}`](crate::{path})");
    let success = match operation.responses.as_slice() {
        [response] => {
            let body = match &response.body {
                Some(Ok(kind)) => format!("and {}", noun(scope, kind)),
                Some(Err(_)) | None => "without a body".to_owned(),
            };
            let sentence = wrap(&format!("Response: status {}, {body}.", *response.status));
            join(&[sentence, response.doc.text().map(prose).unwrap_or_default()])
        }
        responses => {
            let statuses: Vec<String> = responses.iter().map(|response| response.status.to_string()).collect();
            let link = enum_link(&names::success_type(&operation.name), &names::success_type(&path));
            wrap(&format!("Responses: status {}; see {link}.", statuses.join(", ")))
        }
    };
    let statuses: Vec<String> = operation.errors.iter().map(|error| error.status.to_string()).collect();
    let errors = if statuses.is_empty() {
        String::new()
    } else {
        let link = enum_link(&names::error_type(&operation.name), &names::error_type(&path));
        wrap(&format!("Errors: status {}; see {link}.", statuses.join(", ")))
    };
    join(&[success, errors])
}

fn noun(scope: &Scope<'_, '_>, kind: &Type) -> String {
    match kind {
        Type::Named(definition) => format!("a {}", scope.link(*definition)),
        Type::List(element) => match element.definition() {
            Some(definition) => format!("a list of {}", scope.link(definition)),
            None => "a list".to_owned(),
        },
        Type::Map(_) => "a map".to_owned(),
        Type::Builtin(builtin) => code(builtin.info().name),
    }
}

/// The documented headers of the responses. A header of several responses has one method.
pub(super) fn headers(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Resolved<Vec<ResponseHeader>> {
    let mut headers: Vec<ResponseHeader> = Vec::new();
    for header in operation.response_headers() {
        let header = response_header(scope, header)?;
        if headers.iter().all(|other| other.method != header.method) {
            headers.push(header);
        }
    }
    Ok(headers)
}

fn response_header(scope: &Scope<'_, '_>, header: &api::ResponseHeader<'_>) -> Resolved<ResponseHeader> {
    let kind = header.header_type.as_ref().map_err(|unresolved| *unresolved)?;
    let absent = "`None` if the response does not have it, or has a value of another type.";
    Ok(ResponseHeader {
        method: field_name(&header.name, &header.rust_name),
        wire_name: header.name.to_string(),
        kind: lower_type(scope, kind),
        doc: join(&[format!("The value of the header {}.", code(&header.name)), prose(&header.doc), wrap(absent)]),
    })
}
