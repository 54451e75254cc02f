//! A spec as an outline: parts with a name, one inside the other, and the facts that are stated of each.
//!
//! Whatever a spec can say is a part or a fact. The definitions are taken apart key by key, so that a key that joins the
//! language does not compile until it has its place here, and no change of it can go unseen.

mod common;
mod operations;
mod package;
mod path;
mod structures;
mod tables;

use std::collections::BTreeMap;

pub(super) use self::path::{Path, Space};
use crate::finding::Place;
use crate::load::{At, Loaded, PACKAGE_FILE};
use crate::lower::markdown;
use crate::spec::type_expr::{Reference, TypeExpr};
use crate::symbols::{Item, Symbols};

/// A whole spec.
pub(super) struct Outline<'a> {
    /// The package, with all else inside.
    pub(super) root: Part,
    files: BTreeMap<&'a str, At<'a>>,
}

/// Something that has a name and can be added, removed, renamed and changed.
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) path: Path,
    /// Where its name stands.
    pub(super) place: Place,
    /// For what stands in a list of its file: the file, and the list.
    pub(super) home: Option<(String, &'static str)>,
    pub(super) facts: Vec<Fact>,
    pub(super) parts: Vec<Part>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
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

/// Something that is stated of a part.
pub(super) struct Fact {
    pub(super) aspect: Aspect,
    pub(super) value: Value,
    pub(super) place: Place,
}

/// What a fact is about. A part states each at most once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aspect {
    File,
    RustName,
    Type,
    /// What the type is in JSON.
    Json,
    Open,
    Optional,
    /// That a method returns an `Option` because cells may be left out.
    Partial,
    Unique,
    Documents,
    Conditions,
    Answers,
    /// The cell of a column.
    Cell(Path),
    Accessor,
    Target,
    Method,
    RequestPath,
    Server,
    Status,
    Response,
    Authentication,
    /// That the request can be had as one of the crate `http`, whose signature says whether it is authenticated.
    Requestable,
    Credentials,
    HeaderValue,
    Amount,
    Answer,
    Reason,
    Terms,
    Fields,
    Carried,
    Presence,
    AbsenceMatters,
    Example,
    Sensitive,
    Stage,
    Note,
    Replacement,
    Erratum,
    Observed,
    Source,
    Also,
    Title,
    Sections,
    Code,
    Name,
    Doc,
}

impl Kind {
    /// What messages call it. Digests in `approvals.yaml` are made of it too: another name makes them stale.
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

impl Aspect {
    /// Its name, which is that of the key in the spec where there is one; a cell has the name of its column. Digests in
    /// `approvals.yaml` are made of it: another name makes them stale.
    fn name(&self) -> &str {
        match self {
            Self::Cell(column) => column.name(),
            Self::File => "file",
            Self::RustName => "rust_name",
            Self::Type => "type",
            Self::Json => "json",
            Self::Open => "open",
            Self::Optional => "optional",
            Self::Partial => "partial",
            Self::Unique => "unique",
            Self::Documents => "documents",
            Self::Conditions => "conditions",
            Self::Answers => "holds_for",
            Self::Accessor => "accessor",
            Self::Target => "target",
            Self::Method => "method",
            Self::RequestPath => "path",
            Self::Server => "server",
            Self::Status => "status",
            Self::Response => "response",
            Self::Authentication => "authentication",
            Self::Requestable => "requestable",
            Self::Credentials => "credentials",
            Self::HeaderValue => "value",
            Self::Amount => "limit",
            Self::Answer => "exceeded",
            Self::Reason => "reason",
            Self::Terms => "exception",
            Self::Fields => "fields",
            Self::Carried => "carried_over",
            Self::Presence => "presence",
            Self::AbsenceMatters => "absence_matters",
            Self::Example => "example",
            Self::Sensitive => "sensitive",
            Self::Stage => "deprecated",
            Self::Note => "note",
            Self::Replacement => "replacement",
            Self::Erratum => "erratum",
            Self::Observed => "observed",
            Self::Source => "source",
            Self::Also => "also",
            Self::Title => "title",
            Self::Sections => "sections",
            Self::Code => "code",
            Self::Name => "name",
            Self::Doc => "doc",
        }
    }
}

/// Stands in a text where a name belongs.
const SLOT: char = '\u{1}';

/// What is stated: a text, and the parts that it names. Names are compared as what they mean, not as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Value {
    text: String,
    pub(super) names: Vec<Path>,
    /// Whether the names go two and two, and the order of the pairs means nothing.
    in_pairs: bool,
}

