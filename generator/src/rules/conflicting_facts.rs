//! Checks that the facts about values agree with their type and with each other.

use super::{Check, fit};
use crate::api::{Api, Field, JsonType, Measure, Type, TypedValue};
use crate::finding::Finding;
use crate::spec::{Key, Location};

rule! {
    CONFLICTING_FACTS "conflicting-facts" Error "The facts about values agree with their type and with each other."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for value in api.typed_values() {
        values(api, &value, findings);
        inapplicable(api, &value, findings);
        let facts = value.facts;
        findings.extend(crossed(api, ("minimum", &facts.minimum), ("maximum", &facts.maximum)));
        findings.extend(crossed(api, ("min_length", &facts.min_length), ("max_length", &facts.max_length)));
        findings.extend(crossed(api, ("min_items", &facts.min_items), ("max_items", &facts.max_items)));
    }
    findings.extend(api.fields.iter().filter_map(|field| one_way(api, field)));
}

/// The default and the constant are values of the type, and equal if both are given.
fn values(api: &Api<'_>, value: &TypedValue<'_>, findings: &mut Vec<Finding>) {
    let before = findings.len();
    for (noun, key) in [("constant", &value.facts.constant), ("default", &value.facts.default)] {
        let Some(written) = key.given() else { continue };
        let misfit = fit::misfit(&CONFLICTING_FACTS, api, noun, value, written);
        findings.extend(misfit.or_else(|| fit::unlisted(&CONFLICTING_FACTS, api, noun, value, written)));
    }
    let both = value.facts.constant.given().zip(value.facts.default.given());
    if let (true, Some((constant, default))) = (findings.len() == before, both.filter(|(one, other)| one != other)) {
        let message = format!("the default of `{}` is not its `constant`", value.name);
        findings.push(
            Finding::new(&CONFLICTING_FACTS, api.place(default.location()), message)
                .label("another value")
                .related(api.place(constant.location()), "the only value that the page promises")
                .help("remove `constant` if the page allows both values, or else `default`"),
        );
    }
}

/// Limits and units stand where the type has what they are about.
fn inapplicable(api: &Api<'_>, value: &TypedValue<'_>, findings: &mut Vec<Finding>) {
    let (facts, measure) = (value.facts, value.value_type.measure(api));
    let limits = [
        ("minimum", facts.minimum.key_location(), Measure::Number),
        ("maximum", facts.maximum.key_location(), Measure::Number),
        ("min_length", facts.min_length.key_location(), Measure::Length),
        ("max_length", facts.max_length.key_location(), Measure::Length),
        ("min_items", facts.min_items.key_location(), Measure::Items),
        ("max_items", facts.max_items.key_location(), Measure::Items),
    ];
    for (key, location, needed) in limits {
        let Some(location) = location.filter(|_| measure != Some(needed)) else { continue };
        let help = match (measure, value.value_type) {
            (Some(Measure::Items), Type::List(_)) => {
                "write a limit of the elements in `doc`; the limits of a list are `min_items` and `max_items`".to_owned()
            }
            (Some(measure), _) => format!("the limits of this type are {}", keys(measure)),
            (None, _) => format!("remove it, or change the type: `{key}` is for {}", types(needed)),
        };
        findings.push(does_not_apply(api, value, key, location).help(help));
    }
    if let Some(location) = facts.unit.key_location().filter(|_| !has_numbers(api, value.value_type)) {
        findings.push(does_not_apply(api, value, "unit", location).help("remove it, or change the type: a unit is for numbers"));
    }
}

/// Whether a unit can be that of the values, or of their items. Numbers may be sent as texts.
fn has_numbers(api: &Api<'_>, value_type: &Type) -> bool {
    match value_type {
        Type::List(element) | Type::Map(element) => has_numbers(api, element),
        Type::Builtin(_) | Type::Named(_) => {
            let types = value_type.json(api);
            types.iter().any(|json| matches!(json, JsonType::Number | JsonType::Integer | JsonType::String))
        }
    }
}

fn does_not_apply(api: &Api<'_>, value: &TypedValue<'_>, key: &str, location: Location) -> Finding {
    let message = format!("`{key}` does not apply to the type `{}`", value.written);
    Finding::new(&CONFLICTING_FACTS, api.place(location), message)
        .label("does not apply")
        .related(api.place(value.written.location()), "the type")
}

fn keys(measure: Measure) -> &'static str {
    match measure {
        Measure::Number => "`minimum` and `maximum`",
        Measure::Length => "`min_length` and `max_length`",
        Measure::Items => "`min_items` and `max_items`",
    }
}

fn types(measure: Measure) -> &'static str {
    match measure {
        Measure::Number => "numbers",
        Measure::Length => "texts",
        Measure::Items => "lists and maps",
    }
}

/// A lower limit is at most the upper one.
fn crossed<T: Ord + std::fmt::Display>(
    api: &Api<'_>,
    (least_key, least): (&str, &Key<T>),
    (most_key, most): (&str, &Key<T>),
) -> Option<Finding> {
    let (least, most) = least.given().zip(most.given()).filter(|(least, most)| least.get() > most.get())?;
    let message =
        format!("the `{least_key}` of {} is more than the `{most_key}` of {}", least.get(), most.get());
    Some(
        Finding::new(&CONFLICTING_FACTS, api.place(least.location()), message)
            .label("more than the maximum")
            .related(api.place(most.location()), "the maximum")
            .help("no value is within both: see on the page which of them is wrong"),
    )
}

/// What is only in requests is not only in responses.
fn one_way(api: &Api<'_>, field: &Field<'_>) -> Option<Finding> {
    let read_only = field.read_only.given().filter(|read_only| ***read_only)?;
    let write_only = field.write_only.given().filter(|write_only| ***write_only)?;
    let message = format!("`{}` is both `read_only` and `write_only`", field.name);
    Some(
        Finding::new(&CONFLICTING_FACTS, api.place(write_only.key_location()), message)
            .label("only in requests")
            .related(api.place(read_only.key_location()), "only in responses")
            .help("remove both if requests and responses have the key, or else one of them"),
    )
}
