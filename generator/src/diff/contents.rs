//! What is stated of an element that was added or removed, so that a reader need not open the file.

use std::fmt;

use crate::finding::one_line;

/// The attributes and the parts of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The attributes.
    pub facts: Vec<Stated>,
    /// The elements in it, such as the fields of a struct.
    pub parts: Vec<Part>,
}

/// An attribute with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The name of the attribute.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// A value of an attribute. `Display` writes it as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Prose.
    Prose(String),
    /// Names or other code, one or several.
    Code(Vec<String>),
    /// A message for end users.
    Message(String),
}

/// An element in another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What kind of element it is.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// What is stated of it.
    pub contents: Contents,
}

/// A line of contents, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// The attribute, or the kind of a part and its name as code.
    pub label: Vec<Piece>,
    /// The value; empty for a part of which only its own parts are stated.
    pub value: Vec<Piece>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Prose, with code in backticks.
    Prose(String),
    /// Code.
    Code(String),
}

/// The name that the cell of a row has in the contents of a column.
pub(super) const CELL: &str = "cell";
/// The name of the attribute that lists the values for which a predicate holds.
pub(super) const ANSWERS: &str = "holds_for";
/// The name that the predicates that hold for a value have in its contents.
pub(super) const PREDICATES: &str = "predicates";

impl Contents {
    /// A line for each attribute and for each part, which is followed by its own parts.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let facts = self.facts.iter().map(|fact| Line {
            depth: 0,
            label: vec![Piece::Prose(fact.label().to_owned())],
            value: fact.value.pieces(),
        });
        let mut lines: Vec<Line> = facts.collect();
        self.parts.iter().for_each(|part| part.add_lines(0, &mut lines));
        lines
    }

    /// The messages for end users, those of the parts included.
    #[must_use]
    pub fn messages(&self) -> Vec<&str> {
        let own = self.facts.iter().filter_map(|fact| match &fact.value {
            Value::Message(text) => Some(text.as_str()),
            Value::Prose(_) | Value::Code(_) => None,
        });
        own.chain(self.parts.iter().flat_map(|part| part.contents.messages())).collect()
    }
}

impl Stated {
    /// What the attribute is called for people.
    fn label(&self) -> &str {
        match self.name.as_str() {
            PREDICATES => "predicates that return true for it",
            ANSWERS => "returns true for",
            name => name,
        }
    }

    /// Whether it needs no label in the line of a part.
    fn is_main(&self) -> bool {
        matches!(self.name.as_str(), "type" | CELL)
    }
}

impl Value {
    fn pieces(&self) -> Vec<Piece> {
        match self {
            Self::Prose(text) => vec![Piece::Prose(one_line(text.clone()))],
            Self::Message(text) => vec![Piece::Prose(format!("“{text}”"))],
            Self::Code(items) => {
                let comma = |index: usize| (index > 0).then(|| Piece::Prose(", ".to_owned()));
                let items = items.iter().enumerate();
                items.flat_map(|(index, item)| comma(index).into_iter().chain([Piece::Code(item.clone())])).collect()
            }
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prose(text) | Self::Message(text) => f.write_str(text),
            Self::Code(items) => f.write_str(&items.join(", ")),
        }
    }
}

impl Part {
    fn add_lines(&self, depth: usize, lines: &mut Vec<Line>) {
        let mut value = Vec::new();
        for fact in &self.contents.facts {
            // A full stop before a semicolon would end the line twice.
            if let Some(Piece::Prose(text)) = value.last_mut() {
                text.truncate(text.strip_suffix('.').unwrap_or(text).len());
            }
            let separator = if value.is_empty() { "" } else { "; " };
            let label = if fact.is_main() { String::new() } else { format!("{}: ", fact.label()) };
            value.extend([separator.to_owned(), label].into_iter().filter(|text| !text.is_empty()).map(Piece::Prose));
            value.extend(fact.value.pieces());
        }
        let label = vec![Piece::Prose(format!("{} ", self.kind)), Piece::Code(self.name.clone())];
        lines.push(Line { depth, label, value });
        self.contents.parts.iter().for_each(|part| part.add_lines(depth + 1, lines));
    }
}
