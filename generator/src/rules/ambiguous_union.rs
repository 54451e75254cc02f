//! Checks that one thing tells the variants of a union apart: the value of a key, or the JSON type.

use super::{Check, DUPLICATE_NAME, EMPTY_DEFINITION};
use crate::api::{Api, Builtin, Definition, JsonType, StructureId, Type, Union, UnionVariant};
use crate::finding::Finding;

rule! {
    AMBIGUOUS_UNION "ambiguous-union" Error "The variants of a union are told apart by a tag, or by JSON types that differ."
    Check::Api(check)
}

const TAG_OR_TYPES: &str = "a `tag` with `variants` if the value of a key tells the types apart, or `one_of` if their JSON types do";

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for union in &api.unions {
        match unclear_tag(api, union).or_else(|| without_variants(api, union)) {
            Some(finding) => findings.push(finding),
            None if union.tag.is_absent() => findings.extend(alike(api, union)),
            None => findings.extend(without_text(api, union)),
        }
    }
}

/// Checks that a union has either `tag` with `variants`, or `one_of`.
fn unclear_tag(api: &Api<'_>, union: &Union<'_>) -> Option<Finding> {
    let spec = union.spec.get();
    let keys = (spec.tag.key_location(), spec.variants.key_location(), spec.one_of.key_location());
    let (location, problem, label, help) = match keys {
        (Some(_), Some(_), None) | (None, None, Some(_)) => return None,
        (Some(tag), _, Some(_)) => {
            (tag, "has both `tag` and `one_of`", "tells the types apart, too", format!("keep {TAG_OR_TYPES}"))
        }
        (None, Some(variants), Some(_)) => {
            (variants, "has both `variants` and `one_of`", "values without a `tag`", format!("keep {TAG_OR_TYPES}"))
        }
        (Some(tag), None, None) => (
            tag,
            "has a `tag` and no `variants`",
            "has no values",
            "add `variants:` with an item for each value of the tag, such as `{ value: member, type: Member }`".to_owned(),
        ),
        (None, Some(variants), None) => (
            variants,
            "has `variants` and no `tag`",
            "values of an unknown key",
            "add `tag:` with the key that has these values, or list the types in `one_of` if their JSON types differ"
                .to_owned(),
        ),
        (None, None, None) => {
            (spec.name.location(), "has neither `tag` nor `one_of`", "has no types", format!("add {TAG_OR_TYPES}"))
        }
    };
    let finding = Finding::new(&AMBIGUOUS_UNION, api.place(location), format!("`{}` {problem}", spec.name));
    Some(finding.label(label).help(help))
}

fn without_variants(api: &Api<'_>, union: &Union<'_>) -> Option<Finding> {
    let spec = union.spec.get();
    if !union.variants.is_empty() || spec.variants.is_incomplete() || spec.one_of.is_incomplete() {
        return None;
    }
    let finding =
        Finding::new(&EMPTY_DEFINITION, api.place(spec.name.location()), format!("`{}` has no variants", spec.name));
    Some(finding.label("no variants").help("list the types as the page has them, or use `any` for the field"))
}

/// Checks that the structs that list the tag among their fields take a text for it.
fn without_text(api: &Api<'_>, union: &Union<'_>) -> Vec<Finding> {
    let Some(tag) = union.tag.given() else { return Vec::new() };
    let mut structures: Vec<StructureId> = union.variants.iter().filter_map(UnionVariant::structure).collect();
    structures.sort_unstable();
    structures.dedup();
    let finding = |id: StructureId| {
        let field = api.fields_of(id).find(|field| field.name == *tag.as_str())?;
        let json = field.field_type.as_ref().ok()?.json(api);
        if json.contains(&JsonType::String) {
            return None;
        }
        let message = format!(
            "`{}.{tag}` is {} in JSON, and the values of the tag of `{}` are texts",
            api[id].name,
            json.first()?.noun(),
            union.name
        );
        Some(
            Finding::new(&AMBIGUOUS_UNION, api.place(field.type_.location()), message)
                .label("takes no text")
                .related(api.place(tag.location()), "the tag")
                .help("write `string`, or an open enumeration of the values"),
        )
    };
    structures.into_iter().filter_map(finding).collect()
}

/// Checks that the JSON types of the types in `one_of` differ.
fn alike(api: &Api<'_>, union: &Union<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut earlier: Vec<(&UnionVariant<'_>, Vec<JsonType>)> = Vec::new();
    for variant in &union.variants {
        let Ok(variant_type) = &variant.variant_type else { continue };
        let finding = |message: String| {
            Finding::new(&AMBIGUOUS_UNION, api.place(variant.written.location()), message)
        };
        let written = variant.written.as_str();
        match variant_type {
            Type::Builtin(Builtin::Any) => {
                let finding = finding("`any` is of every JSON type".to_owned()).label("any value");
                findings.push(finding.help("remove it: a value of a JSON type that is not listed is kept whole"));
                continue;
            }
            Type::Named(Definition::Union(id)) if api[*id].tag.is_absent() => {
                let finding = finding(format!("`{written}` is a union of several JSON types")).label("not one type");
                let defined = api.place(api[*id].name.location());
                findings.push(finding.related(defined, "defined here").help("list its types here instead"));
                continue;
            }
            Type::Builtin(_) | Type::Named(_) | Type::List(_) | Type::Map(_) => {}
        }
        if let Some((other, _)) = earlier.iter().find(|(other, _)| *other.written == *written) {
            let message = format!("`{written}` is listed twice");
            let finding = Finding::new(&DUPLICATE_NAME, api.place(variant.written.location()), message);
            let finding = finding.label("given again").related(api.place(other.written.location()), "first given here");
            findings.push(finding.help("remove one of them"));
            continue;
        }
        let json = variant_type.json(api);
        let first = earlier.iter().find_map(|(other, types)| {
            let common = json.iter().find(|one| types.iter().any(|other| one.overlaps(*other)))?;
            Some((other, common))
        });
        if let Some((other, common)) = first {
            let message = format!("`{}` and `{written}` can both be {} in JSON", other.written, common.noun());
            let finding = finding(message).label("not told apart");
            let finding = finding.related(api.place(other.written.location()), "of the same JSON type");
            findings.push(finding.help(remedy(*common)));
        }
        earlier.push((variant, json));
    }
    findings
}

fn remedy(common: JsonType) -> &'static str {
    match common {
        JsonType::Object => {
            "write `tag` and `variants` if the value of a key tells them apart, one struct with the fields of both, or `any`"
        }
        JsonType::Array => "write one `list<…>`, of a union if its elements differ",
        JsonType::String | JsonType::Boolean | JsonType::Integer | JsonType::Number => "keep the more general of the two",
    }
}
