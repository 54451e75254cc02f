//! What the differences between two outlines mean. Gathers changes; what each means is decided beside.

use super::Change;
use super::outline::{Aspect, Fact, Outline, Part};
use super::pairing::{Pair, Pairing};
use super::rules::ChangeRule;
use crate::finding::Place;

/// Everything that judging reads, and what came of it.
pub(super) struct Judge<'a> {
    pub(super) old: &'a Outline<'a>,
    pub(super) new: &'a Outline<'a>,
    pub(super) pairing: &'a Pairing<'a>,
    pub(super) changes: Vec<Change>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(old: &'a Outline<'a>, new: &'a Outline<'a>, pairing: &'a Pairing<'a>) -> Self {
        Self { old, new, pairing, changes: Vec::new() }
    }

    /// Whether two facts say the same.
    pub(super) fn agree(&self, base: Option<&Fact>, head: Option<&Fact>) -> bool {
        match (base, head) {
            (Some(base), Some(head)) => base.value.means(&head.value, |path| self.pairing.counterpart(path)),
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether a part says the same of something as it did.
    pub(super) fn same(&self, pair: &Pair<'_>, aspect: &Aspect) -> bool {
        self.agree(pair.base.fact(aspect), pair.head.fact(aspect))
    }

    /// A change of a part that both have, at its name.
    pub(super) fn of_pair(&self, rule: &'static ChangeRule, pair: &Pair<'_>, what: impl Into<String>) -> Change {
        self.of_part(rule, pair.head, pair.head.place.clone(), what).base(pair.base.place.clone(), "before")
    }

    /// A change of a part, at a place of head.
    pub(super) fn of_part(
        &self,
        rule: &'static ChangeRule,
        part: &Part,
        place: Place,
        what: impl Into<String>,
    ) -> Change {
        let shown = part.path.shown();
        // The package has no name within itself.
        let subject = if shown.is_empty() { self.new.root.said(&Aspect::Name) } else { shown };
        Change::new(rule, subject, part.path.module(), place, what.into())
    }
}
