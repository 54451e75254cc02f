//! Compares the semver bumps of `diff` with those of cargo-semver-checks, which reads the rustdoc JSON of two crates. It never
//! requires more than `diff` does. `diff` requires more only for what rustdoc JSON does not have.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::diff::Step;
use libtest_mimic::Failed;

use super::{Case, Packages, read};

/// Breaking changes that cargo-semver-checks does not find, and why. Each has a program that shows the break.
const UNSEEN: [(&str, &str); 10] = [
    ("alternative-removed", "an impl of `From` is gone; it does not compare generic traits"),
    ("became-list", "the type of a field; it does not compare types"),
    ("conversion-removed", "an impl of `From` is gone; it does not compare generic traits"),
    ("limit-type-changed", "the type of a constant; it does not compare types"),
    ("no-longer-list", "the type of a field; it does not compare types"),
    ("numbers-swapped", "which value a function returns is no part of its signature"),
    ("parameter-order-changed", "the types of a function's parameters; it compares how many there are"),
    ("response-type-changed", "an associated type; it does not compare types"),
    ("type-changed", "the type of a field; it does not compare types"),
    ("value-renumbered", "which value a function returns is no part of its signature"),
];

pub(super) fn agrees() -> Result<(), Failed> {
    let cases = read()?;
    let mut packages = Packages::new("semver-checks")?;
    let mut described: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut describe = |library: &str, files: &generator::Files| -> Result<PathBuf, Failed> {
        let package = packages.add(library, files)?;
        if let Some(path) = described.get(&package) {
            return Ok(path.clone());
        }
        let path = packages.scratch.describe(&package, library)?;
        described.insert(package, path.clone());
        Ok(path)
    };
    let mut wrong = Vec::new();
    let mut counts = [0; 3];
    for case in &cases {
        let base = describe(&case.base_library, &case.base)?;
        let head = describe(&case.head_library, &case.head)?;
        let asked = required(&base, &head)?;
        counts[usize::from(asked > Step::None) + usize::from(asked == Step::Major)] += 1;
        wrong.extend(disagreement(case, asked));
    }
    println!("{} changes: {} major, {} minor, {} without a demand", cases.len(), counts[2], counts[1], counts[0]);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn disagreement(case: &Case, asked: Step) -> Option<String> {
    let unseen = UNSEEN.iter().any(|(name, _)| *name == case.name.replace('_', "-"));
    let missed = case.step == Step::Major && asked < Step::Major;
    if asked > case.step || missed != unseen {
        let known = if unseen { ", and is said not to see it" } else { "" };
        return Some(format!("{}: diff says {}, cargo-semver-checks {asked}{known}", case.name, case.step));
    }
    None
}

/// The semver bump that cargo-semver-checks requires.
fn required(base: &Path, head: &Path) -> Result<Step, Failed> {
    let output = Command::new("cargo")
        .args(["semver-checks", "--release-type", "patch", "--color", "never", "--baseline-rustdoc"])
        .arg(base)
        .arg("--current-rustdoc")
        .arg(head)
        .output()?;
    let printed = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let steps = [
        ("requires new major version", Step::Major),
        ("requires new minor version", Step::Minor),
        ("no semver update required", Step::None),
    ];
    let step = steps.iter().find(|(words, _)| printed.contains(words)).map(|(_, step)| *step);
    step.ok_or_else(|| format!("cargo semver-checks does not answer; is it installed?\n{printed}").into())
}
