//! All that is known of a change, as an item with the number of its row.

use generator::diff::code;
use generator::diff::contents::Line;
use generator::diff::words::Run;

use super::escape::prose;
use super::write::{fenced, indented, lines, marked, operations, pieces, place, quote};
use crate::diff::page::Row;
use crate::diff::{Report, words};

pub(super) fn of(row: &Row<'_>, report: &Report) -> String {
    let change = row.change;
    let number = format!("{}. ", row.number);
    let indent = " ".repeat(number.len());
    let block = |text: String| format!("\n{}", indented(&text, &indent));
    let subjects = change.subjects.iter().map(|subject| code(subject)).collect::<Vec<_>>().join(", ");
    let (what, rule) = (prose(&change.what), code(change.finding.rule.id));
    let mut parts = vec![format!("{number}{subjects}: {what} ({rule}, {})\n", places(row, report))];
    parts.extend(change.contents.lines().iter().map(|Line { depth, label, value }| {
        let separator = if value.is_empty() { "" } else { ": " };
        let bullet = format!("{}- {}{separator}{}", "  ".repeat(*depth), pieces(label).trim_end(), pieces(value));
        indented(&bullet, &indent)
    }));
    parts.extend(operations(change).map(|names| block(format!("Operations that take or give it: {names}"))));
    parts.extend(change.runs().map(|runs| block(both_sides(&runs))));
    parts.extend(change.lines().map(|shown| block(lines(&shown))));
    parts.extend(change.finding.help.iter().map(|help| block(prose(help))));
    parts.extend(change.approval.iter().map(|reason| block(format!("Approved: {}", prose(&words::one_line(reason))))));
    parts.extend(change.entry.iter().map(|entry| block(to_approve("it is intended", entry, report))));
    parts.concat()
}

/// The place in head, and that in base if the value is there on another line.
fn places(row: &Row<'_>, report: &Report) -> String {
    let (head, base) = (&row.change.finding.place, row.change.base.as_ref().map(|related| &related.place));
    let is_elsewhere = |(old, new): (&str, &str)| {
        row.change.base.iter().any(|base| base.place.span.line != head.span.line || old != new)
    };
    let line = |place| self::place(place);
    match base.filter(|_| row.change.old.is_some()) {
        Some(base) if report.revision.is_none() || is_elsewhere((&base.file, &head.file)) => {
            format!("{}, before {}", line(head), line(base))
        }
        _ => line(head),
    }
}

/// The most changed pieces of a text that are shown within it.
const PIECES: usize = 2;

/// Both texts: in one if they differ in few pieces, otherwise one after the other.
fn both_sides(runs: &[Run<'_>]) -> String {
    let is_changed = |run: &&Run<'_>| matches!(run, Run::Changed { .. });
    if runs.iter().filter(is_changed).count() <= PIECES {
        return quote(&marked(runs));
    }
    let (before, now): (Vec<_>, Vec<_>) = runs.iter().map(|run| (run.without_new(), run.without_old())).unzip();
    format!("Before:\n\n{}\n\nNow:\n\n{}", quote(&marked(&before)), quote(&marked(&now)))
}

/// How to approve a change.
pub(super) fn to_approve(condition: &str, entry: &str, report: &Report) -> String {
    let file = code(&report.approvals);
    format!(
        "If {condition}, add this to {file} under `approvals:`, with the reason instead of “…”:\n\n{}",
        fenced("yaml", entry)
    )
}
