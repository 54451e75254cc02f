//! Operations: a struct of the path's parameters, and constants for the rest.

use super::Scope;
use super::markdown::{code, join, prose, wrap};
use super::structures::field_name;
use crate::model::{Constant, ConstantValue, Header, Parameter, Request};
use crate::names;
use crate::spec::{Feature, Method, Operation, Scheme};
use crate::template;

pub(super) fn lower(scope: &Scope<'_, '_>, operation: &Operation) -> Request {
    let method = match operation.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    };
    let response = scope.named(&operation.response.type_);
    let Ok(segments) = template::parse(&operation.path) else { unreachable!("a checked spec has paths that parse") };
    let headers: Vec<Header> = operation
        .headers
        .iter()
        .map(|header| Header {
            constant: names::constant(&header.name),
            name: header.name.clone(),
            value: header.value.clone(),
            doc: join(&[format!("Value of the header {}.", code(&header.name)), prose(&header.doc)]),
        })
        .collect();
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| Parameter {
            wire_name: parameter.name.clone(),
            name: field_name(&parameter.name, parameter.rust_name.as_deref()),
            kind: scope.named(&parameter.type_),
            doc: prose(&parameter.doc),
        })
        .collect();
    let summary = format!("{} {}", code(method), code(&operation.path));
    let authentication = operation.authentication.as_ref().map(|authentication| match authentication.scheme {
        Scheme::Basic => wrap(&format!(
            "Authentication: basic; {} is the user name and {} the password.",
            code(&authentication.username),
            code(&authentication.password)
        )),
    });
    let answer =
        format!("Answered with {} and a [`{response}`]({}).", operation.response.status, scope.doc_path(&response));
    let doc = scope.docs.item(
        &operation.doc,
        &[Some(summary), authentication, Some(wrap(&answer))],
        Some(&operation.source),
        &[],
        None,
    );
    let server = operation.server.as_ref().map(|server| Constant {
        name: "SERVER".to_owned(),
        doc: wrap("The server that the page shows the request against."),
        value: ConstantValue::Text(server.clone()),
    });
    let status = Constant {
        name: "RESPONSE_STATUS".to_owned(),
        doc: wrap("HTTP status of the answer when all goes well."),
        value: ConstantValue::HttpStatus(operation.response.status),
    };
    Request {
        name: operation.name.clone(),
        doc,
        method,
        path: operation.path.clone(),
        segments,
        parameters,
        headers,
        constants: server.into_iter().chain([status]).collect(),
        response,
        http: scope.features.contains(&Feature::Http).then_some(operation.authentication.is_some()),
    }
}
