//! Changes for a terminal: the lines of both sides, with changed words marked.

use std::io::{self, Write};

use generator::diff::Change;

use super::{Report, words};
use crate::present::{self, Before};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (group, changes) in report.groups() {
        writeln!(out, "== {}\n", group.title())?;
        for change in changes {
            writeln!(out, "{}\n", draw(change, report))?;
        }
    }
    writeln!(out, "diff: {}", report.summary())?;
    if !report.changes.is_empty() {
        writeln!(out, "diff: {}", report.version())?;
    }
    Ok(())
}

fn draw(change: &Change, report: &Report) -> String {
    let before = change.base.as_ref().map(|related| Before {
        path: match &report.revision {
            Some(revision) => format!("{revision}: {}", related.place.file),
            None => related.place.file.clone(),
        },
        text: report.base_texts.get(&related.place.file).map(String::as_str).unwrap_or_default(),
        related,
    });
    let mut notes = vec![("semver", change.step.to_string()), ("api", change.effect.to_string())];
    let contents = words::notes(&change.contents);
    notes.extend(contents.iter().map(|(label, value)| (label.as_str(), value.clone())));
    notes.extend(words::first(change.operations()).map(|names| ("operations", names.join(", "))));
    let (phrases, runs) = (change.phrases().filter(|_| change.fact_words.is_some()), change.runs());
    notes.extend(phrases.filter(|phrases| Some(phrases) != runs.as_ref()).map(|runs| ("facts", words::marked(&runs))));
    notes.extend(runs.map(|runs| ("words", words::marked(&runs))));
    let lines = change
        .lines()
        .map(|lines| lines.iter().map(|(sign, line)| format!("{sign} {line}")).collect::<Vec<_>>().join("\n"));
    notes.extend(lines.map(|lines| ("lines", lines)));
    notes.extend(change.approval.clone().map(|reason| ("approved", reason)));
    notes.extend(change.entry.as_ref().map(|entry| ("approve", words::to_approve(entry, &report.approvals))));
    present::draw(&change.finding, &report.head_texts, before.as_ref(), &notes)
}
