//! Operations: what a request takes.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::api::{
    Credentials, HeaderValue, Operation, Parameter, PathSegment, QueryParameter, RequestBody, RequestHeader, Resolved,
    Type,
};
use crate::names::Role;
use crate::spec::{self, Authentication, Feature, Key, ListStyle, Spanned};

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
            pagination,
            deprecated,
        } = operation.spec.get();
        let mut element = Element::new(ElementKind::Operation, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.add(&mut element, Attribute::Source, source, super::common::sources([source.get()]));
        self.add(&mut element, Attribute::Method, method, FactValue::text(method.name()));
        let request_path = request_path(&element.path, operation);
        self.add(&mut element, Attribute::RequestPath, request, request_path);
        self.add_key(&mut element, Attribute::Server, server, |text| FactValue::text(text));
        let module = element.path.module().map(str::to_owned);
        self.deprecation(&mut element, deprecated, |name| ElementPath::of_type(module.as_deref(), name));
        self.authentication(&mut element, operation, authentication);
        self.request(&mut element, operation);
        self.responses(&mut element, operation);
        self.errors(&mut element, operation);
        self.pagination(&mut element, pagination);
        element
    }

    /// Adds what is given with each request, and the headers that are the same in each.
    fn request(&self, element: &mut Element, operation: &Operation<'_>) {
        for parameter in &operation.parameters {
            element.push(self.parameter(&element.path, parameter));
        }
        for parameter in &operation.query {
            element.push(self.query_parameter(&element.path, parameter));
        }
        for header in &operation.headers {
            element.push(self.request_header(&element.path, header));
        }
        if let Some(body) = &operation.body {
            self.body(element, body);
        }
        // A struct with more than parameters of the path is `non_exhaustive`.
        if operation.takes_more_than_path() {
            element.add(Attribute::NonExhaustive, element.place.clone(), FactValue::text("true"));
        }
    }

    /// Adds whether a request is authenticated, and by which credentials.
    fn authentication(&self, element: &mut Element, operation: &Operation<'_>, written: &Key<Authentication>) {
        if self.api.spec.package.features.iter().any(|feature| **feature == Feature::Http) {
            let location = written.given().map_or(operation.spec.location(), Spanned::location);
            element.add(Attribute::Requestable, self.api.place(location), FactValue::text("true"));
        }
        let Some(Authentication { scheme, username: _, password: _, names: _ }) = written.value() else { return };
        self.add(element, Attribute::Authentication, scheme, FactValue::text(scheme.name()));
        match &operation.authentication {
            Some(Ok(Credentials::Basic { username, password })) => {
                let words = format!("basic, with {username} and {password}");
                self.add(element, Attribute::Credentials, username, FactValue::text(words));
            }
            Some(Ok(Credentials::Headers(names) | Credentials::Query(names))) => {
                let words: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
                self.add(element, Attribute::CredentialNames, scheme, FactValue::text(words.join(", ")));
            }
            Some(Ok(Credentials::Bearer) | Err(_)) | None => {}
        }
    }

    fn parameter(&self, owner: &ElementPath, parameter: &Parameter<'_>) -> Element {
        let spec::Parameter { name, rust_name, type_, doc, sensitive } = parameter.spec.get();
        let path = owner.child(Namespace::Parameter, name);
        let mut element = Element::new(ElementKind::Parameter, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Type, type_, self.type_of(&parameter.parameter_type, type_));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.rust_name(&mut element, Role::Field, name, rust_name);
        self.add_flag(&mut element, Attribute::Sensitive, sensitive);
        element
    }

    fn query_parameter(&self, owner: &ElementPath, parameter: &QueryParameter<'_>) -> Element {
        let spec::QueryParameter { name, rust_name, type_, doc, required, style, sensitive, facts } =
            parameter.spec.get();
        let path = owner.child(Namespace::Query, name);
        let mut element = Element::new(ElementKind::QueryParameter, path, self.api.place(name.location()));
        self.given(&mut element, &parameter.parameter_type, type_, required);
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.rust_name(&mut element, Role::Field, name, rust_name);
        self.add_key(&mut element, Attribute::Style, style, |style| FactValue::text(style_name(*style)));
        self.value_facts(&mut element, facts);
        self.add_flag(&mut element, Attribute::Sensitive, sensitive);
        element
    }

    fn request_header(&self, owner: &ElementPath, header: &RequestHeader<'_>) -> Element {
        let spec::RequestHeader { name, value, type_, doc, rust_name, required, sensitive } = header.spec.get();
        let path = owner.child(Namespace::Header, name);
        let place = self.api.place(name.location());
        let Some(type_) = type_.given().filter(|_| !matches!(header.value, Ok(HeaderValue::Fixed(_)))) else {
            let mut element = Element::new(ElementKind::Header, path, place);
            self.add_key(&mut element, Attribute::HeaderValue, value, |value| FactValue::text(value));
            self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
            return element;
        };
        let mut element = Element::new(ElementKind::GivenHeader, path, place);
        self.given(&mut element, &header.given_type(), type_, required);
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.rust_name(&mut element, Role::Field, name, rust_name);
        self.add_flag(&mut element, Attribute::Sensitive, sensitive);
        element
    }

    /// Adds the type of what is given with each request, and whether it is required.
    fn given(&self, element: &mut Element, resolved: &Resolved<Type>, written: &Spanned<String>, required: &Key<bool>) {
        self.add(element, Attribute::Type, written, self.type_of(resolved, written));
        if let Ok(resolved) = resolved {
            let rust = self.rust_type(resolved);
            let rust = if required.is_true() { rust } else { format!("Option<{rust}>") };
            self.add(element, Attribute::Rust, written, FactValue::text(rust));
        }
        self.add_flag(element, Attribute::Required, required);
    }

    fn body(&self, element: &mut Element, body: &RequestBody<'_>) {
        let spec::RequestBody { type_, encoding } = body.spec.get();
        self.add(element, Attribute::Body, type_, self.type_of(&body.body_type, type_));
        let location = encoding.given().map_or(type_.location(), Spanned::location);
        element.add(Attribute::Encoding, self.api.place(location), FactValue::text(body.encoding().name()));
    }
}

fn style_name(style: ListStyle) -> &'static str {
    match style {
        ListStyle::Repeat => "repeat",
        ListStyle::Comma => "comma",
        ListStyle::Brackets => "brackets",
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
