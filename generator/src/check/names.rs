//! Names: given once, able to become identifiers, and not the same identifier as another.

use std::collections::BTreeMap;

use super::Context;
use super::scope::{BY_ANOTHER_NAME, BY_RUST_NAME, Duplicates, Name, Scope};
use crate::finding::{Finding, Place, Span};
use crate::load::At;
use crate::names::{Role, constant, exceeded_constant, finder, row_type, variable};
use crate::rules;
use crate::spec::type_expr::ColumnType;
use crate::spec::{Column, Enumeration, Envelope, IntegerForm, Module, Operation, Value};
use crate::symbols::{Definition, Item};

pub(super) fn check(context: &mut Context<'_>) {
    package(context);
    modules(context);
    types(context);
    constants(context);
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        match definition.item {
            Item::Structure(_) => fields(context, &definition),
            Item::Envelope(envelope) => envelope_fields(context, envelope, at),
            Item::Enumeration(enumeration) => {
                values(context, enumeration, at.key("values"));
                methods(context, enumeration, at);
            }
            Item::IntegerForm(form) => accessor(context, form, at.key("accessor")),
            Item::Operation(operation) => {
                parameters(context, operation, at.key("parameters"));
                headers(context, operation, at.key("headers"));
            }
            Item::Identifier(_) => {}
        }
    }
}

fn package(context: &mut Context<'_>) {
    let package = &context.loaded.spec.package;
    let at = context.loaded.package_document.at();
    let well_formed = package.name.starts_with(|first: char| first.is_ascii_lowercase())
        && package.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
    if at.is_written("name") && !well_formed {
        let message = format!("`{}` cannot be the name of a package", package.name);
        context.add(
            Finding::new(&rules::INVALID_NAME, at.key("name").place(), message)
                .label("not a package name")
                .help("use lower-case letters, digits and `-`, beginning with a letter, as in `acme-models`"),
        );
    }
    let mut scope = Duplicates::new("page");
    for (index, page) in package.pages.iter().enumerate() {
        scope.name(context, &page.id, at.key("pages").item(index).key("id").place());
    }
}

/// Modules, and the files at the root of the crate, become modules of the crate alike.
fn modules(context: &mut Context<'_>) {
    let mut scope = Scope::new(Role::Module, "module", BY_ANOTHER_NAME);
    let mut documented = BTreeMap::new();
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at().key("module");
        // Of a module that is wrong, and reported, nobody knows the name.
        let Some(module) = resource.module.as_ref().filter(|_| at.is_written("name")) else { continue };
        documented_once(context, module, at, &mut documented);
        if !seen.contains_key(module.name.as_str()) {
            let place = at.key("name").place();
            seen.insert(&module.name, place.clone());
            scope.name(context, &Name::at(&module.name, place));
        }
    }
    root_files(context, &seen);
}

fn documented_once<'a>(
    context: &mut Context<'_>,
    module: &'a Module,
    at: At<'_>,
    documented: &mut BTreeMap<&'a str, Place>,
) {
    if module.doc.is_none() {
        return;
    }
    match documented.get(module.name.as_str()) {
        None => drop(documented.insert(&module.name, at.name_of("doc"))),
        Some(first) => {
            let message = format!("the module `{}` is documented in two files", module.name);
            context.add(
                Finding::new(&rules::DUPLICATE_NAME, at.name_of("doc"), message)
                    .label("documented again")
                    .related(first.clone(), "documented here")
                    .help("keep the text in one of the files"),
            );
        }
    }
}

/// A file without a module becomes a private one that goes by its file name.
fn root_files(context: &mut Context<'_>, modules: &BTreeMap<&str, Place>) {
    let remedy = "rename the file, or give it a `module`";
    let mut scope = Scope::new(Role::Module, "file", remedy);
    for (index, (file, resource)) in context.loaded.spec.resources.iter().enumerate() {
        if resource.module.is_some() {
            continue;
        }
        let place = context.loaded.documents[index].place(Span::START);
        let rust = variable(file.trim_end_matches(".yaml"));
        if let Some(module) = modules.get(rust.as_str()) {
            let message = format!("the file `{file}` becomes `{rust}` in Rust, which is a module of the spec");
            context.add(
                Finding::new(&rules::NAME_COLLISION, place, message)
                    .label(format!("becomes `{rust}`"))
                    .related(module.clone(), "the module")
                    .help(remedy),
            );
            continue;
        }
        scope.name(context, &Name { wire: file, rust: Some(&rust), rust_place: place.clone(), place });
    }
}

/// Types of a module share one scope.
fn types(context: &mut Context<'_>) {
    let mut scopes: BTreeMap<Option<&str>, Scope> = BTreeMap::new();
    let mut definitions = context.symbols.definitions().to_vec();
    // In the order of the files, so that what is given again is the later one.
    definitions.sort_by_key(|definition| definition.site.at(context.loaded).place());
    for definition in definitions {
        let scope = scopes.entry(definition.module).or_insert_with(|| Scope::new(Role::Type, "type", BY_ANOTHER_NAME));
        let at = definition.site.at(context.loaded);
        scope.entry(context, definition.item.name(), None, at);
        if let Item::Enumeration(enumeration) = definition.item
            && !enumeration.columns.is_empty()
        {
            let what = format!("the row of the table of `{}`", enumeration.name);
            scope.derived(context, row_type(&enumeration.name), what, at.key("name").place());
        }
    }
}

