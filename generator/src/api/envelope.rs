//! Envelopes: objects that only wrap another value.

use super::{Api, Definition, Header, JsonType, Part, Resolved, StructureId, Type};
use crate::spec::{self, Key, Source, Spanned};

parts! {
    /// A JSON object that only wraps another value.
    Envelope {
        header: Header<'s>,
        content_type: Resolved<Type>,
        /// The struct under the key `pagination`, beside the content.
        page: Option<Resolved<StructureId>>,
    }
}

impl Envelope<'_> {
    /// The key of the struct that says which part of a list this is.
    pub(crate) fn page_key(&self) -> &str {
        self.pagination_key.text().unwrap_or("pagination")
    }
}

impl<'s> Part<'s> for Envelope<'s> {
    fn json(&self, _: &Api<'s>) -> Vec<JsonType> {
        vec![JsonType::Object]
    }

    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        Some((&self.spec.get().source, &self.spec.get().observed))
    }

    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        let content = self.content_type.as_ref().ok().and_then(Type::definition);
        let page = self.page.and_then(Result::ok).map(Definition::Structure);
        content.into_iter().chain(page).collect()
    }
}
