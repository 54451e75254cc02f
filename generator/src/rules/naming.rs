//! Checks all names: each is unique in its namespace, is a valid Rust identifier, and does not collide with another.

use std::collections::{BTreeMap, BTreeSet};

use super::namespace::{BY_ANOTHER_NAME, BY_RUST_NAME, Name, Namespace, REMOVE_ONE, defined_twice};
use super::{DUPLICATE_NAME, INVALID_NAME, NAME_COLLISION, RESERVED_NAME, operation_names};
use crate::api::{
    Api, Column, ColumnType, Definition, Enumeration, Envelope, IntegerForm, ModuleId, Row, StructureId, WireName,
    WireNames, WireValue,
};
use crate::finding::{Finding, Span};
use crate::names::{Role, SERVERS, exceeded_constant, finder, identifier, presence, setter, variable, variant};
use crate::spec::{Key, Location, Spanned, Value, Wire};

pub(super) fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    package(api, findings);
    modules(api, findings);
    types(api, findings);
    constants(api, findings);
    for definition in api.definitions() {
        parts(api, definition, findings);
    }
    api.structures().for_each(|(id, _)| field_methods(api, id, findings));
    api.envelopes.iter().for_each(|envelope| envelope_fields(api, envelope, findings));
    api.enumerations.iter().for_each(|enumeration| {
        values(api, enumeration, findings);
        methods(api, enumeration, findings);
    });
    api.integer_forms.iter().for_each(|form| accessor(api, form, findings));
    api.operations.iter().for_each(|operation| operation_names::check(api, operation, findings));
    operation_names::servers(api, findings);
}

fn package(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let package = &api.spec.package;
    let is_well_formed = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
    };
    if let Some(name) = package.name.given().filter(|name| !is_well_formed(name)) {
        let message = format!("`{name}` cannot be the name of a package");
        findings.push(
            Finding::new(&INVALID_NAME, api.place(name.location()), message)
                .label("not a package name")
                .help("use lower-case letters, digits and `-`, beginning with a letter, as in `acme-models`"),
        );
    }
    let mut seen: BTreeMap<&str, Location> = BTreeMap::new();
    for id in package.pages.iter().map(|page| &page.id) {
        match seen.get(id.as_str()) {
            None => drop(seen.insert(id, id.location())),
            Some(first) => {
                let finding = defined_twice(api.spec, "page", id, (id.location(), *first));
                findings.push(finding.help(REMOVE_ONE));
            }
        }
    }
}

/// Public modules and files without a module share the namespace of the crate's modules.
fn modules(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let mut namespace = Namespace::new(api.spec, Role::Module, "module", BY_ANOTHER_NAME);
    documented_once(api, findings);
    let mut located = BTreeMap::new();
    // A module with an invalid name has been reported, and has no location.
    for module in &api.modules {
        if let Some(location) = module.location {
            located.insert(module.name, location);
            namespace.add(&Name { wire: module.name, rust: None, location, rust_location: location }, findings);
        }
    }
    root_files(api, &located, findings);
}

/// Checks that only one file documents a module.
fn documented_once(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let mut documented: BTreeMap<&str, Location> = BTreeMap::new();
    for module in api.files.iter().filter_map(|file| file.spec.resource.module.value()) {
        let Some(doc) = module.doc.key_location() else { continue };
        match documented.get(module.name.as_str()) {
            None => drop(documented.insert(&module.name, doc)),
            Some(first) => {
                let message = format!("the module `{}` is documented in two files", module.name);
                findings.push(
                    Finding::new(&DUPLICATE_NAME, api.place(doc), message)
                        .label("documented again")
                        .related(api.place(*first), "documented here")
                        .help("keep the text in one of the files"),
                );
            }
        }
    }
}

/// A file without a module becomes a private module with the name of the file.
fn root_files(api: &Api<'_>, modules: &BTreeMap<&str, Location>, findings: &mut Vec<Finding>) {
    let remedy = "rename the file, or give it a `module`";
    let mut namespace = Namespace::new(api.spec, Role::Module, "file", remedy);
    for file in api.files.iter().filter(|file| file.module.is_none()) {
        let name = file.spec.name.as_str();
        let location = Location::new(file.spec.id, Span::START);
        let rust = variable(name.trim_end_matches(".yaml"));
        if let Some(module) = modules.get(rust.as_str()) {
            let message = format!("the file `{name}` becomes `{rust}` in Rust, which is a module of the spec");
            findings.push(
                Finding::new(&NAME_COLLISION, api.place(location), message)
                    .label(format!("becomes `{rust}`"))
                    .related(api.place(*module), "the module")
                    .help(remedy),
            );
            continue;
        }
        namespace.add(&Name { wire: name, rust: Some(&rust), location, rust_location: location }, findings);
    }
}

