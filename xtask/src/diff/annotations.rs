//! Changes as annotations of a GitHub workflow. GitHub shows ten for each step, so errors come first and approved changes last.

use std::io::{self, Write};

use generator::diff::{Change, rules};
use generator::finding::Place;

use super::{Report, words};
use crate::present::github;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    // Approvals of earlier changes concern no line of this one.
    let changes = report.changes.iter().filter(|change| !change.is(&rules::EARLIER_APPROVALS));
    let mut changes: Vec<&Change> = changes.collect();
    changes.sort_by_key(|change| change.approval.is_some());
    for change in changes {
        writeln!(out, "{}", annotation(change, report))?;
    }
    let summary = format!("{}. {}", report.summary(), report.version());
    writeln!(out, "::notice title=spec diff::{}", github::data(&summary))
}

fn annotation(change: &Change, report: &Report) -> String {
    let finding = &change.finding;
    let command = match finding.rule.severity {
        _ if change.approval.is_some() => "notice",
        severity => github::command(severity),
    };
    let Place { file, span } = &finding.place;
    let title = format!("{} (crate {}, API {})", finding.rule.id, change.step, change.effect);
    let help = finding.help.iter().map(|help| format!("\n{help}"));
    let approval = change.approval.iter().map(|reason| format!("\napproved: {reason}"));
    let entry = change.entry.iter().map(|entry| format!("\n{}", words::to_approve(entry, &report.approvals)));
    let contents = words::notes(&change.contents).into_iter().map(|(label, value)| format!("\n{label}: {value}"));
    let words = change.runs().map_or_else(String::new, |runs| format!("\n{}", words::marked(&runs)));
    let message = format!(
        "{}{}{words}{}",
        finding.message,
        contents.collect::<String>(),
        help.chain(approval).chain(entry).collect::<String>()
    );
    format!(
        "::{command} file={},line={},col={},title={}::{}",
        github::property(file.trim_start_matches("./")),
        span.line,
        span.column,
        github::property(&title),
        github::data(&message)
    )
}
