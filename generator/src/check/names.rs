//! Names: given once, able to become identifiers, and not the same identifier as another.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::{Finding, Place};
use crate::load::At;
use crate::names::{Role, Unfit, identifier, variable};
use crate::rules;
use crate::spec::Value;
use crate::symbols::Item;

pub(super) fn check(context: &mut Context<'_>) {
    package(context);
    modules(context);
    definitions(context);
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        match definition.item {
            Item::Structure(structure) => {
                fields_of_table(context, &structure.fields, at);
                let mut scope = Scope::new(Role::Field);
                for site in context.symbols.fields(&definition) {
                    scope.name(context, &site.field.name, site.field.rust_name.as_deref(), site.at(context.loaded));
                }
            }
            Item::Envelope(envelope) => {
                let mut scope = Scope::new(Role::Field);
                scope.name_at(
                    context,
                    &envelope.content.key,
                    None,
                    at.key("content").key("key").place(),
                    at.key("content").name_of("key"),
                );
                if envelope.pagination.is_some() {
                    scope.name_at(context, "pagination", None, at.name_of("pagination"), at.name_of("pagination"));
                }
            }
            Item::Enumeration(enumeration) => {
                let values = at.key("values");
                let mut scope = Scope::new(Role::Variant { open: enumeration.open });
                for (index, value) in enumeration.values.iter().enumerate() {
                    scope.name(context, &value.name, value.rust_name.as_deref(), values.item(index));
                }
                methods(context, enumeration, at);
            }
            Item::IntegerForm(form) => {
                let mut scope = Scope::new(Role::Method);
                scope.taken("new", "the constructor of every integer form");
                scope.taken("get", "the method that gives the integer");
                scope.name_at(context, &form.accessor, None, at.key("accessor").place(), at.name_of("accessor"));
            }
            Item::Operation(operation) => {
                let mut scope = Scope::new(Role::Field);
                for (index, parameter) in operation.parameters.iter().enumerate() {
                    scope.name(
                        context,
                        &parameter.name,
                        parameter.rust_name.as_deref(),
                        at.key("parameters").item(index),
                    );
                }
                let mut scope = Scope::new(Role::Constant);
                for name in ["METHOD", "PATH", "SERVER"] {
                    scope.taken(name, "a constant of every operation");
                }
                for (index, header) in operation.headers.iter().enumerate() {
                    let at = at.key("headers").item(index).key("name");
                    scope.name_at(
                        context,
                        &header.name,
                        Some(&crate::names::constant(&header.name)),
                        at.place(),
                        at.place(),
                    );
                }
            }
            Item::Identifier(_) => {}
        }
    }
}

fn package(context: &mut Context<'_>) {
    let package = &context.loaded.spec.package;
    let at = context.loaded.package_document.at().key("name");
    let well_formed =
        package.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
    if !package.name.is_empty() && !(well_formed && package.name.starts_with(|c: char| c.is_ascii_lowercase())) {
        let message = format!("`{}` is no name for a package", package.name);
        context.add(
            Finding::new(&rules::INVALID_NAME, at.place(), message)
                .label("not a package name")
                .help("use lower-case letters, digits and `-`, as in `acme-models`"),
        );
    }
    let pages = context.loaded.package_document.at().key("pages");
    let mut scope = Duplicates::new("page");
    for (index, page) in package.pages.iter().enumerate() {
        scope.name(context, &page.id, pages.item(index).key("id").place());
    }
}

