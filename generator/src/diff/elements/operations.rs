//! Operations and limits.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Form, Namespace};
use crate::api::{self, Credentials, HeaderValue, Limit, Operation, PathSegment};
use crate::finding::Place;
use crate::names::Role;
use crate::spec::{self, Exceeded, Feature, Parameter, Spanned, Unit};

impl Builder<'_> {
    pub(super) fn operation(&self, path: ElementPath, operation: &Operation<'_>) -> Element {
        let spec::Operation {
            name,
            doc,
            source,
            method,
            path: request,
            server,
            parameters: _,
            query: _,
            headers: _,
            authentication,
            body: _,
            response: _,
            responses: _,
            errors: _,
            pagination: _,
            deprecated: _,
        } = operation.spec.get();
        let mut element = Element::new(ElementKind::Operation, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.add(&mut element, Attribute::Source, source, super::common::sources([source.get()]));
        self.add(&mut element, Attribute::Method, method, FactValue::text(method.name()));
        let request_path = request_path(&element.path, operation);
        self.add(&mut element, Attribute::RequestPath, request, request_path);
        self.add_key(&mut element, Attribute::Server, server, |text| FactValue::text(text));
        let authentication = authentication.given().map_or(operation.spec.location(), Spanned::location);
        self.authentication(&mut element, self.api.place(authentication), operation);
        for response in &operation.responses {
            let status = &response.status;
            self.add(&mut element, Attribute::Status, status, FactValue::text(status.to_string()));
            if let (Some(type_), Some(body)) = (response.type_.given(), &response.body) {
                let definition = body.as_ref().ok().and_then(api::Type::definition).ok_or(api::Unresolved);
                self.add(&mut element, Attribute::Response, type_, self.reference(definition, type_));
            }
        }
        for parameter in &operation.parameters {
            let parameter = self.parameter(&element.path, parameter);
            element.push(parameter);
        }
        for header in &operation.headers {
            let spec::RequestHeader { name, doc, .. } = header.spec.get();
            let path = element.path.child(Namespace::Header, name);
            let mut child = Element::new(ElementKind::Header, path, self.api.place(name.location()));
            if let Ok(HeaderValue::Fixed(value)) = header.value {
                self.add(&mut child, Attribute::HeaderValue, value, FactValue::text(value.get()));
            }
            self.add(&mut child, Attribute::Doc, doc, FactValue::prose(doc));
            element.push(child);
        }
        element
    }

    /// Adds whether a request is authenticated, and by which credentials.
    fn authentication(&self, element: &mut Element, place: Place, operation: &Operation<'_>) {
        if self.api.spec.package.features.iter().any(|feature| **feature == Feature::Http) {
            element.add(Attribute::Requestable, place, FactValue::text("true"));
        }
        let Some(spec::Authentication { scheme, .. }) = operation.spec.get().authentication.value() else { return };
        self.add(element, Attribute::Authentication, scheme, FactValue::text(scheme.name()));
        if let Some(Ok(Credentials::Basic { username, password })) = &operation.authentication {
            let words = format!("basic, with {username} and {password}");
            self.add(element, Attribute::Credentials, username, FactValue::text(words));
        }
    }

    fn parameter(&self, owner: &ElementPath, parameter: &api::Parameter<'_>) -> Element {
        let Parameter { name, rust_name, type_, doc, sensitive: _ } = parameter.spec.get();
        let path = owner.child(Namespace::Parameter, name);
        let mut element = Element::new(ElementKind::Parameter, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Type, type_, self.type_of(&parameter.parameter_type, type_));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.rust_name(&mut element, Role::Field, name, rust_name);
        element
    }

    pub(super) fn limit(&self, path: ElementPath, limit: &Limit<'_>) -> Element {
        let spec::Limit { name, doc, source, value, unit, exceeded, exception } = limit.spec.get();
        let mut element = Element::new(ElementKind::Limit, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.add(&mut element, Attribute::Source, source, super::common::sources([source.get()]));
        self.add(&mut element, Attribute::Amount, value, amount(**value, **unit));
        self.add(&mut element, Attribute::AmountInUnit, unit, amount_in_unit(**value, **unit));
        if let Some(Exceeded { status, reason }) = exceeded.value() {
            self.add(&mut element, Attribute::Answer, status, FactValue::text(status.to_string()));
            self.add(&mut element, Attribute::Reason, reason, FactValue::text(reason.get()));
        }
        self.add_key(&mut element, Attribute::Terms, exception, |text| FactValue::prose(text));
        element
    }
}

fn request_path(path: &ElementPath, operation: &Operation<'_>) -> FactValue {
    let Ok(segments) = &operation.segments else { return FactValue::text(operation.path.get()) };
    let mut value = FactValue::default();
    for segment in segments {
        match segment {
            PathSegment::Text(text) => value.push(text),
            PathSegment::Parameter(index) => {
                value.push_slot(path.child(Namespace::Parameter, &operation.parameters[*index].name));
            }
        }
    }
    value
}

/// A limit as it is emitted: a count, or a number of seconds whatever the unit of the page.
fn amount(value: u64, unit: Unit) -> FactValue {
    match unit.in_seconds(value) {
        None => FactValue::text(value.to_string()),
        Some(seconds) => FactValue::text(format!("{seconds} seconds")).of_form(Form::Time),
    }
}

/// A limit as the spec has it.
fn amount_in_unit(value: u64, unit: Unit) -> FactValue {
    let unit = match (unit, value) {
        (Unit::Count, _) => "",
        (Unit::Seconds, 1) => " second",
        (Unit::Seconds, _) => " seconds",
        (Unit::Minutes, 1) => " minute",
        (Unit::Minutes, _) => " minutes",
        (Unit::Hours, 1) => " hour",
        (Unit::Hours, _) => " hours",
    };
    FactValue::text(format!("{value}{unit}"))
}
