//! A spec as a tree of elements with attributes.
//!
//! Every key of a spec is an element or an attribute. Definitions are destructured key by key: a new key of the language does
//! not compile until it is added here, so that no change of it is missed.

mod attribute;
mod common;
mod facts;
mod kind;
mod limits;
mod operations;
mod package;
mod path;
mod responses;
mod servers;
mod structures;
mod tables;
mod unions;
mod value;

use std::collections::BTreeMap;

pub(super) use self::attribute::{Attribute, Reading};
pub(super) use self::kind::{KindInfo, MatchedBy, Summary};
use self::kind::{changed, reported, unreported};
pub(super) use self::path::{ElementPath, Namespace};
pub(super) use self::value::{FactValue, Form};
use super::rules::{self, Effect};
use crate::api::{Api, Builtin, Definition, File, JsonType, Resolved, RustType, Type, Unresolved};
use crate::finding::Place;
use crate::source::PACKAGE_FILE;
use crate::spec::{Key, Location, Package, Resource, Spanned};

/// A whole spec.
pub(super) struct ElementTree<'a> {
    /// The package, the root of the tree.
    pub(super) root: Element,
    api: &'a Api<'a>,
}

/// A part of a spec that has a name, and can be added, removed, renamed and changed.
pub(super) struct Element {
    pub(super) kind: ElementKind,
    pub(super) path: ElementPath,
    /// The place of its name.
    pub(super) place: Place,
    /// The file and the list that it is an item of, if it is one.
    pub(super) list: Option<(String, ListKey)>,
    pub(super) facts: Vec<Fact>,
    pub(super) children: Vec<Element>,
}

macro_rules! kinds {
    ($($kind:ident = $info:expr;)*) => {
        /// The kinds of elements.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum ElementKind { $($kind),* }

        impl ElementKind {
            /// The properties of the kind.
            pub(super) fn info(self) -> KindInfo {
                match self { $(Self::$kind => $info),* }
            }
        }
    };
}

