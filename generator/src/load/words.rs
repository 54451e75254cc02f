//! What a schema takes, and what to write for it, in words.

use std::fmt;

use serde_json::Value;

use super::scalar::{self, Meaning, Scalar};
use super::schema::required_names;
use super::tree::{Entry, Kind, Node};
use crate::finding::Span;

/// What a value stands under.
#[derive(Clone, Copy)]
pub(super) enum Slot<'a> {
    File,
    Key(Key<'a>),
    /// A list under a key.
    Item(Key<'a>),
}

/// A key that a schema knows.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    pub(super) entry: &'a Entry,
    pub(super) is_required: bool,
    pub(super) schema: &'a Value,
}

impl Slot<'_> {
    /// The key that holds just this value.
    pub(super) fn key_span(self) -> Option<Span> {
        match self {
            Self::Key(key) => Some(key.entry.key_span),
            Self::File | Self::Item(_) => None,
        }
    }
}

impl fmt::Display for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Key(key) => write!(f, "`{}`", key.entry.key),
            Self::Item(key) => write!(f, "an item of `{}`", key.entry.key),
        }
    }
}

/// What a key is for: the first sentence of what its schema says.
pub(super) fn purpose(schema: &Value) -> Option<String> {
    let description = schema.get("description").and_then(Value::as_str)?;
    let sentence = description.split_once(". ").map_or(description, |(first, _)| first);
    Some(lower_first(sentence.trim_end_matches('.')))
}

/// What a schema takes.
pub(super) fn expected(schema: &Value) -> String {
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => "text".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("integer") => {
            match (schema.get("minimum").and_then(Value::as_f64), schema.get("maximum").and_then(Value::as_f64)) {
                (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
                (Some(least), None) => format!("a whole number from {least} on"),
                _ => "a whole number".to_owned(),
            }
        }
        Some("array") => "a list".to_owned(),
        _ => "a mapping".to_owned(),
    }
}

pub(super) fn expected_any(choices: &[Value]) -> String {
    let mut words: Vec<String> = choices.iter().map(expected).collect();
    words.dedup();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// What to write where nothing stands, or one of YAML's words for it.
pub(super) fn empty_help(written: &str, expected: &str, slot: Slot<'_>) -> String {
    let purpose = match slot {
        Slot::Key(key) => purpose(key.schema).map(|purpose| format!(": {purpose}")).unwrap_or_default(),
        Slot::File | Slot::Item(_) => String::new(),
    };
    let instead = match slot {
        Slot::Key(key) if !key.is_required => "; or leave the key out if there is nothing to say",
        Slot::Item(_) => "; or remove the item",
        Slot::Key(_) | Slot::File => "",
    };
    match written {
        "" => format!("write {expected}{purpose}{instead}"),
        // Where any value can stand, null is not a text that lacks its quotes.
        _ if expected == "a value" => "leave the key out: null is not an example of a value".to_owned(),
        word => format!("YAML takes `{word}` for nothing: write \"{word}\", with quotes, to mean the word{instead}"),
    }
}

/// What to write in a list that has too few items.
pub(super) fn too_few_help(slot: Slot<'_>) -> Option<String> {
    let Slot::Key(key) = slot else { return None };
    purpose(key.schema).map(|purpose| format!("write {purpose}"))
}

/// What to write in place of a value of the wrong type.
pub(super) fn wrong_type_help(node: &Node, expected: &str, schema: &Value, slot: Slot<'_>) -> String {
    let instead = match &node.kind {
        _ if expected == "a mapping" => Some(mapping_help(node, schema, slot)),
        _ if expected == "a list" => Some(list_help(node, schema, slot)),
        Kind::Scalar(scalar) => scalar_help(scalar, expected),
        Kind::List(_) if expected == "text" && node.span.is_empty() => {
            Some(format!("write `|-` behind the colon of {slot} to write a list into a text"))
        }
        Kind::List(_) | Kind::Map(_) if expected == "text" => {
            Some("put the text in quotes if it begins with a bracket".to_owned())
        }
        _ => None,
    };
    instead.unwrap_or_else(|| format!("write {expected}"))
}

fn mapping_help(node: &Node, schema: &Value, slot: Slot<'_>) -> String {
    let required: Vec<&str> = required_names(schema).collect();
    let text = node.text().filter(|text| !text.contains('\n'));
    let keys = match (required.as_slice(), text) {
        (_, Some(text)) if text.split_once(':').is_some_and(|(key, _)| required.contains(&key)) => {
            return "put a space behind the colon".to_owned();
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
    match slot {
        Slot::Key(key) => format!("write `{}: {{ {keys} }}`", key.entry.key),
        Slot::File | Slot::Item(_) => format!("write `{{ {keys} }}`, or each key on a line of its own"),
    }
}

fn list_help(node: &Node, schema: &Value, slot: Slot<'_>) -> String {
    match (&node.kind, slot) {
        (Kind::Map(entries), _) if entries.first().is_some_and(|first| first.key.starts_with('-')) => {
            "put a space behind the `-`".to_owned()
        }
        (Kind::Scalar(scalar), Slot::Key(key)) if schema["items"]["type"] == "string" => {
            format!("write `{}: [{}]`", key.entry.key, scalar.text)
        }
        _ => "begin each item of the list with `- `".to_owned(),
    }
}

fn scalar_help(scalar: &Scalar, expected: &str) -> Option<String> {
    let text = scalar.text.as_str();
    match scalar.meaning {
        _ if expected.starts_with("text") => Some(format!("write \"{text}\", with quotes, to mean the text")),
        Meaning::Other if expected.contains("number") => Some(decimal(text)),
        Meaning::Text if expected.contains("`true`") => truth(text),
        Meaning::Text if expected.contains("number") => match scalar::meaning(text) {
            Meaning::Integer(_) => Some(format!("write {text}, without quotes")),
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

/// How a number is to be written that was not written so.
pub(super) fn decimal(text: &str) -> String {
    let radix = |prefix, radix| text.strip_prefix(prefix).and_then(|digits| i64::from_str_radix(digits, radix).ok());
    let plain = text.trim_start_matches('+').trim_start_matches('0');
    match radix("0x", 16).or_else(|| radix("0o", 8)).or_else(|| plain.parse().ok()) {
        Some(number) => format!("write {number}: numbers are plain decimal"),
        None if text.bytes().all(|byte| byte.is_ascii_digit()) => "write a smaller number".to_owned(),
        None => "write the number in plain decimal, with digits only".to_owned(),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
