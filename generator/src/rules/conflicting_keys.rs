//! Checks the keys of operations that exclude each other, or that need another one.

use super::Check;
use crate::api::{Api, Operation, QueryParameter, RequestBody, RequestHeader, Type};
use crate::finding::Finding;
use crate::spec::{Authentication, Encoding, Key, ListStyle, Location, Method, Pagination, Scheme, Spanned};

rule! {
    CONFLICTING_KEYS "conflicting-keys" Error "Keys of an operation do not exclude each other."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for operation in &api.operations {
        let spec = operation.spec.get();
        findings.extend(responses(api, operation));
        findings.extend(bodies(api, operation));
        findings.extend(operation.body.as_ref().and_then(|body| form(api, body)));
        findings.extend(operation.query.iter().filter_map(|parameter| style(api, parameter)));
        findings.extend(operation.headers.iter().filter_map(|header| fixed_header(api, header)));
        findings.extend(spec.authentication.value().and_then(|one| credentials(api, one)));
        findings.extend(spec.pagination.value().and_then(|one| pagination(api, one)));
    }
}

fn responses(api: &Api<'_>, operation: &Operation<'_>) -> Option<Finding> {
    let spec = operation.spec.get();
    let both = (spec.response.key_location()?, spec.responses.key_location()?);
    let help = "move the response to `responses`, or keep one of them";
    Some(conflict(api, "an operation has `response` or `responses`".to_owned(), both, help))
}

/// Checks that no response without a body has a type: HTTP allows none for some statuses, and none for `HEAD`.
fn bodies(api: &Api<'_>, operation: &Operation<'_>) -> Vec<Finding> {
    let successes = operation.responses.iter().map(|response| (&response.status, &response.type_));
    let all = successes.chain(operation.errors.iter().map(|error| (&error.status, &error.type_)));
    let without_body = |(status, type_): (&Spanned<u16>, &Key<String>)| {
        let typed = type_.key_location()?;
        let (what, because) = match **status {
            _ if *operation.method.get() == Method::Head => ("to HEAD".to_owned(), operation.method.location()),
            number @ (204 | 205 | 304) => (format!("with status {number}"), status.location()),
            _ => return None,
        };
        let message = format!("a response {what} has no body");
        Some(conflict(api, message, (because, typed), "remove `type`, or correct the status or the method"))
    };
    all.filter_map(without_body).collect()
}

fn form(api: &Api<'_>, body: &RequestBody<'_>) -> Option<Finding> {
    let is_list = matches!(body.body_type, Ok(Type::List(_)));
    let encoding = body.spec.get().encoding.given().filter(|encoding| ***encoding == Encoding::Form && is_list)?;
    let message = "a form has names, and the elements of a list have none".to_owned();
    let both = (encoding.location(), body.type_.location());
    Some(conflict(api, message, both, "write the name of a struct whose fields are those of the form"))
}

fn style(api: &Api<'_>, parameter: &QueryParameter<'_>) -> Option<Finding> {
    let style = parameter.style.key_location()?;
    let name = &parameter.name;
    if !matches!(parameter.parameter_type.as_ref().ok()?, Type::List(_)) {
        let message = format!("`style` says how a list is written, and `{name}` is no list");
        let help = "remove `style`, or write `list<…>` as the type";
        return Some(conflict(api, message, (parameter.type_.location(), style), help));
    }
    let has_brackets = parameter.list_style() == ListStyle::Brackets && name.ends_with("[]");
    has_brackets.then(|| {
        let message = format!("`{name}` would be sent as `{name}[]`");
        conflict(api, message, (name.location(), style), "remove `style`, or the brackets from the name")
    })
}

fn fixed_header(api: &Api<'_>, header: &RequestHeader<'_>) -> Option<Finding> {
    let spec = header.spec.get();
    let value = spec.value.key_location()?;
    let keys = [
        ("type", spec.type_.key_location()),
        ("required", spec.required.key_location()),
        ("rust_name", spec.rust_name.key_location()),
        ("sensitive", spec.sensitive.key_location()),
    ];
    let (key, location) = keys.into_iter().find_map(|(key, location)| Some((key, location?)))?;
    let message = format!("`{}` has a `value` that is the same in each request, and `{key}`", header.name);
    let help = "keep `value`, or keep `type` and what else belongs to a value that is given with each request";
    Some(conflict(api, message, (value, location), help))
}

fn credentials(api: &Api<'_>, authentication: &Authentication) -> Option<Finding> {
    let Authentication { scheme, username, password, names } = authentication;
    let pair = [("username", username.key_location()), ("password", password.key_location())];
    let names = [("names", names.key_location())];
    let (excluded, help) = match scheme.get() {
        Scheme::Basic => (&names[..], "remove `names`, or write `scheme: headers` or `scheme: query`"),
        Scheme::Bearer => (&[pair[0], pair[1], names[0]][..], "remove it: the only credential is a token"),
        Scheme::Headers | Scheme::Query => (&pair[..], "list the names under `names`, or write `scheme: basic`"),
    };
    let (key, location) = excluded.iter().find_map(|(key, location)| Some((key, (*location)?)))?;
    let message = format!("the scheme `{}` has no `{key}`", scheme.name());
    Some(conflict(api, message, (scheme.location(), location), help))
}

fn pagination(api: &Api<'_>, pagination: &Pagination) -> Option<Finding> {
    let Pagination { page, first, size: _, total, cursor, next, more: _, items: _ } = pagination;
    let by_page = [
        ("page", page.key_location()),
        ("first", first.key_location()),
        ("total", total.key_location()),
    ];
    let (by, of, others) = match (page.key_location(), cursor.key_location()) {
        (_, Some(cursor)) => ("cursor", cursor, &by_page[..]),
        (Some(page), None) => ("page", page, &[("next", next.key_location())][..]),
        (None, None) => return None,
    };
    let (key, location) = others.iter().find_map(|(key, location)| Some((key, (*location)?)))?;
    let message = format!("a pagination with `{by}` has no `{key}`");
    let help = "a pagination by page number has `page`, and perhaps `first` and `total`; one by cursor has `cursor` \
                and `next`";
    Some(conflict(api, message, (of, location), help))
}

/// The finding on the second of two locations that contradict each other.
fn conflict(api: &Api<'_>, message: String, (first, second): (Location, Location), help: &str) -> Finding {
    Finding::new(&CONFLICTING_KEYS, api.place(second), message)
        .label("conflicts")
        .related(api.place(first), "with this")
        .help(help)
}
