//! Pieces of Markdown.

use generator::Finding;
use generator::diff::contents::Piece;
use generator::diff::words::Run;
use generator::diff::{Change, code};
use generator::finding::Place;

use super::escape::prose;
use crate::diff::words;

/// A place, as code.
pub(super) fn place(place: &Place) -> String {
    code(&format!("{}:{}", place.file, place.span.line))
}

/// The help of a finding, as the end of a sentence.
pub(super) fn help(finding: &Finding) -> String {
    finding.help.as_ref().map_or_else(String::new, |help| format!("; {}", prose(help)))
}

/// The first few operations that do something else by a change; none if it affects none.
pub(super) fn operations(change: &Change) -> Option<String> {
    let names = words::first(change.operations())?;
    Some(names.iter().map(|name| code(name)).collect::<Vec<_>>().join(", "))
}

/// The text with a capital letter.
pub(super) fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// The text of a summary of a fold.
pub(super) fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Markdown as a cell of a table: on one line, without the sign between cells.
pub(super) fn cell(markdown: &str) -> String {
    markdown.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// Prose and code.
pub(super) fn pieces(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Prose(text) => prose(text),
        Piece::Code(text) => code(text),
    });
    pieces.collect()
}

/// Both texts in one, with removed words struck out and added words underlined. Each mark ends with its line, where a
/// paragraph or an item may end.
pub(super) fn marked(runs: &[Run<'_>]) -> String {
    let mark = |tag: &str, text: &str| {
        let lines = text.split('\n').map(|line| match line {
            "" => String::new(),
            line => format!("<{tag}>{}</{tag}>", prose(line)),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let runs = runs.iter().map(|run| match run {
        Run::Same(text) => prose(text),
        Run::Changed { old, new } => mark("del", old) + &mark("ins", new),
    });
    runs.collect()
}

/// Text within an item, each line of which is indented.
pub(super) fn indented(text: &str, indent: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{indent}{line}\n") });
    lines.collect()
}

/// A quotation, with the line breaks of the text.
pub(super) fn quote(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let quoted = lines.iter().enumerate().map(|(index, line)| {
        let breaks = !line.is_empty() && lines.get(index + 1).is_some_and(|next| !next.is_empty());
        format!("> {line}{}", if breaks { "\\" } else { "" }).trim_end().to_owned()
    });
    quoted.collect::<Vec<_>>().join("\n")
}

/// Code in a fence that is longer than any in it.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|other| other != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// The lines of both sides, each with its sign.
pub(super) fn lines(lines: &[(char, String)]) -> String {
    let lines: Vec<String> = lines.iter().map(|(sign, line)| format!("{sign}{line}")).collect();
    fenced("diff", &lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_quoted_as_lines() {
        assert_eq!(quote("a\nb\n\nc"), "> a\\\n> b\n>\n> c");
    }

    #[test]
    fn marks_end_with_their_line() {
        let runs = [Run::Same("a "), Run::Changed { old: "b", new: "c\n\n- d" }];
        assert_eq!(marked(&runs), "a <del>b</del><ins>c</ins>\n\n<ins>\\- d</ins>");
    }
}
