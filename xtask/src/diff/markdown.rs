//! Changes as Markdown, for the comment of a pull request or for a changelog: a short table, and the details folded.

use std::io::{self, Write};

use generator::diff::words::Run;
use generator::diff::{Change, Step, code};
use generator::finding::Place;

use super::side::WORKING_TREE;
use super::version::Versions;
use super::{Group, Report, is_of_the_tools, words};
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
    let line = |place: &Place| code(&format!("{}:{}", place.file, place.span.line));
    let before = change.base.iter().map(|related| {
        let at = if change.old.is_some() { "before at" } else { "absent from" };
        let revision = report.revision.iter().map(|revision| format!(" in {}", code(revision)));
        format!(", {at} {}{}", line(&related.place), revision.collect::<String>())
    });
    let step = if is_of_the_tools(change) { String::new() } else { format!("**{}** ", change.step) };
    let (rule, message) = (code(finding.rule.id), prose(&finding.message));
    let places = line(&finding.place) + &before.collect::<String>();
    writeln!(out, "- {step}{rule}: {message} ({places})")?;
    for (column, cell) in &change.contents {
        writeln!(out, "  - {}: {}", literal(column), literal(cell))?;
    }
    if let Some(reason) = &change.approval {
        writeln!(out, "\n  Approved: {}", prose(&words::one_line(reason)))?;
    }
    if let Some(runs) = change.runs() {
        writeln!(out, "\n{}", quote(&marked(&runs)))?;
    }
    if let Some(lines) = change.lines() {
        let lines: Vec<String> = lines.iter().map(|(sign, line)| format!("  {sign}{line}")).collect();
        let lines = lines.join("\n");
        let fence = "`".repeat(longest_run(&lines, '`').max(2) + 1);
        writeln!(out, "\n  {fence}diff\n{lines}\n  {fence}")?;
    }
    if let Some(help) = &finding.help {
        writeln!(out, "\n  {}", prose(help))?;
    }
    if let Some(entry) = &change.entry {
        writeln!(out, "\n  If it is intended, add under `approvals:` in `approvals.yaml`:\n")?;
        writeln!(out, "  ```yaml\n  {}\n  ```", entry.replace('\n', "\n  "))?;
    }
    Ok(())
}

/// How many of a character come one after the other at most.
fn longest_run(text: &str, character: char) -> usize {
    text.split(|other| other != character).map(str::len).max().unwrap_or(0)
}

/// The words as they begin a sentence.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// Both texts as one, with the words that changed struck out and underlined. A mark does not go on over a line, where a
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

/// Lines as a quotation within an item, each a line there too.
fn quote(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let quoted = lines.iter().enumerate().map(|(index, line)| {
        let breaks = !line.is_empty() && lines.get(index + 1).is_some_and(|next| !next.is_empty());
        format!("  > {line}{}", if breaks { "\\" } else { "" }).trim_end().to_owned()
    });
    quoted.collect::<Vec<_>>().join("\n")
}

/// A message, in which backticks mark code: as many of them end it as began it.
fn prose(message: &str) -> String {
    let Some(start) = message.find('`') else { return literal(message) };
    let (before, rest) = message.split_at(start);
    let fence = &rest[..rest.len() - rest.trim_start_matches('`').len()];
    let inside = &rest[fence.len()..];
    let end = inside
        .match_indices(fence)
        .map(|(at, _)| at)
        .find(|at| !inside[..*at].ends_with('`') && !inside[at + fence.len()..].starts_with('`'));
    match end {
        Some(end) => literal(before) + &code(inside[..end].trim()) + &prose(&inside[end + fence.len()..]),
        None => literal(before) + &literal(fence) + &prose(inside),
    }
}

/// Text that means nothing to Markdown, wherever it stands.
fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut line_start = true;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Formulas and pictures, which backslashes do not prevent.
            '$' => escaped.push_str("&#36;"),
            ':' if next.is_alphanumeric() => escaped.push_str("&#58;"),
            '-' | '+' | '=' if line_start => escaped.extend(['\\', character]),
            '.' | ')' if next == ' ' && is_number(&escaped) => escaped.extend(['\\', character]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '@' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
        line_start = character == '\n' || (line_start && character == ' ');
    }
    escaped
}

/// Whether the last line is a number, so that a full stop would make it an item.
fn is_number(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default().trim_start();
    !line.is_empty() && line.chars().all(|character| character.is_ascii_digit())
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_prose_with_code_in_it() {
        assert_eq!(prose("from `a_b` to `` c`d ``, *so*"), "from `a_b` to ``c`d``, \\*so\\*");
        assert_eq!(prose("a ` alone <b>"), "a \\` alone &lt;b&gt;");
        assert_eq!(code("`a` or b"), "`` `a` or b ``");
    }

    #[test]
    fn texts_mean_nothing_to_markdown() {
        assert_eq!(
            literal("- one\n12. two, 3. three\n--- $x$ :up:\n==="),
            "\\- one\n12\\. two, 3. three\n\\--- &#36;x&#36; &#58;up:\n\\==="
        );
    }

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
