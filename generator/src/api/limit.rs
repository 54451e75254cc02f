//! Limits: numbers that the vendor enforces or promises.

use super::{Api, Definition, Header, JsonType, Part};
use crate::spec::{self, Key, Lines, Source, Spanned};

parts! {
    /// A numeric limit that the vendor enforces or promises.
    Limit {
        header: Header<'s>,
    }
}

impl<'s> Part<'s> for Limit<'s> {
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
        Vec::new()
    }

    fn member_lines(&self, _: &Api<'s>, _: &str) -> Option<Lines> {
        None
    }
}
