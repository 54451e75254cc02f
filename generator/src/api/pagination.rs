//! Pagination: how the next request is made from a response.

use super::{EnvelopeId, FieldOf, Type};

/// How the next request is made from a response.
#[derive(Debug)]
pub(crate) struct Pagination {
    pub(crate) position: Position,
    /// The index of the integer parameter of the query with the number of elements on a page.
    pub(crate) size: Option<usize>,
    /// A boolean field that is true if there is a next request.
    pub(crate) more: Option<FieldPath>,
    /// The list of the elements. If it is empty, there is no next request.
    pub(crate) items: Option<FieldPath>,
}

/// What a request says about its position in the list, and what the next one says.
#[derive(Debug)]
pub(crate) enum Position {
    /// The number of a page. The next request has the next number.
    Page {
        /// The index of an integer parameter of the query.
        parameter: usize,
        /// The number of the first page, which a request without the parameter gets.
        first: u32,
        /// The integer field with the number of pages.
        total: Option<FieldPath>,
    },
    /// A cursor, which the response gives.
    Cursor {
        /// The index of a parameter of the query.
        parameter: usize,
        /// The field with the next cursor. If it is absent, null or an empty text, there is no next request.
        next: FieldPath,
    },
}

/// A path from the body of the first response that has one to a value in it.
#[derive(Debug)]
pub(crate) struct FieldPath {
    pub(crate) steps: Vec<Step>,
    /// The type of the value.
    pub(crate) target: Type,
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To a field of a struct.
    Field(FieldOf),
    /// To the content of an envelope.
    Content(EnvelopeId),
    /// To the struct beside the content of an envelope.
    Page(EnvelopeId),
    /// To the last element of a list.
    Last,
}
