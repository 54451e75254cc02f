//! Unions: enums whose variants hold values of different types.

use std::fmt;

use serde_core::ser::{Serialize, Serializer};

use super::fill::{Context, Mismatch};
use super::json::Json;
use super::number;
use super::record;
use super::slot::FromJson;
use super::tape::{JsonValue, Kind};
use super::view::View;

/// What is known of a union at compile time.
pub(crate) struct UnionMetadata {
    /// Name of the union.
    pub(crate) name: &'static str,
    /// The names of its variants.
    pub(crate) variants: &'static [&'static str],
    /// The indices of variants that must not be logged.
    pub(crate) sensitive: &'static [usize],
    pub(crate) told_by: ToldBy,
}

/// What tells the variants of a union apart.
pub(crate) enum ToldBy {
    /// The value of a key: a text for each variant.
    Tag { key: &'static str, values: &'static [&'static str] },
    /// The JSON type: those of the values of each variant.
    Type(&'static [&'static [JsonType]]),
}

/// A type of JSON values.
#[derive(Clone, Copy)]
pub(crate) enum JsonType {
    Boolean,
    /// A number that is an integer of 64 bits.
    Integer,
    Number,
    Text,
    List,
    Object,
}

/// An enum whose variants hold values of different types, and whose last variant keeps any other value.
pub(crate) trait Union {
    fn metadata() -> &'static UnionMetadata
    where
        Self: Sized;

    /// Decodes a value into the variant with this index, or keeps it if there is no such variant.
    fn decode(index: Option<usize>, value: JsonValue<'_, '_>, context: Context) -> Result<Self, Mismatch>
    where
        Self: Sized;

    /// The index of the variant, unless the value is of none, and what it holds.
    fn content(&self) -> (Option<usize>, View<'_>);
}

/// A union, independent of its type.
pub(crate) trait AnyUnion {
    fn parts(&self) -> (&'static UnionMetadata, Option<usize>, View<'_>);
}

impl<T: Union> AnyUnion for T {
    fn parts(&self) -> (&'static UnionMetadata, Option<usize>, View<'_>) {
        let (index, content) = self.content();
        (T::metadata(), index, content)
    }
}

/// Implements the traits that all unions share.
macro_rules! union {
    ($type:ty) => {
        impl $crate::runtime::FromJson for $type {
            fn from_json(
                value: $crate::runtime::JsonValue<'_, '_>,
                context: $crate::runtime::Context,
            ) -> Result<Self, $crate::runtime::Mismatch> {
                let index = <Self as $crate::runtime::Union>::metadata().variant_of(value);
                <Self as $crate::runtime::Union>::decode(index, value, context)
            }
        }

        impl $crate::runtime::Value for $type {
            fn slot(place: &mut Option<Self>) -> $crate::runtime::Slot<'_> {
                $crate::runtime::Slot::Json(place)
            }

            fn element(list: &mut Vec<Self>) -> $crate::runtime::Slot<'_> {
                $crate::runtime::Slot::Json(list)
            }

            fn view(&self) -> $crate::runtime::View<'_> {
                $crate::runtime::View::Union(self)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::decode_json(deserializer, <Self as $crate::runtime::Union>::metadata().name)
            }
        }

        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde_core::Serialize::serialize(&$crate::runtime::View::Union(self), serializer)
            }
        }

        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&$crate::runtime::View::Union(self), f)
            }
        }
    };
}
pub(crate) use union;

impl UnionMetadata {
    /// The index of the variant that a value is of.
    pub(crate) fn variant_of(&self, value: JsonValue<'_, '_>) -> Option<usize> {
        match self.told_by {
            ToldBy::Tag { key, values } => {
                // Of a key that occurs twice, the last value counts, as in a record.
                let (_, tag) = value.entries().filter(|(name, _)| name.text() == key).last()?;
                let tag = tag.text()?.ok()?;
                values.iter().position(|value| *value == tag)
            }
            ToldBy::Type(types) => types.iter().position(|types| types.iter().any(|one| one.has(value))),
        }
    }
}

impl JsonType {
    fn has(self, value: JsonValue<'_, '_>) -> bool {
        match (self, value.kind()) {
            (Self::Integer, Kind::Number) => value.number().is_some_and(|digits| number::integer(digits).is_some()),
            (Self::Boolean, kind) => kind == Kind::Boolean,
            (Self::Number, kind) => kind == Kind::Number,
            (Self::Text, kind) => kind == Kind::Text,
            (Self::List, kind) => kind == Kind::List,
            (Self::Object, kind) => kind == Kind::Object,
            (Self::Integer, _) => false,
        }
    }
}

/// A value that is of no variant.
pub(crate) fn kept(value: JsonValue<'_, '_>, context: Context) -> Result<Json, Mismatch> {
    Json::from_json(value, context)
}

/// What a union holds, and the tag that a record in it lacks: a program may have made the record.
pub(super) fn contents(union: &dyn AnyUnion) -> (View<'_>, Option<(&'static str, &'static str)>) {
    let (metadata, index, content) = union.parts();
    let tag = match (&metadata.told_by, index, &content) {
        (ToldBy::Tag { key, values }, Some(index), View::Record(record)) if !record::has_value(*record, key) => {
            Some((*key, values[index]))
        }
        _ => None,
    };
    (content, tag)
}

/// Encodes what a union holds.
pub(super) fn encode<S: Serializer>(union: &dyn AnyUnion, serializer: S) -> Result<S::Ok, S::Error> {
    match contents(union) {
        (View::Record(record), tag) => record::encode_tagged(record, tag, serializer),
        (content, _) => content.serialize(serializer),
    }
}

/// Formats the variant. Of a value of no variant, only its JSON type is shown, and its tag: any other part may be a secret.
pub(super) fn describe(union: &dyn AnyUnion, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (metadata, index, content) = union.parts();
    match (index, content) {
        (Some(index), _) if metadata.sensitive.contains(&index) => {
            f.debug_tuple(metadata.variants[index]).field(&format_args!("<redacted>")).finish()
        }
        (Some(index), content) => f.debug_tuple(metadata.variants[index]).field(&content).finish(),
        (None, View::Json(json)) => {
            f.debug_tuple("Unknown").field(&format_args!("{}", Summary { metadata, json })).finish()
        }
        (None, _) => f.write_str("Unknown"),
    }
}

/// The JSON type of a value, and its tag.
struct Summary<'a> {
    metadata: &'static UnionMetadata,
    json: &'a Json,
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.json {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        })?;
        match self.metadata.told_by {
            ToldBy::Tag { key, .. } => match self.json.get(key).and_then(Json::as_str) {
                Some(tag) => write!(f, " with {key} {tag:?}"),
                None => Ok(()),
            },
            ToldBy::Type(_) => Ok(()),
        }
    }
}
