//! Structs as lists of fields: one decoder, one encoder and one `Debug` for all of them.

use std::fmt;

use serde_core::de::Deserializer;
use serde_core::ser::{SerializeMap, Serializer};

use super::capture;
use super::format::RecordTarget;
use super::slot::Slot;
use super::view::View;

/// What is known of a struct at compile time.
pub(crate) struct Metadata {
    /// Name of the struct.
    pub(crate) name: &'static str,
    /// Keys of its fields in JSON.
    pub(crate) keys: &'static [&'static str],
    /// The indices of fields that must not be logged.
    pub(crate) sensitive: &'static [usize],
}

/// A struct whose fields are accessed by their index in its [`Metadata`].
pub(crate) trait Record {
    fn metadata(&self) -> &'static Metadata;
    /// The slot to decode a field into.
    fn slot(&mut self, index: usize) -> Option<Slot<'_>>;
    /// The value of a field to encode, if there is one.
    fn view(&self, index: usize) -> Option<View<'_>>;
    /// The fields that were null.
    fn nulls(&self) -> &[u64];
    /// The fields that were null, to be changed.
    fn nulls_mut(&mut self) -> &mut [u64];
}

/// Implements the traits that all records share.
macro_rules! record {
    ($type:ty) => {
        impl $type {
            /// Whether no field has a value and none was null. An object without any of the documented keys, such as the body of
            /// an error, decodes to this.
            #[inline]
            #[must_use]
            pub fn is_empty(&self) -> bool {
                $crate::runtime::is_empty(self)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut record = <Self as ::std::default::Default>::default();
                $crate::runtime::decode(&mut record, deserializer)?;
                Ok(record)
            }
        }

        impl ::serde_core::Serialize for $type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::encode(self, serializer)
            }
        }

        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::describe(self, f)
            }
        }

        $crate::runtime::value!($type, Record, |record| record);
    };
}
pub(crate) use record;

/// Decodes an object into a record. Unknown keys are skipped.
pub(crate) fn decode<'de, D: Deserializer<'de>>(record: &mut dyn Record, deserializer: D) -> Result<(), D::Error> {
    capture::decode(deserializer, RecordTarget::new(record))
}

/// Finds the index of a key. APIs send keys in a constant order, so the key after the previous one is tried first, and then
/// those after it: keys in between may be absent.
pub(super) fn find_key(keys: &[&str], expected: usize, key: &str) -> Option<usize> {
    (expected..keys.len()).chain(0..expected.min(keys.len())).find(|index| keys[*index] == key)
}

/// Encodes the fields that have a value, and null for those that were null.
///
/// As a map rather than a struct: formats that write structs without keys could not decode a record with absent fields.
/// The length is not given, because counting the fields would access each of them twice.
pub(crate) fn encode<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    encode_tagged(record, None, serializer)
}

/// Whether a record has a value for a key.
pub(super) fn has_value(record: &dyn Record, key: &str) -> bool {
    find_key(record.metadata().keys, 0, key).is_some_and(|index| record.view(index).is_some())
}

/// Encodes a record that has no value for the key of a tag with the value of the tag.
pub(super) fn encode_tagged<S: Serializer>(
    record: &dyn Record,
    tag: Option<(&str, &str)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let metadata = record.metadata();
    let mut entries = serializer.serialize_map(None)?;
    if let Some((key, value)) = tag {
        entries.serialize_entry(key, value)?;
    }
    for (index, key) in metadata.keys.iter().enumerate() {
        match record.view(index) {
            Some(value) => entries.serialize_entry(key, &value)?,
            None if tag.is_some_and(|(tag, _)| tag == *key) => {}
            None if super::nulls::get(record.nulls(), index) => entries.serialize_entry(key, &())?,
            None => {}
        }
    }
    entries.end()
}

/// Whether no field has a value and none was null.
pub(crate) fn is_empty(record: &dyn Record) -> bool {
    let mut fields = 0..record.metadata().keys.len();
    fields.all(|index| record.view(index).is_none()) && record.nulls().iter().all(|word| *word == 0)
}

/// Formats the fields that have a value; those that are sensitive without the value.
pub(crate) fn describe(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let metadata = record.metadata();
    let mut fields = f.debug_struct(metadata.name);
    for (index, key) in metadata.keys.iter().enumerate() {
        match record.view(index) {
            Some(_) if metadata.sensitive.contains(&index) => fields.field(key, &format_args!("<redacted>")),
            Some(value) => fields.field(key, &value),
            None => &mut fields,
        };
    }
    fields.finish()
}
