//! The format SARIF 2.1.0, for code scanning.

use std::io::{self, Write};

use generator::Finding;
use generator::finding::{Place, Severity};
use generator::rules::Rule;
use serde_json::{Value, json};

pub(super) fn write(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let mut rules: Vec<&Rule> = findings.iter().map(|finding| finding.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cargo xtask lint",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| describe(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn describe(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.explanation, "markdown": rule.explanation },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(finding: &Finding) -> Value {
    let help = finding.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let related = finding.related.iter().map(|related| {
        let mut location = location(&related.place);
        location["message"] = json!({ "text": related.label });
        location
    });
    json!({
        "ruleId": finding.rule.id,
        "level": level(finding.rule.severity),
        "message": { "text": format!("{}{help}", finding.message) },
        "locations": [location(&finding.place)],
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

fn location(place: &Place) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&place.file) },
        "region": {
            "startLine": place.span.line,
            "startColumn": place.span.column,
            "endLine": place.span.end_line,
            "endColumn": place.span.end_column,
        },
    }})
}

/// Percent-encodes a path as a relative URI reference.
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let encode = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(encode).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warn => "warning",
        Severity::Info => "note",
    }
}
