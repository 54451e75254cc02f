//! Bodies and headers of responses.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::capture;
use super::format::SlotTarget;
use super::nulls;
use super::record::Record;
use super::scalar::Scalar;
use super::slot::Slot;
use super::value::Value;

/// Decodes a body.
pub(crate) fn body<T: Value>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    let mut body = None;
    read(T::slot(&mut body), bytes)?;
    body.ok_or_else(null)
}

/// Not generic, so that it is compiled once.
fn read(slot: Slot<'_>, bytes: &[u8]) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    capture::decode(&mut deserializer, SlotTarget { slot, name: "body" })?;
    deserializer.end()
}

fn null() -> serde_json::Error {
    serde_json::Error::custom("the body is null")
}

/// Decodes a body that is an envelope. The key of its content, which is its first field, must be there: an object without
/// it, such as `{"error": …}`, is another body.
pub(crate) fn envelope<T: Record + Value>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    let envelope: T = body(bytes)?;
    require_content(&envelope, bytes)?;
    Ok(envelope)
}

fn require_content(envelope: &dyn Record, bytes: &[u8]) -> Result<(), serde_json::Error> {
    if envelope.view(0).is_some() || nulls::get(envelope.nulls(), 0) {
        return Ok(());
    }
    let Keys(keys) = serde_json::from_slice(bytes)?;
    let key = envelope.metadata().keys[0];
    Err(serde_json::Error::custom(format_args!("the body has no key `{key}`; {keys}")))
}

/// The keys of an object, in words for an error message.
struct Keys(String);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeysVisitor;

        impl<'de> Visitor<'de> for KeysVisitor {
            type Value = Keys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Keys, A::Error> {
                const SHOWN: usize = 8;
                let (mut keys, mut count) = (Vec::new(), 0);
                while let Some((key, _)) = entries.next_entry::<String, IgnoredAny>()? {
                    if count < SHOWN {
                        keys.push(format!("`{}`", key.escape_debug().take(40).collect::<String>()));
                    }
                    count += 1;
                }
                let more = if count > SHOWN { format!(" and {} more", count - SHOWN) } else { String::new() };
                Ok(Keys(if keys.is_empty() {
                    "it is empty".to_owned()
                } else {
                    format!("it has {}{more}", keys.join(", "))
                }))
            }
        }

        deserializer.deserialize_map(KeysVisitor)
    }
}

/// Reads a scalar from text, such as the value of a header; `None` if it is not one of the type.
pub(crate) fn from_text<T: Value>(text: &str) -> Option<T> {
    let mut place = None;
    match T::slot(&mut place) {
        Slot::Text(place) => place.put_text(text),
        Slot::Scalar(place) => place.put_scalar(Scalar { text, is_string: true }),
        Slot::Integer(place) => place.put_integer(text.trim().parse().ok()?),
        Slot::Boolean(place) => place.put(text.trim().parse().ok()?),
        Slot::Json(_) | Slot::Record(_) | Slot::List(_) | Slot::Map(_) => return None,
    }
    place
}
