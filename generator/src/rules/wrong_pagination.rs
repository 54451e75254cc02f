//! Checks the types of the parameters and fields of a pagination.

use super::Check;
use crate::api::{Api, Builtin, Definition, FieldPath, Operation, Pagination, Position, Type};
use crate::finding::Finding;
use crate::spec::{self, Key};

rule! {
    WRONG_PAGINATION "wrong-pagination" Error "The next request can be made from the parameters and fields of a pagination."
    Check::Api(check)
}

/// A noun phrase for what a key takes, and whether a type fits.
type Expected = (&'static str, fn(&Type) -> bool);

const INTEGER: Expected = ("an integer", |found| *found == Type::Builtin(Builtin::Integer));
const BOOLEAN: Expected = ("a boolean", |found| *found == Type::Builtin(Builtin::Boolean));
const LIST: Expected = ("a list", |found| matches!(found, Type::List(_)));

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for operation in &api.operations {
        let spec = operation.spec.get().pagination.value();
        if let (Some(Ok(pagination)), Some(spec)) = (&operation.pagination, spec) {
            findings.extend(violations(api, operation, pagination, spec).into_iter().flatten());
        }
    }
}

fn violations<'a>(
    api: &Api<'_>,
    operation: &'a Operation<'_>,
    pagination: &'a Pagination,
    spec: &spec::Pagination,
) -> Vec<Option<Finding>> {
    let parameter = |index: usize| operation.query[index].parameter_type.as_ref().ok();
    let field = |path: &'a Option<FieldPath>| path.as_ref().map(|path| &path.target);
    let check = |key, found, takes| wrong_type(api, key, found, takes);
    let mut found = vec![
        check(("size", &spec.size), pagination.size.and_then(parameter), INTEGER),
        check(("more", &spec.more), field(&pagination.more), BOOLEAN),
        check(("items", &spec.items), field(&pagination.items), LIST),
    ];
    match &pagination.position {
        Position::Page { parameter: page, first: _, total } => {
            found.push(check(("page", &spec.page), parameter(*page), INTEGER));
            found.push(check(("total", &spec.total), field(total), INTEGER));
        }
        Position::Cursor { parameter: cursor, next } => {
            found.push(parameter(*cursor).and_then(|cursor| unfit_cursor(api, spec, cursor, &next.target)));
        }
    }
    found
}

fn wrong_type(
    api: &Api<'_>,
    (key, written): (&str, &Key<String>),
    found: Option<&Type>,
    (takes, fits): Expected,
) -> Option<Finding> {
    let (written, _) = (written.given()?, found.filter(|found| !fits(found))?);
    let message = format!("`{key}` takes {takes}, and `{written}` is not one");
    let finding = Finding::new(&WRONG_PAGINATION, api.place(written.location()), message);
    Some(finding.label(format!("expected {takes}")).help("name another one, or correct its type"))
}

/// The next cursor becomes the value of the parameter. Texts and identifiers can be converted to one another.
fn unfit_cursor(api: &Api<'_>, spec: &spec::Pagination, cursor: &Type, next: &Type) -> Option<Finding> {
    if cursor == next || is_text(cursor) && is_text(next) {
        return None;
    }
    let (cursor, next) = (spec.cursor.given()?, spec.next.given()?);
    let message = format!("`{next}` is not of the type of `{cursor}`, which it is the next value of");
    let finding = Finding::new(&WRONG_PAGINATION, api.place(next.location()), message).label("of another type");
    let help = "name a field of the same type, or correct one of the types; texts and identifiers are interchangeable";
    Some(finding.related(api.place(cursor.location()), "the parameter").help(help))
}

fn is_text(found: &Type) -> bool {
    matches!(found, Type::Builtin(Builtin::String | Builtin::Uri) | Type::Named(Definition::Identifier(_)))
}