kinds! {
    Package = unreported("package");
    Feature = reported("feature", &rules::FEATURE_ADDED, &rules::FEATURE_REMOVED);
    Page = changed("page", &rules::PAGES_CHANGED);
    Section = changed("section", &rules::GUIDE_CHANGED);
    Module = reported("module", &rules::MODULE_ADDED, &rules::MODULE_REMOVED)
        .summary(Summary::Children(&[Namespace::Type, Namespace::Limit]));
    Identifier = reported("identifier", &rules::IDENTIFIER_ADDED, &rules::IDENTIFIER_REMOVED);
    Alternative = reported("alternative", &rules::ALTERNATIVE_ADDED, &rules::ALTERNATIVE_REMOVED)
        .renamed(None).matched_by(MatchedBy::Target);
    IntegerForm = reported("integer form", &rules::INTEGER_FORM_ADDED, &rules::INTEGER_FORM_REMOVED);
    Enumeration = reported("enumeration", &rules::ENUM_ADDED, &rules::ENUM_REMOVED)
        .summary(Summary::Children(&[Namespace::Value]));
    Column = reported("column", &rules::COLUMN_ADDED, &rules::COLUMN_REMOVED).summary(Summary::Type);
    Placeholder = unreported("placeholder")
        .renamed(Some(&rules::PLACEHOLDER_RENAMED)).matched_by(MatchedBy::Position);
    Predicate = reported("predicate", &rules::PREDICATE_ADDED, &rules::PREDICATE_REMOVED);
    NullRow = unreported("null row");
    Value = reported("value", &rules::VALUE_ADDED, &rules::VALUE_REMOVED)
        .matched_by(MatchedBy::Integer).sent(Effect::Broken);
    Structure = reported("struct", &rules::STRUCT_ADDED, &rules::STRUCT_REMOVED)
        .summary(Summary::Children(&[Namespace::Field]));
    Envelope = reported("envelope", &rules::ENVELOPE_ADDED, &rules::ENVELOPE_REMOVED)
        .summary(Summary::Children(&[Namespace::Field]));
    Union = reported("union", &rules::UNION_ADDED, &rules::UNION_REMOVED)
        .summary(Summary::Children(&[Namespace::Value]));
    Variant = reported("variant", &rules::VARIANT_ADDED, &rules::VARIANT_REMOVED)
        .sent(Effect::Broken).summary(Summary::Type);
    Field = reported("field", &rules::FIELD_ADDED, &rules::FIELD_REMOVED).sent(Effect::Broken).summary(Summary::Type);
    Server = reported("server", &rules::SERVER_ADDED, &rules::SERVER_REMOVED)
        .summary(Summary::Attributes(&[Attribute::Url]));
    Operation = reported("operation", &rules::OPERATION_ADDED, &rules::OPERATION_REMOVED)
        .summary(Summary::Attributes(&[Attribute::Method, Attribute::RequestPath]));
    Parameter = reported("parameter", &rules::PARAMETER_ADDED, &rules::PARAMETER_REMOVED).summary(Summary::Type);
    QueryParameter = reported("query parameter", &rules::OPTIONAL_PARAMETER_ADDED, &rules::PARAMETER_REMOVED)
        .sent(Effect::Broken).summary(Summary::Type);
    Header = reported("header", &rules::HEADER_ADDED, &rules::HEADER_REMOVED)
        .sent(Effect::Altered).summary(Summary::Attributes(&[Attribute::HeaderValue]));
    GivenHeader = reported("header parameter", &rules::OPTIONAL_PARAMETER_ADDED, &rules::PARAMETER_REMOVED)
        .sent(Effect::Broken).summary(Summary::Type);
    Response = reported("response", &rules::RESPONSE_ADDED, &rules::RESPONSE_REMOVED).sent(Effect::Broken);
    ErrorResponse = reported("error", &rules::ERROR_ADDED, &rules::ERROR_REMOVED).sent(Effect::Broken);
    ResponseHeader = reported("response header", &rules::RESPONSE_HEADER_ADDED, &rules::RESPONSE_HEADER_REMOVED)
        .sent(Effect::Broken).summary(Summary::Type);
    Limit = reported("limit", &rules::LIMIT_ADDED, &rules::LIMIT_REMOVED)
        .summary(Summary::Attributes(&[Attribute::AmountInUnit]));
    Correspondence = changed("correspondence", &rules::CORRESPONDENCE_CHANGED)
        .summary(Summary::Attributes(&[Attribute::Fields])).renamed(None).matched_by(MatchedBy::Fields);
    Conversion = reported("conversion", &rules::CONVERSION_ADDED, &rules::CONVERSION_REMOVED)
        .renamed(None).matched_by(MatchedBy::Target);
}

/// An attribute of an element, with its value.
pub(super) struct Fact {
    pub(super) attribute: Attribute,
    pub(super) value: FactValue,
    pub(super) place: Place,
    /// The items of a list that the spec gives one by one, with their places.
    pub(super) items: Vec<(String, Place)>,
}

impl ElementKind {
    /// Whether elements of both kinds have the same attributes and children. An envelope is emitted as a struct.
    pub(super) fn is_comparable(self, other: Self) -> bool {
        let is_struct = |kind: Self| matches!(kind, Self::Structure | Self::Envelope);
        self == other || (is_struct(self) && is_struct(other))
    }

    /// Its name in messages and in digests.
    pub(super) fn noun(self) -> &'static str {
        self.info().noun
    }
}

impl Element {
    /// An element at the place of its name or, if it has none, of what identifies it.
    fn new(kind: ElementKind, path: ElementPath, place: Place) -> Self {
        Self { kind, path, place, list: None, facts: Vec::new(), children: Vec::new() }
    }

    /// Adds an attribute.
    fn add(&mut self, attribute: Attribute, place: Place, value: FactValue) {
        self.facts.push(Fact { attribute, value, place, items: Vec::new() });
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
        // The file says nothing of the element, and the others follow from attributes that are here.
        let is_left_out = |attribute: &Attribute| {
            matches!(
                attribute,
                Attribute::File
                    | Attribute::Json
                    | Attribute::Rust
                    | Attribute::AmountInUnit
                    | Attribute::Constructor
                    | Attribute::Constructed
            )
        };
        let facts = self.facts.iter().filter(|fact| !is_left_out(&fact.attribute));
        let mut lines: Vec<String> = facts.map(|fact| format!("{}: {}\n", fact.attribute.name(), fact.value)).collect();
        lines.sort();
        let mut elements: Vec<&Element> = self.children.iter().filter(|element| !element.is_empty_null_row()).collect();
        elements.sort_by_key(|element| element.kind.noun());
        let elements = elements.into_iter().map(Element::canonical_text);
        format!("{} {}\n{}", self.kind.noun(), self.path.name(), lines.into_iter().chain(elements).collect::<String>())
    }

