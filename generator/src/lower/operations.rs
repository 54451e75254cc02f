//! Lowers operations: a struct of the path's parameters, and constants.

use super::docs::Origin;
use super::markdown::{code, join, prose, wrap};
use super::structures::field_name;
use super::{Scope, docs};
use crate::api::{Credentials, Definition, HeaderValue, Operation, RequestHeader, Type};
use crate::model::{Constant, ConstantValue, Header, Parameter, Request};
use crate::names;
use crate::spec::Feature;

pub(super) fn lower(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Option<Request> {
    let response = response(operation)?;
    let method = operation.method.name();
    let has_http = scope.api.spec.package.features.iter().any(|feature| **feature == Feature::Http);
    Some(Request {
        name: operation.name.to_string(),
        doc: doc(scope, operation, method, response),
        method,
        path: operation.path.to_string(),
        segments: operation.segments.clone().ok()?,
        parameters: parameters(scope, operation)?,
        headers: operation.headers.iter().filter_map(header).collect(),
        constants: constants(operation),
        response: scope.path(response),
        http: has_http.then(|| operation.authentication.is_some()),
    })
}

fn response(operation: &Operation<'_>) -> Option<Definition> {
    operation.responses.first()?.body.as_ref()?.as_ref().ok()?.definition()
}

fn doc(scope: &Scope<'_, '_>, operation: &Operation<'_>, method: &str, response: Definition) -> String {
    let summary = format!("{} {}", code(method), code(&operation.path));
    let authentication = operation.authentication.iter().flatten().find_map(authentication);
    let status = operation.responses.first().map(|response| *response.status).unwrap_or_default();
    let answer = format!("Response: status {status}, and a {}.", scope.link(response));
    let more = [Some(summary), authentication, Some(wrap(&answer))];
    docs::item(scope.api, &operation.doc, &more, &Origin::from(&*operation.source))
}

fn authentication(credentials: &Credentials<'_>) -> Option<String> {
    match credentials {
        Credentials::Basic { username, password } => Some(wrap(&format!(
            "Authentication: basic; {} is the user name and {} the password.",
            code(username),
            code(password)
        ))),
        Credentials::Bearer | Credentials::Headers(_) | Credentials::Query(_) => None,
    }
}

fn parameters(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Option<Vec<Parameter>> {
    let parameters = operation.parameters.iter().map(|parameter| {
        let Ok(Type::Named(definition)) = parameter.parameter_type else { return None };
        Some(Parameter {
            name: field_name(&parameter.name, &parameter.rust_name),
            kind: scope.path(definition),
            doc: prose(&parameter.doc),
        })
    });
    parameters.collect()
}

fn header(header: &RequestHeader<'_>) -> Option<Header> {
    let Ok(HeaderValue::Fixed(value)) = header.value else { return None };
    Some(Header {
        constant: names::constant(&header.name),
        name: header.name.to_string(),
        value: value.to_string(),
        doc: join(&[format!("Value of the header {}.", code(&header.name)), prose(&header.doc)]),
    })
}

fn constants(operation: &Operation<'_>) -> Vec<Constant> {
    let server = operation.server.text().map(|server| Constant {
        name: "SERVER".to_owned(),
        doc: wrap("The server in the page's example of the request."),
        value: ConstantValue::Text(server.to_owned()),
    });
    let status = operation.responses.first().map(|response| Constant {
        name: "RESPONSE_STATUS".to_owned(),
        doc: wrap("HTTP status of a successful response."),
        value: ConstantValue::HttpStatus(*response.status),
    });
    server.into_iter().chain(status).collect()
}
