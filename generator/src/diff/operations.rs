//! Which operations take or give a definition: in a request, in a response, or in something that is part of one.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::{Attribute, Element, ElementKind, ElementPath, ElementTree};
use super::matching::definitions;

/// For each definition, the operations that it is sent with.
pub(super) struct Operations(BTreeMap<ElementPath, BTreeSet<ElementPath>>);

impl Operations {
    /// Those of both sides together.
    pub(super) fn of(trees: [&ElementTree<'_>; 2]) -> Self {
        let mut operations = Self(BTreeMap::new());
        for tree in trees {
            operations.add(tree);
        }
        operations
    }

    fn add(&mut self, tree: &ElementTree<'_>) {
        let definitions: BTreeMap<&ElementPath, &Element> =
            definitions(&tree.root).into_iter().map(|element| (&element.path, element)).collect();
        let operations = definitions.values().filter(|element| element.kind == ElementKind::Operation);
        for operation in operations {
            let mut reached = BTreeSet::new();
            let mut waiting = vec![*operation];
            while let Some(element) = waiting.pop() {
                let parts = sent_with(element).into_iter().filter_map(|path| definitions.get(&path).copied());
                waiting.extend(parts.filter(|part| reached.insert(&part.path)));
            }
            for path in reached.into_iter().filter(|path| **path != operation.path) {
                self.0.entry(path.clone()).or_default().insert(operation.path.clone());
            }
        }
    }

    /// The operations that an element is sent with, as the spec refers to them.
    pub(super) fn with(&self, element: &ElementPath) -> Vec<String> {
        let operations = self.0.get(&element.definition()).into_iter().flatten();
        operations.map(ElementPath::dotted).collect()
    }
}

/// The definitions that are sent with one: those that its types name. The table of an enumeration is not sent.
fn sent_with(element: &Element) -> Vec<ElementPath> {
    if element.kind == ElementKind::Enumeration {
        return Vec::new();
    }
    let facts = element.facts.iter().filter(|fact| fact.attribute != Attribute::Replacement);
    let own = facts.flat_map(|fact| &fact.value.names).map(ElementPath::definition);
    own.chain(element.children.iter().flat_map(sent_with)).collect()
}
