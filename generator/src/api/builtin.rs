//! The types that are part of the language: the one table that the grammar, the checks, the JSON Schema, lowering,
//! comparison and the documentation read.

/// A type of fields that is part of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Builtin {
    String,
    Boolean,
    Integer,
    Timestamp,
    Uri,
    Any,
}

/// The type that JSON has for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum JsonType {
    String,
    Boolean,
    Integer,
    Array,
    Object,
}

/// What is known of a built-in type.
#[derive(Debug)]
pub(crate) struct BuiltinType {
    /// How the spec writes it.
    pub(crate) name: &'static str,
    /// What it is in JSON; `None` for one that may be anything.
    pub(crate) json: Option<JsonType>,
    /// Whether a value may hold a text that must not be logged.
    pub(crate) may_hold_secret: bool,
    /// Whether `list<…>` takes it.
    pub(crate) is_element: bool,
    /// Names that other languages have for it.
    pub(crate) aliases: &'static [&'static str],
}

impl Builtin {
    /// Every built-in type, in the order of the documentation.
    pub(crate) const ALL: [Self; 6] =
        [Self::String, Self::Boolean, Self::Integer, Self::Timestamp, Self::Uri, Self::Any];

    /// The type that the spec writes so.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.info().name == name)
    }

    /// The names of all, in the order of the documentation.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.into_iter().map(|one| one.info().name)
    }

    /// The type that another language calls so.
    pub(crate) fn from_alias(alias: &str) -> Option<Self> {
        let is_alias = |one: &Self| one.info().aliases.iter().any(|other| other.eq_ignore_ascii_case(alias));
        Self::ALL.into_iter().find(is_alias)
    }

    /// What is known of the type.
    pub(crate) const fn info(self) -> &'static BuiltinType {
        match self {
            Self::String => &BuiltinType {
                name: "string",
                json: Some(JsonType::String),
                may_hold_secret: true,
                is_element: true,
                aliases: &["text", "str"],
            },
            Self::Boolean => &BuiltinType {
                name: "boolean",
                json: Some(JsonType::Boolean),
                may_hold_secret: false,
                is_element: true,
                aliases: &["bool"],
            },
            Self::Integer => &BuiltinType {
                name: "integer",
                json: Some(JsonType::Integer),
                may_hold_secret: false,
                is_element: true,
                aliases: &["int", "long"],
            },
            Self::Timestamp => &BuiltinType {
                name: "timestamp",
                json: Some(JsonType::String),
                may_hold_secret: false,
                is_element: true,
                aliases: &["date", "time", "datetime"],
            },
            Self::Uri => &BuiltinType {
                name: "uri",
                json: Some(JsonType::String),
                may_hold_secret: true,
                is_element: true,
                aliases: &["url"],
            },
            Self::Any => &BuiltinType {
                name: "any",
                json: None,
                may_hold_secret: true,
                is_element: false,
                aliases: &["float", "double", "decimal", "object", "json", "map"],
            },
        }
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
        for builtin in Builtin::ALL {
            assert_eq!(Builtin::from_name(builtin.info().name), Some(builtin));
        }
    }
}
