//! Texts that stand for others, to be written later.

use super::Check;
use super::empty_definition::prose_entries;
use crate::finding::{Finding, Place};
use crate::load::Document;

rule! {
    PLACEHOLDER_TEXT "placeholder-text" Warn "A text is written, not left for later."
    Check::Document(check)
}

/// Words that mark a text as unfinished.
const MARKERS: [&str; 3] = ["TODO", "TBD", "FIXME"];

fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    prose_entries(document, &mut |entry, text| {
        if entry.key != "code" && is_placeholder(text) {
            findings.push(finding(document.place(entry.value_span()), &entry.key));
        }
    });
}

/// Whether a text stands for one that is to be written later. Words in backticks are code, such as the name of a value.
pub(crate) fn is_placeholder(text: &str) -> bool {
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
pub(crate) fn finding(place: Place, key: &str) -> Finding {
    Finding::new(&PLACEHOLDER_TEXT, place, format!("`{key}` is still to be written"))
        .label("a placeholder")
        .help("write what the page says; add an exception if the page itself has this text")
}
