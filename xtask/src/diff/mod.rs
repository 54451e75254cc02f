//! `cargo xtask diff`: what a change of the spec means.

mod annotations;
mod json;
mod markdown;
mod side;
mod text;
mod version;
mod words;

pub(crate) use self::json::Changes;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use generator::diff::{Change, Effect, Step, compare, rules};
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

/// What was found, for whichever format.
struct Report {
    /// What the package of head is called.
    package: String,
    /// What each side is called.
    base: String,
    head: String,
    /// The revision of base, where its paths do not tell that it is meant.
    revision: Option<String>,
    /// The changes, breaking ones first.
    changes: Vec<Change>,
    step: Step,
    effect: Effect,
    versions: Option<Versions>,
    /// Files whose text differs.
    rewritten: usize,
    /// The texts of each side, by path.
    base_texts: BTreeMap<String, String>,
    head_texts: BTreeMap<String, String>,
}

pub(crate) fn run(arguments: &Arguments, folders: &Folders, streams: &mut Streams<'_>) -> io::Result<u8> {
    let spec = folders.spec(arguments.spec.as_deref());
    streams.progress.enter(Stage::Load);
    let sides = Side::base(arguments.base.as_deref(), &spec)
        .and_then(|base| Ok((base, Side::head(arguments.head.as_deref(), &spec)?)));
    let loaded = sides.and_then(|(base, head)| Ok((base.load()?, head.load()?, base, head)));
    let (old, new, base, head) = match loaded {
        Ok(loaded) => loaded,
        Err(message) => {
            writeln!(streams.err, "diff: {message}")?;
            return Ok(exit::UNREADABLE);
        }
    };
    streams.progress.enter(Stage::Check);
    let mistakes = errors(&new);
    if !mistakes.is_empty() {
        return refuse(arguments.format, &head, &new, mistakes, streams);
    }
    let before = errors(&old);
    if !old.is_parsed() {
        present::findings(present::Format::Text, &relabelled_all(before, &base), &base.texts(&old), streams.err)?;
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
    let report = Report::of(&old, &new, &base, &head, versions);
    match arguments.format {
        Format::Text => text::write(&report, streams.out)?,
        Format::Json => json::write(&report, streams.out)?,
        Format::Md => markdown::write(&report, streams.out)?,
        Format::Github => annotations::write(&report, streams.out)?,
    }
    let fails = report.changes.iter().any(|change| change.is_at_least(arguments.fail_on.severity()));
    Ok(if fails { exit::FINDINGS } else { exit::CLEAN })
}

/// Shows the mistakes of a spec that is to be compared: programs get them as what `lint` finds, people as a message.
fn refuse(
    format: Format,
    head: &Side,
    new: &Loaded,
    mistakes: Vec<Finding>,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let (mistakes, texts) = (relabelled_all(mistakes, head), head.texts(new));
    match format {
        Format::Json => present::findings(present::Format::Json, &mistakes, &texts, streams.out)?,
        Format::Github => present::findings(present::Format::Github, &mistakes, &texts, streams.out)?,
        Format::Text | Format::Md => present::findings(present::Format::Text, &mistakes, &texts, streams.err)?,
    }
    let count = present::count(mistakes.len(), "finding");
    writeln!(streams.err, "diff: {count} in {}; mend the spec, then compare", head.name)?;
    Ok(exit::FINDINGS)
}

fn relabelled_all(findings: Vec<Finding>, side: &Side) -> Vec<Finding> {
    findings.into_iter().map(|finding| side.relabelled(finding)).collect()
}

fn errors(loaded: &Loaded) -> Vec<Finding> {
    let mut findings = generator::check(loaded);
    findings.retain(Finding::is_error);
    findings
}

impl Report {
    fn of(old: &Loaded, new: &Loaded, base: &Side, head: &Side, versions: Option<Versions>) -> Self {
        let mut comparison = compare(old, new);
        let (mut base_texts, mut head_texts) = (base.texts(old), head.texts(new));
        if let Some(versions) = &versions {
            comparison.hold_against(&versions.base.stated, &versions.head.stated);
            base_texts.insert(versions.base.stated.place.file.clone(), versions.base.text.clone());
            head_texts.insert(versions.head.stated.place.file.clone(), versions.head.text.clone());
        }
        comparison.approve(old, new);
        let (step, effect) = (comparison.step, comparison.effect);
        let mut changes: Vec<Change> =
            comparison.changes.into_iter().map(|change| relabelled(change, base, head)).collect();
        if head.is_revision() {
            // What is committed cannot be edited, so that nothing can be approved in it.
            for change in &mut changes {
                change.entry = None;
            }
        }
        changes.sort_by_key(|change| {
            (Reverse(change.finding.rule.severity), Reverse(change.step), Reverse(change.effect))
        });
        let (before, after) = (Side::contents(old), Side::contents(new));
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let rewritten = names.into_iter().filter(|name| before.get(*name) != after.get(*name)).count();
        Self {
            package: new.spec.package.name.clone(),
            base: base.name.clone(),
            revision: base.is_revision().then(|| base.name.clone()),
            head: head.name.clone(),
            changes,
            step,
            effect,
            versions,
            rewritten,
            base_texts,
            head_texts,
        }
    }

    /// The changes by what they are about.
    fn groups(&self) -> BTreeMap<Group<'_>, Vec<&Change>> {
        let mut groups: BTreeMap<Group<'_>, Vec<&Change>> = BTreeMap::new();
        for change in &self.changes {
            groups.entry(Group::of(change)).or_default().push(change);
        }
        groups
    }

    /// What came out, in a sentence or two.
    fn summary(&self) -> String {
        let changes: Vec<&Change> = self.changes.iter().filter(|change| !is_of_the_tools(change)).collect();
        if changes.iter().any(|change| change.is(&rules::UNKNOWN_CHANGE)) {
            return "what is emitted differs, and no rule knows why: take it for a break until a person has looked"
                .to_owned();
        }
        if changes.is_empty() {
            return match self.rewritten {
                0 => "no change".to_owned(),
                count => format!("no change of meaning; {} written otherwise", files(count)),
            };
        }
        let steps = counts(&changes, |change| change.step, Step::name);
        let effects = counts(&changes, |change| change.effect, Effect::name);
        let number = present::count(changes.len(), "change");
        let approved = changes.iter().filter(|change| change.approval.is_some()).count();
        let approved = if approved == 0 { String::new() } else { format!("; {approved} approved") };
        format!("{number} (crate: {}; API: {}{approved})", steps.join(", "), effects.join(", "))
    }

    /// What the changes ask of the version.
    fn version(&self) -> String {
        match &self.versions {
            Some(versions) => versions.describe(self.step),
            None if self.step == Step::None => "The version can stay.".to_owned(),
            None => format!("The smallest step is {}.", self.step),
        }
    }
}

