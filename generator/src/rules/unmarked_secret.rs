//! Checks that a field, parameter or header with text and the name of a secret is marked as sensitive.

use super::Check;
use crate::api::{Api, Builtin, HeaderValue, Operation, Type};
use crate::finding::Finding;
use crate::spec::{Key, Spanned};

rule! {
    UNMARKED_SECRET "unmarked-secret" Warn "What looks like a secret is marked as sensitive."
    Check::Api(check)
}

/// Words in the names of fields that hold secrets.
const SECRETS: [&str; 9] =
    ["token", "password", "passcode", "passphrase", "secret", "credential", "credentials", "pin", "ssn"];
/// Words in the names of URLs that grant access to whoever has them.
const OPENING: [&str; 5] = ["oauth", "auth", "login", "signed", "redirect"];

/// What may be in a log: a field, a parameter, or a header that is given with each request.
struct Logged<'a> {
    name: &'a Spanned<String>,
    sensitive: &'a Key<bool>,
    kind: Option<&'a Type>,
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let fields = api.fields.iter().map(|field| Logged {
        name: &field.name,
        sensitive: &field.sensitive,
        kind: field.field_type.as_ref().ok(),
    });
    for logged in fields.chain(api.operations.iter().flat_map(of_operation)) {
        let Some(word) = suspicious_word(&logged) else { continue };
        let message = format!("`{}` looks like a secret, which must not be logged", logged.name);
        findings.push(
            Finding::new(&UNMARKED_SECRET, api.place(logged.name.location()), message)
                .label(format!("because of `{word}`"))
                .help("add `sensitive: true`, or an exception if it may be logged"),
        );
    }
}

fn of_operation<'a>(operation: &'a Operation<'_>) -> Vec<Logged<'a>> {
    let parameters = operation.parameters.iter().map(|one| (&one.name, &one.sensitive, one.parameter_type.as_ref().ok()));
    let query = operation.query.iter().map(|one| (&one.name, &one.sensitive, one.parameter_type.as_ref().ok()));
    let headers = operation.headers.iter().filter_map(|one| match &one.value {
        Ok(HeaderValue::Given(given)) => Some((&one.name, &one.sensitive, Some(given))),
        Ok(HeaderValue::Fixed(_)) | Err(_) => None,
    });
    let answered = operation.response_headers().map(|one| (&one.name, &one.sensitive, one.header_type.as_ref().ok()));
    let all = parameters.chain(query).chain(headers).chain(answered);
    all.map(|(name, sensitive, kind)| Logged { name, sensitive, kind }).collect()
}

/// The word that makes something unmarked look like a secret.
fn suspicious_word(logged: &Logged<'_>) -> Option<String> {
    let kind = logged.kind?;
    if logged.sensitive.is_true() || logged.sensitive.is_invalid() || !may_hold_secret(kind) {
        return None;
    }
    let words: Vec<String> = logged.name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let has = |listed: &[&str]| words.iter().find(|word| listed.contains(&word.as_str())).cloned();
    let is_key = logged.name.to_lowercase().replace('-', "_").contains("api_key").then(|| "api_key".to_owned());
    let opening = (*kind == Type::Builtin(Builtin::Uri)).then(|| has(&OPENING)).flatten();
    has(&SECRETS).or(is_key).or(opening)
}

fn may_hold_secret(field_type: &Type) -> bool {
    match field_type {
        Type::Builtin(builtin) => builtin.info().may_hold_secret,
        Type::List(_) | Type::Map(_) => true,
        Type::Named(_) => false,
    }
}
