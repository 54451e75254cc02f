//! What is not wrong by itself, and yet is probably an oversight: gaps in numbers, enumerations that nobody uses,
//! secrets that would be logged.

use std::collections::BTreeSet;

use super::Context;
use crate::finding::Finding;
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::{ColumnType, Reference, TypeExpr};
use crate::spec::{Cell, Enumeration, Field};
use crate::symbols::{Definition, Item, Site};

/// Words in the names of fields that hold what must not be logged.
const SECRETS: [&str; 9] =
    ["token", "password", "passcode", "passphrase", "secret", "credential", "credentials", "pin", "ssn"];
/// Words in the names of addresses that open something to whoever has them.
const OPENING: [&str; 5] = ["oauth", "auth", "login", "signed", "redirect"];

pub(super) fn check(context: &mut Context<'_>) {
    // What nobody seems to use may be what a misspelt type means.
    let has_errors = context.findings.iter().any(|finding| finding.rule.severity == rules::Severity::Error);
    let used = used(context);
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        match definition.item {
            Item::Enumeration(enumeration) => {
                gaps(context, enumeration, at);
                if !has_errors && !used.contains(&key(definition.site)) {
                    unused(context, &definition, at);
                }
            }
            Item::Structure(structure) => {
                for (index, field) in structure.fields.iter().enumerate() {
                    secret(context, field, at.key("fields").item(index));
                }
            }
            _ => {}
        }
    }
}

/// The numbers of a table mostly follow each other; where one is left out, a row may have been skipped.
fn gaps(context: &mut Context<'_>, enumeration: &Enumeration, at: At<'_>) {
    if at.is_broken("values") {
        return;
    }
    for column in enumeration.columns.iter().filter(|column| column.unique) {
        let cells =
            enumeration.values.iter().enumerate().filter_map(|(index, value)| match value.cells.get(&column.name) {
                Some(Cell::Integer(number)) => Some((*number, index)),
                _ => None,
            });
        let numbers: BTreeSet<(i64, usize)> = cells.collect();
        // A number that is not there is missing, and reported as that.
        if numbers.len() < enumeration.values.len() && !column.optional {
            continue;
        }
        for (before, after) in numbers.iter().zip(numbers.iter().skip(1)) {
            if after.0 - before.0 > 1 {
                let missing = if after.0 - before.0 == 2 {
                    format!("{} is missing", before.0 + 1)
                } else {
                    format!("{} to {} are missing", before.0 + 1, after.0 - 1)
                };
                let place = at.key("values").item(after.1).key(&column.name).place();
                context.add(
                    Finding::new(&rules::ID_GAP, place, format!("there is a gap in `{}`: {missing}", column.name))
                        .label(format!("{} comes before it", before.0))
                        .related(at.key("values").item(before.1).key(&column.name).place(), "the one before")
                        .help("look for a row that was skipped; if the page has the gap, add an exception"),
                );
            }
        }
    }
}

fn key(site: Site) -> (usize, &'static str, usize) {
    (site.resource, site.list, site.index)
}

/// Where the definitions stand that some field, column or integer form names.
fn used(context: &Context<'_>) -> BTreeSet<(usize, &'static str, usize)> {
    let mut used = BTreeSet::new();
    for definition in context.symbols.definitions() {
        let references: Vec<Reference> = match definition.item {
            Item::Structure(structure) => structure
                .fields
                .iter()
                .filter_map(|field| TypeExpr::parse(&field.type_)?.reference().cloned())
                .collect(),
            Item::Enumeration(enumeration) => enumeration
                .columns
                .iter()
                .filter_map(|column| ColumnType::parse(&column.type_)?.reference().cloned())
                .collect(),
            Item::Envelope(envelope) => {
                TypeExpr::parse(&envelope.content.type_).and_then(|one| one.reference().cloned()).into_iter().collect()
            }
            Item::IntegerForm(form) => Reference::parse(&form.enum_).into_iter().collect(),
            Item::Identifier(_) | Item::Operation(_) => Vec::new(),
        };
        let sites = references.iter().filter_map(|reference| context.symbols.resolve(definition.module, reference));
        used.extend(sites.map(|found| key(found.site)));
    }
    used
}

fn unused(context: &mut Context<'_>, definition: &Definition<'_>, at: At<'_>) {
    let message = format!("nothing uses `{}`", definition.item.name());
    context.add(
        Finding::new(&rules::UNUSED_ENUM, at.key("name").place(), message)
            .label("not used")
            .help("give it as the `type` of the field or column that it is for, or remove it"),
    );
}

/// A field that holds text and is called like a secret.
fn secret(context: &mut Context<'_>, field: &Field, at: At<'_>) {
    let parsed = TypeExpr::parse(&field.type_);
    let holds_text = matches!(parsed, Some(TypeExpr::String | TypeExpr::Uri | TypeExpr::Any | TypeExpr::List(_)));
    if field.sensitive || !holds_text || at.is_broken("sensitive") {
        return;
    }
    let words: Vec<String> = field.name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let has = |listed: &[&str]| words.iter().find(|word| listed.contains(&word.as_str())).cloned();
    let is_key = field.name.to_lowercase().contains("api_key").then(|| "api_key".to_owned());
    let opening = matches!(parsed, Some(TypeExpr::Uri)).then(|| has(&OPENING)).flatten();
    if let Some(word) = has(&SECRETS).or(is_key).or(opening) {
        let message = format!("`{}` looks like something that must not be logged", field.name);
        context.add(
            Finding::new(&rules::UNMARKED_SECRET, at.key("name").place(), message)
                .label(format!("because of `{word}`"))
                .help("add `sensitive: true`, or an exception if it may be logged"),
        );
    }
}
