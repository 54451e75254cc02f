//! Formats the facts about values, which the spec states beside their type.

use std::fmt::Display;

use super::docs::example;
use super::markdown::{code, inline, wrap};
use crate::spec::{Field, Key, Spanned, ValueFacts};

/// The paragraphs about the values of a field: an example, and what is valid.
pub(super) fn value_facts(facts: &ValueFacts) -> Vec<String> {
    let ValueFacts { example, default, constant, unit, minimum, maximum, min_length, max_length, min_items, max_items } =
        facts;
    let sentences = [
        constant.value().map(|value| format!("Constant: {}, which is not enforced.", code(&value.to_string()))),
        default.value().map(|value| format!("Default: {}.", code(&value.to_string()))),
        unit.text().map(|unit| format!("Unit: {}.", inline(unit.trim_end_matches('.')))),
        range(minimum, maximum, ""),
        range(min_length, max_length, " characters"),
        range(min_items, max_items, " items"),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    let example = example.value().map(|value| self::example(&value.to_string()));
    example.into_iter().chain((!sentences.is_empty()).then(|| wrap(&sentences.join(" ")))).collect()
}

/// The paragraph about the messages that have the field.
pub(super) fn direction(field: &Field) -> Option<String> {
    let sentences = [
        (&field.required, "Required in requests."),
        (&field.read_only, "Read-only: only responses have it."),
        (&field.write_only, "Write-only: only requests have it."),
    ];
    let sentences: Vec<&str> =
        sentences.into_iter().filter(|(key, _)| key.is_true()).map(|(_, sentence)| sentence).collect();
    (!sentences.is_empty()).then(|| wrap(&sentences.join(" ")))
}

/// A sentence on the limits of a number, or of a number of something.
fn range<T: PartialEq + Display>(least: &Key<T>, most: &Key<T>, noun: &str) -> Option<String> {
    // A noun that ends in s is a plural.
    let noun_of = |count: &T| if count.to_string() == "1" { noun.trim_end_matches('s') } else { noun };
    match (least.given().map(Spanned::get), most.given().map(Spanned::get)) {
        (Some(least), Some(most)) if least == most => Some(format!("Exactly {most}{}.", noun_of(most))),
        (Some(least), Some(most)) => Some(format!("From {least} to {most}{}.", noun_of(most))),
        (Some(least), None) => Some(format!("At least {least}{}.", noun_of(least))),
        (None, Some(most)) => Some(format!("At most {most}{}.", noun_of(most))),
        (None, None) => None,
    }
}
