//! Checks that an example is a value of the type of its field.

use serde_json::Value as Json;

use super::Check;
use crate::api::{Api, Builtin, Definition, Field, JsonType, Type};
use crate::finding::Finding;

rule! {
    EXAMPLE_MISMATCH "example-mismatch" Error "An example is a value of the type of its field."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    findings.extend(api.fields.iter().filter_map(|field| violation(api, field)));
}

fn violation(api: &Api<'_>, field: &Field<'_>) -> Option<Finding> {
    let example = field.example.given()?;
    let mismatch = mismatch(api, field.field_type.as_ref().ok()?, example)?;
    let message = format!("the example of `{}` is not of the type `{}`: {mismatch}", field.name, field.type_);
    Some(
        Finding::new(&EXAMPLE_MISMATCH, api.place(example.location()), message)
            .label("does not fit the type")
            .related(api.place(field.type_.location()), "the type")
            .help(help(field, example)),
    )
}

/// Describes why an example is not of a type; `None` if it is.
fn mismatch(api: &Api<'_>, expected: &Type, example: &Json) -> Option<String> {
    let takes = |noun: &str, fits: bool| (!fits).then(|| format!("expected {noun}, found {}", describe(example)));
    match (expected, example) {
        (Type::Builtin(builtin), _) => {
            let (noun, is_example) = builtin.info().example;
            takes(noun, is_example(example))
        }
        (Type::List(element), Json::Array(items)) => {
            items.iter().filter(|item| !item.is_null()).find_map(|item| mismatch(api, element, item))
        }
        (Type::List(_), _) => takes("a list", false),
        (Type::Map(value), Json::Object(entries)) => {
            entries.values().filter(|one| !one.is_null()).find_map(|one| mismatch(api, value, one))
        }
        (Type::Map(_), _) => takes("an object", false),
        (Type::Named(Definition::Structure(id)), Json::Object(entries)) => api.fields_of(*id).find_map(|field| {
            let value = entries.get(field.name.as_str()).filter(|value| !value.is_null())?;
            let mismatch = mismatch(api, field.field_type.as_ref().ok()?, value)?;
            Some(format!("in `{}`, {mismatch}", field.name))
        }),
        (Type::Named(definition), _) => {
            let json = api.part(*definition).json();
            let fits = json.iter().any(|json| is_of(example, *json));
            takes(&format!("a value of type {}", JsonType::names(json)), json.is_empty() || fits)
        }
    }
}

fn is_of(value: &Json, json: JsonType) -> bool {
    match json {
        JsonType::String => value.is_string(),
        JsonType::Boolean => value.is_boolean(),
        JsonType::Integer => value.is_i64(),
        JsonType::Number => value.is_number(),
        JsonType::Array => value.is_array(),
        JsonType::Object => value.is_object(),
    }
}

fn describe(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => format!("the boolean `{value}`"),
        Json::Number(number) => format!("the number `{number}`"),
        Json::String(_) => "a string".to_owned(),
        Json::Array(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}

fn help(field: &Field<'_>, example: &Json) -> String {
    match (&field.field_type, example) {
        (Ok(Type::List(_)), Json::Array(_)) | (Ok(Type::Named(_) | Type::Map(_)), Json::Object(_)) | (Err(_), _) => {
            "see on the page whether the type or the example is wrong".to_owned()
        }
        (Ok(Type::List(_)), item) => format!("write `[{item}]`, or the type of one element"),
        (Ok(Type::Builtin(builtin)), Json::Number(number)) if builtin.info().json == [JsonType::String] => {
            format!("write \"{number}\", with quotes, if the page shows a string; otherwise change the type")
        }
        (Ok(Type::Builtin(Builtin::Integer)), Json::Number(_)) => {
            "write `decimal` as the type, if the page allows fractions".to_owned()
        }
        _ => "if the example is what responses contain, change the type".to_owned(),
    }
}
