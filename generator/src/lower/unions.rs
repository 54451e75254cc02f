//! Lowers unions.

use super::docs::{self, Origin};
use super::markdown::{cell, code, join, prose, wrap};
use super::{Scope, structures};
use crate::api::{JsonType, Type, Union, UnionVariant};
use crate::model;

pub(super) fn lower(scope: &Scope<'_, '_>, union: &Union<'_>) -> model::Union {
    let origin = Origin::documented(&union.source).also(&union.also).or_observed(&union.observed);
    let unknown = match union.tag_key() {
        Some(tag) => format!(
            "An object with another {0} than these, or without a text for {0}, and a value that is no object decode to \
             `Unknown`, which keeps the whole value and encodes to the same. Match with a wildcard arm.",
            code(tag)
        ),
        None => {
            "A value of another JSON type decodes to `Unknown`, which keeps the whole value and encodes to the same. \
                 Match with a wildcard arm."
                .to_owned()
        }
    };
    let more = [Some(introduction(union)), Some(table(scope, union)), Some(wrap(&unknown))];
    model::Union {
        name: union.name.to_string(),
        doc: docs::item(scope.api, &union.doc, &more, &origin),
        unknown_doc: wrap("Any other value, as it was received."),
        tag: union.tag_key().map(str::to_owned),
        variants: union.variants.iter().map(|one| variant(scope, union, one)).collect(),
    }
}

fn introduction(union: &Union<'_>) -> String {
    wrap(&match union.tag_key() {
        Some(tag) => format!("The key {} tells which variant an object is.", code(tag)),
        None => "The JSON type tells which variant a value is.".to_owned(),
    })
}

/// The table of values or JSON types, and the types that they stand for.
fn table(scope: &Scope<'_, '_>, union: &Union<'_>) -> String {
    let heading = union.tag_key().map_or("JSON".to_owned(), code);
    let rows = union.variants.iter().map(|variant| {
        let told_by = match variant.value {
            Some(value) => code(value),
            None => JsonType::names(&json_types(scope, variant)),
        };
        let name = variant.identifier(scope.api);
        let content = variant.variant_type.as_ref().map_or_else(|_| String::new(), |one| type_link(scope, one));
        format!("| {} | [`{name}`](Self::{name}) | {} |", cell(&told_by), cell(&content))
    });
    let head = [format!("| {} | Variant | Content |", cell(&heading)), "|---|---|---|".to_owned()];
    head.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn variant(scope: &Scope<'_, '_>, union: &Union<'_>, variant: &UnionVariant<'_>) -> model::UnionVariant {
    let told_by = match (union.tag_key(), variant.value) {
        (Some(tag), Some(value)) => format!("{}: {}", code(tag), code(value)),
        _ => format!("JSON: {}", JsonType::names(&json_types(scope, variant))),
    };
    let mut blocks: Vec<String> = variant.doc.text().map(prose).into_iter().collect();
    blocks.push(wrap(&told_by));
    model::UnionVariant {
        name: variant.identifier(scope.api),
        doc: join(&blocks),
        kind: structures::field_type(scope, &variant.variant_type),
        value: variant.value.map(ToString::to_string),
        json: json_types(scope, variant),
        sensitive: variant.variant_type.as_ref().is_ok_and(|kind| structures::holds_secret(scope.api, kind)),
    }
}

fn json_types(scope: &Scope<'_, '_>, variant: &UnionVariant<'_>) -> Vec<JsonType> {
    variant.variant_type.as_ref().map(|one| one.json(scope.api)).unwrap_or_default()
}

/// Formats a type, with a link to its definition.
fn type_link(scope: &Scope<'_, '_>, written: &Type) -> String {
    match written {
        Type::Builtin(builtin) => code(builtin.info().name),
        Type::Named(definition) => scope.link(*definition),
        Type::List(element) => format!("list of {}", type_link(scope, element)),
        Type::Map(value) => format!("map of {}", type_link(scope, value)),
    }
}
