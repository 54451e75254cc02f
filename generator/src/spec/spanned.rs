//! Values of a spec together with their locations.
//!
//! The wrappers [`Spanned`], [`Key`] and [`List`] deserialise only from the loader's own deserializer, which recognises
//! them by the names of their newtypes. The JSON Schema of a wrapper is that of the wrapped type.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use crate::finding::Span;

/// The index of a file of a spec.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u32);

/// A range of characters in a file of a spec.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub(crate) file: FileId,
    start: (u32, u32),
    end: (u32, u32),
}

/// A range of lines in a file of a spec.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    pub(crate) file: FileId,
    first: u32,
    last: u32,
}

/// A value, with its location and that of its key.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    value: T,
    key: Location,
    location: Location,
    last_line: u32,
}

/// The value of an optional key.
#[derive(Clone, Debug, Default)]
pub enum Key<T> {
    /// The key is absent.
    #[default]
    Absent,
    /// The value is invalid, which has been reported. It suppresses follow-up findings.
    Invalid(Location),
    /// The value is present and valid.
    Given(Spanned<T>),
}

/// The list under an optional key.
#[derive(Clone, Debug)]
pub struct List<T> {
    items: Vec<Spanned<T>>,
    /// The location of the key; `None` if it is absent.
    key: Option<Location>,
    location: Option<Location>,
    /// Whether some items were invalid and omitted.
    incomplete: bool,
}

impl Location {
    pub(crate) fn new(file: FileId, span: Span) -> Self {
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let start = (short(span.line), short(span.column));
        Self { file, start, end: (short(span.end_line), short(span.end_column)) }
    }

    /// The start of the same file.
    pub(crate) fn file_start(self) -> Self {
        Self::new(self.file, Span::START)
    }

    pub(crate) fn span(self) -> Span {
        Span {
            line: self.start.0 as usize,
            column: self.start.1 as usize,
            end_line: self.end.0 as usize,
            end_column: self.end.1 as usize,
        }
    }

    fn to_bytes(self) -> [u8; 20] {
        let mut bytes = [0; 20];
        let parts = [self.file.0, self.start.0, self.start.1, self.end.0, self.end.1];
        for (chunk, part) in bytes.chunks_exact_mut(4).zip(parts) {
            chunk.copy_from_slice(&part.to_le_bytes());
        }
        bytes
    }

    fn from_bytes(bytes: [u8; 20]) -> Self {
        let mut parts = [0; 5];
        for (part, chunk) in parts.iter_mut().zip(bytes.chunks_exact(4)) {
            *part = chunk.iter().rev().fold(0, |number: u32, byte| number << 8 | u32::from(*byte));
        }
        let [file, line, column, end_line, end_column] = parts;
        Self { file: FileId(file), start: (line, column), end: (end_line, end_column) }
    }
}

/// What the loader's deserializer passes along with a value.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) key: Location,
    pub(crate) location: Location,
    pub(crate) last_line: u32,
    /// Whether the value, or a part of it, was invalid and omitted.
    pub(crate) incomplete: bool,
}

impl Metadata {
    /// Encodes the metadata as the first element of the sequence that a wrapper is deserialised from.
    pub(crate) fn to_bytes(self) -> [u8; 45] {
        let mut bytes = [0; 45];
        bytes[..20].copy_from_slice(&self.key.to_bytes());
        bytes[20..40].copy_from_slice(&self.location.to_bytes());
        bytes[40..44].copy_from_slice(&self.last_line.to_le_bytes());
        bytes[44] = u8::from(self.incomplete);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            key: Location::from_bytes(bytes.get(..20)?.try_into().ok()?),
            location: Location::from_bytes(bytes.get(20..40)?.try_into().ok()?),
            last_line: u32::from_le_bytes(bytes.get(40..44)?.try_into().ok()?),
            incomplete: *bytes.get(44)? == 1,
        })
    }
}

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MarksVisitor;

        impl Visitor<'_> for MarksVisitor {
            type Value = Metadata;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the location of a value")
            }

            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Metadata, E> {
                Metadata::from_bytes(bytes).ok_or_else(|| E::invalid_length(bytes.len(), &self))
            }
        }

        deserializer.deserialize_bytes(MarksVisitor)
    }
}

impl<T> Spanned<T> {
    fn new(value: T, metadata: Metadata) -> Self {
        Self { value, key: metadata.key, location: metadata.location, last_line: metadata.last_line }
    }

    /// The value.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// Wraps another value with the same location.
    pub(crate) fn map<U>(&self, map: impl FnOnce(&T) -> U) -> Spanned<U> {
        let Self { value, key, location, last_line } = self;
        Spanned { value: map(value), key: *key, location: *location, last_line: *last_line }
    }

    /// The location of the value: its first key or item, if it spans several lines.
    #[must_use]
    pub fn location(&self) -> Location {
        self.location
    }

    /// The location of the key; for an item of a list, that of the item.
    #[must_use]
    pub fn key_location(&self) -> Location {
        self.key
    }

    /// The lines that the value spans.
    pub(crate) fn lines(&self) -> Lines {
        let last = self.last_line.max(self.location.end.0);
        Lines { file: self.location.file, first: self.location.start.0, last }
    }
}

impl Lines {
    /// Whether the range contains a line, counted from 1.
    pub(crate) fn contains(self, line: usize) -> bool {
        (self.first as usize..=self.last as usize).contains(&line)
    }
}

