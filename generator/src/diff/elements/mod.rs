//! A spec as a tree of elements with attributes.
//!
//! Every key of a spec is an element or an attribute. Definitions are destructured key by key: a new key of the language does
//! not compile until it is added here, so that no change of it is missed.

mod attribute;
mod common;
mod operations;
mod package;
mod path;
mod structures;
mod tables;
mod value;

use std::collections::BTreeMap;

pub(super) use self::attribute::{Attribute, Reading};
pub(super) use self::path::{ElementPath, Namespace};
pub(super) use self::value::FactValue;
use crate::finding::Place;
use crate::load::{At, Loaded, PACKAGE_FILE};
use crate::spec::type_expr::{Reference, TypeExpr};
use crate::symbols::{Item, Symbols};

/// A whole spec.
pub(super) struct ElementTree<'a> {
    /// The package, the root of the tree.
    pub(super) root: Element,
    files: BTreeMap<&'a str, At<'a>>,
}

/// A part of a spec that has a name, and can be added, removed, renamed and changed.
pub(super) struct Element {
    pub(super) kind: ElementKind,
    pub(super) path: ElementPath,
    /// The place of its name.
    pub(super) place: Place,
    /// The file and the list that it is an item of, if it is one.
    pub(super) list: Option<(String, &'static str)>,
    pub(super) facts: Vec<Fact>,
    pub(super) children: Vec<Element>,
}

/// The kinds of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ElementKind {
    Package,
    Feature,
    Page,
    Section,
    Module,
    Identifier,
    Alternative,
    IntegerForm,
    Enumeration,
    Column,
    Placeholder,
    Predicate,
    NullRow,
    Value,
    Structure,
    Envelope,
    Field,
    Operation,
    Parameter,
    Header,
    Limit,
    Correspondence,
    Conversion,
}

/// An attribute of an element, with its value.
pub(super) struct Fact {
    pub(super) attribute: Attribute,
    pub(super) value: FactValue,
    pub(super) place: Place,
}

impl ElementKind {
    /// Its name in messages and in digests. Digests are stored in `approvals.yaml`: another name makes them stale.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Feature => "feature",
            Self::Page => "page",
            Self::Section => "section",
            Self::Module => "module",
            Self::Identifier => "identifier",
            Self::Alternative => "alternative",
            Self::IntegerForm => "integer form",
            Self::Enumeration => "enumeration",
            Self::Column => "column",
            Self::Placeholder => "placeholder",
            Self::Predicate => "predicate",
            Self::NullRow => "null row",
            Self::Value => "value",
            Self::Structure => "struct",
            Self::Envelope => "envelope",
            Self::Field => "field",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Header => "header",
            Self::Limit => "limit",
            Self::Correspondence => "correspondence",
            Self::Conversion => "conversion",
        }
    }
}

impl Element {
    /// An element whose name is the value of `name`, or which has no name.
    fn new(kind: ElementKind, path: ElementPath, at: At<'_>) -> Self {
        Self { kind, path, place: at.key("name").place(), list: None, facts: Vec::new(), children: Vec::new() }
    }

    /// Adds an attribute, at the place of a key.
    fn add(&mut self, attribute: Attribute, at: At<'_>, value: FactValue) {
        self.facts.push(Fact { attribute, value, place: at.place() });
    }

    /// Adds an attribute if it has a value.
    fn add_if_some(&mut self, attribute: Attribute, at: At<'_>, value: Option<FactValue>) {
        if let Some(value) = value {
            self.add(attribute, at, value);
        }
    }

    /// Adds an attribute that is true; one that is false is left out.
    fn add_flag(&mut self, attribute: Attribute, at: At<'_>, holds: bool) {
        self.add_if_some(attribute, at, holds.then(|| FactValue::text("true")));
    }

    /// Adds a child.
    fn push(&mut self, element: Element) {
        self.children.push(element);
    }

    /// Numbers siblings of one name, such as sections of a guide with the same title.
    fn number_duplicates(&mut self) {
        let mut seen: BTreeMap<ElementPath, usize> = BTreeMap::new();
        for element in &mut self.children {
            let count = seen.entry(element.path.clone()).or_default();
            *count += 1;
            if *count > 1 {
                element.path = std::mem::take(&mut element.path).numbered(*count);
            }
            element.number_duplicates();
        }
    }

