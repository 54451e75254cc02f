//! The next request of a paginated operation.

use super::parameters::Parameters;
use super::view::View;

/// The keys from a body to a value in it. From a list, they lead on from its last element.
pub(crate) type FieldPath = &'static [&'static str];

/// How the next request is made from a response.
pub(crate) struct Pagination {
    /// The index of the parameter that says where the response begins in the list.
    pub(crate) parameter: usize,
    pub(crate) position: Position,
    /// A boolean that is true if there is a next request.
    pub(crate) more: Option<FieldPath>,
    /// The list of the elements. If it is empty, there is no next request.
    pub(crate) items: Option<FieldPath>,
}

/// What the parameter is.
pub(crate) enum Position {
    /// The number of a page.
    Page {
        /// The number of the first page.
        first: i64,
        /// The number of pages.
        total: Option<FieldPath>,
    },
    /// A cursor, which the response gives.
    Cursor { next: FieldPath },
}

impl Pagination {
    /// The value of the parameter in the next request.
    pub(crate) fn next<'a>(&self, request: &dyn Parameters, response: &dyn Fn() -> View<'a>) -> Option<String> {
        let at = |path: FieldPath| find(response(), path);
        if self.more.is_some_and(|path| !matches!(at(path), Some(View::Boolean(true)))) {
            return None;
        }
        if self.items.is_some_and(|path| at(path).is_none_or(|items| is_empty(&items))) {
            return None;
        }
        match self.position {
            Position::Cursor { next } => {
                let current = request.parameter(self.parameter).and_then(View::into_text);
                let next = last_element(at(next)?)?.into_text()?;
                // The cursor of this request would lead to the same response for ever.
                (!next.is_empty() && current != Some(next.clone())).then(|| next.into_owned())
            }
            Position::Page { first, total } => {
                let number = |view: View<'_>| view.into_text()?.parse::<i64>().ok();
                let current = request.parameter(self.parameter).map_or(Some(first), number)?;
                // Numbers of pages may begin with 0, their count does not.
                let is_last = |pages: i64| current.saturating_sub(first).saturating_add(1) >= pages;
                let is_end = total.is_some_and(|path| at(path).and_then(number).is_none_or(is_last));
                if is_end { None } else { Some(current.checked_add(1)?.to_string()) }
            }
        }
    }
}

/// The value at a path in a body.
fn find<'a>(body: View<'a>, path: &[&str]) -> Option<View<'a>> {
    let mut value = body;
    for key in path {
        value = match last_element(value)? {
            View::Record(record) => record.view(record.metadata().keys.iter().position(|one| one == key)?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// The last element of a list, or any other value itself.
fn last_element(value: View<'_>) -> Option<View<'_>> {
    match value {
        View::List(list) => list.count().checked_sub(1).map(|last| list.element(last)),
        other => Some(other),
    }
}

fn is_empty(value: &View<'_>) -> bool {
    match value {
        View::List(list) => list.count() == 0,
        _ => true,
    }
}
