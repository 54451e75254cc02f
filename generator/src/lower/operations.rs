//! Lowers operations: a struct of what a request takes, and enums of the responses.

use super::docs::{self, Origin};
use super::markdown::{code, join, prose, wrap};
use super::structures::{field_name, holds_secret, lower_type};
use super::{Scope, facts, pagination, responses, servers};
use crate::api::{self, Definition, HeaderValue, Operation, OperationId, Resolved, Type};
use crate::model::{Constant, ConstantValue, Credentials, Header, Item, Parameter, ParameterPlace, Request};
use crate::names;
use crate::spec::{Encoding, Feature, Spanned, Stage};

/// The items of an operation: the request, and the enums of its responses.
pub(super) fn lower(scope: &Scope<'_, '_>, id: OperationId) -> Vec<Item> {
    let Ok(request) = request(scope, id) else { return Vec::new() };
    let enums = responses::enums(&scope.link(Definition::Operation(id)), &request);
    [Item::Request(Box::new(request))].into_iter().chain(enums.into_iter().map(Item::Outcomes)).collect()
}

fn request(scope: &Scope<'_, '_>, id: OperationId) -> Resolved<Request> {
    let operation = &scope.api[id];
    let has_http = scope.api.spec.package.features.iter().any(|feature| **feature == Feature::Http);
    let authentication = operation.authentication.as_ref().map(|one| one.as_ref().map_err(|unresolved| *unresolved));
    let authentication = authentication.transpose()?;
    let successes = responses::successes(scope, operation)?;
    let errors = responses::errors(scope, operation)?;
    Ok(Request {
        name: operation.name.to_string(),
        doc: doc(scope, id, authentication),
        deprecated: docs::deprecated(&operation.deprecated),
        method: *operation.method,
        path: operation.path.to_string(),
        segments: operation.segments.clone()?,
        parameters: parameters(scope, operation)?,
        headers: operation.headers.iter().filter_map(fixed_header).collect(),
        constants: constants(operation),
        successes,
        errors,
        response_headers: responses::headers(scope, operation)?,
        pagination: pagination::lower(scope.api, operation)?,
        credentials: authentication.map(credentials),
        http: has_http,
    })
}

fn doc(scope: &Scope<'_, '_>, id: OperationId, authentication: Option<&api::Credentials<'_>>) -> String {
    let operation = &scope.api[id];
    let summary = format!("{} {}", code(operation.method.name()), code(&operation.path));
    let announced = docs::at_stage(&operation.deprecated, Stage::Announced);
    let more = [
        Some(summary),
        authentication.map(|credentials| wrap(&authentication_sentence(credentials))),
        servers::link(scope.api, operation.header.module).map(|link| wrap(&format!("Servers: {link}."))),
        Some(responses::summary(scope, id)),
        operation.pagination.as_ref().map(|_| {
            wrap("The response is a part of a longer list: [`next`](Self::next) gives the request for the part that follows.")
        }),
        announced.map(|deprecation| prose(&format!("To be deprecated: {}", deprecation.note))),
    ];
    docs::item(scope.api, &operation.doc, &more, &Origin::from(&*operation.source))
}

fn authentication_sentence(credentials: &api::Credentials<'_>) -> String {
    let listed = |names: &[&Spanned<String>]| {
        let names: Vec<String> = names.iter().map(|name| code(name)).collect();
        names.join(", then ")
    };
    match credentials {
        api::Credentials::Basic { username, password } => {
            let (username, password) = (code(username), code(password));
            format!("Authentication: basic; {username} is the user name and {password} the password.")
        }
        api::Credentials::Bearer => "Authentication: a bearer token.".to_owned(),
        api::Credentials::Headers(names) => format!("Authentication: headers; the credentials are {}.", listed(names)),
        api::Credentials::Query(names) => {
            format!("Authentication: parameters of the query; the credentials are {}.", listed(names))
        }
    }
}

fn credentials(credentials: &api::Credentials<'_>) -> Credentials {
    let (kind, names) = match credentials {
        api::Credentials::Basic { .. } => ("Credentials", &[][..]),
        api::Credentials::Bearer => ("BearerToken", &[][..]),
        api::Credentials::Headers(names) => ("HeaderCredentials", &names[..]),
        api::Credentials::Query(names) => ("QueryCredentials", &names[..]),
    };
    Credentials { kind, names: names.iter().map(|name| name.get().clone()).collect() }
}

