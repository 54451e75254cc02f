//! Which part of the one spec is which part of the other: by name, by what is declared, and else by what they say.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{Aspect, Fact, Kind, Outline, Part, Path, Space};
use super::words::{self, ratio};

/// How alike two parts of different names have to be, from 0 to 1, to be taken for one that was renamed.
const ALIKE: f64 = 0.7;
/// How alike two definitions of one name in different modules have to be, to be taken for one that was moved.
const MOVED: f64 = 0.4;
/// How alike two definitions of different names in different modules have to be.
const MOVED_AND_RENAMED: f64 = 0.9;
/// How alike two correspondences have to be: one field of three may go.
const CORRESPONDING: f64 = 0.5;
/// How many comparisons a search for what was renamed may cost; beyond it, parts were added and removed.
const COMPARISONS: usize = 100_000;

/// A part as it was and as it is.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) base: &'a Part,
    pub(super) head: &'a Part,
}

impl Pair<'_> {
    /// Whether something is stated on both sides.
    pub(super) fn both(&self, aspect: &Aspect) -> bool {
        self.base.fact(aspect).is_some() && self.head.fact(aspect).is_some()
    }

    /// Whether something is stated on one side only.
    pub(super) fn toggles(&self, aspect: &Aspect) -> bool {
        self.base.fact(aspect).is_some() != self.head.fact(aspect).is_some()
    }
}

/// The parts of two specs, side by side.
pub(super) struct Pairing<'a> {
    /// Parts that are in both.
    pub(super) pairs: Vec<Pair<'a>>,
    /// Parts that only head has, each with the part of base that would hold it.
    pub(super) added: Vec<(&'a Part, &'a Part)>,
    /// Parts that only base has, each with the part of head that would hold it.
    pub(super) removed: Vec<(&'a Part, &'a Part)>,
    forward: BTreeMap<&'a Path, &'a Part>,
    backward: BTreeMap<&'a Path, &'a Part>,
    /// What is declared to be renamed, from the path in base to the path in head.
    renames: &'a BTreeMap<String, String>,
}

impl<'a> Pairing<'a> {
    pub(super) fn of(base: &'a Outline<'_>, head: &'a Outline<'_>, renames: &'a BTreeMap<String, String>) -> Self {
        let mut pairing = Self {
            pairs: Vec::new(),
            added: Vec::new(),
            removed: Vec::new(),
            forward: BTreeMap::new(),
            backward: BTreeMap::new(),
            renames,
        };
        let is_link = |space: Space| matches!(space, Space::Correspondence | Space::Conversion);
        pairing.pair(&base.root, &head.root);
        // What is declared goes before what is found, wherever it was.
        pairing.declared(&mut definitions(&base.root), &mut definitions(&head.root));
        pairing.below(1);
        pairing.inside(&base.root, &head.root, &|space| !is_link(space));
        pairing.moved(&base.root, &head.root);
        // What links definitions is the same if it links the same ones, so these have to be known.
        pairing.spaces(&base.root, &head.root, &is_link);
        pairing.leftovers(&base.root, &head.root);
        pairing
    }

    /// What a path of base is in head.
    pub(super) fn counterpart(&self, base: &Path) -> Path {
        if let Some(head) = self.forward.get(base) {
            return head.path.clone();
        }
        match base.last() {
            Some((space, name)) if self.forward.contains_key(&base.parent()) => {
                self.counterpart(&base.parent()).child(space, name)
            }
            _ => base.clone(),
        }
    }

    /// Whether a path of base is of something that head has too.
    pub(super) fn keeps(&self, base: &Path) -> bool {
        self.forward.contains_key(base)
    }

    /// Whether a path of head is of something that base had too.
    pub(super) fn kept(&self, head: &Path) -> bool {
        self.backward.contains_key(head)
    }

