//! A YAML document as a tree that knows where each of its parts stands.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::scalar::{self, Scalar};
use crate::finding::{Finding, Place, Span};
use crate::rules;

/// Deeper than any spec; shallow enough for the stack.
const MAX_DEPTH: usize = 64;

/// A value in a YAML document.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// A value of the wrong shape, which is reported and not loaded.
    Broken,
}

/// A key of a mapping and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

impl Node {
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar that is a text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(Scalar::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Where a finding about the whole value points: at a mapping's first key, not at all of its lines.
    pub(crate) fn head(&self) -> Span {
        match &self.kind {
            Kind::Map(entries) => entries.first().map_or(self.span, |entry| entry.key_span),
            Kind::List(items) => items.first().map_or(self.span, Node::head),
            Kind::Scalar(_) | Kind::Broken => self.span,
        }
    }

    /// What stands there, in words.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Scalar(scalar) => scalar.describe(),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a mapping".to_owned(),
            Kind::Broken => "something else".to_owned(),
        }
    }
}

/// Reads a document. What YAML itself forbids ends the reading; what this language leaves out is gathered in `findings`.
pub(super) fn parse(file: &str, text: &str, findings: &mut Vec<Finding>) -> Option<Node> {
    let mut reader = Reader { file, parser: Parser::new_from_str(text), findings };
    match reader.document() {
        Ok(node) => node,
        Err(finding) => {
            reader.findings.push(*finding);
            None
        }
    }
}

type Stop = Box<Finding>;

struct Reader<'text, 'out> {
    file: &'text str,
    parser: Parser<'text, saphyr_parser::StrInput<'text>>,
    findings: &'out mut Vec<Finding>,
}

impl<'text> Reader<'text, '_> {
    fn document(&mut self) -> Result<Option<Node>, Stop> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(_) if root.is_some() => {
                    let message = "a second document begins here; a spec file is one document";
                    self.findings.push(
                        Finding::new(&rules::YAML_FEATURE, self.place(span), message)
                            .label("second document")
                            .help("remove the `---` line, or move what follows into a file of its own"),
                    );
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

    fn next(&mut self) -> Result<Option<(Event<'text>, Span)>, Stop> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => Ok(Some((event, to_span(span)))),
            Some(Err(error)) => {
                let mark = *error.marker();
                let place = self.place(to_span(saphyr_parser::Span::new(mark, mark)));
                Err(Box::new(
                    Finding::new(&rules::YAML_SYNTAX, place, format!("this is not YAML: {}", error.info()))
                        .label("cannot be read from here on")
                        .help("check the indentation, and quote text that holds `: `, ` #` or begins with one of `[{&*!|>@%\"'`"),
                ))
            }
        }
    }

    fn node(&mut self, event: Event<'text>, span: Span, depth: usize) -> Result<Node, Stop> {
        if depth > MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(Box::new(Finding::new(&rules::YAML_SYNTAX, self.place(span), message).label("too deep")));
        }
        Ok(match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.reject_decoration(anchor, tag.is_some(), span);
                Node { span, kind: Kind::Scalar(scalar::resolve(text.into_owned(), style == ScalarStyle::Plain)) }
            }
            Event::SequenceStart(anchor, tag) => {
                self.reject_decoration(anchor, tag.is_some(), span);
                self.list(span, depth)?
            }
            Event::MappingStart(anchor, tag) => {
                self.reject_decoration(anchor, tag.is_some(), span);
                self.map(span, depth)?
            }
            Event::Alias(_) => {
                self.reject(span, "an alias stands for text written elsewhere", "write the text out where it is meant");
                Node { span, kind: Kind::Scalar(Scalar::Null) }
            }
            _ => Node { span, kind: Kind::Scalar(Scalar::Null) },
        })
    }

    fn list(&mut self, span: Span, depth: usize) -> Result<Node, Stop> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            items.push(self.node(event, span, depth + 1)?);
        }
        Ok(Node { span, kind: Kind::List(items) })
    }

    fn map(&mut self, span: Span, depth: usize) -> Result<Node, Stop> {
        let mut entries = Vec::new();
        while let Some((event, key_span)) = self.next()? {
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let plain_null = matches!(&event, Event::Scalar(text, ScalarStyle::Plain, ..) if text == "null");
            let key = self.node(event, key_span, depth + 1)?;
            let Some((event, span)) = self.next()? else { break };
            let value = self.node(event, span, depth + 1)?;
            match key.kind {
                Kind::Scalar(Scalar::Text(key)) if key == "<<" => {
                    self.reject(
                        key_span,
                        "a merge key takes in a mapping written elsewhere",
                        "write the keys out where they are meant",
                    );
                }
                Kind::Scalar(Scalar::Text(key)) => entries.push(Entry { key, key_span, value }),
                // YAML reads an unquoted `null` key as the null value; the table's null row is meant.
                Kind::Scalar(Scalar::Null) if plain_null => {
                    entries.push(Entry { key: "null".to_owned(), key_span, value });
                }
                _ => {
                    self.reject(key_span, "a key is a text", "write one of the known keys");
                }
            }
        }
        Ok(Node { span, kind: Kind::Map(entries) })
    }

    fn reject_decoration(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor != 0 {
            self.reject(
                span,
                "an anchor names text for use elsewhere",
                "remove the `&name`, and write the text out wherever it is meant",
            );
        }
        if tagged {
            self.reject(span, "a tag changes how the text is read", "remove the `!tag`");
        }
    }

    fn reject(&mut self, span: Span, what: &str, help: &str) {
        let message = format!("{what}, which a reviewer of the spec cannot see; the language has no such thing");
        self.findings.push(
            Finding::new(&rules::YAML_FEATURE, self.place(span), message).label("not part of the language").help(help),
        );
    }

    fn place(&self, span: Span) -> Place {
        Place { file: self.file.to_owned(), span }
    }
}

fn to_span(span: saphyr_parser::Span) -> Span {
    Span {
        line: span.start.line(),
        column: span.start.col() + 1,
        end_line: span.end.line(),
        end_column: span.end.col() + 1,
    }
}
