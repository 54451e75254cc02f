//! Every folder in `diff/` is a change of a small spec, from its `base/` to its `head/`. The output of `diff` is in its
//! `expected.txt`, and that in other formats in files beside it. Every rule has a case: the folder of its name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use generator::diff::rules;
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use tests::{cases, expect, name, side, xtask};

/// The formats, with the file of the expected output.
const FORMATS: [(&str, &str); 4] =
    [("text", "expected.txt"), ("md", "expected.md"), ("json", "expected.json"), ("github", "expected.github")];

fn main() {
    let cases = cases("diff");
    let mut trials: Vec<Trial> =
        cases.iter().cloned().map(|case| Trial::test(name(&case), move || explain(&case))).collect();
    trials.extend(
        cases
            .iter()
            .cloned()
            .map(|case| Trial::test(format!("{}_with_itself", name(&case)), move || nothing_changes(&case))),
    );
    let names: BTreeSet<String> = cases.iter().map(|case| name(case)).collect();
    trials.push(Trial::test("every_rule_has_a_case", move || every_rule_has_a_case(&names)));
    trials.push(Trial::test("digests_are_stable", digests_are_stable));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// A change that needs an approval, and the digests that approve it: the rule and its case, `old` and `new`.
type Pinned = (&'static str, &'static str, &'static str);

/// One digest of each form: of an attribute, of elements that are added or removed with all their attributes, of names,
/// modules, orders and numbers. Users store digests in `approvals.yaml`: if one changes here, theirs become stale.
const PINNED: [Pinned; 17] = [
    ("type-changed", "2dba2454d800", "473287f8298d"),
    ("authentication-changed", "fbb7b5bf4ca3", "none"),
    ("package-renamed", "ebf0f30b4f3b", "0bcb5db80bae"),
    ("struct-removed", "bf6978477b62", "none"),
    ("enum-removed", "59ab6c34c57c", "none"),
    ("value-removed", "488da5989882", "none"),
    ("operation-removed", "c817602eadc8", "none"),
    ("limit-removed", "b00827ce205d", "none"),
    ("parameter-added", "none", "0e23ef440bd2"),
    ("kind-changed", "2029514534cb", "4155edc74289"),
    ("moved", "10a398c1b090", "e1a78793e380"),
    ("renamed", "ded32129b05b", "d703e58edda3"),
    ("rust-name-changed", "ded32129b05b", "5845add72098"),
    ("parameter-order-changed", "4ee70de705dc", "bc5cf455f1f6"),
    ("numbers-swapped", "11e899c8f664", "ba65df3b4c15"),
    ("number-reused", "0f6fae924521", "100f2e445b23"),
    ("value-renumbered", "d4735e3a265e", "7902699be42c"),
];

fn digests_are_stable() -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for (rule, old, new) in PINNED {
        let case = Path::new("diff").join(rule);
        let (base, head) = (side(&case, "base"), side(&case, "head"));
        let arguments = ["diff", &base.to_string_lossy(), &head.to_string_lossy(), "--format", "json"];
        let changes: Value = serde_json::from_str(&xtask(Path::new(""), &arguments).out)?;
        let of_rule = changes["findings"].as_array().into_iter().flatten().filter(|finding| finding["rule"] == rule);
        let entries: Vec<&str> = of_rule.filter_map(|finding| finding["approve"].as_str()).collect();
        let digests = format!("\n    old: \"{old}\"\n    new: \"{new}\"\n");
        if !entries.iter().any(|entry| entry.contains(&digests)) {
            wrong.push(format!("{rule}: not {old} and {new} but\n{}", entries.join("\n")));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn explain(case: &Path) -> Result<(), Failed> {
    let (base, head) = (side(case, "base"), side(case, "head"));
    for (format, file) in FORMATS {
        let expected = case.join(file);
        if format != "text" && !expected.exists() {
            continue;
        }
        let arguments = ["diff", &base.to_string_lossy(), &head.to_string_lossy(), "--format", format];
        let outcome = xtask(Path::new(""), &arguments);
        if !outcome.err.is_empty() {
            return Err(outcome.err.into());
        }
        if format == "text" {
            reports_its_rule(case, &outcome.out, outcome.code)?;
        }
        expect(&expected, &outcome.out)?;
    }
    Ok(())
}

/// The case of a rule reports that rule, and the command fails exactly if an error is not approved.
fn reports_its_rule(case: &Path, printed: &str, code: u8) -> Result<(), Failed> {
    let case = name(case);
    if rules::ALL.iter().any(|rule| rule.rule.id == case) && !printed.contains(&format!("[{case}]: ")) {
        return Err(format!("does not report {case}:\n{printed}").into());
    }
    let fails = printed.split("\n\n").any(|one| one.contains("error[") && !one.contains("= approved: "));
    if code == u8::from(fails) { Ok(()) } else { Err(format!("ended with {code}:\n{printed}").into()) }
}

/// A spec has the meaning of itself, and of its copy with a comment in every file: only the copy is compared by meaning.
fn nothing_changes(case: &Path) -> Result<(), Failed> {
    let base = side(case, "base");
    let copy = tempfile::tempdir()?;
    let mut count = 0;
    for entry in fs::read_dir(&base)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "yaml") {
            fs::write(copy.path().join(name(&file)), fs::read_to_string(&file)? + "\n# The end\n")?;
            count += 1;
        }
    }
    let files = if count == 1 { "1 file is".to_owned() } else { format!("{count} files are") };
    for (head, expected) in [
        (base.as_path(), "diff: no change\n".to_owned()),
        (copy.path(), format!("diff: no change of meaning; {files} written otherwise\n")),
    ] {
        let arguments = ["diff", &base.to_string_lossy(), &head.to_string_lossy(), "--fail-on", "info"];
        let outcome = xtask(Path::new(""), &arguments);
        if (outcome.code, outcome.out.as_str()) != (0, &expected) {
            return Err(format!("{}: {outcome:?}", head.display()).into());
        }
    }
    Ok(())
}

fn every_rule_has_a_case(cases: &BTreeSet<String>) -> Result<(), Failed> {
    let missing: Vec<&str> = rules::ALL.iter().map(|rule| rule.rule.id).filter(|id| !cases.contains(*id)).collect();
    let ids: BTreeSet<&str> = rules::ALL.iter().map(|rule| rule.rule.id).collect();
    if ids.len() != rules::ALL.len() {
        return Err("two rules have one id".into());
    }
    for case in cases {
        fs::metadata(format!("diff/{case}/expected.txt")).map_err(|_| format!("{case} expects nothing"))?;
    }
    if missing.is_empty() { Ok(()) } else { Err(format!("no case for {missing:?}").into()) }
}
