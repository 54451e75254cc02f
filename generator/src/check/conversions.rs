//! Conversions: between structs that exist, with fields to carry over, each of the same type on both sides.

use super::Context;
use crate::finding::{Finding, Place};
use crate::load::At;
use crate::rules;
use crate::spec::Field;
use crate::spec::type_expr::Reference;
use crate::symbols::{Definition, Item};

pub(super) fn check(context: &mut Context<'_>) {
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at().key("conversions");
        for (index, conversion) in resource.conversions.iter().enumerate() {
            let at = at.item(index);
            let from = structure(context, &conversion.from, &conversion.into, at.key("from"));
            let into = structure(context, &conversion.into, &conversion.from, at.key("into"));
            if let (Some(from), Some(into)) = (from, into) {
                fields(context, &from, &into, at);
            }
        }
    }
}

/// The struct on one side of a conversion. `other`, the struct on the other side, is never suggested.
fn structure<'a>(context: &mut Context<'a>, written: &str, other: &str, at: At<'_>) -> Option<Definition<'a>> {
    let reference = Reference::parse(written);
    let definition = reference.as_ref().and_then(|reference| context.symbols.resolve(None, reference)).copied();
    match definition {
        Some(definition) if matches!(definition.item, Item::Structure(_)) => Some(definition),
        None if reference.as_ref().is_some_and(|reference| context.symbols.is_broken(&reference.name)) => None,
        _ => {
            let candidates = context.structs().filter(|one| path(one) != other);
            let name = reference.as_ref().map_or(written, |reference| reference.name.as_str());
            let help = match context.suggestion(name, candidates) {
                Some(near) => format!("did you mean `{}`?", path(&near)),
                None => "write `module.Struct`, or `Struct` at the root of the crate".to_owned(),
            };
            let message = format!("no struct is called `{written}`");
            context.add(Finding::new(&rules::UNKNOWN_TYPE, at.place(), message).label("unknown struct").help(help));
            None
        }
    }
}

fn path(definition: &Definition<'_>) -> String {
    match definition.module {
        Some(module) => format!("{module}.{}", definition.item.name()),
        None => definition.item.name().to_owned(),
    }
}

fn fields(context: &mut Context<'_>, from: &Definition<'_>, into: &Definition<'_>, at: At<'_>) {
    let pairs = pairs(context, from, into);
    if pairs.is_empty() && !may_have_more(context) {
        let message = format!("no fields of `{}` and `{}` correspond", path(from), path(into));
        context.add(
            Finding::new(&rules::UNCONVERTIBLE, at.key("from").place(), message)
                .label("nothing to carry over")
                .help("list the fields that hold the same fact under `correspondences`"),
        );
    }
    for (source, target, place) in pairs {
        let resolved = (context.field_type(from.module, &source.type_), context.field_type(into.module, &target.type_));
        if let (Some(source_type), Some(target_type)) = resolved
            && source_type != target_type
        {
            let typed = |owner: &Definition<'_>, field: &Field| {
                format!("`{}.{}` is `{}`", path(owner), field.name, field.type_)
            };
            let message = format!("{}, but {}", typed(from, source), typed(into, target));
            context.add(
                Finding::new(&rules::UNCONVERTIBLE, place, message)
                    .label("of two types")
                    .related(at.key("from").place(), "to be converted here")
                    .help("give both fields one type, or take one of them out of the correspondence"),
            );
        }
    }
}

/// Fields of the two structs that stand in one correspondence, and where.
fn pairs<'a>(
    context: &Context<'a>,
    from: &Definition<'_>,
    into: &Definition<'_>,
) -> Vec<(&'a Field, &'a Field, Place)> {
    let mut pairs = Vec::new();
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at().key("correspondences");
        for (index, correspondence) in resource.correspondences.iter().enumerate() {
            let field_of = |owner: &Definition<'_>| {
                let prefix = format!("{}.", path(owner));
                let name = correspondence.fields.iter().find_map(|written| written.strip_prefix(&prefix))?;
                let definition = context.symbols.definitions().iter().find(|other| other.site == owner.site)?;
                context.symbols.fields(definition).into_iter().map(|site| site.field).find(|field| field.name == name)
            };
            if let (Some(source), Some(target)) = (field_of(from), field_of(into)) {
                pairs.push((source, target, at.item(index).key("fields").place()));
            }
        }
    }
    pairs
}

/// Whether something is wrong in a correspondence, and reported, that may be meant for a field to carry over.
fn may_have_more(context: &Context<'_>) -> bool {
    context.loaded.documents.iter().zip(&context.loaded.spec.resources).any(|(document, (_, resource))| {
        let at = document.at().key("correspondences");
        let mut items = (0..resource.correspondences.len()).map(|index| at.item(index));
        document.at().is_broken("correspondences") || items.any(|item| item.is_broken("fields"))
    })
}
