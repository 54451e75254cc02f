//! Every folder in `errors/` is a spec with mistakes. Its `expected.txt` is the output of `codegen`, which `lint`
//! repeats. Nothing is written if there are errors. Every rule has a case: the folder of its id, whose spec violates
//! only that rule.

use std::collections::BTreeSet;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use tests::{cases, expect, name, xtask};

fn main() {
    let cases = cases("errors");
    let mut trials: Vec<Trial> =
        cases.iter().cloned().map(|case| Trial::test(name(&case), move || diagnose(&case))).collect();
    let names: BTreeSet<String> = cases.iter().map(|case| name(case)).collect();
    trials.push(Trial::test("every_rule_has_a_case", move || every_rule_has_a_case(&names)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn diagnose(case: &Path) -> Result<(), Failed> {
    let out = tempfile::tempdir()?;
    let (spec, target) = (case.to_string_lossy(), out.path().join("src"));
    let outcome = xtask(Path::new(""), &["codegen", "--spec", &spec, "--out", &target.to_string_lossy()]);
    let has_errors = outcome.err.lines().any(|line| line.starts_with("error["));
    if outcome.code != u8::from(has_errors) || target.exists() == has_errors {
        return Err(format!("ended with {}, having written: {}", outcome.code, target.exists()).into());
    }
    let lint = xtask(Path::new(""), &["lint", "--spec", &spec]);
    if lint.code != outcome.code || !outcome.err.starts_with(&lint.out) {
        return Err(format!("`lint` ends with {} and says:\n{}", lint.code, lint.out).into());
    }
    only_its_rule(case, &outcome.err)?;
    Ok(expect(&case.join("expected.txt"), &outcome.err)?)
}

/// Checks that the case of a rule reports just that rule, without follow-up findings.
fn only_its_rule(case: &Path, printed: &str) -> Result<(), Failed> {
    let case = name(case);
    let shown: BTreeSet<&str> =
        printed.lines().filter_map(|line| heading(line)?.split_once(']')).map(|(id, _)| id).collect();
    if generator::rules::ALL.iter().any(|rule| rule.id == case) && shown != BTreeSet::from([case.as_str()]) {
        Err(format!("shows {shown:?}").into())
    } else {
        Ok(())
    }
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["))
}

fn every_rule_has_a_case(cases: &BTreeSet<String>) -> Result<(), Failed> {
    let missing: Vec<&str> =
        generator::rules::ALL.iter().map(|rule| rule.id).filter(|id| !cases.contains(*id)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case for {missing:?}").into()) }
}
