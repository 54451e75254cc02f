//! Texts of the findings on documents that do not conform to their schema.

use std::fmt;

use serde_json::Value as Schema;

use super::scalar::{self, Scalar, ScalarValue};
use super::schema::required_names;
use super::tree::{Entry, Kind, Node};
use crate::finding::Span;
use crate::spec::Number;

/// The position of a value in a document.
#[derive(Clone, Copy)]
pub(super) enum Position<'a> {
    Root,
    Key(Key<'a>),
    /// An item of a list under a key.
    Item(Key<'a>),
}

/// A key that a schema defines.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    pub(super) entry: &'a Entry,
    pub(super) is_required: bool,
    pub(super) schema: &'a Schema,
}

impl Position<'_> {
    /// The span of the key, if the value is directly under one.
    pub(super) fn key_span(self) -> Option<Span> {
        match self {
            Self::Key(key) => Some(key.entry.key_span),
            Self::Root | Self::Item(_) => None,
        }
    }
}

impl fmt::Display for Position<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("the file"),
            Self::Key(key) => write!(f, "`{}`", key.entry.key),
            Self::Item(key) => write!(f, "an item of `{}`", key.entry.key),
        }
    }
}

/// The purpose of a key: the first sentence of its description in the schema.
pub(super) fn purpose(schema: &Schema) -> Option<String> {
    let description = schema.get("description").and_then(Schema::as_str)?;
    let sentence = description.split_once(". ").map_or(description, |(first, _)| first);
    Some(lower_first(sentence.trim_end_matches('.')))
}

