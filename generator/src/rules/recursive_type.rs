//! Checks for structs that contain themselves other than through a list, whose size would be infinite.

use super::Check;
use crate::api::{Api, Definition, FieldId, StructureId, Type};
use crate::finding::{Finding, Place};

rule! {
    RECURSIVE_TYPE "recursive-type" Error "A struct does not contain itself, except through a list."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    let marks = vec![Mark::New; api.structures.len()];
    let mut walk = Walk { api, marks, path: Vec::new(), via: Vec::new(), found: Vec::new() };
    for index in 0..api.structures.len() {
        walk.visit(StructureId(index));
    }
    findings.append(&mut walk.found);
}

/// The state of a struct in the depth-first search.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

struct Walk<'w, 's> {
    api: &'w Api<'s>,
    marks: Vec<Mark>,
    /// The structs on the current path, and the fields that lead from each to the next.
    path: Vec<StructureId>,
    via: Vec<FieldId>,
    found: Vec<Finding>,
}

impl Walk<'_, '_> {
    fn visit(&mut self, id: StructureId) {
        if self.marks[id.0] != Mark::New {
            return;
        }
        self.marks[id.0] = Mark::Open;
        self.path.push(id);
        for (field, target) in self.held(id) {
            if self.marks[target.0] == Mark::Open {
                self.report(field, target);
            } else {
                self.via.push(field);
                self.visit(target);
                self.via.pop();
            }
        }
        self.path.pop();
        self.marks[id.0] = Mark::Done;
    }

    /// The structs that a struct contains directly, with the fields that contain them.
    fn held(&self, id: StructureId) -> Vec<(FieldId, StructureId)> {
        let fields = self.api[id].members.iter().copied();
        let held = fields.filter_map(|field| match self.api[field].field_type {
            Ok(Type::Named(Definition::Structure(target))) => Some((field, target)),
            _ => None,
        });
        held.collect()
    }

    fn report(&mut self, field: FieldId, target: StructureId) {
        let start = self.path.iter().position(|id| *id == target).unwrap_or(0);
        let names: Vec<&str> =
            self.path[start..].iter().chain([&target]).map(|id| self.api[*id].name.as_str()).collect();
        let message = format!("`{}` contains itself: {}", names[0], names.join(" → "));
        let place = |field: &FieldId| -> Place { self.api.place(self.api[*field].type_.location()) };
        let finding = Finding::new(&RECURSIVE_TYPE, place(&field), message)
            .label("closes the cycle")
            .help("change one of the types to a list or to `any`, as responses show");
        let steps = self.via[start..].iter().zip(&names[1..]);
        self.found.push(
            steps.fold(finding, |finding, (step, name)| finding.related(place(step), format!("leads to `{name}`"))),
        );
    }
}
