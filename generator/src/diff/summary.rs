//! A summary of an element that was added or removed, so that a reader need not open the file.

use super::elements::{Attribute, Element, ElementKind, Namespace};
use super::wording::{code, join_names};

/// What follows "field added" in a message, if anything.
pub(super) fn of(element: &Element) -> String {
    let text = |attribute: &Attribute| element.text_of(attribute);
    match element.kind {
        ElementKind::Module => {
            with(names(element, |namespace| matches!(namespace, Namespace::Type | Namespace::Limit)))
        }
        ElementKind::Structure | ElementKind::Envelope => {
            with(names(element, |namespace| namespace == Namespace::Field))
        }
        ElementKind::Enumeration => with(names(element, |namespace| namespace == Namespace::Value)),
        ElementKind::Field | ElementKind::Column | ElementKind::Parameter => {
            format!(", of type {}", code(&text(&Attribute::Type)))
        }
        ElementKind::Operation => {
            format!(", {}", code(&format!("{} {}", text(&Attribute::Method), text(&Attribute::RequestPath))))
        }
        ElementKind::Limit => format!(", {}", code(&text(&Attribute::Amount))),
        ElementKind::Header => format!(", {}", code(&text(&Attribute::HeaderValue))),
        ElementKind::Package
        | ElementKind::Feature
        | ElementKind::Page
        | ElementKind::Section
        | ElementKind::Identifier
        | ElementKind::Alternative
        | ElementKind::IntegerForm
        | ElementKind::Placeholder
        | ElementKind::Predicate
        | ElementKind::NullRow
        | ElementKind::Value
        | ElementKind::Correspondence
        | ElementKind::Conversion => String::new(),
    }
}

fn with(names: Vec<String>) -> String {
    if names.is_empty() { String::new() } else { format!(", with {}", join_names(names)) }
}

fn names(element: &Element, wanted: impl Fn(Namespace) -> bool) -> Vec<String> {
    let elements = element.children.iter().filter(|element| element.path.namespace().is_some_and(&wanted));
    elements.map(|element| code(element.path.name())).collect()
}

/// The cells of a row, each with its column.
pub(super) fn cells(row: &Element) -> Vec<(String, String)> {
    let cells = row.facts.iter().filter_map(|fact| match &fact.attribute {
        Attribute::Cell(column) => Some((column.name().to_owned(), fact.value.to_string())),
        _ => None,
    });
    cells.collect()
}
