//! Structs that hold themselves other than through a list would be infinitely large.

use super::Check;
use crate::api::{Api, Definition, FieldId, StructureId, Type};
use crate::finding::{Finding, Place};

rule! {
    RECURSIVE_TYPE "recursive-type" Error "A struct does not hold itself other than through a list."
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

/// How far the walk has come with a struct.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

struct Walk<'w, 's> {
    api: &'w Api<'s>,
    marks: Vec<Mark>,
    /// The structs on the way to here, and the fields that lead from each to the next.
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

    /// The structs that a struct holds directly, with the fields that hold them.
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
        let message = format!("`{}` holds itself: {}", names[0], names.join(" → "));
        let place = |field: &FieldId| -> Place { self.api.place(self.api[*field].type_.location()) };
        let finding = Finding::new(&RECURSIVE_TYPE, place(&field), message)
            .label("leads back")
            .help("make one of them a list, or `any`, as responses show it");
        let steps = self.via[start..].iter().zip(&names[1..]);
        self.found.push(
            steps.fold(finding, |finding, (step, name)| finding.related(place(step), format!("leads to `{name}`"))),
        );
    }
}
