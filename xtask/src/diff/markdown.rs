//! Changes as Markdown, for the comment of a pull request or for a changelog: a short table, and the details folded.

use std::io::{self, Write};

use generator::diff::words::Run;
use generator::diff::{Change, Step};

use super::side::WORKING_TREE;
use super::version::Versions;
use super::{Group, Report, is_of_the_tools, start};
use crate::present;

/// How many rows the table has at most. The rest is in the details.
const ROWS: usize = 30;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### {}\n", literal(&title(report)))?;
    writeln!(out, "Comparing {} with {}: {}.", side(&report.base), side(&report.head), report.summary())?;
    writeln!(out, "{}", report.version())?;
    if report.changes.is_empty() {
        return Ok(());
    }
    table(report, out)?;
    for (group, changes) in report.groups() {
        let name = match group {
            Group::Module(name) => format!("<code>{}</code>", html(name)),
            _ => sentence(group.title()),
        };
        let count = present::count(changes.len(), "finding");
        writeln!(out, "\n<details>\n<summary>{name}: {count}</summary>\n")?;
        for change in changes {
            details(change, report, out)?;
        }
        writeln!(out, "\n</details>")?;
    }
    Ok(())
}

/// What it is: a change that is proposed, or what a version has that the one before has not.
fn title(report: &Report) -> String {
    match &report.versions {
        Some(Versions { base, head, .. }) if base.stated.version != head.stated.version => {
            format!("{} {}: what changes since {}", report.package, head.stated.version, base.stated.version)
        }
        _ => format!("What changes for users: {}", report.step),
    }
}

fn side(name: &str) -> String {
    if name == WORKING_TREE { name.to_owned() } else { code(name) }
}

fn table(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n| crate | API | where | change |\n|---|---|---|---|")?;
    for change in report.changes.iter().take(ROWS) {
        let subjects: Vec<String> = change.subjects.iter().map(|subject| code(subject)).collect();
        let what = prose(&change.what).replace('|', "\\|");
        let step = match change.step {
            _ if is_of_the_tools(change) => code(change.finding.rule.id),
            step @ Step::Major => format!("**{step}**"),
            step => step.to_string(),
        };
        let approved = if change.approval.is_some() { " (approved)" } else { "" };
        let effect = if is_of_the_tools(change) { "" } else { change.effect.name() };
        writeln!(out, "| {step}{approved} | {effect} | {} | {what} |", subjects.join(", ").replace('|', "\\|"))?;
    }
    if let count @ 1.. = report.changes.len().saturating_sub(ROWS) {
        writeln!(out, "\nand {} more, below.", present::count(count, "change"))?;
    }
    Ok(())
}

fn details(change: &Change, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let finding = &change.finding;
    let place = |file: &str, line: usize| code(&format!("{file}:{line}"));
    let (line, _) = start(&finding.place);
    let before = change.base.iter().map(|related| {
        let at = if change.old.is_some() { "before at" } else { "absent from" };
        let revision = report.revision.iter().map(|revision| format!(" in {}", code(revision)));
        format!(", {at} {}{}", place(&related.place.file, related.place.span.line), revision.collect::<String>())
    });
    let step = if is_of_the_tools(change) { String::new() } else { format!("**{}** ", change.step) };
    let (rule, message) = (code(finding.rule.id), prose(&finding.message));
    let places = place(&finding.place.file, line) + &before.collect::<String>();
    writeln!(out, "- {step}{rule}: {message} ({places})")?;
    for (column, cell) in &change.contents {
        writeln!(out, "  - {}: {}", literal(column), literal(cell))?;
    }
    if let Some(reason) = &change.approval {
        writeln!(out, "\n  Approved: {}", prose(reason))?;
    }
    if let Some(runs) = change.runs() {
        writeln!(out, "\n  > {}", marked(&runs).replace('\n', "\n  > "))?;
    }
    if let Some(help) = &finding.help {
        writeln!(out, "\n  {}", prose(help))?;
    }
    if let Some(entry) = &change.entry {
        writeln!(out, "\n  If it is intended, add to `approvals.yaml`:\n")?;
        writeln!(out, "  ```yaml\n  {}\n  ```", entry.replace('\n', "\n  "))?;
    }
    Ok(())
}

/// The words as they begin a sentence.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// Both texts as one, with the words that changed struck out and underlined.
fn marked(runs: &[Run<'_>]) -> String {
    let mark = |tag: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<{tag}>{}</{tag}>", literal(text)),
    };
    let runs = runs.iter().map(|run| match run {
        Run::Same(text) => literal(text),
        Run::Changed { old, new } => mark("del", old) + &mark("ins", new),
    });
    runs.collect()
}

/// A message, in which backticks mark code.
fn prose(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    pieces.map(|(index, piece)| if index % 2 == 0 { literal(piece) } else { code(piece) }).collect()
}

/// Code, whatever it holds.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fence = if text.contains('`') { "``" } else { "`" };
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Text that means nothing to Markdown.
fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in html(text).chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '|' | '@') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
