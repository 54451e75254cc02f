//! Words that often state a fact, to tell texts whose meaning may differ from texts that are only put otherwise.
//!
//! They are numbers, negations, modals, comparatives, quantifiers and names in the style of code, and are compared by their
//! meaning: `can` for `may` is no difference. Texts can differ in meaning without differing in any of these: a text that is not
//! marked may still say something else.

mod lexicon;

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Signs of formulas, which state a fact wherever they stand.
const OPERATORS: &str = "=<>≤≥≠±×÷%";
/// Signs before a word that do not belong to it. An exclamation mark there is part of `!=`.
const BEFORE: &str = "'‘\"“([*";
/// Signs after a word that do not belong to it.
const AFTER: &str = ".,;:!?…'’\"”)]*";

/// How the words that often state a fact differ between two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactWords {
    /// The words of the old text that the new one does not have in this place.
    pub old: Vec<String>,
    /// The words of the new text that the old one did not have in this place.
    pub new: Vec<String>,
    /// Where these are in the old text.
    pub(super) in_old: Vec<Range<usize>>,
    /// Where these are in the new text.
    pub(super) in_new: Vec<Range<usize>>,
}

impl FactWords {
    /// The difference between two texts, if there is one.
    pub(super) fn between(old: &str, new: &str) -> Option<Self> {
        let (old_words, new_words) = (fact_words(old), fact_words(new));
        let [old_meanings, new_meanings] =
            [&old_words, &new_words].map(|words| words.iter().map(|word| word.meaning.as_str()).collect::<Vec<_>>());
        let mut differences = Self::default();
        for operation in capture_diff_slices(Algorithm::Myers, &old_meanings, &new_meanings) {
            if !matches!(operation, DiffOp::Equal { .. }) {
                let ranges = |words: &[FactWord]| words.iter().map(|word| word.range.clone()).collect::<Vec<_>>();
                differences.in_old.extend(ranges(&old_words[operation.old_range()]));
                differences.in_new.extend(ranges(&new_words[operation.new_range()]));
            }
        }
        let words =
            |ranges: &[Range<usize>], text: &str| ranges.iter().map(|range| text[range.clone()].to_owned()).collect();
        (differences.old, differences.new) = (words(&differences.in_old, old), words(&differences.in_new, new));
        (!differences.old.is_empty() || !differences.new.is_empty()).then_some(differences)
    }
}

/// A word or phrase that often states a fact.
struct FactWord {
    /// What stands for it, and for all that say the same.
    meaning: String,
    /// Where it is in the text.
    range: Range<usize>,
}

impl FactWord {
    fn is_number(&self) -> bool {
        has_digit(&self.meaning)
    }
}

/// The words and phrases of a text that often state a fact, in order.
fn fact_words(text: &str) -> Vec<FactWord> {
    let words = words(text);
    let mut found: Vec<FactWord> = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let (meaning, count) = meaning_at(&words, index);
        let range = words[index].range.start..words[index + count - 1].range.end;
        found.extend(meaning.map(|meaning| FactWord { meaning, range }));
        index += count;
    }
    // A bound behind its number is put before it.
    for index in 1..found.len() {
        let has_bound = |index: usize| lexicon::is_bound(&found[index].meaning);
        if has_bound(index) && found[index - 1].is_number() && !(index > 1 && has_bound(index - 2)) {
            found.swap(index - 1, index);
        }
    }
    found
}

/// What the words from an index on mean, if they often state a fact, and how many they are.
fn meaning_at(words: &[Word<'_>], index: usize) -> (Option<String>, usize) {
    let word = &words[index];
    let is_number =
        |index: Option<usize>| index.and_then(|index| words.get(index)).is_some_and(|word| has_digit(word.text));
    let is_between_numbers = || is_number(index.checked_sub(1)) && is_number(Some(index + 1));
    match word.kind {
        Kind::Code | Kind::Formula => (Some(word.text.to_owned()), 1),
        Kind::Dash => (is_between_numbers().then(|| word.text.to_owned()), 1),
        Kind::Plain => phrase_at(words, index).unwrap_or_else(|| (negation(word), 1)),
    }
}

/// The meaning of the longest phrase from an index on, and the number of its words.
fn phrase_at(words: &[Word<'_>], index: usize) -> Option<(Option<String>, usize)> {
    let longest = lexicon::LONGEST.min(words.len() - index);
    (1..=longest).rev().find_map(|count| {
        let phrase: Vec<String> = words[index..index + count].iter().map(|word| word.text.to_lowercase()).collect();
        let meaning = lexicon::meaning(&phrase.join(" ").replace('’', "'"))?;
        // “One” before the end of a clause is a pronoun.
        let is_pronoun = count == 1 && phrase[0] == "one" && words[index].ends_clause;
        Some(((!meaning.is_empty() && !is_pronoun).then(|| meaning.to_owned()), count))
    })
}

/// The meaning of a contraction such as `isn't`.
fn negation(word: &Word<'_>) -> Option<String> {
    word.text.replace('’', "'").to_lowercase().ends_with("n't").then(|| "not".to_owned())
}

/// A word of a text.
struct Word<'a> {
    text: &'a str,
    kind: Kind,
    range: Range<usize>,
    /// Whether a sign follows that ends a clause, or the text ends.
    ends_clause: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What stands in backticks, or is written like a name in code.
    Code,
    /// A number, or what has an operator.
    Formula,
    /// A dash by itself.
    Dash,
    Plain,
}

/// The words of a text, in order.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = 0;
    for (index, piece) in text.split('`').enumerate() {
        if index % 2 == 1 {
            words.push(Word { text: piece, kind: Kind::Code, range: start..start + piece.len(), ends_clause: false });
        } else {
            add_words(&mut words, piece, start);
        }
        start += piece.len() + 1;
    }
    words
}

