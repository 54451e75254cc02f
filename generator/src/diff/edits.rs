//! Changes that belong together: those of one element, and what follows from them elsewhere.

use std::collections::BTreeMap;

use super::Change;

/// An edit of the spec: changes that have an element in common.
#[derive(Debug)]
pub struct Edit<'c> {
    /// The gravest change that somebody wrote.
    pub main: &'c Change,
    /// The others: those that somebody wrote, then those that follow from them.
    pub others: Vec<&'c Change>,
}

/// Groups changes to edits. The order of the changes is kept: an edit comes where the first of its changes is.
#[must_use]
pub fn edits<'c>(changes: &[&'c Change]) -> Vec<Edit<'c>> {
    let mut groups = Groups { parents: (0..changes.len()).collect() };
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, change) in changes.iter().enumerate() {
        for element in change.subjects.iter().chain(&change.about) {
            let first = *first_of.entry(element).or_insert(index);
            groups.join(first, index);
        }
    }
    let mut members: BTreeMap<usize, Vec<&'c Change>> = BTreeMap::new();
    for (index, change) in changes.iter().enumerate() {
        members.entry(groups.first(index)).or_default().push(change);
    }
    let edits = members.into_values().filter_map(|mut changes| {
        changes.sort_by_key(|change| change.is_consequence());
        let (main, others) = changes.split_first()?;
        Some(Edit { main, others: others.to_vec() })
    });
    edits.collect()
}

/// Groups of indices, each of which goes by its smallest one.
struct Groups {
    /// For each index, a smaller one of its group, or itself.
    parents: Vec<usize>,
}

impl Groups {
    fn first(&mut self, index: usize) -> usize {
        let mut first = index;
        while self.parents[first] != first {
            // Halves the path for those who come after.
            self.parents[first] = self.parents[self.parents[first]];
            first = self.parents[first];
        }
        first
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.parents[one.max(other)] = one.min(other);
    }
}
