//! Limits: numbers that the vendor enforces or promises.

use super::{Header, Part};
use crate::spec::{self, Source, Spanned};

parts! {
    /// A numeric limit that the vendor enforces or promises.
    Limit {
        header: Header<'s>,
    }
}

impl<'s> Part<'s> for Limit<'s> {
    fn sources(&self) -> Vec<&'s Spanned<Source>> {
        vec![&self.spec.get().source]
    }
}
