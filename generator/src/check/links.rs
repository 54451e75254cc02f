//! What refers across definitions: the paths of operations, and the correspondences between fields.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, written_from};
use crate::finding::{Finding, Place, alternatives, closest};
use crate::load::At;
use crate::rules;
use crate::spec::{Operation, type_expr::Reference};
use crate::symbols::{Definition, Item};
use crate::template::{self, Segment};

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        if let Item::Operation(operation) = definition.item {
            path(context, operation, definition.site.at(context.loaded));
        }
    }
    correspondences(context);
}

/// The path has every parameter, and no other.
fn path(context: &mut Context<'_>, operation: &Operation, at: At<'_>) {
    let finding = |place, message: String| Finding::new(&rules::UNKNOWN_PARAMETER, place, message);
    let path = at.key("path");
    let names = match template::parse(&operation.path) {
        Ok(segments) => segments.iter().filter_map(Segment::placeholder).map(str::to_owned).collect::<Vec<_>>(),
        Err(problem) => {
            let finding = finding(path.place(), problem.to_owned()).label("unbalanced brace");
            context.add(finding.help("write each parameter as `{name}`"));
            return;
        }
    };
    if !operation.path.starts_with('/') {
        let finding = finding(path.place(), "the path does not begin with `/`".to_owned()).label("not a path");
        context.add(finding.help("write what stands behind the server's name"));
    }
    let declared: Vec<&str> = operation.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let undescribed: Vec<&str> = names.iter().map(String::as_str).filter(|name| !declared.contains(name)).collect();
    let mut meant = Vec::new();
    for (index, parameter) in operation.parameters.iter().enumerate() {
        if !names.contains(&parameter.name) {
            let place = at.key("parameters").item(index).key("name").place();
            let near = closest(&parameter.name, undescribed.iter().copied());
            meant.extend(near);
            context.add(idle_parameter(&parameter.name, near, &names, place, path));
        }
    }
    // What a parameter seems to be meant for is not told twice.
    for name in undescribed.into_iter().filter(|name| !meant.contains(name)) {
        if !context.is_left_out(name) && !at.is_broken("parameters") {
            let (message, help) = match name {
                "" => ("a parameter of the path has no name".to_owned(), "write each parameter as `{name}`".to_owned()),
                name => (
                    format!("the parameter `{name}` is not described"),
                    format!("add it under `parameters`, with `name: {name}`"),
                ),
            };
            let finding = finding(path.part(&format!("{{{name}}}")), message);
            context.add(finding.label("not under `parameters`").help(help));
        }
    }
}

fn idle_parameter(name: &str, near: Option<&str>, names: &[String], place: Place, path: At<'_>) -> Finding {
    let finding = Finding::new(&rules::UNKNOWN_PARAMETER, place, format!("the path has no parameter `{name}`"))
        .label("not in the path")
        .related(near.map_or(path.place(), |near| path.part(&format!("{{{near}}}"))), "the path");
    match (near, names) {
        (Some(near), _) => finding.help(format!("did you mean `{near}`?")),
        (None, []) => finding.help(format!("write `{{{name}}}` where it stands in the path, or remove it here")),
        (None, names) => {
            let known = alternatives(names.iter().map(String::as_str));
            finding
                .help(format!("the path has {known}; remove this, or write `{{{name}}}` where it stands in the path"))
        }
    }
}

fn correspondences(context: &mut Context<'_>) {
    let mut seen = BTreeMap::new();
    let paired: BTreeSet<&str> = context
        .loaded
        .spec
        .resources
        .iter()
        .flat_map(|(_, resource)| &resource.correspondences)
        .flat_map(|correspondence| correspondence.fields.iter().map(String::as_str))
        .collect();
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at().key("correspondences");
        for (index, correspondence) in resource.correspondences.iter().enumerate() {
            let at = at.item(index).key("fields");
            for (position, field) in correspondence.fields.iter().enumerate() {
                corresponding(context, field, at.item(position), &mut seen, &paired);
            }
        }
    }
}

/// A field, as `module.Struct.field` or `Struct.field`; in one correspondence only.
fn corresponding<'a>(
    context: &mut Context<'_>,
    written: &'a str,
    at: At<'_>,
    seen: &mut BTreeMap<&'a str, Place>,
    paired: &BTreeSet<&str>,
) {
    let finding = |message: String| Finding::new(&rules::UNKNOWN_FIELD, at.place(), message);
    if let Some(first) = seen.get(written) {
        let finding = finding(format!("`{written}` corresponds twice")).label("given again");
        let help = "join the two correspondences, or remove this";
        context.add(finding.related(first.clone(), "first given here").help(help));
        return;
    }
    seen.insert(written, at.place());
    let parts = written.rsplit_once('.').and_then(|(owner, field)| Some((Reference::parse(owner)?, field)));
    let Some((owner, field)) = parts else {
        let finding = finding(format!("`{written}` does not name a field")).label("not a field");
        context.add(finding.help("write `module.Struct.field`, or `Struct.field` at the root of the crate"));
        return;
    };
    let Some(named) = context.symbols.resolve(None, &owner).copied() else {
        if !context.symbols.is_broken(&owner.name) {
            let help = match near_field(context, &owner.name, field, paired) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the name of a struct".to_owned(),
            };
            context.add(finding(format!("no struct is called `{owner}`")).label("unknown struct").help(help));
        }
        return;
    };
    let Some(definition) = context.fitting(&named, |item| matches!(item, Item::Structure(_))) else {
        let message = format!("`{owner}` is {}, not a struct", named.item.describe());
        let named_at = named.site.at(context.loaded).key("name").place();
        let finding = finding(message).label("has no fields").related(named_at, "defined here");
        context.add(finding.help("name a field of a struct"));
        return;
    };
    let fields = context.symbols.fields(&definition);
    let known = || fields.iter().map(|site| site.field.name.as_str());
    // That it has no fields at all is reported there.
    let is_unclear = fields.is_empty() || context.symbols.may_have_field(&definition, |one| one.name == field);
    if is_unclear || known().any(|name| name == field) || context.is_left_out(field) {
        return;
    }
    let unpaired = || known().filter(|name| !paired.contains(format!("{owner}.{name}").as_str()));
    let help = match (closest(field, unpaired()), unpaired().next()) {
        (Some(near), _) => format!("did you mean `{owner}.{near}`?"),
        (None, Some(_)) => format!("the fields of `{owner}` without a correspondence are {}", alternatives(unpaired())),
        (None, None) => format!("remove this: every field of `{owner}` is in a correspondence"),
    };
    context.add(finding(format!("`{owner}` has no field `{field}`")).label("no such field").help(help));
}

/// A field without a correspondence, called `field`, of a struct with a similar name or the same in another module.
fn near_field(context: &Context<'_>, owner: &str, field: &str, paired: &BTreeSet<&str>) -> Option<String> {
    let path = |one: &Definition<'_>| format!("{}.{field}", written_from(None, one));
    let has_field = |one: &Definition<'_>| context.symbols.fields(one).iter().any(|site| site.field.name == field);
    let candidates = context.structs().filter(|one| has_field(one) && !paired.contains(path(one).as_str()));
    context.suggestion(owner, candidates).map(|near| path(&near))
}
