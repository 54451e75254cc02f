//! Checks that nothing of a request is sent twice: no header and no parameter of the query.

use super::Check;
use crate::api::{Api, Credentials, Operation};
use crate::finding::Finding;
use crate::spec::{Location, Spanned};

rule! {
    SENT_TWICE "sent-twice" Error "No header and no parameter of the query is sent twice."
    Check::Api(check)
}

/// Headers that each HTTP client sends by itself.
const BY_CLIENT: [&str; 4] = ["Connection", "Content-Length", "Host", "Transfer-Encoding"];

const CLIENT: &str = "the client";
const BODY: &str = "the body";
const AUTHENTICATION: &str = "the authentication";

/// A name that is sent, by what, and where the spec says so.
struct Sent<'a> {
    name: &'a str,
    by: &'static str,
    location: Option<Location>,
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for operation in &api.operations {
        findings.extend(repeated(api, "header", &headers(operation), str::eq_ignore_ascii_case));
        findings.extend(repeated(api, "parameter", &query(operation), str::eq));
    }
}

fn query<'a>(operation: &'a Operation<'_>) -> Vec<Sent<'a>> {
    let credentials = operation.credentials().map_or(&[][..], Credentials::query_names);
    let credentials = credentials.iter().map(|name| Sent::by(AUTHENTICATION, name));
    credentials.chain(operation.query.iter().map(|one| Sent::by("an entry of `query`", &one.name))).collect()
}

/// The headers that the client, the body, the authentication and the operation send.
fn headers<'a>(operation: &'a Operation<'_>) -> Vec<Sent<'a>> {
    let mut sent: Vec<Sent<'_>> = BY_CLIENT.map(|name| Sent { name, by: CLIENT, location: None }).into();
    if let Some(body) = &operation.body {
        sent.push(Sent { name: "Content-Type", by: BODY, location: Some(body.spec.key_location()) });
    }
    if let Some(credentials) = operation.credentials() {
        let scheme = operation.spec.get().authentication.value().map(|one| one.scheme.location());
        let authorization = credentials.is_authorization().then_some(scheme).flatten();
        let authorization = authorization.map(|location| Sent {
            name: "Authorization",
            by: AUTHENTICATION,
            location: Some(location),
        });
        sent.extend(authorization);
        sent.extend(credentials.header_names().iter().map(|name| Sent::by(AUTHENTICATION, name)));
    }
    sent.extend(operation.headers.iter().map(|header| {
        let by = if header.spec.get().value.is_absent() { "a header with a `type`" } else { "a header with a `value`" };
        Sent::by(by, &header.name)
    }));
    sent
}

/// The findings on names that an earlier one of `sent` has too. Two entries of one kind are reported by the rules on names.
fn repeated(api: &Api<'_>, noun: &str, sent: &[Sent<'_>], is_same: fn(&str, &str) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, one) in sent.iter().enumerate() {
        let is_other = |other: &&Sent<'_>| other.by != one.by || one.by == AUTHENTICATION;
        let earlier = sent[..index].iter().filter(is_other).find(|other| is_same(one.name, other.name));
        if let (Some(location), Some(earlier)) = (one.location, earlier) {
            let message = format!("the {noun} `{}` is sent by {} already", one.name, earlier.by);
            let finding = Finding::new(&SENT_TWICE, api.place(location), message).label("sent twice");
            let related = earlier.location.map(|location| api.place(location));
            let finding = match related {
                Some(place) => finding.related(place, "sent by this"),
                None => finding,
            };
            findings.push(finding.help(earlier.remedy()));
        }
    }
    findings
}

impl<'a> Sent<'a> {
    fn by(by: &'static str, name: &'a Spanned<String>) -> Self {
        Self { name, by, location: Some(name.location()) }
    }

    /// What to write instead of sending the same again.
    fn remedy(&self) -> &'static str {
        match self.by {
            CLIENT => "remove it: HTTP clients send this header by themselves",
            BODY => "remove it: the `encoding` of the body says which `Content-Type` is sent",
            _ => "remove one of them",
        }
    }
}
