//! Every folder in `errors/` is a spec with mistakes. What `codegen` says of it is in its `expected.txt`, line by line;
//! nothing is written. Every rule has a case: a folder of its name, in which only that rule is broken.

use std::collections::BTreeSet;
use std::fs;
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
    let outcome =
        xtask(Path::new(""), &["codegen", "--spec", &case.to_string_lossy(), "--out", &out.path().to_string_lossy()]);
    if outcome.code != 1 || !outcome.out.is_empty() {
        return Err(format!("ended with {} after printing {:?}", outcome.code, outcome.out).into());
    }
    if fs::read_dir(out.path())?.next().is_some() {
        return Err("something was written".into());
    }
    only_its_rule(case, &outcome.err)?;
    Ok(expect(&case.join("expected.txt"), &outcome.err)?)
}

/// The case of a rule shows that rule, and none that follows from it.
fn only_its_rule(case: &Path, printed: &str) -> Result<(), Failed> {
    let case = name(case);
    let shown: BTreeSet<&str> =
        printed.lines().filter_map(|line| line.strip_prefix("error[")?.split_once(']')).map(|(id, _)| id).collect();
    if generator::rules::ALL.iter().any(|rule| rule.id == case) && shown != BTreeSet::from([case.as_str()]) {
        Err(format!("shows {shown:?}").into())
    } else {
        Ok(())
    }
}

fn every_rule_has_a_case(cases: &BTreeSet<String>) -> Result<(), Failed> {
    let missing: Vec<&str> =
        generator::rules::ALL.iter().map(|rule| rule.id).filter(|id| !cases.contains(*id)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case for {missing:?}").into()) }
}
