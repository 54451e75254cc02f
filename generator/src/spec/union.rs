//! Unions: values of one of several types.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Key, List, Source, Spanned};

/// A value of one of several types: an object whose struct depends on the value of a key (`tag` and `variants`), or a
/// value whose JSON type tells its type (`one_of`).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Union {
    /// Name of the Rust enum, in `UpperCamelCase`.
    pub name: Spanned<String>,
    /// What the values are.
    pub doc: Spanned<String>,
    /// Where the page describes the values.
    #[serde(default)]
    pub source: Key<Source>,
    /// Other places that describe the same values.
    #[serde(default)]
    pub also: List<Source>,
    /// Where it was observed, if no page describes it.
    #[serde(default)]
    pub observed: Key<String>,
    /// Key of the object that tells which of the `variants` it is.
    #[serde(default)]
    pub tag: Key<String>,
    /// The values under the key that `tag` names, each with the struct of its objects, in the order of the page.
    #[serde(default)]
    pub variants: List<TaggedVariant>,
    /// Types that differ in JSON: built-in types, lists, maps, and names of definitions.
    #[serde(default)]
    #[schemars(with = "Vec<WrittenChoice>")]
    pub one_of: List<Choice>,
}

/// A value of the tag of a union, and the struct of the objects that have it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaggedVariant {
    /// The value of the tag, exactly as in JSON.
    pub value: Spanned<String>,
    /// The struct. One struct may serve several values.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "StructName"))]
    pub type_: Spanned<String>,
    /// What the value means, if the page says so.
    #[serde(default)]
    pub doc: Key<String>,
    /// Name of the Rust variant, if the name derived from the value is invalid or collides.
    #[serde(default)]
    pub rust_name: Key<String>,
}

/// A type that a value of a union may have. Written as the type alone, or as a mapping.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The type.
    #[serde(rename = "type")]
    #[schemars(extend("x-names" = "FieldType"))]
    pub type_: Spanned<String>,
    /// What a value of the type is, if the page says so.
    #[serde(default)]
    pub doc: Key<String>,
    /// Name of the Rust variant, if the name derived from the type is invalid or collides.
    #[serde(default)]
    pub rust_name: Key<String>,
}

/// The schema of a [`Choice`].
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "the loader gives either form as a `Choice`")]
enum WrittenChoice {
    /// The type alone.
    Type(#[schemars(extend("x-names" = "FieldType"))] String),
    /// The type, with a `doc` or `rust_name`.
    Described(Choice),
}
