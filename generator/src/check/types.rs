//! Types of fields, columns and references: known, and of a kind that may stand in their place.

use super::references::fits_field;
use super::{Context, written_from};
use crate::finding::{Finding, Place, alternatives, closest, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::{COLUMN_TYPES, ColumnType, FIELD_TYPES, Reference, TypeExpr};
use crate::spec::{Column, Envelope, Identifier, IntegerForm, Operation};
use crate::symbols::{Definition, Item};

/// Words of other languages, and what this one has for them.
const FIELD_WORDS: [(&str, &str); 15] = [
    ("text", "string"),
    ("str", "string"),
    ("bool", "boolean"),
    ("int", "integer"),
    ("long", "integer"),
    ("float", "any"),
    ("double", "any"),
    ("decimal", "any"),
    ("object", "any"),
    ("json", "any"),
    ("map", "any"),
    ("date", "timestamp"),
    ("time", "timestamp"),
    ("datetime", "timestamp"),
    ("url", "uri"),
];
const COLUMN_WORDS: [(&str, &str); 3] = [("string", "text"), ("str", "text"), ("bool", "boolean")];

/// What may stand in a place.
#[derive(Clone, Copy)]
struct Wanted {
    /// What it is called.
    kind: &'static str,
    /// The definitions that may stand there, where that says less.
    names: &'static str,
    /// The types of the language that may.
    builtin: &'static [&'static str],
    words: &'static [(&'static str, &'static str)],
}

const FIELD: Wanted = Wanted {
    kind: "a type of fields",
    names: "an identifier, integer form, open enumeration or struct",
    builtin: &FIELD_TYPES,
    words: &FIELD_WORDS,
};
const COLUMN: Wanted = Wanted {
    kind: "a closed enumeration",
    names: "a closed enumeration",
    builtin: &COLUMN_TYPES,
    words: &COLUMN_WORDS,
};

const fn definition_of(kind: &'static str) -> Wanted {
    Wanted { kind, names: kind, builtin: &[], words: &[] }
}

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        let module = definition.module;
        match definition.item {
            Item::Structure(structure) => {
                for (index, field) in structure.fields.iter().enumerate() {
                    field_type(context, module, &field.type_, at.key("fields").item(index).key("type"));
                }
            }
            Item::Enumeration(enumeration) => {
                for (index, column) in enumeration.columns.iter().enumerate() {
                    column_type(context, module, column, at.key("columns").item(index));
                }
            }
            Item::Envelope(envelope) => envelope_types(context, module, envelope, at),
            Item::Identifier(identifier) => alternatives_of(context, module, identifier, at.key("one_of")),
            Item::IntegerForm(form) => integer_form(context, module, form, at),
            Item::Operation(operation) => operation_types(context, module, operation, at),
        }
    }
}

fn field_type(context: &mut Context<'_>, module: Option<&str>, written: &str, at: At<'_>) {
    let Some(parsed) = TypeExpr::parse(written) else {
        context.add(not_a_type(written, at, FIELD));
        return;
    };
    let Some(reference) = parsed.reference() else { return };
    expect(context, module, reference, at, FIELD, &fits_field);
}

fn column_type(context: &mut Context<'_>, module: Option<&str>, column: &Column, at: At<'_>) {
    let type_at = at.key("type");
    let Some(parsed) = ColumnType::parse(&column.type_) else {
        context.add(not_a_type(&column.type_, type_at, COLUMN));
        return;
    };
    if let Some(reference) = parsed.reference() {
        let is_closed = |item: Item<'_>| matches!(item, Item::Enumeration(enumeration) if !enumeration.open);
        if expect(context, module, reference, type_at, COLUMN, &is_closed).is_none() {
            return;
        }
    }
    let finds = !matches!(parsed, ColumnType::Template(_) | ColumnType::List(_));
    let cannot = match parsed {
        _ if column.unique && !finds => Some(("unique", "find its value")),
        ColumnType::Text => None,
        _ if column.documents => Some(("documents", "explain its value: only `text` can")),
        _ => None,
    };
    if let Some((key, what)) = cannot {
        let message = format!("a cell of `{}` cannot {what}", column.type_);
        context.add(
            Finding::new(&rules::UNKNOWN_TYPE, type_at.place(), message)
                .label("the type of the column")
                .related(at.name_of(key), "asked for here")
                .help(format!("remove `{key}`, or change the type")),
        );
    }
}

