//! `cargo xtask diff`: compares two specs by meaning.

mod annotations;
mod git;
mod json;
mod markdown;
mod page;
mod side;
mod text;
mod version;
mod words;

pub(crate) use self::json::Document;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use generator::diff::{APPROVALS_FILE, Change, Changes, Effect, Step, compare, rules};
use generator::finding::Severity;
use generator::{Finding, Loaded, Stage};

use self::side::Side;
use self::version::Versions;
use crate::present::{self, Bar};
use crate::{Folders, Streams, exit};

const HELP: &str = "\
Exit codes:
  0  No change is at or above the severity of --fail-on, or all that are were approved
  1  A change is, or the spec of HEAD has errors
  2  A side is unreadable, or the usage is wrong

Examples:
  cargo xtask diff                              Compare the working tree with where it left main
  cargo xtask diff v0.1.0 v0.2.0 --format md    Write a changelog
  cargo xtask diff HEAD~1 --fail-on warn        Fail for warnings too";

/// Arguments of `diff`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// What to compare with: a git revision, or the folder of a spec [default: the merge base with main]
    base: Option<String>,
    /// What to compare: a git revision, or the folder of a spec [default: the working tree]
    head: Option<String>,
    /// Folder of the spec, in the working tree and in revisions [default: spec]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// How to print the changes.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Longest Markdown, in bytes: beyond it, the least grave changes are counted only
    #[arg(long, value_name = "BYTES")]
    max_bytes: Option<usize>,
    /// Least severity to fail for.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t)]
    fail_on: Bar,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal, with the lines of both sides.
    Text,
    /// One object.
    Json,
    /// Markdown, for a pull request or a changelog.
    Md,
    /// Annotations of a GitHub workflow.
    Github,
}

/// The result of the comparison, which every format prints.
struct Report {
    /// The name of the package of head.
    package: String,
    /// The names of the two sides.
    base: String,
    head: String,
    /// The revision of base, if it is one: its paths are the same as those of head.
    revision: Option<String>,
    /// The changes, breaking ones first.
    changes: Vec<Change>,
    step: Step,
    effect: Effect,
    versions: Option<Versions>,
    /// The number of files whose text differs.
    rewritten: usize,
    /// The errors in the spec of base, which is compared as far as it can be read.
    base_errors: Vec<Finding>,
    /// Whether head can be edited: it is no revision.
    is_editable: bool,
    /// The file of approvals of head.
    approvals: String,
    /// The least severity that fails.
    fail_on: Severity,
    /// The texts of each side, by path.
    base_texts: BTreeMap<String, String>,
    head_texts: BTreeMap<String, String>,
}

pub(crate) fn run(arguments: &Arguments, folders: &Folders, streams: &mut Streams<'_>) -> io::Result<u8> {
    let spec = folders.spec(arguments.spec.as_deref());
    streams.progress.enter(Stage::Load);
    let sides = Side::base(arguments.base.as_deref(), &spec)
        .and_then(|base| Ok((base, Side::head(arguments.head.as_deref(), &spec)?)));
    let (base, head) = match sides {
        Ok(sides) => sides,
        Err(message) => {
            writeln!(streams.err, "diff: {message}")?;
            return Ok(exit::UNREADABLE);
        }
    };
    streams.progress.enter(Stage::Check);
    let mistakes = errors(&head.loaded);
    if !mistakes.is_empty() {
        return refuse(arguments.format, [&base, &head], &mistakes, streams);
    }
    let before = errors(&base.loaded);
    if !base.loaded.is_parsed {
        if matches!(arguments.format, Format::Md) {
            markdown::write_errors([&base.name, &head.name], &base.name, &before, streams.out)?;
        }
        present::findings(present::Format::Text, &before, &base.loaded.texts, streams.err)?;
        writeln!(streams.err, "diff: {} cannot be read as a whole; compare with one that can", base.name)?;
        return Ok(exit::UNREADABLE);
    }
    if let count @ 1.. = before.len() {
        let count = present::count(count, "finding");
        writeln!(streams.err, "diff: {count} in {}; it is compared as far as it can be read", base.name)?;
    }
    let versions = match Versions::of(&base, &head) {
        Ok(versions) => versions,
        Err(message) => {
            writeln!(streams.err, "diff: {message}")?;
            return Ok(exit::UNREADABLE);
        }
    };
    streams.progress.enter("comparing the specs");
    let report = Report::of(&base, &head, versions, before, arguments.fail_on.severity());
    match arguments.format {
        Format::Text => text::write(&report, streams.out)?,
        Format::Json => json::write(&report, streams.out)?,
        Format::Md => markdown::write(&report, arguments.max_bytes, streams.out)?,
        Format::Github => annotations::write(&report, streams.out)?,
    }
    let fails = report.changes.iter().any(|change| change.is_at_least(report.fail_on));
    Ok(if fails { exit::FINDINGS } else { exit::CLEAN })
}

/// Prints the errors of a spec instead of a comparison: in the formats for programs as results, otherwise as messages.
fn refuse(format: Format, [base, head]: [&Side; 2], mistakes: &[Finding], streams: &mut Streams<'_>) -> io::Result<u8> {
    let texts = &head.loaded.texts;
    match format {
        Format::Json => json::write_errors(&base.name, &head.name, mistakes, streams.out)?,
        Format::Github => present::findings(present::Format::Github, mistakes, texts, streams.out)?,
        Format::Md => markdown::write_errors([&base.name, &head.name], &head.name, mistakes, streams.out)?,
        Format::Text => {}
    }
    if matches!(format, Format::Text | Format::Md) {
        present::findings(present::Format::Text, mistakes, texts, streams.err)?;
    }
    let count = present::count(mistakes.len(), "finding");
    writeln!(streams.err, "diff: {count} in {}; mend the spec, then compare", head.name)?;
    Ok(exit::FINDINGS)
}

