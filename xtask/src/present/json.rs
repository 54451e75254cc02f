//! The JSON format: one object with all findings.

use std::io::{self, Write};

use generator::Finding;
use generator::finding::{Place, Related};
use schemars::JsonSchema;
use serde::Serialize;

/// The findings of a command.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Report<'a> {
    /// The findings, in the order of files and lines.
    findings: Vec<Entry<'a>>,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Entry<'a> {
    /// Id of the rule, which `explain` describes.
    rule: &'a str,
    /// Severity of the finding.
    #[schemars(extend("enum" = ["error", "warn", "info"]))]
    severity: String,
    /// A sentence that says what is wrong.
    message: &'a str,
    /// Path of the file, relative to the current folder or absolute.
    file: &'a str,
    /// First line of the location, counted from 1.
    line: usize,
    /// First column of the location, in characters counted from 1.
    column: usize,
    /// Last line of the location.
    end_line: usize,
    /// Column after the last character of the location.
    end_column: usize,
    /// A few words that describe the location.
    label: &'a str,
    /// A suggestion of what to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    /// Secondary locations.
    related: Vec<Other<'a>>,
}

/// A secondary location.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Other<'a> {
    /// Path of the file.
    file: &'a str,
    /// Line, counted from 1.
    line: usize,
    /// Column, in characters counted from 1.
    column: usize,
    /// A few words that describe the location.
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
