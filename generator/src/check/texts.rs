//! Texts say something, whatever definition they belong to.

use super::Context;
use crate::finding::{Finding, Place};
use crate::load::{Document, Entry, Kind, Node};
use crate::rules;

/// Keys that hold what a person reads.
const PROSE: [&str; 9] =
    ["doc", "title", "code", "note", "reason", "observed", "present_when", "exception", "documented_type"];

/// Words that mark a text as unfinished.
const MARKERS: [&str; 3] = ["TODO", "TBD", "FIXME"];

pub(super) fn check(context: &mut Context<'_>) {
    let loaded = context.loaded;
    for document in std::iter::once(&loaded.package_document).chain(&loaded.documents) {
        if let Some(tree) = &document.tree {
            walk(context, document, tree);
        }
    }
}

fn walk(context: &mut Context<'_>, document: &Document, node: &Node) {
    match &node.kind {
        Kind::List(items) => items.iter().for_each(|item| walk(context, document, item)),
        // What an example holds is the page's.
        Kind::Map(entries) => entries.iter().filter(|entry| entry.key != "example").for_each(|entry| {
            says_something(context, document, entry);
            walk(context, document, &entry.value);
        }),
        Kind::Scalar(_) | Kind::Broken => {}
    }
}

fn says_something(context: &mut Context<'_>, document: &Document, entry: &Entry) {
    let Some(text) = entry.value.text().filter(|_| PROSE.contains(&entry.key.as_str())) else { return };
    let place = document.place(entry.value_span());
    if text.trim().is_empty() {
        context.add(says_nothing(place, &entry.key));
    } else if entry.key != "code" && is_placeholder(text) {
        context.add(placeholder(place, &entry.key));
    }
}

/// Whether a text stands for one that is to be written later. Words in backticks are code, such as the name of a value.
pub(super) fn is_placeholder(text: &str) -> bool {
    let prose = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let has_marker = prose.split(|c: char| !c.is_alphanumeric()).any(|word| MARKERS.contains(&word));
    let whole = text.trim().trim_end_matches(['.', ':', '!']).trim_end().to_lowercase();
    let is_marker = whole == "to do" || MARKERS.iter().any(|marker| marker.eq_ignore_ascii_case(&whole));
    has_marker || is_marker || is_ellipsis(text) || prose.contains("???")
}

/// Whether a text is nothing but an ellipsis, or ellipses around placeholders of a template.
fn is_ellipsis(text: &str) -> bool {
    let outside: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let has_ellipsis = outside.contains('…') || outside.contains("...");
    has_ellipsis && outside.chars().all(|c| c == '…' || c == '.' || c.is_whitespace())
}

/// The finding on a text that stands for one to be written later.
pub(super) fn placeholder(place: Place, key: &str) -> Finding {
    Finding::new(&rules::PLACEHOLDER_TEXT, place, format!("`{key}` is still to be written"))
        .label("a placeholder")
        .help("write what the page says; add an exception if the page itself has this text")
}

pub(super) fn says_nothing(place: Place, key: &str) -> Finding {
    Finding::new(&rules::EMPTY_DEFINITION, place, format!("`{key}` says nothing"))
        .label("no text")
        .help("write what the page says, or leave the key out if it may be left out")
}
