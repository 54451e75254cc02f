//! Operations: requests that the vendor answers.

use super::{Api, Definition, Header, ModuleId, Pagination, Part, Resolved, Server, Type, Unresolved};
use crate::spec::{self, Encoding, Lines, ListStyle, Source, Spanned};

parts! {
    /// A request to the vendor's API.
    Operation {
        header: Header<'s>,
        /// The parsed path; `Err` if its braces are unbalanced.
        segments: Resolved<Vec<PathSegment>>,
        parameters: Vec<Parameter<'s>>,
        query: Vec<QueryParameter<'s>>,
        headers: Vec<RequestHeader<'s>>,
        authentication: Option<Resolved<Credentials<'s>>>,
        body: Option<RequestBody<'s>>,
        /// The responses to a successful request: those under `responses`, or the one under `response`.
        responses: Vec<Response<'s>>,
        errors: Vec<ErrorResponse<'s>>,
        pagination: Option<Resolved<Pagination>>,
    }

    /// A parameter of the path.
    Parameter {
        /// A scalar type.
        parameter_type: Resolved<Type>,
    }

    /// A parameter of the query.
    QueryParameter {
        /// A scalar type, or a list of one.
        parameter_type: Resolved<Type>,
    }

    /// A header of a request.
    RequestHeader {
        value: Resolved<HeaderValue<'s>>,
    }

    /// The body of a request.
    RequestBody {
        /// A type of objects, or a list of one.
        body_type: Resolved<Type>,
    }

    /// The response to a successful request.
    Response {
        /// A type of objects, or a list of one; `None` if the response has no body.
        body: Option<Resolved<Type>>,
        headers: Vec<ResponseHeader<'s>>,
    }

    /// The response to a request that fails.
    ErrorResponse {
        /// A type of objects, or a list of one; `None` if the page does not describe the body.
        body: Option<Resolved<Type>>,
        headers: Vec<ResponseHeader<'s>>,
    }

    /// A header of a response.
    ResponseHeader {
        /// A scalar type.
        header_type: Resolved<Type>,
    }
}

/// A segment of the path of an operation.
#[derive(Clone, Debug)]
pub(crate) enum PathSegment {
    Text(String),
    /// The index of a parameter.
    Parameter(usize),
}

/// The value of a header of a request.
#[derive(Debug)]
pub(crate) enum HeaderValue<'s> {
    /// The same with each request.
    Fixed(&'s Spanned<String>),
    /// Given with each request: its type, a scalar.
    Given(Type),
}

/// What a client authenticates with.
#[derive(Debug)]
pub(crate) enum Credentials<'s> {
    /// A user name and a password, by the vendor's terms.
    Basic { username: &'s Spanned<String>, password: &'s Spanned<String> },
    /// A token in the header `Authorization`.
    Bearer,
    /// Values of headers with these names.
    Headers(Vec<&'s Spanned<String>>),
    /// Values of parameters of the query with these names.
    Query(Vec<&'s Spanned<String>>),
}

impl<'s> Credentials<'s> {
    /// Whether they are in the header `Authorization`.
    pub(crate) fn is_authorization(&self) -> bool {
        match self {
            Self::Basic { .. } | Self::Bearer => true,
            Self::Headers(_) | Self::Query(_) => false,
        }
    }

    /// The names of the vendor's own headers that hold them.
    pub(crate) fn header_names(&self) -> &[&'s Spanned<String>] {
        match self {
            Self::Headers(names) => names,
            Self::Basic { .. } | Self::Bearer | Self::Query(_) => &[],
        }
    }

    /// The names of the parameters of the query that hold them.
    pub(crate) fn query_names(&self) -> &[&'s Spanned<String>] {
        match self {
            Self::Query(names) => names,
            Self::Basic { .. } | Self::Bearer | Self::Headers(_) => &[],
        }
    }
}

impl QueryParameter<'_> {
    /// How a list is written.
    pub(crate) fn list_style(&self) -> ListStyle {
        self.style.value().copied().unwrap_or_default()
    }
}

