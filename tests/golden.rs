//! Every folder in `golden/` is a small spec that covers one feature of the spec language. Its `expected/` contains the
//! emitted files, except for the runtime, which is the same for all specs. All emitted crates compile without warnings,
//! and so does their documentation, whose tests pass. If a case has a program in `user.rs`, it runs with the emitted crate.
//! The real spec is compared with the real crate in the same way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::Files;
use generator::files::State;
use libtest_mimic::{Arguments, Failed, Trial};
use tests::scratch::{Scratch, Warnings};
use tests::{cases, expect, name, updating, workspace};

fn main() {
    let cases = cases("golden");
    let mut trials: Vec<Trial> =
        cases.iter().cloned().map(|case| Trial::test(name(&case), move || golden(&case))).collect();
    trials.push(Trial::test("all_compile_without_warnings", move || compile(&cases)));
    trials.push(Trial::test("the_crate_is_up_to_date", the_crate_is_up_to_date));
    trials.push(Trial::test("the_same_spec_gives_the_same_bytes", the_same_spec_gives_the_same_bytes));
    trials.push(Trial::test("the_documented_examples_are_cases", the_documented_examples_are_cases));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn emit(spec: &Path) -> Result<Files, Failed> {
    let generated = generator::generate(spec).map_err(|failure| Failed::from(failure.to_string()))?;
    Ok(generated.files)
}

fn golden(case: &Path) -> Result<(), Failed> {
    let files = emit(&case.join("spec"))?;
    let shown = |path: &str| !generator::is_verbatim(path);
    let emitted: BTreeMap<&String, &String> = files.0.iter().filter(|(path, _)| shown(path)).collect();
    let folder = case.join("expected");
    for (path, text) in &emitted {
        expect(&folder.join(path), text)?;
    }
    let superfluous = Files(BTreeMap::new()).compare(&folder)?;
    let superfluous = superfluous.iter().map(|file| &file.path).filter(|path| !emitted.contains_key(path));
    for path in superfluous {
        if !updating() {
            return Err(format!("{} is expected, and not emitted", folder.join(path).display()).into());
        }
        fs::remove_file(folder.join(path))?;
    }
    Ok(())
}

/// Creates a workspace with a package for each case, checks, documents and tests it with cargo, and runs the programs.
fn compile(cases: &[PathBuf]) -> Result<(), Failed> {
    let scratch = Scratch::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "golden", Warnings::Deny)?;
    let mut programs = Vec::new();
    for case in cases {
        let library = name(case).replace('-', "_");
        scratch.add(&name(case), &library, &emit(&case.join("spec"))?)?;
        if let Ok(program) = fs::read_to_string(case.join("user.rs")) {
            scratch.add_example(&name(case), &library, &program)?;
            programs.push(library);
        }
    }
    // Doctests compile the libraries without features.
    for arguments in [&["check", "--all-features"][..], &["doc", "--no-deps"], &["test", "--doc"]] {
        succeeds(&mut scratch.cargo(arguments))?;
    }
    programs.iter().try_for_each(|program| succeeds(&mut scratch.run_example(program)))
}

fn succeeds(command: &mut Command) -> Result<(), Failed> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let printed = [output.stdout, output.stderr].concat();
    Err(format!("{command:?} says:\n{}", String::from_utf8_lossy(&printed)).into())
}

fn the_crate_is_up_to_date() -> Result<(), Failed> {
    let comparisons = emit(&workspace().join("spec"))?.compare(&workspace().join("generated/src"))?;
    let differing: Vec<String> = comparisons
        .iter()
        .filter(|file| file.state != State::Current)
        .map(|file| format!("generated/src/{} ({:?})\n{}", file.path, file.state, file.difference))
        .collect();
    if differing.is_empty() {
        return Ok(());
    }
    Err(format!("out of date; run `cargo xtask codegen`:\n{}", differing.join("\n")).into())
}

fn the_same_spec_gives_the_same_bytes() -> Result<(), Failed> {
    let spec = workspace().join("spec");
    if emit(&spec)? == emit(&spec)? { Ok(()) } else { Err("two runs differ".into()) }
}

/// Checks that the examples in the documentation of the spec language are the same as golden cases.
fn the_documented_examples_are_cases() -> Result<(), Failed> {
    let readme = fs::read_to_string(workspace().join("spec/README.md"))?;
    for file in ["golden/another-vendor/spec/lockers.yaml", "golden/documented-operations/spec/parcels.yaml"] {
        let example = fs::read_to_string(file)?;
        if !readme.contains(&format!("```yaml\n{example}```")) {
            return Err(format!("spec/README.md does not show {file}").into());
        }
    }
    Ok(())
}
