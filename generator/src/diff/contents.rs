//! What a part comes and goes with: enough to judge it without opening the file.

use super::outline::{Aspect, Kind, Part, Space};
use super::phrase::{code, several};

/// The end of the sentence "field added", if there is more to say.
pub(super) fn summary(part: &Part) -> String {
    let said = |aspect: &Aspect| part.said(aspect);
    match part.kind {
        Kind::Module => holding(names(part, |space| matches!(space, Space::Type | Space::Limit))),
        Kind::Structure | Kind::Envelope => holding(names(part, |space| space == Space::Field)),
        Kind::Enumeration => holding(names(part, |space| space == Space::Value)),
        Kind::Field | Kind::Column | Kind::Parameter => format!(", of type {}", code(&said(&Aspect::Type))),
        Kind::Operation => format!(", {}", code(&format!("{} {}", said(&Aspect::Method), said(&Aspect::RequestPath)))),
        Kind::Limit => format!(", {}", code(&said(&Aspect::Amount))),
        Kind::Header => format!(", {}", code(&said(&Aspect::HeaderValue))),
        _ => String::new(),
    }
}

fn holding(things: Vec<String>) -> String {
    if things.is_empty() { String::new() } else { format!(", with {}", several(things)) }
}

fn names(part: &Part, wanted: impl Fn(Space) -> bool) -> Vec<String> {
    let parts = part.parts.iter().filter(|part| part.path.space().is_some_and(&wanted));
    parts.map(|part| code(part.path.name())).collect()
}

/// The cells of a row, each with its column.
pub(super) fn cells(row: &Part) -> Vec<(String, String)> {
    let cells = row.facts.iter().filter_map(|fact| match &fact.aspect {
        Aspect::Cell(column) => Some((column.name().to_owned(), fact.value.to_string())),
        _ => None,
    });
    cells.collect()
}