fn envelope_types(context: &mut Context<'_>, module: Option<&str>, envelope: &Envelope, at: At<'_>) {
    field_type(context, module, &envelope.content.type_, at.key("content").key("type"));
    if let Some(name) = &envelope.pagination {
        let is_struct = |item: Item<'_>| matches!(item, Item::Structure(_));
        named(context, module, name, at.key("pagination"), definition_of("a struct"), &is_struct);
    }
}

/// Identifiers that may stand for another, each once.
fn alternatives_of(context: &mut Context<'_>, module: Option<&str>, identifier: &Identifier, at: At<'_>) {
    let mut seen: Vec<(&str, Place)> = Vec::new();
    for (index, name) in identifier.one_of.iter().enumerate() {
        let at = at.item(index);
        if let Some((_, first)) = seen.iter().find(|(other, _)| other == name) {
            let finding = Finding::new(&rules::DUPLICATE_NAME, at.place(), format!("`{name}` stands here twice"));
            let finding = finding.label("given again").related(first.clone(), "first given here");
            context.add(finding.help("remove one of them"));
            continue;
        }
        seen.push((name, at.place()));
        let is_identifier = |item: Item<'_>| matches!(item, Item::Identifier(_));
        // Not the identifier itself, nor one that is listed already.
        let can_be_added = |item: Item<'_>| {
            is_identifier(item)
                && item.name() != identifier.name
                && !identifier.one_of.iter().any(|listed| listed == item.name())
        };
        let wanted = definition_of("an identifier");
        let found = match Reference::parse(name) {
            Some(reference) if context.symbols.resolve(module, &reference).is_none() => {
                expect(context, module, &reference, at, wanted, &can_be_added)
            }
            _ => named(context, module, name, at, wanted, &is_identifier),
        };
        if found.is_some_and(|found| matches!(found.item, Item::Identifier(other) if std::ptr::eq(other, identifier))) {
            let finding = Finding::new(&rules::UNKNOWN_TYPE, at.place(), format!("`{name}` stands for itself already"));
            context.add(finding.label("the same").help("name the identifiers that may stand here besides"));
        }
    }
}

fn operation_types(context: &mut Context<'_>, module: Option<&str>, operation: &Operation, at: At<'_>) {
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let at = at.key("parameters").item(index).key("type");
        let is_identifier = |item: Item<'_>| matches!(item, Item::Identifier(_));
        named(context, module, &parameter.type_, at, definition_of("an identifier"), &is_identifier);
    }
    let at = at.key("response").key("type");
    let is_object = |item: Item<'_>| matches!(item, Item::Structure(_) | Item::Envelope(_));
    named(context, module, &operation.response.type_, at, definition_of("a struct or an envelope"), &is_object);
}

fn integer_form(context: &mut Context<'_>, module: Option<&str>, form: &IntegerForm, at: At<'_>) {
    let is_open = |item: Item<'_>| matches!(item, Item::Enumeration(enumeration) if enumeration.open);
    let wanted = definition_of("an open enumeration");
    let Some(target) = named(context, module, &form.enum_, at.key("enum"), wanted, &is_open) else { return };
    let Item::Enumeration(enumeration) = target.item else { return };
    let target_at = target.site.at(context.loaded);
    let column_at = |index| target_at.key("columns").item(index);
    let columns = || enumeration.columns.iter().enumerate();
    let suitable = || {
        let found = columns().filter(|(_, column)| column.unique && column.type_ == "integer");
        found.map(|(_, column)| column.name.as_str())
    };
    let named = columns().find(|(_, column)| column.name == form.column);
    let is_unresolved = |column: &Column| context.column_type(target.module, &column.type_).is_none();
    let is_broken = target_at.is_broken("columns")
        || named.is_some_and(|(_, column)| is_unresolved(column))
        || named.is_some_and(|(index, _)| column_at(index).is_broken("unique"))
        || context.is_left_out(&form.column);
    if is_broken || suitable().any(|name| name == form.column) {
        return;
    }
    let message = format!("`{}` has no unique integer column `{}`", enumeration.name, form.column);
    let finding = Finding::new(&rules::UNKNOWN_COLUMN, at.key("column").place(), message);
    let finding = match named {
        Some((index, column)) => {
            let what = if column.type_ == "integer" { "not `unique`" } else { "not an integer" };
            finding.related(column_at(index).key("name").place(), what)
        }
        None => finding,
    };
    let help = did_you_mean(&form.column, suitable()).unwrap_or_else(|| match suitable().next() {
        Some(_) => format!("its unique integer columns are {}", alternatives(suitable())),
        None => format!("give `{}` a column of type `integer` with `unique: true`", enumeration.name),
    });
    context.add(finding.label("no such column").help(help));
}

