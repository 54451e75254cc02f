//! The documentation pages of the crate and of its modules.

use super::docs::Docs;
use super::markdown::{doctest, inline, join, prose};
use crate::spec::{Package, Resource, Section};

/// The page of the crate: what it is, the guide, and which fields correspond.
pub(super) fn doc(package: &Package, docs: &Docs<'_>) -> String {
    let mut blocks = vec![prose(&package.doc)];
    blocks.extend(sections(&package.guide, docs));
    blocks.extend(correspondence_table(docs));
    join(&blocks)
}

/// The page of a module.
pub(super) fn module_doc(resources: &[(usize, &Resource)], docs: &Docs<'_>) -> String {
    let modules = || resources.iter().filter_map(|(_, resource)| resource.module.as_ref());
    let mut blocks: Vec<String> = modules().filter_map(|module| module.doc.as_deref().map(prose)).collect();
    for module in modules() {
        blocks.extend(sections(&module.guide, docs));
    }
    join(&blocks)
}

fn sections(sections: &[Section], docs: &Docs<'_>) -> impl Iterator<Item = String> {
    sections.iter().flat_map(|section| {
        [
            format!("# {}", inline(&section.title)),
            section.doc.as_deref().map(prose).unwrap_or_default(),
            section.code.as_deref().map(doctest).unwrap_or_default(),
            docs.origin(section.source.as_ref(), &[], None).unwrap_or_default(),
        ]
    })
}

/// One row for each fact, one column for each struct that has it somewhere.
fn correspondence_table(docs: &Docs<'_>) -> Vec<String> {
    let mut owners: Vec<String> = Vec::new();
    for path in docs.correspondences.iter().flat_map(|one| &one.fields) {
        if !owners.contains(&path.owner_path()) {
            owners.push(path.owner_path());
        }
    }
    if owners.is_empty() {
        return Vec::new();
    }
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        row(owners.iter().map(|owner| format!("[`{owner}`](crate::{owner})")).collect()),
        format!("|{}", "---|".repeat(owners.len())),
    ];
    for one in &docs.correspondences {
        let cell = |owner: &String| {
            one.fields
                .iter()
                .find(|path| path.owner_path() == *owner)
                .map_or_else(|| "—".to_owned(), |path| path.link(path.wire_name))
        };
        lines.push(row(owners.iter().map(cell).collect()));
    }
    let table = lines.join("\n");
    vec![
        "# Corresponding fields".to_owned(),
        "Fields in one row hold the same fact, or nearly the same.".to_owned(),
        table,
    ]
}
