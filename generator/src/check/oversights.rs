//! What is not wrong by itself, and yet is probably an oversight: gaps in numbers, enumerations that nobody uses,
//! secrets that would be logged.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::Finding;
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::TypeExpr;
use crate::spec::{Cell, Column, Enumeration, Field};
use crate::symbols::{Definition, Item};

/// Words in the names of fields that hold what must not be logged.
const SECRETS: [&str; 9] =
    ["token", "password", "passcode", "passphrase", "secret", "credential", "credentials", "pin", "ssn"];
/// Words in the names of addresses that open something to whoever has them.
const OPENING: [&str; 5] = ["oauth", "auth", "login", "signed", "redirect"];

pub(super) fn check(context: &mut Context<'_>) {
    // What nobody seems to use may be what a misspelt type means.
    let has_errors = context.findings.iter().any(|finding| finding.rule.severity == rules::Severity::Error);
    let referenced = context.referenced();
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        match definition.item {
            Item::Enumeration(enumeration) => {
                gaps(context, &definition, enumeration, at);
                if !has_errors && !referenced.contains(&definition.site) && !is_table(enumeration) {
                    unused(context, &definition, at);
                }
            }
            Item::Structure(structure) => {
                for (index, field) in structure.fields.iter().enumerate() {
                    secret(context, definition.module, field, at.key("fields").item(index));
                }
            }
            _ => {}
        }
    }
}

/// Numbers mostly follow each other; where one is left out, a row may have been skipped.
fn gaps(context: &mut Context<'_>, definition: &Definition<'_>, enumeration: &Enumeration, at: At<'_>) {
    if at.is_broken("values") {
        return;
    }
    for column in enumeration.columns.iter().filter(|column| column.unique) {
        // Of a type that does not resolve, and is reported, nobody knows what the cells are.
        if context.column_type(definition.module, &column.type_).is_none() {
            continue;
        }
        let cells =
            enumeration.values.iter().enumerate().filter_map(|(index, value)| match value.cells.get(&column.name) {
                Some(Cell::Integer(number)) => Some((*number, index)),
                _ => None,
            });
        let numbers: BTreeMap<i64, usize> = cells.collect();
        // A number that is not there is missing, and reported as that.
        if numbers.len() == enumeration.values.len() || column.optional {
            let cell = |index: usize| at.key("values").item(index).key(&column.name);
            context.findings.extend(gap(column, &numbers, cell));
        }
    }
}

/// The finding on the gaps between the numbers of a column, which are given with the positions of their values.
fn gap<'a>(column: &Column, numbers: &BTreeMap<i64, usize>, cell: impl Fn(usize) -> At<'a>) -> Option<Finding> {
    let neighbours = || numbers.iter().zip(numbers.iter().skip(1));
    let is_gap = |before: i64, after: i64| before.checked_add(1) != Some(after);
    let ((before, before_index), (_, after_index)) =
        neighbours().find(|((before, _), (after, _))| is_gap(**before, **after))?;
    if is_sparse(numbers) {
        return None;
    }
    let gaps: Vec<String> = neighbours()
        .filter(|((before, _), (after, _))| is_gap(**before, **after))
        .map(|((before, _), (after, _))| match (before + 1, after - 1) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first} to {last}"),
        })
        .collect();
    let message = format!("no value has these numbers in `{}`: {}", column.name, gaps.join(", "));
    Some(
        Finding::new(&rules::ID_GAP, cell(*after_index).place(), message)
            .label(format!("the first gap is between {before} and this"))
            .related(cell(*before_index).place(), "the number before it")
            .help("look for rows that were skipped; if the page has these gaps, add an exception"),
    )
}

/// Whether more than half of the numbers from the lowest to the highest are missing: codes like that are not counted
/// through.
fn is_sparse(numbers: &BTreeMap<i64, usize>) -> bool {
    let (Some((lowest, _)), Some((highest, _))) = (numbers.first_key_value(), numbers.last_key_value()) else {
        return false;
    };
    let range = i128::from(*highest) - i128::from(*lowest) + 1;
    i128::try_from(numbers.len()).is_ok_and(|count| count * 2 < range)
}

/// Whether an enumeration is a table that programs can call by itself, so that no field need refer to it.
fn is_table(enumeration: &Enumeration) -> bool {
    !enumeration.columns.is_empty() || !enumeration.predicates.is_empty() || enumeration.null_row.is_some()
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
fn secret(context: &mut Context<'_>, module: Option<&str>, field: &Field, at: At<'_>) {
    let parsed = context.field_type(module, &field.type_).map(|resolved| resolved.type_expr);
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
