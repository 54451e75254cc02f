//! Tests the output of `lint` in every format, and of `explain`.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use generator::diff;
use generator::rules::{ALL, Rule};
use serde_json::Value;
use tests::{Outcome, expect, xtask};

/// A spec with two mistakes, one of which has two locations.
const WRONG: &str = "findings/spec";
/// A spec without mistakes.
const RIGHT: &str = "golden/open-enum/spec";

fn run(arguments: &[&str]) -> Outcome {
    xtask(Path::new(""), arguments)
}

fn lint(spec: &str, arguments: &[&str]) -> Outcome {
    run(&[&["lint", "--spec", spec], arguments].concat())
}

fn is_said_as(format: &str) {
    let outcome = lint(WRONG, &["--format", format]);
    assert_eq!((outcome.code, outcome.err.as_str()), (1, "lint: 2 errors, 1 warning\n"));
    expect(Path::new(&format!("findings/{format}.txt")), &outcome.out)
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn as_text() {
    is_said_as("text");
    assert_eq!(lint(WRONG, &[]).out, lint(WRONG, &["--format", "text"]).out, "text is the default");
}

#[test]
fn as_one_line_each() {
    is_said_as("short");
}

#[test]
fn as_json() {
    is_said_as("json");
}

#[test]
fn as_annotations_of_github() {
    is_said_as("github");
}

#[test]
fn as_sarif() {
    is_said_as("sarif");
}

/// Code scanning rejects a log whose parts are inconsistent.
#[test]
fn sarif_is_consistent() {
    let log: Value = serde_json::from_str(&lint("errors/many-mistakes", &["--format", "sarif"]).out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let [run] = list(&log["runs"]) else { panic!("{log}") };
    let rules: Vec<&str> = list(&run["tool"]["driver"]["rules"]).iter().map(|rule| text(&rule["id"])).collect();
    let used: BTreeSet<&str> = list(&run["results"]).iter().map(|result| text(&result["ruleId"])).collect();
    assert_eq!(rules, used.iter().copied().collect::<Vec<_>>(), "the rules are those of the results");
    assert!(used.len() > 10, "{used:?}");
    for result in list(&run["results"]) {
        assert!(
            ["error", "warning", "note"].contains(&text(&result["level"]))
                && !text(&result["message"]["text"]).is_empty()
        );
        let [place] = list(&result["locations"]) else { panic!("{result}") };
        for place in [place].into_iter().chain(list(&result["relatedLocations"])) {
            let place = &place["physicalLocation"];
            let number = |key: &str| place["region"][key].as_u64().unwrap();
            assert!(Path::new(text(&place["artifactLocation"]["uri"])).is_file(), "{place}");
            let (start, end) = (["startLine", "startColumn"].map(number), ["endLine", "endColumn"].map(number));
            assert!(start[0] > 0 && start[1] > 0 && end >= start, "{place}");
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("a list, not {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text, not {value}"))
}

#[test]
fn a_valid_spec_has_no_findings() {
    for format in ["text", "short", "github"] {
        let outcome = lint(RIGHT, &["--format", format]);
        assert_eq!(
            (outcome.code, outcome.out.as_str(), outcome.err.as_str()),
            (0, "", "lint: no findings\n"),
            "{format}"
        );
    }
    assert_eq!(lint(RIGHT, &["--format", "json"]).out, "{\n  \"findings\": []\n}\n");
    let log: Value = serde_json::from_str(&lint(RIGHT, &["--format", "sarif"]).out).unwrap();
    assert_eq!(list(&log["runs"][0]["results"]).len(), 0);
}

#[test]
fn errors_fail_for_every_fail_on() {
    for bar in ["error", "warn", "info"] {
        assert_eq!(lint(WRONG, &["--fail-on", bar]).code, 1, "{bar}");
        assert_eq!(lint(RIGHT, &["--fail-on", bar]).code, 0, "{bar}");
    }
}

#[test]
fn unreadable_input_and_wrong_usage_exit_with_2() {
    let unreadable = lint("findings/nowhere", &[]);
    assert_eq!(
        (unreadable.code, unreadable.out.as_str(), unreadable.err.as_str()),
        (2, "", "lint: findings/nowhere: no such folder; name the folder of the spec with --spec\n")
    );
    for (arguments, known) in [(["--format", "xml"], "sarif"), (["--fail-on", "errors"], "error, warn, info")] {
        let refused = lint(WRONG, &arguments);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{arguments:?}");
        assert!(refused.err.contains(known), "{}", refused.err);
    }
}

#[test]
fn only_text_has_colours() {
    for (format, has_colours) in
        [("text", true), ("short", false), ("json", false), ("github", false), ("sarif", false)]
    {
        let arguments = ["cargo xtask", "lint", "--spec", WRONG, "--format", format].map(OsString::from);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        xtask::run(arguments, Path::new(""), &mut out, &mut err);
        assert_eq!(out.contains(&b'\x1b'), has_colours, "{format}");
    }
}

#[test]
fn codegen_reports_the_same_as_lint() {
    let codegen = run(&["codegen", "--check", "--spec", WRONG]);
    assert_eq!(codegen.err, lint(WRONG, &[]).out + "codegen: 2 errors, 1 warning; nothing was written\n");
}

/// The rules on specs, followed by the rules on changes.
fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied().chain(generator::diff::rules::ALL.iter().map(|change| &change.rule))
}

#[test]
fn explain_lists_every_rule() {
    let listed = run(&["explain"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
    let lines: Vec<&str> = listed.out.lines().collect();
    assert_eq!(lines.len(), rules().count());
    for (line, rule) in lines.iter().zip(rules()) {
        let (id, rest) = line.split_once(' ').unwrap();
        let (severity, summary) = rest.trim_start().split_once(' ').unwrap();
        assert_eq!((id, severity, summary.trim_start()), (rule.id, rule.severity.to_string().as_str(), rule.summary));
    }
}

#[test]
fn explain_prints_the_summary_and_the_explanation() {
    for rule in rules() {
        let output = run(&["explain", rule.id]);
        assert_eq!((output.code, output.err.as_str()), (0, ""));
        let page = format!("{} ({})\n\n{}\n\n{}", rule.id, rule.severity, rule.summary, rule.explanation);
        let verdicts = output.out.strip_prefix(&page).unwrap_or_else(|| panic!("{}", output.out));
        let is_of_changes = diff::rules::ALL.iter().any(|change| change.rule.id == rule.id);
        assert_eq!(verdicts.is_empty(), !is_of_changes, "{verdicts}");
    }
    let output = run(&["explain", "message-changed"]).out;
    assert!(output.contains("\nCrate: patch. The same programs compile;"), "{output}");
    assert!(output.contains("\nAPI: altered. The API answers"), "{output}");
}

#[test]
fn an_unknown_rule_exits_with_2_and_a_suggestion() {
    for (written, help) in
        [("unknwon-key", "did you mean `unknown-key`?"), ("E0308", "`cargo xtask explain` lists all rules")]
    {
        let refused = run(&["explain", written]);
        let says = format!("explain: no rule is called `{written}`; {help}\n");
        assert_eq!((refused.code, refused.out.as_str(), refused.err), (2, "", says));
    }
}
