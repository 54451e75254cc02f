//! Structs as rows of fields: one decoder, one encoder and one `Debug` for all of them.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::{SerializeMap, Serializer};

use super::slot::{Found, Position, Slot};
use super::view::View;

/// What is known of a struct without a value of it.
pub(crate) struct Metadata {
    /// Name of the struct.
    pub(crate) name: &'static str,
    /// Keys of its fields in JSON.
    pub(crate) keys: &'static [&'static str],
    /// Which of them must not be logged.
    pub(crate) sensitive: &'static [usize],
}

/// A struct whose fields go by their place in its [`Metadata`].
pub(crate) trait Record {
    fn metadata(&self) -> &'static Metadata;
    /// A field to decode into, emptied.
    fn slot(&mut self, index: usize) -> Option<Slot<'_>>;
    /// What to encode of a field, if it holds anything.
    fn view(&self, index: usize) -> Option<View<'_>>;
    /// Which fields came as null.
    fn nulls(&self) -> &[u64];
    /// Which fields came as null.
    fn nulls_mut(&mut self) -> &mut [u64];
}

/// The traits that a record has by being one.
macro_rules! record {
    ($type:ty) => {
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

/// Fills a record from an object. Keys it does not know are skipped.
pub(crate) fn decode<'de, D: Deserializer<'de>>(record: &mut dyn Record, deserializer: D) -> Result<(), D::Error> {
    let metadata = record.metadata();
    deserializer.deserialize_struct(metadata.name, metadata.keys, RecordVisitor { record, within: None })
}

/// The same, for a record that stands in a field of another.
pub(super) fn decode_at<'de, D: Deserializer<'de>>(
    record: &mut dyn Record,
    within: Position,
    deserializer: D,
) -> Result<(), D::Error> {
    let metadata = record.metadata();
    deserializer.deserialize_struct(metadata.name, metadata.keys, RecordVisitor { record, within: Some(within) })
}

struct RecordVisitor<'a> {
    record: &'a mut dyn Record,
    within: Option<Position>,
}

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.record.metadata().name;
        match self.within {
            None => write!(f, "an object of `{name}`"),
            Some(position) => write!(f, "an object of `{name}` for {position}"),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let metadata = self.record.metadata();
        let mut expected = 0;
        while let Some(known) = entries.next_key_seed(KeySeed { keys: metadata.keys, expected })? {
            let slot = known.and_then(|index| self.record.slot(index).map(|slot| (index, slot)));
            let Some((index, slot)) = slot else {
                entries.next_value::<IgnoredAny>()?;
                continue;
            };
            if slot.decode_entry(Position { metadata, index }, &mut entries)? == Found::Null {
                super::nulls::set(self.record.nulls_mut(), index);
            }
            expected = index + 1;
        }
        Ok(())
    }
}

/// Finds a key among those of a record. Vendors send keys in the same order every time, so the next one is tried first.
struct KeySeed {
    keys: &'static [&'static str],
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Option<usize>, E> {
        match self.keys.get(self.expected) {
            Some(expected) if *expected == key => Ok(Some(self.expected)),
            _ => Ok(self.find(key)),
        }
    }
}

impl KeySeed {
    /// Looks from the expected key onwards first: of keys in order, some may be absent.
    fn find(&self, key: &str) -> Option<usize> {
        (self.expected..self.keys.len()).chain(0..self.expected).find(|index| self.keys[*index] == key)
    }
}

/// Writes the fields that hold something, and null for those that came as null.
///
/// As a map, not as a struct: formats that write structs without keys could not read a record back, whose fields are not
/// all there. How many there are is not counted first, for that would be a second look at each.
pub(crate) fn encode<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let metadata = record.metadata();
    let mut entries = serializer.serialize_map(None)?;
    for (index, key) in metadata.keys.iter().enumerate() {
        match record.view(index) {
            Some(value) => entries.serialize_entry(key, &value)?,
            None if super::nulls::get(record.nulls(), index) => entries.serialize_entry(key, &())?,
            None => {}
        }
    }
    entries.end()
}

/// Shows the fields that hold something; of sensitive ones, only that they do.
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
