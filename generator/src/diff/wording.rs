//! The wording of messages.

use super::elements::{ElementPath, Fact};
use super::matching::Matching;
use super::words;
use crate::lower::markdown;

/// How long two values can be together to be part of a sentence.
const SHORT: usize = 80;
/// How many names a message lists; the others are counted.
const NAMES: usize = 8;

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

/// A changed list of names, or of pairs of names.
pub(super) fn list_changed(noun: &str, old: &Fact, new: &Fact, matching: &Matching<'_>) -> String {
    let counterparts: Vec<ElementPath> = old.value.names.iter().map(|path| matching.counterpart(path)).collect();
    let (old, new) = (old.value.groups(&counterparts), new.value.groups(&new.value.names));
    let written =
        |group: &&[ElementPath]| group.iter().map(|path| code(&path.reference())).collect::<Vec<_>>().join(" into ");
    let only = |some: &[&[ElementPath]], others: &[&[ElementPath]]| -> Vec<String> {
        some.iter().filter(|group| !others.contains(group)).map(written).collect()
    };
    match (only(&new, &old), only(&old, &new)) {
        (added, removed) if added.is_empty() && removed.is_empty() => format!("{noun}: another order"),
        (added, removed) if removed.is_empty() => format!("{noun}: {} added", join_names(added)),
        (added, removed) if added.is_empty() => format!("{noun}: {} removed", join_names(removed)),
        (added, removed) => format!("{noun}: {} added; {} removed", join_names(added), join_names(removed)),
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
