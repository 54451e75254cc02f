//! Words that often state a fact, to tell texts whose meaning may differ from texts that are only put otherwise.
//!
//! They are numbers, negations, modals, comparatives, quantifiers and names in the style of code, and are compared by their
//! meaning: `can` for `may` is no difference. Texts can differ in meaning without differing in any of these: a text that is not
//! marked may still say something else. Texts that are equal but for single words are marked, whatever the words.

mod lexicon;
mod tokens;

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use self::tokens::{Kind, Word, has_digit, words};

/// Of how many words one may be exchanged, in a text that is otherwise equal.
const LEAST_SHARE: usize = 4;

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
        Self::of_meanings(old, new).or_else(|| Self::of_exchanged_words(old, new))
    }

    /// Words and phrases of another meaning. Another order is a difference only where it matters.
    fn of_meanings(old: &str, new: &str) -> Option<Self> {
        let (old_words, new_words) = (fact_words(old), fact_words(new));
        let mut differences = Self::default();
        for order_matters in [true, false] {
            let wanted = |words: &'_ [FactWord]| -> Vec<FactWord> {
                words.iter().filter(|word| word.order_matters == order_matters).cloned().collect()
            };
            differences.add(&wanted(&old_words), &wanted(&new_words), order_matters);
        }
        differences.with_words(old, new)
    }

    fn add(&mut self, old: &[FactWord], new: &[FactWord], order_matters: bool) {
        let meanings = |words: &[FactWord]| words.iter().map(|word| word.meaning.clone()).collect::<Vec<_>>();
        let (mut only_old, mut only_new) = (Surplus::of(old, new), Surplus::of(new, old));
        for operation in capture_diff_slices(Algorithm::Myers, &meanings(old), &meanings(new)) {
            if !matches!(operation, DiffOp::Equal { .. }) {
                let only = |words: &[FactWord], surplus: &mut Surplus| -> Vec<Range<usize>> {
                    let words = words.iter().filter(|word| order_matters || surplus.take(&word.meaning));
                    words.map(|word| word.range.clone()).collect()
                };
                self.in_old.extend(only(&old[operation.old_range()], &mut only_old));
                self.in_new.extend(only(&new[operation.new_range()], &mut only_new));
            }
        }
    }

    /// Words that stand in for others, in texts that are otherwise equal: that is no other way to put it.
    fn of_exchanged_words(old: &str, new: &str) -> Option<Self> {
        let (old_words, new_words) = (words(old), words(new));
        if old_words.len() != new_words.len() {
            return None;
        }
        let is_exchanged: Vec<bool> = old_words.iter().zip(&new_words).map(|(old, new)| !old.is_form_of(new)).collect();
        // Several words on end are another way to put it.
        if is_exchanged.windows(2).any(|pair| pair == [true, true]) {
            return None;
        }
        let ranges = |words: &[Word<'_>]| -> Vec<Range<usize>> {
            let words = words.iter().zip(&is_exchanged).filter(|(_, is_exchanged)| **is_exchanged);
            words.map(|(word, _)| word.range.clone()).collect()
        };
        let (in_old, in_new) = (ranges(&old_words), ranges(&new_words));
        let has_meaning = |text: &str, range: &Range<usize>| lexicon::meaning(&text[range.clone()]).is_some();
        let do_state_facts = in_old.iter().zip(&in_new).all(|(was, is)| has_meaning(old, was) && has_meaning(new, is));
        let are_few = in_old.len() * LEAST_SHARE <= old_words.len();
        Self { in_old, in_new, ..Self::default() }.with_words(old, new).filter(|_| are_few || do_state_facts)
    }

    /// The difference with the words at its ranges; none if there are no ranges.
    fn with_words(mut self, old: &str, new: &str) -> Option<Self> {
        self.in_old.sort_by_key(|range| range.start);
        self.in_new.sort_by_key(|range| range.start);
        let words = |ranges: &[Range<usize>], text: &str| -> Vec<String> {
            ranges.iter().map(|range| text[range.clone()].to_owned()).collect()
        };
        let (old, new) = (words(&self.in_old, old), words(&self.in_new, new));
        (!old.is_empty() || !new.is_empty()).then_some(Self { old, new, ..self })
    }
}

