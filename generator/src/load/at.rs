//! Where the parts of a loaded file stand.

use super::scalar::{Meaning, Scalar};
use super::tree::{Kind, Node};
use crate::finding::{Place, Span};

/// A file of the spec as a tree.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) file: String,
    /// `None` if the file cannot be read.
    pub(crate) tree: Option<Node>,
}

/// A position in a loaded file, followed down as a check walks through the spec.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    file: &'a str,
    node: Option<&'a Node>,
    /// The narrowest span known, for what has no node of its own.
    span: Span,
}

impl Document {
    pub(crate) fn place(&self, span: Span) -> Place {
        Place { file: self.file.clone(), span }
    }

    pub(crate) fn at(&self) -> At<'_> {
        At { file: &self.file, node: self.tree.as_ref(), span: self.tree.as_ref().map_or(Span::START, Node::head) }
    }
}

impl<'a> At<'a> {
    /// Down to the item of a list that has a name.
    pub(crate) fn named(self, name: &str) -> Option<At<'a>> {
        let items = self.node.map_or(&[][..], Node::items).iter();
        let index =
            items.clone().position(|item| item.entry("name").and_then(|entry| entry.value.text()) == Some(name))?;
        Some(self.item(index))
    }

    /// Whether a place is within what stands here.
    pub(crate) fn covers(self, place: &Place) -> bool {
        let within = |node: &Node| {
            let end = node.end();
            (node.head().line..=end.end_line).contains(&place.span.line)
        };
        place.file == self.file && self.node.is_some_and(within)
    }

    /// Down to the value of a key; where the key is not written, stays.
    pub(crate) fn key(self, key: &str) -> Self {
        match self.node.and_then(|node| node.entry(key)) {
            Some(entry) => Self { node: Some(&entry.value), span: entry.value_span(), ..self },
            None => Self { node: None, ..self },
        }
    }

    /// Down to an item of a list.
    pub(crate) fn item(self, index: usize) -> Self {
        match self.node.and_then(|node| node.items().get(index)) {
            Some(node) => Self { node: Some(node), span: node.head(), ..self },
            None => self,
        }
    }

    /// Where the key itself stands.
    pub(crate) fn name_of(self, key: &str) -> Place {
        let span = self.node.and_then(|node| node.entry(key)).map_or(self.span, |entry| entry.key_span);
        Place { file: self.file.to_owned(), span }
    }

    /// Whether a key is there with a value of the right shape.
    pub(crate) fn is_written(self, key: &str) -> bool {
        self.node.and_then(|node| node.entry(key)).is_some_and(|entry| !matches!(entry.value.kind, Kind::Broken))
    }

    /// Whether a key is there with a value that is wrong, at least in part, and reported.
    pub(crate) fn is_broken(self, key: &str) -> bool {
        let value = self.node.and_then(|node| node.entry(key)).map(|entry| &entry.value);
        value.is_some_and(|value| matches!(value.kind, Kind::Broken) || value.incomplete)
    }

    /// Where the value stands.
    pub(crate) fn place(self) -> Place {
        Place { file: self.file.to_owned(), span: self.span }
    }

    /// Where a word of a text stands first.
    pub(crate) fn part(self, part: &str) -> Place {
        self.nth_part(part, 0)
    }

    /// Where a word of a text stands, the first being number 0. All of the text, if it is not on one line as it reads.
    pub(crate) fn nth_part(self, part: &str, number: usize) -> Place {
        let mut place = self.place();
        let Some(Node { span, kind: Kind::Scalar(Scalar { text, meaning: Meaning::Text }), .. }) = self.node else {
            return place;
        };
        let count = |text: &str| text.chars().count();
        let is_word = |at: usize| {
            let touches = |next: Option<char>, edge: Option<char>| {
                [next, edge].iter().all(|character| character.is_some_and(|one| one.is_alphanumeric() || one == '_'))
            };
            !touches(text[..at].chars().next_back(), part.chars().next())
                && !touches(text[at + part.len()..].chars().next(), part.chars().next_back())
        };
        let quotes = span.end_column.checked_sub(span.column + count(text)).filter(|rest| matches!(rest, 0 | 2));
        let found = text.match_indices(part).map(|(at, _)| at).filter(|at| is_word(*at)).nth(number);
        if let (true, Some(quotes), Some(at)) = (span.line == span.end_line, quotes, found) {
            place.span.column += quotes / 2 + count(&text[..at]);
            place.span.end_column = place.span.column + count(part);
        }
        place
    }
}
