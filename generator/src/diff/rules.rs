//! The rules that report changes. Each classifies a change twice: by the semver bump that the crate requires, and by the effect
//! on the API. These differ: a field that moves to another module breaks programs but not the API, and a message with other
//! words breaks no program.

use std::fmt;

use crate::finding::Severity;
use crate::rules::Rule;

/// A semver bump of the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// No user of the crate can tell.
    #[default]
    None,
    /// The same programs compile, and what the types say is put otherwise or corrected.
    Patch,
    /// The same programs compile, and there is more, or they may do something else.
    Minor,
    /// There are programs that no longer compile, or that take one thing for another.
    Major,
}

impl Step {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// What it means for programs that use the crate, in a sentence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::None => "No user of the crate can tell.",
            Self::Patch => "The same programs compile; what the types say is put otherwise or corrected.",
            Self::Minor => "The same programs compile; there is more, or they may do something else.",
            Self::Major => "There are programs that no longer compile, or that take one thing for another.",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The effect of a change on the API, whatever its effect on the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing: it is about the crate, or about how the spec puts things.
    #[default]
    None,
    /// It does what it did, and is described otherwise.
    Described,
    /// It has more.
    Extended,
    /// It answers, allows or advises something else.
    Altered,
    /// What it takes or gives is gone, or is something else.
    Broken,
}

impl Effect {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Described => "described",
            Self::Extended => "extended",
            Self::Altered => "altered",
            Self::Broken => "broken",
        }
    }

    /// What the API does, as the end of a sentence.
    #[must_use]
    pub fn predicate(self) -> &'static str {
        match self {
            Self::None => "stays as it is",
            Self::Described => "is described otherwise",
            Self::Extended => "takes or gives more",
            Self::Altered => "answers, allows or advises something else",
            Self::Broken => "takes or gives something else, or no longer does",
        }
    }

    /// What it means for the API, in a sentence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::None => "Nothing of the API: it is about the crate, or about how the spec puts things.",
            Self::Described => "The API does what it did, and is described otherwise.",
            Self::Extended => "The API has more.",
            Self::Altered => "The API answers, allows or advises something else.",
            Self::Broken => "What the API takes or gives is gone, or is something else.",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What programs that use the crate notice of a change. A semver bump says less: a minor one is for what is new, and for what
/// does something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// Nothing.
    Nothing,
    /// Other documentation.
    Documentation,
    /// There is more for them to use.
    More,
    /// The compiler warns them.
    Warning,
    /// They compile, and may do something else.
    Behaviour,
    /// They may no longer compile.
    Compilation,
}

impl Notice {
    /// What it usually is for a semver bump.
    const fn of(step: Step) -> Self {
        match step {
            Step::None => Self::Nothing,
            Step::Patch => Self::Documentation,
            Step::Minor => Self::More,
            Step::Major => Self::Compilation,
        }
    }

    /// What programs do, as the end of a sentence.
    #[must_use]
    pub fn predicate(self) -> &'static str {
        match self {
            Self::Nothing => "notice nothing",
            Self::Documentation => "have other documentation, and nothing else changes for them",
            Self::More => "have more to use",
            Self::Warning => "get a warning from the compiler",
            Self::Behaviour => "may do something else although they compile",
            Self::Compilation => "may stop compiling",
        }
    }
}

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangeRule {
    /// Its id, severity and summary. The severity is an error for what breaks programs, a warning for what they may have to
    /// react to, and information for what only readers see.
    pub rule: Rule,
    /// The effect on the API, unless a change sets another.
    pub effect: Effect,
    /// The semver bump that it requires.
    pub step: Step,
    /// What programs that use the crate notice.
    pub notice: Notice,
}

macro_rules! notice {
    ($step:ident) => {
        Notice::of(Step::$step)
    };
    ($step:ident $notice:ident) => {
        Notice::$notice
    };
}

