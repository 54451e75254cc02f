//! What links definitions: fields that correspond, and structs that are made of others.

use super::{FieldOf, Resolved, StructureId};
use crate::spec::{self, Spanned};

parts! {
    /// Fields of different structs that hold the same fact.
    Correspondence {
        /// The fields, in the order of the spec.
        sides: Vec<Resolved<FieldOf>>,
    }

    /// A struct that can be made of another.
    Conversion {
        source: Resolved<StructureId>,
        target: Resolved<StructureId>,
        /// What is carried over: fields by their position, with the correspondence that pairs them.
        pairs: Vec<Pair>,
    }
}

/// Two fields, one of which is carried over to the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) source: usize,
    pub(crate) target: usize,
    /// Position of the correspondence among those of the API.
    pub(crate) correspondence: usize,
}
