//! Classifies the differences between two trees of elements: each becomes a change that a rule reports.

mod attribute_rules;
mod attributes;
mod facts;
mod lifecycle;
mod requests;
mod tables;
mod unique_cells;

use super::Change;
use super::elements::{Attribute, Element, ElementTree, Fact};
use super::matching::{Matched, Matching};
use super::operations::Operations;
use super::rules::ChangeRule;
use crate::finding::Place;

/// The changes between two trees whose elements are matched.
pub(super) fn classify<'a>(
    base: &'a ElementTree<'a>,
    head: &'a ElementTree<'a>,
    matching: &'a Matching<'a>,
) -> Vec<Change> {
    let classifier = Classifier { base, head, matching, operations: Operations::of([base, head]) };
    let mut changes = classifier.lifecycles();
    changes.extend(classifier.attributes());
    changes.extend(classifier.tables());
    changes
}

/// What every classification reads.
struct Classifier<'a> {
    base: &'a ElementTree<'a>,
    head: &'a ElementTree<'a>,
    matching: &'a Matching<'a>,
    operations: Operations,
}

impl Classifier<'_> {
    /// Whether two facts have the same value, where a name of base equals what it is called in head.
    fn is_equal(&self, base: Option<&Fact>, head: Option<&Fact>) -> bool {
        match (base, head) {
            (Some(base), Some(head)) => base.value.equals(&head.value, |path| self.matching.counterpart(path)),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// Whether an attribute of an element is unchanged.
    fn is_unchanged(&self, matched: &Matched<'_>, attribute: &Attribute) -> bool {
        self.is_equal(matched.base.fact(attribute), matched.head.fact(attribute))
    }

    /// A change of an element that both sides have, at its name.
    fn change_of(&self, rule: &'static ChangeRule, matched: &Matched<'_>, what: impl Into<String>) -> Change {
        self.change_at(rule, matched.head, matched.head.place.clone(), what).base(matched.base.place.clone(), "before")
    }

    /// A change of an element, at a place of head.
    fn change_at(&self, rule: &'static ChangeRule, element: &Element, place: Place, what: impl Into<String>) -> Change {
        let path = element.path.dotted();
        // The path of the package is empty: it is called by its name.
        let subject = if path.is_empty() { self.head.root.text_of(&Attribute::Name) } else { path };
        let change = Change::new(rule, subject, element.path.module(), place, what.into());
        change.sent_with(self.operations.with(&element.path))
    }
}
