//! Checks that a field with text and the name of a secret is marked as sensitive.

use super::Check;
use crate::api::{Api, Builtin, Field, Type};
use crate::finding::Finding;

rule! {
    UNMARKED_SECRET "unmarked-secret" Warn "A field that looks like a secret is marked as sensitive."
    Check::Api(check)
}

/// Words in the names of fields that hold secrets.
const SECRETS: [&str; 9] =
    ["token", "password", "passcode", "passphrase", "secret", "credential", "credentials", "pin", "ssn"];
/// Words in the names of URLs that grant access to whoever has them.
const OPENING: [&str; 5] = ["oauth", "auth", "login", "signed", "redirect"];

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for field in &api.fields {
        let Some(word) = suspicious_word(field) else { continue };
        let message = format!("`{}` looks like a secret, which must not be logged", field.name);
        findings.push(
            Finding::new(&UNMARKED_SECRET, api.place(field.name.location()), message)
                .label(format!("because of `{word}`"))
                .help("add `sensitive: true`, or an exception if it may be logged"),
        );
    }
}

/// The word that makes an unmarked field look like a secret.
fn suspicious_word(field: &Field<'_>) -> Option<String> {
    let field_type = field.field_type.as_ref().ok()?;
    if field.sensitive.is_true() || field.sensitive.is_invalid() {
        return None;
    }
    if !may_hold_secret(field_type) {
        return None;
    }
    let words: Vec<String> = field.name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let has = |listed: &[&str]| words.iter().find(|word| listed.contains(&word.as_str())).cloned();
    let is_key = field.name.to_lowercase().contains("api_key").then(|| "api_key".to_owned());
    let opening = (*field_type == Type::Builtin(Builtin::Uri)).then(|| has(&OPENING)).flatten();
    has(&SECRETS).or(is_key).or(opening)
}

fn may_hold_secret(field_type: &Type) -> bool {
    match field_type {
        Type::Builtin(builtin) => builtin.info().may_hold_secret,
        Type::List(_) => true,
        Type::Named(_) => false,
    }
}
