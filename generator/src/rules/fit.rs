//! Whether a value in a spec is one of a type, and within limits.

use std::cmp::Ordering;
use std::fmt::Display;

use crate::api::{Api, Builtin, Definition, JsonType, Measure, Row, Type, TypedValue};
use crate::finding::{Finding, did_you_mean};
use crate::rules::Rule;
use crate::spec::{Json, Key, Location, Number, Spanned, ValueFacts};

/// The finding on a value that does not fit the type or the limits beside it. `noun` names the key of the value.
pub(super) fn misfit(
    rule: &'static Rule,
    api: &Api<'_>,
    noun: &str,
    value: &TypedValue<'_>,
    written: &Spanned<Json>,
) -> Option<Finding> {
    let finding = |message| Finding::new(rule, api.place(written.location()), message);
    let name = value.name;
    if let Some(mismatch) = mismatch(api, value.value_type, written) {
        let message = format!("the {noun} of `{name}` is not of the type `{}`: {mismatch}", value.written);
        return Some(
            finding(message)
                .label("does not fit the type")
                .related(api.place(value.written.location()), "the type")
                .help(help(api, noun, value.value_type, written)),
        );
    }
    let beyond = beyond(api, value.value_type, value.facts, written)?;
    Some(
        finding(format!("the {noun} of `{name}` is out of range: {}", beyond.message))
            .label("out of range")
            .related(api.place(beyond.limit), "the limit")
            .help(format!("see on the page whether the limit or the {noun} is wrong")),
    )
}

/// The finding on a value that an enumeration does not list.
pub(super) fn unlisted(
    rule: &'static Rule,
    api: &Api<'_>,
    noun: &str,
    value: &TypedValue<'_>,
    written: &Spanned<Json>,
) -> Option<Finding> {
    let (enumeration, text) = unlisted_value(api, value.value_type, written)?;
    let enumeration = &api[enumeration];
    let message = format!("the {noun} of `{}` is `{text}`, which `{}` does not list", value.name, enumeration.name);
    let texts: Vec<String> = enumeration.rows.iter().filter_map(Row::in_json).collect();
    let help = did_you_mean(&text, texts.iter().map(String::as_str))
        .unwrap_or_else(|| "write one of its values, or add this one to it".to_owned());
    let place = api.place(written.location());
    let related = api.place(enumeration.name.location());
    Some(Finding::new(rule, place, message).label("not a value").related(related, "the enumeration").help(help))
}

/// The first text or integer in a value that the enumeration of the type does not list.
fn unlisted_value(api: &Api<'_>, expected: &Type, json: &Json) -> Option<(crate::api::EnumerationId, String)> {
    match (expected, json) {
        (Type::Named(Definition::Enumeration(id)), Json::String(_) | Json::Number(_)) => {
            let enumeration = &api[*id];
            let text = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
            let is_it = |row: &Row<'_>| row.in_json().is_none_or(|value| value == text);
            let is_listed = enumeration.is_incomplete() || enumeration.rows.iter().any(is_it);
            (!is_listed).then_some((*id, text))
        }
        (Type::List(element), Json::List(items)) => items.iter().find_map(|item| unlisted_value(api, element, item)),
        (Type::Map(value), Json::Object(entries)) => entries.values().find_map(|one| unlisted_value(api, value, one)),
        _ => None,
    }
}

/// Describes why a value is not of a type; `None` if it is.
fn mismatch(api: &Api<'_>, expected: &Type, json: &Json) -> Option<String> {
    let takes = |noun: &str, fits: bool| (!fits).then(|| format!("expected {noun}, found {}", describe(json)));
    match (expected, json) {
        (Type::Builtin(builtin), _) => {
            let (noun, is_example) = builtin.info().example;
            takes(noun, is_example(json))
        }
        (Type::List(element), Json::List(items)) => {
            items.iter().filter(|item| !item.is_null()).find_map(|item| mismatch(api, element, item))
        }
        (Type::List(_), _) => takes("a list", false),
        (Type::Map(value), Json::Object(entries)) => {
            entries.values().filter(|one| !one.is_null()).find_map(|one| mismatch(api, value, one))
        }
        (Type::Map(_), _) => takes("an object", false),
        (Type::Named(Definition::Structure(id)), Json::Object(entries)) => api.fields_of(*id).find_map(|field| {
            let value = entries.get(field.name.as_str()).filter(|value| !value.is_null())?;
            let expected = field.field_type.as_ref().ok()?;
            let limits = || beyond(api, expected, &field.facts, value).map(|beyond| beyond.message);
            let mismatch = mismatch(api, expected, value).or_else(limits)?;
            Some(format!("in `{}`, {mismatch}", field.name))
        }),
        (Type::Named(definition), _) => {
            if let Some(variant) = variant_type(api, *definition, json) {
                return mismatch(api, variant, json);
            }
            let types = api.part(*definition).json(api);
            let fits = types.iter().any(|one| is_of(json, *one));
            takes(&format!("a value of type {}", JsonType::names(&types)), types.is_empty() || fits)
        }
    }
}

