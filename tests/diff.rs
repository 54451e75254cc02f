//! Every folder in `diff/` is a change of a small spec, from its `base/` to its `head/`. What `diff` says of it is in its
//! `expected.txt`, and in other formats where it has such a file. Every rule has a case: a folder of its name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use generator::diff::rules;
use libtest_mimic::{Arguments, Failed, Trial};
use tests::{cases, expect, name, side, xtask};

/// Formats and the files that hold what is printed in them.
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
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
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
            tells_its_rule(case, &outcome.out, outcome.code)?;
        }
        expect(&expected, &outcome.out)?;
    }
    Ok(())
}

/// The case of a rule shows that rule; and the command fails exactly if something is an error that nobody approved.
fn tells_its_rule(case: &Path, printed: &str, code: u8) -> Result<(), Failed> {
    let case = name(case);
    if rules::ALL.iter().any(|rule| rule.rule.id == case) && !printed.contains(&format!("[{case}]: ")) {
        return Err(format!("does not tell {case}:\n{printed}").into());
    }
    let fails = printed.split("\n\n").any(|one| one.contains("error[") && !one.contains("= approved: "));
    if code == u8::from(fails) { Ok(()) } else { Err(format!("ended with {code}:\n{printed}").into()) }
}

fn nothing_changes(case: &Path) -> Result<(), Failed> {
    let base = side(case, "base");
    let outcome =
        xtask(Path::new(""), &["diff", &base.to_string_lossy(), &base.to_string_lossy(), "--fail-on", "info"]);
    let expected = (0, "diff: no change\n");
    if (outcome.code, outcome.out.as_str()) == expected { Ok(()) } else { Err(format!("{outcome:?}").into()) }
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
