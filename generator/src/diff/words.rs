//! Two texts, word by word.

use similar::utils::diff_unicode_words;
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};

/// A run of one or both of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// In both.
    Same(&'a str),
    /// In the old text alone.
    Old(&'a str),
    /// In the new text alone.
    New(&'a str),
}

/// The runs that two texts consist of, in order.
#[must_use]
pub fn runs<'a>(old: &'a str, new: &'a str) -> Vec<Run<'a>> {
    let runs = diff_unicode_words(Algorithm::Myers, old, new).into_iter();
    runs.map(|(tag, text)| match tag {
        ChangeTag::Equal => Run::Same(text),
        ChangeTag::Delete => Run::Old(text),
        ChangeTag::Insert => Run::New(text),
    })
    .collect()
}

/// The share of words that two texts have in common, in order, from 0 to 1.
pub(super) fn likeness(old: &str, new: &str) -> f64 {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    if old.is_empty() && new.is_empty() {
        return 1.0;
    }
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let common: usize = operations
        .iter()
        .map(|operation| match operation {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    ratio(2 * common, old.len() + new.len())
}

/// Whether two texts have the same words in the same order. A word may begin a sentence in the one and not in the other.
pub(super) fn same_words(old: &str, new: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = (Option<char>, &str)> {
        let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| {
            let mut rest = word.chars();
            let first = rest.next().and_then(|first| first.to_lowercase().next());
            (first, rest.as_str())
        })
    }
    words(old).eq(words(new))
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_changed_are_told_from_those_that_did_not() {
        let runs = runs("a red door", "a blue door");
        assert!(runs.contains(&Run::Old("red")) && runs.contains(&Run::New("blue")), "{runs:?}");
        let old: String = runs
            .iter()
            .filter_map(|run| if let Run::Same(text) | Run::Old(text) = run { Some(*text) } else { None })
            .collect();
        assert_eq!(old, "a red door");
    }

    #[test]
    fn punctuation_is_no_word() {
        assert!(same_words("One, two.", "One - two!"));
        assert!(same_words("Idle; waits.", "Idle. Waits."));
        assert!(!same_words("One, two.", "Two, one."));
        assert!(!same_words("It is OPEN.", "It is open."));
    }
}
