//! Namespaces, in which names must be unique both as written and as Rust identifiers.

use std::collections::BTreeMap;

use super::{DUPLICATE_NAME, INVALID_NAME, NAME_COLLISION, RESERVED_NAME};
use crate::finding::Finding;
use crate::names::{Role, Unfit, constant, identifier, variable};
use crate::spec::{Key, Location, Spanned, Spec};

/// The help for a name from the wire, where the spec language has `rust_name`.
pub(super) const BY_RUST_NAME: &str = "give it a Rust name of its own with `rust_name`";
/// The help for a name that is defined twice.
pub(super) const REMOVE_ONE: &str = "remove one of them, or give it the name that the page has";
/// The help for a name that the author of the spec chose.
pub(super) const BY_ANOTHER_NAME: &str = "give it another name";

/// A namespace of names with the same role.
pub(super) struct Namespace<'s> {
    spec: &'s Spec,
    role: Role,
    /// The noun for a name, used in messages.
    noun: &'static str,
    /// The help for a name that is not allowed.
    remedy: &'static str,
    /// The help for a name that is defined twice.
    twice: &'static str,
    /// The names as written, with their locations.
    written: BTreeMap<String, Location>,
    /// The identifiers, with the names that they come from.
    identifiers: BTreeMap<String, (String, Location)>,
    reserved: BTreeMap<&'static str, &'static str>,
}

/// A name, its `rust_name` if it has one, and the locations of both.
pub(super) struct Name<'a> {
    pub(super) wire: &'a str,
    pub(super) rust: Option<&'a str>,
    pub(super) location: Location,
    pub(super) rust_location: Location,
}

impl<'a> Name<'a> {
    /// A name without a `rust_name`.
    pub(super) fn plain(name: &'a Spanned<String>) -> Self {
        Self { wire: name, rust: None, location: name.location(), rust_location: name.location() }
    }

    /// A name that may have a `rust_name`.
    pub(super) fn of_entry(name: &'a Spanned<String>, rust_name: &'a Key<String>) -> Self {
        let rust_location = rust_name.given().map_or(name.location(), Spanned::location);
        Self { rust: rust_name.text(), rust_location, ..Self::plain(name) }
    }

    /// The `rust_name`, if it differs from the wire name.
    fn renamed(&self) -> Option<&'a str> {
        self.rust.filter(|rust| *rust != self.wire)
    }
}

impl<'s> Namespace<'s> {
    pub(super) fn new(spec: &'s Spec, role: Role, noun: &'static str, remedy: &'static str) -> Self {
        let (written, identifiers, reserved) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { spec, role, noun, remedy, twice: REMOVE_ONE, written, identifiers, reserved }
    }

    /// Sets the help for a name that is defined twice.
    pub(super) fn twice(self, help: &'static str) -> Self {
        Self { twice: help, ..self }
    }

