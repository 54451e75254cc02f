//! A change: which rule reports it, where, and what was stated on both sides.

use super::contents::Contents;
use super::fact_words::FactWords;
use super::rules::{self, ChangeRule, Effect, Step};
use super::{wording, words};
use crate::finding::{Finding, Place, Related, Severity, one_line};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The finding, at its place in head. Its message names the elements.
    pub finding: Finding,
    /// The effect on the API.
    pub effect: Effect,
    /// The semver bump that it requires.
    pub step: Step,
    /// The elements, as `module.Struct.field`: several if they share a line of the spec.
    pub subjects: Vec<String>,
    /// The message without the elements.
    pub what: String,
    /// The module of the elements; none at the root of the crate.
    pub module: Option<String>,
    /// The place in base, or where it would have been, with a label.
    pub base: Option<Related>,
    /// The value in base.
    pub old: Option<String>,
    /// The value in head.
    pub new: Option<String>,
    /// How words that often state a fact differ, for texts. `None` does not mean that the texts say the same.
    pub fact_words: Option<FactWords>,
    /// What is stated of an element that was added or removed.
    pub contents: Contents,
    /// The reason of its approval, if it is approved.
    pub approval: Option<String>,
    /// How the two values are shown.
    sides: Sides,
    /// The entry of `approvals.yaml` that would approve it, if it needs one.
    pub entry: Option<String>,
}

/// How the two values of a change are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sides {
    /// Not at all: the message has what a reader needs.
    #[default]
    InMessage,
    /// As texts, word by word.
    Text,
    /// As code, line by line.
    Code,
}

impl Change {
    pub(super) fn new(
        rule: &'static ChangeRule,
        subject: String,
        module: Option<&str>,
        place: Place,
        what: String,
    ) -> Self {
        let what = one_line(what);
        Self {
            finding: Finding::new(&rule.rule, place, format!("{}: {what}", wording::code(&subject))),
            effect: rule.effect,
            step: rule.step,
            subjects: vec![subject],
            what,
            module: module.map(str::to_owned),
            base: None,
            old: None,
            new: None,
            fact_words: None,
            contents: Contents::default(),
            approval: None,
            entry: None,
            sides: Sides::default(),
        }
    }

    pub(super) fn base(mut self, place: Place, label: impl Into<String>) -> Self {
        self.base = Some(Related { place, label: label.into() });
        self
    }

    /// Sets places in base and in head that are not those of the values.
    pub(super) fn at(mut self, base: Place, head: Place) -> Self {
        if let Some(related) = &mut self.base {
            related.place = base;
        }
        self.finding.place = head;
        self
    }

    /// Sets an effect that is not that of the rule.
    pub(super) fn effect(self, effect: Effect) -> Self {
        Self { effect, ..self }
    }

    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.finding = self.finding.label(label);
        self
    }

    pub(super) fn values(mut self, old: Option<String>, new: Option<String>) -> Self {
        (self.old, self.new) = (old, new);
        self
    }

    pub(super) fn fact_words(self, fact_words: Option<FactWords>) -> Self {
        Self { fact_words, ..self }
    }

    pub(super) fn contents(self, contents: Contents) -> Self {
        Self { contents, ..self }
    }

    /// Whether a rule reports it.
    #[must_use]
    pub fn is(&self, rule: &ChangeRule) -> bool {
        *self.finding.rule == rule.rule
    }

    /// Whether its severity is at least `bar`. An approved change is below every bar.
    #[must_use]
    pub fn is_at_least(&self, bar: Severity) -> bool {
        self.approval.is_none() && self.finding.rule.severity >= bar
    }

    pub(super) fn sides(self, sides: Sides) -> Self {
        Self { sides, ..self }
    }

    /// Both values word by word, if the message does not have them in full. A value may be empty.
    #[must_use]
    pub fn runs(&self) -> Option<Vec<words::Run<'_>>> {
        let (old, new) = (self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default());
        let is_in_message = |text: &str| self.finding.message.contains(text);
        (self.sides == Sides::Text && (!is_in_message(old) || !is_in_message(new)))
            .then(|| words::excerpt(&words::runs(old, new)))
    }

    /// Both values line by line, if they are code.
    #[must_use]
    pub fn lines(&self) -> Option<Vec<(char, String)>> {
        (self.sides == Sides::Code)
            .then(|| words::lines(self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default()))
    }

    /// Adds the elements of an equal change.
    pub(super) fn share(&mut self, other: Self) {
        self.subjects.extend(other.subjects);
        let subjects: Vec<String> = self.subjects.iter().map(|subject| wording::code(subject)).collect();
        self.finding.message = format!("{}: {}", subjects.join(", "), self.what);
    }

    /// Whether two changes of one rule with equal values are at one line of the spec, which several elements share.
    pub(super) fn is_shared_with(&self, other: &Self) -> bool {
        let (in_base, in_head) = (self.base == other.base, self.finding.place == other.finding.place);
        // On a side that has no value, the places are those of the parents, which differ.
        let same_place = (in_base || self.old.is_none()) && (in_head || self.new.is_none());
        self.what == other.what && (same_place || self.is(&rules::FILE_CHANGED))
    }
}