/// Adds the words of a text without backticks, which stands at an offset of the whole.
fn add_words<'a>(words: &mut Vec<Word<'a>>, text: &'a str, offset: usize) {
    let mut start = offset;
    for token in text.split_inclusive(char::is_whitespace) {
        let core = trim(token.trim_end());
        let before = token.find(core).unwrap_or_default();
        let ends_clause = token[before + core.len()..].starts_with(['.', ',', ';', ':', '!', '?']);
        let add = |words: &mut Vec<Word<'a>>, kind, at: usize, text: &'a str, ends_clause| {
            let start = start + before + at;
            words.push(Word { text, kind, range: start..start + text.len(), ends_clause });
        };
        match kind_of(core) {
            Kind::Plain => {
                let mut at = 0;
                for part in core.split(['-', '/', '—', '–']) {
                    let is_last = at + part.len() == core.len();
                    if !part.is_empty() {
                        add(words, Kind::Plain, at, part, is_last && ends_clause);
                    }
                    at += part.len() + core[at + part.len()..].chars().next().map_or(0, char::len_utf8);
                }
            }
            kind => add(words, kind, 0, core, ends_clause),
        }
        start += token.len();
    }
}

fn kind_of(token: &str) -> Kind {
    if matches!(token, "-" | "–" | "−") {
        Kind::Dash
    } else if is_formula(token) {
        Kind::Formula
    } else if is_name(token) {
        Kind::Code
    } else {
        Kind::Plain
    }
}

fn trim(token: &str) -> &str {
    let is_in = |signs: &'static str| move |character: char| signs.contains(character);
    let word = token.trim_start_matches(is_in(BEFORE)).trim_end_matches(is_in(AFTER));
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn has_digit(token: &str) -> bool {
    token.contains(char::is_numeric)
}

fn is_formula(token: &str) -> bool {
    has_digit(token) || token.contains(|character| OPERATORS.contains(character))
}

/// Whether a word is a name in the style of code: `snake_case`, `camelCase`, `UPPER`, `a.b` or `a::b`. A modal or negation in
/// capitals is none.
fn is_name(token: &str) -> bool {
    let letters: Vec<char> = token.chars().filter(|character| character.is_alphabetic()).collect();
    let is_upper = letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase());
    let is_camel = letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
    (is_upper && lexicon::meaning(&token.to_lowercase()).is_none()) || is_camel || token.contains(['_', '.', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        fact_words(text).into_iter().map(|word| &text[word.range]).collect()
    }

    #[test]
    fn words_that_state_facts_are_found() {
        assert_eq!(
            found("It MUST NOT hold more than -5,000.5 (or `a b`), isn't read-only, x != 0; see user_guid."),
            ["MUST NOT", "more than", "-5,000.5", "a b", "isn't", "only", "!=", "0", "user_guid"]
        );
        assert_eq!(found("5 - 3"), ["5", "-", "3"]);
        assert!(found("The door - which is red - opens.").is_empty());
        assert!(found("How many doors it has, and how long the one that is red stays open.").is_empty());
        assert_eq!(found("One door, not another one."), ["One", "not"]);
    }

    #[test]
    fn texts_that_are_put_otherwise_do_not_differ() {
        let same = [
            ("Its depth, in 3 parts.", "How deep it is (3 parts)."),
            ("Any site. It is red.", "It is red, at any site."),
            ("The API's name.", "Its name in the API."),
            ("It may be shown.", "It can be shown."),
            ("It must be given.", "It has to be given."),
            ("It must not be open.", "It cannot be open."),
            ("At most 400 mm.", "No more than 400 mm."),
            ("At most 400 mm.", "400 mm at most."),
            ("Three or more doors.", "At least 3 doors."),
            ("Every door has no lock.", "Each door is without a lock."),
            ("A request to create one that leaves it out.", "A request that leaves it out."),
            ("The number of doors.", "How many doors there are."),
        ];
        for (old, new) in same {
            assert_eq!(FactWords::between(old, new), None, "{old} → {new}");
        }
    }

    #[test]
    fn differences_are_listed_in_order() {
        let differ = |old, new| {
            let words = FactWords::between(old, new).unwrap_or_default();
            (words.old.join(" "), words.new.join(" "))
        };
        let changed = [
            (
                "At most 400, if all are there.",
                "At least 500; they are not there.",
                "At most 400 all",
                "At least 500 not",
            ),
            ("It may open.", "It opens.", "may", ""),
            ("It may open.", "It must open.", "may", "must"),
            ("It opens.", "It never opens.", "", "never"),
            ("It opens.", "It opens tomorrow.", "", "tomorrow"),
            ("It is always sent.", "It is not sent.", "always", "not"),
            ("Opened last.", "Opened first.", "last", "first"),
            ("At most 3 doors.", "At least 3 doors.", "At most", "At least"),
            ("An hour.", "A day.", "hour", "day"),
        ];
        for (old, new, only_old, only_new) in changed {
            assert_eq!(differ(old, new), (only_old.to_owned(), only_new.to_owned()), "{old} → {new}");
        }
        assert!(FactWords::between("A may open, b must.", "A must open, b may.").is_some());
    }
}