// The notice is written where it is not what is usual for the step.
macro_rules! rules {
    ($($name:ident $id:literal $severity:ident $effect:ident $step:ident $($notice:ident)? $summary:literal;)*) => {
        $(#[doc = $summary] pub static $name: ChangeRule = ChangeRule {
            rule: Rule {
                id: $id,
                severity: Severity::$severity,
                summary: $summary,
                explanation: "Reported by `cargo xtask diff`.\n",
            },
            effect: Effect::$effect,
            step: Step::$step,
            notice: notice!($step $($notice)?),
        };)*
        /// Every rule: those of definitions, then those of their elements.
        pub static ALL: &[&ChangeRule] = &[$(&$name),*];
    };
}

rules! {
    PACKAGE_RENAMED "package-renamed" Error None Major "The package has another name: programs depend on it by the old one.";
    FEATURE_ADDED "feature-added" Warn None Minor "The crate has a further optional part.";
    FEATURE_REMOVED "feature-removed" Error None Major "An optional part of the crate is gone.";
    PAGE_RETITLED "page-retitled" Info Described Patch "A page of the documentation has another title.";
    PAGES_CHANGED "pages-changed" Info Described None "The list of pages and their sections changed.";
    GUIDE_CHANGED "guide-changed" Info Described Patch "A section of the guide changed.";

    MODULE_ADDED "module-added" Warn Extended Minor "A module is new.";
    MODULE_REMOVED "module-removed" Error Broken Major "A module is gone, with all that is in it.";
    STRUCT_ADDED "struct-added" Warn Extended Minor "A struct is new.";
    STRUCT_REMOVED "struct-removed" Error Broken Major "A struct is gone.";
    ENUM_ADDED "enum-added" Warn Extended Minor "An enumeration is new.";
    ENUM_REMOVED "enum-removed" Error Broken Major "An enumeration is gone.";
    INTEGER_FORM_ADDED "integer-form-added" Warn None Minor "An integer form is new.";
    INTEGER_FORM_REMOVED "integer-form-removed" Error None Major "An integer form is gone.";
    INTEGER_FORM_CHANGED "integer-form-changed" Error Altered Major "The integer stands for something else, or its method has another name.";
    IDENTIFIER_ADDED "identifier-added" Warn None Minor "An identifier is new.";
    IDENTIFIER_REMOVED "identifier-removed" Error None Major "An identifier is gone.";
    ALTERNATIVE_ADDED "alternative-added" Warn Extended Minor "A further identifier converts into this one.";
    ALTERNATIVE_REMOVED "alternative-removed" Error Broken Major "An identifier no longer converts into this one.";
    UNION_ADDED "union-added" Warn Extended Minor "A union is new.";
    UNION_REMOVED "union-removed" Error Broken Major "A union is gone.";
    ENVELOPE_ADDED "envelope-added" Warn Extended Minor "An envelope is new.";
    ENVELOPE_REMOVED "envelope-removed" Error Broken Major "An envelope is gone.";
    OPERATION_ADDED "operation-added" Warn Extended Minor "An operation is new.";
    OPERATION_REMOVED "operation-removed" Error Broken Major "An operation is gone.";
    LIMIT_ADDED "limit-added" Warn Altered Minor "A limit is new.";
    LIMIT_REMOVED "limit-removed" Error Altered Major "A limit is gone.";
    KIND_CHANGED "kind-changed" Error Broken Major "A definition is of another kind.";
    KIND_RESTATED "kind-restated" Info None None "A struct is stated as an envelope, or an envelope as a struct.";
    RENAMED "renamed" Error None Major "Something has another name, in the spec and in Rust.";
    RUST_NAME_CHANGED "rust-name-changed" Error None Major "Something has another name in Rust alone.";
    WIRE_NAME_CHANGED "wire-name-changed" Warn Broken Minor Behaviour "Something has another name on the wire; in Rust it keeps its own.";
    MOVED "moved" Error None Major "A definition stands in another module.";
    FILE_CHANGED "file-changed" Info None None "A definition stands in another file of the same module.";
    ORDER_CHANGED "order-changed" Info Described Patch "The same things come in another order.";
    DEFINITIONS_REORDERED "definitions-reordered" Info None None "The same definitions, or fields that correspond, come in another order.";

    FIELD_ADDED "field-added" Warn Extended Minor "A field is new; structs are `non_exhaustive`.";
    FIELD_REMOVED "field-removed" Error Broken Major "A field that had been deprecated is gone.";
    REMOVED_WITHOUT_DEPRECATION "removed-without-deprecation" Error Broken Major "A field or value is gone, and users had not been warned.";
    TYPE_CHANGED "type-changed" Error Broken Major "The type is another one.";
    BECAME_LIST "became-list" Error Broken Major "There are several where there was one.";
    NO_LONGER_LIST "no-longer-list" Error Broken Major "There is one where there were several.";
    TYPE_REFINED "type-refined" Warn Described None "The type is another one, and the same in Rust.";
    PRESENCE_CHANGED "presence-changed" Warn Altered Patch "What the page promises of a key being there is something else.";
    PRESENCE_METHOD_ADDED "presence-method-added" Warn None Minor "Users can tell a key that is absent from one that is null.";
    PRESENCE_METHOD_REMOVED "presence-method-removed" Error None Major "Users can no longer tell a key that is absent from one that is null.";
    EXAMPLE_CHANGED "example-changed" Info Described Patch "The example is another one.";
    DEFAULT_CHANGED "default-changed" Warn Altered Patch "The value that an absent one stands for is another one.";
    PROMISED_VALUE_CHANGED "promised-value-changed" Warn Broken Patch "The only value that a field is promised to have is another one.";
    FIELD_UNIT_CHANGED "field-unit-changed" Warn Broken Patch "The numbers of a field count something else.";
    RANGE_NARROWED "range-narrowed" Warn Broken Patch "Fewer values of a field are valid.";
    RANGE_WIDENED "range-widened" Warn Extended Patch "More values of a field are valid.";
    REQUIRED_CHANGED "required-changed" Warn Broken Patch "Whether requests must have a field is something else.";
    DIRECTION_CHANGED "direction-changed" Warn Broken Patch "Whether requests and responses have a field is something else.";
    CONSTRUCTOR_ADDED "constructor-added" Warn None Minor "A struct has a constructor, and methods that set its fields.";
    CONSTRUCTOR_REMOVED "constructor-removed" Error None Major "A struct has no constructor any more.";
    CONSTRUCTOR_CHANGED "constructor-changed" Error None Major "A constructor takes other fields, or takes them in another order.";
    SETTER_ADDED "setter-added" Warn Extended Minor "Requests have the field, and a method sets it.";
    SETTER_REMOVED "setter-removed" Error Broken Major "Only responses have the field, and no method sets it any more.";
    BECAME_SENSITIVE "became-sensitive" Warn None Patch Behaviour "`Debug` hides the value.";
    NO_LONGER_SENSITIVE "no-longer-sensitive" Warn None Patch Behaviour "`Debug` shows the value, and so may logs.";
    DEPRECATED "deprecated" Warn Altered Minor Warning "Users are warned to stop.";
    DEPRECATION_ANNOUNCED "deprecation-announced" Warn Altered Patch "The page announces a deprecation; nobody is warned by the compiler.";
    UNDEPRECATED "undeprecated" Warn Altered Patch "Users are no longer warned, or nothing is announced any more.";
    DEPRECATION_REWORDED "deprecation-reworded" Info Described Patch "The text of the note of a deprecation changed.";
    REPLACEMENT_CHANGED "replacement-changed" Warn Altered Patch "Something else is to be used instead.";
    ERRATUM_CHANGED "erratum-changed" Info Described Patch "The text on what the page has wrong changed.";
    BECAME_OBSERVED "became-observed" Warn Described Patch "No page has it any more; it was seen.";
    BECAME_DOCUMENTED "became-documented" Warn Described Patch "A page has what had only been seen.";
    SOURCE_CHANGED "source-changed" Info Described Patch "The place that it comes from is another one.";
    DOCUMENTATION_CHANGED "documentation-changed" Info Described Patch "The text of the documentation changed.";
    PUNCTUATION_CHANGED "punctuation-changed" Info Described Patch "The documentation has the same words, with other punctuation.";

    VARIANT_ADDED "variant-added" Warn Extended Minor "A union has a further variant; unions are `non_exhaustive`.";
    VARIANT_REMOVED "variant-removed" Error Broken Major "A variant of a union is gone.";
    TAG_CHANGED "tag-changed" Warn Broken Minor "Another key tells the variants of a union apart, or their JSON types do.";

    OPENNESS_CHANGED "openness-changed" Error None Major "An enumeration takes unknown values, or no longer does.";
    WIRE_CHANGED "wire-changed" Error Broken Major "The values of an enumeration are something else in JSON.";
    VALUE_ADDED "value-added" Warn Extended Minor "A value is new; enums are `non_exhaustive`.";
    VALUE_REMOVED "value-removed" Error Broken Major "A value that had been deprecated is gone.";
    VALUE_NAME_CHANGED "value-name-changed" Warn Described Minor Behaviour "A value that is an integer in JSON is called something else; in Rust it keeps its name.";
    VALUE_RENUMBERED "value-renumbered" Error Broken Major Behaviour "A value has another number, or whatever else it is found by.";
    NUMBERS_SWAPPED "numbers-swapped" Error Broken Major Behaviour "Values have each other's numbers.";
    NUMBER_REUSED "number-reused" Error Broken Major Behaviour "A number stands for another value than it did.";
    COLUMN_ADDED "column-added" Warn Described Minor "A column of the table is new.";
    COLUMN_REMOVED "column-removed" Error Described Major "A column of the table is gone.";
    COLUMN_TYPE_CHANGED "column-type-changed" Error Described Major "The method of a column takes or returns something else.";
    CELLS_OPTIONAL_CHANGED "cells-optional-changed" Info Described Patch "Whether values may leave a cell out; its method returns what it did.";
    FINDER_ADDED "finder-added" Warn None Minor "A cell finds its value.";
    FINDER_REMOVED "finder-removed" Error None Major "A cell no longer finds its value.";
    DOCUMENTING_COLUMN_CHANGED "documenting-column-changed" Info None Patch "Another column documents the values.";
    PLACEHOLDER_RENAMED "placeholder-renamed" Info None Patch "A placeholder of templates has another name.";
    CLASS_CHANGED "class-changed" Warn Altered Minor Behaviour "A value is of another class: its cell names another value of an enumeration.";
    STEPS_CHANGED "steps-changed" Warn Altered Minor Behaviour "A value has another list.";
    CELL_CHANGED "cell-changed" Warn Altered Minor Behaviour "A value has another number, or another answer of yes or no.";
    TEXT_CHANGED "text-changed" Info Described Patch Behaviour "A text of the table changed.";
    MESSAGE_CHANGED "message-changed" Warn Altered Patch Behaviour "A message is another one.";
    PLACEHOLDER_CHANGED "placeholder-changed" Warn Altered Patch Behaviour "A message has other placeholders.";
    CONSTANT_ADDED "constant-added" Warn Altered Minor Behaviour "The row of null has a further cell.";
    CONSTANT_REMOVED "constant-removed" Error Altered Major "The row of null lacks a cell that it had.";
    PREDICATE_ADDED "predicate-added" Warn None Minor "A predicate is new.";
    PREDICATE_REMOVED "predicate-removed" Error None Major "A predicate is gone.";
    PREDICATE_CHANGED "predicate-changed" Warn None Minor Behaviour "A predicate holds for other values.";
    PREDICATE_RESTATED "predicate-restated" Info None Patch "A predicate is put otherwise, and holds for the same values.";

    REQUEST_CHANGED "request-changed" Warn Broken Minor Behaviour "A request goes elsewhere, or is answered with another status.";
    RESPONSE_TYPE_CHANGED "response-type-changed" Error Broken Major "A response decodes to another type.";
    BODY_CHANGED "body-changed" Error Broken Major "A request has another body, one more or one less.";
    RESPONSE_ADDED "response-added" Warn Extended Minor "One of several responses is new; their type is `non_exhaustive`.";
    RESPONSE_REMOVED "response-removed" Error Broken Major "One of several responses is gone.";
    ERROR_ADDED "error-added" Warn Extended Minor "An error is documented; the type of the errors is `non_exhaustive`.";
    ERROR_REMOVED "error-removed" Error Broken Major "An error is no longer documented.";
    ERROR_TYPE_CHANGED "error-type-changed" Error None Major "A request has documented errors, or no longer has: it fails with another type.";
    RESPONSE_HEADER_ADDED "response-header-added" Warn Extended Minor "A header of a response is new.";
    RESPONSE_HEADER_REMOVED "response-header-removed" Error Broken Major "A header of a response is gone.";
    NEXT_REQUEST_ADDED "next-request-added" Warn Extended Minor "The next request can be made from a response.";
    NEXT_REQUEST_REMOVED "next-request-removed" Error Broken Major "The next request can no longer be made from a response.";
    NEXT_REQUEST_CHANGED "next-request-changed" Warn Altered Minor "The next request is made from something else.";
    SERVER_ADDED "server-added" Warn Extended Minor "There is a further server, or a request names its server.";
    SERVER_REMOVED "server-removed" Error Broken Major "A server is gone, or a request no longer names its server.";
    AUTHENTICATION_CHANGED "authentication-changed" Error Broken Major "A request needs credentials, or no longer takes them.";
    AUTHENTICATION_RESTATED "authentication-restated" Info Described Patch "How a request is authenticated is documented otherwise.";
    PARAMETER_ADDED "parameter-added" Error Broken Major "A request takes a further parameter.";
    OPTIONAL_PARAMETER_ADDED "optional-parameter-added" Warn Extended Minor "A request takes a further parameter, which can be left out.";
    PARAMETER_REQUIRED_CHANGED "parameter-required-changed" Error Broken Major "A parameter that could be left out is required, or the reverse.";
    REQUEST_NON_EXHAUSTIVE "request-non-exhaustive" Error None Major "A struct literal can no longer make a request.";
    PARAMETER_REMOVED "parameter-removed" Error Broken Major "A request takes a parameter less.";
    PARAMETER_ORDER_CHANGED "parameter-order-changed" Error None Major "A request takes its parameters in another order.";
    HEADER_ADDED "header-added" Warn Altered Minor Behaviour "A request has a further header.";
    HEADER_REMOVED "header-removed" Error Altered Major "A request has a header less.";
    HEADER_CHANGED "header-changed" Warn Altered Minor Behaviour "A header has another value.";
    LIMIT_CHANGED "limit-changed" Warn Altered Minor Behaviour "A limit is another number, or is answered with another status.";
    LIMIT_TYPE_CHANGED "limit-type-changed" Error Altered Major "A limit counts something else: things, or time.";
    LIMIT_ANSWER_ADDED "limit-answer-added" Warn Altered Minor "It is known what is answered beyond a limit.";
    LIMIT_ANSWER_REMOVED "limit-answer-removed" Error Altered Major "It is no longer known what is answered beyond a limit.";
    LIMIT_TERMS_CHANGED "limit-terms-changed" Warn Altered Patch "What is said around a limit is something else.";
    CORRESPONDENCE_CHANGED "correspondence-changed" Warn Described Patch "Other fields hold the same fact.";
    CONVERSION_ADDED "conversion-added" Warn None Minor "A struct can be made of another.";
    CONVERSION_REMOVED "conversion-removed" Error None Major "A struct can no longer be made of another.";
    CONVERSION_CHANGED "conversion-changed" Warn None Minor Behaviour "A conversion carries other fields over.";

    UNKNOWN_CHANGE "unknown-change" Error Broken Major "What is emitted differs, and no rule says why.";
    BUMP_TOO_SMALL "bump-too-small" Error None None "The version's step is smaller than the changes ask for.";
    STALE_APPROVAL "stale-approval" Warn None None "An approval approves nothing.";
    EARLIER_APPROVALS "earlier-approvals" Info None None "Approvals and declared renames are for changes that base already contains.";
    STALE_RENAME "stale-rename" Warn None None "A declared rename names nothing that went, or nothing that came.";
}