/// The type of the variant that a value is of, if it is one of a union.
fn variant_type<'a>(api: &'a Api<'_>, definition: Definition, json: &Json) -> Option<&'a Type> {
    let Definition::Union(id) = definition else { return None };
    let union = &api[id];
    let tag = match (union.tag_key(), json) {
        (Some(key), Json::Object(entries)) => Some(entries.get(key)?.as_str()?),
        (Some(_), _) => return None,
        (None, _) => None,
    };
    let types = union.variants.iter().filter(|variant| variant.value.map(|value| value.as_str()) == tag);
    let mut types = types.filter_map(|variant| variant.type_in(api));
    types.find(|one| tag.is_some() || one.json(api).iter().any(|one| is_of(json, *one)))
}

fn is_of(json: &Json, json_type: JsonType) -> bool {
    match json_type {
        JsonType::String => json.is_string(),
        JsonType::Boolean => json.is_boolean(),
        JsonType::Integer => json.is_i64(),
        JsonType::Number => json.as_number().is_some(),
        JsonType::Array => matches!(json, Json::List(_)),
        JsonType::Object => matches!(json, Json::Object(_)),
    }
}

fn describe(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Boolean(value) => format!("the boolean `{value}`"),
        Json::Number(number) => format!("the number `{number}`"),
        Json::String(_) => "a string".to_owned(),
        Json::List(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}

fn help(api: &Api<'_>, noun: &str, expected: &Type, json: &Json) -> String {
    match (expected, json) {
        (Type::Named(Definition::Enumeration(id)), Json::String(text)) => {
            let named = api[*id].rows.iter().find(|row| row.label == *text.as_str());
            named.and_then(Row::in_json).map_or_else(
                || format!("write an integer, as JSON has it, if the {noun} is one of the values"),
                |integer| format!("write {integer}, as JSON has it"),
            )
        }
        (Type::List(_), Json::List(_)) | (Type::Named(_) | Type::Map(_), Json::Object(_)) => {
            format!("see on the page whether the type or the {noun} is wrong")
        }
        (Type::List(_), item) => format!("write `[{item}]`, or the type of one element"),
        (Type::Builtin(builtin), Json::Number(number)) if builtin.info().json == [JsonType::String] => {
            format!("write \"{number}\", with quotes, if the page shows a string; otherwise change the type")
        }
        (Type::Builtin(Builtin::Integer), Json::Number(_)) => {
            "write `decimal` as the type, if the page allows fractions".to_owned()
        }
        _ => format!("if the {noun} is what the API has, change the type"),
    }
}

/// Why a value is not within the limits beside its type, and the limit.
struct Beyond {
    message: String,
    limit: Location,
}

fn beyond(api: &Api<'_>, expected: &Type, facts: &ValueFacts, json: &Json) -> Option<Beyond> {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    match expected.measure(api)? {
        Measure::Number => {
            let number = match json {
                Json::Number(number) => number.clone(),
                Json::String(text) => Number::parse(text)?,
                Json::Null | Json::Boolean(_) | Json::List(_) | Json::Object(_) => return None,
            };
            compared(&number, (&facts.minimum, "minimum"), (&facts.maximum, "maximum"), &format!("`{number}` is"))
        }
        Measure::Length => {
            let length = count(json.as_str()?.chars().count());
            let limits = ((&facts.min_length, "min_length"), (&facts.max_length, "max_length"));
            compared(&length, limits.0, limits.1, &format!("its length of {length} is"))
        }
        Measure::Items => {
            let items = match json {
                Json::List(items) => count(items.len()),
                Json::Object(entries) => count(entries.len()),
                Json::Null | Json::Boolean(_) | Json::Number(_) | Json::String(_) => return None,
            };
            let limits = ((&facts.min_items, "min_items"), (&facts.max_items, "max_items"));
            compared(&items, limits.0, limits.1, &format!("its number of items, {items}, is"))
        }
    }
}

/// Compares an amount with limits, each given with its key. `subject` begins the message.
fn compared<T: Ord + Display>(
    amount: &T,
    (least, least_key): (&Key<T>, &str),
    (most, most_key): (&Key<T>, &str),
    subject: &str,
) -> Option<Beyond> {
    let beyond = |limit: &Key<T>, key: &str, wrong: Ordering, relation: &str| {
        let limit = limit.given().filter(|limit| amount.cmp(limit.get()) == wrong)?;
        let message = format!("{subject} {relation} than the `{key}` of {}", limit.get());
        Some(Beyond { message, limit: limit.location() })
    };
    beyond(least, least_key, Ordering::Less, "less").or_else(|| beyond(most, most_key, Ordering::Greater, "more"))
}