    /// Every table has a null row here, though the spec may have none.
    pub(super) fn is_empty_null_row(&self) -> bool {
        self.kind == ElementKind::NullRow && self.facts.is_empty()
    }
}

impl<'a> ElementTree<'a> {
    pub(super) fn of(api: &'a Api<'a>) -> Self {
        let mut root = Builder { api }.package();
        root.number_duplicates();
        Self { root, api }
    }

    /// Where an element of the other spec would be: its list, or else its parent.
    pub(super) fn place_for(&self, element: &Element, parent: &Element) -> Place {
        self.list_of(element, parent).unwrap_or_else(|| parent.place.clone())
    }

    fn list_of(&self, element: &Element, parent: &Element) -> Option<Place> {
        let (file, list) = element.list.as_ref()?;
        let (key, head) = match self.api.spec.resources.iter().find(|resource| resource.name == *file) {
            Some(file) => (list.key_location(&file.resource), file.head),
            None if file == PACKAGE_FILE => {
                (list.package_key_location(&self.api.spec.package), self.api.spec.package_head)
            }
            None => return None,
        };
        // A list that the file does not have is at its first line, which is used only if the parent is in another file.
        let head = self.api.place(head);
        key.map(|key| self.api.place(key)).or_else(|| (parent.place.file != head.file).then_some(head))
    }
}

/// A list of a file, by its key.
#[derive(Clone, Copy)]
pub(super) enum ListKey {
    Features,
    Pages,
    Servers,
    /// The list of definitions of the same kind.
    Definitions(Definition),
    Correspondences,
    Conversions,
}

impl ListKey {
    /// Where the key stands in a resource file.
    fn key_location(self, resource: &Resource) -> Option<Location> {
        match self {
            Self::Features | Self::Pages => None,
            Self::Servers => resource.servers.key_location(),
            Self::Definitions(definition) => definition.list_location(resource),
            Self::Correspondences => resource.correspondences.key_location(),
            Self::Conversions => resource.conversions.key_location(),
        }
    }

    /// Where the key stands in `crate.yaml`.
    fn package_key_location(self, package: &Package) -> Option<Location> {
        match self {
            Self::Features => package.features.key_location(),
            Self::Pages => package.pages.key_location(),
            Self::Servers => package.servers.key_location(),
            Self::Definitions(_) | Self::Correspondences | Self::Conversions => None,
        }
    }
}

/// Builds a tree.
struct Builder<'a> {
    api: &'a Api<'a>,
}