/// What changes are about, in the order in which it is told. A module is an API.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group<'a> {
    Tools,
    Root,
    Module(&'a str),
}

impl<'a> Group<'a> {
    fn of(change: &'a Change) -> Self {
        match &change.module {
            _ if is_of_the_tools(change) => Self::Tools,
            Some(module) => Self::Module(module),
            None => Self::Root,
        }
    }

    fn title(&self) -> &'a str {
        match self {
            Self::Tools => "version and approvals",
            Self::Root => "root of the crate",
            Self::Module(name) => name,
        }
    }
}

/// Whether it is no change of the spec, but something about its approvals or the version.
fn is_of_the_tools(change: &Change) -> bool {
    let rules = [&rules::BUMP_TOO_SMALL, &rules::STALE_APPROVAL, &rules::STALE_RENAME];
    rules.iter().any(|rule| change.is(rule))
}

/// How many changes have each verdict, the gravest first.
fn counts<V: Copy + Ord>(
    changes: &[&Change],
    verdict: impl Fn(&Change) -> V,
    name: impl Fn(V) -> &'static str,
) -> Vec<String> {
    let mut counts: BTreeMap<Reverse<V>, usize> = BTreeMap::new();
    for change in changes {
        *counts.entry(Reverse(verdict(change))).or_default() += 1;
    }
    counts.into_iter().map(|(Reverse(verdict), count)| format!("{count} {}", name(verdict))).collect()
}

fn files(count: usize) -> String {
    format!("{} {}", present::count(count, "file"), if count == 1 { "is" } else { "are" })
}

/// The change with places as a person finds them, whatever folder a side was read from.
fn relabelled(mut change: Change, base: &Side, head: &Side) -> Change {
    change.finding = head.relabelled(change.finding);
    if let Some(before) = &mut change.base {
        base.relabel(&mut before.place);
    }
    change
}
