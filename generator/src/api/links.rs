//! What links definitions: fields that correspond, and structs that are made of others.

use super::{FieldOf, Resolved, StructureId};
use crate::spec::{self, Spanned};

parts! {
    /// Fields of different structs that carry the same fact.
    Correspondence {
        /// The fields, in the order of the spec.
        sides: Vec<Resolved<FieldOf>>,
    }

    /// A conversion of one struct into another.
    Conversion {
        source: Resolved<StructureId>,
        target: Resolved<StructureId>,
        /// The fields that are copied.
        pairs: Vec<Pair>,
    }
}

/// A field that a conversion copies, by its indices in the members of both structs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) source: usize,
    pub(crate) target: usize,
    /// Index of the correspondence that pairs the fields.
    pub(crate) correspondence: usize,
}
