//! Structs, envelopes and identifiers.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Deprecation, Erratum, Key, List, Source, Spanned, ValueFacts};

/// A JSON object.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// Name of the Rust struct, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the object is.
    pub doc: Spanned<String>,
    /// Where the page describes the object. Applies to its fields, too, unless they have a source of their own.
    #[serde(default)]
    pub source: Key<Source>,
    /// Other places that describe the same object.
    #[serde(default)]
    pub also: List<Source>,
    /// Where it was observed, if no page describes it.
    #[serde(default)]
    pub observed: Key<String>,
    /// The fields, in the order of the page.
    #[serde(default)]
    pub fields: List<Field>,
    /// Another struct of the same module that lists the fields of this one. Its fields with this struct in their `in`
    /// belong to this struct.
    #[serde(default)]
    #[schemars(extend("x-names" = "OwnStructName"))]
    pub fields_from: Key<String>,
}

/// A field of a JSON object.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Key in the JSON object, exactly.
    pub name: Spanned<String>,
    /// Type of the value: `string`, `boolean`, `integer`, `timestamp`, `uri`, `any`, the name of an identifier, integer
    /// form, enumeration, struct or union, or `list<…>` of one of these.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "FieldType"))]
    pub type_: Spanned<String>,
    /// What the field contains.
    pub doc: Spanned<String>,
    /// Name of the Rust field, if the key is not a valid identifier or collides.
    #[serde(default)]
    pub rust_name: Key<String>,
    /// Structs that have this field, if one table of the page describes several. Without it, the field belongs to the
    /// struct that lists it.
    #[serde(default, rename = "in")]
    #[schemars(extend("x-names" = "OwnStructName"))]
    pub in_: List<String>,
    /// Whether the page promises that every such object has this key with a value. The Rust field is optional
    /// nevertheless, so that a response without it still decodes.
    #[serde(default)]
    pub always_present: Key<bool>,
    /// When the key is present, if the page says so.
    #[serde(default)]
    pub present_when: Key<String>,
    /// Whether a client must distinguish an absent key from a null value. The struct then has a method for that.
    #[serde(default)]
    pub absence_matters: Key<bool>,
    /// Whether a request must have the key. The constructor of the struct takes the required fields. Decoding does not
    /// depend on it.
    #[serde(default)]
    pub required: Key<bool>,
    /// Whether only responses have the key. The struct then has no method that sets the field, if it has such methods.
    #[serde(default)]
    pub read_only: Key<bool>,
    /// Whether only requests have the key.
    #[serde(default)]
    pub write_only: Key<bool>,
    /// Facts about the values.
    #[serde(rename = "$Inline")]
    #[schemars(flatten)]
    pub facts: ValueFacts,
    /// Whether the value must not appear in logs.
    #[serde(default)]
    pub sensitive: Key<bool>,
    /// The deprecation of the field.
    #[serde(default)]
    pub deprecated: Key<Deprecation>,
    /// The error of the page about the type of the field.
    #[serde(default)]
    pub erratum: Key<Erratum>,
    /// Where the field was observed, if the page does not list it.
    #[serde(default)]
    pub observed: Key<String>,
    /// Where the page describes the field, if not in the source of the struct.
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
    /// Where it was observed, if no page describes it.
    #[serde(default)]
    pub observed: Key<String>,
    /// The wrapped value.
    pub content: Spanned<Content>,
    /// Struct beside the content that says which part of a list this is, under the key `pagination`.
    #[serde(default)]
    #[schemars(extend("x-names" = "StructName"))]
    pub pagination: Key<String>,
    /// Key of that struct, if not `pagination`.
    #[serde(default)]
    pub pagination_key: Key<String>,
}

/// The value that an envelope wraps.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Key of the value.
    pub key: Spanned<String>,
    /// Type of the value.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "FieldType"))]
    pub type_: Spanned<String>,
}

/// A string that identifies something, with a type of its own, so that it cannot be confused with other identifiers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// Name of the Rust type, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What it identifies, and who assigns it.
    pub doc: Spanned<String>,
    /// An example, exactly as on the page.
    #[serde(default)]
    pub example: Key<String>,
    /// Identifiers that the vendor accepts in place of this one.
    #[serde(default)]
    #[schemars(extend("x-names" = "IdentifierName"))]
    pub one_of: List<String>,
    /// Whether the value must not appear in logs.
    #[serde(default)]
    pub sensitive: Key<bool>,
    /// Where the page describes it.
    #[serde(default)]
    pub source: Key<Source>,
    /// Where it was observed, if no page describes it.
    #[serde(default)]
    pub observed: Key<String>,
}
