//! Checks the semver bumps of `diff` with programs that use the crate. A case in `diff/` has such a program in its `user.rs`,
//! written for the crate of its `base/`. After a major change, the program no longer compiles with the crate of `head/`, or,
//! if its first line says so, compiles and fails when it is run. After any other change it compiles and runs.
//!
//! `cargo test -p tests --test semver -- --ignored` compares with cargo-semver-checks, which has to be installed.

mod semver_checks;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use generator::Files;
use generator::diff::{Changes, Notice, Step, compare, rules};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use tests::scratch::{Scratch, Warnings};
use tests::{cases, name};

/// The first line of a program that compiles with both crates, but fails at run time with that of head.
const RUN: &str = "//! Compiles all the same, and no longer does what it did.";
/// The rules about the comparison itself, which no program can observe.
const OF_THE_TOOLS: [&rules::ChangeRule; 5] = [
    &rules::UNKNOWN_CHANGE,
    &rules::BUMP_TOO_SMALL,
    &rules::STALE_APPROVAL,
    &rules::STALE_RENAME,
    &rules::EARLIER_APPROVALS,
];

fn main() {
    let trials = vec![
        Trial::test("programs_break_where_diff_requires_a_major_bump", programs_break_where_diff_requires_a_major_bump),
        Trial::test("programs_stop_compiling_where_diff_says_so", programs_stop_compiling_where_diff_says_so),
        Trial::test("every_rule_has_a_program", every_rule_has_a_program),
        Trial::test("nothing_else_is_emitted_without_a_step", nothing_else_is_emitted_without_a_step),
        Trial::test("cargo_semver_checks_agrees", semver_checks::agrees).with_ignored_flag(true),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// A case with a program.
struct Case {
    name: String,
    program: String,
    step: Step,
    /// The gravest that programs notice.
    notice: Option<Notice>,
    base: Files,
    head: Files,
    base_library: String,
    head_library: String,
}

impl Case {
    fn read(folder: &Path) -> Result<Option<Self>, Failed> {
        let Ok(program) = fs::read_to_string(folder.join("user.rs")) else { return Ok(None) };
        let emit = |side: &str| generator::generate(&folder.join(side)).map_err(|failure| failure.to_string());
        let load = |side: &str| generator::load_folder(&folder.join(side)).map_err(|unreadable| unreadable.to_string());
        let (old, new) = (load("base")?, load("head")?);
        let Changes { step, changes, .. } = compare(&old, &new, None);
        let library = |package: &str| package.replace('-', "_");
        Ok(Some(Self {
            name: name(folder).replace('-', "_"),
            program,
            step,
            notice: changes.iter().map(|change| change.notice).max(),
            base: emit("base")?.files,
            head: emit("head")?.files,
            base_library: library(old.spec.package.name.text().unwrap()),
            head_library: library(new.spec.package.name.text().unwrap()),
        }))
    }

    fn only_when_run(&self) -> bool {
        self.program.starts_with(RUN)
    }
}

/// The packages of a scratch workspace, one for each crate. Many cases have the same base.
struct Packages {
    scratch: Scratch,
    names: BTreeMap<(String, String), String>,
}

impl Packages {
    fn new(name: &str) -> Result<Self, Failed> {
        let scratch = Scratch::new(Path::new(env!("CARGO_TARGET_TMPDIR")), name, Warnings::Warn)?;
        Ok(Self { scratch, names: BTreeMap::new() })
    }

    /// The name of the package of a crate.
    fn add(&mut self, library: &str, files: &Files) -> Result<String, Failed> {
        let key = (library.to_owned(), files.0.values().cloned().collect::<String>());
        if let Some(name) = self.names.get(&key) {
            return Ok(name.clone());
        }
        let name = format!("crate-{}", self.names.len());
        self.scratch.add(&name, library, files)?;
        self.names.insert(key, name.clone());
        Ok(name)
    }

    /// Adds a program to the package of a crate.
    fn add_program(&mut self, library: &str, files: &Files, program: &str, text: &str) -> Result<(), Failed> {
        let package = self.add(library, files)?;
        Ok(self.scratch.add_example(&package, program, text)?)
    }
}

/// Changes that require no bump emit the same lines: only their order and the origins in the headers may differ.
fn nothing_else_is_emitted_without_a_step() -> Result<(), Failed> {
    let lines = |files: &Files| {
        let lines = files.0.values().flat_map(|text| text.lines());
        let mut lines: Vec<String> = lines.filter(|line| !line.starts_with("// ")).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let cases = read()?;
    let without_step: Vec<&Case> = cases.iter().filter(|case| case.step == Step::None).collect();
    let differing = without_step.iter().filter(|case| lines(&case.base) != lines(&case.head));
    let wrong: Vec<&str> = differing.map(|case| case.name.as_str()).collect();
    match (without_step.is_empty(), wrong.is_empty()) {
        (true, _) => Err("no case is without a step".into()),
        (_, true) => Ok(()),
        _ => Err(format!("diff says none, and something else is emitted: {wrong:?}").into()),
    }
}

/// The cases that have a program.
fn read() -> Result<Vec<Case>, Failed> {
    let read: Result<Vec<Option<Case>>, Failed> = cases("diff").iter().map(|case| Case::read(case)).collect();
    Ok(read?.into_iter().flatten().collect())
}

fn programs_break_where_diff_requires_a_major_bump() -> Result<(), Failed> {
    let cases = read()?;
    let mut packages = Packages::new("semver")?;
    for case in &cases {
        packages.add_program(&case.base_library, &case.base, &format!("{}_base", case.name), &case.program)?;
        packages.add_program(&case.head_library, &case.head, &format!("{}_head", case.name), &case.program)?;
    }
    let broken = broken_programs(&packages.scratch)?;
    let mut wrong: Vec<String> = Vec::new();
    let mut to_run: Vec<&Case> = Vec::new();
    for case in &cases {
        if broken.contains(&format!("{}_base", case.name)) {
            wrong.push(format!("{}: the program does not compile before the change", case.name));
        }
        let breaks = broken.contains(&format!("{}_head", case.name));
        if case.only_when_run() {
            to_run.push(case);
        }
        let should = case.step == Step::Major && !case.only_when_run();
        if breaks != should {
            let fact = if breaks { "no longer compiles" } else { "still compiles" };
            wrong.push(format!("{}: diff says {}, and the program {fact}", case.name, case.step));
        }
    }
    if wrong.is_empty() {
        wrong = to_run.into_iter().filter_map(|case| runs_otherwise(&packages.scratch, case).err()).collect();
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Of a program that fails only when it is run, it says at least that it may do something else.
fn programs_stop_compiling_where_diff_says_so() -> Result<(), Failed> {
    let says = |case: &Case| match (case.step, case.only_when_run()) {
        (Step::Major, true) => case.notice >= Some(Notice::Behaviour),
        (Step::Major, false) => case.notice == Some(Notice::Compilation),
        (Step::None | Step::Patch | Step::Minor, _) => case.notice < Some(Notice::Compilation),
    };
    let wrong = read()?.into_iter().filter(|case| !says(case));
    let wrong: Vec<String> = wrong.map(|case| format!("{}: diff says {:?}", case.name, case.notice)).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Names of the programs that do not compile.
fn broken_programs(scratch: &Scratch) -> Result<BTreeSet<String>, Failed> {
    let arguments = ["check", "--examples", "--all-features", "--keep-going", "--message-format=json"];
    let output = scratch.cargo(&arguments).output()?;
    let mut broken = BTreeSet::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if message["message"]["level"] != "error" {
            continue;
        }
        let (kind, name) = (&message["target"]["kind"][0], message["target"]["name"].as_str().unwrap_or_default());
        if kind != "example" {
            return Err(format!("{name} does not compile:\n{}", message["message"]["rendered"]).into());
        }
        broken.insert(name.to_owned());
    }
    match (broken.is_empty(), output.status.success()) {
        (true, false) => Err(String::from_utf8_lossy(&output.stderr).into_owned().into()),
        _ => Ok(broken),
    }
}

fn runs_otherwise(scratch: &Scratch, case: &Case) -> Result<(), String> {
    let runs = |side: &str| {
        let program = format!("{}_{side}", case.name);
        scratch.run_example(&program).output().map(|output| output.status.success()).map_err(|error| error.to_string())
    };
    match (runs("base")?, runs("head")?) {
        (true, false) if case.step == Step::Major => Ok(()),
        outcome => {
            Err(format!("{}: diff says {}, and the program runs (before, after): {outcome:?}", case.name, case.step))
        }
    }
}

/// The case of each rule has a program, except for rules about the comparison itself.
fn every_rule_has_a_program() -> Result<(), Failed> {
    let has_program = |id: &str| fs::metadata(format!("diff/{id}/user.rs")).is_ok();
    let rules = rules::ALL.iter().filter(|rule| OF_THE_TOOLS.iter().all(|other| other.rule.id != rule.rule.id));
    let missing: Vec<&str> = rules.map(|rule| rule.rule.id).filter(|id| !has_program(id)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no program for {missing:?}").into()) }
}
