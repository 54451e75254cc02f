//! One JSON object with all findings, for programs.

use std::io::{self, Write};

use generator::Finding;
use generator::finding::{Place, Related};
use schemars::JsonSchema;
use serde::Serialize;

/// What a command found.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Report<'a> {
    /// The findings, in the order of files and lines.
    findings: Vec<Entry<'a>>,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Entry<'a> {
    /// Id of the rule; `explain` tells more of it.
    rule: &'a str,
    /// How much it weighs.
    #[schemars(extend("enum" = ["error", "warn", "info"]))]
    severity: String,
    /// What is wrong, in a sentence.
    message: &'a str,
    /// Path of the file, as the user would open it.
    file: &'a str,
    /// First line of the place, from 1.
    line: usize,
    /// First column of the place, in characters from 1.
    column: usize,
    /// Last line of the place.
    end_line: usize,
    /// Column behind the last character of the place.
    end_column: usize,
    /// A few words for the place itself.
    label: &'a str,
    /// What to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    /// Other places that matter.
    related: Vec<Other<'a>>,
}

/// Another place that matters.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Other<'a> {
    /// Path of the file.
    file: &'a str,
    /// Line, from 1.
    line: usize,
    /// Column, in characters from 1.
    column: usize,
    /// What stands there.
    label: &'a str,
}

pub(super) fn write(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let report = Report { findings: findings.iter().map(Entry::of).collect() };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

impl<'a> Entry<'a> {
    pub(crate) fn of(finding: &'a Finding) -> Self {
        let Place { file, span } = &finding.place;
        Self {
            rule: finding.rule.id,
            severity: finding.rule.severity.to_string(),
            message: &finding.message,
            file,
            line: span.line,
            column: span.column,
            end_line: span.end_line,
            end_column: span.end_column,
            label: &finding.label,
            help: finding.help.as_deref(),
            related: finding.related.iter().map(Other::of).collect(),
        }
    }
}

impl<'a> Other<'a> {
    pub(crate) fn of(Related { place, label }: &'a Related) -> Self {
        Self { file: &place.file, line: place.span.line, column: place.span.column, label }
    }
}
