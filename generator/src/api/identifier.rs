//! Identifiers: texts that name something.

use super::{Api, Definition, Header, IdentifierId, JsonType, Part, Resolved};
use crate::spec::{self, Key, Source, Spanned};

parts! {
    /// A string newtype for identifiers.
    Identifier {
        header: Header<'s>,
        /// The identifiers that convert into it.
        alternatives: Vec<Resolved<IdentifierId>>,
    }
}

impl<'s> Part<'s> for Identifier<'s> {
    fn json(&self, _: &Api<'s>) -> Vec<JsonType> {
        vec![JsonType::String]
    }

    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        Some((&self.spec.get().source, &self.spec.get().observed))
    }

    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        self.alternatives.iter().flatten().map(|id| Definition::Identifier(*id)).collect()
    }
}
