//! Changes as Markdown, for the comment of a pull request or for a changelog: a short table, and the details folded.

mod escape;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use generator::diff::contents::Line;
use generator::diff::words::Run;
use generator::diff::{Change, Effect, Step, code};
use generator::finding::Place;

use self::escape::{literal, prose};
use super::side::WORKING_TREE;
use super::version::Versions;
use super::{Group, Report, counts, is_administrative, words};
use crate::present;

/// The most rows of the table. The details have all changes that there is room for.
const ROWS: usize = 30;
/// The most elements that a row names; the others are counted.
const SUBJECTS: usize = 8;
/// Bytes for the header of the table and what is said of changes that are left out.
const NOTES: usize = 400;
/// Bytes for what folds the details of a group, without its name.
const SECTION: usize = 120;

/// Writes the changes. A limit is one of bytes, which are no fewer than the characters that GitHub counts: then the details
/// of the gravest changes that fit are written, and the others are counted.
pub(super) fn write(report: &Report, limit: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut page = head(report);
    if !report.changes.is_empty() {
        let rows = rows(report, limit / 2);
        let details: Vec<String> = report.changes.iter().map(|change| details(change, report)).collect();
        let used = page.len() + rows.iter().map(String::len).sum::<usize>();
        let shown = fitting(report, &details, limit.saturating_sub(used + NOTES));
        page.push_str(&table(report, &rows, shown));
        page.push_str(&sections(report, &details[..shown]));
    }
    out.write_all(page.as_bytes())
}

fn head(report: &Report) -> String {
    let (title, base, head) = (literal(&title(report)), side(&report.base), side(&report.head));
    let (summary, version) = (report.summary(), prose(&report.version()));
    let mut page = format!("### {title}\n\nComparing {base} with {head}: {summary}.\n{version}\n");
    if let count @ 1.. = report.base_errors {
        let count = present::count(count, "error");
        let warning = format!("\n**{base} has {count}, so that it is compared only as far as it can be read.**\n");
        page.push_str(&warning);
    }
    page
}

/// The number of changes, from the gravest on, whose details fit in the rest of the page.
fn fitting(report: &Report, details: &[String], rest: usize) -> usize {
    let mut groups = BTreeSet::new();
    let mut used = 0;
    for (index, (change, details)) in report.changes.iter().zip(details).enumerate() {
        let group = Group::of(change);
        let name = html(group.title()).len();
        used += details.len() + if groups.insert(group) { SECTION + name } else { 0 };
        if used > rest {
            return index;
        }
    }
    report.changes.len()
}

/// The details of the gravest changes, folded by group.
fn sections(report: &Report, details: &[String]) -> String {
    let mut totals: BTreeMap<Group<'_>, usize> = BTreeMap::new();
    for change in &report.changes {
        *totals.entry(Group::of(change)).or_default() += 1;
    }
    let mut shown: BTreeMap<Group<'_>, Vec<&str>> = BTreeMap::new();
    for (change, details) in report.changes.iter().zip(details) {
        shown.entry(Group::of(change)).or_default().push(details);
    }
    let sections = shown.iter().map(|(group, details)| {
        let name = match group {
            Group::Module(name) => format!("<code>{}</code>", html(name)),
            _ => sentence(group.title()),
        };
        let count = match totals[group] {
            total if total == details.len() => present::count(total, "finding"),
            total => format!("{} of {}", details.len(), present::count(total, "finding")),
        };
        format!("\n<details>\n<summary>{name}: {count}</summary>\n\n{}\n</details>\n", details.concat())
    });
    sections.collect()
}

/// The title: of a proposed change, or of a version with the changes since the one before.
fn title(report: &Report) -> String {
    match &report.versions {
        Some(Versions { base, head, .. }) if base.stated.version != head.stated.version => {
            format!("{} {}: what changes since {}", report.package, head.stated.version, base.stated.version)
        }
        _ => format!("Changes to the spec: {}", report.step),
    }
}

fn side(name: &str) -> String {
    if name == WORKING_TREE { name.to_owned() } else { code(name) }
}

/// The rows of the gravest changes, as many as fit in `limit` bytes.
fn rows(report: &Report, limit: usize) -> Vec<String> {
    let mut used = 0;
    let fits = |row: &String| {
        used += row.len();
        used <= limit
    };
    report.changes.iter().take(ROWS).map(row).take_while(fits).collect()
}

fn row(change: &Change) -> String {
    let subjects = change.subjects.iter().take(SUBJECTS).map(|subject| code(subject));
    let more = change.subjects.len().saturating_sub(SUBJECTS);
    let more = (more > 0).then(|| format!("{more} more"));
    let subjects = subjects.chain(more).collect::<Vec<_>>().join(", ").replace('|', "\\|");
    let what = prose(&change.what).replace('|', "\\|");
    let step = match change.step {
        _ if is_administrative(change) => code(change.finding.rule.id),
        step @ Step::Major => format!("**{step}**"),
        step => step.to_string(),
    };
    let approved = if change.approval.is_some() { " (approved)" } else { "" };
    let effect = if is_administrative(change) { "" } else { change.effect.name() };
    format!("| {step}{approved} | {effect} | {subjects} | {what} |\n")
}

