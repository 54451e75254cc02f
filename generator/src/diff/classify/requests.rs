//! Changes of attributes of operations, and of what is given with each request.

use super::attribute_rules::{AttributeChange, Classification};
use crate::diff::elements::{Attribute, ElementKind};
use crate::diff::rules::{self, Effect};

impl AttributeChange<'_> {
    /// The API decides whether a request is authenticated. The crate is affected where it builds the request.
    pub(super) fn authentication(&self, noun: &str) -> Classification {
        let is_built = self.matched.in_both(&Attribute::Requestable);
        let rule = if is_built { &rules::AUTHENTICATION_CHANGED } else { &rules::AUTHENTICATION_RESTATED };
        self.values(rule, noun).effect(Effect::Broken)
    }

    /// With several responses, the crate has a type for all of them.
    pub(super) fn one_or_several(&self) -> Classification {
        let what = self.either("one response became several", "several responses became one");
        Classification::new(&rules::RESPONSE_TYPE_CHANGED, what)
    }

    /// With documented errors, the crate has a type for them.
    pub(super) fn fails(&self) -> Classification {
        let what = self.either("errors are documented", "no error is documented any more");
        Classification::new(&rules::ERROR_TYPE_CHANGED, what)
    }

    pub(super) fn pagination(&self) -> Classification {
        let rule = match (self.base, self.head) {
            (None, _) => &rules::NEXT_REQUEST_ADDED,
            (_, None) => &rules::NEXT_REQUEST_REMOVED,
            (Some(_), Some(_)) => &rules::NEXT_REQUEST_CHANGED,
        };
        self.values(rule, "pagination")
    }

    /// Whether it is given with each request, and no field of a body.
    pub(super) fn is_parameter(&self) -> bool {
        matches!(self.matched.head.kind, ElementKind::QueryParameter | ElementKind::GivenHeader)
    }

    /// What may be left out is an `Option`.
    pub(super) fn parameter_required(&self) -> Classification {
        let (what, effect) = self.either(
            ("required: each request has it", Effect::Broken),
            ("optional: a request can leave it out", Effect::Extended),
        );
        Classification::new(&rules::PARAMETER_REQUIRED_CHANGED, what).effect(effect)
    }

    /// A struct that can be made by a literal again has lost parameters, which is reported.
    pub(super) fn non_exhaustive(&self) -> Option<Classification> {
        self.head?;
        let what = "takes more than parameters of the path: a struct literal cannot make it any more";
        Some(Classification::new(&rules::REQUEST_NON_EXHAUSTIVE, what))
    }
}
