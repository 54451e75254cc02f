//! Checks for placeholder texts, such as `TODO`.

use super::Check;
use super::empty_definition::prose_entries;
use crate::finding::{Finding, Place};
use crate::load::Document;

rule! {
    PLACEHOLDER_TEXT "placeholder-text" Warn "A text is not a placeholder."
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

/// Whether a text is a placeholder. Text in backticks is code, such as the name of a value, and does not count.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let prose = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let has_marker = prose.split(|c: char| !c.is_alphanumeric()).any(|word| MARKERS.contains(&word));
    let whole = text.trim().trim_end_matches(['.', ':', '!']).trim_end().to_lowercase();
    let is_marker = whole == "to do" || MARKERS.iter().any(|marker| marker.eq_ignore_ascii_case(&whole));
    has_marker || is_marker || is_ellipsis(text) || prose.contains("???")
}

/// Whether a text consists only of ellipses and placeholders of a template.
fn is_ellipsis(text: &str) -> bool {
    let outside: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let has_ellipsis = outside.contains('…') || outside.contains("...");
    has_ellipsis && outside.chars().all(|c| c == '…' || c == '.' || c.is_whitespace())
}

/// The finding on a placeholder text.
pub(crate) fn finding(place: Place, key: &str) -> Finding {
    Finding::new(&PLACEHOLDER_TEXT, place, format!("`{key}` is a placeholder"))
        .label("not written yet")
        .help("write what the page says; add an exception if the page itself has this text")
}
