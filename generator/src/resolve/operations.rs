//! Resolves operations: what a request takes, and what it is answered with.

use super::grammar::{Reference, type_reference};
use super::messages::{BODY, HEADER, PARAMETER, QUERY};
use super::{Declare, Declared, Resolver};
use crate::api::{
    Credentials, ErrorResponse, Header, HeaderValue, ModuleId, Operation, Parameter, QueryParameter, RequestBody,
    RequestHeader, Resolved, Response, ResponseHeader, Type, Unresolved,
};
use crate::finding::Finding;
use crate::rules;
use crate::spec::{self as spec, Key, List, Location, Scheme, Spanned};

impl<'s> Declare<'s> for Spanned<spec::Operation> {
    type Part = Operation<'s>;

    fn references(&self) -> Vec<Reference<'_>> {
        self.written_types().filter_map(|name| type_reference(name)).collect()
    }

    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> Operation<'s> {
        resolver.operation(declared.header, self)
    }
}

impl<'s> Resolver<'s, '_> {
    /// Resolves an operation, except for its pagination, which needs the fields of all structs.
    fn operation(&mut self, header: Header<'s>, operation: &'s Spanned<spec::Operation>) -> Operation<'s> {
        let spec = operation.get();
        let module = header.module;
        Operation {
            spec: operation,
            header,
            parameters: self.parameters(module, &spec.parameters),
            query: self.query(module, &spec.query),
            headers: spec.headers.iter().map(|header| self.request_header(module, header)).collect(),
            authentication: spec.authentication.given().map(|one| self.credentials(one)),
            body: spec.body.given().map(|body| self.request_body(module, body)),
            responses: self.responses(module, spec),
            errors: spec.errors.iter().map(|error| self.error(module, error)).collect(),
            pagination: None,
            segments: self.path(operation),
        }
    }

    fn parameters(&mut self, module: Option<ModuleId>, parameters: &'s List<spec::Parameter>) -> Vec<Parameter<'s>> {
        let resolve = |parameter: &'s Spanned<spec::Parameter>| {
            let parameter_type = self.sent_type(module, &parameter.get().type_, PARAMETER);
            Parameter { spec: parameter, parameter_type }
        };
        parameters.iter().map(resolve).collect()
    }

    fn query(&mut self, module: Option<ModuleId>, query: &'s List<spec::QueryParameter>) -> Vec<QueryParameter<'s>> {
        let resolve = |parameter: &'s Spanned<spec::QueryParameter>| {
            let parameter_type = self.sent_type(module, &parameter.get().type_, QUERY);
            QueryParameter { spec: parameter, parameter_type }
        };
        query.iter().map(resolve).collect()
    }

    fn request_header(
        &mut self,
        module: Option<ModuleId>,
        header: &'s Spanned<spec::RequestHeader>,
    ) -> RequestHeader<'s> {
        let spec::RequestHeader { name, value, type_, .. } = header.get();
        let value = match (value, type_) {
            (Key::Given(value), _) => Ok(HeaderValue::Fixed(value)),
            (Key::Absent, Key::Given(type_)) => self.sent_type(module, type_, HEADER).map(HeaderValue::Given),
            (Key::Absent, Key::Absent) => {
                let help =
                    "add `value:` if it is the same in each request, or `type:` if it is given with each request";
                self.missing_key(name.location(), &format!("the header `{name}`"), "`value` or `type`", help);
                Err(Unresolved)
            }
            (Key::Invalid(_), _) | (Key::Absent, Key::Invalid(_)) => Err(Unresolved),
        };
        RequestHeader { spec: header, value }
    }

    fn credentials(&mut self, authentication: &'s Spanned<spec::Authentication>) -> Resolved<Credentials<'s>> {
        let spec::Authentication { scheme, username, password, names } = authentication.get();
        match scheme.get() {
            Scheme::Basic => {
                let username = self.credential(scheme, "username", username);
                let password = self.credential(scheme, "password", password);
                Ok(Credentials::Basic { username: username?, password: password? })
            }
            Scheme::Bearer => Ok(Credentials::Bearer),
            Scheme::Headers => self.credential_names(scheme, names).map(Credentials::Headers),
            Scheme::Query => self.credential_names(scheme, names).map(Credentials::Query),
        }
    }

    fn credential(
        &mut self,
        scheme: &Spanned<Scheme>,
        key: &str,
        value: &'s Key<String>,
    ) -> Resolved<&'s Spanned<String>> {
        if value.is_absent() {
            let help = format!("add `{key}:` with the vendor's term for it");
            self.missing_key(scheme.location(), &format!("`{}`", scheme.name()), &format!("`{key}`"), &help);
        }
        value.given().ok_or(Unresolved)
    }

    fn credential_names(
        &mut self,
        scheme: &Spanned<Scheme>,
        names: &'s List<String>,
    ) -> Resolved<Vec<&'s Spanned<String>>> {
        if !names.is_written() {
            let what = if *scheme.get() == Scheme::Headers { "headers" } else { "parameters of the query" };
            let help = format!("add `names: [ … ]` with the names of the {what} that hold the credentials");
            self.missing_key(scheme.location(), &format!("`{}`", scheme.name()), "`names`", &help);
        }
        if names.is_empty() { Err(Unresolved) } else { Ok(names.iter().collect()) }
    }

    fn request_body(&mut self, module: Option<ModuleId>, body: &'s Spanned<spec::RequestBody>) -> RequestBody<'s> {
        let body_type = self.sent_type(module, &body.get().type_, BODY);
        RequestBody { spec: body, body_type }
    }

    fn responses(&mut self, module: Option<ModuleId>, operation: &'s spec::Operation) -> Vec<Response<'s>> {
        let spec::Operation { name, response, responses, .. } = operation;
        if response.is_absent() && !responses.is_written() {
            let help = "add `response: { status: …, type: … }`, or `responses` if there are several";
            self.missing_key(name.location(), &format!("`{name}`"), "`response`", help);
        }
        let listed = responses.iter().chain(response.given());
        listed.map(|response| self.response(module, response)).collect()
    }

    fn response(&mut self, module: Option<ModuleId>, response: &'s Spanned<spec::Response>) -> Response<'s> {
        let spec::Response { type_, headers, .. } = response.get();
        Response {
            spec: response,
            body: self.response_body(module, type_),
            headers: self.response_headers(module, headers),
        }
    }

    fn error(&mut self, module: Option<ModuleId>, error: &'s Spanned<spec::ErrorResponse>) -> ErrorResponse<'s> {
        let spec::ErrorResponse { type_, headers, .. } = error.get();
        ErrorResponse {
            spec: error,
            body: self.response_body(module, type_),
            headers: self.response_headers(module, headers),
        }
    }

    fn response_body(&mut self, module: Option<ModuleId>, written: &'s Key<String>) -> Option<Resolved<Type>> {
        match written {
            Key::Absent => None,
            Key::Invalid(_) => Some(Err(Unresolved)),
            Key::Given(written) => Some(self.sent_type(module, written, BODY)),
        }
    }

    fn response_headers(
        &mut self,
        module: Option<ModuleId>,
        headers: &'s List<spec::ResponseHeader>,
    ) -> Vec<ResponseHeader<'s>> {
        let resolve = |header: &'s Spanned<spec::ResponseHeader>| {
            let header_type = self.sent_type(module, &header.get().type_, HEADER);
            ResponseHeader { spec: header, header_type }
        };
        headers.iter().map(resolve).collect()
    }

    /// Reports a key that is missing because of the other keys.
    pub(super) fn missing_key(&mut self, location: Location, owner: &str, key: &str, help: &str) {
        let message = format!("{owner} lacks the key {key}");
        let finding = Finding::new(&rules::MISSING_KEY, self.spec.place(location), message);
        self.findings.push(finding.label(format!("has no {key}")).help(help));
    }
}
