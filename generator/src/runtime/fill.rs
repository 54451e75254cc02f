//! Fills records and slots from JSON. Not generic, so that it is compiled once.

use std::borrow::Cow;
use std::fmt;

use super::number;
use super::record::{Metadata, Record, find_key};
use super::scalar::Scalar;
use super::slot::Slot;
use super::tape::{JsonValue, Kind, LoneSurrogate};

/// How deep lists and objects may be nested, as in `serde_json`.
const MAX_DEPTH: usize = 128;

/// The position of a value, for error messages.
#[derive(Clone, Copy)]
pub(crate) enum Position {
    /// A field of a record.
    Field { metadata: &'static Metadata, index: usize },
    /// A value of this type that is not in a record.
    Type(&'static str),
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field { metadata, index } => write!(f, "`{}.{}`", metadata.name, metadata.keys[*index]),
            Self::Type(name) => write!(f, "`{name}`"),
        }
    }
}

/// Where a value is.
#[derive(Clone, Copy)]
pub(crate) struct Context {
    pub(crate) position: Position,
    /// In how many lists and objects it is.
    depth: usize,
}

/// A value that does not fit its type. The message names the field, and says nothing of the value but its JSON type: the
/// value may be a secret.
#[derive(Debug)]
pub(crate) struct Mismatch {
    message: String,
    /// The path of the value within the body, from the innermost key or index to the outermost.
    path: Vec<Step>,
}

/// A step of the path of a value.
#[derive(Debug)]
enum Step {
    Key(&'static str),
    Index(usize),
    /// An entry of a map, whose key may be a secret.
    AnyKey,
}

impl Mismatch {
    fn new(message: String) -> Self {
        Self { message, path: Vec::new() }
    }

    fn within(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for (position, step) in self.path.iter().rev().enumerate() {
            match step {
                Step::Key(key) if position == 0 => write!(f, ", at {key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::AnyKey => f.write_str("[…]")?,
            }
        }
        Ok(())
    }
}

/// What was decoded from a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Null,
    Value,
}

impl Context {
    /// The position of a whole body, or of a part of it that is decoded by itself.
    pub(crate) fn outermost(position: Position) -> Self {
        Self { position, depth: 0 }
    }

    fn at(self, position: Position) -> Self {
        Self { position, ..self }
    }

    /// The contents of a list or an object.
    pub(crate) fn deeper(self) -> Result<Self, Mismatch> {
        if self.depth == MAX_DEPTH {
            return Err(Mismatch::new(format!(
                "more than {MAX_DEPTH} levels of lists and objects in {}",
                self.position
            )));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    /// The error for a value that is not what it has to be.
    pub(crate) fn mismatch(self, found: Kind, expected: &dyn fmt::Display) -> Mismatch {
        Mismatch::new(format!("invalid type: {}, expected {expected} for {}", found.noun(), self.position))
    }

    /// The text of a string.
    pub(crate) fn text(self, text: Result<Cow<'_, str>, LoneSurrogate>) -> Result<Cow<'_, str>, Mismatch> {
        text.map_err(|_| {
            Mismatch::new(format!("invalid escape: half of a surrogate pair in a string for {}", self.position))
        })
    }
}

/// Fills a record from an object. Unknown keys are skipped.
pub(crate) fn fill_record(
    record: &mut dyn Record,
    object: JsonValue<'_, '_>,
    context: Context,
) -> Result<(), Mismatch> {
    let metadata = record.metadata();
    if object.kind() != Kind::Object {
        return Err(not_an_object(metadata, object.kind(), context.position));
    }
    let context = context.deeper()?;
    let mut expected = 0;
    for (key, value) in object.entries() {
        let Some(index) = find_key(metadata.keys, expected, &key.text()) else { continue };
        let Some(slot) = record.slot(index) else { continue };
        let within = |mismatch: Mismatch| mismatch.within(Step::Key(metadata.keys[index]));
        if slot.fill(value, context.at(Position::Field { metadata, index })).map_err(within)? == Found::Null {
            super::nulls::set(record.nulls_mut(), index);
        }
        expected = index + 1;
    }
    Ok(())
}

fn not_an_object(metadata: &Metadata, found: Kind, position: Position) -> Mismatch {
    let within = match position {
        Position::Field { .. } => format!(" for {position}"),
        Position::Type(_) => String::new(),
    };
    Mismatch::new(format!("invalid type: {}, expected an object of `{}`{within}", found.noun(), metadata.name))
}

impl Slot<'_> {
    /// Decodes a value, which may be null.
    pub(crate) fn fill(self, value: JsonValue<'_, '_>, context: Context) -> Result<Found, Mismatch> {
        if value.is_null() {
            self.vacate();
            return Ok(Found::Null);
        }
        self.fill_given(value, context).map(|()| Found::Value)
    }

    fn vacate(self) {
        match self {
            Slot::Boolean(place) => place.vacate(),
            Slot::Integer(place) => place.vacate(),
            Slot::Text(place) => place.vacate(),
            Slot::Scalar(place) => place.vacate(),
            Slot::Json(place) => place.vacate(),
            Slot::Record(place) => place.vacate(),
            Slot::List(place) => place.vacate(),
            Slot::Map(place) => place.vacate(),
        }
    }

    fn fill_given(self, value: JsonValue<'_, '_>, context: Context) -> Result<(), Mismatch> {
        let kind = value.kind();
        match self {
            Slot::Boolean(place) => match value.boolean() {
                Some(value) => place.put(value),
                None => return Err(context.mismatch(kind, &"a boolean")),
            },
            Slot::Integer(place) => match value.number().and_then(number::integer) {
                Some(value) => place.put_integer(value),
                None => return Err(context.mismatch(kind, &"an integer of 64 bits")),
            },
            Slot::Text(place) => match (value.text(), value.number()) {
                (Some(text), _) => place.put_text(&context.text(text)?),
                (None, Some(digits)) => place.put_text(digits),
                (None, None) => return Err(context.mismatch(kind, &"a string")),
            },
            Slot::Scalar(place) => match (value.text(), value.number()) {
                (Some(text), _) => place.put_scalar(Scalar { text: &context.text(text)?, is_string: true }),
                (None, Some(digits)) => place.put_scalar(Scalar { text: digits, is_string: false }),
                (None, None) => return Err(context.mismatch(kind, &"a number or a string")),
            },
            Slot::Json(place) => place.put_json(value, context)?,
            Slot::Record(place) => fill_record(place.put_record(), value, context)?,
            Slot::List(place) => {
                if kind != Kind::List {
                    return Err(context.mismatch(kind, &"a list"));
                }
                let context = context.deeper()?;
                place.start();
                for (index, element) in value.elements().enumerate().filter(|(_, element)| !element.is_null()) {
                    let filled = place.next().fill_given(element, context);
                    filled.map_err(|mismatch| mismatch.within(Step::Index(index)))?;
                }
            }
            Slot::Map(place) => {
                if kind != Kind::Object {
                    return Err(context.mismatch(kind, &"an object"));
                }
                let context = context.deeper()?;
                place.start();
                for (key, value) in value.entries().filter(|(_, value)| !value.is_null()) {
                    let filled = place.next_value().fill_given(value, context);
                    filled.map_err(|mismatch| mismatch.within(Step::AnyKey))?;
                    place.put_key(&key.text());
                }
                place.finish();
            }
        }
        Ok(())
    }
}
