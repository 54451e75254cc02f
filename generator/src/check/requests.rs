//! Requests: servers, paths and headers that a client can send.

use super::Context;
use crate::finding::Finding;
use crate::load::At;
use crate::rules;
use crate::spec::{Header, Operation};
use crate::symbols::Item;
use crate::template::{self, Segment};

/// Characters besides letters and digits that RFC 9110 allows in the name of a header.
const TOKEN: &str = "!#$%&'*+-.^_`|~";

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        if let Item::Operation(operation) = definition.item {
            let at = definition.site.at(context.loaded);
            context.findings.extend(server(operation, at));
            context.findings.extend(path(operation, at));
            for (index, one) in operation.headers.iter().enumerate() {
                header(context, one, at.key("headers").item(index));
            }
        }
    }
}

fn server(operation: &Operation, at: At<'_>) -> Option<Finding> {
    let server = operation.server.as_deref()?;
    let place = at.key("server").place();
    let finding = |message: String| Finding::new(&rules::UNSENDABLE, place, message);
    let is_address = server
        .strip_prefix("https://")
        .or_else(|| server.strip_prefix("http://"))
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if let Some(character) = server.chars().find(|c| !is_of_uri(*c) || matches!(c, '?' | '#')) {
        let finding = finding(format!("the server has {}, which no client can send", describe(character)));
        return Some(finding.label("not a server").help("write the address alone, as in `https://api.example.com`"));
    }
    (!is_address).then(|| {
        finding(format!("`{server}` is not the address of a server"))
            .label("not a server")
            .help("write it with its scheme, as in `https://api.example.com`")
    })
}

/// The path without its parameters, which are percent-encoded. Unbalanced braces are reported elsewhere.
fn path(operation: &Operation, at: At<'_>) -> Option<Finding> {
    let segments = template::parse(&operation.path).ok()?;
    let texts = segments.into_iter().filter_map(|segment| match segment {
        Segment::Text(text) => Some(text),
        Segment::Placeholder(_) => None,
    });
    let text: String = texts.collect();
    let character = text.chars().find(|c| !is_of_uri(*c) || matches!(c, '?' | '#'))?;
    let message = format!("the path has {}, which cannot be sent in a path", describe(character));
    let finding = Finding::new(&rules::UNSENDABLE, at.key("path").place(), message);
    Some(finding.label("not a path").help("percent-encode it, or leave the query or fragment out"))
}

fn header(context: &mut Context<'_>, header: &Header, at: At<'_>) {
    let is_token = |c: char| c.is_ascii_alphanumeric() || TOKEN.contains(c);
    if let Some(character) = header.name.chars().find(|c| !is_token(*c)) {
        let message = format!("the name of the header has {}, which no client can send", describe(character));
        let finding = Finding::new(&rules::UNSENDABLE, at.key("name").place(), message);
        context.add(finding.label("not a header name").help("write letters, digits and `-`, and no colon"));
    }
    let is_sendable = |c: char| c == ' ' || c.is_ascii_graphic() && !matches!(c, '{' | '}');
    if let Some(character) = header.value.chars().find(|c| !is_sendable(*c)) {
        let message = format!("the value of `{}` has {}", header.name, describe(character));
        let finding = Finding::new(&rules::UNSENDABLE, at.key("value").place(), message);
        let help = "write the value as it is sent: printable ASCII, without placeholders";
        context.add(finding.label("cannot be sent like this").help(help));
    }
}

/// Whether a character may stand in a URI as it is.
fn is_of_uri(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '{' | '}' | '"' | '<' | '>' | '\\' | '^' | '`' | '|')
}

fn describe(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        c if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
        c => format!("the character `{c}`"),
    }
}
