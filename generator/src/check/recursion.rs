//! Structs that hold themselves other than through a list would be infinitely large.

use super::Context;
use crate::finding::Finding;
use crate::rules;
use crate::spec::type_expr::{Reference, TypeExpr};
use crate::symbols::{Definition, FieldSite, Item};

/// How far the walk has come with a definition.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

pub(super) fn check(context: &mut Context<'_>) {
    let mut walk = Walk {
        context,
        marks: vec![Mark::New; context.symbols.definitions().len()],
        path: Vec::new(),
        via: Vec::new(),
        found: Vec::new(),
    };
    for index in 0..walk.marks.len() {
        walk.visit(index);
    }
    let found = walk.found;
    context.findings.extend(found);
}

struct Walk<'w, 'a> {
    context: &'w Context<'a>,
    marks: Vec<Mark>,
    /// The structs on the way to here, and the fields that lead from each to the next.
    path: Vec<usize>,
    via: Vec<FieldSite<'a>>,
    found: Vec<Finding>,
}

impl<'a> Walk<'_, 'a> {
    fn visit(&mut self, index: usize) {
        if self.marks[index] != Mark::New {
            return;
        }
        self.marks[index] = Mark::Open;
        self.path.push(index);
        for (field, target) in self.held(index) {
            if self.marks[target] == Mark::Open {
                self.report(field, target);
            } else {
                self.via.push(field);
                self.visit(target);
                self.via.pop();
            }
        }
        self.path.pop();
        self.marks[index] = Mark::Done;
    }

    /// The structs that a struct holds directly, with the fields that hold them.
    fn held(&self, index: usize) -> Vec<(FieldSite<'a>, usize)> {
        let symbols = &self.context.symbols;
        let here: Definition<'a> = symbols.definitions()[index];
        let target = |reference: &Reference| {
            symbols
                .index(here.module, reference)
                .filter(|target| matches!(symbols.definitions()[*target].item, Item::Structure(_)))
        };
        let fields = symbols.fields(&here).into_iter();
        fields
            .filter_map(|site| match TypeExpr::parse(&site.field.type_)? {
                TypeExpr::Named(reference) => Some((site, target(&reference)?)),
                _ => None,
            })
            .collect()
    }

    fn report(&mut self, field: FieldSite<'a>, target: usize) {
        let definitions = self.context.symbols.definitions();
        let start = self.path.iter().position(|index| *index == target).unwrap_or(0);
        let names: Vec<&str> =
            self.path[start..].iter().chain([&target]).map(|index| definitions[*index].item.name()).collect();
        let message = format!("`{}` holds itself: {}", names[0], names.join(" → "));
        let place = |field: &FieldSite<'_>| field.at(self.context.loaded).key("type").place();
        let finding = Finding::new(&rules::RECURSIVE_TYPE, place(&field), message)
            .label("leads back")
            .help("make one of them a list, or `any`, as responses show it");
        let steps = self.via[start..].iter().zip(&names[1..]);
        self.found.push(
            steps.fold(finding, |finding, (step, name)| finding.related(place(step), format!("leads to `{name}`"))),
        );
    }
}