/// The table, and what it or the details leave out.
fn table(report: &Report, rows: &[String], shown: usize) -> String {
    let note = match report.changes.len() {
        total if shown < total => format!("\n{}\n", left_out(report, shown)),
        total if total > rows.len() => format!("\nand {} more, below.\n", present::count(total - rows.len(), "change")),
        _ => String::new(),
    };
    format!("\n| crate | API | where | change |\n|---|---|---|---|\n{}{note}", rows.concat())
}

/// What is said of the changes that there is no room for.
fn left_out(report: &Report, shown: usize) -> String {
    let left_out: Vec<&Change> = report.changes[shown..].iter().collect();
    let steps = counts(&left_out, |change| change.step, Step::name).join(", ");
    let effects = counts(&left_out, |change| change.effect, Effect::name).join(", ");
    let (total, count) = (report.changes.len(), present::count(left_out.len(), "finding"));
    format!(
        "The details of all {total} findings would be too long for this page. It has those of the gravest {shown}, and leaves \
         out {count} (crate: {steps}; API: {effects})."
    )
}

fn details(change: &Change, report: &Report) -> String {
    let finding = &change.finding;
    let line = |place: &Place| code(&format!("{}:{}", place.file, place.span.line));
    let before = change.base.iter().map(|related| {
        let at = if change.old.is_some() { "before at" } else { "absent from" };
        let revision = report.revision.iter().map(|revision| format!(" in {}", code(revision)));
        format!(", {at} {}{}", line(&related.place), revision.collect::<String>())
    });
    let step = if is_administrative(change) { String::new() } else { format!("**{}** ", change.step) };
    let (rule, message) = (code(finding.rule.id), prose(&finding.message));
    let places = line(&finding.place) + &before.collect::<String>();
    let mut parts = vec![format!("- {step}{rule}: {message} ({places})\n")];
    parts.extend(change.contents.lines().into_iter().map(|Line { depth, label, value }| {
        let (indent, separator) = ("  ".repeat(depth + 1), if value.is_empty() { "" } else { ": " });
        format!("{indent}- {}{separator}{}\n", literal(&label), literal(&value))
    }));
    parts.extend(change.approval.iter().map(|reason| format!("\n  Approved: {}\n", prose(&words::one_line(reason)))));
    parts.extend(change.runs().map(|runs| format!("\n{}\n", quote(&marked(&runs)))));
    parts.extend(change.lines().map(|lines| format!("\n{}\n", fenced(&lines))));
    parts.extend(finding.help.iter().map(|help| format!("\n  {}\n", prose(help))));
    parts.extend(change.entry.iter().map(|entry| {
        let entry = entry.replace('\n', "\n  ");
        format!("\n  If it is intended, add under `approvals:` in `approvals.yaml`:\n\n  ```yaml\n  {entry}\n  ```\n")
    }));
    parts.concat()
}

/// The lines of both sides as code within an item, in a fence that is longer than any in them.
fn fenced(lines: &[(char, String)]) -> String {
    let lines: Vec<String> = lines.iter().map(|(sign, line)| format!("  {sign}{line}")).collect();
    let lines = lines.join("\n");
    let fence = "`".repeat(longest_run(&lines, '`').max(2) + 1);
    format!("  {fence}diff\n{lines}\n  {fence}")
}

/// The length of the longest run of a character.
fn longest_run(text: &str, character: char) -> usize {
    text.split(|other| other != character).map(str::len).max().unwrap_or(0)
}

/// The text with a capital letter.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// Both texts in one, with removed words struck out and added words underlined. Each mark ends with its line, where a
/// paragraph or an item may end.
fn marked(runs: &[Run<'_>]) -> String {
    let mark = |tag: &str, text: &str| {
        let lines = text.split('\n').map(|line| match line {
            "" => String::new(),
            line => format!("<{tag}>{}</{tag}>", literal(line)),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let runs = runs.iter().map(|run| match run {
        Run::Same(text) => literal(text),
        Run::Changed { old, new } => mark("del", old) + &mark("ins", new),
    });
    runs.collect()
}

/// A quotation within an item, with the line breaks of the text.
fn quote(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let quoted = lines.iter().enumerate().map(|(index, line)| {
        let breaks = !line.is_empty() && lines.get(index + 1).is_some_and(|next| !next.is_empty());
        format!("  > {line}{}", if breaks { "\\" } else { "" }).trim_end().to_owned()
    });
    quoted.collect::<Vec<_>>().join("\n")
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_quoted_as_lines() {
        assert_eq!(quote("a\nb\n\nc"), "  > a\\\n  > b\n  >\n  > c");
    }

    #[test]
    fn marks_end_with_their_line() {
        let runs = [Run::Same("a "), Run::Changed { old: "b", new: "c\n\n- d" }];
        assert_eq!(marked(&runs), "a <del>b</del><ins>c</ins>\n\n<ins>\\- d</ins>");
    }
}
