//! The JSON Schema of the spec language, generated from the types that a spec is deserialised into.
//!
//! The loader validates files against the same schema that editors use, so that types, validation and completion cannot
//! diverge.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::{Value as Json, json};

use crate::lower::markdown;

/// The schema of a type, in draft-07, which editors support.
#[must_use]
pub fn of<T: JsonSchema>() -> Json {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    RecursiveTransform(reflowed).transform(&mut schema);
    schema.to_value()
}

/// Removes the line breaks within paragraphs of a description, which are those of the source.
fn reflowed(schema: &mut Schema) {
    if let Some(Json::String(description)) = schema.as_object_mut().and_then(|object| object.get_mut("description")) {
        *description = markdown::reflow(description);
    }
}

/// The required keys of a mapping.
pub(super) fn required_names(schema: &Json) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str)
}

/// Disallows null for optional keys: a key without a value is a mistake, not an absent key.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Json::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Json::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
        if let [only] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.insert("allOf".to_owned(), Json::Array(vec![only]));
        }
    }
    object.remove("default");
    // A schema without constraints accepts any value except null.
    if object.keys().all(|key| key == "description") {
        object.insert("not".to_owned(), json!({ "type": "null" }));
    }
}
