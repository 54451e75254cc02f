//! Operations and limits.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::load::At;
use crate::names::Role;
use crate::spec::{
    Authentication, Exceeded, Feature, Header, Limit, Method, Operation, Parameter, Response, Scheme, Unit,
};
use crate::template::{self, Segment};

impl Builder<'_> {
    pub(super) fn operation(&self, path: ElementPath, operation: &Operation, at: At<'_>) -> Element {
        let Operation {
            name: _,
            doc,
            source,
            method,
            path: request,
            server,
            parameters,
            headers,
            authentication,
            response,
        } = operation;
        let mut element = Element::new(ElementKind::Operation, path, at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.origin(at, Some(source), &[], None);
        element.add(Attribute::Method, at.key("method"), FactValue::text(method_name(*method)));
        element.add(Attribute::RequestPath, at.key("path"), request_path(&element.path, request));
        element.add_if_some(Attribute::Server, at.key("server"), server.as_ref().map(FactValue::text));
        self.authentication(&mut element, authentication.as_ref(), at.key("authentication"));
        let Response { status, type_ } = response;
        let response = at.key("response");
        element.add(Attribute::Status, response.key("status"), FactValue::text(status.to_string()));
        element.add(Attribute::Response, response.key("type"), self.named(element.path.module(), type_));
        for (index, parameter) in parameters.iter().enumerate() {
            let parameter = self.parameter(&element.path, parameter, at.key("parameters").item(index));
            element.push(parameter);
        }
        for (index, header) in headers.iter().enumerate() {
            let at = at.key("headers").item(index);
            let Header { name, value, doc } = header;
            let mut header = Element::new(ElementKind::Header, element.path.child(Namespace::Header, name), at);
            header.add(Attribute::HeaderValue, at.key("value"), FactValue::text(value));
            header.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
            element.push(header);
        }
        element
    }

    /// Adds whether a request is authenticated, and by which credentials.
    fn authentication(&self, element: &mut Element, authentication: Option<&Authentication>, at: At<'_>) {
        element.add_flag(Attribute::Requestable, at, self.loaded.spec.package.features.contains(&Feature::Http));
        let Some(Authentication { scheme: Scheme::Basic, username, password }) = authentication else { return };
        element.add(Attribute::Authentication, at.key("scheme"), FactValue::text("basic"));
        let words = format!("basic, with {username} and {password}");
        element.add(Attribute::Credentials, at.key("username"), FactValue::text(words));
    }

    fn parameter(&self, owner: &ElementPath, parameter: &Parameter, at: At<'_>) -> Element {
        let Parameter { name, rust_name, type_, doc } = parameter;
        let mut element = Element::new(ElementKind::Parameter, owner.child(Namespace::Parameter, name), at);
        element.add(Attribute::Type, at.key("type"), self.named(owner.module(), type_));
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.rust_name(at, Role::Field, name, rust_name.as_deref());
        element
    }

    pub(super) fn limit(path: ElementPath, limit: &Limit, at: At<'_>) -> Element {
        let Limit { name: _, doc, source, value, unit, exceeded, exception } = limit;
        let mut element = Element::new(ElementKind::Limit, path, at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.origin(at, Some(source), &[], None);
        element.add(Attribute::Amount, at.key("value"), FactValue::text(amount(*value, *unit)));
        if let Some(Exceeded { status, reason }) = exceeded {
            element.add(Attribute::Answer, at.key("exceeded").key("status"), FactValue::text(status.to_string()));
            element.add(Attribute::Reason, at.key("exceeded").key("reason"), FactValue::text(reason));
        }
        element.add_if_some(Attribute::Terms, at.key("exception"), exception.as_deref().map(FactValue::prose));
        element
    }
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

fn request_path(operation: &ElementPath, written: &str) -> FactValue {
    let Ok(segments) = template::parse(written) else { return FactValue::text(written) };
    let mut value = FactValue::default();
    for segment in segments {
        match segment {
            Segment::Text(text) => value.push(&text),
            Segment::Placeholder(name) => value.push_slot(operation.child(Namespace::Parameter, &name)),
        }
    }
    value
}

/// A limit as it is emitted: a count, or a number of seconds whatever the unit of the page.
fn amount(value: u64, unit: Unit) -> String {
    match unit {
        Unit::Count => value.to_string(),
        Unit::Seconds => format!("{value} seconds"),
        Unit::Minutes => format!("{} seconds", value.saturating_mul(60)),
        Unit::Hours => format!("{} seconds", value.saturating_mul(60 * 60)),
    }
}
