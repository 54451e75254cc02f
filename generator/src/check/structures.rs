//! Structs: which fields they have, that they can exist, and what the page has wrong about them.

use super::{Context, recursion};
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::TypeExpr;
use crate::spec::{Field, Structure};
use crate::symbols::{Definition, Item};

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let Item::Structure(structure) = definition.item else { continue };
        let at = definition.site.at(context.loaded);
        if concerns_others(structure) {
            let siblings = siblings(context, &definition);
            takers_of(context, structure, &siblings, at);
            if table_of(context, structure, &siblings, at) {
                has_fields(context, &definition, &siblings, at);
            }
        }
        for (index, field) in structure.fields.iter().enumerate() {
            erratum(context, &definition, field, index);
        }
    }
    recursion::check(context);
}

/// Whether the struct has to be held against the others of its module: most have a table of their own and no more.
fn concerns_others(structure: &Structure) -> bool {
    structure.fields_from.is_some()
        || structure.fields.is_empty()
        || structure.fields.iter().any(|field| !field.in_.is_empty())
}

/// A struct of the same module, and where it stands.
type Sibling<'a> = (&'a Structure, At<'a>);

fn siblings<'a>(context: &Context<'a>, definition: &Definition<'a>) -> Vec<Sibling<'a>> {
    let definitions = context.symbols.definitions().iter();
    definitions
        .filter(|other| other.module == definition.module)
        .filter_map(|other| match other.item {
            Item::Structure(structure) => Some((structure, other.site.at(context.loaded))),
            _ => None,
        })
        .collect()
}

/// Fields stand in structs that take them from this table.
fn takers_of(context: &mut Context<'_>, table: &Structure, siblings: &[Sibling<'_>], at: At<'_>) {
    let is_taker = |(other, at): &&Sibling<'_>| {
        other.name == table.name || other.fields_from.as_ref() == Some(&table.name) || at.is_broken("fields_from")
    };
    let takers: Vec<&str> = siblings.iter().filter(is_taker).map(|(other, _)| other.name.as_str()).collect();
    for (index, field) in table.fields.iter().enumerate() {
        for (position, name) in field.in_.iter().enumerate() {
            // Of a struct that has no fields, and is to have these, it is told there.
            let is_empty = |(other, at): &Sibling<'_>| other.name == *name && has_no_fields(other, *at);
            if takers.contains(&name.as_str()) || siblings.iter().any(is_empty) || context.symbols.is_broken(name) {
                continue;
            }
            let message = format!("`{name}` does not take fields from `{}`", table.name);
            let place = at.key("fields").item(index).key("in").item(position).place();
            let mut finding = Finding::new(&rules::UNKNOWN_STRUCT, place, message).label("not a struct of this table");
            let help = if let Some((_, other)) = siblings.iter().find(|(other, _)| other.name == *name) {
                finding = finding.related(other.key("name").place(), "has fields of its own");
                format!("give `{name}` the key `fields_from: {}` if the table describes it too", table.name)
            } else {
                let others = || takers.iter().copied().filter(|taker| !field.in_.iter().any(|one| one == taker));
                did_you_mean(name, others()).unwrap_or_else(|| match others().next() {
                    Some(_) => format!("write one of {}", alternatives(others())),
                    None => "remove it: every struct that takes fields from this table is named".to_owned(),
                })
            };
            context.add(finding.help(help));
        }
    }
}

fn has_no_fields(structure: &Structure, at: At<'_>) -> bool {
    structure.fields.is_empty() && structure.fields_from.is_none() && !at.is_broken("fields")
}

