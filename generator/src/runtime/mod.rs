//! Code that all items of the crate share.
//!
//! A body is decoded in two steps: [`capture`] gets its JSON text, which [`tape`] tokenises, and [`fill`] fills the records.

mod capture;
mod date;
mod decimal;
mod enumeration;
mod fill;
mod format;
mod identifier;
mod integer;
mod integer_enumeration;
mod integer_text;
mod json;
mod map;
mod nulls;
mod number;
mod operation;
mod pagination;
mod pairs;
mod parameters;
mod path;
mod record;
mod response;
mod scalar;
mod server;
mod slot;
mod table;
mod tape;
mod template;
mod timestamp;
mod union;
mod unix_time;
mod value;
mod view;

pub(crate) use self::enumeration::{ClosedEnum, OpenEnum, Texts, closed_enum, open_enum, text_of_value, value_of_text};
pub(crate) use self::fill::{Context, Mismatch};
pub(crate) use self::identifier::{redacted, text_newtype, text_value};
pub(crate) use self::integer::integer_newtype;
pub(crate) use self::integer_enumeration::{
    Integers, Names, closed_integer_enum, integer_in_text, integer_of_value, name_of_value, named_enum,
    open_integer_enum, open_integer_text_enum, scalar_of_value, value_of_integer, value_of_scalar,
};
pub(crate) use self::json::decode_json;
pub(crate) use self::nulls::ExplicitNulls;
pub(crate) use self::pagination::{Pagination, Position};
pub(crate) use self::pairs::{ListStyle, Pairs};
pub(crate) use self::parameters::{
    Encoding, Endpoint, Method, Parameter, Parameters, Place, describe_request, empty_argument, encoded_body, headers,
    path, query, request,
};
pub(crate) use self::path::push_segment;
pub(crate) use self::record::{Metadata, Record, decode, describe, encode, is_empty, record};
pub(crate) use self::response::{body, envelope, from_text};
pub(crate) use self::scalar::{Received, Scalar, compare_parsed, received_integer, scalar_value};
pub(crate) use self::server::{server, server_url};
pub(crate) use self::slot::{FromJson, FromScalar, Slot, Text, slot};
pub(crate) use self::table::{Table, find, known_row, row};
pub(crate) use self::tape::{JsonValue, Kind};
pub(crate) use self::template::{Segment, Template};
pub(crate) use self::union::{JsonType, ToldBy, Union, UnionMetadata, kept, union};
pub(crate) use self::value::{Value, decode_value, from_json, value};
pub(crate) use self::view::{View, view};

pub use self::date::Date;
pub use self::decimal::{Decimal, NotANumber};
pub use self::enumeration::UnknownValue;
pub use self::integer::NotListed;
pub use self::integer_text::IntegerText;
pub use self::json::Json;
pub use self::map::Map;
pub use self::nulls::Presence;
pub use self::operation::{Operation, OperationError, Paginated};
pub use self::timestamp::Timestamp;
pub use self::unix_time::{NotATime, UnixMilliseconds, UnixSeconds};