    /// Reserves identifiers for items of the emitted code.
    pub(super) fn reserve(mut self, names: &[&'static str], by: &'static str) -> Self {
        self.reserved.extend(names.iter().map(|name| (*name, by)));
        self
    }

    /// Adds a name. If its `rust_name` is invalid, which has been reported, it is only checked for duplicates.
    pub(super) fn add_entry(&mut self, name: &Spanned<String>, rust_name: &Key<String>, findings: &mut Vec<Finding>) {
        let name = Name::of_entry(name, rust_name);
        if name.wire.is_empty() && name.rust.is_some() {
            let message = format!("the name of this {} is empty", self.noun);
            let finding = Finding::new(&INVALID_NAME, self.spec.place(name.location), message);
            findings.push(finding.label("empty").help("write the name as the page has it"));
            return;
        }
        if self.is_new(&name, findings) && !rust_name.is_invalid() {
            self.add_identifier(&name, findings);
        }
    }

    /// Adds a name, with an identifier that is derived in another way than by its words.
    pub(super) fn add_derived_entry(&mut self, name: &Spanned<String>, identifier: &str, findings: &mut Vec<Finding>) {
        self.add(&Name { rust: Some(identifier), ..Name::plain(name) }, findings);
    }

    /// Adds a name and its identifier.
    pub(super) fn add(&mut self, name: &Name<'_>, findings: &mut Vec<Finding>) {
        if self.is_new(name, findings) {
            self.add_identifier(name, findings);
        }
    }

    /// Adds an identifier that is derived from a name. If the name is invalid, it has been reported.
    pub(super) fn add_derived(
        &mut self,
        identifier: String,
        what: String,
        location: Location,
        findings: &mut Vec<Finding>,
    ) {
        if crate::names::identifier(self.role, &identifier, Some(&identifier)).is_ok() {
            findings.extend(self.collision(identifier, what, location, self.remedy));
        }
    }

    fn is_new(&mut self, name: &Name<'_>, findings: &mut Vec<Finding>) -> bool {
        let Some(first) = self.written.get(name.wire) else {
            self.written.insert(name.wire.to_owned(), name.location);
            return true;
        };
        let finding = defined_twice(self.spec, self.noun, name.wire, (name.location, *first));
        findings.push(finding.help(self.twice));
        false
    }

    /// Reports a name that is not a valid identifier or that collides with another.
    fn add_identifier(&mut self, name: &Name<'_>, findings: &mut Vec<Finding>) {
        let finding = match identifier(self.role, name.wire, name.rust) {
            Err(unfit) => Some(self.unfit(name, unfit)),
            Ok(identifier) => self.claim(name, identifier),
        };
        findings.extend(finding);
    }

    /// Adds an identifier, unless it is reserved or taken.
    fn claim(&mut self, name: &Name<'_>, identifier: String) -> Option<Finding> {
        if let Some(by) = self.reserved.get(identifier.as_str()) {
            return Some(self.reserved(name, &identifier, by));
        }
        let what = format!("the {} `{}`", self.noun, name.wire);
        self.collision(identifier, what, name.rust_location, self.remedy(name))
    }

    fn reserved(&self, name: &Name<'_>, identifier: &str, by: &str) -> Finding {
        let becomes = if name.wire == identifier { "has" } else { "becomes" };
        let message = format!("the {} `{}` {becomes} the name of {by}", self.noun, name.wire);
        let finding = Finding::new(&RESERVED_NAME, self.spec.place(name.rust_location), message);
        finding.label("taken").help(self.remedy(name))
    }

    fn collision(
        &mut self,
        identifier: String,
        what: String,
        location: Location,
        remedy: &'static str,
    ) -> Option<Finding> {
        match self.identifiers.get(&identifier) {
            None => {
                self.identifiers.insert(identifier, (what, location));
                None
            }
            Some((other, first)) => {
                let message = format!("{other} and {what} both become `{identifier}` in Rust");
                Some(
                    Finding::new(&NAME_COLLISION, self.spec.place(location), message)
                        .label(format!("becomes `{identifier}`"))
                        .related(self.spec.place(*first), format!("becomes `{identifier}` too"))
                        .help(remedy),
                )
            }
        }
    }

    fn unfit(&self, name: &Name<'_>, unfit: Unfit) -> Finding {
        let (becoming, remedy) = (self.becoming(name), self.remedy(name));
        let (rule, message, label, help) = match unfit {
            Unfit::Keyword => (
                &RESERVED_NAME,
                format!("{becoming} a keyword of Rust"),
                "a Rust keyword".to_owned(),
                remedy.to_owned(),
            ),
            Unfit::Taken => (
                &RESERVED_NAME,
                format!("{becoming} a name that the emitted code reserves"),
                "reserved by the emitted code".to_owned(),
                remedy.to_owned(),
            ),
            Unfit::Malformed => {
                let (label, help) = self.malformed(name);
                (&INVALID_NAME, self.cannot_be(name), label, help)
            }
        };
        Finding::new(rule, self.spec.place(name.rust_location), message).label(label).help(help)
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

    /// The label and the help for a name that is not a valid identifier of the role.
    fn malformed(&self, name: &Name<'_>) -> (String, String) {
        let (_, case) = self.role.describe();
        let written = name.rust.unwrap_or(name.wire);
        match self.suggestion(name) {
            Some(suggestion) => (format!("not in {case}"), format!("write `{suggestion}`, in {case}")),
            None => (
                if written.is_empty() { "empty".to_owned() } else { "cannot be used in Rust".to_owned() },
                format!("{}: {case}, of ASCII letters and digits, beginning with a letter", self.remedy(name)),
            ),
        }
    }

    fn remedy(&self, name: &Name<'_>) -> &'static str {
        let renamed = name.rust_location != name.location && self.remedy == BY_RUST_NAME;
        if renamed { "choose another `rust_name`" } else { self.remedy }
    }

    /// The name in the case that its role requires, if the author of the spec chose it and only its case is wrong.
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

/// The finding on a name that is defined twice, with the locations of the second and the first definition.
pub(super) fn defined_twice(spec: &Spec, noun: &str, name: &str, (again, first): (Location, Location)) -> Finding {
    Finding::new(&DUPLICATE_NAME, spec.place(again), format!("the {noun} `{name}` is defined twice"))
        .label("defined again")
        .related(spec.place(first), "first defined here")
}
