//! Which keys the values of an enumeration have, by what they are in JSON.

use serde_json::{Value as Json, json};

use super::add_conditions;

/// Restricts the values of enumerations.
pub(super) fn restrict(schema: &mut Json) {
    let values = |keywords: &Json| json!({ "properties": { "values": { "items": keywords } } });
    let condition = json!({
        "if": { "properties": { "wire": { "enum": ["integer", "integer_text"] } }, "required": ["wire"] },
        "then": values(&json!({ "properties": { "value": { "type": "integer" } }, "required": ["value"] })),
        "else": values(&json!({ "properties": { "value": false }, "required": ["name"] })),
    });
    add_conditions(schema, "Enumeration", vec![condition]);
}
