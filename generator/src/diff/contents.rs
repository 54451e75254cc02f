//! What is stated of an element that was added or removed, so that a reader need not open the file.

use crate::finding::one_line;

/// The attributes and the parts of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The attributes, each with its name.
    pub facts: Vec<(String, String)>,
    /// The elements in it, such as the fields of a struct.
    pub parts: Vec<Part>,
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
    /// The attribute, or the kind and the name of a part.
    pub label: String,
    /// The value; empty for a part of which only its own parts are stated.
    pub value: String,
}

impl Contents {
    /// A line for each attribute and for each part, which is followed by its own parts.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let facts = self.facts.iter().map(|(label, value)| Line::new(0, label.clone(), value.clone()));
        let mut lines: Vec<Line> = facts.collect();
        self.parts.iter().for_each(|part| part.add_lines(0, &mut lines));
        lines
    }
}

/// Names of the attributes that need no label in the line of a part.
const MAIN: [&str; 2] = ["type", CELL];
/// The name that the cell of a row has in the contents of a column.
pub(super) const CELL: &str = "cell";

impl Part {
    fn add_lines(&self, depth: usize, lines: &mut Vec<Line>) {
        let facts = self.contents.facts.iter().map(|(label, value)| match label.as_str() {
            label if MAIN.contains(&label) => value.clone(),
            label => format!("{label}: {value}"),
        });
        let facts: Vec<String> = facts.collect();
        // A full stop before a semicolon would end the line twice.
        let value = facts.join("; ").replace(".; ", "; ");
        lines.push(Line::new(depth, format!("{} {}", self.kind, self.name), value));
        self.contents.parts.iter().for_each(|part| part.add_lines(depth + 1, lines));
    }
}

impl Line {
    fn new(depth: usize, label: String, value: String) -> Self {
        Self { depth, label, value: one_line(value) }
    }
}