    /// A part of base with what it is in head.
    pub(super) fn pair_of<'p>(&self, base: &'p Part) -> Option<Pair<'p>>
    where
        'a: 'p,
    {
        self.forward.get(&base.path).map(|head| Pair { base, head })
    }

    /// What a part of head was in base.
    pub(super) fn before(&self, head: &Path) -> Option<&'a Part> {
        self.backward.get(head).copied()
    }

    fn pair(&mut self, base: &'a Part, head: &'a Part) {
        self.pairs.push(Pair { base, head });
        self.forward.insert(&base.path, head);
        self.backward.insert(&head.path, base);
    }

    /// Pairs what two parts hold, all the way down.
    fn inside(&mut self, base: &'a Part, head: &'a Part, wanted: &dyn Fn(Space) -> bool) {
        let first = self.pairs.len();
        self.spaces(base, head, wanted);
        self.below(first);
    }

    /// Pairs what is in the pairs from a number on. Parts of another kind have nothing in common.
    fn below(&mut self, first: usize) {
        for index in first..self.pairs.len() {
            let Pair { base, head } = self.pairs[index];
            if base.kind == head.kind {
                self.inside(base, head, &|_| true);
            }
        }
    }

    /// Pairs what two parts hold, space by space.
    fn spaces(&mut self, base: &'a Part, head: &'a Part, wanted: &dyn Fn(Space) -> bool) {
        let spaces: BTreeSet<Space> =
            base.parts.iter().chain(&head.parts).filter_map(|part| part.path.space()).collect();
        for space in spaces.into_iter().filter(|space| wanted(*space)) {
            let of = |part: &'a Part| -> Vec<&'a Part> {
                part.parts.iter().filter(|part| part.path.space() == Some(space)).collect()
            };
            self.siblings(&of(base), &of(head));
        }
    }

    fn siblings(&mut self, all_base: &[&'a Part], all_head: &[&'a Part]) {
        let (mut base, mut head) = (all_base.to_vec(), all_head.to_vec());
        self.only_unpaired(&mut base, &mut head);
        self.declared(&mut base, &mut head);
        let by_name: BTreeMap<&str, &Part> = head.iter().map(|part| (part.path.name(), *part)).collect();
        for part in &base {
            if let Some(twin) = by_name.get(part.path.name()) {
                self.pair(part, twin);
            }
        }
        self.only_unpaired(&mut base, &mut head);
        match base.first().map(|part| part.kind) {
            Some(Kind::Placeholder) => self.placed(&base, &head, (all_base, all_head)),
            Some(Kind::Conversion | Kind::Alternative) => self.aimed(&base, &head),
            Some(Kind::Correspondence) => self.alike(&base, &head, CORRESPONDING, |_, _| true),
            _ => self.alike(&base, &head, ALIKE, |base, head| base.kind == head.kind),
        }
    }

    /// Pairs placeholders, which are nothing but their place among the arguments.
    fn placed(&mut self, base: &[&'a Part], head: &[&'a Part], (all_base, all_head): (&[&'a Part], &[&'a Part])) {
        if base.len() == head.len() {
            base.iter().zip(head).for_each(|(base, head)| self.pair(base, head));
            return;
        }
        let is_left = |part: &Part, left: &[&Part]| left.iter().any(|other| other.path == part.path);
        for (old, new) in all_base.iter().zip(all_head) {
            if is_left(old, base) && is_left(new, head) {
                self.pair(old, new);
            }
        }
    }

    /// Pairs what is nothing but the definitions that it names, in their order.
    fn aimed(&mut self, base: &[&'a Part], head: &[&'a Part]) {
        for part in base {
            let target = part.fact(&Aspect::Target).map(|fact| &fact.value);
            let is_same = |twin: &&&Part| {
                let other = twin.fact(&Aspect::Target).map(|fact| &fact.value);
                target.zip(other).is_some_and(|(old, new)| old.means(new, |path| self.counterpart(path)))
            };
            if let Some(twin) = head.iter().find(is_same).copied() {
                self.pair(part, twin);
            }
        }
    }

    /// Pairs definitions that went from one module to another.
    fn moved(&mut self, base: &'a Part, head: &'a Part) {
        let (mut base, mut head) = (definitions(base), definitions(head));
        self.only_unpaired(&mut base, &mut head);
        let first = self.pairs.len();
        self.alike(&base, &head, MOVED, |base, head| base.kind == head.kind && base.path.name() == head.path.name());
        self.only_unpaired(&mut base, &mut head);
        self.alike(&base, &head, MOVED_AND_RENAMED, |base, head| base.kind == head.kind);
        self.below(first);
    }

    /// Pairs parts that are declared to be renamed, and leaves the others.
    fn declared(&mut self, base: &mut Vec<&'a Part>, head: &mut Vec<&'a Part>) {
        let by_path: BTreeMap<String, &Part> = head.iter().map(|part| (part.path.shown(), *part)).collect();
        for part in base.iter() {
            if let Some(twin) = self.renames.get(&part.path.shown()).and_then(|path| by_path.get(path)) {
                self.pair(part, twin);
            }
        }
        self.only_unpaired(base, head);
    }

    fn only_unpaired(&self, base: &mut Vec<&'a Part>, head: &mut Vec<&'a Part>) {
        base.retain(|part| !self.keeps(&part.path));
        head.retain(|part| !self.kept(&part.path));
    }

    /// Pairs parts that say nearly the same, the most alike first.
    fn alike(&mut self, base: &[&'a Part], head: &[&'a Part], least: f64, may_be: impl Fn(&Part, &Part) -> bool) {
        if base.len().saturating_mul(head.len()) > COMPARISONS {
            return;
        }
        let mut candidates: Vec<(f64, &Part, &Part)> = base
            .iter()
            .flat_map(|base| head.iter().map(move |head| (*base, *head)))
            .filter(|(base, head)| may_be(base, head))
            .map(|(base, head)| (self.likeness(base, head), base, head))
            .filter(|(likeness, ..)| *likeness >= least)
            .collect();
        candidates.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
        for (_, base, head) in candidates {
            if !self.keeps(&base.path) && !self.kept(&head.path) {
                self.pair(base, head);
            }
        }
    }

    /// How much of what two parts say is the same, from 0 to 1. Names do not count.
    fn likeness(&self, base: &Part, head: &Part) -> f64 {
        // A cell is of a column, which may have another name.
        let in_head = |aspect: &Aspect| match aspect {
            Aspect::Cell(column) => Aspect::Cell(self.counterpart(column)),
            aspect => aspect.clone(),
        };
        let old: BTreeMap<Aspect, &Fact> = base.facts.iter().map(|fact| (in_head(&fact.aspect), fact)).collect();
        let new: BTreeMap<Aspect, &Fact> = head.facts.iter().map(|fact| (fact.aspect.clone(), fact)).collect();
        let aspects: BTreeSet<&Aspect> = old.keys().chain(new.keys()).collect();
        let mut likeness = Likeness::default();
        for aspect in aspects {
            let weight = match aspect {
                // Where it stands, what Rust makes of it and that it is ending say nothing of what it is.
                Aspect::File
                | Aspect::Source
                | Aspect::RustName
                | Aspect::Json
                | Aspect::Accessor
                | Aspect::Stage
                | Aspect::Note
                | Aspect::Replacement => continue,
                Aspect::Doc | Aspect::Cell(_) => 3.0,
                _ => 1.0,
            };
            match (old.get(aspect), new.get(aspect)) {
                (Some(base), Some(head)) if base.value.means(&head.value, |path| self.counterpart(path)) => {
                    likeness.add(weight, 1.0);
                }
                (Some(base), Some(head)) if base.value.names.is_empty() => {
                    likeness.add(weight, words::likeness(&base.value.to_string(), &head.value.to_string()));
                }
                (Some(base), Some(head)) => {
                    let named = |path: &Path| head.value.names.contains(&self.counterpart(path));
                    let common = base.value.names.iter().filter(|path| named(path)).count();
                    likeness.add(weight, ratio(common, base.value.names.len().max(head.value.names.len())));
                }
                _ => likeness.add(weight, 0.0),
            }
        }
        let names = |part: &Part| part.parts.iter().map(|part| part.path.name().to_owned()).collect::<BTreeSet<_>>();
        let (base, head) = (names(base), names(head));
        if !base.is_empty() || !head.is_empty() {
            let (both, either) = (base.intersection(&head).count(), base.union(&head).count());
            likeness.add(4.0, ratio(both, either));
        }
        likeness.mean()
    }

    /// What is left, as far as what would hold it is in both.
    fn leftovers(&mut self, base: &'a Part, head: &'a Part) {
        self.removed = unpaired(base, &self.forward);
        self.added = unpaired(head, &self.backward);
    }
}

