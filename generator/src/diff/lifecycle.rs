//! Parts that came and went, got another name or kind, or stand elsewhere.

use std::collections::BTreeMap;

use super::judge::Judge;
use super::outline::{Aspect, Kind, Part, Path, Space};
use super::pairing::Pair;
use super::phrase::code;
use super::rules::{self, ChangeRule, Effect};
use super::{Change, Sides, contents};

/// What the coming and going of a kind of part means. `None` where something else tells it.
struct Lifecycle {
    added: Option<&'static ChangeRule>,
    removed: Option<&'static ChangeRule>,
    renamed: Option<&'static ChangeRule>,
}

impl Lifecycle {
    fn new(added: &'static ChangeRule, removed: &'static ChangeRule) -> Self {
        Self { added: Some(added), removed: Some(removed), renamed: Some(&rules::RENAMED) }
    }

    fn untold() -> Self {
        Self { added: None, removed: None, renamed: None }
    }

    fn renamed(self, renamed: Option<&'static ChangeRule>) -> Self {
        Self { renamed, ..self }
    }

    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Package => Self::untold(),
            Kind::NullRow => Self::untold(),
            Kind::Placeholder => Self::untold().renamed(Some(&rules::PLACEHOLDER_RENAMED)),
            Kind::Feature => Self::new(&rules::FEATURE_ADDED, &rules::FEATURE_REMOVED),
            Kind::Page => Self::new(&rules::PAGES_CHANGED, &rules::PAGES_CHANGED).renamed(Some(&rules::PAGES_CHANGED)),
            Kind::Section => {
                Self::new(&rules::GUIDE_CHANGED, &rules::GUIDE_CHANGED).renamed(Some(&rules::GUIDE_CHANGED))
            }
            Kind::Module => Self::new(&rules::MODULE_ADDED, &rules::MODULE_REMOVED),
            Kind::Identifier => Self::new(&rules::IDENTIFIER_ADDED, &rules::IDENTIFIER_REMOVED),
            Kind::Alternative => Self::new(&rules::ALTERNATIVE_ADDED, &rules::ALTERNATIVE_REMOVED).renamed(None),
            Kind::IntegerForm => Self::new(&rules::INTEGER_FORM_ADDED, &rules::INTEGER_FORM_REMOVED),
            Kind::Enumeration => Self::new(&rules::ENUM_ADDED, &rules::ENUM_REMOVED),
            Kind::Column => Self::new(&rules::COLUMN_ADDED, &rules::COLUMN_REMOVED),
            Kind::Predicate => Self::new(&rules::PREDICATE_ADDED, &rules::PREDICATE_REMOVED),
            Kind::Value => Self::new(&rules::VALUE_ADDED, &rules::VALUE_REMOVED),
            Kind::Structure => Self::new(&rules::STRUCT_ADDED, &rules::STRUCT_REMOVED),
            Kind::Envelope => Self::new(&rules::ENVELOPE_ADDED, &rules::ENVELOPE_REMOVED),
            Kind::Field => Self::new(&rules::FIELD_ADDED, &rules::FIELD_REMOVED),
            Kind::Operation => Self::new(&rules::OPERATION_ADDED, &rules::OPERATION_REMOVED),
            Kind::Parameter => Self::new(&rules::PARAMETER_ADDED, &rules::PARAMETER_REMOVED),
            Kind::Header => Self::new(&rules::HEADER_ADDED, &rules::HEADER_REMOVED),
            Kind::Limit => Self::new(&rules::LIMIT_ADDED, &rules::LIMIT_REMOVED),
            Kind::Correspondence => {
                let rule = &rules::CORRESPONDENCE_CHANGED;
                Self::new(rule, rule).renamed(None)
            }
            Kind::Conversion => Self::new(&rules::CONVERSION_ADDED, &rules::CONVERSION_REMOVED).renamed(None),
        }
    }
}

