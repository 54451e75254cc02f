//! The rules on specs. Each rule is one file, with its id, severity, summary, explanation, and the function that finds
//! violations.
//!
//! A rule that the loader or the resolver reports has no function here. Ids are part of the public interface: they are
//! printed, and programs match on them.

use std::fmt;

use crate::api::Api;
use crate::finding::Finding;
use crate::load::Document;

/// A rule that a spec must or should follow.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, as findings print it.
    pub id: &'static str,
    /// The severity of violations.
    pub severity: Severity,
    /// A sentence that states the rule.
    pub summary: &'static str,
    /// The explanation. For a rule on specs, the content of `rules/<id>.md`, with a wrong and a right example; for a
    /// rule on changes, the semver bump that it requires.
    pub explanation: &'static str,
}

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Information.
    Info,
    /// Probably a mistake. The crate is emitted.
    Warn,
    /// A mistake. Nothing is emitted until it is corrected.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        })
    }
}

/// A function that finds violations of rules.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// Checks the syntax tree of one file.
    Document(fn(&Document<'_>, &mut Vec<Finding>)),
    /// Checks the resolved API. The function also receives the findings so far.
    Api(fn(&Api<'_>, &mut Vec<Finding>)),
}

/// Declares a rule and its checks. Its explanation is in the Markdown file with the same id.
macro_rules! rule {
    ($name:ident $id:literal $severity:ident $summary:literal $($check:expr)*) => {
        #[doc = $summary]
        pub static $name: $crate::rules::Rule = $crate::rules::Rule {
            id: $id,
            severity: $crate::rules::Severity::$severity,
            summary: $summary,
            explanation: include_str!(concat!($id, ".md")),
        };
        pub(super) const CHECKS: &[$crate::rules::Check] = &[$($check),*];
    };
}

macro_rules! registry {
    ($($module:ident :: $name:ident,)*) => {
        $(pub(crate) mod $module; pub use self::$module::$name;)*

        /// All rules, in the order of their ids.
        pub static ALL: &[&Rule] = &[$(&$name),*];

        /// The checks of all rules. Exceptions come last, because they suppress findings.
        const CHECKS: &[&[Check]] = &[$($module::CHECKS),*];
    };
}

mod fit;
mod http;
mod namespace;
mod naming;
mod operation_names;

registry! {
    yaml_syntax::YAML_SYNTAX,
    yaml_feature::YAML_FEATURE,
    unknown_key::UNKNOWN_KEY,
    duplicate_key::DUPLICATE_KEY,
    missing_key::MISSING_KEY,
    empty_value::EMPTY_VALUE,
    wrong_type::WRONG_TYPE,
    missing_source::MISSING_SOURCE,
    unknown_page::UNKNOWN_PAGE,
    duplicate_name::DUPLICATE_NAME,
    duplicate_cell::DUPLICATE_CELL,
    name_collision::NAME_COLLISION,
    reserved_name::RESERVED_NAME,
    invalid_name::INVALID_NAME,
    unknown_type::UNKNOWN_TYPE,
    ambiguous_union::AMBIGUOUS_UNION,
    empty_definition::EMPTY_DEFINITION,
    unknown_replacement::UNKNOWN_REPLACEMENT,
    idle_erratum::IDLE_ERRATUM,
    unknown_column::UNKNOWN_COLUMN,
    missing_cell::MISSING_CELL,
    wrong_cell::WRONG_CELL,
    wrong_value::WRONG_VALUE,
    unknown_placeholder::UNKNOWN_PLACEHOLDER,
    unknown_struct::UNKNOWN_STRUCT,
    unknown_parameter::UNKNOWN_PARAMETER,
    unsendable::UNSENDABLE,
    sent_twice::SENT_TWICE,
    wrong_status::WRONG_STATUS,
    conflicting_keys::CONFLICTING_KEYS,
    wrong_pagination::WRONG_PAGINATION,
    idle_predicate::IDLE_PREDICATE,
    example_mismatch::EXAMPLE_MISMATCH,
    conflicting_facts::CONFLICTING_FACTS,
    idle_fact::IDLE_FACT,
    unconvertible::UNCONVERTIBLE,
    placeholder_text::PLACEHOLDER_TEXT,
    text_hygiene::TEXT_HYGIENE,
    id_gap::ID_GAP,
    unused_enum::UNUSED_ENUM,
    unmarked_secret::UNMARKED_SECRET,
    unknown_exception::UNKNOWN_EXCEPTION,
    idle_exception::IDLE_EXCEPTION,
    unknown_field::UNKNOWN_FIELD,
}

/// Runs the checks on the syntax tree of a file.
pub(crate) fn check_document(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for check in CHECKS.iter().copied().flatten() {
        if let Check::Document(check) = check {
            check(document, findings);
        }
    }
}

/// Runs the checks on an API. `findings` holds those of the earlier stages; those of the rules are added.
pub(crate) fn check_api(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for check in CHECKS.iter().copied().flatten() {
        if let Check::Api(check) = check {
            check(api, findings);
        }
    }
}
