//! Annotations of a GitHub workflow. GitHub shows only ten of each kind for a step, so the most severe come first.

use std::cmp::Reverse;
use std::io::{self, Write};

use generator::Finding;
use generator::finding::Severity;

pub(super) fn write(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| Reverse(finding.rule.severity));
    findings.into_iter().try_for_each(|finding| writeln!(out, "{}", annotation(finding)))
}

fn annotation(finding: &Finding) -> String {
    let command = command(finding.rule.severity);
    let span = finding.place.span;
    let help = finding.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    format!(
        "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
        property(&finding.place.file),
        span.line,
        span.end_line,
        span.column,
        span.end_column,
        property(finding.rule.id),
        data(&format!("{}{help}", finding.message)),
    )
}

/// The workflow command for a severity.
pub(crate) fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warn => "warning",
        Severity::Info => "notice",
    }
}

/// Escapes the text of a workflow command.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