/// So do its constants.
fn constants(context: &mut Context<'_>) {
    let mut scopes: BTreeMap<Option<&str>, Scope> = BTreeMap::new();
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let module = resource.module.as_ref().map(|module| module.name.as_str());
        for (limit_index, limit) in resource.limits.iter().enumerate() {
            let at = context.loaded.documents[index].at().key("limits").item(limit_index);
            let scope = scopes.entry(module).or_insert_with(|| Scope::new(Role::Constant, "limit", BY_ANOTHER_NAME));
            scope.entry(context, &limit.name, None, at);
            if limit.exceeded.is_some() {
                let what = format!("the status beyond `{}`", limit.name);
                scope.derived(context, exceeded_constant(&limit.name), what, at.name_of("exceeded"));
            }
        }
    }
}

/// A table that describes several structs may have one key twice if no struct has both.
fn fields(context: &mut Context<'_>, definition: &Definition<'_>) {
    let mut scope = Scope::new(Role::Field, "field", BY_RUST_NAME);
    let name = definition.item.name();
    for site in context.symbols.fields(definition) {
        let at = site.at(context.loaded);
        // Otherwise nobody knows whether the struct has the field.
        if !at.is_broken("in") || site.field.in_.iter().any(|taker| taker == name) {
            scope.entry(context, &site.field.name, site.field.rust_name.as_deref(), at);
        }
    }
}

fn envelope_fields(context: &mut Context<'_>, envelope: &Envelope, at: At<'_>) {
    let mut scope = Scope::new(Role::Field, "field", "write the object as a struct: its fields can have a `rust_name`");
    scope.name(context, &Name::at(&envelope.content.key, at.key("content").key("key").place()));
    if envelope.pagination.is_some() {
        scope.name(context, &Name::at("pagination", at.name_of("pagination")));
    }
}

fn values(context: &mut Context<'_>, enumeration: &Enumeration, at: At<'_>) {
    let mut scope = Scope::new(Role::Variant { open: enumeration.open }, "value", BY_RUST_NAME);
    for (index, value) in enumeration.values.iter().enumerate() {
        scope.entry(context, &value.name, value.rust_name.as_deref(), at.item(index));
    }
}

/// Columns and predicates become methods.
fn methods(context: &mut Context<'_>, enumeration: &Enumeration, at: At<'_>) {
    let (columns, predicates) = (at.key("columns"), at.key("predicates"));
    let mut scope = Scope::new(Role::Method, "column", BY_ANOTHER_NAME);
    for (index, column) in enumeration.columns.iter().enumerate() {
        let at = columns.item(index);
        placeholders(context, column, at.key("type"));
        if Value::KEYS.contains(&column.name.as_str()) {
            let message = format!("a column cannot be called `{}`: values have a key of that name", column.name);
            context.add(
                Finding::new(&rules::RESERVED_NAME, at.key("name").place(), message)
                    .label("a key of every value")
                    .help("give the column another name"),
            );
            continue;
        }
        scope.entry(context, &column.name, None, at);
        if column.unique {
            let what = format!("the function that finds a value by `{}`", column.name);
            scope.derived(context, finder(&column.name), what, at.name_of("unique"));
        }
    }
    for (index, predicate) in enumeration.predicates.iter().enumerate() {
        scope.entry(context, &predicate.name, None, predicates.item(index));
    }
}

/// The placeholders of a template become arguments.
fn placeholders(context: &mut Context<'_>, column: &Column, at: At<'_>) {
    let Some(ColumnType::Template(names)) = ColumnType::parse(&column.type_) else { return };
    let mut scope = Scope::new(Role::Field, "placeholder", BY_ANOTHER_NAME);
    for (index, name) in names.iter().enumerate() {
        let earlier = names[..index].iter().filter(|other| *other == name).count();
        scope.name(context, &Name::of_rust(name, at.nth_part(name, earlier)));
    }
}

fn accessor(context: &mut Context<'_>, form: &IntegerForm, at: At<'_>) {
    let mut scope = Scope::new(Role::Method, "method", BY_ANOTHER_NAME)
        .taken(&["new"], "the constructor of every integer form")
        .taken(&["get"], "the method that gives the integer");
    scope.name(context, &Name::at(&form.accessor, at.place()));
}

fn parameters(context: &mut Context<'_>, operation: &Operation, at: At<'_>) {
    let mut scope = Scope::new(Role::Field, "parameter", BY_RUST_NAME);
    for (index, parameter) in operation.parameters.iter().enumerate() {
        scope.entry(context, &parameter.name, parameter.rust_name.as_deref(), at.item(index));
    }
}

/// Headers become constants beside those that every operation has.
fn headers(context: &mut Context<'_>, operation: &Operation, at: At<'_>) {
    let mut scope =
        Scope::new(Role::Constant, "header", "write it in the `doc` of the operation, not among its headers")
            .taken(&["METHOD", "PATH", "RESPONSE_STATUS", "SERVER"], "a constant of every operation");
    for (index, header) in operation.headers.iter().enumerate() {
        let place = at.item(index).key("name").place();
        let rust = constant(&header.name);
        scope.name(context, &Name { wire: &header.name, rust: Some(&rust), rust_place: place.clone(), place });
    }
}