impl RequestHeader<'_> {
    /// The type of the value, if it is given with each request.
    pub(crate) fn given_type(&self) -> Resolved<Type> {
        match &self.value {
            Ok(HeaderValue::Given(given)) => Ok(given.clone()),
            Ok(HeaderValue::Fixed(_)) | Err(Unresolved) => Err(Unresolved),
        }
    }
}

impl RequestBody<'_> {
    /// How the body is written.
    pub(crate) fn encoding(&self) -> Encoding {
        self.spec.get().encoding.value().copied().unwrap_or_default()
    }
}

impl ResponseHeader<'_> {
    /// Whether both have the same type and the same name in Rust.
    pub(crate) fn has_type_of(&self, other: &Self) -> bool {
        self.header_type == other.header_type && self.rust_name.text() == other.rust_name.text()
    }
}

impl<'s> Operation<'s> {
    /// What the client authenticates with, if it is resolved.
    pub(crate) fn credentials(&self) -> Option<&Credentials<'s>> {
        self.authentication.as_ref()?.as_ref().ok()
    }

    /// The bodies of all responses, successes before errors.
    fn response_types(&self) -> impl Iterator<Item = &Type> {
        let successes = self.responses.iter().map(|response| &response.body);
        let bodies = successes.chain(self.errors.iter().map(|error| &error.body));
        bodies.filter_map(|body| body.as_ref()?.as_ref().ok())
    }

    /// Whether a request takes more than the parameters of its path, so that its struct is `non_exhaustive`.
    pub(crate) fn takes_more_than_path(&self) -> bool {
        let has_given_header = self.headers.iter().any(|header| matches!(header.value, Ok(HeaderValue::Given(_))));
        !self.query.is_empty() || self.body.is_some() || has_given_header
    }

    /// The types of what a request takes.
    fn request_types(&self) -> impl Iterator<Item = &Type> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.parameter_type);
        let query = self.query.iter().map(|parameter| &parameter.parameter_type);
        let body = self.body.iter().map(|body| &body.body_type);
        let headers = self.headers.iter().filter_map(|header| match &header.value {
            Ok(HeaderValue::Given(given)) => Some(given),
            Ok(HeaderValue::Fixed(_)) | Err(_) => None,
        });
        parameters.chain(query).chain(body).flatten().chain(headers)
    }

    /// The headers of each response, successes before errors.
    pub(crate) fn headers_by_response(&self) -> impl Iterator<Item = &[ResponseHeader<'s>]> {
        let successes = self.responses.iter().map(|response| response.headers.as_slice());
        successes.chain(self.errors.iter().map(|error| error.headers.as_slice()))
    }

    /// The headers of all responses, successes before errors.
    pub(crate) fn response_headers(&self) -> impl Iterator<Item = &ResponseHeader<'s>> {
        self.headers_by_response().flatten()
    }
}

impl<'s> Api<'s> {
    /// The servers that the operations of a module can be sent to: its own, or else those at the root.
    pub(crate) fn servers_for(&self, module: Option<ModuleId>) -> impl Iterator<Item = &Server<'s>> {
        let has_own = self.servers.iter().any(|server| server.module == module);
        let owner = if has_own { module } else { None };
        self.servers.iter().filter(move |server| server.module == owner)
    }
}

impl<'s> Part<'s> for Operation<'s> {
    fn sources(&self) -> Vec<&'s Spanned<Source>> {
        vec![&self.spec.get().source]
    }

    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        let headers = self.response_headers().filter_map(|header| header.header_type.as_ref().ok());
        self.request_types().chain(self.response_types()).chain(headers).filter_map(Type::definition).collect()
    }

    fn member_lines(&self, _: &Api<'s>, name: &str) -> Option<Lines> {
        let parameters = self.parameters.iter().map(|one| (&one.name, one.spec.lines()));
        let query = self.query.iter().map(|one| (&one.name, one.spec.lines()));
        let headers = self.headers.iter().map(|one| (&one.name, one.spec.lines()));
        let answered = self.response_headers().map(|one| (&one.name, one.spec.lines()));
        let mut members = parameters.chain(query).chain(headers).chain(answered);
        members.find(|(member, _)| **member == *name).map(|(_, lines)| lines)
    }
}
