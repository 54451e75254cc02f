//! Types that contain themselves, directly or through others. A field on such a cycle is emitted in a box, since the size of
//! its type would otherwise be infinite. Lists and maps are on the heap already.

use std::collections::BTreeMap;

use super::{Api, Definition};

/// The cycles among the types of an API.
#[derive(Debug, Default)]
pub(crate) struct Cycles {
    /// The number of the cycle that a type is on, for types that are on one.
    numbers: BTreeMap<Definition, usize>,
}

impl Cycles {
    /// Whether a type that contains another is on a cycle with it.
    pub(crate) fn have(&self, container: Definition, content: Definition) -> bool {
        self.numbers.get(&container).is_some_and(|number| self.numbers.get(&content) == Some(number))
    }

    pub(crate) fn of(api: &Api<'_>) -> Self {
        let mut search = Search { api, visits: BTreeMap::new(), open: Vec::new(), cycles: Self::default() };
        for definition in api.definitions() {
            search.visit(definition);
        }
        search.cycles
    }
}

/// Tarjan's search for strongly connected components. It keeps its own stack, since a chain of types may be long.
struct Search<'a, 's> {
    api: &'a Api<'s>,
    visits: BTreeMap<Definition, Visit>,
    /// The types that were visited and belong to no component yet.
    open: Vec<Definition>,
    cycles: Cycles,
}

struct Visit {
    order: usize,
    /// The earliest open type that can be reached from here.
    earliest: usize,
    is_open: bool,
}

impl Search<'_, '_> {
    fn visit(&mut self, start: Definition) {
        if self.visits.contains_key(&start) {
            return;
        }
        let mut path = vec![self.enter(start)];
        while let Some((definition, contents)) = path.last_mut() {
            let definition = *definition;
            match contents.pop() {
                Some(content) if !self.visits.contains_key(&content) => path.push(self.enter(content)),
                Some(content) => {
                    let visit = &self.visits[&content];
                    if visit.is_open {
                        self.reach(definition, visit.order);
                    }
                }
                None => {
                    path.pop();
                    let earliest = self.leave(definition);
                    if let Some((container, _)) = path.last() {
                        self.reach(*container, earliest);
                    }
                }
            }
        }
    }

    fn enter(&mut self, definition: Definition) -> (Definition, Vec<Definition>) {
        let order = self.visits.len();
        self.visits.insert(definition, Visit { order, earliest: order, is_open: true });
        self.open.push(definition);
        (definition, self.api.part(definition).contents(self.api))
    }

    fn reach(&mut self, definition: Definition, order: usize) {
        if let Some(visit) = self.visits.get_mut(&definition) {
            visit.earliest = visit.earliest.min(order);
        }
    }

    /// Closes the component of a type, if it was entered first of all. Returns the earliest type that it can reach.
    fn leave(&mut self, definition: Definition) -> usize {
        let Visit { order, earliest, .. } = self.visits[&definition];
        if earliest == order
            && let Some(first) = self.open.iter().rposition(|one| *one == definition)
        {
            let component = self.open.split_off(first);
            let is_cycle = component.len() > 1 || self.api.part(definition).contents(self.api).contains(&definition);
            for one in component {
                self.visits.entry(one).and_modify(|visit| visit.is_open = false);
                if is_cycle {
                    self.cycles.numbers.insert(one, order);
                }
            }
        }
        earliest
    }
}
