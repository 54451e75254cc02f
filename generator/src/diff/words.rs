//! Comparison of two texts, word by word or line by line.

mod signs;

use std::ops::Range;

use similar::utils::diff_lines;
use similar::{Algorithm, ChangeTag, DiffOp, DiffableStr, capture_diff_slices};

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

impl Run<'_> {
    /// The piece of the old text, marked if it differs.
    #[must_use]
    pub fn without_new(self) -> Self {
        match self {
            Self::Same(_) => self,
            Self::Changed { old, .. } => Self::Changed { old, new: "" },
        }
    }

    /// The piece of the new text, marked if it differs.
    #[must_use]
    pub fn without_old(self) -> Self {
        match self {
            Self::Same(_) => self,
            Self::Changed { new, .. } => Self::Changed { old: "", new },
        }
    }

    /// The lengths of the piece in the old and in the new text.
    fn lengths(self) -> (usize, usize) {
        match self {
            Self::Same(text) => (text.len(), text.len()),
            Self::Changed { old, new } => (old.len(), new.len()),
        }
    }
}

/// How long the words between two changed pieces can be that are joined with them.
const SHORT: usize = 3;

/// The pieces of two texts, in order. What stands in backticks is one word. Changed pieces with a space or a short word
/// between them are joined.
#[must_use]
pub fn runs<'a>(old: &'a str, new: &'a str) -> Vec<Run<'a>> {
    let (old_tokens, new_tokens) = (tokens(old), tokens(new));
    let mut runs: Vec<(bool, Range<usize>, Range<usize>)> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old_tokens, &new_tokens) {
        let length = |tokens: &[&str]| tokens.iter().map(|token| token.len()).sum::<usize>();
        let is_changed = !matches!(operation, DiffOp::Equal { .. });
        let (old_end, new_end) = runs.last().map_or((0, 0), |(_, old, new)| (old.end, new.end));
        let in_old = old_end..old_end + length(&old_tokens[operation.old_range()]);
        let in_new = new_end..new_end + length(&new_tokens[operation.new_range()]);
        match runs.as_mut_slice() {
            [.., (true, old_range, new_range)] if is_changed => {
                (old_range.end, new_range.end) = (in_old.end, in_new.end);
            }
            [.., (true, old_range, new_range), (false, gap, _)] if is_changed && is_short(&old[gap.clone()]) => {
                (old_range.end, new_range.end) = (in_old.end, in_new.end);
                runs.pop();
            }
            _ => runs.push((is_changed, in_old, in_new)),
        }
    }
    let runs = runs.into_iter().map(|(changed, in_old, in_new)| {
        if changed { Run::Changed { old: &old[in_old], new: &new[in_new] } } else { Run::Same(&old[in_old]) }
    });
    runs.collect()
}

/// Whether a text between two changed pieces is a space, or a short word that does not end a sentence.
fn is_short(gap: &str) -> bool {
    let word = gap.trim();
    word.len() <= SHORT && word.chars().all(char::is_alphabetic) && !gap.contains('\n')
}

/// The words of a text, and what stands between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        // A backtick by itself is a sign like others.
        let Some(end) = after.find('`') else { break };
        tokens.extend(before.tokenize_unicode_words());
        tokens.push(&rest[before.len()..before.len() + end + 2]);
        rest = &after[end + 1..];
    }
    tokens.extend(rest.tokenize_unicode_words());
    tokens
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

/// Stands for what is left out.
const ELLIPSIS: &str = "…";
/// The most unchanged characters of a sentence that are kept beside a change.
const SENTENCE: usize = 240;
/// The most unchanged characters that are kept beside a change in a phrase.
const PHRASE: usize = 40;
/// The most bytes between two changes that are shown together.
const CLOSE: usize = 20;
/// The most characters of one side of a change in a phrase.
const CHANGED: usize = 120;

/// The sentences that differ.
pub(super) fn sentences<'a>(runs: &[Run<'a>]) -> Vec<Run<'a>> {
    excerpt(runs, SENTENCE, |_| true)
}

/// A few words around each changed piece that includes one of the ranges of its text; around all of them, if none does.
pub(super) fn phrases<'a>(runs: &[Run<'a>], in_old: &[Range<usize>], in_new: &[Range<usize>]) -> Vec<Run<'a>> {
    let (mut old_end, mut new_end) = (0, 0);
    let wanted = runs.iter().map(|run| {
        let (old_start, new_start) = (old_end, new_end);
        let (old_length, new_length) = run.lengths();
        (old_end, new_end) = (old_end + old_length, new_end + new_length);
        let overlaps = |ranges: &[Range<usize>], start: usize, end: usize| {
            ranges.iter().any(|range| range.start < end && start < range.end)
        };
        matches!(run, Run::Changed { .. })
            && (overlaps(in_old, old_start, old_end) || overlaps(in_new, new_start, new_end))
    });
    let wanted: Vec<bool> = wanted.collect();
    let is_any = wanted.contains(&true);
    // Of two changes close to each other, one is not understood without the other.
    let is_wanted = |index: usize| wanted.get(index) == Some(&true);
    let is_close = |index: usize| runs.get(index).is_some_and(|run| run.lengths().0 <= CLOSE);
    let is_beside = |index: usize| {
        (index > 1 && is_wanted(index - 2) && is_close(index - 1)) || (is_wanted(index + 2) && is_close(index + 1))
    };
    let phrases = excerpt(runs, PHRASE, |index| !is_any || is_wanted(index) || is_beside(index));
    phrases.into_iter().flat_map(shorten).collect()
}

