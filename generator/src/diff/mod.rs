//! What a change of a spec means, for the facts of the API and for the users of the emitted crate.
//!
//! ```text
//! base, head ── outline ──> parts and facts ── pairing ──> pairs, added, removed ── judge ──> changes
//! ```
//!
//! Both specs are laid out as parts and facts, parts that are the same are paired, and what differs is judged. Where that
//! leaves it open whether all was found, what is emitted for both is compared as well: what differs there and is explained
//! by no change is a change of its own.

mod approvals;
mod contents;
mod facts;
mod judge;
mod lifecycle;
mod net;
mod numbers;
mod outline;
mod pairing;
mod phrase;
mod readable;
pub mod rules;
mod statement;
mod tables;
pub mod version;
pub mod words;

use std::collections::BTreeMap;

use self::judge::Judge;
use self::outline::Outline;
use self::pairing::Pairing;
pub use self::readable::readable;
pub use self::rules::{ChangeRule, Effect, Step};
use crate::finding::{Finding, Place, Related, Severity, one_line};
use crate::load::Loaded;
pub use crate::lower::markdown::code;

/// What differs between two specs.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Every change: those of parts in the order of files and lines of head, then what was found beside them.
    pub changes: Vec<Change>,
    /// The version step that the changes force together.
    pub step: Step,
    /// The gravest effect that they have on the API.
    pub effect: Effect,
    /// The package that head describes: what changes of the whole are about.
    package: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is, where it is in head. Its message names the parts that it is about.
    pub finding: Finding,
    /// What it says of the API.
    pub effect: Effect,
    /// The version step that it forces.
    pub step: Step,
    /// The parts that it is about, as `module.Struct.field`. Several, where several share a line of the spec.
    pub subjects: Vec<String>,
    /// What happened to them, in words.
    pub what: String,
    /// The module, if it is in one.
    pub module: Option<String>,
    /// Where it was in base, or would have been, and a few words for that place.
    pub base: Option<Related>,
    /// What was stated in base.
    pub old: Option<String>,
    /// What is stated in head.
    pub new: Option<String>,
    /// For a value that came or went: its cells, each with its column.
    pub contents: Vec<(String, String)>,
    /// Why it is approved, if it is.
    pub approval: Option<String>,
    /// How the two sides are to be compared by whoever reads both.
    sides: Sides,
    /// The entry of `approvals.yaml` that would approve it, if it needs one.
    pub entry: Option<String>,
}

/// What the two sides of a change are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sides {
    /// Something that the message tells, or nothing to be read.
    #[default]
    Told,
    /// Texts, to be compared word by word.
    Text,
    /// Code, to be compared line by line.
    Code,
}

impl Change {
    fn new(rule: &'static ChangeRule, subject: String, module: Option<&str>, place: Place, what: String) -> Self {
        let what = one_line(what);
        Self {
            finding: Finding::new(&rule.rule, place, format!("{}: {what}", phrase::code(&subject))),
            effect: rule.effect,
            step: rule.step,
            subjects: vec![subject],
            what,
            module: module.map(str::to_owned),
            base: None,
            old: None,
            new: None,
            contents: Vec::new(),
            approval: None,
            entry: None,
            sides: Sides::default(),
        }
    }

    fn base(mut self, place: Place, label: impl Into<String>) -> Self {
        self.base = Some(Related { place, label: label.into() });
        self
    }

    /// Says of the API something else than the rule does.
    fn effect(self, effect: Effect) -> Self {
        Self { effect, ..self }
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.finding = self.finding.label(label);
        self
    }

    fn values(mut self, old: Option<String>, new: Option<String>) -> Self {
        (self.old, self.new) = (old, new);
        self
    }

    fn contents(self, contents: Vec<(String, String)>) -> Self {
        Self { contents, ..self }
    }

    /// Whether it is of a rule.
    #[must_use]
    pub fn is(&self, rule: &ChangeRule) -> bool {
        *self.finding.rule == rule.rule
    }

    /// Whether it counts at a bar: what is approved does not.
    #[must_use]
    pub fn is_at_least(&self, bar: Severity) -> bool {
        self.approval.is_none() && self.finding.rule.severity >= bar
    }

    fn sides(self, sides: Sides) -> Self {
        Self { sides, ..self }
    }

    /// Both sides word by word, where that tells more than the message. A side may be empty.
    #[must_use]
    pub fn runs(&self) -> Option<Vec<words::Run<'_>>> {
        let (old, new) = (self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default());
        let is_told = |text: &str| self.finding.message.contains(text);
        (self.sides == Sides::Text && (!is_told(old) || !is_told(new))).then(|| words::excerpt(&words::runs(old, new)))
    }

    /// Both sides line by line, if they are code.
    #[must_use]
    pub fn lines(&self) -> Option<Vec<(char, String)>> {
        (self.sides == Sides::Code)
            .then(|| words::lines(self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default()))
    }

    /// Takes in a change that is the same of another part.
    fn share(&mut self, other: Self) {
        self.subjects.extend(other.subjects);
        let subjects: Vec<String> = self.subjects.iter().map(|subject| phrase::code(subject)).collect();
        self.finding.message = format!("{}: {}", subjects.join(", "), self.what);
    }

    /// Whether both, which have one rule and the same sides, are about one line of the spec that several parts share.
    fn is_shared_with(&self, other: &Self) -> bool {
        let (in_base, in_head) = (self.base == other.base, self.finding.place == other.finding.place);
        // What is on one side only has a line there; on the other, there are the parts that would hold it.
        let same_place = (in_base || self.old.is_none()) && (in_head || self.new.is_none());
        self.what == other.what && (same_place || self.is(&rules::FILE_CHANGED))
    }
}

/// Compares two specs by what they mean, with the renames that head declares. Its approvals are heeded by
/// [`Comparison::approve`].
///
/// What is emitted can be compared only if both specs are without errors: nothing is emitted for others.
#[must_use]
pub fn compare(base: &Loaded, head: &Loaded) -> Comparison {
    let (old, new) = (Outline::of(base), Outline::of(head));
    let renames = approvals::renames(head);
    let pairing = Pairing::of(&old, &new, &renames);
    let mut judge = Judge::new(&old, &new, &pairing);
    judge.lifecycles();
    judge.facts();
    judge.tables();
    let mut changes = shared(judge.changes);
    changes.extend(net::unknown(base, head, &changes));
    if !changes.is_empty() || base.approvals.renames != head.approvals.renames {
        changes.extend(approvals::stale_renames(head, &pairing));
    }
    let step = changes.iter().map(|change| change.step).max().unwrap_or_default();
    let effect = changes.iter().map(|change| change.effect).max().unwrap_or_default();
    Comparison { changes, step, effect, package: head.spec.package.name.clone() }
}

impl Comparison {
    /// Heeds the approvals of head. Last, when all that they can approve is known.
    pub fn approve(&mut self, base: &Loaded, head: &Loaded) {
        approvals::apply(&mut self.changes, base, head);
    }
}

/// One change for each line, whatever number of parts share it.
fn shared(changes: Vec<Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = Vec::new();
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for change in changes {
        let same = alike.entry((change.finding.rule.id, change.old.clone(), change.new.clone())).or_default();
        if let Some(index) = same.iter().find(|index| kept[**index].is_shared_with(&change)) {
            kept[*index].share(change);
        } else {
            same.push(kept.len());
            kept.push(change);
        }
    }
    kept.sort_by(|a, b| (&a.finding.place, a.finding.rule.id).cmp(&(&b.finding.place, b.finding.rule.id)));
    kept
}