/// Modules, and the files at the root of the crate, become modules of the crate alike.
fn modules(context: &mut Context<'_>) {
    let mut scope = Scope::new(Role::Module);
    let mut documented: BTreeMap<&str, Place> = BTreeMap::new();
    let mut seen: Vec<&str> = Vec::new();
    for (index, (file, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at();
        let Some(module) = &resource.module else {
            scope.name_at(context, &variable(file.trim_end_matches(".yaml")), None, at.place(), at.place());
            continue;
        };
        let at = at.key("module");
        if module.doc.is_some() {
            match documented.get(module.name.as_str()) {
                None => drop(documented.insert(&module.name, at.name_of("doc"))),
                Some(first) => {
                    let message = format!("the module `{}` is documented in two files", module.name);
                    context.findings.push(
                        Finding::new(&rules::DUPLICATE_NAME, at.name_of("doc"), message)
                            .label("documented again")
                            .related(first.clone(), "documented here")
                            .help("keep the text in one of the files"),
                    );
                }
            }
        }
        if !seen.contains(&module.name.as_str()) {
            seen.push(&module.name);
            scope.name_at(context, &module.name, None, at.key("name").place(), at.name_of("name"));
        }
    }
}

/// Types of a module share one scope, constants another.
fn definitions(context: &mut Context<'_>) {
    let mut types: BTreeMap<Option<&str>, Scope> = BTreeMap::new();
    for definition in context.symbols.definitions().to_vec() {
        let scope = types.entry(definition.module).or_insert_with(|| Scope::new(Role::Type));
        scope.name(context, definition.item.name(), None, definition.site.at(context.loaded));
    }
    let mut constants: BTreeMap<Option<&str>, Scope> = BTreeMap::new();
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let module = resource.module.as_ref().map(|module| module.name.as_str());
        for (limit_index, limit) in resource.limits.iter().enumerate() {
            let at = context.loaded.documents[index].at().key("limits").item(limit_index);
            let scope = constants.entry(module).or_insert_with(|| Scope::new(Role::Constant));
            scope.name(context, &limit.name, None, at);
            if limit.exceeded.is_some() {
                let derived = crate::names::exceeded_constant(&limit.name);
                scope.name_at(context, &derived, None, at.name_of("exceeded"), at.name_of("exceeded"));
            }
        }
    }
}

/// A table that describes several structs may have one key twice only if no struct has both; that is seen struct by
/// struct. A field that no struct has is seen here.
fn fields_of_table(context: &mut Context<'_>, fields: &[crate::spec::Field], at: At<'_>) {
    for (index, field) in fields.iter().enumerate() {
        let at = at.key("fields").item(index);
        if field.name.is_empty() {
            context.add(
                Finding::new(&rules::INVALID_NAME, at.key("name").place(), "a field has an empty name")
                    .label("empty")
                    .help("write the key as the JSON object has it"),
            );
        }
    }
}

/// Columns and predicates become methods.
fn methods(context: &mut Context<'_>, enumeration: &crate::spec::Enumeration, definition_at: At<'_>) {
    let at = definition_at.key("columns");
    let mut scope = Scope::new(Role::Method);
    for (index, column) in enumeration.columns.iter().enumerate() {
        let at = at.item(index);
        if Value::KEYS.contains(&column.name.as_str()) {
            let message = format!("a column cannot be called `{}`: values have a key of that name", column.name);
            context.add(
                Finding::new(&rules::RESERVED_NAME, at.key("name").place(), message)
                    .label("kept by the language")
                    .help("give the column another name"),
            );
            continue;
        }
        scope.name(context, &column.name, None, at);
        if column.unique {
            let finder = crate::names::finder(&column.name);
            scope.name_at(context, &finder, None, at.name_of("unique"), at.name_of("unique"));
        }
    }
    let at = definition_at.key("predicates");
    for (index, predicate) in enumeration.predicates.iter().enumerate() {
        scope.name(context, &predicate.name, None, at.item(index));
    }
}

/// Names that must differ, as written and as identifiers.
struct Scope {
    role: Role,
    wire: BTreeMap<String, Place>,
    rust: BTreeMap<String, (String, Place)>,
    taken: BTreeMap<&'static str, &'static str>,
}

impl Scope {
    fn new(role: Role) -> Self {
        Self { role, wire: BTreeMap::new(), rust: BTreeMap::new(), taken: BTreeMap::new() }
    }

