//! Changes for other programs: one object.

use std::io::{self, Write};

use generator::diff::Change;
use generator::finding::Place;
use serde_json::{Value, json};

use super::Report;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut object = json!({
        "semver": report.step.name(),
        "api": report.effect.name(),
        "summary": report.summary(),
        "base": report.base,
        "head": report.head,
        "findings": report.changes.iter().map(|change| finding(change, report)).collect::<Vec<_>>(),
    });
    if let Some(versions) = &report.versions {
        object["version"] = json!({
            "base": versions.base.stated.version.to_string(),
            "head": versions.head.stated.version.to_string(),
            "smallest": versions.smallest(report.step).to_string(),
        });
    }
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

fn finding(change: &Change, report: &Report) -> Value {
    let finding = &change.finding;
    let Place { file, span } = &finding.place;
    let before = change.base.iter().map(|related| related_place(&related.place, &related.label, &report.base));
    let others = finding.related.iter().map(|related| related_place(&related.place, &related.label, &report.head));
    let mut object = json!({
        "rule": finding.rule.id,
        "severity": finding.rule.severity.to_string(),
        "semver": change.step.name(),
        "api": change.effect.name(),
        "message": finding.message,
        "file": file,
        "line": span.line,
        "column": span.column,
        "module": change.module,
        "subjects": change.subjects,
        "related": before.chain(others).collect::<Vec<_>>(),
    });
    if !change.contents.is_empty() {
        object["contents"] = change.contents.iter().map(|(column, cell)| (column.clone(), json!(cell))).collect();
    }
    let optional = [
        ("help", &finding.help),
        ("old", &change.old),
        ("new", &change.new),
        ("approved", &change.approval),
        ("approve", &change.entry),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            object[key] = json!(value);
        }
    }
    object
}

fn related_place(place: &Place, label: &str, side: &str) -> Value {
    let Place { file, span } = place;
    json!({ "file": file, "line": span.line, "column": span.column, "label": label, "side": side })
}
