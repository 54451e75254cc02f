//! What a page says of the values of a field or parameter, beside their type.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Json, Key, Number};

/// Facts about values. Their keys stand in the mapping that has the type of the values.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct ValueFacts {
    /// An example value, exactly as on the page. It has the type, is within the limits, and equals `constant` if there is
    /// one.
    #[serde(default)]
    pub example: Key<Json>,
    /// The value that an absent one stands for.
    #[serde(default)]
    pub default: Key<Json>,
    /// The only value that the page promises. Any other value still decodes.
    #[serde(default)]
    pub constant: Key<Json>,
    /// What the number counts or measures, such as `cents` or `seconds`.
    #[serde(default)]
    pub unit: Key<String>,
    /// The least number that is valid.
    #[serde(default)]
    pub minimum: Key<Number>,
    /// The greatest number that is valid.
    #[serde(default)]
    pub maximum: Key<Number>,
    /// The least number of characters of the text.
    #[serde(default)]
    pub min_length: Key<u64>,
    /// The greatest number of characters of the text.
    #[serde(default)]
    pub max_length: Key<u64>,
    /// The least number of items of the list, or of entries of the map.
    #[serde(default)]
    pub min_items: Key<u64>,
    /// The greatest number of items of the list, or of entries of the map.
    #[serde(default)]
    pub max_items: Key<u64>,
}

impl ValueFacts {
    /// The keys whose values are transcribed as they are.
    pub(crate) const VALUES: [&str; 3] = ["example", "default", "constant"];
}
