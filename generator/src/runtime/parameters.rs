//! Requests as lists of parameters: one encoder and one `Debug` for all of them.

use std::borrow::Cow;
use std::fmt;

use super::pairs::{ListStyle, Pairs};
use super::path::push_segment;
use super::template::Segment;
use super::view::View;

/// What is known of an operation at compile time.
pub(crate) struct Endpoint {
    /// Name of the operation.
    pub(crate) name: &'static str,
    pub(crate) method: Method,
    /// The path, whose arguments are indices of parameters.
    pub(crate) path: &'static [Segment],
    /// Headers with fixed values.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    /// The parameters, in the order of the fields of the request.
    pub(crate) parameters: &'static [Parameter],
    /// Names of the headers or of the parameters of the query that hold the credentials.
    pub(crate) credentials: &'static [&'static str],
}

/// An HTTP method.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
}

/// A parameter of a request.
pub(crate) struct Parameter {
    /// Its name on the wire.
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    /// Whether it must not be logged.
    pub(crate) sensitive: bool,
}

/// Where a request has a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query(ListStyle),
    Header,
    Body(Encoding),
}

/// How a body is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    Form,
}

impl Parameter {
    pub(crate) const fn new(name: &'static str, place: Place) -> Self {
        Self { name, place, sensitive: false }
    }

    /// A parameter that must not be logged.
    pub(crate) const fn sensitive(name: &'static str, place: Place) -> Self {
        Self { name, place, sensitive: true }
    }
}

impl Encoding {
    fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
        }
    }
}

/// A request whose parameters are accessed by their index in its [`Endpoint`].
pub(crate) trait Parameters {
    fn endpoint(&self) -> &'static Endpoint;
    /// The value of a parameter, if there is one.
    fn parameter(&self, index: usize) -> Option<View<'_>>;
}

/// Implements `Debug` for a request.
macro_rules! request {
    ($type:ty) => {
        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::describe_request(self, f)
            }
        }
    };
}
pub(crate) use request;

/// The parameters that have a value.
fn given(request: &dyn Parameters) -> impl Iterator<Item = (&'static Parameter, View<'_>)> {
    let parameters = request.endpoint().parameters.iter().enumerate();
    parameters.filter_map(|(index, parameter)| Some((parameter, request.parameter(index)?)))
}

/// The text of a parameter of the path.
fn argument(request: &dyn Parameters, index: usize) -> Cow<'_, str> {
    request.parameter(index).and_then(View::into_text).unwrap_or_default()
}

/// The path with the values of its parameters.
pub(crate) fn path(request: &dyn Parameters) -> String {
    let mut path = String::new();
    for segment in request.endpoint().path {
        match segment {
            Segment::Text(text) => path.push_str(text),
            Segment::Argument(index) => push_segment(&mut path, &argument(request, *index)),
        }
    }
    path
}

/// The name of a parameter of the path whose value is empty: the path is then that of another operation.
pub(crate) fn empty_argument(request: &dyn Parameters) -> Option<&'static str> {
    let endpoint = request.endpoint();
    endpoint.path.iter().find_map(|segment| match segment {
        Segment::Argument(index) if argument(request, *index).is_empty() => Some(endpoint.parameters[*index].name),
        Segment::Argument(_) | Segment::Text(_) => None,
    })
}

/// The parameters of the query.
pub(crate) fn query(request: &dyn Parameters) -> Pairs {
    let mut pairs = Pairs::default();
    for (parameter, value) in given(request) {
        if let Place::Query(style) = parameter.place {
            pairs.push_parameter(parameter.name, value, style);
        }
    }
    pairs
}

/// A header of a request.
pub(crate) struct Header<'a> {
    pub(crate) name: &'static str,
    pub(crate) value: Cow<'a, str>,
    pub(crate) sensitive: bool,
}

/// The headers, without those of the authentication.
pub(crate) fn headers(request: &dyn Parameters) -> impl Iterator<Item = Header<'_>> {
    let fixed = request.endpoint().headers.iter();
    let fixed = fixed.map(|(name, value)| Header { name, value: (*value).into(), sensitive: false });
    let given = given(request).filter_map(|(parameter, value)| {
        let (name, value) = match parameter.place {
            Place::Header => (parameter.name, value.into_text()?),
            Place::Body(encoding) => ("Content-Type", encoding.content_type().into()),
            Place::Path | Place::Query(_) => return None,
        };
        Some(Header { name, value, sensitive: parameter.sensitive })
    });
    fixed.chain(given)
}

/// The encoded body, which is empty if there is none.
pub(crate) fn encoded_body(request: &dyn Parameters) -> Result<Vec<u8>, serde_json::Error> {
    let body = given(request).find_map(|(parameter, value)| match parameter.place {
        Place::Body(encoding) => Some((encoding, value)),
        Place::Path | Place::Query(_) | Place::Header => None,
    });
    match body {
        None => Ok(Vec::new()),
        Some((Encoding::Json, value)) => serde_json::to_vec(&value),
        Some((Encoding::Form, value)) => {
            let mut pairs = Pairs::default();
            pairs.push_nested("", value);
            Ok(pairs.into_string().into_bytes())
        }
    }
}

/// Formats the parameters that have a value; those that are sensitive without the value.
pub(crate) fn describe_request(request: &dyn Parameters, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut fields = f.debug_struct(request.endpoint().name);
    for (parameter, value) in given(request) {
        if parameter.sensitive {
            fields.field(parameter.name, &format_args!("<redacted>"));
        } else {
            fields.field(parameter.name, &value);
        }
    }
    fields.finish()
}
