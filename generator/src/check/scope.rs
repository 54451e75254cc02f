//! Names that share a place, and must differ in it: as they are written, and as Rust identifiers.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::{Finding, Place};
use crate::load::At;
use crate::names::{Role, Unfit, constant, identifier, variable};
use crate::rules;

/// What to do about a name that comes from the wire, where the language lets it have another in Rust.
pub(super) const BY_RUST_NAME: &str = "give it a Rust name of its own with `rust_name`";
/// What to do about a name that was made up for the spec.
pub(super) const BY_ANOTHER_NAME: &str = "give it another name";

/// Names that become identifiers of one role.
pub(super) struct Scope {
    role: Role,
    /// What the spec calls them.
    noun: &'static str,
    /// What to do about a name that cannot be.
    remedy: &'static str,
    wire: BTreeMap<String, Place>,
    rust: BTreeMap<String, (String, Place)>,
    taken: BTreeMap<&'static str, &'static str>,
}

/// A name, the one that it is to have in Rust if that is said, and where the two stand.
pub(super) struct Name<'a> {
    pub(super) wire: &'a str,
    pub(super) rust: Option<&'a str>,
    pub(super) place: Place,
    pub(super) rust_place: Place,
}

impl<'a> Name<'a> {
    /// The name of an entry, which may have a `rust_name`.
    pub(super) fn of_entry(wire: &'a str, rust: Option<&'a str>, at: At<'_>) -> Self {
        let place = at.key("name").place();
        let rust_place = if rust.is_some() { at.key("rust_name").place() } else { place.clone() };
        Self { wire, rust, place, rust_place }
    }

    /// A name that stands in one place.
    pub(super) fn at(wire: &'a str, place: Place) -> Self {
        Self { wire, rust: None, rust_place: place.clone(), place }
    }

    /// A name that is one of Rust's as it stands.
    pub(super) fn of_rust(name: &'a str, place: Place) -> Self {
        Self { rust: Some(name), ..Self::at(name, place) }
    }

    /// The name in Rust, where it differs from the one on the wire.
    fn renamed(&self) -> Option<&'a str> {
        self.rust.filter(|rust| *rust != self.wire)
    }
}

impl Scope {
    pub(super) fn new(role: Role, noun: &'static str, remedy: &'static str) -> Self {
        Self { role, noun, remedy, wire: BTreeMap::new(), rust: BTreeMap::new(), taken: BTreeMap::new() }
    }

