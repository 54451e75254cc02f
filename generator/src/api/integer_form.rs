//! Integers that stand for the values of an enumeration.

use super::{Api, Definition, EnumerationId, Header, JsonType, Part, Resolved};
use crate::spec::{self, Key, Source, Spanned};

parts! {
    /// An integer newtype that identifies a value of an enumeration.
    IntegerForm {
        header: Header<'s>,
        /// The enumeration.
        target: Resolved<EnumerationId>,
        /// The index of the unique integer column that maps the integer to a value.
        target_column: Resolved<usize>,
    }
}

impl<'s> Part<'s> for IntegerForm<'s> {
    fn json(&self, _: &Api<'s>) -> Vec<JsonType> {
        vec![JsonType::Integer]
    }

    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        Some((&self.spec.get().source, &self.spec.get().observed))
    }

    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        self.target.map(Definition::Enumeration).into_iter().collect()
    }
}