/// Whether the struct that fields are taken from, if there is one, has fields to take.
fn table_of(context: &mut Context<'_>, structure: &Structure, siblings: &[Sibling<'_>], at: At<'_>) -> bool {
    let Some(table) = &structure.fields_from else { return true };
    let finding = |message: String| Finding::new(&rules::UNKNOWN_STRUCT, at.key("fields_from").place(), message);
    let found = match siblings.iter().find(|(other, _)| other.name == *table) {
        None if context.symbols.is_broken(table) => None,
        None => {
            let lists_fields = |(other, _): &&Sibling<'_>| other.fields_from.is_none() && other.name != structure.name;
            let candidates = siblings.iter().filter(lists_fields).map(|(other, _)| other.name.as_str());
            let help = did_you_mean(table, candidates)
                .unwrap_or_else(|| "write the name of a struct of the same module".to_owned());
            let message = format!("no struct of this module is called `{table}`");
            Some(finding(message).label("unknown struct").help(help))
        }
        Some((other, _)) if other.name == structure.name => {
            let finding = finding(format!("`{table}` cannot take fields from itself")).label("the same");
            Some(finding.help("list its `fields`, or name the struct that lists them"))
        }
        Some((other, other_at)) if other.fields_from.is_some() => Some(
            finding(format!("`{table}` takes its own fields from another struct"))
                .label("lists no fields")
                .related(other_at.name_of("fields_from"), "takes its fields from elsewhere")
                .help("name the struct that lists the fields"),
        ),
        Some(_) if !structure.fields.is_empty() => Some(
            finding(format!("`{}` has fields of its own and takes those of `{table}`", structure.name))
                .label("takes these")
                .related(at.name_of("fields"), "has its own")
                .help("keep `fields`, or `fields_from`"),
        ),
        Some(_) => return true,
    };
    context.findings.extend(found);
    false
}

fn has_fields(context: &mut Context<'_>, definition: &Definition<'_>, siblings: &[Sibling<'_>], at: At<'_>) {
    let Item::Structure(structure) = definition.item else { return };
    let table = structure.fields_from.as_ref().unwrap_or(&structure.name);
    let may_have_more = context.symbols.may_have_field(definition, |_| true)
        || context.symbols.definitions().iter().filter(|other| other.item.name() == *table).count() > 1;
    if may_have_more || context.loaded.incomplete || !context.symbols.fields(definition).is_empty() {
        return;
    }
    let named_by =
        siblings.iter().find(|(table, _)| table.fields.iter().any(|field| field.in_.contains(&structure.name)));
    let help = match (&structure.fields_from, named_by) {
        (Some(table), _) => {
            format!("add `in: [{table}, {}]` to the fields of `{table}` that it has too", structure.name)
        }
        (None, Some((table, _))) if structure.fields.is_empty() => {
            format!("add `fields_from: {}`, of which fields name `{}`", table.name, structure.name)
        }
        (None, _) if structure.fields.is_empty() => {
            "add `fields:`, with an entry for each row of the page's table".to_owned()
        }
        (None, _) => format!("add `{}` to the `in` of the fields that it has", structure.name),
    };
    let message = format!("`{}` has no fields", structure.name);
    let finding = Finding::new(&rules::EMPTY_DEFINITION, at.key("name").place(), message);
    context.add(finding.label("no fields").help(help));
}

/// An erratum says that the page has the wrong type; if the page's type is the one in the spec, it says nothing.
fn erratum(context: &mut Context<'_>, definition: &Definition<'_>, field: &Field, index: usize) {
    let (Some(erratum), Some(parsed)) = (&field.erratum, TypeExpr::parse(&field.type_)) else { return };
    let Some(on_the_wire) = wire_type(context, definition.module, &parsed) else { return };
    if erratum.documented_type.eq_ignore_ascii_case(on_the_wire) {
        let at = definition.site.at(context.loaded).key("fields").item(index);
        let article = if on_the_wire.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
        let message =
            format!("this is no erratum: `{}` is {article} {on_the_wire} in JSON, as the page says", field.type_);
        context.add(
            Finding::new(&rules::IDLE_ERRATUM, at.key("erratum").key("documented_type").place(), message)
                .label("the page is right")
                .related(at.key("type").place(), "the type in the spec")
                .help("remove the erratum, or write the type as the page has it"),
        );
    }
}

/// What the pages call the JSON type of a value.
fn wire_type(context: &Context<'_>, module: Option<&str>, parsed: &TypeExpr) -> Option<&'static str> {
    Some(match parsed {
        TypeExpr::String | TypeExpr::Timestamp | TypeExpr::Uri => "string",
        TypeExpr::Boolean => "boolean",
        TypeExpr::Integer => "integer",
        TypeExpr::List(_) => "array",
        TypeExpr::Any => return None,
        TypeExpr::Named(reference) => match context.symbols.resolve(module, reference)?.item {
            Item::Identifier(_) | Item::Enumeration(_) => "string",
            Item::IntegerForm(_) => "integer",
            Item::Structure(_) | Item::Envelope(_) => "object",
            Item::Operation(_) => return None,
        },
    })
}
