//! Comparison of two texts, word by word or line by line.

mod signs;

use std::ops::Range;

use similar::utils::{diff_lines, diff_unicode_words};
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};

/// A piece of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// Text that both have.
    Same(&'a str),
    /// Text that differs. One of the sides may be empty.
    Changed {
        /// The old text.
        old: &'a str,
        /// The new text.
        new: &'a str,
    },
}

/// The pieces of two texts, in order. Changed pieces with only a space between them are joined.
#[must_use]
pub fn runs<'a>(old: &'a str, new: &'a str) -> Vec<Run<'a>> {
    let mut runs: Vec<(bool, Range<usize>, Range<usize>)> = Vec::new();
    let (mut old_end, mut new_end) = (0, 0);
    for (tag, text) in diff_unicode_words(Algorithm::Myers, old, new) {
        let (old_start, new_start) = (old_end, new_end);
        old_end += if tag == ChangeTag::Insert { 0 } else { text.len() };
        new_end += if tag == ChangeTag::Delete { 0 } else { text.len() };
        let is_space = text.trim().is_empty() && runs.last().is_some_and(|(changed, ..)| *changed);
        let changed = tag != ChangeTag::Equal || (is_space && old_end < old.len());
        match runs.last_mut() {
            Some((last, old, new)) if *last == changed => (old.end, new.end) = (old_end, new_end),
            _ => runs.push((changed, old_start..old_end, new_start..new_end)),
        }
    }
    let runs = runs.into_iter().map(|(changed, in_old, in_new)| {
        if changed { Run::Changed { old: &old[in_old], new: &new[in_new] } } else { Run::Same(&old[in_old]) }
    });
    runs.collect()
}

/// The lines of two texts, each with a sign: a space for both, a minus for the old alone, a plus for the new.
#[must_use]
pub fn lines(old: &str, new: &str) -> Vec<(char, String)> {
    let lines = diff_lines(Algorithm::Myers, old, new).into_iter().flat_map(|(tag, text)| {
        let sign = match tag {
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        text.lines().map(move |line| (sign, line.to_owned())).collect::<Vec<_>>()
    });
    lines.collect()
}

/// How many unchanged characters are kept beside a change.
const CONTEXT: usize = 120;
/// Stands for what is left out.
const ELLIPSIS: &str = "…";

/// The pieces, with unchanged text shortened to the context of the changes.
pub(super) fn excerpt<'a>(runs: &[Run<'a>]) -> Vec<Run<'a>> {
    let last = runs.len().saturating_sub(1);
    let excerpts = runs.iter().enumerate().flat_map(|(index, run)| match *run {
        Run::Same(text) => {
            let before = if index == 0 { "" } else { start(text) };
            let after = if index == last { "" } else { end(text) };
            if before.len() + after.len() >= text.len() {
                vec![*run]
            } else {
                vec![Run::Same(before), Run::Same(ELLIPSIS), Run::Same(after)]
            }
        }
        Run::Changed { .. } => vec![*run],
    });
    excerpts.filter(|run| *run != Run::Same("")).collect()
}

/// The first words of a text, with the space after them.
fn start(text: &str) -> &str {
    let Some((offset, _)) = text.char_indices().nth(CONTEXT) else { return text };
    &text[..text[..offset].rfind(' ').map_or(offset, |space| space + 1)]
}

/// The last words of a text, with the space before them.
fn end(text: &str) -> &str {
    let Some((offset, _)) = text.char_indices().rev().nth(CONTEXT) else { return text };
    &text[text[offset..].find(' ').map_or(offset, |space| offset + space)..]
}

/// The share of words that two texts have in common, in order, from 0 to 1.
pub(super) fn similarity(old: &str, new: &str) -> f64 {
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

/// Whether two texts have the same words in the same order, so that they differ only in punctuation. Code is a word, and so is
/// a sign that may carry a fact. At the start of a sentence, a capital letter makes no difference.
pub(super) fn same_words(old: &str, new: &str) -> bool {
    let (old, new) = (signs::words(old), signs::words(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| old.is(new))
}

/// The ratio of a part to the whole, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "counts of words and names")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_are_separated_from_unchanged_ones() {
        let changed = |old, new| Run::Changed { old, new };
        assert_eq!(runs("a red door", "a blue door"), [Run::Same("a "), changed("red", "blue"), Run::Same(" door")]);
        assert_eq!(runs("in the back", "by itself"), [changed("in the back", "by itself")]);
        assert_eq!(runs("same", "same"), [Run::Same("same")]);
        assert_eq!(runs("red ", "blue "), [changed("red", "blue"), Run::Same(" ")]);
        assert_eq!(runs("", "new"), [changed("", "new")]);
    }

    #[test]
    fn an_excerpt_shortens_unchanged_text() {
        let far = "word ".repeat(80);
        let (old, new) = (format!("{far}red. {far}"), format!("{far}blue. {far}"));
        let shown = excerpt(&runs(&old, &new));
        assert!(shown.contains(&Run::Changed { old: "red", new: "blue" }));
        assert_eq!((shown.first(), shown.last()), (Some(&Run::Same(ELLIPSIS)), Some(&Run::Same(ELLIPSIS))));
        let near = runs("a red door", "a blue door");
        assert_eq!(excerpt(&near), near);
    }
}