/// The types of a module share a namespace.
fn types(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let mut namespaces: BTreeMap<Option<ModuleId>, Namespace<'_>> = BTreeMap::new();
    let mut definitions: Vec<Definition> =
        api.definitions().filter(|definition| !matches!(definition, Definition::Limit(_))).collect();
    // In the order of the files, so that the later of two definitions is reported.
    definitions.sort_by_key(|definition| api.header(*definition).name.location());
    for definition in definitions {
        let header = api.header(definition);
        let namespace = namespaces
            .entry(header.module)
            .or_insert_with(|| Namespace::new(api.spec, Role::Type, "type", BY_ANOTHER_NAME));
        namespace.add_entry(header.name, &Key::Absent, findings);
    }
    derived_types(api, &mut namespaces, findings);
}

/// The types that are emitted beside those that the spec defines.
fn derived_types(
    api: &Api<'_>,
    namespaces: &mut BTreeMap<Option<ModuleId>, Namespace<'_>>,
    findings: &mut Vec<Finding>,
) {
    for operation in &api.operations {
        let Some(namespace) = namespaces.get_mut(&operation.header.module) else { continue };
        for (name, what) in operation_names::derived_types(operation) {
            namespace.add_derived(name, what, operation.name.location(), findings);
        }
    }
    let mut modules = BTreeSet::new();
    for server in api.servers.iter().filter(|server| modules.insert(server.module)) {
        if let Some(namespace) = namespaces.get_mut(&server.module) {
            let what = "the enumeration of the servers".to_owned();
            namespace.add_derived(SERVERS.to_owned(), what, server.name.location(), findings);
        }
    }
}

/// The constants of a module share a namespace with the constructors of identifiers and integer forms, which are tuple
/// structs.
fn constants(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let mut namespaces: BTreeMap<Option<ModuleId>, Namespace<'_>> = BTreeMap::new();
    let new = || Namespace::new(api.spec, Role::Constant, "limit", BY_ANOTHER_NAME);
    let identifiers = api.identifiers.iter().map(|one| (one.header, "identifier"));
    let tuple_structs = identifiers.chain(api.integer_forms.iter().map(|one| (one.header, "integer form")));
    for (header, noun) in tuple_structs {
        let what = format!("the {noun} `{}`", header.name);
        let namespace = namespaces.entry(header.module).or_insert_with(new);
        namespace.add_derived(header.name.to_string(), what, header.name.location(), findings);
    }
    for limit in &api.limits {
        let namespace = namespaces.entry(limit.header.module).or_insert_with(new);
        namespace.add_entry(&limit.name, &Key::Absent, findings);
        if let Some(exceeded) = limit.exceeded.given() {
            let what = format!("the status beyond `{}`", limit.name);
            namespace.add_derived(exceeded_constant(&limit.name), what, exceeded.key_location(), findings);
        }
    }
}

/// The names that the vendor gives the parts of a definition.
fn parts(api: &Api<'_>, definition: Definition, findings: &mut Vec<Finding>) {
    let Some(WireNames { role, noun, names }) = api.part(definition).names(api) else { return };
    let mut namespace = Namespace::new(api.spec, role, noun, BY_RUST_NAME);
    for WireName { name, rust_name, derived } in names {
        match derived {
            Some(identifier) if rust_name.is_absent() => namespace.add_derived_entry(name, &identifier, findings),
            _ => namespace.add_entry(name, rust_name, findings),
        }
    }
}

/// Methods that are named after fields. No field has two of the same name, but two fields can have one each.
fn field_methods(api: &Api<'_>, id: StructureId, findings: &mut Vec<Finding>) {
    let mut namespace = Namespace::new(api.spec, Role::Method, "method", BY_RUST_NAME);
    let settable = api.constructor(id).map(|constructor| constructor.settable).unwrap_or_default();
    let mut names = BTreeSet::new();
    for (member, field) in api.fields_of(id).enumerate() {
        // A name that is invalid or taken has been reported.
        let Ok(name) = identifier(Role::Field, &field.name, field.rust_name.text()) else { continue };
        if !names.insert(name.clone()) {
            continue;
        }
        let location = field.rust_name.given().unwrap_or(&field.name).location();
        let mut add = |method: String, what: &str| {
            let what = format!("the method that {what} `{}`", field.name);
            namespace.add_derived(method, what, location, findings);
        };
        if field.absence_matters.is_true() {
            add(presence(&name), "tells the presence of");
        }
        if settable.contains(&member) {
            add(setter(&name), "sets");
        }
    }
}