/// What a request takes. Its pagination and its path refer to these by their indices.
fn parameters(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> Resolved<Vec<Parameter>> {
    let path = operation.parameters.iter().map(|parameter| path_parameter(scope, parameter));
    let query = operation.query.iter().map(|parameter| query_parameter(scope, parameter));
    let headers = operation.headers.iter().filter_map(|header| given_header(scope, header));
    let body = operation.body.iter().map(|body| self::body(scope, body));
    path.chain(query).chain(headers).chain(body).collect()
}

fn path_parameter(scope: &Scope<'_, '_>, parameter: &api::Parameter<'_>) -> Resolved<Parameter> {
    let kind = parameter.parameter_type.as_ref().map_err(|unresolved| *unresolved)?;
    let sensitive = parameter.sensitive.is_true();
    Ok(Parameter {
        name: field_name(&parameter.name, &parameter.rust_name),
        wire_name: parameter.name.to_string(),
        kind: lower_type(scope, kind),
        doc: join(&[prose(&parameter.doc), secrecy(sensitive)]),
        place: ParameterPlace::Path,
        required: true,
        sensitive: sensitive || holds_secret(scope.api, kind),
    })
}

fn query_parameter(scope: &Scope<'_, '_>, parameter: &api::QueryParameter<'_>) -> Resolved<Parameter> {
    let kind = parameter.parameter_type.as_ref().map_err(|unresolved| *unresolved)?;
    let sensitive = parameter.sensitive.is_true();
    let mut doc = vec![prose(&parameter.doc), wrap(&format!("In the query, as {}.", code(&parameter.name)))];
    doc.extend(facts::value_facts(&parameter.facts));
    doc.push(secrecy(sensitive));
    Ok(Parameter {
        name: field_name(&parameter.name, &parameter.rust_name),
        wire_name: parameter.name.to_string(),
        kind: lower_type(scope, kind),
        doc: join(&doc),
        place: ParameterPlace::Query(parameter.list_style()),
        required: parameter.required.is_true(),
        sensitive: sensitive || holds_secret(scope.api, kind),
    })
}

/// A header whose value is given with each request.
fn given_header(scope: &Scope<'_, '_>, header: &api::RequestHeader<'_>) -> Option<Resolved<Parameter>> {
    let kind = match &header.value {
        Ok(HeaderValue::Given(kind)) => kind,
        Ok(HeaderValue::Fixed(_)) => return None,
        Err(unresolved) => return Some(Err(*unresolved)),
    };
    let sensitive = header.sensitive.is_true();
    Some(Ok(Parameter {
        name: field_name(&header.name, &header.rust_name),
        wire_name: header.name.to_string(),
        kind: lower_type(scope, kind),
        doc: join(&[prose(&header.doc), wrap(&format!("In the header {}.", code(&header.name))), secrecy(sensitive)]),
        place: ParameterPlace::Header,
        required: header.required.is_true(),
        sensitive: sensitive || holds_secret(scope.api, kind),
    }))
}

fn body(scope: &Scope<'_, '_>, body: &api::RequestBody<'_>) -> Resolved<Parameter> {
    let kind: &Type = body.body_type.as_ref().map_err(|unresolved| *unresolved)?;
    let written = match body.encoding() {
        Encoding::Json => "The body, sent as JSON.",
        Encoding::Form => {
            "The body, sent as a form: what is nested is written as `metadata[key]` and `items[0][price]`, and nulls are omitted."
        }
    };
    Ok(Parameter {
        name: names::BODY.to_owned(),
        wire_name: names::BODY.to_owned(),
        kind: lower_type(scope, kind),
        doc: wrap(written),
        place: ParameterPlace::Body(body.encoding()),
        required: true,
        sensitive: false,
    })
}

fn secrecy(sensitive: bool) -> String {
    if sensitive { wrap("Sensitive: `Debug` redacts it.") } else { String::new() }
}

fn fixed_header(header: &api::RequestHeader<'_>) -> Option<Header> {
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
    let status = match operation.responses.as_slice() {
        [response] => Some(Constant {
            name: "RESPONSE_STATUS".to_owned(),
            doc: wrap("HTTP status of a successful response."),
            value: ConstantValue::HttpStatus(*response.status),
        }),
        _ => None,
    };
    server.into_iter().chain(status).collect()
}
