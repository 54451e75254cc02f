//! Changes of facts about the values of a field, and of the messages that have the field.

use std::cmp::Ordering;

use super::attribute_rules::{AttributeChange, Classification};
use crate::diff::elements::{Attribute, ElementPath, Fact};
use crate::diff::rules::{self, Effect};
use crate::diff::wording::{ListChanges, code};
use crate::names::setter;
use crate::spec::Number;

/// Whether more or fewer values are valid than before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Range {
    Narrowed,
    Widened,
}

impl AttributeChange<'_> {
    /// A default that is stated for the first time need not be new.
    pub(super) fn default_value(&self) -> Classification {
        let effect = if self.base.is_none() { Effect::Described } else { Effect::Altered };
        self.values(&rules::DEFAULT_CHANGED, "default").effect(effect)
    }

    pub(super) fn constant(&self) -> Classification {
        let effect = match (self.base, self.head) {
            (None, _) => self.effect_of(Range::Narrowed),
            (_, None) => self.effect_of(Range::Widened),
            (Some(_), Some(_)) => Effect::Broken,
        };
        self.values(&rules::PROMISED_VALUE_CHANGED, "only value that is promised").effect(effect)
    }

    /// The same number in another unit is something else.
    pub(super) fn unit(&self) -> Classification {
        let is_other = self.base.is_some() && self.head.is_some();
        let effect = if is_other { Effect::Broken } else { Effect::Described };
        self.values(&rules::FIELD_UNIT_CHANGED, "unit").effect(effect)
    }

    /// A lower limit.
    pub(super) fn least(&self, noun: &str) -> Classification {
        self.limit(noun, Range::Narrowed, Range::Widened)
    }

    /// An upper limit.
    pub(super) fn most(&self, noun: &str) -> Classification {
        self.limit(noun, Range::Widened, Range::Narrowed)
    }

    /// A limit. The last two arguments say what it does if it is raised or lowered.
    fn limit(&self, noun: &str, raised: Range, lowered: Range) -> Classification {
        let number = |fact: Option<&Fact>| fact.and_then(|fact| Number::parse(&fact.value.to_string()));
        let range = match (number(self.base), number(self.head)) {
            (Some(old), Some(new)) => match new.cmp(&old) {
                Ordering::Greater => raised,
                Ordering::Less => lowered,
                Ordering::Equal => return self.values(&rules::DOCUMENTATION_CHANGED, noun),
            },
            (None, _) => Range::Narrowed,
            (_, None) => Range::Widened,
        };
        let rule = match range {
            Range::Narrowed => &rules::RANGE_NARROWED,
            Range::Widened => &rules::RANGE_WIDENED,
        };
        self.values(rule, noun).effect(self.effect_of(range))
    }

    /// A limit of what requests may have breaks them if it is tightened. A limit of what only responses have is a promise,
    /// which is withdrawn if it is loosened.
    fn effect_of(&self, range: Range) -> Effect {
        let is_promise = self.matched.head.fact(&Attribute::ReadOnly).is_some();
        if (range == Range::Widened) == is_promise { Effect::Broken } else { Effect::Extended }
    }

    pub(super) fn required(&self) -> Classification {
        let effect = self.either(Effect::Broken, Effect::Extended);
        let what = self.either("required in requests", "no longer required in requests");
        Classification::new(&rules::REQUIRED_CHANGED, what).effect(effect)
    }

    /// A field that only responses have cannot be set, if the struct has methods for that.
    pub(super) fn read_only(&self) -> Classification {
        if !self.matched.in_both(&Attribute::Constructed) {
            return self.only_in(&rules::DIRECTION_CHANGED, "responses");
        }
        let (rule, verb) = self.either((&rules::SETTER_REMOVED, "removed"), (&rules::SETTER_ADDED, "added"));
        let mut classification = self.only_in(rule, "responses");
        let setter = setter(&self.matched.head.text_of(&Attribute::RustName));
        classification.what = format!("{}: {} {verb}", classification.what, code(&setter));
        classification
    }

    pub(super) fn write_only(&self) -> Classification {
        self.only_in(&rules::DIRECTION_CHANGED, "requests")
    }

    fn only_in(&self, rule: &'static rules::ChangeRule, messages: &str) -> Classification {
        let effect = self.either(Effect::Broken, Effect::Extended);
        let only = self.either("only", "no longer only");
        Classification::new(rule, format!("{only} in {messages}")).effect(effect)
    }

    /// A struct that requests send, or with a required field, has methods that set its fields. With a required field, it also
    /// has a constructor, whose parameters are the required fields.
    pub(super) fn constructor(&self) -> Classification {
        match (self.base.and_then(new_function), self.head.and_then(new_function)) {
            (Some(old), Some(new)) => {
                let changes = ListChanges::between(self.base, self.head, self.classifier.matching);
                let is_order = changes.added.is_empty() && changes.removed.is_empty();
                let note = if is_order { "; calls that still compile give fields the values of others" } else { "" };
                let what = format!("constructor changed from {old} to {new}{note}");
                Classification::new(&rules::CONSTRUCTOR_CHANGED, what)
            }
            (None, Some(new)) => {
                let what = format!("constructor {new} added, because a field is required");
                Classification::new(&rules::CONSTRUCTOR_ADDED, what)
            }
            (Some(old), None) => {
                let what = format!("constructor {old} removed, because no field is required");
                Classification::new(&rules::CONSTRUCTOR_REMOVED, what)
            }
            (None, None) => {
                let what = self.either("added, because requests send it", "removed, because no request sends it");
                let rule = self.either(&rules::CONSTRUCTOR_ADDED, &rules::CONSTRUCTOR_REMOVED);
                Classification::new(rule, format!("methods that set its fields {what}"))
            }
        }
    }
}

/// The constructor with its parameters, as code; `None` if there are none.
fn new_function(constructor: &Fact) -> Option<String> {
    let names: Vec<&str> = constructor.value.names.iter().map(ElementPath::name).collect();
    (!names.is_empty()).then(|| code(&format!("new({})", names.join(", "))))
}
