//! Changed texts in plain text.

use generator::diff::contents::{Contents, Line, Piece};
use generator::diff::words::Run;

/// How to approve a change in a file.
pub(super) fn to_approve(entry: &str, file: &str) -> String {
    format!("if it is intended, add under `approvals:` in {file}:\n{entry}")
}

/// The contents of an element: the label and the value of each line at the top, with the lines below it.
pub(super) fn notes(contents: &Contents) -> Vec<(String, String)> {
    let mut notes: Vec<(String, String)> = Vec::new();
    for Line { depth, label, value } in contents.lines() {
        let (label, value) = (plain(&label), plain(&value));
        match notes.last_mut().filter(|_| depth > 0) {
            Some((_, above)) => {
                let indent = "  ".repeat(depth - 1);
                let separator = if value.is_empty() { "" } else { ": " };
                above.extend(["\n", &indent, &label, separator, &value]);
            }
            None => notes.push((label, value)),
        }
    }
    notes
}

fn plain(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Prose(text) | Piece::Code(text) => text.as_str(),
    });
    pieces.collect()
}

/// The most operations that are named; the others are counted.
const OPERATIONS: usize = 8;

/// The first few operations, and the number of the others; none if there are none.
pub(super) fn first(operations: &[String]) -> Option<Vec<String>> {
    let more = operations.len().saturating_sub(OPERATIONS);
    let more = (more > 0).then(|| format!("{more} more"));
    (!operations.is_empty()).then(|| operations.iter().take(OPERATIONS).cloned().chain(more).collect())
}

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both texts in one, with changed words marked as in `git diff --word-diff`.
pub(super) fn marked(runs: &[Run<'_>]) -> String {
    let mark = |open: &str, text: &str, close: &str| match text {
        "" => String::new(),
        text => format!("{open}{text}{close}"),
    };
    let runs = runs.iter().map(|run| match run {
        Run::Same(text) => (*text).to_owned(),
        Run::Changed { old, new } => mark("[-", old, "-]") + &mark("{+", new, "+}"),
    });
    runs.collect()
}
