//! Matches the elements of two specs: by declared renames, by name, and otherwise by similarity.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::{Attribute, Element, ElementKind, ElementPath, ElementTree, Fact, MatchedBy, Namespace};
use super::words::{self, ratio};

/// The least similarity, from 0 to 1, of two elements of different names that are taken for one that was renamed.
const RENAMED: f64 = 0.7;
/// The least similarity of two definitions of one name in different modules that are taken for one that was moved.
const MOVED: f64 = 0.4;
/// The least similarity of two definitions that differ in name and module.
const MOVED_AND_RENAMED: f64 = 0.9;
/// The least similarity of two correspondences: they may differ in one field of three.
const CORRESPONDING: f64 = 0.5;
/// The most comparisons that a search for renamed elements may take. Beyond it, elements count as added and removed.
const COMPARISONS: usize = 100_000;

/// An element of base, and the same element of head.
#[derive(Clone, Copy)]
pub(super) struct Matched<'a> {
    pub(super) base: &'a Element,
    pub(super) head: &'a Element,
}

impl Matched<'_> {
    /// Whether both sides have an attribute.
    pub(super) fn in_both(&self, attribute: &Attribute) -> bool {
        self.base.fact(attribute).is_some() && self.head.fact(attribute).is_some()
    }

    /// Whether only one side has an attribute.
    pub(super) fn in_one(&self, attribute: &Attribute) -> bool {
        self.base.fact(attribute).is_some() != self.head.fact(attribute).is_some()
    }
}

/// The elements of two specs, side by side.
pub(super) struct Matching<'a> {
    /// Elements that are on both sides.
    pub(super) matched: Vec<Matched<'a>>,
    /// Elements that only head has, each with the element of base that would be its parent.
    pub(super) added: Vec<(&'a Element, &'a Element)>,
    /// Elements that only base has, each with the element of head that would be its parent.
    pub(super) removed: Vec<(&'a Element, &'a Element)>,
    forward: BTreeMap<&'a ElementPath, &'a Element>,
    backward: BTreeMap<&'a ElementPath, &'a Element>,
    /// The declared renames, from the path in base to the path in head.
    renames: &'a BTreeMap<String, String>,
}

impl<'a> Matching<'a> {
    pub(super) fn of(
        base: &'a ElementTree<'_>,
        head: &'a ElementTree<'_>,
        renames: &'a BTreeMap<String, String>,
    ) -> Self {
        let mut matching = Self {
            matched: Vec::new(),
            added: Vec::new(),
            removed: Vec::new(),
            forward: BTreeMap::new(),
            backward: BTreeMap::new(),
            renames,
        };
        let is_link = |namespace: Namespace| matches!(namespace, Namespace::Correspondence | Namespace::Conversion);
        matching.add(&base.root, &head.root);
        // Declared renames come before any other match, whatever the module.
        matching.by_declaration(&mut definitions(&base.root), &mut definitions(&head.root));
        matching.below(1);
        matching.descendants(&base.root, &head.root, &|namespace| !is_link(namespace));
        matching.moved(&base.root, &head.root);
        // A link is the same if it links the same definitions, so that these are matched first.
        matching.children(&base.root, &head.root, &is_link);
        matching.find_unmatched(&base.root, &head.root);
        matching
    }

    /// The path in head of what base calls by a path.
    pub(super) fn counterpart(&self, base: &ElementPath) -> ElementPath {
        if let Some(head) = self.forward.get(base) {
            return head.path.clone();
        }
        match base.last() {
            Some((namespace, name)) if self.forward.contains_key(&base.parent()) => {
                self.counterpart(&base.parent()).child(namespace, name)
            }
            _ => base.clone(),
        }
    }

    /// Whether head has the element of a path of base.
    pub(super) fn is_in_head(&self, base: &ElementPath) -> bool {
        self.forward.contains_key(base)
    }

    /// Whether base has the element of a path of head.
    pub(super) fn is_in_base(&self, head: &ElementPath) -> bool {
        self.backward.contains_key(head)
    }