/// The name of a definition of a kind; what it refers to, if that is right.
fn named<'a>(
    context: &mut Context<'a>,
    module: Option<&str>,
    written: &str,
    at: At<'_>,
    wanted: Wanted,
    fits: &dyn Fn(Item<'_>) -> bool,
) -> Option<Definition<'a>> {
    let Some(reference) = Reference::parse(written) else {
        let message = format!("`{written}` is not the name of a definition");
        context.add(
            Finding::new(&rules::UNKNOWN_TYPE, at.place(), message)
                .label("not a name")
                .help(format!("write the name of {}, and nothing else", wanted.names)),
        );
        return None;
    };
    expect(context, module, &reference, at, wanted, fits)
}

/// A reference to a definition of a kind; what it refers to, if that is right.
fn expect<'a>(
    context: &mut Context<'a>,
    module: Option<&str>,
    reference: &Reference,
    at: At<'_>,
    wanted: Wanted,
    fits: &dyn Fn(Item<'_>) -> bool,
) -> Option<Definition<'a>> {
    let Some(definition) = context.symbols.resolve(module, reference).copied() else {
        if !context.symbols.is_broken(&reference.name) {
            let finding = unknown(context, module, reference, at, wanted, fits);
            context.add(finding);
        }
        return None;
    };
    let fitting = context.fitting(&definition, fits);
    if fitting.is_none() {
        let finding = wrong_kind(context, reference, &definition, at, wanted);
        context.add(finding);
    }
    fitting
}

