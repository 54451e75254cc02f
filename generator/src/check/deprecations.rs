//! Deprecations: what replaces a field or a value is there, and is not ending itself.

use super::Context;
use crate::finding::{Finding, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::Deprecation;
use crate::symbols::{Definition, Item};

/// A field or a value that may be deprecated, and where it stands.
struct Entry<'a> {
    name: &'a str,
    deprecated: Option<&'a Deprecation>,
    at: At<'a>,
}

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let entries = entries(context, &definition);
        for entry in &entries {
            if let Some(replacement) = entry.deprecated.and_then(|deprecated| deprecated.replacement.as_deref()) {
                check_replacement(context, &definition, entry, replacement, &entries);
            }
        }
    }
}

fn entries<'a>(context: &Context<'a>, definition: &Definition<'a>) -> Vec<Entry<'a>> {
    match definition.item {
        Item::Structure(_) => {
            let fields = context.symbols.fields(definition).into_iter();
            let entry = |field: &'a crate::spec::Field, at| Entry {
                name: &field.name,
                deprecated: field.deprecated.as_ref(),
                at,
            };
            fields.map(|site| entry(site.field, site.at(context.loaded))).collect()
        }
        Item::Enumeration(enumeration) => {
            let at = definition.site.at(context.loaded).key("values");
            let values = enumeration.values.iter().enumerate();
            values
                .map(|(index, value)| Entry {
                    name: &value.name,
                    deprecated: value.deprecated.as_ref(),
                    at: at.item(index),
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn check_replacement(
    context: &mut Context<'_>,
    owner: &Definition<'_>,
    entry: &Entry<'_>,
    replacement: &str,
    siblings: &[Entry<'_>],
) {
    let place = entry.at.key("deprecated").key("replacement").place();
    let finding = |message: String| Finding::new(&rules::UNKNOWN_REPLACEMENT, place, message);
    let found = siblings.iter().find(|sibling| sibling.name == replacement);
    let is_unclear = owner.site.at(context.loaded).is_broken("values")
        || context.symbols.may_have_field(owner, |field| field.name == replacement);
    let owner = owner.item.name();
    context.findings.extend(match found {
        None if is_unclear || context.is_left_out(replacement) => None,
        None => {
            let can_replace = |sibling: &&Entry<'_>| sibling.name != entry.name && sibling.deprecated.is_none();
            let others = siblings.iter().filter(can_replace).map(|sibling| sibling.name);
            let help = did_you_mean(replacement, others)
                .unwrap_or_else(|| format!("name one of `{owner}`, or leave `replacement` out"));
            Some(finding(format!("`{owner}` has no `{replacement}` to use instead")).label("not found").help(help))
        }
        Some(other) if other.name == entry.name => {
            let finding = finding(format!("`{replacement}` cannot replace itself")).label("the same");
            Some(finding.help("name what users are to use instead, or leave `replacement` out"))
        }
        Some(other) if other.deprecated.is_some() => Some(
            finding(format!("the replacement `{replacement}` is deprecated itself"))
                .label("deprecated too")
                .related(other.at.name_of("deprecated"), "deprecated here")
                .help("name what replaces that one"),
        ),
        Some(_) => None,
    });
}
