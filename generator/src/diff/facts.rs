//! Facts that are stated otherwise than they were, all but the cells of tables.

use std::collections::BTreeSet;

use super::judge::Judge;
use super::outline::{Aspect, Fact, Part, Path};
use super::pairing::Pair;
use super::phrase::{code, several};
use super::rules::{self, ChangeRule, Effect};
use super::statement::{Statement, Verdict};
use super::{Change, Sides};
use crate::finding::Place;

impl Judge<'_> {
    /// What parts that both specs have say otherwise.
    pub(super) fn facts(&mut self) {
        for pair in self.pairing.pairs.iter().filter(|pair| pair.base.kind == pair.head.kind) {
            let facts = pair.base.facts.iter().chain(&pair.head.facts);
            let mut aspects: Vec<&Aspect> = facts.map(|fact| &fact.aspect).collect();
            aspects.sort();
            aspects.dedup();
            aspects.retain(|aspect| !matches!(aspect, Aspect::Cell(_)) && !self.same(pair, aspect));
            for aspect in aspects {
                self.changes.extend(self.fact(pair, aspect));
            }
        }
    }

    fn fact(&self, pair: &Pair<'_>, aspect: &Aspect) -> Option<Change> {
        let (base, head) = (pair.base.fact(aspect), pair.head.fact(aspect));
        let statement = Statement { pair: *pair, pairing: self.pairing, aspect, base, head };
        let (rule, what) = match aspect {
            Aspect::Conditions => self.conditions(pair),
            // They follow from the conditions and the cells, or from the type, which tell.
            Aspect::Answers | Aspect::Json => return None,
            _ => statement.verdict()?,
        };
        Some(match aspect {
            Aspect::Type if self.says_no_less(pair) => {
                self.stated(rule, pair, base, head, what + ", the same in JSON").effect(Effect::Described)
            }
            // Whether a request is authenticated, the API decides, whatever the crate can make of it.
            Aspect::Authentication => self.stated(rule, pair, base, head, what).effect(Effect::Broken),
            // The name of a method.
            Aspect::Accessor => self.stated(rule, pair, base, head, what).effect(Effect::None),
            _ => self.stated(rule, pair, base, head, what),
        })
    }

    /// Whether a type is the same in JSON, and on one side no more is said of it.
    fn says_no_less(&self, pair: &Pair<'_>) -> bool {
        let is_plain = |part: &Part| part.said(&Aspect::Type) == part.said(&Aspect::Json);
        let is_of_json = pair.both(&Aspect::Json) && self.same(pair, &Aspect::Json);
        is_of_json && (is_plain(pair.base) || is_plain(pair.head))
    }

    /// A change of a fact: at the fact, or where there is none at the part.
    pub(super) fn stated(
        &self,
        rule: &'static ChangeRule,
        pair: &Pair<'_>,
        base: Option<&Fact>,
        head: Option<&Fact>,
        what: String,
    ) -> Change {
        let place = |fact: Option<&Fact>, part: &Part| -> Place {
            fact.map_or_else(|| part.place.clone(), |fact| fact.place.clone())
        };
        let text = |fact: Option<&Fact>| fact.map(|fact| fact.value.to_string());
        let is = if head.is_some() { "now" } else { "no longer here" };
        let was = if base.is_some() { "before" } else { "not here before" };
        self.of_part(rule, pair.head, place(head, pair.head), what)
            .label(is)
            .base(place(base, pair.base), was)
            .values(text(base), text(head))
            .sides(sides(base, head))
    }

    fn conditions(&self, pair: &Pair<'_>) -> Verdict {
        let (now, no_longer) = self.answers(pair);
        let list = |names: Vec<String>| several(names.iter().map(|name| code(name)).collect());
        match (now.is_empty(), no_longer.is_empty()) {
            (true, true) => (&rules::PREDICATE_RESTATED, "put otherwise, for the same values".to_owned()),
            (false, true) => (&rules::PREDICATE_CHANGED, format!("now holds for {}", list(now))),
            (true, false) => (&rules::PREDICATE_CHANGED, format!("no longer holds for {}", list(no_longer))),
            (false, false) => {
                let what = format!("now holds for {}, and no longer for {}", list(now), list(no_longer));
                (&rules::PREDICATE_CHANGED, what)
            }
        }
    }

    /// Of the values that both specs have: those for which a predicate holds only now, and only before.
    pub(super) fn answers(&self, pair: &Pair<'_>) -> (Vec<String>, Vec<String>) {
        let of = |part: &Part| part.fact(&Aspect::Answers).map(|fact| fact.value.names.clone()).unwrap_or_default();
        let (mut old, mut new) = (of(pair.base), of(pair.head));
        old.retain(|path| self.pairing.keeps(path));
        new.retain(|path| self.pairing.kept(path));
        let old: Vec<Path> = old.iter().map(|path| self.pairing.counterpart(path)).collect();
        let only = |some: &[Path], others: &[Path]| {
            let others: BTreeSet<&Path> = others.iter().collect();
            some.iter().filter(|path| !others.contains(path)).map(|path| path.name().to_owned()).collect()
        };
        (only(&new, &old), only(&old, &new))
    }
}

/// How the two sides of a fact are to be read. What came or went is worth reading only if it is a text.
fn sides(base: Option<&Fact>, head: Option<&Fact>) -> Sides {
    match base.or(head).map(|fact| &fact.aspect) {
        Some(Aspect::Code) => Sides::Code,
        // Its words are those of the message.
        Some(Aspect::Stage) => Sides::Told,
        Some(Aspect::Doc | Aspect::Note | Aspect::Erratum | Aspect::Example | Aspect::Terms | Aspect::Cell(_)) => {
            Sides::Text
        }
        _ if base.is_some() && head.is_some() => Sides::Text,
        _ => Sides::Told,
    }
}
