//! A summary of an element that was added or removed.
//!
//! It is derived from the attributes and children of the element: an attribute or a kind of element that the language gains is
//! in it without being listed here.

use super::contents::{CELL, Contents, PREDICATES, Part, Stated, Value};
use super::elements::{Attribute, Element, ElementKind, Fact, Form, Namespace, Reading, Summary};
use super::wording::{code, join_names, reference};

/// What follows "field added" in a message, if anything. Children that are `elsewhere` on the other side are left out.
pub(super) fn of(element: &Element, elsewhere: &impl Fn(&Element) -> bool) -> String {
    match element.kind.info().summary {
        Summary::Nothing => String::new(),
        Summary::Children(namespaces) => with(names(element, namespaces, elsewhere)),
        Summary::Type => format!(", of type {}", code(&element.text_of(&Attribute::Type))),
        Summary::Attributes(attributes) => {
            let values: Vec<String> = attributes.iter().map(|attribute| element.text_of(attribute)).collect();
            format!(", {}", code(&values.join(" ")))
        }
    }
}

fn with(names: Vec<String>) -> String {
    if names.is_empty() { String::new() } else { format!(", with {}", join_names(names)) }
}

fn names(element: &Element, namespaces: &[Namespace], elsewhere: &impl Fn(&Element) -> bool) -> Vec<String> {
    let is_wanted = |element: &&Element| element.path.namespace().is_some_and(|one| namespaces.contains(&one));
    let elements = element.children.iter().filter(is_wanted);
    elements.filter(|element| !elsewhere(element)).map(|element| code(element.path.name())).collect()
}

/// The deprecation and the attributes that are true, which follow the summary of an added element.
pub(super) fn flags(element: &Element) -> String {
    let flag = |fact: &Fact| match (&fact.attribute, fact.value.to_string().as_str()) {
        (Attribute::Stage, "announced") => Some(", deprecation announced".to_owned()),
        (Attribute::Stage, _) => Some(", deprecated".to_owned()),
        (Attribute::Cell(_), _) => None,
        (attribute, "true") => Some(format!(", {}", attribute.name().replace('_', " "))),
        _ => None,
    };
    element.facts.iter().filter(|fact| is_shown(element, fact)).filter_map(flag).collect()
}

/// The attributes and parts of an element, with what its siblings in `parent` say of it. Parts that are `elsewhere` on the
/// other side are left out.
pub(super) fn contents(element: &Element, parent: Option<&Element>, elsewhere: &impl Fn(&Element) -> bool) -> Contents {
    let mut contents = own_contents(element, elsewhere);
    let siblings = || parent.into_iter().flat_map(|parent| &parent.children);
    match element.kind {
        ElementKind::Column => contents.parts.extend(siblings().filter_map(|row| cell(row, element))),
        ElementKind::Value => contents.facts.extend(predicates(siblings(), element)),
        _ => {}
    }
    contents
}

fn own_contents(element: &Element, elsewhere: &impl Fn(&Element) -> bool) -> Contents {
    let facts = element.facts.iter().filter(|fact| is_shown(element, fact));
    let children = element.children.iter().filter(|child| {
        // The type of a column names its placeholders, of which nothing else is stated.
        child.kind != ElementKind::Placeholder && !child.is_empty_null_row() && !elsewhere(child)
    });
    Contents {
        facts: facts.map(|fact| Stated { name: fact.attribute.name().to_owned(), value: value(fact) }).collect(),
        parts: children.map(|child| part(child, own_contents(child, elsewhere))).collect(),
    }
}

fn value(fact: &Fact) -> Value {
    if !fact.value.is_text() && !fact.value.names.is_empty() {
        return Value::Code(fact.value.groups(&fact.value.names).into_iter().map(reference).collect());
    }
    let text = fact.value.to_string();
    match (&fact.attribute, fact.value.form, fact.attribute.reading()) {
        _ if text.is_empty() => Value::Prose("none".to_owned()),
        (Attribute::Cell(_), Form::Templates, _) => Value::Message(text),
        (Attribute::Cell(_), Form::Texts, _) => Value::Prose(text),
        (Attribute::Cell(_), ..) | (_, _, Reading::Literal) => Value::Code(vec![text]),
        (_, _, Reading::Short | Reading::InMessage) if !text.contains(char::is_whitespace) => Value::Code(vec![text]),
        (_, _, Reading::Short | Reading::InMessage | Reading::Text | Reading::Code) => Value::Prose(text),
    }
}

fn part(element: &Element, contents: Contents) -> Part {
    let kind = if element.kind == ElementKind::NullRow { "row" } else { element.kind.noun() };
    Part { kind, name: element.path.name().to_owned(), contents }
}

/// Whether an attribute is shown: all are, except for what follows from others.
fn is_shown(element: &Element, fact: &Fact) -> bool {
    match fact.attribute {
        // Shown where the spec writes it out: then its place is not that of the name.
        Attribute::RustName => fact.place != element.place,
        _ => !fact.attribute.is_derived(),
    }
}

/// The cell of a row in a column, as a part of the column.
fn cell(row: &Element, column: &Element) -> Option<Part> {
    let is_of_column = |fact: &&Fact| matches!(&fact.attribute, Attribute::Cell(path) if *path == column.path);
    let fact = row.facts.iter().find(is_of_column)?;
    Some(part(row, Contents { facts: vec![Stated { name: CELL.to_owned(), value: value(fact) }], parts: Vec::new() }))
}

/// The predicates that hold for a value.
fn predicates<'e>(siblings: impl Iterator<Item = &'e Element>, row: &Element) -> Option<Stated> {
    let holds = |predicate: &&Element| {
        predicate.fact(&Attribute::Answers).is_some_and(|fact| fact.value.names.contains(&row.path))
    };
    let names: Vec<String> = siblings.filter(holds).map(|predicate| predicate.path.name().to_owned()).collect();
    (!names.is_empty()).then(|| Stated { name: PREDICATES.to_owned(), value: Value::Code(names) })
}
