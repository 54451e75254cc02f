//! The types that are part of the language: the one table that the grammar, the checks, the messages, lowering, emission,
//! comparison and the tests of the documentation read.

use serde_json::Value;

/// The type that JSON has for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum JsonType {
    String,
    Boolean,
    Integer,
    Array,
    Object,
}

/// The Rust type of a value, without the `Option` around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum RustType {
    Bool,
    I64,
    String,
    /// `serde_json::Value`.
    Json,
    /// A public type of the runtime, which the root of the crate re-exports where it is used.
    Runtime(&'static str),
}

/// What is known of a built-in type.
#[derive(Debug)]
pub(crate) struct BuiltinType {
    /// How the spec writes it.
    pub(crate) name: &'static str,
    /// What it is in JSON; `None` for one that may be anything.
    pub(crate) json: Option<JsonType>,
    pub(crate) rust: RustType,
    /// What an example of it is, in words, and whether a value is one.
    pub(crate) example: (&'static str, fn(&Value) -> bool),
    /// Whether a value may hold a text that must not be logged.
    pub(crate) may_hold_secret: bool,
    /// Whether `list<…>` takes it.
    pub(crate) is_element: bool,
    /// Names that other languages have for it.
    pub(crate) aliases: &'static [&'static str],
}

macro_rules! builtins {
    ($($builtin:ident = $info:expr;)*) => {
        /// A type of fields that is part of the language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Builtin { $($builtin),* }

        impl Builtin {
            /// Every built-in type, in the order of the documentation.
            pub(crate) const ALL: &[Self] = &[$(Self::$builtin),*];

            /// What is known of the type.
            pub(crate) const fn info(self) -> &'static BuiltinType {
                match self { $(Self::$builtin => &$info),* }
            }
        }
    };
}

builtins! {
    String = BuiltinType {
        name: "string",
        json: Some(JsonType::String),
        rust: RustType::String,
        example: ("a string", Value::is_string),
        may_hold_secret: true,
        is_element: true,
        aliases: &["text", "str"],
    };
    Boolean = BuiltinType {
        name: "boolean",
        json: Some(JsonType::Boolean),
        rust: RustType::Bool,
        example: ("a boolean", Value::is_boolean),
        may_hold_secret: false,
        is_element: true,
        aliases: &["bool"],
    };
    Integer = BuiltinType {
        name: "integer",
        json: Some(JsonType::Integer),
        rust: RustType::I64,
        example: ("an integer of 64 bits", Value::is_i64),
        may_hold_secret: false,
        is_element: true,
        aliases: &["int", "long"],
    };
    Timestamp = BuiltinType {
        name: "timestamp",
        json: Some(JsonType::String),
        rust: RustType::Runtime("Timestamp"),
        example: ("a string", Value::is_string),
        may_hold_secret: false,
        is_element: true,
        aliases: &["date", "time", "datetime"],
    };
    Uri = BuiltinType {
        name: "uri",
        json: Some(JsonType::String),
        rust: RustType::String,
        example: ("a string", Value::is_string),
        may_hold_secret: true,
        is_element: true,
        aliases: &["url"],
    };
    Any = BuiltinType {
        name: "any",
        json: None,
        rust: RustType::Json,
        example: ("a value", |_| true),
        may_hold_secret: true,
        is_element: false,
        aliases: &["float", "double", "decimal", "object", "json", "map"],
    };
}

impl Builtin {
    /// The type that the spec writes so.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.info().name == name)
    }

    /// The names of all, in the order of the documentation.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.iter().map(|one| one.info().name)
    }

    /// The type that another language calls so.
    pub(crate) fn from_alias(alias: &str) -> Option<Self> {
        let is_alias = |one: &Self| one.info().aliases.iter().any(|other| other.eq_ignore_ascii_case(alias));
        Self::ALL.iter().copied().find(is_alias)
    }

    /// The public types of the runtime that built-in types become.
    pub(crate) fn runtime_types() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter_map(|one| match one.info().rust {
            RustType::Runtime(name) => Some(name),
            RustType::Bool | RustType::I64 | RustType::String | RustType::Json => None,
        })
    }
}

impl JsonType {
    /// What the pages call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_that_of_two_types() {
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
