//! The rules that findings go by. An id is an interface: it is printed, and other programs match on it.

use std::fmt;

/// Something that a spec must, or should, keep to.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, as findings print it.
    pub id: &'static str,
    /// How much going against it weighs.
    pub severity: Severity,
    /// What it asks for.
    pub summary: &'static str,
    /// Why: for a rule of specs its page `rules/<id>.md`, with a wrong and a right example; for a rule of changes the
    /// version step that it forces.
    pub explanation: &'static str,
}

/// How much it weighs to go against a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably a mistake; the crate can be emitted all the same.
    Warn,
    /// Nothing can be emitted until it is mended.
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

macro_rules! rules {
    ($($name:ident $id:literal $severity:ident $summary:literal;)*) => {
        $(#[doc = $summary] pub static $name: Rule = Rule {
            id: $id,
            severity: Severity::$severity,
            summary: $summary,
            explanation: include_str!(concat!("rules/", $id, ".md")),
        };)*
        /// Every rule, in the order of the pages that explain them.
        pub static ALL: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    YAML_SYNTAX "yaml-syntax" Error "A spec file is YAML.";
    YAML_FEATURE "yaml-feature" Error "A spec file is one document without anchors, aliases, merge keys, tags, and comments that cut a text off.";
    UNKNOWN_KEY "unknown-key" Error "A mapping has only the keys that the language knows.";
    DUPLICATE_KEY "duplicate-key" Error "A key stands in a mapping once.";
    MISSING_KEY "missing-key" Error "A definition has every key that its kind needs.";
    EMPTY_VALUE "empty-value" Error "A key that is written has a value.";
    WRONG_TYPE "wrong-type" Error "A value has the type that its key takes.";
    MISSING_SOURCE "missing-source" Error "A definition says which page it was transcribed from, or where it was observed.";
    UNKNOWN_PAGE "unknown-page" Error "A source names a page, and a section, that `crate.yaml` lists.";
    DUPLICATE_NAME "duplicate-name" Error "A name is given once in its place.";
    DUPLICATE_CELL "duplicate-cell" Error "The cells of a unique column differ.";
    NAME_COLLISION "name-collision" Error "Two names do not become the same Rust identifier.";
    RESERVED_NAME "reserved-name" Error "A name does not become a word that Rust, or the emitted code, keeps for itself.";
    INVALID_NAME "invalid-name" Error "A name can become a Rust identifier of its kind.";
    UNKNOWN_TYPE "unknown-type" Error "A type is one that the language has or the spec defines, of a kind that may stand in its place.";
    RECURSIVE_TYPE "recursive-type" Error "A struct does not hold itself other than through a list.";
    EMPTY_DEFINITION "empty-definition" Error "A struct has fields, an enumeration has values, a text says something.";
    UNKNOWN_REPLACEMENT "unknown-replacement" Error "What replaces a deprecated field or value exists, and is not deprecated itself.";
    IDLE_ERRATUM "idle-erratum" Error "An erratum contradicts the page.";
    UNKNOWN_COLUMN "unknown-column" Error "A value has cells only for the columns of its table.";
    MISSING_CELL "missing-cell" Error "A value has a cell for every column that is not optional.";
    WRONG_CELL "wrong-cell" Error "A cell has the type of its column.";
    UNKNOWN_PLACEHOLDER "unknown-placeholder" Error "A template uses the placeholders that its column declares, and closes its braces.";
    UNKNOWN_STRUCT "unknown-struct" Error "A field stands in structs that take it.";
    UNKNOWN_PARAMETER "unknown-parameter" Error "The path of an operation and its parameters name the same things.";
    UNSENDABLE "unsendable" Error "The server, path and headers of an operation can be sent as they are written.";
    IDLE_PREDICATE "idle-predicate" Error "A predicate is true of at least one value.";
    UNCONVERTIBLE "unconvertible" Error "A conversion has fields to carry over, and they have one type on both sides.";
    PLACEHOLDER_TEXT "placeholder-text" Warn "A text is written, not left for later.";
    TEXT_HYGIENE "text-hygiene" Warn "A text has no characters that look like others, and no blanks that nobody sees.";
    ID_GAP "id-gap" Warn "The numbers of a unique column have no gaps, unless most are missing.";
    UNUSED_ENUM "unused-enum" Warn "An enumeration that is no table is used by a field or a column.";
    UNMARKED_SECRET "unmarked-secret" Warn "A field that looks like a secret is marked as sensitive.";
    UNKNOWN_EXCEPTION "unknown-exception" Error "An exception names a rule that has exceptions, and something of its file.";
    IDLE_EXCEPTION "idle-exception" Warn "An exception takes a finding away.";
    UNKNOWN_FIELD "unknown-field" Error "A correspondence names fields that exist, once each.";
}