fn envelope_fields(api: &Api<'_>, envelope: &Envelope<'_>, findings: &mut Vec<Finding>) {
    let remedy = "write the object as a struct: its fields can have a `rust_name`";
    let mut namespace = Namespace::new(api.spec, Role::Field, "field", remedy);
    namespace.add(&Name::plain(&envelope.content.key), findings);
    let key = envelope.pagination_key.given().map(Spanned::location);
    if let Some(location) = envelope.pagination.key_location().map(|location| key.unwrap_or(location)) {
        let name = Name { wire: envelope.page_key(), rust: None, location, rust_location: location };
        namespace.add(&name, findings);
    }
}

fn values(api: &Api<'_>, enumeration: &Enumeration<'_>, findings: &mut Vec<Finding>) {
    let mut namespace = Namespace::new(api.spec, Role::Variant { open: *enumeration.open }, "value", BY_RUST_NAME);
    if matches!(enumeration.wire_type, Ok(Wire::Integer | Wire::IntegerText)) {
        namespace = namespace.twice("remove one of them or, if the page has the name twice, omit it from one of them");
    }
    let mut integers: BTreeMap<i64, &Row<'_>> = BTreeMap::new();
    for row in &enumeration.rows {
        // A value that is not what it should be in JSON has been reported.
        let Ok(wire) = row.wire else { continue };
        if row.value.name.is_absent() && row.value.rust_name.is_absent() {
            namespace.add_derived_entry(&row.label, &variant(row), findings);
        } else {
            namespace.add_entry(&row.label, &row.value.rust_name, findings);
        }
        let WireValue::Integer(integer) = wire else { continue };
        match integers.get(&integer) {
            None => drop(integers.insert(integer, row)),
            // Reported as a duplicate name.
            Some(other) if other.label == row.label => {}
            Some(other) => findings.push(same_integer(api, integer, row, other)),
        }
    }
}

fn same_integer(api: &Api<'_>, integer: i64, row: &Row<'_>, other: &Row<'_>) -> Finding {
    let location = |row: &Row<'_>| row.value.value.given().map_or(row.label.location(), Spanned::location);
    let message = format!("`{}` and `{}` have the same `value` {integer}", row.label, other.label);
    Finding::new(&DUPLICATE_NAME, api.place(location(row)), message)
        .label("given again")
        .related(api.place(location(other)), format!("given to `{}` here", other.label))
        .help("check on the page which of the two has it; if both names stand for it, keep one value and mention the other in its `doc`")
}

/// Columns and predicates become methods of the enumeration.
fn methods(api: &Api<'_>, enumeration: &Enumeration<'_>, findings: &mut Vec<Finding>) {
    let mut namespace = Namespace::new(api.spec, Role::Method, "column", BY_ANOTHER_NAME);
    if matches!(enumeration.wire_type, Ok(Wire::Integer | Wire::IntegerText)) {
        namespace = namespace.reserve(&["as_i64", "name"], "a method of every enumeration of integers");
    }
    for column in &enumeration.table {
        placeholders(api, column, findings);
        if Value::KEYS.contains(&column.name.as_str()) {
            let message = format!("a column cannot be called `{}`: values have a key of that name", column.name);
            findings.push(
                Finding::new(&RESERVED_NAME, api.place(column.name.location()), message)
                    .label("a key of every value")
                    .help("give the column another name"),
            );
            continue;
        }
        namespace.add_entry(&column.name, &Key::Absent, findings);
        if let Some(unique) = column.unique.given().filter(|unique| ***unique) {
            let what = format!("the function that finds a value by `{}`", column.name);
            namespace.add_derived(finder(&column.name), what, unique.key_location(), findings);
        }
    }
    for predicate in &enumeration.questions {
        namespace.add_entry(&predicate.name, &Key::Absent, findings);
    }
}

/// The placeholders of a template become parameters of its method.
fn placeholders(api: &Api<'_>, column: &Column<'_>, findings: &mut Vec<Finding>) {
    let Ok(ColumnType::Template(names)) = &column.column_type else { return };
    let mut namespace = Namespace::new(api.spec, Role::Field, "placeholder", BY_ANOTHER_NAME);
    for (name, location) in names {
        // A placeholder is used as an identifier unchanged.
        let name = Name { wire: name, rust: Some(name), location: *location, rust_location: *location };
        namespace.add(&name, findings);
    }
}

fn accessor(api: &Api<'_>, form: &IntegerForm<'_>, findings: &mut Vec<Finding>) {
    let mut namespace = Namespace::new(api.spec, Role::Method, "method", BY_ANOTHER_NAME)
        .reserve(&["new"], "the constructor of every integer form")
        .reserve(&["get"], "the method that gives the integer");
    namespace.add(&Name::plain(&form.accessor), findings);
}
