//! Explains YAML syntax errors.
//!
//! The parser reports what it expected, in the terms of the YAML grammar, at the position where it failed. The author
//! of a spec needs to know which mistake caused that, where it is, and what to write instead. This module recognises
//! the frequent mistakes; for all others it passes on the message of the parser.

use std::ops::Range;

use saphyr_parser::ScanError;

use crate::finding::{Finding, Place, Span};
use crate::rules;

/// The parts of a finding, with ranges of bytes as locations.
struct Diagnosis {
    range: Range<usize>,
    message: String,
    label: &'static str,
    help: String,
    /// A secondary location.
    related: Option<(Range<usize>, &'static str)>,
}

impl Diagnosis {
    fn new(range: Range<usize>, message: impl Into<String>, label: &'static str, help: impl Into<String>) -> Self {
        Self { range, message: message.into(), label, help: help.into(), related: None }
    }
}

pub(super) fn explain(file: &str, text: &str, error: &ScanError) -> Finding {
    let at = text.char_indices().nth(error.marker().index()).map_or(text.len(), |(offset, _)| offset);
    let site = ErrorSite { text, at };
    let place = |range| Place { file: file.to_owned(), span: site.span(range) };
    let diagnosis = site.diagnosis(error.info()).unwrap_or_else(|| site.unexplained(error.info()));
    let finding = Finding::new(&rules::YAML_SYNTAX, place(diagnosis.range), diagnosis.message)
        .label(diagnosis.label)
        .help(diagnosis.help);
    match diagnosis.related {
        Some((range, label)) => finding.related(place(range), label),
        None => finding,
    }
}

/// Reports the first character that is invisible or that changes the order in which text is displayed.
pub(super) fn hidden_character(file: &str, text: &str) -> Option<Finding> {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let ends_line = character == '\r' && characters.peek().is_some_and(|(_, next)| *next == '\n');
        let hidden = match character {
            '\n' | '\t' => false,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
            _ => character.is_control() && !ends_line,
        };
        if hidden {
            let span = ErrorSite { text, at }.span(at..at + character.len_utf8());
            let message = format!("the text contains the invisible character U+{:04X}", u32::from(character));
            let finding = Finding::new(&rules::YAML_SYNTAX, Place { file: file.to_owned(), span }, message);
            return Some(finding.label("invisible").help(match character {
                '\r' => "end lines with a line feed; most editors call these line ends LF or Unix",
                _ => "remove it; text copied from a page often contains such characters",
            }));
        }
    }
    None
}

/// A text and the offset at which the parser failed.
struct ErrorSite<'a> {
    text: &'a str,
    at: usize,
}

