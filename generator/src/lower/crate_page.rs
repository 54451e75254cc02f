//! The documentation of the crate and of its modules.

use super::docs::{self, Origin, path_from_root};
use super::markdown::{code, doctest, inline, join, prose};
use crate::api::{Api, Correspondence, Definition, FieldOf, Module, StructureId};
use crate::spec::{self as spec, List, Section};

/// The documentation of the crate: its description, the guide, and the table of corresponding fields.
pub(super) fn doc(api: &Api<'_>) -> String {
    let package = &api.spec.package;
    let mut blocks = vec![package.doc.text().map(prose).unwrap_or_default()];
    blocks.extend(sections(api, &package.guide));
    blocks.extend(correspondence_table(api));
    join(&blocks)
}

/// The documentation of a public module.
pub(super) fn module_doc(api: &Api<'_>, module: &Module<'_>) -> String {
    let files = module.files.iter().map(|file| &api.files[*file].spec.resource);
    let modules: Vec<&spec::Module> = files.filter_map(|resource| resource.module.value()).collect();
    let mut blocks: Vec<String> = modules.iter().filter_map(|module| module.doc.text().map(prose)).collect();
    blocks.extend(modules.iter().flat_map(|module| sections(api, &module.guide)));
    join(&blocks)
}

/// The documentation of a private module.
pub(super) fn private_module_doc(api: &Api<'_>) -> String {
    let package = code(api.spec.package.name.text().unwrap_or_default());
    format!("Private module of {package}. The root of the crate re-exports its items.")
}

fn sections(api: &Api<'_>, sections: &List<Section>) -> impl Iterator<Item = String> {
    sections.iter().flat_map(|section| {
        [
            format!("# {}", inline(&section.title)),
            section.doc.text().map(prose).unwrap_or_default(),
            section.code.text().map(doctest).unwrap_or_default(),
            docs::origin(api, &Origin::documented(&section.source)).unwrap_or_default(),
        ]
    })
}

/// A table with a row for each correspondence and a column for each struct.
fn correspondence_table(api: &Api<'_>) -> Vec<String> {
    let structures = corresponding_structures(api);
    if structures.is_empty() {
        return Vec::new();
    }
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let heading = |structure: &StructureId| {
        let path = path_from_root(api, Definition::Structure(*structure));
        format!("[`{path}`](crate::{path})")
    };
    let mut lines =
        vec![row(structures.iter().map(heading).collect()), format!("|{}", "---|".repeat(structures.len()))];
    lines.extend(api.correspondences.iter().map(|correspondence| {
        let cell = |structure: &StructureId| match side_of(correspondence, *structure) {
            Some(side) => docs::field_link(api, side, &api.field(side).name),
            None => "—".to_owned(),
        };
        row(structures.iter().map(cell).collect())
    }));
    let table = lines.join("\n");
    vec![
        "# Corresponding fields".to_owned(),
        "The fields in a row carry the same fact, or nearly the same.".to_owned(),
        table,
    ]
}

/// The structs with corresponding fields, in the order of their first field.
fn corresponding_structures(api: &Api<'_>) -> Vec<StructureId> {
    let mut structures = Vec::new();
    for side in api.correspondences.iter().flat_map(|one| one.sides.iter().flatten()) {
        if !structures.contains(&side.structure) {
            structures.push(side.structure);
        }
    }
    structures
}

/// The field of a struct in a correspondence, if it has one.
fn side_of(correspondence: &Correspondence<'_>, structure: StructureId) -> Option<FieldOf> {
    correspondence.sides.iter().flatten().copied().find(|side| side.structure == structure)
}
