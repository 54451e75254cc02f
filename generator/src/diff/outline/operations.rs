//! Operations and limits.

use super::{Aspect, Builder, Kind, Part, Path, Space, Value};
use crate::load::At;
use crate::names::Role;
use crate::spec::{
    Authentication, Exceeded, Feature, Header, Limit, Method, Operation, Parameter, Response, Scheme, Unit,
};
use crate::template::{self, Segment};

impl Builder<'_> {
    pub(super) fn operation(&self, path: Path, operation: &Operation, at: At<'_>) -> Part {
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
        let mut part = Part::new(Kind::Operation, path, at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.origin(at, Some(source), &[], None);
        part.state(Aspect::Method, at.key("method"), Value::text(method_name(*method)));
        part.state(Aspect::RequestPath, at.key("path"), request_path(&part.path, request));
        part.maybe(Aspect::Server, at.key("server"), server.as_ref().map(Value::text));
        self.authentication(&mut part, authentication.as_ref(), at.key("authentication"));
        let Response { status, type_ } = response;
        let response = at.key("response");
        part.state(Aspect::Status, response.key("status"), Value::text(status.to_string()));
        part.state(Aspect::Response, response.key("type"), self.named(part.path.module(), type_));
        for (index, parameter) in parameters.iter().enumerate() {
            let parameter = self.parameter(&part.path, parameter, at.key("parameters").item(index));
            part.take(parameter);
        }
        for (index, header) in headers.iter().enumerate() {
            let at = at.key("headers").item(index);
            let Header { name, value, doc } = header;
            let mut header = Part::new(Kind::Header, part.path.child(Space::Header, name), at);
            header.state(Aspect::HeaderValue, at.key("value"), Value::text(value));
            header.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
            part.take(header);
        }
        part
    }

    /// Whether a caller has to show credentials, and what these are called.
    fn authentication(&self, part: &mut Part, authentication: Option<&Authentication>, at: At<'_>) {
        part.flag(Aspect::Requestable, at, self.loaded.spec.package.features.contains(&Feature::Http));
        let Some(Authentication { scheme: Scheme::Basic, username, password }) = authentication else { return };
        part.state(Aspect::Authentication, at.key("scheme"), Value::text("basic"));
        let words = format!("basic, with {username} and {password}");
        part.state(Aspect::Credentials, at.key("username"), Value::text(words));
    }

    fn parameter(&self, owner: &Path, parameter: &Parameter, at: At<'_>) -> Part {
        let Parameter { name, rust_name, type_, doc } = parameter;
        let mut part = Part::new(Kind::Parameter, owner.child(Space::Parameter, name), at);
        part.state(Aspect::Type, at.key("type"), self.named(owner.module(), type_));
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.rust_name(at, Role::Field, name, rust_name.as_deref());
        part
    }

    pub(super) fn limit(path: Path, limit: &Limit, at: At<'_>) -> Part {
        let Limit { name: _, doc, source, value, unit, exceeded, exception } = limit;
        let mut part = Part::new(Kind::Limit, path, at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.origin(at, Some(source), &[], None);
        part.state(Aspect::Amount, at.key("value"), Value::text(amount(*value, *unit)));
        if let Some(Exceeded { status, reason }) = exceeded {
            part.state(Aspect::Answer, at.key("exceeded").key("status"), Value::text(status.to_string()));
            part.state(Aspect::Reason, at.key("exceeded").key("reason"), Value::text(reason));
        }
        part.maybe(Aspect::Terms, at.key("exception"), exception.as_deref().map(Value::prose));
        part
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

fn request_path(operation: &Path, written: &str) -> Value {
    let Ok(segments) = template::parse(written) else { return Value::text(written) };
    let mut value = Value::default();
    for segment in segments {
        match segment {
            Segment::Text(text) => value.push(&text),
            Segment::Placeholder(name) => value.push_slot(operation.child(Space::Parameter, &name)),
        }
    }
    value
}

/// A limit as it is emitted: a number of things, or of seconds, however the page counts them.
fn amount(value: u64, unit: Unit) -> String {
    match unit {
        Unit::Count => value.to_string(),
        Unit::Seconds => format!("{value} seconds"),
        Unit::Minutes => format!("{} seconds", value.saturating_mul(60)),
        Unit::Hours => format!("{} seconds", value.saturating_mul(60 * 60)),
    }
}