impl Judge<'_> {
    /// What came, went, was renamed or moved.
    pub(super) fn lifecycles(&mut self) {
        for (part, holder) in &self.pairing.added {
            self.changes.extend(self.added(part, holder));
        }
        for (part, holder) in &self.pairing.removed {
            self.changes.extend(self.removed(part, holder));
        }
        for pair in &self.pairing.pairs {
            self.changes.extend(self.identity(pair));
            self.changes.extend(self.orders(pair));
        }
    }

    fn added(&self, part: &Part, holder: &Part) -> Option<Change> {
        let lifecycle = Lifecycle::of(part.kind);
        let what = format!("{} added{}", part.kind.noun(), contents::summary(part));
        let change = self.of_part(lifecycle.added?, part, part.place.clone(), what).label("new");
        let place = self.old.home_of(part, holder);
        Some(whole(change.base(place, "did not have it").values(None, Some(part.written())), part, holder))
    }

    fn removed(&self, part: &Part, holder: &Part) -> Option<Change> {
        let lifecycle = Lifecycle::of(part.kind);
        let mut rule = lifecycle.removed?;
        let mut note = "";
        if matches!(part.kind, Kind::Field | Kind::Value) && part.said(&Aspect::Stage) != "effective" {
            rule = &rules::REMOVED_WITHOUT_DEPRECATION;
            note = match part.fact(&Aspect::Stage) {
                Some(_) => "; its end was announced, and the compiler warned nobody",
                None => "; no release has warned its users",
            };
        }
        let place = self.new.home_of(part, holder);
        let what = format!("{} removed{}{note}", part.kind.noun(), contents::summary(part));
        let change = self.of_part(rule, part, place, what).label("no longer has it");
        Some(whole(change.base(part.place.clone(), "gone").values(Some(part.written()), None), part, holder))
    }

    /// That a part is of another kind, stands elsewhere or has another name; if it is several of these, the first.
    fn identity(&self, pair: &Pair<'_>) -> Option<Change> {
        self.kind(pair).or_else(|| self.moved(pair)).or_else(|| self.renamed(pair))
    }

    fn kind(&self, pair: &Pair<'_>) -> Option<Change> {
        let Pair { base, head } = pair;
        if base.kind == head.kind {
            return None;
        }
        let (old, new) = (base.kind.noun(), head.kind.noun());
        let what = format!("kind changed from {old} to {new}{}", also_renamed(pair));
        let change = self.of_pair(&rules::KIND_CHANGED, pair, what);
        Some(change.values(Some(base.written()), Some(head.written())))
    }

    fn moved(&self, pair: &Pair<'_>) -> Option<Change> {
        let Pair { base, head } = pair;
        let is_definition = matches!(head.path.space(), Some(Space::Type | Space::Limit));
        if !is_definition || self.pairing.counterpart(&base.path.parent()) == head.path.parent() {
            return None;
        }
        let what = format!("moved to {} from {}{}", home(head), home(base), also_renamed(pair));
        let change = self.of_pair(&rules::MOVED, pair, what);
        Some(change.values(Some(base.path.shown()), Some(head.path.shown())))
    }

    fn renamed(&self, pair: &Pair<'_>) -> Option<Change> {
        let Pair { base, head } = pair;
        let (old, new) = (base.path.name(), head.path.name());
        let lifecycle = Lifecycle::of(head.kind);
        let rule = lifecycle.renamed.filter(|_| old != new)?;
        let keeps_rust_name = head.fact(&Aspect::RustName).is_some() && self.same(pair, &Aspect::RustName);
        let (rule, note) = match (keeps_rust_name, head.kind) {
            // It stands for a value in the path, and is sent to nobody.
            (true, Kind::Parameter) => (&rules::PLACEHOLDER_RENAMED, "; the name in Rust stays".to_owned()),
            (true, _) => (&rules::WIRE_NAME_CHANGED, "; the name in Rust stays".to_owned()),
            (false, _) => (rule, own_name(head)),
        };
        let what = format!("{} renamed from {}{note}", head.kind.noun(), code(old));
        let change = self.of_pair(rule, pair, what).label("renamed");
        let change = match head.kind {
            Kind::Value if self.pairing.before(&head.path.parent()).is_some_and(is_closed) => change,
            Kind::Field | Kind::Value => change.effect(Effect::Broken),
            Kind::Header => change.effect(Effect::Altered),
            _ => change,
        };
        Some(change.values(Some(names(base)), Some(names(head))))
    }

    /// Whether what a part holds comes in another order.
    fn orders(&self, pair: &Pair<'_>) -> Vec<Change> {
        let spaces = [
            (Space::Section, &rules::ORDER_CHANGED),
            (Space::Type, &rules::DEFINITIONS_REORDERED),
            (Space::Limit, &rules::DEFINITIONS_REORDERED),
            (Space::Alternative, &rules::DEFINITIONS_REORDERED),
            (Space::Column, &rules::ORDER_CHANGED),
            (Space::Predicate, &rules::DEFINITIONS_REORDERED),
            (Space::Value, &rules::ORDER_CHANGED),
            (Space::Field, &rules::ORDER_CHANGED),
            (Space::Parameter, &rules::PARAMETER_ORDER_CHANGED),
            (Space::Header, &rules::ORDER_CHANGED),
            (Space::Correspondence, &rules::ORDER_CHANGED),
            (Space::Conversion, &rules::DEFINITIONS_REORDERED),
        ];
        spaces.iter().filter_map(|(space, rule)| self.order(pair, *space, rule)).collect()
    }

    fn order(&self, pair: &Pair<'_>, space: Space, rule: &'static ChangeRule) -> Option<Change> {
        let base: Vec<Pair<'_>> = pair
            .base
            .parts
            .iter()
            .filter(|part| part.path.space() == Some(space))
            .filter_map(|part| self.pairing.pair_of(part))
            .filter(|child| child.base.kind == child.head.kind)
            .filter(|child| child.head.path.parent() == pair.head.path && self.same(child, &Aspect::File))
            .collect();
        let places = pair.head.parts.iter().enumerate().map(|(index, part)| (&part.path, index));
        let places: BTreeMap<&Path, usize> = places.collect();
        let position = |child: &Pair<'_>| places.get(&child.head.path).copied();
        let positions: Vec<Option<usize>> = base.iter().map(position).collect();
        let out_of_order = (1..positions.len()).find(|index| positions[*index] < positions[index - 1])?;
        let mut head: Vec<&Pair<'_>> = base.iter().collect();
        head.sort_by_key(|child| position(child));
        let old: Vec<&str> = base.iter().map(|child| child.base.path.name()).collect();
        let new: Vec<&str> = head.iter().map(|child| child.head.path.name()).collect();
        let first = base[out_of_order].head;
        let noun = first.kind.noun();
        let change = self.of_part(rule, pair.head, first.place.clone(), format!("{noun}s come in another order"));
        let change = change.label(format!("now before `{}`", base[out_of_order - 1].head.path.name()));
        Some(
            change
                .base(base[out_of_order].base.place.clone(), "before")
                .values(Some(old.join(", ")), Some(new.join(", ")))
                .sides(Sides::Text),
        )
    }
}