/// A noun phrase for the values that a schema accepts.
pub(super) fn expected(schema: &Schema) -> String {
    match schema.get("type").and_then(Schema::as_str) {
        Some("string") => "text".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("integer") => {
            match (schema.get("minimum").and_then(Schema::as_f64), schema.get("maximum").and_then(Schema::as_f64)) {
                (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
                (Some(least), None) => format!("a whole number from {least} on"),
                _ => "a whole number".to_owned(),
            }
        }
        Some("number") => "a number".to_owned(),
        Some("array") => "a list".to_owned(),
        _ => "a mapping".to_owned(),
    }
}

pub(super) fn expected_any(choices: &[Schema]) -> String {
    let mut words: Vec<String> = choices.iter().map(expected).collect();
    words.dedup();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The help for an empty value or a YAML null such as `~`.
pub(super) fn empty_help(written: &str, expected: &str, position: Position<'_>) -> String {
    let purpose = match position {
        Position::Key(key) => purpose(key.schema).map(|purpose| format!(": {purpose}")).unwrap_or_default(),
        Position::Root | Position::Item(_) => String::new(),
    };
    let instead = match position {
        Position::Key(key) if !key.is_required => "; or omit the key if there is no value",
        Position::Item(_) => "; or remove the item",
        Position::Key(_) | Position::Root => "",
    };
    match written {
        "" => format!("write {expected}{purpose}{instead}"),
        // Where any JSON is allowed, null is not a text without quotes.
        _ if expected == "a value" => "omit the key: null is not a value".to_owned(),
        word => format!("YAML reads `{word}` as null: write \"{word}\", with quotes, if it is a text{instead}"),
    }
}

/// The help for a list with too few items.
pub(super) fn too_few_help(position: Position<'_>) -> Option<String> {
    let Position::Key(key) = position else { return None };
    purpose(key.schema).map(|purpose| format!("write {purpose}"))
}

/// The help for a value of the wrong type.
pub(super) fn wrong_type_help(node: &Node, expected: &str, schema: &Schema, position: Position<'_>) -> String {
    let instead = match &node.kind {
        _ if expected == "a mapping" => Some(mapping_help(node, schema, position)),
        _ if expected == "a list" => Some(list_help(node, schema, position)),
        Kind::Scalar(scalar) => scalar_help(scalar, expected),
        Kind::List(_) if expected.ends_with("text") && node.span.is_empty() => {
            Some(format!("write `|-` after the colon of {position} if the list is part of a text"))
        }
        Kind::List(_) | Kind::Map(_) if expected.ends_with("text") => {
            Some("put the text in quotes if it begins with a bracket".to_owned())
        }
        _ => None,
    };
    instead.unwrap_or_else(|| format!("write {expected}"))
}

fn mapping_help(node: &Node, schema: &Schema, position: Position<'_>) -> String {
    let required: Vec<&str> = required_names(schema).collect();
    let text = node.text().filter(|text| !text.contains('\n'));
    let keys = match (required.as_slice(), text) {
        (_, Some(text)) if text.split_once(':').is_some_and(|(key, _)| required.contains(&key)) => {
            return "put a space after the colon".to_owned();
        }
        ([only], Some(text)) => format!("{only}: {text}"),
        ([], _) => {
            let keys: Vec<&str> =
                schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
            let key = keys.iter().find(|key| **key == "structs").or(keys.first()).copied().unwrap_or("name");
            return format!("begin with one of the keys of the file, as `{key}:`");
        }
        (required, _) => required.iter().map(|name| format!("{name}: …")).collect::<Vec<_>>().join(", "),
    };
    match position {
        Position::Key(key) => format!("write `{}: {{ {keys} }}`", key.entry.key),
        Position::Root | Position::Item(_) => format!("write `{{ {keys} }}`, or each key on a line of its own"),
    }
}

fn list_help(node: &Node, schema: &Schema, position: Position<'_>) -> String {
    match (&node.kind, position) {
        (Kind::Map(entries), _) if entries.first().is_some_and(|first| first.key.starts_with('-')) => {
            "put a space after the `-`".to_owned()
        }
        (Kind::Scalar(scalar), Position::Key(key)) if schema["items"]["type"] == "string" => {
            format!("write `{}: [{}]`", key.entry.key, scalar.text)
        }
        _ => "begin each item of the list with `- `".to_owned(),
    }
}

fn scalar_help(scalar: &Scalar, expected: &str) -> Option<String> {
    let text = scalar.text.as_str();
    match scalar.value {
        _ if expected.starts_with("text") => Some(format!("write \"{text}\", with quotes, for a text")),
        ScalarValue::UnsupportedNumber if expected == "a number" => Some(number_of_json(text)),
        ScalarValue::UnsupportedNumber if expected.contains("number") => Some(decimal(text)),
        ScalarValue::Boolean(_) if expected.contains("text") => {
            Some(format!("write \"{text}\", with quotes, for a text"))
        }
        ScalarValue::Text if expected.contains("`true`") => truth(text),
        ScalarValue::Text if expected.contains("number") => match scalar::parse_plain(text) {
            ScalarValue::Integer(_) => Some(format!("write {text}, without quotes")),
            _ => text.replace(['_', ',', ' ', '\''], "").parse::<u64>().ok().map(|number| format!("write {number}")),
        },
        _ => None,
    }
}

fn truth(text: &str) -> Option<String> {
    match text.to_lowercase().as_str() {
        "true" => Some("write true, without quotes".to_owned()),
        "false" => Some("write false, without quotes".to_owned()),
        "yes" | "y" | "on" => Some("write true".to_owned()),
        "no" | "n" | "off" => Some("write false".to_owned()),
        _ => None,
    }
}

/// The help for a number that is not in plain decimal.
pub(super) fn decimal(text: &str) -> String {
    let radix = |prefix, radix| text.strip_prefix(prefix).and_then(|digits| i64::from_str_radix(digits, radix).ok());
    let plain = text.trim_start_matches('+').trim_start_matches('0');
    match radix("0x", 16).or_else(|| radix("0o", 8)).or_else(|| plain.parse().ok()) {
        Some(number) => format!("write {number}: numbers are plain decimal"),
        None if text.bytes().all(|byte| byte.is_ascii_digit()) => "write a smaller number".to_owned(),
        None => "write the number in plain decimal, with digits only".to_owned(),
    }
}

/// The help for a number that JSON does not have.
fn number_of_json(text: &str) -> String {
    let whole = text.trim_start_matches('+');
    let candidates =
        [whole.to_owned(), format!("0{whole}"), format!("{whole}0"), whole.trim_start_matches('0').to_owned()];
    match candidates.iter().find(|candidate| Number::parse(candidate).is_some()) {
        Some(number) => format!("write {number}: numbers are written as in JSON"),
        None => decimal(text),
    }
}

/// The text with a small first letter, unless it begins with an abbreviation.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    if text.chars().take(2).all(char::is_uppercase) {
        return text.to_owned();
    }
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
