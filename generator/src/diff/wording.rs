//! The wording of messages.

use super::elements::{ElementPath, Fact};
use super::matching::Matching;
use super::words;
use crate::lower::markdown;

/// How long two values can be together to be part of a sentence.
const SHORT: usize = 80;
/// How many names a message lists; the others are counted.
pub(super) const NAMES: usize = 8;

/// A value as code, with a fence that is longer than any in it.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() { "empty".to_owned() } else { markdown::code(text) }
}

/// A changed value: both values if they are short.
pub(super) fn value_changed(noun: &str, old: Option<&str>, new: Option<&str>) -> String {
    let is_short = old.unwrap_or_default().len() + new.unwrap_or_default().len() <= SHORT;
    match (old, new) {
        (Some(old), Some(new)) if is_short => format!("{noun} changed from {} to {}", code(old), code(new)),
        (None, Some(new)) if is_short => format!("{noun} is {}; there was none", code(new)),
        (Some(old), None) if is_short => format!("{noun} removed; it was {}", code(old)),
        _ => added_removed_or(noun, "changed", old, new),
    }
}

/// A changed value that is too long for a sentence: that it was added or removed, or else what `otherwise` says.
pub(super) fn added_removed_or<T>(noun: &str, otherwise: &str, old: Option<T>, new: Option<T>) -> String {
    let verb = match (old, new) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => otherwise,
    };
    format!("{noun} {verb}")
}

/// Whether two texts have the same words, so that they can differ only in punctuation.
pub(super) fn have_same_words(old: Option<&Fact>, new: Option<&Fact>) -> bool {
    let pair = old.zip(new);
    pair.is_some_and(|(old, new)| words::same_words(&old.value.to_string(), &new.value.to_string()))
}

/// The names, or pairs of names, that came into a list and that left it.
#[derive(Default)]
pub(super) struct ListChanges {
    /// Those that only head has.
    pub(super) added: Vec<Vec<ElementPath>>,
    /// Those that only base has, as base calls them.
    pub(super) removed: Vec<Vec<ElementPath>>,
}

impl ListChanges {
    /// What differs between two lists. A list that is not there is empty.
    pub(super) fn between(old: Option<&Fact>, new: Option<&Fact>, matching: &Matching<'_>) -> Self {
        let groups = |fact: Option<&Fact>, path: &dyn Fn(&ElementPath) -> ElementPath| -> Vec<Vec<ElementPath>> {
            let groups = fact.map(|fact| fact.value.groups(&fact.value.names)).unwrap_or_default();
            groups.into_iter().map(|group| group.iter().map(path).collect()).collect()
        };
        let (mut removed, counterparts) =
            (groups(old, &ElementPath::clone), groups(old, &|path| matching.counterpart(path)));
        let mut added = groups(new, &ElementPath::clone);
        let mut is_kept = counterparts.iter().map(|group| added.contains(group)).collect::<Vec<_>>().into_iter();
        removed.retain(|_| !is_kept.next().unwrap_or_default());
        added.retain(|group| !counterparts.contains(group));
        Self { added, removed }
    }

    /// Whether a message lists all of them. It says of another order only that it is another one.
    pub(super) fn are_few(&self) -> bool {
        let counts = [self.added.len(), self.removed.len()];
        counts != [0, 0] && counts.iter().all(|count| *count <= NAMES)
    }
}

/// A name, or a pair of names, as the spec refers to it.
pub(super) fn reference(group: &[ElementPath]) -> String {
    group.iter().map(ElementPath::reference).collect::<Vec<_>>().join(" into ")
}

/// A changed list of names, or of pairs of names.
pub(super) fn list_changed(noun: &str, old: &Fact, new: &Fact, matching: &Matching<'_>) -> String {
    let ListChanges { added, removed } = ListChanges::between(Some(old), Some(new), matching);
    let written =
        |groups: &[Vec<ElementPath>]| join_names(groups.iter().map(|group| code(&reference(group))).collect());
    match (added.as_slice(), removed.as_slice()) {
        ([], []) => format!("{noun}: another order"),
        (added, []) => format!("{noun}: {} added", written(added)),
        ([], removed) => format!("{noun}: {} removed", written(removed)),
        (added, removed) => format!("{noun}: {} added; {} removed", written(added), written(removed)),
    }
}

/// The first few names, and the number of the others.
pub(super) fn join_names(names: Vec<String>) -> String {
    join(", ", names)
}

/// The first few items of a list, and the number of the others.
pub(super) fn join(separator: &str, mut items: Vec<String>) -> String {
    let more = items.len().saturating_sub(NAMES);
    items.truncate(NAMES);
    let items = items.join(separator);
    if more > 0 { format!("{items}{separator}and {more} more") } else { items }
}
