//! Words and phrases that often state a fact, by their meaning: those of one meaning stand in for each other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A meaning, and the words and phrases that have it. An empty meaning is that of phrases that state nothing, although there
/// are words in them that do elsewhere.
type Entry = (&'static str, &'static [&'static str]);

/// The most words of a phrase.
pub(super) const LONGEST: usize = 4;

/// The meaning of a negation.
pub(super) const NOT: &str = "not";
/// The meaning of “any more”, which with a negation before it is [`NO_LONGER`].
pub(super) const ANY_MORE: &str = "any more";
/// The meaning of “no longer”.
pub(super) const NO_LONGER: &str = "no longer";

/// The meaning of a word or phrase in lower case, with single spaces between its words.
pub(super) fn meaning(phrase: &str) -> Option<&'static str> {
    MEANINGS.get(phrase).copied()
}

/// The meaning of each word and phrase.
static MEANINGS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    ENTRIES.iter().flat_map(|(meaning, phrases)| phrases.iter().map(move |phrase| (*phrase, *meaning))).collect()
});

/// Whether a meaning bounds the number beside it. `5 or more` says what `at least 5` says.
pub(super) fn is_bound(meaning: &str) -> bool {
    matches!(meaning, "≤" | "≥" | ">" | "<")
}

const ENTRIES: &[Entry] = &[
    // Articles and the like.
    ("", &["a", "an", "the", "this", "that", "these", "those", "which", "who", "its", "their"]),
    // “One” as a pronoun, and questions.
    ("", &["one that", "one which", "one who", "one whose", "one is", "one has", "one of", "another one", "that one"]),
    ("", &["this one", "the one", "how many", "how much", "how long", "how often", "how few", "more about", "more on"]),
    ("", &["more information", "more details", "first of all", "at first", "at last", "as long as", "all the same"]),
    // Numbers and times.
    ("0", &["zero"]),
    ("1", &["one"]),
    ("2", &["two"]),
    ("3", &["three"]),
    ("4", &["four"]),
    ("5", &["five"]),
    ("6", &["six"]),
    ("7", &["seven"]),
    ("8", &["eight"]),
    ("9", &["nine"]),
    ("10", &["ten"]),
    ("11", &["eleven"]),
    ("12", &["twelve", "dozen", "a dozen"]),
    ("100", &["hundred", "a hundred", "one hundred"]),
    ("1000", &["thousand", "a thousand", "one thousand"]),
    ("million", &["million"]),
    ("billion", &["billion"]),
    ("half", &["half"]),
    ("double", &["double"]),
    ("once", &["once", "one time"]),
    ("twice", &["twice", "two times"]),
    ("percent", &["percent", "per cent"]),
    ("millisecond", &["millisecond", "milliseconds"]),
    ("second", &["second", "seconds"]),
    ("minute", &["minute", "minutes"]),
    ("hour", &["hour", "hours"]),
    ("day", &["day", "days"]),
    ("week", &["week", "weeks"]),
    ("month", &["month", "months"]),
    ("year", &["year", "years"]),
    ("yesterday", &["yesterday"]),
    ("today", &["today"]),
    ("tomorrow", &["tomorrow"]),
    ("immediately", &["immediately", "at once", "instantly"]),
    ("daily", &["daily", "every day", "each day", "once a day", "per day"]),
    ("weekly", &["weekly", "every week", "each week", "once a week", "per week"]),
    ("monthly", &["monthly", "every month", "each month", "once a month", "per month"]),
    ("yearly", &["yearly", "every year", "each year", "once a year", "per year"]),
    // Negations.
    (NOT, &["not", "no", "none", "nor", "neither", "nothing", "nobody", "no one", "nowhere", "without"]),
    (NOT, &["invalid", "incorrect", "wrong", "unavailable", "impossible", "unknown", "unsuccessful", "lack", "lacks"]),
    (NOT, &["fail", "fails", "failed", "failure", "missing", "unable"]),
    (ANY_MORE, &["any more", "any longer", "anymore"]),
    ("never", &["never", "at no time"]),
    (NO_LONGER, &["no longer", "no more"]),
    ("unless", &["unless", "except", "except for", "except if"]),
    // Modals.
    ("may", &["may", "can", "might", "could", "allowed", "allowed to", "permitted", "permitted to", "able to"]),
    ("may not", &["may not", "cannot", "can not", "can't", "must not", "mustn't", "shall not", "forbidden"]),
    ("may not", &["not allowed", "not allowed to", "not permitted", "not permitted to", "not able to"]),
    ("must", &["must", "shall", "has to", "have to", "had to", "need", "needs", "needed", "need to", "needs to"]),
    ("must", &["require", "requires", "required", "required to", "mandatory", "obligatory"]),
    ("need not", &["need not", "needn't", "optional", "optionally", "not required", "not needed", "not mandatory"]),
    ("need not", &["not have to", "don't have to", "doesn't have to", "not need", "not need to"]),
    ("should", &["should", "ought to", "recommended"]),
    ("will", &["will"]),
    ("would", &["would"]),
    // Comparatives and bounds.
    ("≤", &["at most", "at the most", "no more than", "not more than", "up to", "maximum", "maximum of", "max"]),
    ("≤", &["or less", "or fewer", "not exceed", "no longer than", "no greater than", "no larger than"]),
    ("≥", &["at least", "at the least", "no less than", "not less than", "no fewer than", "minimum", "minimum of"]),
    ("≥", &["min", "or more", "or longer", "no shorter than", "no smaller than"]),
    (">", &["more than", "greater than", "larger than", "longer than", "higher than", "above", "over", "beyond"]),
    (">", &["exceed", "exceeds"]),
    ("<", &["less than", "fewer than", "smaller than", "shorter than", "lower than", "below", "under"]),
    ("more", &["more", "greater", "larger", "longer", "higher"]),
    ("less", &["less", "fewer", "smaller", "shorter", "lower"]),
    ("most", &["most"]),
    ("least", &["least"]),
    ("than", &["than"]),
    ("before", &["before", "earlier", "prior to"]),
    ("after", &["after", "later"]),
    ("until", &["until", "till"]),
    ("since", &["since"]),
    ("within", &["within"]),
    ("between", &["between"]),
    ("first", &["first"]),
    ("last", &["last", "latest", "most recent"]),
    // Quantifiers.
    ("all", &["all", "all of", "every", "each", "each of", "each one", "every one"]),
    ("any", &["any", "any of"]),
    ("some", &["some", "some of"]),
    ("several", &["several", "many", "multiple"]),
    ("few", &["few"]),
    ("only", &["only", "solely", "exclusively", "nothing but"]),
    ("both", &["both", "both of"]),
    ("either", &["either", "either of"]),
    ("always", &["always", "at all times", "in all cases", "every time"]),
    ("often", &["often", "frequently"]),
    ("usually", &["usually", "typically", "normally", "generally", "in general"]),
    ("sometimes", &["sometimes", "at times", "occasionally"]),
    ("rarely", &["rarely", "seldom"]),
    ("exactly", &["exactly", "precisely"]),
    ("unique", &["unique", "uniquely"]),
];
