//! Deserialises a document that conforms to its schema into the typed spec, with the location of every value.

use serde::de::value::{BorrowedStrDeserializer, BytesDeserializer, Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::scalar::{Scalar, ScalarValue};
use super::tree::{Entry, Kind, Node};
use crate::finding::Span;
use crate::spec::{EXACT, FileId, INLINE, KEY, LIST, Location, Metadata, SPANNED};

/// Deserialises a document.
pub(super) fn deserialize<'de, T: Deserialize<'de>>(file: FileId, document: &'de Node) -> Result<T, Error> {
    T::deserialize(NodeDeserializer { file, node: document, key: None })
}

/// A deserializer of a node, which also knows the span of the node's key.
#[derive(Clone, Copy)]
struct NodeDeserializer<'de> {
    file: FileId,
    node: &'de Node,
    key: Option<Span>,
}

impl<'de> NodeDeserializer<'de> {
    fn item(self, node: &'de Node) -> Self {
        Self { node, key: None, ..self }
    }

    fn entry(self, entry: &'de Entry) -> Self {
        Self { node: &entry.value, key: Some(entry.key_span), ..self }
    }

    fn is_invalid(self) -> bool {
        matches!(self.node.kind, Kind::Invalid)
    }

    fn metadata(self) -> Metadata {
        let head = self.node.head();
        // An empty value has no visible span, so findings point at its key.
        let span = if head.is_empty() { self.key.unwrap_or(head) } else { head };
        Metadata {
            key: Location::new(self.file, self.key.unwrap_or(span)),
            location: Location::new(self.file, span),
            last_line: u32::try_from(self.node.end().end_line).unwrap_or(u32::MAX),
            incomplete: self.is_invalid() || self.node.incomplete,
        }
    }

    fn map<V: Visitor<'de>>(self, known: Option<&'static [&'static str]>, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Map(entries) => {
                let has_inline = known.is_some_and(|known| known.contains(&INLINE));
                visitor.visit_map(Entries { parent: self, known, has_inline, remaining: entries.iter(), value: None })
            }
            _ => self.deserialize_any(visitor),
        }
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Scalar(scalar) => match scalar.value {
                ScalarValue::Null => visitor.visit_unit(),
                ScalarValue::Boolean(value) => visitor.visit_bool(value),
                ScalarValue::Integer(value) => visitor.visit_i64(value),
                ScalarValue::UnsupportedNumber => match scalar.text.parse() {
                    Ok(number) => visitor.visit_f64(number),
                    Err(_) => visitor.visit_unit(),
                },
                ScalarValue::Text => visitor.visit_borrowed_str(&scalar.text),
            },
            Kind::List(items) => visitor.visit_seq(Items { parent: self, metadata: None, remaining: items.iter() }),
            Kind::Map(_) => self.map(None, visitor),
            // Occurs only within an example, which takes any JSON.
            Kind::Invalid => visitor.visit_unit(),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        let metadata = Some(self.metadata().to_bytes());
        match name {
            SPANNED => visitor.visit_seq(Wrapped { metadata, value: Some(self) }),
            KEY => visitor.visit_seq(Wrapped { metadata, value: (!self.is_invalid()).then_some(self) }),
            LIST => match &self.node.kind {
                Kind::List(items) => visitor.visit_seq(Items { parent: self, metadata, remaining: items.iter() }),
                Kind::Invalid => visitor.visit_seq(Items { parent: self, metadata, remaining: [].iter() }),
                Kind::Scalar(_) | Kind::Map(_) => self.deserialize_any(visitor),
            },
            EXACT => match &self.node.kind {
                Kind::Scalar(Scalar { text, value: ScalarValue::UnsupportedNumber }) => {
                    visitor.visit_borrowed_bytes(text.as_bytes())
                }
                _ => self.deserialize_any(visitor),
            },
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_invalid() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match (&self.node.kind, fields) {
            // A struct that may be written as the value of its first key alone.
            (Kind::Scalar(_), [first, ..]) => visitor.visit_map(Shorthand { key: Some(first), value: self }),
            _ => self.map(Some(fields), visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let text: StrDeserializer<'_, Error> = self.node.text().unwrap_or_default().into_deserializer();
        text.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

/// The entries of a mapping.
struct Entries<'de> {
    parent: NodeDeserializer<'de>,
    /// The fields of the struct to deserialise. An entry under any other key has been reported, or belongs to the field
    /// whose keys stand beside those of the struct. It is skipped.
    known: Option<&'static [&'static str]>,
    /// Whether that field is yet to come, as the last one.
    has_inline: bool,
    remaining: std::slice::Iter<'de, Entry>,
    value: Option<&'de Entry>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let known = self.known;
        let is_known = |entry: &&Entry| known.is_none_or(|known| known.contains(&entry.key.as_str()));
        self.value = self.remaining.by_ref().find(is_known);
        let inline = || std::mem::take(&mut self.has_inline).then_some(INLINE);
        let key = self.value.map(|entry| entry.key.as_str()).or_else(inline);
        key.map(|key| seed.deserialize(BorrowedStrDeserializer::new(key))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.value.take() {
            Some(entry) => seed.deserialize(self.parent.entry(entry)),
            None => seed.deserialize(self.parent),
        }
    }
}

/// A mapping of which only the value of the first key is written.
struct Shorthand<'de> {
    key: Option<&'static str>,
    value: NodeDeserializer<'de>,
}

impl<'de> MapAccess<'de> for Shorthand<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.key.take().map(|key| seed.deserialize(BorrowedStrDeserializer::new(key))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.value)
    }
}

/// The items of a list, preceded by its metadata if requested.
struct Items<'de> {
    parent: NodeDeserializer<'de>,
    metadata: Option<[u8; 45]>,
    remaining: std::slice::Iter<'de, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if let Some(metadata) = self.metadata.take() {
            return seed.deserialize(BytesDeserializer::new(&metadata)).map(Some);
        }
        self.remaining.next().map(|item| seed.deserialize(self.parent.item(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.remaining.len())
    }
}

/// The metadata of a value, followed by the value if it is valid.
struct Wrapped<'de> {
    metadata: Option<[u8; 45]>,
    value: Option<NodeDeserializer<'de>>,
}

impl<'de> SeqAccess<'de> for Wrapped<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        match self.metadata.take() {
            Some(metadata) => seed.deserialize(BytesDeserializer::new(&metadata)).map(Some),
            None => self.value.take().map(|value| seed.deserialize(value)).transpose(),
        }
    }
}
