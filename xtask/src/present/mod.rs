//! Findings in the forms that people and programs read. One file for each form; all of them tell the same list.

mod github;
mod json;
mod sarif;
mod short;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use generator::Finding;
use generator::finding::Severity;

pub(crate) use self::json::Report;

/// The form in which findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the source drawn, for people.
    #[default]
    Text,
    /// One line for each finding.
    Short,
    /// One JSON object.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// The least severity that makes a command fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bar {
    /// Errors only.
    #[default]
    Error,
    /// Warnings too.
    Warn,
    /// Anything at all.
    Info,
}

impl Bar {
    /// Whether any finding is at or above the bar.
    pub(crate) fn is_reached(self, findings: &[Finding]) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warn => Severity::Warn,
            Self::Info => Severity::Info,
        };
        findings.iter().any(|finding| finding.rule.severity >= least)
    }
}

/// Texts of the files that findings are in, by path.
pub(crate) type Texts = BTreeMap<String, String>;

/// Writes findings in a form.
pub(crate) fn findings(format: Format, findings: &[Finding], texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::write(findings, texts, out),
        Format::Short => short::write(findings, out),
        Format::Json => json::write(findings, out),
        Format::Github => github::write(findings, out),
        Format::Sarif => sarif::write(findings, out),
    }
}

/// A number of things.
pub(crate) fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// How many findings of each severity, in words.
pub(crate) fn tally(findings: &[Finding]) -> String {
    let severities = [(Severity::Error, "error"), (Severity::Warn, "warning"), (Severity::Info, "note")];
    let number = |severity| findings.iter().filter(|finding| finding.rule.severity == severity).count();
    let counts =
        severities.into_iter().map(|(severity, name)| (number(severity), name)).filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, name)| count(number, name)).collect();
    if counts.is_empty() { "nothing to complain of".to_owned() } else { counts.join(", ") }
}