impl ErrorSite<'_> {
    fn diagnosis(&self, info: &str) -> Option<Diagnosis> {
        match info {
            "mapping values are not allowed in this context" => Some(self.colon()),
            "simple key expect ':'" | "simple key expected" => self.no_colon(),
            "block sequence entries are not allowed in this context" => Some(self.list_beside_key()),
            "invalid trailing content after double-quoted scalar" => Some(self.behind_quote()),
            "while parsing a quoted scalar, found unknown escape character" => self.escape(),
            "while scanning a block scalar, did not find expected comment or line break" => Some(self.beside_block()),
            "while parsing node, found unknown anchor" => Some(self.sign()),
            _ if info.starts_with("unexpected character") => Some(self.sign()),
            _ if info.contains("quoted scalar") && !info.contains("while parsing") => Some(self.open_quote()),
            _ if info.starts_with("tab") || info.contains(" tab") || info.contains("valid YAML whitespace") => {
                self.tab()
            }
            _ if info.contains("flow") || info.contains("':'") || info.contains("inside a block") => self.bracket(),
            "misplaced bracket" => Some(self.idle_bracket()),
            _ if info.contains("expected key") || info.contains("'-' indicator") || info == "invalid indentation" => {
                Some(self.indentation())
            }
            _ => None,
        }
    }

    fn unexplained(&self, info: &str) -> Diagnosis {
        Diagnosis::new(
            self.word(),
            format!("this is not YAML: {info}"),
            "cannot be read from here on",
            "put text in quotes if it contains `: ` or ` #` or begins with a special character; indent with spaces",
        )
    }

    /// Explains a colon followed by a space where no key is allowed.
    fn colon(&self) -> Diagnosis {
        let before = self.text[self.line_start(self.at)..self.at].trim_start();
        let key = before.trim_start_matches("- ");
        let glued = self.line_above().filter(|_| !before.contains(": ")).and_then(|line| self.glued_colon(line));
        match glued {
            Some(diagnosis) => diagnosis,
            None if key.is_empty() || key.contains([' ', ':']) => self.colon_in_text(),
            None => Diagnosis::new(
                self.at - key.len()..self.at,
                format!("the key `{key}` is indented deeper than the keys above it"),
                "too deep",
                "indent it like the keys above; if it is not a key but continues the text above, put that whole \
                 text in quotes",
            ),
        }
    }

    fn colon_in_text(&self) -> Diagnosis {
        let line = &self.text[self.line(self.at)];
        let value = line.split_once(": ").map_or("", |(_, value)| value);
        let is_all = value.contains(": ") && !value.contains('"') && value.len() <= 60;
        let help = if is_all {
            format!("put the text in quotes: \"{value}\"")
        } else {
            "put the whole text in quotes, or on the lines below a `>-`".to_owned()
        };
        Diagnosis::new(
            self.here(),
            "an unquoted text cannot contain a colon followed by a space",
            "read as the end of a key",
            help,
        )
    }

    /// Explains a line with a key and a value that lacks the space between them.
    fn glued_colon(&self, line: Range<usize>) -> Option<Diagnosis> {
        let content = self.text[line.clone()].trim_start().trim_start_matches("- ");
        let (key, value) = content.split_once(':')?;
        let is_key = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && !key.is_empty();
        let is_glued = is_key && !value.is_empty() && !value.starts_with(' ');
        is_glued.then(|| {
            Diagnosis::new(
                line.end - content.len()..line.end,
                format!("`{key}:` has no space after its colon"),
                "read as one text",
                format!("write `{key}: {value}`"),
            )
        })
    }

    fn no_colon(&self) -> Option<Diagnosis> {
        let line = self.line_above().filter(|line| !self.text[line.clone()].contains(':'))?;
        let key = self.text[line.clone()].trim_start().trim_start_matches("- ");
        Some(Diagnosis::new(
            line.end - key.len()..line.end,
            format!("`{key}` has no colon after it"),
            "a key without a value",
            format!("write `{key}: …`; if it continues the text above, indent it deeper than the key of that text"),
        ))
    }

    fn list_beside_key(&self) -> Diagnosis {
        Diagnosis::new(
            self.here(),
            "a list cannot begin on the line of its key",
            "read as an item of a list",
            "begin the list on the next line; put a text that begins with `- ` in quotes",
        )
    }

    fn open_quote(&self) -> Diagnosis {
        let quote = &self.text[self.here()];
        Diagnosis::new(
            self.here(),
            "this quote is not closed",
            "opened here",
            format!("end the text with `{quote}`; if it takes several lines, indent them deeper than its key"),
        )
    }

    fn behind_quote(&self) -> Diagnosis {
        let help = if self.text[..self.at].trim_end().ends_with('\'') {
            "write an apostrophe inside `'…'` as `''`, or put the text in `\"…\"`"
        } else {
            "write a quote inside `\"…\"` as `\\\"`, or put the text in `'…'`"
        };
        Diagnosis::new(self.word(), "the text continues after its closing quote", "outside the quotes", help)
    }

    fn escape(&self) -> Option<Diagnosis> {
        const KNOWN: &str = "0abtnvfre \"/\\N_LPxuU\t\r\n";
        let mut characters = self.text[self.at..].char_indices();
        while let Some((offset, character)) = characters.next() {
            if character != '\\' {
                continue;
            }
            let (_, escaped) = characters.next()?;
            if !KNOWN.contains(escaped) {
                let start = self.at + offset;
                return Some(Diagnosis::new(
                    start..start + 1 + escaped.len_utf8(),
                    format!("`\\{escaped}` is not an escape sequence"),
                    "not an escape",
                    "write a backslash as `\\\\`, or put the text in single quotes",
                ));
            }
        }
        None
    }

    fn beside_block(&self) -> Diagnosis {
        let sign = &self.text[self.here()];
        Diagnosis::new(
            self.at..self.line(self.at).end,
            format!("a text under `{sign}` begins on the next line"),
            "not where the text begins",
            format!("move the text to the next line and indent it; put a text that begins with `{sign}` in quotes"),
        )
    }

    /// Explains a character that YAML reserves.
    fn sign(&self) -> Diagnosis {
        let message = match &self.text[self.here()] {
            "`" => "an unquoted text cannot begin with a backtick".to_owned(),
            sign => format!("an unquoted text cannot begin with `{sign}`"),
        };
        Diagnosis::new(self.here(), message, "has a special meaning in YAML", "put the text in quotes")
    }

    /// Explains a tab, which is just before the offset or in the indentation of a following line.
    fn tab(&self) -> Option<Diagnosis> {
        let start = self.line_start(self.at);
        let mut next = start;
        let indents = self.text[start..].split_inclusive('\n').filter_map(|line| {
            let start = next;
            next += line.len();
            let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
            indent.find('\t').map(|offset| start + offset)
        });
        let beside = self.text[start..self.at].ends_with('\t').then(|| self.at - 1);
        let tab = beside.or(indents.into_iter().next())?;
        Some(Diagnosis::new(
            tab..tab + 1,
            "a tab is used where YAML allows only spaces",
            "a tab",
            "use spaces; most editors can be set to insert spaces for the tab key",
        ))
    }

    /// Explains content that is not allowed between brackets, usually because a bracket was not closed.
    fn bracket(&self) -> Option<Diagnosis> {
        let opening = open_bracket(&self.text[..self.at])?;
        let bracket = &self.text[opening..=opening];
        let (close, wrong) = if bracket == "{" { ('}', ']') } else { (']', '}') };
        let is_beside = self.line_start(opening) == self.line_start(self.at);
        if let Some(diagnosis) = self.sign_between_brackets().filter(|_| is_beside) {
            return Some(diagnosis);
        }
        let rest = &self.text[self.at..];
        let (message, related) = if rest.starts_with(wrong) {
            (format!("`{bracket}` is closed by `{wrong}`"), Some("does not close it"))
        } else {
            (format!("`{bracket}` is not closed"), (!rest.trim().is_empty()).then_some("must be closed before this"))
        };
        let help = format!("close it with `{close}`; if it begins a text, put the text in quotes");
        let related = related.map(|label| (self.here(), label));
        Some(Diagnosis { related, ..Diagnosis::new(opening..opening + 1, message, "opened here", help) })
    }

    /// Explains a character that an unquoted text between brackets cannot contain.
    fn sign_between_brackets(&self) -> Option<Diagnosis> {
        let rest = &self.text[self.at..];
        let (what, label) = match rest.chars().next()? {
            ':' if rest.starts_with(": ") => ("a colon followed by a space".to_owned(), "read as the end of a key"),
            sign @ ('{' | '[') => (format!("`{sign}` between brackets"), "read as another bracket"),
            _ => return None,
        };
        let message = format!("an unquoted text cannot contain {what}");
        Some(Diagnosis::new(self.here(), message, label, "put the text in quotes, or write a `,` between the entries"))
    }

    fn idle_bracket(&self) -> Diagnosis {
        let bracket = &self.text[self.here()];
        let help = format!("remove it; put a text that contains `{bracket}` in quotes");
        Diagnosis::new(self.here(), format!("`{bracket}` closes nothing"), "never opened", help)
    }

    fn indentation(&self) -> Diagnosis {
        let start = self.line_start(self.at);
        let rest = self.at..self.line(self.at).end.max(self.at);
        if self.text[start..self.at].trim_end().ends_with([']', '}']) {
            return Diagnosis::new(
                rest,
                "the text continues after its closing bracket",
                "outside the brackets",
                "put the whole text in quotes if it is neither a list nor a mapping",
            );
        }
        let content = &self.text[rest.clone()];
        let help = match content.starts_with("- ") {
            false if !content.contains(':') => "indent all lines of a text like its first line".to_owned(),
            is_item => self.choices_of_depth(is_item),
        };
        let message =
            format!("this line is indented by {}, which matches no line above it", spaces(&[self.at - start]));
        Diagnosis::new(rest, message, "unexpected indentation", help)
    }

    fn choices_of_depth(&self, items: bool) -> String {
        let things = if items { "items" } else { "keys" };
        match self.depths_above(items).as_slice() {
            [] => format!("indent it like the {things} that it belongs with"),
            depths => {
                format!(
                    "indent it like the {things} that it belongs with: those above are indented by {}",
                    spaces(depths)
                )
            }
        }
    }

    /// The indentations of the keys or list items above that this line could belong with, innermost first.
    fn depths_above(&self, items: bool) -> Vec<usize> {
        let mut depths = Vec::new();
        let mut least = usize::MAX;
        for line in self.text[..self.line_start(self.at)].lines().rev() {
            let content = line.trim_start();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let depth = line.len() - content.len();
            let key = content.trim_start_matches("- ");
            let key_depth = line.len() - key.len();
            let found =
                if items { (key_depth > depth).then_some(depth) } else { key.contains(':').then_some(key_depth) };
            depths.extend(found.filter(|found| *found < least));
            least = least.min(found.unwrap_or(depth));
            if depth == 0 {
                break;
            }
        }
        depths
    }

    /// The range of the character at the offset; empty at the end of the text.
    fn here(&self) -> Range<usize> {
        self.at..self.at + self.text[self.at..].chars().next().map_or(0, char::len_utf8)
    }

    /// The range from the offset to the next blank.
    fn word(&self) -> Range<usize> {
        let rest = &self.text[self.at..];
        self.at..self.at + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// The range of the line that contains an offset, without the line break.
    fn line(&self, at: usize) -> Range<usize> {
        let start = self.line_start(at);
        start..start + self.text[start..].lines().next().unwrap_or_default().trim_end().len()
    }

    /// The last preceding line that is neither blank nor a comment.
    fn line_above(&self) -> Option<Range<usize>> {
        let mut start = self.line_start(self.at);
        while start > 0 {
            let line = self.line(start - 1);
            let content = self.text[line.clone()].trim_start();
            if !content.is_empty() && !content.starts_with('#') {
                return Some(line);
            }
            start = line.start;
        }
        None
    }

    fn span(&self, range: Range<usize>) -> Span {
        let position = |at: usize| {
            let start = self.line_start(at);
            (self.text[..at].matches('\n').count() + 1, self.text[start..at].chars().count() + 1)
        };
        let end = range.end.min(self.text.len());
        let ((line, column), (end_line, end_column)) = (position(range.start), position(end));
        Span { line, column, end_line, end_column }
    }
}

/// The offset of the last bracket that is not closed.
fn open_bracket(text: &str) -> Option<usize> {
    let mut closed = 0_usize;
    text.bytes().enumerate().rev().find_map(|(at, byte)| match byte {
        b']' | b'}' => {
            closed += 1;
            None
        }
        b'[' | b'{' if closed == 0 => Some(at),
        b'[' | b'{' => {
            closed -= 1;
            None
        }
        _ => None,
    })
}

fn spaces(depths: &[usize]) -> String {
    let depths: Vec<String> = depths.iter().map(usize::to_string).collect();
    match depths.as_slice() {
        [one] if one == "1" => "1 space".to_owned(),
        depths => format!("{} spaces", depths.join(" or ")),
    }
}