    /// An element of base with its match in head.
    pub(super) fn matched_of<'p>(&self, base: &'p Element) -> Option<Matched<'p>>
    where
        'a: 'p,
    {
        self.forward.get(&base.path).map(|head| Matched { base, head })
    }

    /// The match in base of an element of head.
    pub(super) fn in_base(&self, head: &ElementPath) -> Option<&'a Element> {
        self.backward.get(head).copied()
    }

    fn add(&mut self, base: &'a Element, head: &'a Element) {
        self.matched.push(Matched { base, head });
        self.forward.insert(&base.path, head);
        self.backward.insert(&head.path, base);
    }

    /// Matches the descendants of two elements.
    fn descendants(&mut self, base: &'a Element, head: &'a Element, wanted: &dyn Fn(Namespace) -> bool) {
        let first = self.matched.len();
        self.children(base, head, wanted);
        self.below(first);
    }

    /// Matches the descendants of the matches from an index on. Elements of different kinds have nothing in common.
    fn below(&mut self, first: usize) {
        for index in first..self.matched.len() {
            let Matched { base, head } = self.matched[index];
            if base.kind.is_comparable(head.kind) {
                self.descendants(base, head, &|_| true);
            }
        }
    }

    /// Matches the children of two elements, namespace by namespace.
    fn children(&mut self, base: &'a Element, head: &'a Element, wanted: &dyn Fn(Namespace) -> bool) {
        let namespaces: BTreeSet<Namespace> =
            base.children.iter().chain(&head.children).filter_map(|element| element.path.namespace()).collect();
        for namespace in namespaces.into_iter().filter(|namespace| wanted(*namespace)) {
            let of = |element: &'a Element| -> Vec<&'a Element> {
                element.children.iter().filter(|element| element.path.namespace() == Some(namespace)).collect()
            };
            self.siblings(&of(base), &of(head));
        }
    }

    fn siblings(&mut self, all_base: &[&'a Element], all_head: &[&'a Element]) {
        let (mut base, mut head) = (all_base.to_vec(), all_head.to_vec());
        self.only_unmatched(&mut base, &mut head);
        self.by_declaration(&mut base, &mut head);
        let by_name: BTreeMap<&str, &Element> = head.iter().map(|element| (element.path.name(), *element)).collect();
        for element in &base {
            if let Some(counterpart) = by_name.get(element.path.name()) {
                self.add(element, counterpart);
            }
        }
        self.only_unmatched(&mut base, &mut head);
        let Some(kind) = base.first().map(|element| element.kind) else { return };
        match kind.info().matched_by {
            MatchedBy::Position => self.by_position(&base, &head, (all_base, all_head)),
            MatchedBy::Target => self.by_target(&base, &head),
            MatchedBy::Fields => self.by_similarity(&base, &head, CORRESPONDING, |_, _| true),
            MatchedBy::Integer => {
                self.by_integer(&base, &head);
                self.only_unmatched(&mut base, &mut head);
                self.by_similarity(&base, &head, RENAMED, |_, _| true);
            }
            MatchedBy::Similarity => {
                self.by_similarity(&base, &head, RENAMED, |base, head| base.kind == head.kind);
            }
        }
    }

    /// Matches placeholders by position: that is their place among the arguments.
    fn by_position(
        &mut self,
        base: &[&'a Element],
        head: &[&'a Element],
        (all_base, all_head): (&[&'a Element], &[&'a Element]),
    ) {
        if base.len() == head.len() {
            base.iter().zip(head).for_each(|(base, head)| self.add(base, head));
            return;
        }
        let is_left = |element: &Element, left: &[&Element]| left.iter().any(|other| other.path == element.path);
        for (old, new) in all_base.iter().zip(all_head) {
            if is_left(old, base) && is_left(new, head) {
                self.add(old, new);
            }
        }
    }

    /// Matches values that are the same integer in JSON.
    fn by_integer(&mut self, base: &[&'a Element], head: &[&'a Element]) {
        let integer = |element: &Element| element.fact(&Attribute::Value).map(|fact| fact.value.to_string());
        let by_integer: BTreeMap<String, &Element> =
            head.iter().filter_map(|element| Some((integer(element)?, *element))).collect();
        for element in base {
            if let Some(counterpart) = integer(element).and_then(|integer| by_integer.get(&integer)) {
                self.add(element, counterpart);
            }
        }
    }

    /// Matches elements that are identified by the definitions that they name, in this order.
    fn by_target(&mut self, base: &[&'a Element], head: &[&'a Element]) {
        for element in base {
            let target = element.fact(&Attribute::Target).map(|fact| &fact.value);
            let is_same = |counterpart: &&&Element| {
                let other = counterpart.fact(&Attribute::Target).map(|fact| &fact.value);
                target.zip(other).is_some_and(|(old, new)| old.equals(new, |path| self.counterpart(path)))
            };
            if let Some(counterpart) = head.iter().find(is_same).copied() {
                self.add(element, counterpart);
            }
        }
    }

    /// Matches definitions that were moved to another module.
    fn moved(&mut self, base: &'a Element, head: &'a Element) {
        let (mut base, mut head) = (definitions(base), definitions(head));
        self.only_unmatched(&mut base, &mut head);
        let first = self.matched.len();
        self.by_similarity(&base, &head, MOVED, |base, head| {
            base.kind == head.kind && base.path.name() == head.path.name()
        });
        self.only_unmatched(&mut base, &mut head);
        self.by_similarity(&base, &head, MOVED_AND_RENAMED, |base, head| base.kind == head.kind);
        self.below(first);
    }

    /// Matches elements that are declared to be renamed, and keeps the others in the lists.
    fn by_declaration(&mut self, base: &mut Vec<&'a Element>, head: &mut Vec<&'a Element>) {
        let by_path: BTreeMap<String, &Element> =
            head.iter().map(|element| (element.path.dotted(), *element)).collect();
        for element in base.iter() {
            if let Some(counterpart) = self.renames.get(&element.path.dotted()).and_then(|path| by_path.get(path)) {
                self.add(element, counterpart);
            }
        }
        self.only_unmatched(base, head);
    }

    fn only_unmatched(&self, base: &mut Vec<&'a Element>, head: &mut Vec<&'a Element>) {
        base.retain(|element| !self.is_in_head(&element.path));
        head.retain(|element| !self.is_in_base(&element.path));
    }

    /// Matches similar elements, the most similar first.
    fn by_similarity(
        &mut self,
        base: &[&'a Element],
        head: &[&'a Element],
        least: f64,
        may_be: impl Fn(&Element, &Element) -> bool,
    ) {
        if base.len().saturating_mul(head.len()) > COMPARISONS {
            return;
        }
        let mut candidates: Vec<(f64, &Element, &Element)> = base
            .iter()
            .flat_map(|base| head.iter().map(move |head| (*base, *head)))
            .filter(|(base, head)| may_be(base, head))
            .map(|(base, head)| (self.similarity(base, head), base, head))
            .filter(|(similarity, ..)| *similarity >= least)
            .collect();
        candidates.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
        for (_, base, head) in candidates {
            if !self.is_in_head(&base.path) && !self.is_in_base(&head.path) {
                self.add(base, head);
            }
        }
    }

    /// The similarity of the attributes and children of two elements, from 0 to 1. Their names do not count.
    fn similarity(&self, base: &Element, head: &Element) -> f64 {
        // The column of a cell may be renamed.
        let in_head = |attribute: &Attribute| match attribute {
            Attribute::Cell(column) => Attribute::Cell(self.counterpart(column)),
            attribute => attribute.clone(),
        };
        let old: BTreeMap<Attribute, &Fact> = base.facts.iter().map(|fact| (in_head(&fact.attribute), fact)).collect();
        let new: BTreeMap<Attribute, &Fact> = head.facts.iter().map(|fact| (fact.attribute.clone(), fact)).collect();
        let attributes: BTreeSet<&Attribute> = old.keys().chain(new.keys()).collect();
        let mut similarity = Similarity::default();
        for attribute in attributes {
            let Some(weight) = attribute.weight() else { continue };
            match (old.get(attribute), new.get(attribute)) {
                (Some(base), Some(head)) if base.value.equals(&head.value, |path| self.counterpart(path)) => {
                    similarity.add(weight, 1.0);
                }
                (Some(base), Some(head)) if base.value.names.is_empty() => {
                    similarity.add(weight, words::similarity(&base.value.to_string(), &head.value.to_string()));
                }
                (Some(base), Some(head)) => {
                    let named = |path: &ElementPath| head.value.names.contains(&self.counterpart(path));
                    let common = base.value.names.iter().filter(|path| named(path)).count();
                    similarity.add(weight, ratio(common, base.value.names.len().max(head.value.names.len())));
                }
                _ => similarity.add(weight, 0.0),
            }
        }
        let names = |element: &Element| {
            element.children.iter().map(|element| element.path.name().to_owned()).collect::<BTreeSet<_>>()
        };
        let (base, head) = (names(base), names(head));
        if !base.is_empty() || !head.is_empty() {
            let (both, either) = (base.intersection(&head).count(), base.union(&head).count());
            similarity.add(4.0, ratio(both, either));
        }
        similarity.mean()
    }

    /// Finds elements that are on one side only, if their parent is on both.
    fn find_unmatched(&mut self, base: &'a Element, head: &'a Element) {
        self.removed = unmatched(base, &self.forward);
        self.added = unmatched(head, &self.backward);
    }
}

/// Elements that are on one side only, each with the element of the other side that would be its parent.
fn unmatched<'a>(
    root: &'a Element,
    counterparts: &BTreeMap<&ElementPath, &'a Element>,
) -> Vec<(&'a Element, &'a Element)> {
    let mut unmatched = Vec::new();
    walk(root, &mut |owner, element| {
        let parent = counterparts.get(&owner.path).filter(|parent| parent.kind.is_comparable(owner.kind));
        if let Some(parent) = parent.filter(|_| !counterparts.contains_key(&element.path)) {
            unmatched.push((element, *parent));
        }
    });
    unmatched
}

/// A weighted mean.
#[derive(Default)]
struct Similarity {
    sum: f64,
    weight: f64,
}

impl Similarity {
    fn add(&mut self, weight: f64, value: f64) {
        self.sum += weight * value;
        self.weight += weight;
    }

    fn mean(&self) -> f64 {
        if self.weight > 0.0 { self.sum / self.weight } else { 0.0 }
    }
}

/// The definitions of all modules and of the root.
pub(super) fn definitions(root: &Element) -> Vec<&Element> {
    let mut definitions = Vec::new();
    walk(root, &mut |owner, element| {
        let is_definition = matches!(element.path.namespace(), Some(Namespace::Type | Namespace::Limit));
        if is_definition && matches!(owner.kind, ElementKind::Package | ElementKind::Module) {
            definitions.push(element);
        }
    });
    definitions
}

/// Visits every descendant with its parent.
fn walk<'a>(owner: &'a Element, visit: &mut impl FnMut(&'a Element, &'a Element)) {
    for element in &owner.children {
        visit(owner, element);
        walk(element, visit);
    }
}