impl Value {
    /// A text as it stands.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Text whose line breaks mean something only between paragraphs and items.
    fn prose(text: &str) -> Self {
        Self::text(markdown::reflow(text))
    }

    /// The name of a part.
    fn name(path: Path) -> Self {
        Self::list(vec![path])
    }

    /// Names of parts.
    fn list(names: Vec<Path>) -> Self {
        Self { text: vec![SLOT.to_string(); names.len()].join(", "), names, in_pairs: false }
    }

    /// Pairs of names, in whatever order.
    fn pairs(pairs: impl Iterator<Item = (Path, Path)>) -> Self {
        Self { in_pairs: true, ..Self::list(pairs.flat_map(|(one, other)| [one, other]).collect()) }
    }

    /// Names by what belongs together: each by itself, or two and two.
    pub(super) fn groups<'n>(&self, names: &'n [Path]) -> Vec<&'n [Path]> {
        names.chunks(if self.in_pairs { 2 } else { 1 }).collect()
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn push_name(&mut self, path: Path) {
        self.text.push(SLOT);
        self.names.push(path);
    }

    /// A name that something else takes the place of.
    fn push_slot(&mut self, path: Path) {
        self.push("{");
        self.push_name(path);
        self.push("}");
    }

    /// Whether both say the same, by what the names of the one mean in the other.
    pub(super) fn means(&self, head: &Self, counterpart: impl Fn(&Path) -> Path) -> bool {
        if self.text != head.text {
            return false;
        }
        let names: Vec<Path> = self.names.iter().map(counterpart).collect();
        let (mut base, mut head) = (self.groups(&names), head.groups(&head.names));
        if self.in_pairs {
            base.sort();
            head.sort();
        }
        base == head
    }

    /// The text with each name as `name` writes it.
    pub(super) fn write(&self, name: impl Fn(&Path) -> String) -> String {
        let mut names = self.names.iter();
        self.text.split(SLOT).enumerate().fold(String::new(), |mut written, (index, piece)| {
            if index > 0 {
                written.push_str(&names.next().map(&name).unwrap_or_default());
            }
            written.push_str(piece);
            written
        })
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.write(Path::written))
    }
}

impl Part {
    /// A part whose name stands under `name`, or which has none.
    fn new(kind: Kind, path: Path, at: At<'_>) -> Self {
        Self { kind, path, place: at.key("name").place(), home: None, facts: Vec::new(), parts: Vec::new() }
    }

    /// What is stated under a key.
    fn state(&mut self, aspect: Aspect, at: At<'_>, value: Value) {
        self.facts.push(Fact { aspect, value, place: at.place() });
    }

    /// What is stated under a key, if anything is.
    fn maybe(&mut self, aspect: Aspect, at: At<'_>, value: Option<Value>) {
        if let Some(value) = value {
            self.state(aspect, at, value);
        }
    }

    /// That something is so; that it is not needs no fact.
    fn flag(&mut self, aspect: Aspect, at: At<'_>, holds: bool) {
        self.maybe(aspect, at, holds.then(|| Value::text("true")));
    }

    /// Takes a part in.
    fn take(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Tells parts of one name apart by numbers: sections of a guide may share a title.
    fn number_twins(&mut self) {
        let mut seen: BTreeMap<Path, usize> = BTreeMap::new();
        for part in &mut self.parts {
            let count = seen.entry(part.path.clone()).or_default();
            *count += 1;
            if *count > 1 {
                part.path = std::mem::take(&mut part.path).numbered(*count);
            }
            part.number_twins();
        }
    }

    pub(super) fn fact(&self, aspect: &Aspect) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.aspect == *aspect)
    }

    /// What is stated, in words; empty if nothing is.
    pub(super) fn said(&self, aspect: &Aspect) -> String {
        self.fact(aspect).map(|fact| fact.value.to_string()).unwrap_or_default()
    }

    /// The part with everything that is stated of it, which a digest is made of. Its lines begin with stable names, in an
    /// order that no code decides, so that stored digests hold however the outline is built.
    pub(super) fn written(&self) -> String {
        // Neither the file that it is in, nor what follows from its type.
        let facts = self.facts.iter().filter(|fact| !matches!(fact.aspect, Aspect::File | Aspect::Json));
        let mut lines: Vec<String> = facts.map(|fact| format!("{}: {}\n", fact.aspect.name(), fact.value)).collect();
        lines.sort();
        let mut parts: Vec<&Part> = self.parts.iter().filter(|part| !part.is_empty_null_row()).collect();
        parts.sort_by_key(|part| part.kind.noun());
        let parts = parts.into_iter().map(Part::written);
        format!("{} {}\n{}", self.kind.noun(), self.path.name(), lines.into_iter().chain(parts).collect::<String>())
    }

    /// Every table has a row of null here, though the spec may have none.
    fn is_empty_null_row(&self) -> bool {
        self.kind == Kind::NullRow && self.facts.is_empty()
    }
}

