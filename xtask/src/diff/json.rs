//! Changes for other programs: one object.

use std::collections::BTreeMap;
use std::io::{self, Write};

use generator::diff::contents;
use generator::diff::{Change, Effect, Step};
use schemars::JsonSchema;
use serde::Serialize;

use super::Report;
use crate::present::{self, Entry, Other};

/// What differs between two specs.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Changes")]
pub(crate) struct Document<'a> {
    /// The version step that the changes force together.
    #[schemars(extend("enum" = ["major", "minor", "patch", "none"]))]
    semver: &'a str,
    /// The gravest that they say of the API.
    #[schemars(extend("enum" = ["broken", "altered", "extended", "described", "none"]))]
    api: &'a str,
    /// How many there are, in words.
    summary: String,
    /// Whether the specs were compared. Not if head has errors: then they are the findings, and no change is known.
    compared: bool,
    /// What was compared with, as it was named.
    base: &'a str,
    /// What was compared, as it was named.
    head: &'a str,
    /// The versions of the crate, if both sides state one.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<Version>,
    /// The changes, breaking ones first.
    findings: Vec<Finding<'a>>,
}

/// Versions of the crate.
#[derive(Serialize, JsonSchema)]
struct Version {
    /// What base states.
    base: String,
    /// What head states.
    head: String,
    /// The smallest that the changes allow.
    smallest: String,
}

/// One change, where it is in head, or an error of head.
#[derive(Serialize, JsonSchema)]
struct Finding<'a> {
    #[serde(flatten)]
    entry: Entry<'a>,
    /// The version step that it forces.
    #[schemars(extend("enum" = ["major", "minor", "patch", "none"]))]
    semver: &'a str,
    /// What it says of the API.
    #[schemars(extend("enum" = ["broken", "altered", "extended", "described", "none"]))]
    api: &'a str,
    /// The module that it is in; none at the root of the crate.
    #[serde(skip_serializing_if = "Option::is_none")]
    module: Option<&'a str>,
    /// What it is about, as `module.Struct.field`; several, if they share a line of the spec.
    subjects: &'a [String],
    /// The operations whose requests or responses are something else by it.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[schemars(default)]
    operations: &'a [String],
    /// Where it was in base.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Other<'a>>,
    /// What was stated in base.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
    /// What is stated in head.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a str>,
    /// The words that often state a fact and differ between two texts: numbers, negations, modals, comparatives, quantifiers
    /// and names in the style of code; or those by which texts differ that are otherwise equal. Texts without it may differ in
    /// meaning all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    fact_words: Option<FactWords<'a>>,
    /// What is stated of an element that was added or removed.
    #[serde(flatten)]
    whole: Contents<'a>,
    /// Why it is approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    approved: Option<&'a str>,
    /// The entry of `approvals.yaml` that would approve it, as YAML.
    #[serde(skip_serializing_if = "Option::is_none")]
    approve: Option<&'a str>,
}

/// The words of two texts that often state a fact, as far as they differ.
#[derive(Serialize, JsonSchema)]
struct FactWords<'a> {
    /// Those of the old text.
    old: &'a [String],
    /// Those of the new text.
    new: &'a [String],
}

/// What is stated of an element.
#[derive(Serialize, JsonSchema)]
struct Contents<'a> {
    /// The attributes, by name. A cell of a value has the name of its column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(default)]
    contents: BTreeMap<&'a str, String>,
    /// The elements in it, such as the fields of a struct or the cells of a column.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    parts: Vec<Part<'a>>,
}

/// An element in another one.
#[derive(Serialize, JsonSchema)]
struct Part<'a> {
    /// What kind of element it is.
    kind: &'a str,
    /// Its name.
    name: &'a str,
    #[serde(flatten)]
    whole: Contents<'a>,
}

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        semver: report.step.name(),
        api: report.effect.name(),
        summary: report.summary(),
        compared: true,
        base: &report.base,
        head: &report.head,
        version: report.versions.as_ref().map(|versions| Version {
            base: versions.base.stated.version.to_string(),
            head: versions.head.stated.version.to_string(),
            smallest: versions.smallest(report.step).to_string(),
        }),
        findings: report.changes.iter().map(Finding::of).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// Writes the errors of head, because of which the specs were not compared.
pub(super) fn write_errors(
    base: &str,
    head: &str,
    errors: &[generator::Finding],
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = Document {
        semver: Step::None.name(),
        api: Effect::None.name(),
        summary: format!("not compared: {} in {head}", present::count(errors.len(), "error")),
        compared: false,
        base,
        head,
        version: None,
        findings: errors.iter().map(Finding::of_error).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

impl<'a> Finding<'a> {
    fn of_error(error: &'a generator::Finding) -> Self {
        Self {
            entry: Entry::of(error),
            semver: Step::None.name(),
            api: Effect::None.name(),
            module: None,
            subjects: &[],
            operations: &[],
            before: None,
            old: None,
            new: None,
            fact_words: None,
            whole: Contents { contents: BTreeMap::new(), parts: Vec::new() },
            approved: None,
            approve: None,
        }
    }

    fn of(change: &'a Change) -> Self {
        Self {
            entry: Entry::of(&change.finding),
            semver: change.step.name(),
            api: change.effect.name(),
            module: change.module.as_deref(),
            subjects: &change.subjects,
            operations: change.operations(),
            before: change.base.as_ref().map(Other::of),
            old: change.old.as_deref(),
            new: change.new.as_deref(),
            fact_words: change.fact_words.as_ref().map(|words| FactWords { old: &words.old, new: &words.new }),
            whole: Contents::of(&change.contents),
            approved: change.approval.as_deref(),
            approve: change.entry.as_deref(),
        }
    }
}

impl<'a> Contents<'a> {
    fn of(contents: &'a contents::Contents) -> Self {
        let part =
            |part: &'a contents::Part| Part { kind: part.kind, name: &part.name, whole: Self::of(&part.contents) };
        Self {
            contents: contents.facts.iter().map(|fact| (fact.name.as_str(), fact.value.to_string())).collect(),
            parts: contents.parts.iter().map(part).collect(),
        }
    }
}
