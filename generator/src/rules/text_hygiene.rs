//! Checks texts for characters that are invisible or look like others.

use super::Check;
use crate::finding::Finding;
use crate::load::{Document, Kind, Node};
use crate::spec::ValueFacts;

rule! {
    TEXT_HYGIENE "text-hygiene" Warn "A text has no invisible characters, and none that look like others."
    Check::Document(check)
}

/// Characters that are invisible or look like a plain space.
const LOOKALIKES: [(char, &str); 6] = [
    ('\u{a0}', "a non-breaking space"),
    ('\u{202f}', "a narrow non-breaking space"),
    ('\u{2007}', "a figure space"),
    ('\u{200b}', "a zero-width space"),
    ('\u{200d}', "a zero-width joiner"),
    ('\u{ad}', "a soft hyphen"),
];

/// Straight quotes, with the corresponding curly quotes.
const QUOTES: [(char, [char; 2]); 2] = [('"', ['“', '”']), ('\'', ['‘', '’'])];

/// Keys whose values are not checked: values and code are exact, and names are checked by other rules.
const EXACT: [&str; 3] = ["code", "page", "section"];

fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    visit(document, &document.tree, findings);
}

fn visit(document: &Document<'_>, node: &Node, findings: &mut Vec<Finding>) {
    match &node.kind {
        Kind::List(items) => items.iter().for_each(|item| visit(document, item, findings)),
        Kind::Map(entries) => entries
            .iter()
            .filter(|entry| !EXACT.contains(&entry.key.as_str()) && !ValueFacts::VALUES.contains(&entry.key.as_str()))
            .for_each(|entry| visit(document, &entry.value, findings)),
        Kind::Scalar(_) => check_text(document, node, findings),
        Kind::Invalid => {}
    }
}

fn check_text(document: &Document<'_>, node: &Node, findings: &mut Vec<Finding>) {
    let Some(text) = node.text().filter(|text| !text.trim().is_empty()) else { return };
    let mut add = |message: String, label: &str, help: &str| {
        let finding = Finding::new(&TEXT_HYGIENE, document.place(node.span), message);
        findings.push(finding.label(label).help(help));
    };
    // Lookalikes and curly quotes are outside of ASCII, and most texts are not.
    let is_ascii = text.is_ascii();
    for (character, name) in LOOKALIKES.iter().filter(|_| !is_ascii).filter(|(character, _)| text.contains(*character)) {
        let message = format!("the text contains {name} (U+{:04X})", u32::from(*character));
        add(message, "looks like a plain space or like nothing", "replace it by a plain space, or remove it");
    }
    if text.starts_with([' ', '\t']) || text.trim_end_matches('\n').ends_with([' ', '\t']) {
        add("the text begins or ends with a blank".to_owned(), "leading or trailing blank", "remove the blank");
    }
    for (straight, curly) in QUOTES {
        if !is_ascii && text.contains(straight) && text.contains(curly) {
            let message = format!("the text mixes {straight} and {}", curly[1]);
            add(message, "two kinds of quotes", "use straight quotes throughout");
        }
    }
}