/// Parts that are on one side only, each with the part of the other side that would hold it.
fn unpaired<'a>(root: &'a Part, twins: &BTreeMap<&Path, &'a Part>) -> Vec<(&'a Part, &'a Part)> {
    let mut unpaired = Vec::new();
    walk(root, &mut |owner, part| {
        let holder = twins.get(&owner.path).filter(|holder| holder.kind == owner.kind);
        if let Some(holder) = holder.filter(|_| !twins.contains_key(&part.path)) {
            unpaired.push((part, *holder));
        }
    });
    unpaired
}

/// A weighted mean.
#[derive(Default)]
struct Likeness {
    sum: f64,
    weight: f64,
}

impl Likeness {
    fn add(&mut self, weight: f64, value: f64) {
        self.sum += weight * value;
        self.weight += weight;
    }

    fn mean(&self) -> f64 {
        if self.weight > 0.0 { self.sum / self.weight } else { 0.0 }
    }
}

/// The definitions of all modules and of the root.
fn definitions(root: &Part) -> Vec<&Part> {
    let mut definitions = Vec::new();
    walk(root, &mut |owner, part| {
        let is_definition = matches!(part.path.space(), Some(Space::Type | Space::Limit));
        if is_definition && matches!(owner.kind, Kind::Package | Kind::Module) {
            definitions.push(part);
        }
    });
    definitions
}

/// Every part below another, with the one that holds it.
fn walk<'a>(owner: &'a Part, visit: &mut impl FnMut(&'a Part, &'a Part)) {
    for part in &owner.parts {
        visit(owner, part);
        walk(part, visit);
    }
}
