//! Deprecations: what replaces a field or a value is there, and is not ending itself.

use super::Context;
use crate::finding::{Finding, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::Deprecation;
use crate::symbols::Item;

/// A field or a value that may be deprecated, and where it stands.
type Entry<'a> = (&'a str, Option<&'a Deprecation>, At<'a>);

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        let entries: Vec<Entry<'_>> = match definition.item {
            Item::Structure(_) => {
                let fields = context.symbols.fields(&definition).into_iter();
                fields
                    .map(|site| (site.field.name.as_str(), site.field.deprecated.as_ref(), site.at(context.loaded)))
                    .collect()
            }
            Item::Enumeration(enumeration) => {
                let values = enumeration.values.iter().enumerate();
                values
                    .map(|(index, value)| {
                        (value.name.as_str(), value.deprecated.as_ref(), at.key("values").item(index))
                    })
                    .collect()
            }
            _ => continue,
        };
        for entry in &entries {
            replacement(context, entry, &entries);
        }
    }
}

fn replacement(context: &mut Context<'_>, (name, deprecation, at): &Entry<'_>, siblings: &[Entry<'_>]) {
    let Some(deprecation) = deprecation else { return };
    let at = at.key("deprecated");
    if deprecation.note.trim().is_empty() {
        context.add(
            Finding::new(&rules::EMPTY_DEFINITION, at.key("note").place(), "the deprecation explains nothing")
                .label("no text")
                .help("say in your own words what the page says about it"),
        );
    }
    let Some(replacement) = &deprecation.replacement else { return };
    let finding = |message: String| Finding::new(&rules::UNKNOWN_REPLACEMENT, at.key("replacement").place(), message);
    let others = || siblings.iter().filter(|(other, ..)| other != name);
    match siblings.iter().find(|(other, ..)| other == replacement) {
        None if context.symbols.is_broken(replacement) => {}
        None => {
            let help = did_you_mean(replacement, others().map(|(other, ..)| *other))
                .unwrap_or_else(|| "name one that stands beside it, or leave `replacement` out".to_owned());
            context.add(
                finding(format!("the replacement `{replacement}` does not exist"))
                    .label("not found beside it")
                    .help(help),
            );
        }
        Some((other, ..)) if other == name => {
            context.add(
                finding(format!("`{name}` cannot replace itself"))
                    .label("the same")
                    .help("name what users are to use instead, or leave `replacement` out"),
            );
        }
        Some((_, Some(_), other)) => context.add(
            finding(format!("the replacement `{replacement}` is deprecated itself"))
                .label("ending too")
                .related(other.name_of("deprecated"), "deprecated here")
                .help("name what replaces that one"),
        ),
        Some(_) => {}
    }
}