    fn taken(&mut self, name: &'static str, by: &'static str) {
        self.taken.insert(name, by);
    }

    /// Takes in the name of an entry, with the Rust name it may have.
    fn name(&mut self, context: &mut Context<'_>, wire_name: &str, rust_name: Option<&str>, at: At<'_>) {
        let name_place = at.key("name").place();
        let rust_place = if rust_name.is_some() { at.key("rust_name").place() } else { name_place.clone() };
        self.name_at(context, wire_name, rust_name, name_place, rust_place);
    }

    fn name_at(
        &mut self,
        context: &mut Context<'_>,
        wire_name: &str,
        rust_name: Option<&str>,
        name_place: Place,
        rust_place: Place,
    ) {
        let (role, shape) = self.role.describe();
        if let Some(first) = self.wire.get(wire_name) {
            let message = format!("the {role} `{wire_name}` is defined twice");
            context.add(
                Finding::new(&rules::DUPLICATE_NAME, name_place, message)
                    .label("defined again")
                    .related(first.clone(), "first defined here")
                    .help("remove one of them, or give it the name that the page has"),
            );
            return;
        }
        self.wire.insert(wire_name.to_owned(), name_place);
        let rename = match self.role {
            Role::Field | Role::Variant { .. } => "give it a Rust name of its own with `rust_name`",
            _ => "give it another name",
        };
        let written = rust_name.unwrap_or(wire_name);
        match identifier(self.role, wire_name, rust_name) {
            Ok(name) => {
                if let Some(by) = self.taken.get(name.as_str()) {
                    let message = format!("`{written}` is already {by}");
                    context.add(Finding::new(&rules::RESERVED_NAME, rust_place, message).label("taken").help(rename));
                    return;
                }
                match self.rust.get(&name) {
                    None => drop(self.rust.insert(name, (wire_name.to_owned(), rust_place))),
                    Some((other, first)) => {
                        let message = format!("`{wire_name}` and `{other}` both become the {role} `{name}`");
                        context.add(
                            Finding::new(&rules::NAME_COLLISION, rust_place, message)
                                .label(format!("becomes `{name}`"))
                                .related(first.clone(), format!("becomes `{name}` too"))
                                .help(rename),
                        );
                    }
                }
            }
            Err(Unfit::Keyword) => {
                let message = format!("the {role} `{written}` would be a word that Rust keeps for itself");
                context
                    .add(Finding::new(&rules::RESERVED_NAME, rust_place, message).label("a Rust keyword").help(rename));
            }
            Err(Unfit::Taken) => {
                let message = format!("the {role} `{written}` would be a name that the emitted code uses itself");
                context.add(
                    Finding::new(&rules::RESERVED_NAME, rust_place, message)
                        .label("used by the emitted code")
                        .help(rename),
                );
            }
            Err(Unfit::Malformed) => {
                let message = format!("`{written}` cannot be the name of a {role}");
                let help = format!("{rename}, in {shape}, of ASCII letters and digits, beginning with a letter");
                context.add(
                    Finding::new(&rules::INVALID_NAME, rust_place, message).label(format!("not in {shape}")).help(help),
                );
            }
        }
    }
}

/// Names that must differ as written, and become nothing.
struct Duplicates {
    kind: &'static str,
    seen: BTreeMap<String, Place>,
}

impl Duplicates {
    fn new(kind: &'static str) -> Self {
        Self { kind, seen: BTreeMap::new() }
    }

    fn name(&mut self, context: &mut Context<'_>, name: &str, place: Place) {
        match self.seen.get(name) {
            None => drop(self.seen.insert(name.to_owned(), place)),
            Some(first) => {
                let message = format!("the {} `{name}` is defined twice", self.kind);
                context.add(
                    Finding::new(&rules::DUPLICATE_NAME, place, message)
                        .label("defined again")
                        .related(first.clone(), "first defined here")
                        .help("remove one of them"),
                );
            }
        }
    }
}
