//! Code that all items of the crate share.

mod enumeration;
mod identifier;
mod integer;
mod nulls;
mod path;
mod record;
mod slot;
mod table;
mod template;
mod timestamp;
mod value;
mod view;

pub(crate) use self::enumeration::{ClosedEnum, OpenEnum, closed_enum, open_enum};
pub(crate) use self::identifier::{text_newtype, text_value};
pub(crate) use self::integer::integer_newtype;
pub(crate) use self::nulls::ExplicitNulls;
pub(crate) use self::path::push_segment;
pub(crate) use self::record::{Metadata, Record, decode, describe, encode, record};
pub(crate) use self::slot::{Slot, Text, decode_text, slot};
pub(crate) use self::table::{Table, find, known_row, row};
pub(crate) use self::template::{Segment, Template};
pub(crate) use self::value::{Value, value};
pub(crate) use self::view::{View, view};

pub use self::enumeration::UnknownValue;
pub use self::integer::NotListed;
pub use self::nulls::Presence;
pub use self::path::Operation;
pub use self::timestamp::Timestamp;
