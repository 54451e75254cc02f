//! From a document that conforms to its schema to the typed spec, with the location of every value.

use serde::de::value::{BorrowedStrDeserializer, BytesDeserializer, Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::scalar::Meaning;
use super::tree::{Entry, Kind, Node};
use crate::finding::Span;
use crate::spec::{FileId, KEY, LIST, Location, Marks, SPANNED};

/// Deserialises a document.
pub(super) fn deserialize<'de, T: Deserialize<'de>>(file: FileId, document: &'de Node) -> Result<T, Error> {
    T::deserialize(NodeDeserializer { file, node: document, key: None })
}

/// A node of a document, and where its key stands.
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

    fn marks(self) -> Marks {
        let head = self.node.head();
        // A value of which there is nothing to see is shown at its key.
        let span = if head.is_empty() { self.key.unwrap_or(head) } else { head };
        Marks {
            key: Location::new(self.file, self.key.unwrap_or(span)),
            location: Location::new(self.file, span),
            last_line: u32::try_from(self.node.end().end_line).unwrap_or(u32::MAX),
            incomplete: self.is_invalid() || self.node.incomplete,
        }
    }

    fn map<V: Visitor<'de>>(self, known: Option<&'static [&'static str]>, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Map(entries) => {
                visitor.visit_map(Entries { parent: self, known, remaining: entries.iter(), value: None })
            }
            _ => self.deserialize_any(visitor),
        }
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Scalar(scalar) => match scalar.meaning {
                Meaning::Null => visitor.visit_unit(),
                Meaning::Boolean(value) => visitor.visit_bool(value),
                Meaning::Integer(value) => visitor.visit_i64(value),
                Meaning::Other => match scalar.text.parse() {
                    Ok(number) => visitor.visit_f64(number),
                    Err(_) => visitor.visit_unit(),
                },
                Meaning::Text => visitor.visit_borrowed_str(&scalar.text),
            },
            Kind::List(items) => visitor.visit_seq(Items { parent: self, marks: None, remaining: items.iter() }),
            Kind::Map(_) => self.map(None, visitor),
            // Within an example, which is of any shape.
            Kind::Invalid => visitor.visit_unit(),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        let marks = Some(self.marks().to_bytes());
        match name {
            SPANNED => visitor.visit_seq(Wrapped { marks, value: Some(self) }),
            KEY => visitor.visit_seq(Wrapped { marks, value: (!self.is_invalid()).then_some(self) }),
            LIST => match &self.node.kind {
                Kind::List(items) => visitor.visit_seq(Items { parent: self, marks, remaining: items.iter() }),
                Kind::Invalid => visitor.visit_seq(Items { parent: self, marks, remaining: [].iter() }),
                Kind::Scalar(_) | Kind::Map(_) => self.deserialize_any(visitor),
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
        self.map(Some(fields), visitor)
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
    /// The keys of the struct to make. An invalid entry under another key is reported, and skipped.
    known: Option<&'static [&'static str]>,
    remaining: std::slice::Iter<'de, Entry>,
    value: Option<&'de Entry>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let (parent, known) = (self.parent, self.known);
        let is_wanted = |entry: &&Entry| {
            !parent.entry(entry).is_invalid() || known.is_none_or(|known| known.contains(&entry.key.as_str()))
        };
        self.value = self.remaining.by_ref().find(is_wanted);
        self.value.map(|entry| seed.deserialize(BorrowedStrDeserializer::new(&entry.key))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let entry = self.value.take().ok_or_else(|| Error::custom("a value without a key"))?;
        seed.deserialize(self.parent.entry(entry))
    }
}

/// The items of a list, after its marks if those are asked for.
struct Items<'de> {
    parent: NodeDeserializer<'de>,
    marks: Option<[u8; 45]>,
    remaining: std::slice::Iter<'de, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if let Some(marks) = self.marks.take() {
            return seed.deserialize(BytesDeserializer::new(&marks)).map(Some);
        }
        self.remaining.next().map(|item| seed.deserialize(self.parent.item(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.remaining.len())
    }
}

/// The marks of a value, and the value if it is valid.
struct Wrapped<'de> {
    marks: Option<[u8; 45]>,
    value: Option<NodeDeserializer<'de>>,
}

impl<'de> SeqAccess<'de> for Wrapped<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        match self.marks.take() {
            Some(marks) => seed.deserialize(BytesDeserializer::new(&marks)).map(Some),
            None => self.value.take().map(|value| seed.deserialize(value)).transpose(),
        }
    }
}
