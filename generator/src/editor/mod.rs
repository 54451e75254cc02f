//! JSON Schemas for editors, which complete and check names as far as JSON Schema can.
//!
//! The types in `spec/` mark each text that refers to something with the keyword `x-names` and a `NameKind`. Here the
//! mark becomes a reference to a definition of the schema, for which there are two vocabularies: that of the language, which
//! knows the built-in types and the form of names, and that of a spec, which knows the names themselves.

mod kind;
mod own;
mod wire;
mod words;

use schemars::JsonSchema;
use serde_json::{Map, Value as Json, json};

use self::kind::NameKind;
pub use self::own::OwnNames;
use crate::load::schema;

/// The keyword that marks a text as a name, in the schemas of the types in `spec/`.
const MARK: &str = "x-names";

/// The schema of a file of any spec.
#[must_use]
pub fn of_language<T: JsonSchema>() -> Json {
    with_names(schema::of::<T>(), &|kind| kind.in_any_spec())
}

/// The schema of a file of a specific spec, which has no other names than the spec.
#[must_use]
pub fn of_spec<T: JsonSchema>(names: &OwnNames) -> Json {
    let mut schema = with_names(schema::of::<T>(), &|kind| names.of_kind(kind));
    names.restrict(&mut schema);
    schema
}

/// Replaces each mark by a reference to the definition of its kind, and adds the definitions.
fn with_names(mut schema: Json, definition: &dyn Fn(NameKind) -> Json) -> Json {
    let mut used = Vec::new();
    replace_marks(&mut schema, &mut used);
    if let (Some(schema), false) = (schema.as_object_mut(), used.is_empty()) {
        let definitions = schema.entry("definitions").or_insert_with(|| json!({}));
        for kind in used {
            definitions[kind.name()] = definition(kind);
        }
    }
    wire::restrict(&mut schema);
    schema
}

/// Adds conditions to a definition of a schema, if it has that definition.
fn add_conditions(schema: &mut Json, definition: &str, conditions: Vec<Json>) {
    let definition = schema.get_mut("definitions").and_then(|definitions| definitions.get_mut(definition));
    let Some(Json::Object(definition)) = definition else { return };
    if let Json::Array(all) = definition.entry("allOf").or_insert_with(|| json!([])) {
        all.extend(conditions);
    }
}

fn replace_marks(schema: &mut Json, used: &mut Vec<NameKind>) {
    match schema {
        Json::Object(keywords) => {
            let kind = keywords.remove(MARK).and_then(|mark| NameKind::from_name(mark.as_str()?));
            keywords.values_mut().for_each(|value| replace_marks(value, used));
            if let Some(kind) = kind {
                used.push(kind);
                refer(keywords, kind);
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| replace_marks(item, used)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

/// Makes the schema of a text, or of a list of texts, refer to the definition of a kind.
fn refer(keywords: &mut Map<String, Json>, kind: NameKind) {
    let reference = json!({ "$ref": format!("#/definitions/{}", kind.name()) });
    if keywords.contains_key("items") {
        keywords.insert("items".to_owned(), reference);
    } else {
        keywords.remove("type");
        keywords.insert("allOf".to_owned(), json!([reference]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::{Approvals, Package, Resource};

    #[test]
    fn every_mark_is_of_a_known_kind() {
        let marks = [schema::of::<Resource>(), schema::of::<Package>(), schema::of::<Approvals>()].map(|schema| {
            let text = schema.to_string();
            let marks = text.split("\"x-names\":\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
            marks.map(str::to_owned).collect::<Vec<_>>()
        });
        let marks = marks.concat();
        assert!(marks.len() > 20, "{marks:?}");
        for mark in marks {
            assert!(NameKind::from_name(&mark).is_some(), "{mark}");
        }
    }
}
