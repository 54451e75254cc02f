//! Texts say something, whatever definition they belong to.

use super::Context;
use crate::finding::{Finding, Place};
use crate::load::{Document, Entry, Kind, Node};
use crate::rules;

/// Keys that hold what a person reads.
const PROSE: [&str; 9] =
    ["doc", "title", "code", "note", "reason", "observed", "present_when", "exception", "documented_type"];

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
    let is_blank = entry.value.text().is_some_and(|text| text.trim().is_empty());
    if is_blank && PROSE.contains(&entry.key.as_str()) {
        context.add(says_nothing(document.place(entry.value_span()), &entry.key));
    }
}

pub(crate) fn says_nothing(place: Place, key: &str) -> Finding {
    Finding::new(&rules::EMPTY_DEFINITION, place, format!("`{key}` says nothing"))
        .label("no text")
        .help("write what the page says, or leave the key out if it may be left out")
}
