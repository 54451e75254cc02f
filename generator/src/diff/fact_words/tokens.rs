//! The words of a text, with where they are and what kind of word they are.

use std::ops::Range;

use super::lexicon;

/// Signs of formulas, which state a fact wherever they stand.
const OPERATORS: &str = "=<>≤≥≠±×÷%";
/// Signs before a word that do not belong to it. An exclamation mark there is part of `!=`.
const BEFORE: &str = "'‘\"“([*";
/// Signs after a word that do not belong to it.
const AFTER: &str = ".,;:!?…'’\"”)]*";

/// A word of a text.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// Whether a sign follows that ends a clause.
    pub(super) ends_clause: bool,
}

impl Word<'_> {
    /// Whether it is the other word, that word in another form, such as `doors` for `door`, or a word for the same.
    pub(super) fn is_form_of(&self, other: &Self) -> bool {
        let [one, other] = [self, other].map(|word| word.text.to_lowercase());
        let meaning = lexicon::meaning(&one);
        one.starts_with(&other) || other.starts_with(&one) || (meaning.is_some() && meaning == lexicon::meaning(&other))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What stands in backticks.
    Code,
    /// What is written like a name in code.
    Name,
    /// A number, or what has an operator.
    Formula,
    /// A dash by itself.
    Dash,
    Plain,
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
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
        Kind::Name
    } else {
        Kind::Plain
    }
}

fn trim(token: &str) -> &str {
    let is_in = |signs: &'static str| move |character: char| signs.contains(character);
    let word = token.trim_start_matches(is_in(BEFORE)).trim_end_matches(is_in(AFTER));
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

pub(super) fn has_digit(token: &str) -> bool {
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