fn unknown(
    context: &Context<'_>,
    module: Option<&str>,
    reference: &Reference,
    at: At<'_>,
    wanted: Wanted,
    fits: &dyn Fn(Item<'_>) -> bool,
) -> Finding {
    let finding = |part: &str, message| Finding::new(&rules::UNKNOWN_TYPE, at.part(part), message);
    let written = reference.to_string();
    let is_builtin = |name: &str| FIELD_TYPES.contains(&name) || COLUMN_TYPES.contains(&name);
    if is_builtin(&written) && !wanted.words.iter().any(|(word, _)| *word == written) {
        let finding = finding(&written, format!("`{written}` is not {} here", wanted.kind));
        return finding.label(format!("expected {}", wanted.kind)).help(format!("write the name of {}", wanted.names));
    }
    let resources = &context.loaded.spec.resources;
    let modules = || resources.iter().filter_map(|(_, resource)| Some(resource.module.as_ref()?.name.as_str()));
    if let Some(named) = reference.module.as_deref().filter(|named| !modules().any(|module| module == *named)) {
        let help = did_you_mean(named, modules())
            .unwrap_or_else(|| format!("the modules are {}", alternatives(sorted(modules()))));
        return finding(named, format!("no module is called `{named}`")).label("unknown module").help(help);
    }
    finding(&written, format!("nothing is called `{reference}`"))
        .label("unknown")
        .help(unknown_help(context, module, reference, wanted, fits))
}

/// What to write instead of a name that nothing has.
fn unknown_help(
    context: &Context<'_>,
    module: Option<&str>,
    reference: &Reference,
    wanted: Wanted,
    fits: &dyn Fn(Item<'_>) -> bool,
) -> String {
    if reference.name.eq_ignore_ascii_case("number") && !wanted.words.is_empty() {
        let fractions = if wanted.builtin.contains(&"any") { "any" } else { "text" };
        return format!(
            "write `integer` for whole numbers; there is no type for fractions yet, so write `{fractions}` for them"
        );
    }
    if let Some((_, instead)) = wanted.words.iter().find(|(word, _)| reference.name.eq_ignore_ascii_case(word)) {
        return format!("write `{instead}`");
    }
    let mut definitions: Vec<_> = context.symbols.definitions().to_vec();
    definitions.retain(|definition| {
        fits(definition.item) && (reference.module.is_none() || reference.module.as_deref() == definition.module)
    });
    // What is nearer in the spec is likelier to be meant.
    definitions.sort_by_key(|definition| definition.module != module);
    let builtin = if reference.module.is_none() { wanted.builtin } else { &[] };
    let near_definition = context.suggestion(&reference.name, definitions.into_iter());
    let names = near_definition.iter().map(|definition| definition.item.name());
    match (closest(&reference.name, builtin.iter().copied().chain(names)), near_definition) {
        (Some(near), _) if builtin.contains(&near) => format!("did you mean `{near}`?"),
        (_, Some(definition)) => format!("did you mean `{}`?", written_from(module, &definition)),
        _ if builtin.is_empty() => format!("define it, or write the name of {}", wanted.names),
        _ => format!("define it, or write one of {}", alternatives(builtin.iter().copied())),
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether both a field and a column have the type of a definition: neither `open: true` nor `open: false` fits both.
fn is_in_field_and_column(context: &Context<'_>, target: &Definition<'_>) -> bool {
    let is_target = |module: Option<&str>, reference: Option<&Reference>| {
        let found = reference.and_then(|reference| context.symbols.resolve(module, reference));
        found.is_some_and(|found| found.site == target.site)
    };
    let is_named_by = |is_meant: &dyn Fn(&Definition<'_>) -> bool| context.symbols.definitions().iter().any(is_meant);
    let in_field = is_named_by(&|one| match one.item {
        Item::Structure(structure) => structure
            .fields
            .iter()
            .any(|field| is_target(one.module, TypeExpr::parse(&field.type_).as_ref().and_then(TypeExpr::reference))),
        _ => false,
    });
    let in_column = is_named_by(&|one| match one.item {
        Item::Enumeration(enumeration) => enumeration.columns.iter().any(|column| {
            is_target(one.module, ColumnType::parse(&column.type_).as_ref().and_then(ColumnType::reference))
        }),
        _ => false,
    });
    in_field && in_column
}

fn wrong_kind(
    context: &Context<'_>,
    reference: &Reference,
    definition: &Definition<'_>,
    at: At<'_>,
    wanted: Wanted,
) -> Finding {
    let message = format!("`{reference}` is {}, not {}", definition.item.describe(), wanted.kind);
    let help = match definition.item {
        Item::Enumeration(_) if is_in_field_and_column(context, definition) => {
            "fields take open enumerations and columns closed ones: define two, this one for the fields with `open: true` \
             and another for the columns with `open: false`"
                .to_owned()
        }
        Item::Enumeration(one) if !one.open && wanted.names.contains("open enumeration") => {
            "write `open: true` there: a value that is new must not break a response".to_owned()
        }
        Item::Enumeration(one) if one.open && wanted.kind == COLUMN.kind => {
            "write `open: false` there if only tables use it".to_owned()
        }
        _ => format!("write the name of {}", wanted.names),
    };
    let definition_at = definition.site.at(context.loaded);
    Finding::new(&rules::UNKNOWN_TYPE, at.part(&reference.to_string()), message)
        .label(format!("expected {}", wanted.kind))
        .related(definition_at.key("name").place(), "defined here")
        .help(help)
}

fn not_a_type(written: &str, at: At<'_>, wanted: Wanted) -> Finding {
    let inner = |open, close| written.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    let listed = inner("array<", ">").or(inner("[", "]")).or(written.strip_suffix("[]"));
    let optional = inner("Option<", ">").or(written.strip_suffix('?'));
    let help = match (listed, optional) {
        (Some(element), _) => format!("write `list<{element}>`"),
        (None, Some(some)) => format!("write `{some}`: that it may be missing need not be said"),
        (None, None) if written.starts_with("list<") => "lists hold neither lists nor `any`: write `any`".to_owned(),
        (None, None) => format!(
            "types are {}, the name of {}, or `list<…>` of one",
            alternatives(wanted.builtin.iter().copied()),
            wanted.names
        ),
    };
    let message = match written.trim() {
        "" => "the type is empty".to_owned(),
        _ => format!("`{written}` is not a type"),
    };
    Finding::new(&rules::UNKNOWN_TYPE, at.place(), message).label("not a type").help(help)
}