impl Spanned<String> {
    /// The location of the first occurrence of a word in the text.
    pub(crate) fn word(&self, word: &str) -> Location {
        self.nth_word(word, 0)
    }

    /// The location of the nth occurrence of a word in the text, counted from 0; that of the whole text, if the source
    /// differs from the text, for example by line breaks.
    pub(crate) fn nth_word(&self, word: &str, number: usize) -> Location {
        let (text, span) = (self.value.as_str(), self.location.span());
        let count = |text: &str| text.chars().count();
        let is_word = |at: usize| {
            let touches = |next: Option<char>, edge: Option<char>| {
                [next, edge].iter().all(|character| character.is_some_and(|one| one.is_alphanumeric() || one == '_'))
            };
            !touches(text[..at].chars().next_back(), word.chars().next())
                && !touches(text[at + word.len()..].chars().next(), word.chars().next_back())
        };
        let quotes = span.end_column.checked_sub(span.column + count(text)).filter(|rest| matches!(rest, 0 | 2));
        let found = text.match_indices(word).map(|(at, _)| at).filter(|at| is_word(*at)).nth(number);
        match (span.line == span.end_line, quotes, found) {
            (true, Some(quotes), Some(at)) => {
                let column = span.column + quotes / 2 + count(&text[..at]);
                Location::new(self.location.file, Span { column, end_column: column + count(word), ..span })
            }
            _ => self.location,
        }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl fmt::Display for Spanned<String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.value)
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    /// Compares just the values, not the locations.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq<str> for Spanned<String> {
    fn eq(&self, other: &str) -> bool {
        self.value == other
    }
}

impl<T> Key<T> {
    /// The value with its location, if there is one.
    pub fn given(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Invalid(_) => None,
        }
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        self.given().map(Spanned::get)
    }

    /// The location of the key, if it is present.
    pub fn key_location(&self) -> Option<Location> {
        match self {
            Self::Absent => None,
            Self::Invalid(key) => Some(*key),
            Self::Given(value) => Some(value.key),
        }
    }

    /// Whether the key is absent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the value is invalid.
    pub fn is_invalid(&self) -> bool {
        matches!(self, Self::Invalid(_))
    }
}

impl Key<String> {
    /// The text, if there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.value().map(String::as_str)
    }
}

impl Key<bool> {
    /// Whether the value is present and `true`.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.value().copied().unwrap_or_default()
    }
}

impl<T> List<T> {
    /// The location of the key; `None` if it is absent.
    #[must_use]
    pub fn key_location(&self) -> Option<Location> {
        self.key
    }

    /// The location of the list: its first item, if it spans several lines.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.location
    }

    /// Whether some items were invalid and omitted.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Whether the key is present.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.key.is_some()
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new(), key: None, location: None, incomplete: false }
    }
}

impl<T> Deref for List<T> {
    type Target = [Spanned<T>];

    fn deref(&self) -> &[Spanned<T>] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a Spanned<T>;
    type IntoIter = std::slice::Iter<'a, Spanned<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

/// Newtype names by which the loader's deserializer recognises the wrappers.
pub(crate) const SPANNED: &str = "$Spanned";
pub(crate) const KEY: &str = "$Key";
pub(crate) const LIST: &str = "$List";

/// Newtype name by which the loader's deserializer recognises values whose numbers keep their digits: it gives the digits
/// as bytes where the number is not an integer of 64 bits.
pub(crate) const EXACT: &str = "$Exact";

/// Name of a field whose keys stand in the mapping around it, beside the keys of the other fields. `serde(flatten)` buffers
/// the values, which loses their locations.
pub(crate) const INLINE: &str = "$Inline";

struct WrapperVisitor<W>(PhantomData<W>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for WrapperVisitor<Spanned<T>> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its location")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let metadata = parts.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let value = parts.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        Ok(Spanned::new(value, metadata))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for WrapperVisitor<Key<T>> {
    type Value = Key<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its location, or nothing valid")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let metadata: Metadata = parts.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        Ok(parts.next_element()?.map_or(Key::Invalid(metadata.key), |value| Key::Given(Spanned::new(value, metadata))))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for WrapperVisitor<List<T>> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list with its location")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let metadata: Metadata = parts.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let mut items = Vec::with_capacity(parts.size_hint().unwrap_or_default());
        while let Some(item) = parts.next_element()? {
            items.push(item);
        }
        Ok(List { items, key: Some(metadata.key), location: Some(metadata.location), incomplete: metadata.incomplete })
    }
}

macro_rules! wrapper {
    ($wrapper:ident, $name:expr, $wrapped:ty) => {
        impl<'de, T: Deserialize<'de>> Deserialize<'de> for $wrapper<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_newtype_struct($name, WrapperVisitor::<Self>(PhantomData))
            }
        }

        impl<T: JsonSchema> JsonSchema for $wrapper<T> {
            fn inline_schema() -> bool {
                <$wrapped>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$wrapped>::schema_name()
            }

            fn schema_id() -> Cow<'static, str> {
                <$wrapped>::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$wrapped>::json_schema(generator)
            }
        }
    };
}

wrapper!(Spanned, SPANNED, T);
wrapper!(Key, KEY, T);
wrapper!(List, LIST, Vec<T>);