impl Builder<'_> {
    /// Adds the definitions of a file, each in its module.
    fn definitions(&self, package: &mut Element, file: &File<'_>) {
        let Resource {
            module,
            identifiers: _,
            integer_forms: _,
            enums: _,
            structs: _,
            unions: _,
            envelopes: _,
            servers: _,
            operations: _,
            limits: _,
            correspondences: _,
            conversions: _,
            // Exceptions to lint rules say nothing of the API, and nothing is emitted for them.
            exceptions: _,
        } = &file.spec.resource;
        let owner = match module.value() {
            Some(module) => self.module(package, module),
            None => &mut *package,
        };
        self.servers(owner, file.spec.id, &file.spec.name);
        for definition in file.definitions.iter().copied() {
            let mut element = self.definition(&owner.path, definition);
            let name = self.api.header(definition).name;
            self.add(&mut element, Attribute::File, name, FactValue::text(&file.spec.name));
            owner.push(element.in_list(&file.spec.name, ListKey::Definitions(definition)));
        }
    }

    fn definition(&self, owner: &ElementPath, definition: Definition) -> Element {
        let path = self.path_of(definition);
        match definition {
            Definition::Identifier(id) => self.identifier(path, &self.api[id]),
            Definition::IntegerForm(id) => self.integer_form(path, &self.api[id]),
            Definition::Enumeration(id) => self.enumeration(path, &self.api[id]),
            Definition::Structure(id) => self.structure(path, id),
            Definition::Union(id) => self.union(path, &self.api[id]),
            Definition::Envelope(id) => self.envelope(path, &self.api[id]),
            Definition::Operation(id) => self.operation(path, &self.api[id]),
            Definition::Limit(id) => self.limit(owner.child(Namespace::Limit, &self.api[id].name), &self.api[id]),
        }
    }

    /// Adds an attribute at the location of a value.
    fn add<T>(&self, element: &mut Element, attribute: Attribute, spanned: &Spanned<T>, value: FactValue) {
        element.add(attribute, self.api.place(spanned.location()), value);
    }

    /// Adds an attribute if its key is there.
    fn add_key<T>(
        &self,
        element: &mut Element,
        attribute: Attribute,
        key: &Key<T>,
        value: impl FnOnce(&T) -> FactValue,
    ) {
        if let Some(spanned) = key.given() {
            self.add(element, attribute, spanned, value(spanned));
        }
    }

    /// Adds an attribute that is true; one that is false is left out.
    fn add_flag(&self, element: &mut Element, attribute: Attribute, key: &Key<bool>) {
        if key.is_true() {
            self.add_key(element, attribute, key, |_| FactValue::text("true"));
        }
    }

    fn path_of(&self, definition: Definition) -> ElementPath {
        let header = self.api.header(definition);
        ElementPath::of_type(header.module.map(|module| self.api[module].name), header.name)
    }

    /// A reference to a definition.
    fn reference(&self, resolved: Resolved<Definition>, written: &str) -> FactValue {
        match resolved {
            Ok(definition) => FactValue::name(self.path_of(definition)),
            Err(Unresolved) => FactValue::unresolved(written),
        }
    }

    /// A type, with the definition that it refers to.
    fn type_of(&self, resolved: &Resolved<Type>, written: &str) -> FactValue {
        match resolved {
            Ok(resolved) => self.resolved_type(resolved),
            Err(Unresolved) => FactValue::unresolved(written.split_whitespace().collect::<String>()),
        }
    }

    fn resolved_type(&self, resolved: &Type) -> FactValue {
        match resolved {
            Type::Builtin(builtin) => FactValue::builtin(*builtin),
            Type::Named(definition) => FactValue::name(self.path_of(*definition)),
            Type::List(element) => self.resolved_type(element).in_list(),
            Type::Map(value) => self.resolved_type(value).in_map(),
        }
    }

    /// The type in Rust, without the `Option` around that of a field.
    fn rust_type(&self, resolved: &Type) -> String {
        match resolved {
            Type::Builtin(builtin) => match builtin.info().rust {
                RustType::Bool => "bool".to_owned(),
                RustType::I64 => "i64".to_owned(),
                RustType::String => "String".to_owned(),
                RustType::Runtime(name) => name.to_owned(),
            },
            Type::Named(definition) => self.path_of(*definition).dotted().replace('.', "::"),
            Type::List(element) => format!("Vec<{}>", self.rust_type(element)),
            Type::Map(value) => format!("Map<{}>", self.rust_type(value)),
        }
    }

    /// The type in JSON, where identifiers and enumerations are strings.
    fn json_of(&self, resolved: &Resolved<Type>, written: &str) -> FactValue {
        match resolved {
            Ok(resolved) if is_unrestricted(resolved) => self.resolved_json(resolved).of_form(Form::Unrestricted),
            Ok(resolved) => self.resolved_json(resolved),
            Err(Unresolved) => FactValue::unresolved(written),
        }
    }

    fn resolved_json(&self, resolved: &Type) -> FactValue {
        match resolved {
            Type::List(element) => self.resolved_json(element).in_list(),
            Type::Map(value) => self.resolved_json(value).in_map(),
            Type::Builtin(_) | Type::Named(_) => match (resolved, resolved.json(self.api).as_slice()) {
                (Type::Named(definition), [JsonType::Object]) => FactValue::name(self.path_of(*definition)),
                (_, json) => FactValue::text(JsonType::names(json)),
            },
        }
    }
}

/// Whether a type takes every value of its JSON type. An identifier is any text; an enumeration lists the values that are sent.
fn is_unrestricted(resolved: &Type) -> bool {
    match resolved {
        Type::Builtin(builtin) => {
            *builtin != Builtin::Any && JsonType::names(builtin.info().json) == builtin.info().name
        }
        Type::Named(definition) => matches!(definition, Definition::Identifier(_)),
        Type::List(content) | Type::Map(content) => is_unrestricted(content),
    }
}
