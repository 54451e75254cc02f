//! Checks that a client can send the server, path and headers of an operation.

use super::Check;
use crate::api::{Api, Operation, PathSegment};
use crate::finding::Finding;
use crate::spec::RequestHeader;

rule! {
    UNSENDABLE "unsendable" Error "The server, path and headers of an operation can be sent as they are written."
    Check::Api(check)
}

/// Characters, besides letters and digits, that RFC 9110 allows in the name of a header.
const TOKEN: &str = "!#$%&'*+-.^_`|~";

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for operation in &api.operations {
        findings.extend(server(api, operation));
        findings.extend(path(api, operation));
        for header in &operation.spec.get().headers {
            findings.extend(header_name(api, header));
            findings.extend(header_value(api, header));
        }
    }
}

fn server(api: &Api<'_>, operation: &Operation<'_>) -> Option<Finding> {
    let server = operation.server.given()?;
    let finding = |message: String| Finding::new(&UNSENDABLE, api.place(server.location()), message);
    let is_address = server
        .strip_prefix("https://")
        .or_else(|| server.strip_prefix("http://"))
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if let Some(character) = server.chars().find(|c| !is_of_uri(*c) || matches!(c, '?' | '#')) {
        let finding = finding(format!("the server contains {}, which no client can send", describe(character)));
        return Some(finding.label("not a server").help("write just the scheme and the host, such as `https://api.example.com`"));
    }
    (!is_address).then(|| {
        finding(format!("`{server}` is not the address of a server"))
            .label("not a server")
            .help("write it with its scheme, such as `https://api.example.com`")
    })
}

/// The path without its parameters, which are percent-encoded. Unbalanced braces have been reported.
fn path(api: &Api<'_>, operation: &Operation<'_>) -> Option<Finding> {
    let texts = operation.segments.as_ref().ok()?.iter().filter_map(|segment| match segment {
        PathSegment::Text(text) => Some(text.as_str()),
        PathSegment::Parameter(_) => None,
    });
    let mut characters = texts.flat_map(str::chars);
    let character = characters.find(|c| !is_of_uri(*c) || matches!(c, '?' | '#'))?;
    let message = format!("the path contains {}, which a path cannot contain", describe(character));
    let finding = Finding::new(&UNSENDABLE, api.place(operation.path.location()), message);
    Some(finding.label("not a path").help("percent-encode it, or remove the query or fragment"))
}

fn header_name(api: &Api<'_>, header: &RequestHeader) -> Option<Finding> {
    let is_token = |c: char| c.is_ascii_alphanumeric() || TOKEN.contains(c);
    let character = header.name.chars().find(|c| !is_token(*c))?;
    let message = format!("the name of the header contains {}, which no client can send", describe(character));
    let finding = Finding::new(&UNSENDABLE, api.place(header.name.location()), message);
    Some(finding.label("not a header name").help("use letters, digits and `-`, without a colon"))
}

fn header_value(api: &Api<'_>, header: &RequestHeader) -> Option<Finding> {
    let is_sendable = |c: char| c == ' ' || c.is_ascii_graphic() && !matches!(c, '{' | '}');
    let value = header.value.given()?;
    let character = value.chars().find(|c| !is_sendable(*c))?;
    let message = format!("the value of `{}` contains {}", header.name, describe(character));
    let finding = Finding::new(&UNSENDABLE, api.place(value.location()), message);
    let help = "write the value as it is sent: printable ASCII, without placeholders";
    Some(finding.label("cannot be sent").help(help))
}

/// Whether a character may appear in a URI without encoding.
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
