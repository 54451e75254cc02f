//! The grammar of types: names, `list<…>` and `map<…>`, and `template(…)` in tables.

use std::fmt;

/// The syntax of a field type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypeExpr<'t> {
    Name(Reference<'t>),
    List(Box<TypeExpr<'t>>),
    Map(Box<TypeExpr<'t>>),
}

/// How deep lists and maps may be nested in a type. No body is that deep, and a bound keeps the stack from overflowing.
const MAX_DEPTH: usize = 16;

/// The syntax of a column type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnExpr<'t> {
    Name(Reference<'t>),
    List(Reference<'t>),
    Template(Vec<&'t str>),
}

/// A reference to a definition or a built-in type: `Name` or `module.Name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference<'t> {
    pub(super) module: Option<&'t str>,
    pub(super) name: &'t str,
}

impl<'t> TypeExpr<'t> {
    /// Parses a type; `None` if the text does not match the grammar.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        Self::parse_nested(text, MAX_DEPTH)
    }

    fn parse_nested(text: &'t str, depth: usize) -> Option<Self> {
        let content = |text| Self::parse_nested(text, depth.checked_sub(1)?).map(Box::new);
        match (within(text, "list<", ">"), within(text, "map<", ">")) {
            (Some(element), _) => content(element).map(Self::List),
            (None, Some(value)) => content(value).map(Self::Map),
            (None, None) => Reference::parse(text).map(Self::Name),
        }
    }
}

impl<'t> ColumnExpr<'t> {
    /// Parses a type; `None` if the text does not match the grammar.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        match (within(text, "list<", ">"), within(text, "template(", ")")) {
            (Some(element), _) => Reference::parse(element).map(Self::List),
            (None, Some(names)) => {
                let names: Vec<&str> = names.split(',').map(str::trim).collect();
                names.iter().all(|name| is_word(name)).then_some(Self::Template(names))
            }
            (None, None) => Reference::parse(text).map(Self::Name),
        }
    }
}

impl<'t> Reference<'t> {
    /// Parses `Name` or `module.Name`.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        let (module, name) = match text.split_once('.') {
            Some((module, name)) => (Some(module), name),
            None => (None, text),
        };
        (is_word(name) && module.is_none_or(is_word)).then_some(Self { module, name })
    }
}

impl fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.module {
            Some(module) => write!(f, "{module}.{}", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// The reference in a field type, if the type parses.
pub(super) fn type_reference(written: &str) -> Option<Reference<'_>> {
    let mut parsed = TypeExpr::parse(written)?;
    loop {
        match parsed {
            TypeExpr::Name(reference) => return Some(reference),
            TypeExpr::List(content) | TypeExpr::Map(content) => parsed = *content,
        }
    }
}

/// The reference in a column type, if it contains one.
pub(super) fn column_reference(written: &str) -> Option<Reference<'_>> {
    match ColumnExpr::parse(written)? {
        ColumnExpr::Name(reference) | ColumnExpr::List(reference) => Some(reference),
        ColumnExpr::Template(_) => None,
    }
}

fn within<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    text.strip_prefix(open)?.strip_suffix(close).map(str::trim)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_alphanumeric() || character == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'t>(module: Option<&'t str>, name: &'t str) -> Reference<'t> {
        Reference { module, name }
    }

    #[test]
    fn parses_types_of_fields() {
        assert_eq!(TypeExpr::parse("timestamp"), Some(TypeExpr::Name(named(None, "timestamp"))));
        assert_eq!(TypeExpr::parse("platform.Member"), Some(TypeExpr::Name(named(Some("platform"), "Member"))));
        assert_eq!(TypeExpr::parse("list<Tag>"), Some(TypeExpr::List(Box::new(TypeExpr::Name(named(None, "Tag"))))));
        let map = TypeExpr::Map(Box::new(TypeExpr::List(Box::new(TypeExpr::Name(named(None, "Tag"))))));
        assert_eq!(TypeExpr::parse("map<list<Tag>>"), Some(map));
        let too_deep = format!("{}string{}", "list<".repeat(50_000), ">".repeat(50_000));
        for text in ["", "list<", "list<>", "map<string", "a.b.c", "two words", "Option<X>", "array<string>", &too_deep]
        {
            assert_eq!(TypeExpr::parse(text), None, "{text}");
        }
    }

    #[test]
    fn parses_types_of_columns() {
        assert_eq!(ColumnExpr::parse("template(place, day)"), Some(ColumnExpr::Template(vec!["place", "day"])));
        assert_eq!(ColumnExpr::parse("list<Step>"), Some(ColumnExpr::List(named(None, "Step"))));
        for text in ["template()", "list<list<Step>>", "template(a b)"] {
            assert_eq!(ColumnExpr::parse(text), None, "{text}");
        }
    }
}
