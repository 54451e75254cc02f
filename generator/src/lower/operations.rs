//! Lowers operations: a struct of the path's parameters, and constants.

use super::docs::Origin;
use super::markdown::{code, join, prose, wrap};
use super::structures::field_name;
use super::{Scope, docs};
use crate::api::{Definition, Operation};
use crate::model::{Constant, ConstantValue, Header, Parameter, Request};
use crate::names;
use crate::spec::{self as spec, Authentication, Feature, Scheme};

pub(super) fn lower(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Option<Request> {
    let response = operation.body.ok()?.definition();
    let method = operation.method.name();
    let has_http = scope.api.spec.package.features.iter().any(|feature| **feature == Feature::Http);
    Some(Request {
        name: operation.name.to_string(),
        doc: doc(scope, operation, method, response),
        method,
        path: operation.path.to_string(),
        segments: operation.segments.clone().ok()?,
        parameters: parameters(scope, operation)?,
        headers: operation.headers.iter().map(|header| self::header(header)).collect(),
        constants: constants(operation),
        response: scope.path(response),
        http: has_http.then(|| operation.authentication.value().is_some()),
    })
}

fn doc(scope: &Scope<'_, '_>, operation: &Operation<'_>, method: &str, response: Definition) -> String {
    let summary = format!("{} {}", code(method), code(&operation.path));
    let authentication = operation.authentication.value().map(authentication);
    let answer = format!("Response: status {}, and a {}.", *operation.response.status, scope.link(response));
    let more = [Some(summary), authentication, Some(wrap(&answer))];
    docs::item(scope.api, &operation.doc, &more, &Origin::from(&*operation.source))
}

fn authentication(authentication: &Authentication) -> String {
    let (username, password) = (code(&authentication.username), code(&authentication.password));
    match *authentication.scheme {
        Scheme::Basic => {
            wrap(&format!("Authentication: basic; {username} is the user name and {password} the password."))
        }
    }
}

fn parameters(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Option<Vec<Parameter>> {
    let parameters = operation.parameters.iter().zip(&operation.parameter_types).map(|(parameter, identifier)| {
        Some(Parameter {
            name: field_name(&parameter.name, &parameter.rust_name),
            kind: scope.path(Definition::Identifier((*identifier).ok()?)),
            doc: prose(&parameter.doc),
        })
    });
    parameters.collect()
}

fn header(header: &spec::Header) -> Header {
    Header {
        constant: names::constant(&header.name),
        name: header.name.to_string(),
        value: header.value.to_string(),
        doc: join(&[format!("Value of the header {}.", code(&header.name)), prose(&header.doc)]),
    }
}

fn constants(operation: &Operation<'_>) -> Vec<Constant> {
    let server = operation.server.text().map(|server| Constant {
        name: "SERVER".to_owned(),
        doc: wrap("The server in the page's example of the request."),
        value: ConstantValue::Text(server.to_owned()),
    });
    let status = Constant {
        name: "RESPONSE_STATUS".to_owned(),
        doc: wrap("HTTP status of a successful response."),
        value: ConstantValue::HttpStatus(*operation.response.status),
    };
    server.into_iter().chain([status]).collect()
}
