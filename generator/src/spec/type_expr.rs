//! The small grammar of types: names, `list<…>`, and `template(…)` in tables.

use std::fmt;

/// The type of a field, as the spec writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words of the language")]
pub enum TypeExpr {
    String,
    Boolean,
    Integer,
    Timestamp,
    Uri,
    Any,
    List(Box<TypeExpr>),
    Named(Reference),
}

/// The name of a definition, as `Name` or `module.Name`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The module, if it is another.
    pub module: Option<String>,
    /// The name of the definition.
    pub name: String,
}

/// The type of a column, as the spec writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// True or false.
    Boolean,
    /// A whole number.
    Integer,
    /// A text.
    Text,
    /// A text with placeholders of these names.
    Template(Vec<String>),
    /// A value of a closed enumeration.
    Enumeration(Reference),
    /// Values of a closed enumeration, in order.
    List(Reference),
}

/// Names of the types that are part of the language, for fields.
pub const FIELD_TYPES: [&str; 6] = ["string", "boolean", "integer", "timestamp", "uri", "any"];
/// Names of the types that are part of the language, for columns.
pub const COLUMN_TYPES: [&str; 4] = ["boolean", "integer", "text", "template(…)"];

impl TypeExpr {
    /// Reads a type; `None` if it is not of the grammar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "string" => Self::String,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "timestamp" => Self::Timestamp,
            "uri" => Self::Uri,
            "any" => Self::Any,
            _ => match within(text, "list<", ">") {
                Some(inner) => match Self::parse(inner)? {
                    Self::List(_) | Self::Any => return None,
                    element => Self::List(Box::new(element)),
                },
                None => Self::Named(Reference::parse(text)?),
            },
        })
    }

    /// The definition that the type names, directly or as the element of a list.
    #[must_use]
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Named(reference) => Some(reference),
            Self::List(element) => element.reference(),
            _ => None,
        }
    }
}

impl ColumnType {
    /// Reads a type; `None` if it is not of the grammar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "text" => Self::Text,
            _ => match (within(text, "list<", ">"), within(text, "template(", ")")) {
                (Some(inner), _) => Self::List(Reference::parse(inner)?),
                (_, Some(inner)) => {
                    let names: Vec<String> = inner.split(',').map(|name| name.trim().to_owned()).collect();
                    names.iter().all(|name| is_word(name)).then_some(Self::Template(names))?
                }
                _ => Self::Enumeration(Reference::parse(text)?),
            },
        })
    }

    /// The enumeration that the type names.
    #[must_use]
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Enumeration(reference) | Self::List(reference) => Some(reference),
            _ => None,
        }
    }
}

impl Reference {
    /// Reads `Name` or `module.Name`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (module, name) = match text.split_once('.') {
            Some((module, name)) => (Some(module), name),
            None => (None, text),
        };
        (is_word(name) && module.is_none_or(is_word))
            .then(|| Self { module: module.map(str::to_owned), name: name.to_owned() })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.module {
            Some(module) => write!(f, "{module}.{}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

fn within<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    text.strip_prefix(open)?.strip_suffix(close).map(str::trim)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_alphanumeric() || character == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(module: Option<&str>, name: &str) -> Reference {
        Reference { module: module.map(str::to_owned), name: name.to_owned() }
    }

    #[test]
    fn reads_types_of_fields() {
        assert_eq!(TypeExpr::parse("timestamp"), Some(TypeExpr::Timestamp));
        assert_eq!(TypeExpr::parse("platform.Member"), Some(TypeExpr::Named(named(Some("platform"), "Member"))));
        assert_eq!(TypeExpr::parse("list<Tag>"), Some(TypeExpr::List(Box::new(TypeExpr::Named(named(None, "Tag"))))));
        for text in [
            "",
            "list<",
            "list<>",
            "list<list<string>>",
            "list<any>",
            "a.b.c",
            "two words",
            "Option<X>",
            "array<string>",
        ] {
            assert_eq!(TypeExpr::parse(text), None, "{text}");
        }
    }

    #[test]
    fn reads_types_of_columns() {
        assert_eq!(
            ColumnType::parse("template(place, day)"),
            Some(ColumnType::Template(vec!["place".to_owned(), "day".to_owned()]))
        );
        assert_eq!(ColumnType::parse("list<Step>"), Some(ColumnType::List(named(None, "Step"))));
        for text in ["template()", "template", "list<list<Step>>", "template(a b)"] {
            assert!(!matches!(ColumnType::parse(text), Some(ColumnType::Template(_) | ColumnType::List(_))), "{text}");
        }
    }
}