impl<'a> Outline<'a> {
    pub(super) fn of(loaded: &'a Loaded) -> Self {
        let builder = Builder { loaded, symbols: Symbols::of(loaded) };
        let files = loaded.spec.resources.iter().zip(&loaded.documents);
        let files = files.map(|((name, _), document)| (name.as_str(), document.at()));
        let files = files.chain([(PACKAGE_FILE, loaded.package_document.at())]).collect();
        let mut root = builder.package();
        root.number_twins();
        Self { root, files }
    }

    /// Where a part of the other spec would stand: in its list, or with what would hold it.
    pub(super) fn home_of(&self, part: &Part, holder: &Part) -> Place {
        self.list_of(part, holder).unwrap_or_else(|| holder.place.clone())
    }

    fn list_of(&self, part: &Part, holder: &Part) -> Option<Place> {
        let (file, list) = part.home.as_ref()?;
        let at = self.files.get(file.as_str())?;
        // The first line is better than another file, and the name of a module better than the first line.
        (at.is_written(list) || holder.place.file != at.place().file).then(|| at.name_of(list))
    }
}

/// Makes an outline.
struct Builder<'a> {
    loaded: &'a Loaded,
    symbols: Symbols<'a>,
}

impl Builder<'_> {
    /// The definition that a name means in a module.
    fn resolve(&self, module: Option<&str>, reference: &Reference) -> Path {
        match self.symbols.resolve(module, reference) {
            Some(definition) => Path::of_type(definition.module, definition.item.name()),
            // Not of this spec, such as a name with a mistake in it: the same as itself.
            None => Path::of_type(reference.module.as_deref(), &reference.name),
        }
    }

    fn named(&self, module: Option<&str>, written: &str) -> Value {
        match Reference::parse(written) {
            Some(reference) => Value::name(self.resolve(module, &reference)),
            None => Value::text(written),
        }
    }

    /// A type of the language, with the definition that it names.
    fn type_of(&self, module: Option<&str>, written: &str) -> Value {
        match TypeExpr::parse(written).as_ref().and_then(TypeExpr::reference) {
            Some(reference) => {
                let text = if written.starts_with("list<") { format!("list<{SLOT}>") } else { SLOT.to_string() };
                Value { text, ..Value::name(self.resolve(module, reference)) }
            }
            None => Value::text(written.split_whitespace().collect::<String>()),
        }
    }

    /// What a type of the language is in JSON. Identifiers and enumerations are texts there.
    fn json_of(&self, module: Option<&str>, written: &str) -> Value {
        self.json(module, TypeExpr::parse(written).as_ref()).unwrap_or_else(|| Value::text(written))
    }

    fn json(&self, module: Option<&str>, type_: Option<&TypeExpr>) -> Option<Value> {
        Some(match type_? {
            TypeExpr::String | TypeExpr::Timestamp | TypeExpr::Uri => Value::text("string"),
            TypeExpr::Boolean => Value::text("boolean"),
            TypeExpr::Integer => Value::text("integer"),
            TypeExpr::Any => Value::text("any"),
            TypeExpr::List(element) => {
                let element = self.json(module, Some(element))?;
                Value { text: format!("list<{}>", element.text), ..element }
            }
            TypeExpr::Named(reference) => match self.symbols.resolve(module, reference)?.item {
                Item::Identifier(_) | Item::Enumeration(_) => Value::text("string"),
                Item::IntegerForm(_) => Value::text("integer"),
                _ => Value::name(self.resolve(module, reference)),
            },
        })
    }
}