/// How much more often one text has a meaning than another.
struct Surplus(BTreeMap<String, usize>);

impl Surplus {
    fn of(some: &[FactWord], others: &[FactWord]) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in some {
            *counts.entry(word.meaning.clone()).or_default() += 1;
        }
        for word in others {
            counts.entry(word.meaning.clone()).and_modify(|count| *count = count.saturating_sub(1));
        }
        Self(counts)
    }

    /// Takes one of a meaning, if there is one.
    fn take(&mut self, meaning: &str) -> bool {
        let left = self.0.get_mut(meaning).filter(|count| **count > 0);
        left.map(|count| *count -= 1).is_some()
    }
}

/// A word or phrase that often states a fact.
#[derive(Clone)]
struct FactWord {
    /// What stands for it, and for all that say the same.
    meaning: String,
    /// Whether another order among such words says something else: of numbers, bounds and code.
    order_matters: bool,
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
        let is_code = matches!(words[index].kind, Kind::Code | Kind::Formula | Kind::Dash);
        found.extend(meaning.map(|meaning| {
            let order_matters = is_code || has_digit(&meaning) || lexicon::is_bound(&meaning);
            FactWord { meaning, order_matters, range }
        }));
        index += count;
    }
    merge_negations(&mut found);
    // A bound behind its number is put before it.
    for index in 1..found.len() {
        let has_bound = |index: usize| lexicon::is_bound(&found[index].meaning);
        if has_bound(index) && found[index - 1].is_number() && !(index > 1 && has_bound(index - 2)) {
            found.swap(index - 1, index);
        }
    }
    found
}

/// Makes “not … any more” what “no longer” is.
fn merge_negations(words: &mut Vec<FactWord>) {
    for index in (1..words.len()).rev() {
        if words[index].meaning == lexicon::ANY_MORE && words[index - 1].meaning == lexicon::NOT {
            lexicon::NO_LONGER.clone_into(&mut words[index - 1].meaning);
            words.remove(index);
        }
    }
}

/// What the words from an index on mean, if they often state a fact, and how many they are.
fn meaning_at(words: &[Word<'_>], index: usize) -> (Option<String>, usize) {
    let word = &words[index];
    let is_number =
        |index: Option<usize>| index.and_then(|index| words.get(index)).is_some_and(|word| has_digit(word.text));
    let is_between_numbers = || is_number(index.checked_sub(1)) && is_number(Some(index + 1));
    match word.kind {
        Kind::Code | Kind::Name | Kind::Formula => (Some(word.text.to_owned()), 1),
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
    word.text.replace('’', "'").to_lowercase().ends_with("n't").then(|| lexicon::NOT.to_owned())
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
            ("While it is open, nobody may enter.", "Nobody may enter while it is open."),
            ("It must be red, and it may not be open.", "It cannot be open, and has to be red."),
            ("It is not open any more.", "It is no longer open."),
            ("A code that is not valid.", "An invalid code."),
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
            ("The door of a locker that is red.", "The doors of the locker which is red."),
            ("What is written on the door of a red locker.", "What somebody wrote on the door of a red locker."),
            ("It is red on the outside and on the inside.", "Outside it is as red as inside, and on top."),
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
            ("No two doors of a site have it.", "No two sites of a door have it.", "doors site", "sites door"),
            ("Whether the locker was emptied.", "Whether the locker was cleaned.", "emptied", "cleaned"),
            ("It is red or blue now.", "It is red and blue now.", "or", "and"),
        ];
        for (old, new, only_old, only_new) in changed {
            assert_eq!(differ(old, new), (only_old.to_owned(), only_new.to_owned()), "{old} → {new}");
        }
        for (old, new) in [
            ("A may open, b must.", "A must open, b may."),
            ("At most 5, at least 3.", "At least 5, at most 3."),
            ("From 3 to 5 doors.", "Doors: 5, from the 3rd."),
            ("It is `a` before `b`.", "Only `b` is, and before it is `a`."),
        ] {
            assert!(FactWords::between(old, new).is_some(), "{old} → {new}");
        }
    }
}
