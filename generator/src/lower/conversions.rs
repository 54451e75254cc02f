//! Lowers conversions between structs. The correspondences determine which fields are copied.

use super::markdown::{code, wrap};
use super::structures::{field_name, is_boxed};
use super::{EmittedModule, Scope};
use crate::api::{self, Api, Definition, FieldOf, StructureId};
use crate::model::{Conversion, CopiedField};

/// The conversions into structs of the scope's module.
pub(super) fn lower(scope: &Scope<'_, '_>) -> Vec<Conversion> {
    scope.api.conversions.iter().filter_map(|conversion| self::conversion(scope, conversion)).collect()
}

fn conversion(scope: &Scope<'_, '_>, conversion: &api::Conversion<'_>) -> Option<Conversion> {
    let api = scope.api;
    let (source, target) = (conversion.source.ok()?, conversion.target.ok()?);
    if EmittedModule::of(api[target].header) != scope.module {
        return None;
    }
    let pairs = conversion.pairs.iter();
    Some(Conversion {
        from: scope.path(Definition::Structure(source)),
        into: api[target].name.to_string(),
        doc: doc(api, conversion, source, target),
        fields: pairs.map(|pair| (copied(api, source, pair.source), copied(api, target, pair.target))).collect(),
    })
}

fn copied(api: &Api<'_>, structure: StructureId, index: usize) -> CopiedField {
    let member = FieldOf { structure, member: index };
    let field = api.field(member);
    CopiedField { name: field_name(&field.name, &field.rust_name), index, is_boxed: is_boxed(api, member) }
}

fn doc(api: &Api<'_>, conversion: &api::Conversion<'_>, source: StructureId, target: StructureId) -> String {
    let sources: Vec<usize> = conversion.pairs.iter().map(|pair| pair.source).collect();
    let targets: Vec<usize> = conversion.pairs.iter().map(|pair| pair.target).collect();
    let sentences = [
        Some("Copies every field that has a counterpart, including nulls.".to_owned()),
        others(api, source, &sources).map(|names| format!("Not copied, for lack of a counterpart: {names}.")),
        others(api, target, &targets).map(|names| format!("Left absent: {names}.")),
    ];
    sentences.iter().flatten().map(|sentence| wrap(sentence)).collect::<Vec<_>>().join("\n\n")
}

/// The names of the fields of a struct that are not copied.
fn others(api: &Api<'_>, structure: StructureId, carried: &[usize]) -> Option<String> {
    let others = api.fields_of(structure).enumerate().filter(|(member, _)| !carried.contains(member));
    let names: Vec<String> = others.map(|(_, field)| code(&field.name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
