//! Changes as Markdown, for the comment of a pull request or for a changelog: a short table, and the details folded.

use std::io::{self, Write};

use generator::diff::contents::Line;
use generator::diff::words::Run;
use generator::diff::{Change, Step, code};
use generator::finding::Place;

use super::side::WORKING_TREE;
use super::version::Versions;
use super::{Group, Report, is_administrative, words};
use crate::present;

/// The most rows of the table. All changes are in the details.
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

/// The title: of a proposed change, or of a version with the changes since the one before.
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
            _ if is_administrative(change) => code(change.finding.rule.id),
            step @ Step::Major => format!("**{step}**"),
            step => step.to_string(),
        };
        let approved = if change.approval.is_some() { " (approved)" } else { "" };
        let effect = if is_administrative(change) { "" } else { change.effect.name() };
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
    let step = if is_administrative(change) { String::new() } else { format!("**{}** ", change.step) };
    let (rule, message) = (code(finding.rule.id), prose(&finding.message));
    let places = line(&finding.place) + &before.collect::<String>();
    writeln!(out, "- {step}{rule}: {message} ({places})")?;
    for Line { depth, label, value } in change.contents.lines() {
        let (indent, separator) = ("  ".repeat(depth + 1), if value.is_empty() { "" } else { ": " });
        writeln!(out, "{indent}- {}{separator}{}", literal(&label), literal(&value))?;
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

/// Escapes a message except for its code, which ends with as many backticks as it begins with.
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

/// Escapes a text, so that no character of it is markup.
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
            // Formulas and emoji, which a backslash does not escape.
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

/// Whether the last line is a number, which a full stop would turn into an item.
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
