//! The properties that a kind of element can have.

use super::{Attribute, Namespace};
use crate::diff::rules::{self, ChangeRule, Effect};

/// The properties of a kind of element. A function makes each of them, and methods set what differs from other kinds.
#[derive(Clone, Copy)]
pub(in crate::diff) struct KindInfo {
    /// Its name in messages and in digests. Digests are stored in `approvals.yaml`: another name makes them stale.
    pub(in crate::diff) noun: &'static str,
    /// The rules that report that an element was added, removed or renamed. `None` where another change reports it.
    pub(in crate::diff) added: Option<&'static ChangeRule>,
    pub(in crate::diff) removed: Option<&'static ChangeRule>,
    pub(in crate::diff) renamed: Option<&'static ChangeRule>,
    /// How elements of different names are matched.
    pub(in crate::diff) matched_by: MatchedBy,
    /// The effect on the API of another name on the wire; none for elements whose names are not sent.
    pub(in crate::diff) rename_effect: Option<Effect>,
    /// What a message says of an element that was added or removed.
    pub(in crate::diff) summary: Summary,
}

/// How elements of different names are matched.
#[derive(Clone, Copy)]
pub(in crate::diff) enum MatchedBy {
    /// By the similarity of their attributes.
    Similarity,
    /// By the fields that they list, some of which are equal.
    Fields,
    /// By the integer that they are in JSON, and otherwise by similarity.
    Integer,
    /// By the definitions that they name.
    Target,
    /// By their position, which is their place among the arguments.
    Position,
}

/// What a message says of an element, besides its name.
#[derive(Clone, Copy)]
pub(in crate::diff) enum Summary {
    Nothing,
    /// The names of its children in these namespaces.
    Children(&'static [Namespace]),
    Type,
    /// The values of these attributes.
    Attributes(&'static [Attribute]),
}

/// A kind whose elements are part of what other changes report.
pub(super) fn unreported(noun: &'static str) -> KindInfo {
    KindInfo {
        noun,
        added: None,
        removed: None,
        renamed: None,
        matched_by: MatchedBy::Similarity,
        rename_effect: None,
        summary: Summary::Nothing,
    }
}

/// A kind whose elements are reported as added and removed by these rules.
pub(super) fn reported(noun: &'static str, added: &'static ChangeRule, removed: &'static ChangeRule) -> KindInfo {
    KindInfo { added: Some(added), removed: Some(removed), renamed: Some(&rules::RENAMED), ..unreported(noun) }
}

/// A kind for which one rule reports each change.
pub(super) fn changed(noun: &'static str, rule: &'static ChangeRule) -> KindInfo {
    reported(noun, rule, rule).renamed(Some(rule))
}

impl KindInfo {
    pub(super) fn renamed(self, renamed: Option<&'static ChangeRule>) -> Self {
        Self { renamed, ..self }
    }

    pub(super) fn matched_by(self, matched_by: MatchedBy) -> Self {
        Self { matched_by, ..self }
    }

    /// Sets the effect of another name on the wire.
    pub(super) fn sent(self, effect: Effect) -> Self {
        Self { rename_effect: Some(effect), ..self }
    }

    pub(super) fn summary(self, summary: Summary) -> Self {
        Self { summary, ..self }
    }
}
