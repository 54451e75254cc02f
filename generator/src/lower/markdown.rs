//! Converts texts of the spec to Markdown for rustdoc.
//!
//! Texts consist of paragraphs, items that begin with `- `, and code in backticks. Everything else is literal and
//! therefore escaped: no text becomes a link, a heading, a table, HTML, or a code block that rustdoc would run as a
//! test.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Width of a line of documentation, without the comment marker.
const WIDTH: usize = 100;

/// Formats a text as wrapped paragraphs and lists.
pub(crate) fn prose(text: &str) -> String {
    blocks(text).iter().map(Block::wrap).collect::<Vec<_>>().join("\n\n")
}

/// Formats a text with a line for each paragraph and item, for comparisons that ignore other line breaks.
pub(crate) fn reflow(text: &str) -> String {
    let blocks = blocks(text).into_iter().map(|block| match block {
        Block::Paragraph(text) => text,
        Block::Items(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// Formats a text as one line, for a table or within a sentence.
pub(crate) fn inline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    escape(&words.join(" "))
}

/// Escapes a line of Markdown for a cell of a table.
pub(crate) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Formats any value as inline code.
#[must_use]
pub fn code(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with('`') || text.ends_with('`') || text.is_empty() {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// Wraps a paragraph of Markdown.
pub(crate) fn wrap(markdown: &str) -> String {
    fold(markdown, "", "")
}

/// Joins blocks of Markdown with empty lines. Skips empty blocks.
pub(crate) fn join(blocks: &[String]) -> String {
    blocks.iter().filter(|block| !block.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

/// Formats Rust code as a code block that rustdoc runs as a test.
pub(crate) fn doctest(code: &str) -> String {
    format!("```\n{}\n```", code.trim_matches('\n').trim_end())
}

enum Block {
    Paragraph(String),
    Items(Vec<String>),
}

impl Block {
    fn wrap(&self) -> String {
        match self {
            Self::Paragraph(text) => fold(&escape(text), "", ""),
            Self::Items(items) => {
                items.iter().map(|item| fold(&escape(item), "- ", "  ")).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            open = false;
            continue;
        }
        match (line.strip_prefix("- "), blocks.last_mut()) {
            (Some(item), Some(Block::Items(items))) if open => items.push(item.to_owned()),
            (Some(item), _) => blocks.push(Block::Items(vec![item.to_owned()])),
            (None, Some(Block::Paragraph(paragraph))) if open => *paragraph = format!("{paragraph} {line}"),
            (None, Some(Block::Items(items))) if open => match items.last_mut() {
                Some(item) => *item = format!("{item} {line}"),
                None => items.push(line),
            },
            (None, _) => blocks.push(Block::Paragraph(line)),
        }
        open = true;
    }
    blocks
}

/// Wraps text greedily. A word that is too long gets its own line.
fn fold(markdown: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(markdown.len() + markdown.len() / 16 + first.len());
    let mut indent = first;
    for paragraph in markdown.split('\n') {
        let (mut start, mut end, mut width) = (0, 0, indent.len());
        for word in words(paragraph) {
            // The spaces before the word are part of the line only if the word is on it.
            let spaces = word.start - end;
            let word_width = display_width(&paragraph[word.clone()]);
            if end > start && width + spaces + word_width > WIDTH {
                push_line(&mut out, indent, &paragraph[start..end]);
                indent = rest;
                (start, width) = (word.start, indent.len() + word_width);
            } else {
                width += spaces + word_width;
            }
            end = word.end;
        }
        push_line(&mut out, indent, &paragraph[start..end]);
        indent = rest;
    }
    out
}

fn push_line(out: &mut String, indent: &str, line: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(indent);
    out.push_str(&escape_line_start(line));
}

/// The words of a line, as ranges of bytes.
fn words(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    line.split(' ').filter_map(move |word| {
        let start = end;
        end = start + word.len() + 1;
        (!word.is_empty()).then(|| start..start + word.len())
    })
}

/// The width of a text in columns.
fn display_width(text: &str) -> usize {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.len();
    }
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}

/// Escapes the start of a line that Markdown would parse as a heading, a quotation, a rule or a list item.
fn escape_line_start(line: &str) -> Cow<'_, str> {
    if line.starts_with(['#', '+', '-', '=', '>']) {
        return Cow::Owned(format!("\\{line}"));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        Cow::Owned(format!("{}\\{}", &line[..digits], &line[digits..]))
    } else {
        Cow::Borrowed(line)
    }
}

/// Escapes Markdown syntax, except code in single backticks.
fn escape(text: &str) -> String {
    let mut pieces: Vec<&str> = text.split('`').collect();
    // The last of an odd number of backticks does not start code.
    let tail = if pieces.len().is_multiple_of(2) { pieces.pop() } else { None };
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for (index, piece) in pieces.into_iter().enumerate() {
        match index % 2 {
            0 => escape_words(&mut out, piece),
            _ if piece.trim().is_empty() => out.extend(["\\`", piece, "\\`"]),
            _ => out.extend(["`", piece, "`"]),
        }
    }
    if let Some(tail) = tail {
        out.push_str("\\`");
        escape_words(&mut out, tail);
    }
    out
}

fn escape_words(out: &mut String, text: &str) {
    if !text.contains("://") {
        escape_characters(out, text);
        return;
    }
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        escape_word(out, word);
    }
}

fn escape_word(out: &mut String, word: &str) {
    let Some(start) = word.find("http://").or_else(|| word.find("https://")) else {
        escape_characters(out, word);
        return;
    };
    let end = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '"', '\'']).len().max(start);
    let url = &word[start..end];
    let plain = url.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&()*+,;=%".contains(&byte));
    escape_characters(out, &word[..start]);
    if plain {
        out.extend(["<", url, ">"]);
    } else {
        out.push_str(&code(url));
    }
    escape_characters(out, &word[end..]);
}

fn escape_characters(out: &mut String, text: &str) {
    let mut copied = 0;
    // All special characters are ASCII, so comparing bytes is safe.
    for (index, byte) in text.bytes().enumerate() {
        let is_markup = match byte {
            b'\\' | b'*' | b'[' | b']' | b'<' | b'>' | b'~' | b'&' | b'|' | b'$' | b'^' => true,
            b'_' => {
                let before = text[..index].chars().next_back().is_some_and(char::is_alphanumeric);
                let after = text[index + 1..].chars().next().is_some_and(char::is_alphanumeric);
                !(before && after)
            }
            _ => false,
        };
        if is_markup {
            out.push_str(&text[copied..index]);
            out.push('\\');
            copied = index;
        }
    }
    out.push_str(&text[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_paragraphs_items_and_code() {
        assert_eq!(prose("One\ntwo.\n\n- a `b_c`\n- d\n  e\n\nLast."), "One two.\n\n- a `b_c`\n- d e\n\nLast.");
    }

    #[test]
    fn nothing_else_is_markup() {
        assert_eq!(
            prose("# no *heading* [no](link) <b> a_b _c_ | 1"),
            r"\# no \*heading\* \[no\](link) \<b\> a_b \_c\_ \| 1"
        );
        assert_eq!(prose("    let x = 1;"), "let x = 1;");
        assert_eq!(prose("1. item"), r"1\. item");
        assert_eq!(prose("```\ncode\n```"), r"\`\``code`\`\`".replace(r"\`\``code`\`\`", &prose("``` code ```")));
    }

    #[test]
    fn an_unpaired_backtick_is_literal() {
        assert_eq!(prose("a ` b"), r"a \` b");
        assert_eq!(prose("`a` and ` b"), r"`a` and \` b");
    }

    #[test]
    fn urls_become_links() {
        assert_eq!(prose("See https://example.com/a_b?c=1&d."), "See <https://example.com/a_b?c=1&d>.");
    }

    #[test]
    fn a_wrapped_line_begins_no_item() {
        let text = format!("{} 2024. - x", "word ".repeat(20).trim_end());
        assert_eq!(prose(&text).lines().last(), Some(r"2024\. - x"));
    }

    #[test]
    fn lines_are_as_wide_as_fits() {
        let wide = "界".repeat(50);
        assert_eq!(wrap(&format!("{wide} a")), format!("{wide}\na"));
        assert_eq!(wrap(&format!("{} b", "a".repeat(98))), format!("{} b", "a".repeat(98)));
        assert_eq!(wrap(&format!("{} b", "a".repeat(99))), format!("{}\nb", "a".repeat(99)));
        assert_eq!(wrap(&format!("a {} b", "c".repeat(120))), format!("a\n{}\nb", "c".repeat(120)));
        let item = format!("- {} {}", "a".repeat(50), "a".repeat(47));
        assert_eq!(prose(&format!("{item} b")), format!("{item}\n  b"));
    }

    #[test]
    fn any_value_can_be_inline_code() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
