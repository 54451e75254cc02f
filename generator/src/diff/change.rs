//! A change: which rule reports it, where, and what was stated on both sides.

use super::contents::Contents;
use super::fact_words::FactWords;
use super::rules::{self, ChangeRule, Effect, Notice, Step};
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
    /// What programs that use the crate notice.
    pub notice: Notice,
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
    /// The operations that the elements are sent with.
    operations: Vec<String>,
    /// Other elements that the change is about, such as the fields that no longer correspond.
    pub(super) about: Vec<String>,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Sides {
    /// Not at all: the message has what a reader needs.
    #[default]
    InMessage,
    /// As values, word by word.
    Value,
    /// As prose, word by word.
    Prose,
    /// As messages for end users, word by word.
    Message,
    /// As code, line by line.
    Code,
    /// As lists, with a line for each item.
    Items([Vec<String>; 2]),
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
            notice: rule.notice,
            subjects: vec![subject],
            what,
            module: module.map(str::to_owned),
            base: None,
            old: None,
            new: None,
            fact_words: None,
            operations: Vec::new(),
            about: Vec::new(),
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

    /// Sets a notice that is not that of the rule.
    pub(super) fn notice(self, notice: Notice) -> Self {
        Self { notice, ..self }
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

    pub(super) fn sent_with(self, operations: Vec<String>) -> Self {
        Self { operations, ..self }
    }

    pub(super) fn about(self, about: Vec<String>) -> Self {
        Self { about, ..self }
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

    /// Whether it follows from other changes, and nobody wrote it.
    #[must_use]
    pub fn is_consequence(&self) -> bool {
        let rules = [
            &rules::CONVERSION_CHANGED,
            &rules::CONSTRUCTOR_ADDED,
            &rules::CONSTRUCTOR_REMOVED,
            &rules::CONSTRUCTOR_CHANGED,
        ];
        rules.iter().any(|rule| self.is(rule))
    }

    /// The operations of the API that do something else: those that the elements are sent with. None if the API does what it
    /// did.
    #[must_use]
    pub fn operations(&self) -> &[String] {
        if self.effect > Effect::Described { &self.operations } else { &[] }
    }

    /// Whether prose has other words: documentation, a note or a text of a table, but no message for end users.
    #[must_use]
    pub fn is_rewording(&self) -> bool {
        self.sides == Sides::Prose && self.old.is_some() && self.new.is_some()
    }

    /// Whether end users see it: a message is new, gone or another one.
    #[must_use]
    pub fn is_shown_to_end_users(&self) -> bool {
        self.sides == Sides::Message || !self.contents.messages().is_empty()
    }

    /// Both values word by word, as far as the sentences differ, if the message does not have them in full. A value may be
    /// empty.
    #[must_use]
    pub fn runs(&self) -> Option<Vec<words::Run<'_>>> {
        self.all_runs().map(|runs| words::sentences(&runs))
    }

    /// A few words around what differs, as [`Change::runs`] has it whole; around words that often state a fact, if there are
    /// any.
    #[must_use]
    pub fn phrases(&self) -> Option<Vec<words::Run<'_>>> {
        let (in_old, in_new) =
            self.fact_words.as_ref().map_or((&[][..], &[][..]), |words| (&words.in_old[..], &words.in_new[..]));
        self.all_runs().map(|runs| words::phrases(&runs, in_old, in_new))
    }

    fn all_runs(&self) -> Option<Vec<words::Run<'_>>> {
        let (old, new) = (self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default());
        let is_in_message = |text: &str| self.finding.message.contains(text);
        let is_text = match self.sides {
            Sides::Value | Sides::Prose | Sides::Message => true,
            Sides::InMessage | Sides::Code | Sides::Items(_) => false,
        };
        (is_text && (!is_in_message(old) || !is_in_message(new))).then(|| words::runs(old, new))
    }

    /// Both values line by line, if they are code or lists.
    #[must_use]
    pub fn lines(&self) -> Option<Vec<(char, String)>> {
        match &self.sides {
            Sides::Code => {
                Some(words::lines(self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default()))
            }
            Sides::Items([old, new]) => Some(words::lines(&old.join("\n"), &new.join("\n"))),
            Sides::InMessage | Sides::Value | Sides::Prose | Sides::Message => None,
        }
    }

    /// Adds the elements of an equal change.
    pub(super) fn share(&mut self, other: Self) {
        self.subjects.extend(other.subjects);
        self.about.extend(other.about);
        self.operations.extend(other.operations);
        self.operations.sort();
        self.operations.dedup();
        let subjects: Vec<String> = self.subjects.iter().map(|subject| wording::code(subject)).collect();
        self.finding.message = format!("{}: {}", subjects.join(", "), self.what);
    }

    /// What several elements have in common whose changes are one: the rule, the message, both values, and the line of the
    /// spec on each side.
    pub(super) fn shared_by(&self) -> impl Ord + use<> {
        // On a side that has no value, the places are those of the parents, which differ; so are those of a whole definition.
        let has_places = !self.is(&rules::FILE_CHANGED);
        let base = self.base.clone().filter(|_| has_places && self.old.is_some());
        let head = Some(self.finding.place.clone()).filter(|_| has_places && self.new.is_some());
        (self.finding.rule.id, self.what.clone(), self.old.clone(), self.new.clone(), base, head)
    }
}