/// A changed piece with its long sides cut.
fn shorten(run: Run<'_>) -> Vec<Run<'_>> {
    match run {
        Run::Changed { old, new } if old.len() > CHANGED || new.len() > CHANGED => {
            vec![Run::Changed { old: start(old, CHANGED), new: start(new, CHANGED) }, Run::Same(ELLIPSIS)]
        }
        run => vec![run],
    }
}

/// The wanted changes, each with what stands beside it in its sentence, up to a number of characters. What is left out is
/// marked.
fn excerpt<'a>(runs: &[Run<'a>], context: usize, is_wanted: impl Fn(usize) -> bool) -> Vec<Run<'a>> {
    let is_shown = |index: usize| matches!(runs.get(index), Some(Run::Changed { .. })) && is_wanted(index);
    let mut shown: Vec<Run<'a>> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        match *run {
            Run::Same(text) => {
                let before = if is_shown(index + 1) { end(text, context) } else { "" };
                let after = if index > 0 && is_shown(index - 1) { start(text, context) } else { "" };
                if before.len() + after.len() >= text.len() {
                    shown.push(*run);
                } else {
                    // A paragraph or sentence that ends or begins there is set apart.
                    let space = |is_apart: bool| if is_apart { " " } else { "" };
                    let (is_last, is_first) = (after.ends_with('\n'), is_shown(index + 1) && !before.starts_with(' '));
                    let pieces = [after.trim_end_matches('\n'), space(is_last), ELLIPSIS, space(is_first), before];
                    shown.extend(pieces.map(Run::Same));
                }
            }
            Run::Changed { .. } if is_shown(index) => shown.push(*run),
            Run::Changed { .. } => shown.push(Run::Same(ELLIPSIS)),
        }
    }
    shown.retain(|run| *run != Run::Same(""));
    shown.dedup_by(|next, last| [&*next, &*last].iter().all(|run| **run == Run::Same(ELLIPSIS)));
    shown
}

/// Ends of sentences, each with what separates it from the next one.
const SENTENCE_ENDS: [&str; 4] = [". ", "! ", "? ", "\n"];

/// The first words of a text, up to the end of a sentence or to a number of characters, with the space after them.
fn start(text: &str, context: usize) -> &str {
    let sentence = SENTENCE_ENDS.iter().filter_map(|end| Some(text.find(end)? + end.len())).min().unwrap_or(text.len());
    let text = &text[..sentence];
    let Some((offset, _)) = text.char_indices().nth(context) else { return text };
    &text[..text[..offset].rfind(' ').map_or(offset, |space| space + 1)]
}

/// The last words of a text, from the start of a sentence or a number of characters on, with the space before them.
fn end(text: &str, context: usize) -> &str {
    let sentence = SENTENCE_ENDS.iter().filter_map(|end| Some(text.rfind(end)? + end.len())).max().unwrap_or_default();
    let text = &text[sentence..];
    let Some((offset, _)) = text.char_indices().rev().nth(context) else { return text };
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
        assert_eq!(runs("a red and big door", "a blue and small door")[1], changed("red and big", "blue and small"));
        assert_eq!(runs("see `a b`", "see `a c`"), [Run::Same("see "), changed("`a b`", "`a c`")]);
        assert_eq!(runs("", "new"), [changed("", "new")]);
    }

    #[test]
    fn an_excerpt_has_the_sentences_that_differ() {
        let far = "Words. ".repeat(80);
        let (old, new) = (format!("{far}It is red. {far}"), format!("{far}It is blue. {far}"));
        let changed = Run::Changed { old: "red", new: "blue" };
        let around = ["…", " ", "It is ", ". ", "…"].map(Run::Same);
        let around = [&around[..3], &[changed], &around[3..]].concat();
        assert_eq!(sentences(&runs(&old, &new)), around);
        let near = runs("a red door", "a blue door");
        assert_eq!(sentences(&near), near);
    }

    #[test]
    fn a_phrase_leaves_out_other_changes() {
        let (old, new) = ("A big door or a gate, which is red.", "A small door or a gate, which is blue.");
        let range = |text: &str, word: &str| text.find(word).map(|at| at..at + word.len());
        let (in_old, in_new) = (range(old, "red"), range(new, "blue"));
        let phrase = phrases(&runs(old, new), in_old.as_slice(), in_new.as_slice());
        let changed = Run::Changed { old: "red", new: "blue" };
        let before = [Run::Same(ELLIPSIS), Run::Same(" door or a gate, which is ")];
        assert_eq!(phrase, [&before[..], &[changed, Run::Same(".")]].concat());
        assert_eq!(phrases(&runs(old, new), &[], &[]).len(), 5);
    }
}
