//! Checks that a client can send the requests to each server, with their paths, queries, headers and bodies.

use super::http::{self, describe};
use super::Check;
use crate::api::{Api, Credentials, HeaderValue, Operation, PathSegment, Server};
use crate::finding::Finding;
use crate::spec::{Location, Spanned};
use crate::template::Segment;

rule! {
    UNSENDABLE "unsendable" Error "An operation can be sent as it is written: its server, path, query, headers and body."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    findings.extend(api.servers.iter().filter_map(|server| url(api, server)));
    for operation in &api.operations {
        findings.extend(server(api, operation));
        findings.extend(path(api, operation));
        findings.extend(body(api, operation));
        findings.extend(query_names(operation).filter_map(|name| query_name(api, name)));
        findings.extend(header_names(operation).filter_map(|name| header_name(api, name)));
        findings.extend(operation.headers.iter().filter_map(|header| match &header.value {
            Ok(HeaderValue::Fixed(value)) => header_value(api, &header.name, value),
            Ok(HeaderValue::Given(_)) | Err(_) => None,
        }));
    }
}

/// The server of one operation, which has no placeholders.
fn server(api: &Api<'_>, operation: &Operation<'_>) -> Option<Finding> {
    let server = operation.server.given()?;
    let help = "write just the scheme and the host, such as `https://api.example.com`; a URL with placeholders is one of the \
                `servers` of the file";
    address(api, server, server, help)
}

/// The URL of a server, with a digit in place of each parameter: it can be a part of a host, of a path, or a port.
fn url(api: &Api<'_>, server: &Server<'_>) -> Option<Finding> {
    let part = |segment: &Segment| match segment {
        Segment::Text(text) => text.clone(),
        Segment::Placeholder(_) => "1".to_owned(),
    };
    let text: String = server.segments.as_ref().ok()?.iter().map(part).collect();
    let help = "write the scheme and the host, such as `https://api.example.com`, with each parameter as `{name}`";
    address(api, &server.url, &text, help)
}

fn address(api: &Api<'_>, written: &Spanned<String>, text: &str, help: &str) -> Option<Finding> {
    let message = match text.chars().find(|c| !http::is_of_path(*c)) {
        Some(character) => format!("the server contains {}, which no client can send", describe(character)),
        None if http::is_address(text) => return None,
        None => format!("`{written}` is not the address of a server"),
    };
    Some(finding(api, written.location(), message).label("not a server").help(help))
}

/// The path without its parameters, which are percent-encoded. Unbalanced braces have been reported.
fn path(api: &Api<'_>, operation: &Operation<'_>) -> Option<Finding> {
    let texts = operation.segments.as_ref().ok()?.iter().filter_map(|segment| match segment {
        PathSegment::Text(text) => Some(text.as_str()),
        PathSegment::Parameter(_) => None,
    });
    let mut characters = texts.flat_map(str::chars);
    let character = characters.find(|c| !http::is_of_path(*c))?;
    let message = format!("the path contains {}, which a path cannot contain", describe(character));
    let help = match character {
        '?' => "list the parameters after `?` under `query`",
        '#' => "remove the fragment",
        _ => "percent-encode it",
    };
    Some(finding(api, operation.path.location(), message).label("not a path").help(help))
}

fn body(api: &Api<'_>, operation: &Operation<'_>) -> Option<Finding> {
    let body = operation.body.as_ref().filter(|_| !operation.method.takes_body())?;
    let message = format!("a {} request has no body", operation.method.name());
    let finding = finding(api, body.spec.key_location(), message)
        .label("cannot be sent")
        .related(api.place(operation.method.location()), "the method");
    Some(finding.help("list what the request takes under `query`, or correct the method"))
}

/// The names of the parameters of the query, those with credentials included.
fn query_names<'a>(operation: &'a Operation<'_>) -> impl Iterator<Item = &'a Spanned<String>> {
    let credentials = operation.credentials().map_or(&[][..], Credentials::query_names);
    operation.query.iter().map(|parameter| &parameter.name).chain(credentials.iter().copied())
}

fn query_name(api: &Api<'_>, name: &Spanned<String>) -> Option<Finding> {
    let (message, help) = match name.chars().find(|c| !http::is_of_query_name(*c)) {
        None if !name.is_empty() => return None,
        None => ("the name of a parameter of the query is empty".to_owned(), "write the name as the page has it"),
        Some(character) => (
            format!("the name of a parameter of the query contains {}", describe(character)),
            "write just the name, such as `page` or `created[gte]`, before it is percent-encoded",
        ),
    };
    Some(finding(api, name.location(), message).label("not the name of a parameter").help(help))
}

/// The names of the headers of requests and responses, those with credentials included.
fn header_names<'a>(operation: &'a Operation<'_>) -> impl Iterator<Item = &'a Spanned<String>> {
    let credentials = operation.credentials().map_or(&[][..], Credentials::header_names);
    let sent = operation.headers.iter().map(|header| &header.name).chain(credentials.iter().copied());
    sent.chain(operation.response_headers().map(|header| &header.name))
}

fn header_name(api: &Api<'_>, name: &Spanned<String>) -> Option<Finding> {
    let message = match name.chars().find(|c| !http::is_of_header_name(*c)) {
        None if !name.is_empty() => return None,
        None => "the name of the header is empty".to_owned(),
        Some(character) => {
            format!("the name of the header contains {}, which no client can send", describe(character))
        }
    };
    let finding = finding(api, name.location(), message).label("not a header name");
    Some(finding.help("use letters, digits and `-`, without a colon"))
}

fn header_value(api: &Api<'_>, name: &str, value: &Spanned<String>) -> Option<Finding> {
    let character = value.chars().find(|c| !http::is_of_header_value(*c))?;
    let message = format!("the value of `{name}` contains {}", describe(character));
    let help = "write the value as it is sent: printable ASCII, without placeholders; a header with a `type` instead of a \
                `value` has a value that is given with each request";
    Some(finding(api, value.location(), message).label("cannot be sent").help(help))
}

fn finding(api: &Api<'_>, location: Location, message: String) -> Finding {
    Finding::new(&UNSENDABLE, api.place(location), message)
}
