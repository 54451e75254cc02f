//! Words that often state a fact, to tell texts whose meaning may differ from texts that are only put otherwise.
//!
//! They are numbers, negations, modals, comparatives, quantifiers and names in the style of code. Texts can differ in meaning
//! without differing in any of these: a text that is not marked may still say something else.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::wording::{code, join_names};

/// Words that state a number or a time.
const NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
    "half",
    "double",
    "twice",
    "percent",
    "millisecond",
    "milliseconds",
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "yesterday",
    "today",
    "tomorrow",
    "now",
    "immediately",
    "daily",
    "weekly",
    "monthly",
    "yearly",
];
const NEGATIONS: &[&str] = &[
    "no", "not", "never", "none", "nor", "neither", "nothing", "nobody", "nowhere", "cannot", "without", "unless",
    "except",
];
const MODALS: &[&str] = &[
    "must",
    "may",
    "might",
    "can",
    "could",
    "should",
    "shall",
    "will",
    "would",
    "need",
    "needs",
    "require",
    "requires",
    "required",
    "optional",
    "optionally",
    "mandatory",
    "allowed",
    "permitted",
    "forbidden",
];
const COMPARATIVES: &[&str] = &[
    "more", "less", "fewer", "most", "least", "greater", "larger", "smaller", "longer", "shorter", "higher", "lower",
    "above", "below", "before", "after", "over", "under", "than", "until", "since", "within", "beyond", "between",
    "exceed", "exceeds", "maximum", "minimum", "max", "min", "earlier", "later", "first", "last",
];
const QUANTIFIERS: &[&str] = &[
    "all",
    "every",
    "each",
    "any",
    "some",
    "only",
    "both",
    "either",
    "many",
    "few",
    "several",
    "always",
    "often",
    "usually",
    "typically",
    "sometimes",
    "rarely",
    "exactly",
    "once",
    "unique",
];
const CLASSES: [&[&str]; 5] = [NUMBERS, NEGATIONS, MODALS, COMPARATIVES, QUANTIFIERS];

/// Signs of formulas, which state a fact wherever they stand.
const OPERATORS: &str = "=<>≤≥≠±×÷%";
/// Signs before a word that do not belong to it. An exclamation mark there is part of `!=`.
const BEFORE: &str = "'‘\"“([*";
/// Signs after a word that do not belong to it.
const AFTER: &str = ".,;:!?…'’\"”)]*";

/// How the words that often state a fact differ between two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactWords {
    /// The words of the old text that the new one does not have in this place.
    pub old: Vec<String>,
    /// The words of the new text that the old one did not have in this place.
    pub new: Vec<String>,
    /// The differences, as a message lists them.
    differences: Vec<String>,
}

impl FactWords {
    /// The difference between two texts, if there is one.
    pub(super) fn between(old: &str, new: &str) -> Option<Self> {
        let (old, new) = (fact_words(old), fact_words(new));
        let mut words = Self { old: Vec::new(), new: Vec::new(), differences: Vec::new() };
        for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
            if !matches!(operation, DiffOp::Equal { .. }) {
                words.add(&old[operation.old_range()], &new[operation.new_range()]);
            }
        }
        (!words.differences.is_empty()).then(|| words.in_another_order())
    }

    fn add(&mut self, old: &[String], new: &[String]) {
        self.differences.push(match (old, new) {
            ([], new) => format!("{} added", list(new)),
            (old, []) => format!("{} removed", list(old)),
            (old, new) => format!("{} became {}", list(old), list(new)),
        });
        self.old.extend_from_slice(old);
        self.new.extend_from_slice(new);
    }

    /// Reports words that are in both texts, only in another order, as such.
    fn in_another_order(mut self) -> Self {
        let sorted = |words: &[String]| {
            let mut words = words.to_vec();
            words.sort();
            words
        };
        if sorted(&self.old) == sorted(&self.new) {
            self.differences = vec![format!("{} at another place", list(&self.new))];
        }
        self
    }

    /// The end of a message that reports the difference.
    pub(super) fn describe(&self) -> String {
        format!("; facts may differ: {}", join_names(self.differences.clone()))
    }
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| code(word)).collect::<Vec<_>>().join(" ")
}

/// The words of a text that often state a fact, in order.
fn fact_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, piece) in text.split('`').enumerate() {
        if index % 2 == 1 {
            words.push(piece.to_owned());
            continue;
        }
        let tokens: Vec<&str> = piece.split_whitespace().map(trim).collect();
        for (index, token) in tokens.iter().enumerate() {
            let is_number = |index: Option<usize>| index.and_then(|index| tokens.get(index)).is_some_and(has_digit);
            let is_between_numbers = || is_number(index.checked_sub(1)) && is_number(Some(index + 1));
            if is_formula(token) || is_name(token) || (matches!(*token, "-" | "–" | "−") && is_between_numbers()) {
                words.push((*token).to_owned());
            } else {
                words.extend(token.split(['-', '/', '—', '–']).map(str::to_lowercase).filter(|word| states_fact(word)));
            }
        }
    }
    words
}

fn trim(token: &str) -> &str {
    let is_in = |signs: &'static str| move |character: char| signs.contains(character);
    let word = token.trim_start_matches(is_in(BEFORE)).trim_end_matches(is_in(AFTER));
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn has_digit(token: &&str) -> bool {
    token.contains(|character: char| character.is_numeric())
}

fn is_formula(token: &str) -> bool {
    has_digit(&token) || token.contains(|character| OPERATORS.contains(character))
}

/// Whether a word is a name in the style of code: `snake_case`, `camelCase`, `UPPER`, `a.b` or `a::b`.
fn is_name(token: &str) -> bool {
    let letters: Vec<char> = token.chars().filter(|character| character.is_alphabetic()).collect();
    let is_upper = letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase());
    let is_camel = letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
    is_upper || is_camel || token.contains(['_', '.', ':'])
}

fn states_fact(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t") || CLASSES.iter().any(|class| class.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(old: &str, new: &str) -> Option<String> {
        FactWords::between(old, new).map(|words| words.describe())
    }

    #[test]
    fn words_that_state_facts_are_found() {
        let found =
            fact_words("It MUST NOT hold more than -5,000.5 (or `a b`), isn't read-only, x != 0; see user_guid.");
        assert_eq!(found, ["MUST", "NOT", "more", "than", "-5,000.5", "a b", "isn't", "only", "!=", "0", "user_guid"]);
        assert_eq!(fact_words("5 - 3"), ["5", "-", "3"]);
        assert!(fact_words("The door - which is red - opens.").is_empty());
    }

    #[test]
    fn texts_that_are_put_otherwise_do_not_differ() {
        assert_eq!(differ("Its depth, in 3 parts.", "How deep it is (3 parts)."), None);
        assert_eq!(differ("Any site. It is red.", "It is red, at any site."), None);
        assert_eq!(differ("The API's name.", "Its name in the API."), None);
    }

    #[test]
    fn differences_are_listed_in_order() {
        let differ = |old, new| differ(old, new).unwrap_or_default();
        assert_eq!(
            differ("At most 400, if all are there.", "At least 500; they are not there."),
            "; facts may differ: `most` `400` `all` became `least` `500` `not`"
        );
        assert_eq!(differ("It may open.", "It opens."), "; facts may differ: `may` removed");
        assert_eq!(differ("It opens.", "It never opens."), "; facts may differ: `never` added");
        assert_eq!(differ("It opens.", "It opens tomorrow."), "; facts may differ: `tomorrow` added");
        assert_eq!(differ("A may open, b must.", "A must open, b may."), "; facts may differ: `must` at another place");
    }
}
