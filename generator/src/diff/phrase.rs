//! How changes are put in words. What stands in code may be anything, so its fence is as long as it has to be.

use super::outline::{Fact, Path};
use super::pairing::Pairing;
use super::words;
use crate::lower::markdown;

/// How long two sides can be together to stand in a sentence.
const SHORT: usize = 80;
/// How many names are listed; the rest is counted.
const NAMES: usize = 8;

/// Something as the spec writes it.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() { "empty".to_owned() } else { markdown::code(text) }
}

/// What became of something: its values, if they are short.
pub(super) fn told(noun: &str, old: Option<&str>, new: Option<&str>) -> String {
    let is_short = old.unwrap_or_default().len() + new.unwrap_or_default().len() <= SHORT;
    match (old, new) {
        (Some(old), Some(new)) if is_short => format!("{noun} changed from {} to {}", code(old), code(new)),
        (None, Some(new)) if is_short => format!("{noun} is {}; there was none", code(new)),
        (Some(old), None) if is_short => format!("{noun} removed; it was {}", code(old)),
        _ => came_or(noun, "changed", old, new),
    }
}

/// What became of something whose values are not told: that it came or went, or else what `otherwise` says.
pub(super) fn came_or<T>(noun: &str, otherwise: &str, old: Option<T>, new: Option<T>) -> String {
    let verb = match (old, new) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => otherwise,
    };
    format!("{noun} {verb}")
}

/// Whether two texts have the same words, so that only their punctuation can differ.
pub(super) fn have_same_words(old: Option<&Fact>, new: Option<&Fact>) -> bool {
    let pair = old.zip(new);
    pair.is_some_and(|(old, new)| words::same_words(&old.value.to_string(), &new.value.to_string()))
}

/// What became of a list of names, or of pairs of names.
pub(super) fn listed(noun: &str, old: &Fact, new: &Fact, pairing: &Pairing<'_>) -> String {
    let counterparts: Vec<Path> = old.value.names.iter().map(|path| pairing.counterpart(path)).collect();
    let (old, new) = (old.value.groups(&counterparts), new.value.groups(&new.value.names));
    let written = |group: &&[Path]| group.iter().map(|path| code(&path.written())).collect::<Vec<_>>().join(" into ");
    let only = |some: &[&[Path]], others: &[&[Path]]| -> Vec<String> {
        some.iter().filter(|group| !others.contains(group)).map(written).collect()
    };
    match (only(&new, &old), only(&old, &new)) {
        (added, removed) if added.is_empty() && removed.is_empty() => format!("{noun}: another order"),
        (added, removed) if removed.is_empty() => format!("{noun}: {} added", several(added)),
        (added, removed) if added.is_empty() => format!("{noun}: {} removed", several(removed)),
        (added, removed) => format!("{noun}: {} added; {} removed", several(added), several(removed)),
    }
}

/// Things one after the other, those beyond the first few as a number.
pub(super) fn several(mut things: Vec<String>) -> String {
    let more = things.len().saturating_sub(NAMES);
    things.truncate(NAMES);
    if more > 0 { format!("{}, and {more} more", things.join(", ")) } else { things.join(", ") }
}
