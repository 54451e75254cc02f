//! The table of built-in types. It is the only one: the grammar, the rules, the messages, lowering, emission, `diff`
//! and the tests of the documentation all read it.

use super::Measure;
use super::json::JsonType;
use crate::spec::{Json, Number};

/// The Rust type of a value, without the `Option` around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum RustType {
    Bool,
    I64,
    String,
    /// A public type of the runtime, which the root of the crate re-exports where it is used.
    Runtime(&'static str),
}

/// The properties of a built-in type.
#[derive(Debug)]
pub(crate) struct BuiltinType {
    /// Its name in the spec.
    pub(crate) name: &'static str,
    /// The JSON types of its values.
    pub(crate) json: &'static [JsonType],
    pub(crate) rust: RustType,
    /// A noun for its values, used in messages, and a predicate that tells whether a JSON value is valid.
    pub(crate) example: (&'static str, fn(&Json) -> bool),
    /// What limits of its values are about; `None` if there can be no limits.
    pub(crate) measure: Option<Measure>,
    /// Whether its values may contain text, and therefore a secret.
    pub(crate) may_hold_secret: bool,
    /// Names of this type in other languages, for suggestions.
    pub(crate) aliases: &'static [&'static str],
}

macro_rules! builtins {
    ($($builtin:ident = $info:expr;)*) => {
        /// A built-in type of fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Builtin { $($builtin),* }

        impl Builtin {
            /// Every built-in type, in the order of the documentation.
            pub(crate) const ALL: &[Self] = &[$(Self::$builtin),*];

            /// The properties of the type.
            pub(crate) const fn info(self) -> &'static BuiltinType {
                match self { $(Self::$builtin => &$info),* }
            }
        }
    };
}

builtins! {
    String = BuiltinType {
        name: "string",
        json: &[JsonType::String],
        rust: RustType::String,
        example: ("a string", Json::is_string),
        measure: Some(Measure::Length),
        may_hold_secret: true,
        aliases: &["text", "str"],
    };
    Boolean = BuiltinType {
        name: "boolean",
        json: &[JsonType::Boolean],
        rust: RustType::Bool,
        example: ("a boolean", Json::is_boolean),
        measure: None,
        may_hold_secret: false,
        aliases: &["bool"],
    };
    Integer = BuiltinType {
        name: "integer",
        json: &[JsonType::Integer],
        rust: RustType::I64,
        example: ("an integer of 64 bits", Json::is_i64),
        measure: Some(Measure::Number),
        may_hold_secret: false,
        aliases: &["int", "long", "int32", "int64"],
    };
    IntegerText = BuiltinType {
        name: "integer_text",
        json: &[JsonType::String, JsonType::Integer],
        rust: RustType::Runtime("IntegerText"),
        example: ("an integer, or a string that holds one", is_integer_or_text),
        measure: Some(Measure::Number),
        may_hold_secret: false,
        aliases: &["integer_string"],
    };
    Decimal = BuiltinType {
        name: "decimal",
        json: &[JsonType::Number, JsonType::String],
        rust: RustType::Runtime("Decimal"),
        example: ("a number, or a string that holds one", is_number_or_text),
        measure: Some(Measure::Number),
        may_hold_secret: false,
        aliases: &["float", "double", "money", "amount"],
    };
    Date = BuiltinType {
        name: "date",
        json: &[JsonType::String],
        rust: RustType::Runtime("Date"),
        example: ("a date such as `2026-01-31`", is_date),
        measure: Some(Measure::Length),
        may_hold_secret: false,
        aliases: &["day"],
    };
    Timestamp = BuiltinType {
        name: "timestamp",
        json: &[JsonType::String],
        rust: RustType::Runtime("Timestamp"),
        example: ("a string", Json::is_string),
        measure: Some(Measure::Length),
        may_hold_secret: false,
        aliases: &["time", "datetime", "date_time"],
    };
    UnixSeconds = BuiltinType {
        name: "unix_seconds",
        json: &[JsonType::Integer, JsonType::String],
        rust: RustType::Runtime("UnixSeconds"),
        example: ("an integer, or a string that holds one", is_integer_or_text),
        measure: Some(Measure::Number),
        may_hold_secret: false,
        aliases: &["unix_time", "epoch", "epoch_seconds"],
    };
    UnixMilliseconds = BuiltinType {
        name: "unix_milliseconds",
        json: &[JsonType::Integer, JsonType::String],
        rust: RustType::Runtime("UnixMilliseconds"),
        example: ("an integer, or a string that holds one", is_integer_or_text),
        measure: Some(Measure::Number),
        may_hold_secret: false,
        aliases: &["epoch_milliseconds", "unix_millis"],
    };
    Uri = BuiltinType {
        name: "uri",
        json: &[JsonType::String],
        rust: RustType::String,
        example: ("a string", Json::is_string),
        measure: Some(Measure::Length),
        may_hold_secret: true,
        aliases: &["url"],
    };
    Any = BuiltinType {
        name: "any",
        json: JsonType::ALL,
        rust: RustType::Runtime("Json"),
        example: ("a value", |_| true),
        measure: None,
        may_hold_secret: true,
        aliases: &["object", "json"],
    };
}

fn is_integer_or_text(value: &Json) -> bool {
    value.is_i64() || value.as_str().is_some_and(|text| text.parse::<i64>().is_ok())
}

fn is_number_or_text(value: &Json) -> bool {
    value.as_number().is_some() || value.as_str().and_then(Number::parse).is_some()
}

/// Whether a value has the spelling of a date, if not one of the calendar.
fn is_date(value: &Json) -> bool {
    let is_digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = value.as_str().map(|text| text.split('-').collect::<Vec<_>>());
    matches!(parts.as_deref(), Some([year, month, day]) if is_digits(year, 4) && is_digits(month, 2) && is_digits(day, 2))
}

impl Builtin {
    /// Looks up a type by its name in the spec.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.info().name == name)
    }

    /// The names of all types, in the order of the documentation.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.iter().map(|one| one.info().name)
    }

    /// Looks up a type by its name in another language.
    pub(crate) fn from_alias(alias: &str) -> Option<Self> {
        let is_alias = |one: &Self| one.info().aliases.iter().any(|other| other.eq_ignore_ascii_case(alias));
        Self::ALL.iter().copied().find(is_alias)
    }

    /// The names of the public runtime types that built-in types are emitted as.
    pub(crate) fn runtime_types() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter_map(|one| match one.info().rust {
            RustType::Runtime(name) => Some(name),
            RustType::Bool | RustType::I64 | RustType::String => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_aliases_are_unique() {
        let mut names: Vec<&str> = Builtin::names().collect();
        names.extend(Builtin::ALL.iter().flat_map(|one| one.info().aliases));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn the_documentation_lists_every_type() {
        let documentation = include_str!("../../../spec/README.md");
        let rows = documentation.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
        let documented: Vec<&str> =
            rows.map(|(name, _)| name).filter(|name| Builtin::from_name(name).is_some()).collect();
        assert_eq!(documented, Builtin::names().collect::<Vec<_>>());
    }
}
