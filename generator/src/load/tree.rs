//! A YAML document as a tree in which each node has its span.

use std::path::Path;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, StrInput};

use super::scalar::{Scalar, ScalarValue};
use super::syntax;
use crate::finding::{Finding, Place, Span};
use crate::rules;
use crate::source::Unreadable;

/// A limit on nesting, above that of any spec and safe for the stack.
const MAX_DEPTH: usize = 64;
/// A limit on aliases. A few may be mistakes; more are an attempt to exhaust the loader.
const MAX_ALIASES: usize = 64;

/// The key that merges another mapping into its own.
pub(super) const MERGE_KEY: &str = "<<";

/// A file of a spec as a tree.
pub(crate) struct Document<'f> {
    /// Its path, as findings show it.
    pub(crate) file: &'f str,
    pub(crate) tree: Node,
}

impl Document<'_> {
    pub(crate) fn place(&self, span: Span) -> Place {
        Place { file: self.file.to_owned(), span }
    }
}

/// A value in a YAML document.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The span of the whole node; empty, at its start, for a mapping or a list without brackets.
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// Whether something of an unknown name was omitted from it.
    pub(crate) incomplete: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// An invalid value. It has been reported and is not loaded.
    Invalid,
}

/// A key of a mapping, with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

impl Entry {
    /// The span for a finding on the value: that of the key, if the value is empty.
    pub(crate) fn value_span(&self) -> Span {
        let span = self.value.head();
        if span.is_empty() { self.key_span } else { span }
    }
}

impl Node {
    pub(super) fn new(span: Span, kind: Kind) -> Self {
        Self { span, kind, incomplete: false }
    }

    /// The span of the last nested node.
    pub(crate) fn end(&self) -> Span {
        match &self.kind {
            Kind::Map(entries) => entries.last().map_or(self.span, |entry| entry.value.end()),
            Kind::List(items) => items.last().map_or(self.span, Node::end),
            Kind::Scalar(_) | Kind::Invalid => self.span,
        }
    }

    /// The text, if the node is a scalar with a text value.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(Scalar { text, value: ScalarValue::Text }) => Some(text),
            _ => None,
        }
    }

    /// Whether the value is empty.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(&self.kind, Kind::Scalar(scalar) if scalar.value == ScalarValue::Null && scalar.text.is_empty())
    }

    /// The span for a finding on the whole value: all of it if it is in brackets, otherwise just its first key or item.
    pub(crate) fn head(&self) -> Span {
        match &self.kind {
            _ if self.is_bracketed() => self.span,
            Kind::Map(entries) => entries.first().map_or(self.span, |entry| entry.key_span),
            Kind::List(items) => items.first().map_or(self.span, Node::head),
            Kind::Scalar(_) | Kind::Invalid => self.span,
        }
    }

    /// Whether it is a mapping or list in brackets.
    pub(super) fn is_bracketed(&self) -> bool {
        matches!(self.kind, Kind::Map(_) | Kind::List(_)) && !self.span.is_empty()
    }

    /// A noun phrase for the value, used in messages.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Scalar(scalar) => scalar.describe(),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a mapping".to_owned(),
            Kind::Invalid => "something else".to_owned(),
        }
    }
}

/// Parses a document. Stops at a YAML syntax error; collects uses of YAML features that the spec language excludes in
/// `findings`.
pub(super) fn parse(file: &str, text: &str, findings: &mut Vec<Finding>) -> Result<Option<Node>, Unreadable> {
    if let Some(finding) = syntax::hidden_character(file, text) {
        findings.push(finding);
        return Ok(None);
    }
    let reader = Reader {
        file,
        parser: Parser::new_from_str(text),
        source: Cursor { rest: text, index: 0 },
        findings,
        aliases: 0,
    };
    match reader.document() {
        Ok(node) => Ok(node),
        Err(Stop::Syntax(error)) => {
            findings.push(syntax::explain(file, text, &error));
            Ok(None)
        }
        Err(Stop::LimitExceeded(span, what)) => {
            let place = format!("{file}:{}:{}", span.line, span.column);
            Err(Unreadable::new(Path::new(&place), what))
        }
    }
}

/// The reason why parsing stopped.
enum Stop {
    Syntax(saphyr_parser::ScanError),
    /// A limit that protects the loader was exceeded.
    LimitExceeded(Span, String),
}

impl Stop {
    fn too_deep(span: Span) -> Self {
        Self::LimitExceeded(span, "nested deeper than any definition; close the brackets, or indent less".to_owned())
    }

