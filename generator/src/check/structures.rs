//! Structs: which fields they have, that they can exist, and what the page has wrong about them.

use super::{Context, recursion};
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::rules;
use crate::spec::type_expr::TypeExpr;
use crate::spec::{Field, Structure};
use crate::symbols::{Definition, Item};

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let Item::Structure(structure) = definition.item else { continue };
        tables(context, &definition, structure);
        for (index, field) in structure.fields.iter().enumerate() {
            erratum(context, &definition, field, index);
        }
    }
    recursion::check(context);
}

/// Tables that describe several structs: both ends agree on it.
fn tables(context: &mut Context<'_>, definition: &Definition<'_>, structure: &Structure) {
    let at = definition.site.at(context.loaded);
    let siblings: Vec<_> =
        context.symbols.definitions().iter().filter(|other| other.module == definition.module).copied().collect();
    let takers: Vec<&str> = siblings
        .iter()
        .filter_map(|other| match other.item {
            Item::Structure(other)
                if other.name == structure.name || other.fields_from.as_ref() == Some(&structure.name) =>
            {
                Some(other.name.as_str())
            }
            _ => None,
        })
        .collect();
    for (index, field) in structure.fields.iter().enumerate() {
        for (position, name) in field.in_.iter().enumerate() {
            if !takers.contains(&name.as_str()) && !context.symbols.is_broken(name) {
                let place = at.key("fields").item(index).key("in").item(position).place();
                let help = did_you_mean(name, takers.iter().copied()).unwrap_or_else(|| {
                    format!(
                        "write one of {}, or give `{name}` the key `fields_from: {}`",
                        alternatives(takers.iter().copied()),
                        structure.name
                    )
                });
                context.add(
                    Finding::new(
                        &rules::UNKNOWN_STRUCT,
                        place,
                        format!("`{name}` does not take fields from `{}`", structure.name),
                    )
                    .label("not a struct of this table")
                    .help(help),
                );
            }
        }
    }
    if let Some(table) = &structure.fields_from {
        let place = at.key("fields_from").place();
        let found = siblings.iter().find_map(|other| match other.item {
            Item::Structure(other) if other.name == *table => Some(other),
            _ => None,
        });
        match found {
            None if context.symbols.is_broken(table) => return,
            None => {
                let names = siblings
                    .iter()
                    .filter(|other| matches!(other.item, Item::Structure(_)))
                    .map(|other| other.item.name());
                let help = did_you_mean(table, names)
                    .unwrap_or_else(|| "write the name of a struct of the same module".to_owned());
                context.add(
                    Finding::new(
                        &rules::UNKNOWN_STRUCT,
                        place,
                        format!("no struct of this module is called `{table}`"),
                    )
                    .label("unknown struct")
                    .help(help),
                );
                return;
            }
            Some(other) if other.fields_from.is_some() || other.name == structure.name => {
                let message = format!("`{table}` has no table of its own");
                context.add(
                    Finding::new(&rules::UNKNOWN_STRUCT, place, message)
                        .label("no fields there")
                        .help("name the struct that lists the fields"),
                );
                return;
            }
            Some(_) if !structure.fields.is_empty() => {
                let message = format!("`{}` has fields of its own and takes those of `{table}`", structure.name);
                context.add(
                    Finding::new(&rules::UNKNOWN_STRUCT, at.name_of("fields_from"), message)
                        .label("one or the other")
                        .related(at.name_of("fields"), "its own fields")
                        .help("keep `fields`, or `fields_from`"),
                );
                return;
            }
            Some(_) => {}
        }
    }
    if context.symbols.fields(definition).is_empty() && !at.is_broken("fields") && !context.loaded.incomplete {
        let help = match &structure.fields_from {
            Some(table) => format!("add `in: [{table}, {}]` to the fields of `{table}` that it has", structure.name),
            None => "add `fields:`, with an entry for each row of the page's table".to_owned(),
        };
        context.add(
            Finding::new(
                &rules::EMPTY_DEFINITION,
                at.key("name").place(),
                format!("`{}` has no fields", structure.name),
            )
            .label("no fields")
            .help(help),
        );
    }
}

/// An erratum says that the page has the wrong type; if the page's type is the one in the spec, it says nothing.
fn erratum(context: &mut Context<'_>, definition: &Definition<'_>, field: &Field, index: usize) {
    let (Some(erratum), Some(parsed)) = (&field.erratum, TypeExpr::parse(&field.type_)) else { return };
    let Some(on_the_wire) = wire_type(context, definition.module, &parsed) else { return };
    if erratum.documented_type.eq_ignore_ascii_case(on_the_wire) {
        let at = definition.site.at(context.loaded).key("fields").item(index);
        let message = format!("the erratum agrees with the page: `{}` is {on_the_wire} in JSON", field.type_);
        context.add(
            Finding::new(&rules::IDLE_ERRATUM, at.key("erratum").key("documented_type").place(), message)
                .label("the same type")
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
