//! What refers across definitions: the paths of operations, and the correspondences between fields.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::{Finding, Place, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::{Operation, type_expr::Reference};
use crate::symbols::Item;
use crate::template;

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        if let Item::Operation(operation) = definition.item {
            path(context, operation, definition.site.at(context.loaded));
        }
    }
    let mut seen = BTreeMap::new();
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at().key("correspondences");
        for (index, correspondence) in resource.correspondences.iter().enumerate() {
            for (position, field) in correspondence.fields.iter().enumerate() {
                corresponding(context, field, at.item(index).key("fields").item(position), &mut seen);
            }
        }
    }
}

/// The path has every parameter, and no other.
fn path(context: &mut Context<'_>, operation: &Operation, at: At<'_>) {
    let place = at.key("path").place();
    let names = match template::parse(&operation.path) {
        Ok(segments) => segments.into_iter().filter_map(template::Segment::placeholder).collect::<Vec<_>>(),
        Err(problem) => {
            context.add(
                Finding::new(&rules::UNKNOWN_PARAMETER, place, problem)
                    .label("unbalanced brace")
                    .help("write each parameter as `{name}`"),
            );
            return;
        }
    };
    if !operation.path.starts_with('/') {
        context.add(
            Finding::new(&rules::UNKNOWN_PARAMETER, place.clone(), "the path does not begin with `/`")
                .label("not a path")
                .help("write what stands behind the server's name"),
        );
    }
    let declared = || operation.parameters.iter().map(|parameter| parameter.name.as_str());
    for name in &names {
        if !declared().any(|other| other == name) && !context.symbols.is_broken(name) {
            let help = did_you_mean(name, declared()).unwrap_or_else(|| format!("add `{name}` under `parameters`"));
            context.add(
                Finding::new(
                    &rules::UNKNOWN_PARAMETER,
                    place.clone(),
                    format!("the path's parameter `{name}` is not described"),
                )
                .label("not described")
                .help(help),
            );
        }
    }
    for (index, parameter) in operation.parameters.iter().enumerate() {
        if !names.contains(&parameter.name) {
            let place = at.key("parameters").item(index).key("name").place();
            let help = format!("the path has {}", alternatives(names.iter().map(String::as_str)));
            context.add(
                Finding::new(
                    &rules::UNKNOWN_PARAMETER,
                    place,
                    format!("the path has no parameter `{}`", parameter.name),
                )
                .label("not in the path")
                .help(help),
            );
        }
    }
}

/// A field, as `module.Struct.field` or `Struct.field`; in one correspondence only.
fn corresponding<'a>(context: &mut Context<'_>, written: &'a str, at: At<'_>, seen: &mut BTreeMap<&'a str, Place>) {
    let finding = |message: String| Finding::new(&rules::UNKNOWN_FIELD, at.place(), message);
    let Some((owner, field)) =
        written.rsplit_once('.').and_then(|(owner, field)| Some((Reference::parse(owner)?, field)))
    else {
        context.add(
            finding(format!("`{written}` does not name a field"))
                .label("not a field")
                .help("write `module.Struct.field`, or `Struct.field` at the root of the crate"),
        );
        return;
    };
    match context.symbols.resolve(None, &owner).copied() {
        Some(definition) if matches!(definition.item, Item::Structure(_)) => {
            let fields = context.symbols.fields(&definition);
            if !fields.iter().any(|site| site.field.name == field) && !context.symbols.is_broken(field) {
                let help = did_you_mean(field, fields.iter().map(|site| site.field.name.as_str()))
                    .unwrap_or_else(|| "write a field that the struct has".to_owned());
                context.add(finding(format!("`{owner}` has no field `{field}`")).label("no such field").help(help));
            }
        }
        None if context.symbols.is_broken(&owner.name) => {}
        _ => context.add(
            finding(format!("no struct is called `{owner}`"))
                .label("unknown struct")
                .help("write `module.Struct.field`, or `Struct.field` at the root of the crate"),
        ),
    }
    match seen.get(written) {
        None => drop(seen.insert(written, at.place())),
        Some(first) => {
            let finding = finding(format!("`{written}` stands in two correspondences")).label("given again");
            context.add(finding.related(first.clone(), "first given here").help("join the two, or remove one"));
        }
    }
}
