//! Checks the names of what operations take and return, and of servers.

use std::collections::{BTreeMap, BTreeSet};

use super::namespace::{BY_ANOTHER_NAME, BY_RUST_NAME, Name, Namespace, REMOVE_ONE, defined_twice};
use crate::api::{Api, HeaderValue, ModuleId, Operation, RequestHeader, ResponseHeader, Server};
use crate::finding::Finding;
use crate::names::{BODY, Role, constant, error_type, make_identifier, success_type};
use crate::template::Segment;

pub(super) fn check(api: &Api<'_>, operation: &Operation<'_>, findings: &mut Vec<Finding>) {
    fields(api, operation, findings);
    constants(api, operation, findings);
    response_headers(api, operation, findings);
}

/// The types that are emitted beside an operation, each with a noun phrase.
pub(super) fn derived_types(operation: &Operation<'_>) -> Vec<(String, String)> {
    let mut names = Vec::new();
    if !operation.errors.is_empty() {
        names.push((error_type(&operation.name), format!("the type of the errors of `{}`", operation.name)));
    }
    if operation.responses.len() > 1 {
        names.push((success_type(&operation.name), format!("the type of the responses of `{}`", operation.name)));
    }
    names
}

/// What is given with each request becomes a field.
fn fields(api: &Api<'_>, operation: &Operation<'_>, findings: &mut Vec<Finding>) {
    let mut namespace = Namespace::new(api.spec, Role::Field, "parameter", BY_RUST_NAME);
    if let Some(body) = &operation.body {
        namespace.add_derived(BODY.to_owned(), "the body".to_owned(), body.spec.key_location(), findings);
    }
    for parameter in &operation.parameters {
        namespace.add_entry(&parameter.name, &parameter.rust_name, findings);
    }
    for parameter in &operation.query {
        namespace.add_entry(&parameter.name, &parameter.rust_name, findings);
    }
    for header in operation.headers.iter().filter(|header| !is_fixed(header)) {
        namespace.add_entry(&header.name, &header.rust_name, findings);
    }
}

/// Headers with a fixed value become constants, beside the constants of every operation.
fn constants(api: &Api<'_>, operation: &Operation<'_>, findings: &mut Vec<Finding>) {
    let remedy = "write it in the `doc` of the operation, not among its headers";
    let mut namespace = Namespace::new(api.spec, Role::Constant, "header", remedy)
        .reserve(&["METHOD", "PATH", "RESPONSE_STATUS", "SERVER"], "a constant of every operation");
    for name in operation.headers.iter().filter(|header| is_fixed(header)).map(|header| &header.name) {
        let rust = constant(name);
        namespace.add(&Name { rust: Some(&rust), ..Name::plain(name) }, findings);
    }
}

fn is_fixed(header: &RequestHeader<'_>) -> bool {
    matches!(header.value, Ok(HeaderValue::Fixed(_)))
}

/// Headers of responses become methods. A header of several responses is one method, if it has one type.
fn response_headers(api: &Api<'_>, operation: &Operation<'_>, findings: &mut Vec<Finding>) {
    let mut namespace = Namespace::new(api.spec, Role::Field, "header", BY_RUST_NAME);
    let mut seen: Vec<&ResponseHeader<'_>> = Vec::new();
    for headers in operation.headers_by_response() {
        let (earlier, own) = (seen.clone(), seen.len());
        for header in headers {
            let is_same = |other: &&&ResponseHeader<'_>| other.name == header.name;
            if let Some(first) = seen[own..].iter().find(is_same) {
                let locations = (header.name.location(), first.name.location());
                findings.push(defined_twice(api.spec, "header", &header.name, locations).help(REMOVE_ONE));
                continue;
            }
            seen.push(header);
            match earlier.iter().find(is_same) {
                None => namespace.add_entry(&header.name, &header.rust_name, findings),
                Some(first) if first.has_type_of(header) => {}
                Some(_) => {
                    let identifier = make_identifier(Role::Field, &header.name, header.rust_name.text());
                    let what = format!("the header `{}` of another type", header.name);
                    namespace.add_derived(identifier, what, header.name.location(), findings);
                }
            }
        }
    }
}

/// The servers of a module become variants of an enumeration, and the parameters of their URLs become fields.
pub(super) fn servers(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let mut namespaces: BTreeMap<Option<ModuleId>, Namespace<'_>> = BTreeMap::new();
    for server in &api.servers {
        let new = || Namespace::new(api.spec, Role::Variant { open: false }, "server", BY_ANOTHER_NAME);
        namespaces.entry(server.module).or_insert_with(new).add(&Name::plain(&server.name), findings);
        placeholders(api, server, findings);
    }
}

/// A placeholder may be several times in a URL.
fn placeholders(api: &Api<'_>, server: &Server<'_>, findings: &mut Vec<Finding>) {
    let names: BTreeSet<&str> = server.segments.iter().flatten().filter_map(Segment::placeholder).collect();
    let mut namespace = Namespace::new(api.spec, Role::Field, "placeholder", BY_ANOTHER_NAME);
    for name in names {
        let location = server.url.word(&format!("{{{name}}}"));
        namespace.add(&Name { wire: name, rust: None, location, rust_location: location }, findings);
    }
}
