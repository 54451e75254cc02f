//! JSON objects, their fields, and the identifiers in them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Deprecation, Erratum, Key, List, Source, Spanned};

/// A JSON object.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// Name of the Rust struct, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the object is.
    pub doc: Spanned<String>,
    /// Where the page describes the object. Holds for its fields too, unless they have one of their own.
    #[serde(default)]
    pub source: Key<Source>,
    /// Other places that describe the same.
    #[serde(default)]
    pub also: List<Source>,
    /// For what no page describes: where it was seen.
    #[serde(default)]
    pub observed: Key<String>,
    /// The fields, in the order of the page.
    #[serde(default)]
    pub fields: List<Field>,
    /// Another struct of the module whose table of fields also describes this one. The fields that name this struct in
    /// their `in` are its fields.
    #[serde(default)]
    pub fields_from: Key<String>,
}

/// A field of a JSON object.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Key in the JSON object, letter by letter.
    pub name: Spanned<String>,
    /// Type of the value: `string`, `boolean`, `integer`, `timestamp`, `uri`, `any`, the name of an identifier, integer
    /// form, enumeration or struct, or `list<…>` of one of these.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
    /// What the field holds.
    pub doc: Spanned<String>,
    /// Name of the Rust field, where the key cannot be one.
    #[serde(default)]
    pub rust_name: Key<String>,
    /// Structs that have this field, where one table of the page describes several. Without it: the struct it stands in.
    #[serde(default, rename = "in")]
    pub in_: List<String>,
    /// Whether the page promises that the key is there with a value in every such object. The Rust type stays optional:
    /// a broken promise must not cost the rest of a response.
    #[serde(default)]
    pub always_present: Key<bool>,
    /// When the key is there, where the page says so.
    #[serde(default)]
    pub present_when: Key<String>,
    /// Whether a client has to tell a key that is absent from one that is null. The struct then has a method that does.
    #[serde(default)]
    pub absence_matters: Key<bool>,
    /// A value as the page shows it.
    #[serde(default)]
    pub example: Key<serde_json::Value>,
    /// Whether the value must not appear in logs.
    #[serde(default)]
    pub sensitive: Key<bool>,
    /// That the field is ending.
    #[serde(default)]
    pub deprecated: Key<Deprecation>,
    /// What the page has wrong about the field.
    #[serde(default)]
    pub erratum: Key<Erratum>,
    /// For a field that the page lacks: where it was seen.
    #[serde(default)]
    pub observed: Key<String>,
    /// Where the page describes the field, if not where it describes the struct.
    #[serde(default)]
    pub source: Key<Source>,
}

/// A JSON object that only wraps another value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Name of the Rust struct, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the object is.
    pub doc: Spanned<String>,
    /// Where the page describes the object.
    #[serde(default)]
    pub source: Key<Source>,
    /// For what no page describes: where it was seen.
    #[serde(default)]
    pub observed: Key<String>,
    /// The value it wraps.
    pub content: Spanned<Content>,
    /// Struct beside the content that says which part of a list this is, under the key `pagination`.
    #[serde(default)]
    pub pagination: Key<String>,
    /// Key of that struct, if not `pagination`.
    #[serde(default)]
    pub pagination_key: Key<String>,
}

/// The value that an envelope wraps.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Key that the value stands under.
    pub key: Spanned<String>,
    /// Type of the value.
    #[serde(rename = "type")]
    pub type_: Spanned<String>,
}

/// A text that names something, as a type of its own, so that one cannot be passed for another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// Name of the Rust type, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What it names, and who chooses it.
    pub doc: Spanned<String>,
    /// An identifier as the page shows it.
    #[serde(default)]
    pub example: Key<String>,
    /// Identifiers that may stand here, where the vendor takes one or the other.
    #[serde(default)]
    pub one_of: List<String>,
    /// Where the page describes it.
    #[serde(default)]
    pub source: Key<Source>,
    /// For what no page describes: where it was seen.
    #[serde(default)]
    pub observed: Key<String>,
}
