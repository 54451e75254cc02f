//! Finds the structs that requests send: in their bodies, or in what bodies contain.

use std::collections::BTreeSet;

use crate::api::{Api, Definition, StructureId, Type};

/// Marks the structs that requests send.
pub(super) fn mark(api: &mut Api<'_>) {
    for id in sent(api) {
        api.structures[id.0].is_sent = true;
    }
}

fn sent(api: &Api<'_>) -> BTreeSet<StructureId> {
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref()?.body_type.as_ref().ok());
    let mut pending: Vec<Definition> = bodies.filter_map(Type::definition).collect();
    let mut seen = BTreeSet::new();
    while let Some(definition) = pending.pop() {
        if seen.insert(definition) {
            pending.extend(contents(api, definition));
        }
    }
    let structures = seen.into_iter().filter_map(|definition| match definition {
        Definition::Structure(id) => Some(id),
        _ => None,
    });
    structures.collect()
}

/// The definitions that a value of a definition contains in a request.
fn contents(api: &Api<'_>, definition: Definition) -> Vec<Definition> {
    let Definition::Structure(id) = definition else { return api.part(definition).references(api) };
    let fields = api.fields_of(id).filter(|field| !field.read_only.is_true());
    fields.filter_map(|field| field.field_type.as_ref().ok()?.definition()).collect()
}
