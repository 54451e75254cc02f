//! Lowers pagination: the paths to fields of the response become keys.

use crate::api::{self, Api, Operation, Resolved, Step};
use crate::model::{FieldPath, Pagination, Position};

pub(super) fn lower(api: &Api<'_>, operation: &Operation<'_>) -> Resolved<Option<Pagination>> {
    let Some(pagination) = &operation.pagination else { return Ok(None) };
    let pagination = pagination.as_ref().map_err(|unresolved| *unresolved)?;
    let path = |path: &api::FieldPath| keys(api, path);
    let optional = |field: &Option<api::FieldPath>| field.as_ref().map(path);
    let (parameter, position) = match &pagination.position {
        api::Position::Page { parameter, first, total } => {
            (*parameter, Position::Page { first: *first, total: optional(total) })
        }
        api::Position::Cursor { parameter, next } => (*parameter, Position::Cursor { next: path(next) }),
    };
    let success = operation.responses.iter().position(|response| response.body.is_some()).unwrap_or_default();
    Ok(Some(Pagination {
        // The parameters of the query follow those of the path.
        parameter: operation.parameters.len() + parameter,
        success,
        position,
        more: optional(&pagination.more),
        items: optional(&pagination.items),
    }))
}

/// The keys on a path. The step to the last element of a list needs none: nothing else follows a list.
fn keys(api: &Api<'_>, path: &api::FieldPath) -> FieldPath {
    let key = |step: &Step| match step {
        Step::Field(field) => Some(api.field(*field).name.to_string()),
        Step::Content(envelope) => Some(api[*envelope].content.key.to_string()),
        Step::Page(envelope) => Some(api[*envelope].page_key().to_owned()),
        Step::Last => None,
    };
    path.steps.iter().filter_map(key).collect()
}