/// A change of a part as a whole, with what is in it.
fn whole(change: Change, part: &Part, holder: &Part) -> Change {
    let change = if is_closed(holder) || is_closed(part) { change.effect(Effect::None) } else { change };
    change.contents(contents::cells(part))
}

fn also_renamed(pair: &Pair<'_>) -> String {
    let (old, new) = (pair.base.path.name(), pair.head.path.name());
    if old == new { String::new() } else { format!(", and renamed from {}", code(old)) }
}

/// The name in Rust, where the spec gives one: it stands elsewhere than the name.
fn own_name(part: &Part) -> String {
    let own = part.fact(&Aspect::RustName).filter(|fact| fact.place != part.place);
    own.map_or_else(String::new, |fact| format!("; in Rust {}", code(&fact.value.to_string())))
}

/// All names of a part, for a digest of them.
fn names(part: &Part) -> String {
    match part.said(&Aspect::RustName) {
        rust_name if rust_name.is_empty() || rust_name == part.path.name() => part.path.name().to_owned(),
        rust_name => format!("{}, in Rust {rust_name}", part.path.name()),
    }
}

/// Whether it is an enumeration whose values are words of the spec, and never sent.
fn is_closed(part: &Part) -> bool {
    part.said(&Aspect::Open) == "closed"
}

/// The module that a definition is in, in words.
fn home(part: &Part) -> String {
    match part.path.module() {
        Some(module) => format!("the module `{module}`"),
        None => "the root of the crate".to_owned(),
    }
}
