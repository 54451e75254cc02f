//! Operations: what a request is answered with, and how the next one is made from it.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::api::{ErrorResponse, Operation, Resolved, Response, ResponseHeader, Type};
use crate::names::Role;
use crate::spec::{self, Key, Pagination, Spanned};

/// A response to a request that succeeds or fails.
struct Documented<'a> {
    status: &'a Spanned<u16>,
    type_: &'a Key<String>,
    body: Option<&'a Resolved<Type>>,
    doc: &'a Key<String>,
    headers: &'a [ResponseHeader<'a>],
}

impl<'a> Documented<'a> {
    fn success(response: &'a Response<'a>) -> Self {
        let spec::Response { status, type_, doc, headers: _ } = response.spec.get();
        Self { status, type_, body: response.body.as_ref(), doc, headers: &response.headers }
    }

    fn error(error: &'a ErrorResponse<'a>) -> Self {
        let spec::ErrorResponse { status, type_, doc, headers: _ } = error.spec.get();
        Self { status, type_, body: error.body.as_ref(), doc, headers: &error.headers }
    }
}

impl Builder<'_> {
    /// Adds the responses to a successful request. A single one consists of attributes of the operation.
    pub(super) fn responses(&self, element: &mut Element, operation: &Operation<'_>) {
        let responses: Vec<Documented<'_>> = operation.responses.iter().map(Documented::success).collect();
        if let [only] = responses.as_slice() {
            self.add(element, Attribute::Status, only.status, FactValue::text(only.status.to_string()));
            self.response_body(element, only);
            self.add_key(element, Attribute::ResponseDoc, only.doc, |doc| FactValue::prose(doc));
            self.response_headers(element, only.headers);
            return;
        }
        element.add(Attribute::Responses, element.place.clone(), FactValue::text("several"));
        for response in &responses {
            let child = self.response(&element.path, (ElementKind::Response, Namespace::Response), response);
            element.push(child);
        }
    }

    /// Adds the responses to a request that fails. An operation with such responses has a type for them.
    pub(super) fn errors(&self, element: &mut Element, operation: &Operation<'_>) {
        if !operation.errors.is_empty() {
            element.add(Attribute::Fails, element.place.clone(), FactValue::text("true"));
        }
        for error in &operation.errors {
            let error = Documented::error(error);
            let child = self.response(&element.path, (ElementKind::ErrorResponse, Namespace::Error), &error);
            element.push(child);
        }
    }

    fn response(
        &self,
        owner: &ElementPath,
        (kind, namespace): (ElementKind, Namespace),
        response: &Documented<'_>,
    ) -> Element {
        let path = owner.child(namespace, &response.status.to_string());
        let mut element = Element::new(kind, path, self.api.place(response.status.location()));
        self.response_body(&mut element, response);
        self.add_key(&mut element, Attribute::Doc, response.doc, |doc| FactValue::prose(doc));
        self.response_headers(&mut element, response.headers);
        element
    }

    fn response_body(&self, element: &mut Element, response: &Documented<'_>) {
        if let (Some(written), Some(body)) = (response.type_.given(), response.body) {
            self.add(element, Attribute::Response, written, self.type_of(body, written));
        }
    }

    fn response_headers(&self, element: &mut Element, headers: &[ResponseHeader<'_>]) {
        for header in headers {
            let spec::ResponseHeader { name, type_, doc, rust_name, sensitive } = header.spec.get();
            let path = element.path.child(Namespace::ResponseHeader, name);
            let mut child = Element::new(ElementKind::ResponseHeader, path, self.api.place(name.location()));
            self.add(&mut child, Attribute::Type, type_, self.type_of(&header.header_type, type_));
            self.add(&mut child, Attribute::Doc, doc, FactValue::prose(doc));
            self.rust_name(&mut child, Role::Field, name, rust_name);
            self.add_flag(&mut child, Attribute::Sensitive, sensitive);
            element.push(child);
        }
    }

    /// Adds how the next request is made from a response.
    pub(super) fn pagination(&self, element: &mut Element, pagination: &Key<Pagination>) {
        let Some(written) = pagination.given() else { return };
        let Pagination { page, first, size, total, cursor, next, more, items } = written.get();
        let keys = [
            ("page", page.text().map(str::to_owned)),
            ("first", first.value().map(u32::to_string)),
            ("cursor", cursor.text().map(str::to_owned)),
            ("next", next.text().map(str::to_owned)),
            ("size", size.text().map(str::to_owned)),
            ("total", total.text().map(str::to_owned)),
            ("more", more.text().map(str::to_owned)),
            ("items", items.text().map(str::to_owned)),
        ];
        let keys = keys.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?)));
        let value = FactValue::text(keys.collect::<Vec<_>>().join(", "));
        self.add(element, Attribute::Pagination, written, value);
    }
}