    /// The parser has its own limit on nesting, which nested brackets reach first.
    fn from_parser(error: saphyr_parser::ScanError) -> Self {
        if error.info() == "recursion limit exceeded" {
            let mark = *error.marker();
            return Self::too_deep(to_span(saphyr_parser::Span::new(mark, mark)));
        }
        Self::Syntax(error)
    }
}

struct Reader<'text, 'out> {
    file: &'text str,
    parser: Parser<'text, StrInput<'text>>,
    source: Cursor<'text>,
    findings: &'out mut Vec<Finding>,
    /// The number of aliases so far.
    aliases: usize,
}

impl<'text> Reader<'text, '_> {
    fn document(mut self) -> Result<Option<Node>, Stop> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(_) if root.is_some() => {
                    self.second_document(to_span(span));
                    return Ok(root);
                }
                Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Nothing => {}
                event => root = Some(self.node(event, span, 0)?),
            }
        }
        Ok(root)
    }

    fn next(&mut self) -> Result<Option<(Event<'text>, saphyr_parser::Span)>, Stop> {
        self.parser.next_event().transpose().map_err(Stop::from_parser)
    }

    fn node(&mut self, event: Event<'text>, span: saphyr_parser::Span, depth: usize) -> Result<Node, Stop> {
        if depth > MAX_DEPTH {
            return Err(Stop::too_deep(to_span(span)));
        }
        let kind = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.reject_decoration(anchor, tag.is_some(), span);
                let scalar = Scalar::resolve(text.into_owned(), style == ScalarStyle::Plain);
                if style == ScalarStyle::Plain && scalar.value == ScalarValue::Text {
                    self.reject_cut_text(span);
                }
                return Ok(Node::new(self.without_blanks(span, style), Kind::Scalar(scalar)));
            }
            Event::SequenceStart(anchor, tag) => {
                self.reject_decoration(anchor, tag.is_some(), span);
                return self.list(span.start, depth);
            }
            Event::MappingStart(anchor, tag) => {
                self.reject_decoration(anchor, tag.is_some(), span);
                return self.map(span.start, depth);
            }
            Event::Alias(_) if self.aliases == MAX_ALIASES => {
                let what =
                    format!("more than {MAX_ALIASES} aliases, which are not part of the language; write the text out");
                return Err(Stop::LimitExceeded(to_span(span), what));
            }
            Event::Alias(_) => {
                self.aliases += 1;
                let help = "write out the text here";
                self.reject_word('*', span, "an alias", "refers to text written elsewhere", help);
                Kind::Invalid
            }
            _ => Kind::Invalid,
        };
        Ok(Node::new(to_span(span), kind))
    }

    fn list(&mut self, start: Marker, depth: usize) -> Result<Node, Stop> {
        let mut items = Vec::new();
        let mut end = start;
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                end = closing(start, span);
                break;
            }
            items.push(self.node(event, span, depth + 1)?);
        }
        Ok(Node::new(to_span(saphyr_parser::Span::new(start, end)), Kind::List(items)))
    }

    fn map(&mut self, start: Marker, depth: usize) -> Result<Node, Stop> {
        let mut entries = Vec::new();
        let mut end = start;
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::MappingEnd) {
                end = closing(start, span);
                break;
            }
            let key = self.node(event, span, depth + 1)?;
            let before_value = self.findings.len();
            let Some((event, span)) = self.next()? else { break };
            let mut value = self.node(event, span, depth + 1)?;
            let Some(name) = self.key(&key) else { continue };
            if name == MERGE_KEY {
                // The merged value is an alias. Reporting both would report one mistake twice.
                self.findings.truncate(before_value);
                value.kind = Kind::Invalid;
                let does = format!("`{MERGE_KEY}` includes keys written elsewhere");
                self.reject(key.span, "a merge key", &does, "write out the keys here");
            }
            entries.push(Entry { key: name, key_span: key.span, value });
        }
        Ok(Node::new(to_span(saphyr_parser::Span::new(start, end)), Kind::Map(entries)))
    }

    /// The text of a key. As keys, `null` and `12` are ordinary texts.
    fn key(&mut self, key: &Node) -> Option<String> {
        let (message, label, help) = match &key.kind {
            Kind::Scalar(scalar) if scalar.text.is_empty() => {
                ("this `:` has no key before it", "no key", "write the key, or remove the line")
            }
            Kind::Scalar(scalar) => return Some(scalar.text.clone()),
            Kind::Invalid => return None,
            Kind::List(_) | Kind::Map(_) => (
                "a key must be a text, not a list or a mapping",
                "not a text",
                "write one of the known keys; put a text that begins with `[` or `{` in quotes",
            ),
        };
        let finding = Finding::new(&rules::YAML_FEATURE, self.place(key.head()), message);
        self.findings.push(finding.label(label).help(help));
        None
    }

    fn reject_decoration(&mut self, anchor: usize, tagged: bool, span: saphyr_parser::Span) {
        if anchor != 0 {
            let help = "remove it, and write out the text at each place";
            self.reject_word('&', span, "an anchor", "marks text for reuse elsewhere", help);
        }
        if tagged {
            self.reject_word('!', span, "a tag", "changes the type of the value that follows", "remove it");
        }
    }

    /// Reports an anchor, an alias or a tag, which begins with `sign`.
    fn reject_word(&mut self, sign: char, span: saphyr_parser::Span, what: &str, does: &str, help: &str) {
        let words = self.source.from(span.start.index());
        let offset = words.find(sign).unwrap_or_default();
        let word = words[offset..].split([' ', '\t', '\r', '\n', ',', ']', '}']).next().unwrap_or_default();
        let start = to_span(span);
        let column = start.column + words[..offset].chars().count();
        let span = Span { line: start.line, column, end_line: start.line, end_column: column + word.chars().count() };
        let help = format!("{help}; a text that begins with `{sign}` needs quotes");
        self.reject(span, what, &format!("`{word}` {does}"), help);
    }

    fn reject(&mut self, span: Span, what: &str, does: &str, help: impl Into<String>) {
        let message = format!("{does}, which a spec does not allow");
        self.findings.push(Finding::new(&rules::YAML_FEATURE, self.place(span), message).label(what).help(help));
    }

    /// Reports an unquoted text that is followed by ` #` on the same line. YAML starts a comment there, which would
    /// silently cut off the text.
    fn reject_cut_text(&mut self, span: saphyr_parser::Span) {
        let rest = self.source.from(span.end.index());
        let comment = rest.trim_start_matches([' ', '\t']);
        let blank = rest.len() - comment.len();
        if blank == 0 || !comment.starts_with('#') {
            return;
        }
        let comment = comment.lines().next().unwrap_or_default().trim_end();
        let (line, column) = (span.end.line(), span.end.col() + 1 + blank);
        let end_column = column + comment.chars().count();
        let place = self.place(Span { line, column, end_line: line, end_column });
        self.findings.push(
            Finding::new(&rules::YAML_FEATURE, place, "an unquoted text ends where ` #` begins a comment")
                .label("not part of the text")
                .help("put the text in quotes if this belongs to it, or move the comment to a line of its own"),
        );
    }

    /// Excludes the blanks after a closing quote, which the parser includes in the span.
    fn without_blanks(&mut self, span: saphyr_parser::Span, style: ScalarStyle) -> Span {
        let mut trimmed = to_span(span);
        if matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) {
            let rest = self.source.from(span.start.index());
            let end = rest.char_indices().nth(span.len()).map_or(rest.len(), |(offset, _)| offset);
            let written = &rest[..end];
            trimmed.end_column -= written.len() - written.trim_end_matches([' ', '\t']).len();
        }
        trimmed
    }

    fn second_document(&mut self, span: Span) {
        self.findings.push(
            Finding::new(&rules::YAML_FEATURE, self.place(span), "a second document begins here")
                .label("second document")
                .help("a spec file is one document: remove the line, or move what follows into a file of its own"),
        );
    }

    fn place(&self, span: Span) -> Place {
        Place { file: self.file.to_owned(), span }
    }
}

/// A position that only moves forward, so that converting all indices to offsets takes a single pass.
struct Cursor<'text> {
    rest: &'text str,
    index: usize,
}

impl<'text> Cursor<'text> {
    /// The text from a character on, given by its index from the beginning of the whole text.
    fn from(&mut self, index: usize) -> &'text str {
        let ahead = index.saturating_sub(self.index);
        let offset = self.rest.char_indices().nth(ahead).map_or(self.rest.len(), |(offset, _)| offset);
        self.rest = &self.rest[offset..];
        self.index += ahead;
        self.rest
    }
}

/// The end of a list or mapping: behind its closing bracket, or at its start if it has no brackets.
fn closing(start: Marker, end: saphyr_parser::Span) -> Marker {
    if end.is_empty() { start } else { Marker::new(end.start.index() + 1, end.start.line(), end.start.col() + 1) }
}

fn to_span(span: saphyr_parser::Span) -> Span {
    Span {
        line: span.start.line(),
        column: span.start.col() + 1,
        end_line: span.end.line(),
        end_column: span.end.col() + 1,
    }
}