    pub(super) fn fact(&self, attribute: &Attribute) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.attribute == *attribute)
    }

    /// The value of an attribute as text; empty if there is none.
    pub(super) fn text_of(&self, attribute: &Attribute) -> String {
        self.fact(attribute).map(|fact| fact.value.to_string()).unwrap_or_default()
    }

    /// The element with all its attributes as text, which digests are made of. Lines begin with stable names and are sorted,
    /// so that a stored digest does not depend on the code that builds the tree.
    pub(super) fn canonical_text(&self) -> String {
        // The file says nothing of the element, and the JSON type follows from the type.
        let facts = self.facts.iter().filter(|fact| !matches!(fact.attribute, Attribute::File | Attribute::Json));
        let mut lines: Vec<String> = facts.map(|fact| format!("{}: {}\n", fact.attribute.name(), fact.value)).collect();
        lines.sort();
        let mut elements: Vec<&Element> = self.children.iter().filter(|element| !element.is_empty_null_row()).collect();
        elements.sort_by_key(|element| element.kind.noun());
        let elements = elements.into_iter().map(Element::canonical_text);
        format!("{} {}\n{}", self.kind.noun(), self.path.name(), lines.into_iter().chain(elements).collect::<String>())
    }

    /// Every table has a null row here, though the spec may have none.
    fn is_empty_null_row(&self) -> bool {
        self.kind == ElementKind::NullRow && self.facts.is_empty()
    }
}

impl<'a> ElementTree<'a> {
    pub(super) fn of(loaded: &'a Loaded) -> Self {
        let builder = Builder { loaded, symbols: Symbols::of(loaded) };
        let files = loaded.spec.resources.iter().zip(&loaded.documents);
        let files = files.map(|((name, _), document)| (name.as_str(), document.at()));
        let files = files.chain([(PACKAGE_FILE, loaded.package_document.at())]).collect();
        let mut root = builder.package();
        root.number_duplicates();
        Self { root, files }
    }

    /// Where an element of the other spec would be: its list, or else its parent.
    pub(super) fn place_for(&self, element: &Element, parent: &Element) -> Place {
        self.list_of(element, parent).unwrap_or_else(|| parent.place.clone())
    }

    fn list_of(&self, element: &Element, parent: &Element) -> Option<Place> {
        let (file, list) = element.list.as_ref()?;
        let at = self.files.get(file.as_str())?;
        // A list that the file does not have is at its first line, which is used only if the parent is in another file.
        (at.is_written(list) || parent.place.file != at.place().file).then(|| at.name_of(list))
    }
}

/// Builds a tree.
struct Builder<'a> {
    loaded: &'a Loaded,
    symbols: Symbols<'a>,
}

impl Builder<'_> {
    /// Resolves a reference in a module.
    fn resolve(&self, module: Option<&str>, reference: &Reference) -> ElementPath {
        match self.symbols.resolve(module, reference) {
            Some(definition) => ElementPath::of_type(definition.module, definition.item.name()),
            // An unresolved name equals only itself.
            None => ElementPath::of_type(reference.module.as_deref(), &reference.name),
        }
    }

    fn named(&self, module: Option<&str>, written: &str) -> FactValue {
        match Reference::parse(written) {
            Some(reference) => FactValue::name(self.resolve(module, &reference)),
            None => FactValue::text(written),
        }
    }

    /// A type, with the definition that it refers to.
    fn type_of(&self, module: Option<&str>, written: &str) -> FactValue {
        match TypeExpr::parse(written).as_ref().and_then(TypeExpr::reference) {
            Some(reference) => {
                let named = FactValue::name(self.resolve(module, reference));
                if written.starts_with("list<") { named.in_list() } else { named }
            }
            None => FactValue::text(written.split_whitespace().collect::<String>()),
        }
    }

    /// The type in JSON, where identifiers and enumerations are strings.
    fn json_of(&self, module: Option<&str>, written: &str) -> FactValue {
        self.json(module, TypeExpr::parse(written).as_ref()).unwrap_or_else(|| FactValue::text(written))
    }

    fn json(&self, module: Option<&str>, type_: Option<&TypeExpr>) -> Option<FactValue> {
        Some(match type_? {
            TypeExpr::String | TypeExpr::Timestamp | TypeExpr::Uri => FactValue::text("string"),
            TypeExpr::Boolean => FactValue::text("boolean"),
            TypeExpr::Integer => FactValue::text("integer"),
            TypeExpr::Any => FactValue::text("any"),
            TypeExpr::List(element) => self.json(module, Some(element))?.in_list(),
            TypeExpr::Named(reference) => match self.symbols.resolve(module, reference)?.item {
                Item::Identifier(_) | Item::Enumeration(_) => FactValue::text("string"),
                Item::IntegerForm(_) => FactValue::text("integer"),
                Item::Structure(_) | Item::Envelope(_) | Item::Operation(_) => {
                    FactValue::name(self.resolve(module, reference))
                }
            },
        })
    }
}
