//! Writes findings in formats for people and programs. Each format is one file, and contains the same findings.

pub(crate) mod github;
mod json;
mod sarif;
mod short;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use generator::Finding;
use generator::finding::Severity;

pub(crate) use self::json::{Entry, Other, Report};
pub(crate) use self::text::{Before, draw};

/// The format of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Source lines with the location marked, for people.
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

/// The lowest severity that makes a command fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bar {
    /// Errors only.
    #[default]
    Error,
    /// Warnings too.
    Warn,
    /// Any finding.
    Info,
}

impl Bar {
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warn => Severity::Warn,
            Self::Info => Severity::Info,
        }
    }

    /// Whether any finding has at least this severity.
    pub(crate) fn is_reached(self, findings: &[Finding]) -> bool {
        findings.iter().any(|finding| finding.rule.severity >= self.severity())
    }
}

/// The texts of the files with findings, by path.
pub(crate) type Texts = BTreeMap<String, String>;

/// Writes findings in a format.
pub(crate) fn findings(format: Format, findings: &[Finding], texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::write(findings, texts, out),
        Format::Short => short::write(findings, out),
        Format::Json => json::write(findings, out),
        Format::Github => github::write(findings, out),
        Format::Sarif => sarif::write(findings, out),
    }
}

/// Formats a number with a noun in the singular or plural.
pub(crate) fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// Formats the number of findings of each severity.
pub(crate) fn tally(findings: &[Finding]) -> String {
    let severities = [(Severity::Error, "error"), (Severity::Warn, "warning"), (Severity::Info, "note")];
    let number = |severity| findings.iter().filter(|finding| finding.rule.severity == severity).count();
    let counts =
        severities.into_iter().map(|(severity, name)| (number(severity), name)).filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, name)| count(number, name)).collect();
    if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") }
}

#[cfg(test)]
mod tests {
    use generator::finding::{Place, Span};
    use generator::rules::Rule;

    use super::*;

    /// A rule of each severity, independent of the real rules.
    static RULES: [Rule; 3] = [
        Rule { id: "a-note", severity: Severity::Info, summary: "", explanation: "" },
        Rule { id: "a-warning", severity: Severity::Warn, summary: "", explanation: "" },
        Rule { id: "an-error", severity: Severity::Error, summary: "", explanation: "" },
    ];

    fn finding(line: usize, rule: &'static Rule) -> Finding {
        let span = Span { line, column: 1, end_line: line, end_column: 3 };
        Finding::new(rule, Place { file: "50%: a, ü.yaml".to_owned(), span }, "50%: a, b")
    }

    fn all() -> Vec<Finding> {
        RULES.iter().cycle().take(4).zip(1..).map(|(rule, line)| finding(line, rule)).collect()
    }

    fn printed(format: Format) -> String {
        let mut out = Vec::new();
        findings(format, &all(), &Texts::new(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn annotations_begin_with_the_errors_and_keep_their_order_otherwise() {
        let place = |line| format!("file=50%25%3A a%2C ü.yaml,line={line},endLine={line},col=1,endColumn=3");
        let expected = [
            format!("::error {},title=an-error::50%25: a, b\n", place(3)),
            format!("::warning {},title=a-warning::50%25: a, b\n", place(2)),
            format!("::notice {},title=a-note::50%25: a, b\n", place(1)),
            format!("::notice {},title=a-note::50%25: a, b\n", place(4)),
        ];
        assert_eq!(printed(Format::Github), expected.concat());
    }

    #[test]
    fn workflow_commands_stay_on_a_line() {
        assert_eq!(github::data("50%\r\n: a, b"), "50%25%0D%0A: a, b");
        assert_eq!(github::property("a: b, c\n"), "a%3A b%2C c%0A");
    }

    #[test]
    fn sarif_maps_severities_and_encodes_paths() {
        let log: serde_json::Value = serde_json::from_str(&printed(Format::Sarif)).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        let levels: Vec<_> = results.iter().map(|result| result["level"].as_str().unwrap()).collect();
        assert_eq!(levels, ["note", "warning", "error", "note"]);
        let place = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "50%25%3A%20a%2C%20%C3%BC.yaml");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), 3, "each rule once");
    }

    #[test]
    fn a_command_fails_at_the_given_severity_and_above() {
        let reached = |bar: Bar| RULES.iter().map(|rule| bar.is_reached(&[finding(1, rule)])).collect::<Vec<_>>();
        assert_eq!(reached(Bar::Info), [true, true, true]);
        assert_eq!(reached(Bar::Warn), [false, true, true]);
        assert_eq!(reached(Bar::Error), [false, false, true]);
        assert!(!Bar::Info.is_reached(&[]));
    }

    #[test]
    fn the_tally_is_in_order_of_severity_and_omits_zeros() {
        assert_eq!(tally(&all()), "1 error, 1 warning, 2 notes");
        assert_eq!(tally(&all()[3..]), "1 note");
        assert_eq!(tally(&[]), "no findings");
    }
}
