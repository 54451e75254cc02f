//! Operations: requests that the vendor answers.

use super::{Api, Definition, EnvelopeId, Header, IdentifierId, JsonType, Part, Resolved, StructureId};
use crate::spec::{self, Key, Lines, Source, Spanned};

parts! {
    /// A request to the vendor's API.
    Operation {
        header: Header<'s>,
        /// The parsed path; `Err` if its braces are unbalanced.
        segments: Resolved<Vec<PathSegment>>,
        /// The type of each parameter.
        parameter_types: Vec<Resolved<IdentifierId>>,
        body: Resolved<Body>,
    }
}

/// The type of a response body: a struct or an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    Structure(StructureId),
    Envelope(EnvelopeId),
}

impl Body {
    /// The definition.
    pub(crate) fn definition(self) -> Definition {
        match self {
            Self::Structure(id) => Definition::Structure(id),
            Self::Envelope(id) => Definition::Envelope(id),
        }
    }
}

/// A segment of the path of an operation.
#[derive(Clone, Debug)]
pub(crate) enum PathSegment {
    Text(String),
    /// The index of a parameter.
    Parameter(usize),
}

impl<'s> Part<'s> for Operation<'s> {
    fn json(&self) -> Option<JsonType> {
        None
    }

    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        None
    }

    fn sources(&self) -> Vec<&'s Spanned<Source>> {
        vec![&self.spec.get().source]
    }

    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        let parameters = self.parameter_types.iter().flatten().map(|id| Definition::Identifier(*id));
        parameters.chain(self.body.ok().map(Body::definition)).collect()
    }

    fn member_lines(&self, _: &Api<'s>, _: &str) -> Option<Lines> {
        None
    }
}