fn errors(loaded: &Loaded) -> Vec<Finding> {
    let mut findings = generator::check(loaded);
    findings.retain(Finding::is_error);
    findings
}

impl Report {
    fn of(base: &Side, head: &Side, versions: Option<Versions>, base_errors: Vec<Finding>, fail_on: Severity) -> Self {
        let stated = versions.as_ref().map(Versions::stated);
        let Changes { changes, step, effect } = compare(&base.loaded, &head.loaded, stated);
        let (mut base_texts, mut head_texts) = (base.loaded.texts.clone(), head.loaded.texts.clone());
        if let Some(versions) = &versions {
            base_texts.insert(versions.base.stated.place.file.clone(), versions.base.text.clone());
            head_texts.insert(versions.head.stated.place.file.clone(), versions.head.text.clone());
        }
        let mut changes = changes;
        if head.is_revision {
            // A revision cannot be edited, so that no entry can be added to it.
            for change in &mut changes {
                change.entry = None;
            }
        }
        changes.sort_by_key(|change| {
            let marked = Reverse(change.fact_words.is_some());
            (Reverse(change.finding.rule.severity), Reverse(change.step), Reverse(change.effect), marked)
        });
        let (before, after) = (base.texts_by_name(), head.texts_by_name());
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let rewritten = names.into_iter().filter(|name| before.get(*name) != after.get(*name)).count();
        Self {
            package: head.loaded.spec.package.name.text().unwrap_or_default().to_owned(),
            base: base.name.clone(),
            revision: base.is_revision.then(|| base.name.clone()),
            head: head.name.clone(),
            changes,
            step,
            effect,
            versions,
            rewritten,
            base_errors,
            is_editable: !head.is_revision,
            approvals: head.path_of(APPROVALS_FILE),
            fail_on,
            base_texts,
            head_texts,
        }
    }

    /// The changes, grouped.
    fn groups(&self) -> BTreeMap<Group<'_>, Vec<&Change>> {
        let mut groups: BTreeMap<Group<'_>, Vec<&Change>> = BTreeMap::new();
        for change in &self.changes {
            groups.entry(Group::of(change)).or_default().push(change);
        }
        groups
    }

    /// A summary in a sentence.
    fn summary(&self) -> String {
        if let Some(outcome) = self.no_change() {
            return outcome;
        }
        let changes: Vec<&Change> = self.changes.iter().filter(|change| !is_administrative(change)).collect();
        let steps = counts(&changes, |change| change.step, Step::name);
        let effects = counts(&changes, |change| change.effect, Effect::name);
        let number = present::count(changes.len(), "change");
        let approved = changes.iter().filter(|change| change.approval.is_some()).count();
        let approved = if approved == 0 { String::new() } else { format!("; {approved} approved") };
        format!("{number} (crate: {}; API: {}{approved})", steps.join(", "), effects.join(", "))
    }

    /// What is said where changes cannot be counted: there is none, or one that no rule knows.
    fn no_change(&self) -> Option<String> {
        if self.changes.iter().any(|change| change.is(&rules::UNKNOWN_CHANGE)) {
            let what = "what is emitted differs, and no rule knows why: take it for a break until a person has looked";
            return Some(what.to_owned());
        }
        if !self.changes.iter().all(is_administrative) {
            return None;
        }
        Some(match self.rewritten {
            0 => "no change".to_owned(),
            count => format!("no change of meaning; {} written otherwise", files(count)),
        })
    }

    /// The version that the changes require, in a sentence.
    fn version(&self) -> String {
        match &self.versions {
            Some(versions) => versions.describe(self.step),
            None if self.step == Step::None => "The version can stay.".to_owned(),
            None => format!("The changes require a {} bump.", self.step),
        }
    }
}

/// A group of changes, in the order of output. A module is an API.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group<'a> {
    Administrative,
    Root,
    Module(&'a str),
}

impl<'a> Group<'a> {
    fn of(change: &'a Change) -> Self {
        match &change.module {
            _ if is_administrative(change) => Self::Administrative,
            Some(module) => Self::Module(module),
            None => Self::Root,
        }
    }

    fn title(&self) -> &'a str {
        match self {
            Self::Administrative => "version and approvals",
            Self::Root => "root of the crate",
            Self::Module(name) => name,
        }
    }
}

/// Whether it is about the version or `approvals.yaml`, and not a change of the spec.
fn is_administrative(change: &Change) -> bool {
    let rules = [&rules::BUMP_TOO_SMALL, &rules::STALE_APPROVAL, &rules::STALE_RENAME, &rules::EARLIER_APPROVALS];
    rules.iter().any(|rule| change.is(rule))
}

/// The number of changes by classification, the gravest first.
fn counts<V: Copy + Ord>(
    changes: &[&Change],
    classification: impl Fn(&Change) -> V,
    name: impl Fn(V) -> &'static str,
) -> Vec<String> {
    let mut counts: BTreeMap<Reverse<V>, usize> = BTreeMap::new();
    for change in changes {
        *counts.entry(Reverse(classification(change))).or_default() += 1;
    }
    counts.into_iter().map(|(Reverse(classification), count)| format!("{count} {}", name(classification))).collect()
}

fn files(count: usize) -> String {
    format!("{} {}", present::count(count, "file"), if count == 1 { "is" } else { "are" })
}
