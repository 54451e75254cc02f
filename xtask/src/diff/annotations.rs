//! Changes as annotations of a GitHub workflow. Errors come first: GitHub shows ten of a step.

use std::cmp::Reverse;
use std::io::{self, Write};

use generator::diff::Change;
use generator::finding::Severity;

use super::{Report, start, words};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut changes: Vec<&Change> = report.changes.iter().collect();
    changes.sort_by_key(|change| (change.approval.is_some(), Reverse(change.finding.rule.severity)));
    for change in changes {
        writeln!(out, "{}", annotation(change))?;
    }
    let summary = format!("{}. {}", report.summary(), report.version());
    writeln!(out, "::notice title=spec diff::{}", escape(&summary))
}

fn annotation(change: &Change) -> String {
    let finding = &change.finding;
    let command = match finding.rule.severity {
        _ if change.approval.is_some() => "notice",
        Severity::Error => "error",
        Severity::Warn => "warning",
        Severity::Info => "notice",
    };
    let (line, column) = start(&finding.place);
    let title = format!("{} (crate {}, API {})", finding.rule.id, change.step, change.effect);
    let help = finding.help.iter().map(|help| format!("\n{help}"));
    let approval = change.approval.iter().map(|reason| format!("\napproved: {reason}"));
    let entry = change
        .entry
        .iter()
        .map(|entry| format!("\nif it is intended, add under `approvals:` in approvals.yaml:\n{entry}"));
    let words = change.runs().map_or_else(String::new, |runs| format!("\n{}", words::marked(&runs)));
    let message = format!("{}{words}{}", finding.message, help.chain(approval).chain(entry).collect::<String>());
    format!(
        "::{command} file={},line={line},col={column},title={}::{}",
        escape_property(finding.place.file.trim_start_matches("./")),
        escape_property(&title),
        escape(&message)
    )
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