    /// Keeps names for the emitted code.
    pub(super) fn taken(mut self, names: &[&'static str], by: &'static str) -> Self {
        self.taken.extend(names.iter().map(|name| (*name, by)));
        self
    }

    /// Takes in the name of an entry. One whose Rust name is wrong, and reported, is only held against the others.
    pub(super) fn entry(&mut self, context: &mut Context<'_>, wire: &str, rust: Option<&str>, at: At<'_>) {
        let name = Name::of_entry(wire, rust, at);
        if wire.is_empty() && rust.is_some() {
            let finding =
                Finding::new(&rules::INVALID_NAME, name.place, format!("the name of this {} is empty", self.noun));
            context.add(finding.label("empty").help("write the name as the page has it"));
            return;
        }
        if self.is_new(context, &name) && !at.is_broken("rust_name") {
            self.identifier(context, &name);
        }
    }

    /// Takes in a name.
    pub(super) fn name(&mut self, context: &mut Context<'_>, name: &Name<'_>) {
        if self.is_new(context, name) {
            self.identifier(context, name);
        }
    }

    /// Takes in an identifier that is made from a name, for something else. If the name is wrong, that is reported.
    pub(super) fn derived(&mut self, context: &mut Context<'_>, identifier: String, what: String, place: Place) {
        if crate::names::identifier(self.role, &identifier, Some(&identifier)).is_ok() {
            self.becomes(context, identifier, what, place, self.remedy);
        }
    }

    fn is_new(&mut self, context: &mut Context<'_>, name: &Name<'_>) -> bool {
        let Some(first) = self.wire.get(name.wire) else {
            self.wire.insert(name.wire.to_owned(), name.place.clone());
            return true;
        };
        context.add(defined_twice(self.noun, name.wire, name.place.clone(), first.clone()));
        false
    }

    /// What the name becomes: fit to be an identifier, and not one that is there already.
    fn identifier(&mut self, context: &mut Context<'_>, name: &Name<'_>) {
        match identifier(self.role, name.wire, name.rust) {
            Err(unfit) => context.add(self.unfit(name, unfit)),
            Ok(identifier) => {
                if let Some(by) = self.taken.get(identifier.as_str()) {
                    let becomes = if name.wire == identifier { "has" } else { "becomes" };
                    let message = format!("the {} `{}` {becomes} the name of {by}", self.noun, name.wire);
                    let finding = Finding::new(&rules::RESERVED_NAME, name.rust_place.clone(), message);
                    context.add(finding.label("taken").help(self.remedy(name)));
                    return;
                }
                let what = format!("the {} `{}`", self.noun, name.wire);
                self.becomes(context, identifier, what, name.rust_place.clone(), self.remedy(name));
            }
        }
    }

    fn becomes(
        &mut self,
        context: &mut Context<'_>,
        identifier: String,
        what: String,
        place: Place,
        remedy: &'static str,
    ) {
        match self.rust.get(&identifier) {
            None => drop(self.rust.insert(identifier, (what, place))),
            Some((other, first)) => {
                let message = format!("{other} and {what} both become `{identifier}` in Rust");
                context.add(
                    Finding::new(&rules::NAME_COLLISION, place, message)
                        .label(format!("becomes `{identifier}`"))
                        .related(first.clone(), format!("becomes `{identifier}` too"))
                        .help(remedy),
                );
            }
        }
    }

    fn unfit(&self, name: &Name<'_>, unfit: Unfit) -> Finding {
        let (becoming, remedy) = (self.becoming(name), self.remedy(name));
        let (rule, message, label, help) = match unfit {
            Unfit::Keyword => (
                &rules::RESERVED_NAME,
                format!("{becoming} a word that Rust keeps for itself"),
                "a Rust keyword".to_owned(),
                remedy.to_owned(),
            ),
            Unfit::Taken => (
                &rules::RESERVED_NAME,
                format!("{becoming} a name that the emitted code uses itself"),
                "used by the emitted code".to_owned(),
                remedy.to_owned(),
            ),
            Unfit::Malformed => {
                let (label, help) = self.malformed(name);
                (&rules::INVALID_NAME, self.cannot_be(name), label, help)
            }
        };
        Finding::new(rule, name.rust_place.clone(), message).label(label).help(help)
    }

    fn becoming(&self, name: &Name<'_>) -> String {
        match name.renamed() {
            Some(rust) => format!("the Rust name `{rust}` of the {} `{}` is", self.noun, name.wire),
            None if matches!(self.role, Role::Field | Role::Variant { .. }) => {
                format!("the {} `{}` becomes", self.noun, name.wire)
            }
            None => format!("the {} `{}` is", self.noun, name.wire),
        }
    }

    fn cannot_be(&self, name: &Name<'_>) -> String {
        match name.renamed() {
            Some("") => format!("the Rust name of the {} `{}` is empty", self.noun, name.wire),
            Some(rust) => format!("`{rust}` cannot be the Rust name of the {} `{}`", self.noun, name.wire),
            None if name.wire.is_empty() => format!("the name of this {} is empty", self.noun),
            None => format!("`{}` cannot be the name of a {}", name.wire, self.noun),
        }
    }

    /// Label and help for a name that is no identifier of the role.
    fn malformed(&self, name: &Name<'_>) -> (String, String) {
        let (_, shape) = self.role.describe();
        let written = name.rust.unwrap_or(name.wire);
        match self.suggestion(name) {
            Some(suggestion) => (format!("not in {shape}"), format!("write `{suggestion}`, in {shape}")),
            None => (
                if written.is_empty() { "empty".to_owned() } else { "cannot be used in Rust".to_owned() },
                format!("{}: {shape}, of ASCII letters and digits, beginning with a letter", self.remedy(name)),
            ),
        }
    }

    fn remedy(&self, name: &Name<'_>) -> &'static str {
        let renamed = name.renamed().is_some() && self.remedy == BY_RUST_NAME;
        if renamed { "choose another `rust_name`" } else { self.remedy }
    }

    /// The name in the case that the role asks for, where it was made up for the spec and nothing else is wrong.
    fn suggestion(&self, name: &Name<'_>) -> Option<String> {
        let written = match self.remedy {
            BY_ANOTHER_NAME => name.wire,
            BY_RUST_NAME => name.renamed()?,
            _ => return None,
        };
        let suggestion = match self.role {
            Role::Type | Role::Variant { .. } => identifier(Role::Variant { open: false }, written, None).ok()?,
            Role::Field | Role::Method | Role::Module => variable(written),
            Role::Constant => constant(written),
        };
        identifier(self.role, &suggestion, Some(&suggestion)).ok()
    }
}

/// Names that must differ as written, and become nothing.
pub(super) struct Duplicates {
    kind: &'static str,
    seen: BTreeMap<String, Place>,
}

impl Duplicates {
    pub(super) fn new(kind: &'static str) -> Self {
        Self { kind, seen: BTreeMap::new() }
    }

    pub(super) fn name(&mut self, context: &mut Context<'_>, name: &str, place: Place) {
        match self.seen.get(name) {
            None => drop(self.seen.insert(name.to_owned(), place)),
            Some(first) => context.add(defined_twice(self.kind, name, place, first.clone())),
        }
    }
}

fn defined_twice(kind: &str, name: &str, place: Place, first: Place) -> Finding {
    Finding::new(&rules::DUPLICATE_NAME, place, format!("the {kind} `{name}` is defined twice"))
        .label("defined again")
        .related(first, "first defined here")
        .help("remove one of them, or give it the name that the page has")
}
