//! Every folder in `vendors/` is a whole resource of a vendor, transcribed from real documentation, and a program that sends
//! its requests and reads responses. The spec has no findings, and the program runs.

use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use tests::scratch::{Scratch, Warnings};
use tests::{cases, name};

fn main() {
    let trials =
        vec![Trial::test("specs_have_no_findings", specs_have_no_findings), Trial::test("programs_run", programs_run)];
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn specs_have_no_findings() -> Result<(), Failed> {
    for case in cases("vendors") {
        let loaded = generator::load_folder(&case.join("spec")).map_err(|unreadable| unreadable.to_string())?;
        if let Some(finding) = generator::check(&loaded).first() {
            return Err(finding.to_string().into());
        }
    }
    Ok(())
}

fn programs_run() -> Result<(), Failed> {
    let cases = cases("vendors");
    let scratch = Scratch::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "vendors", Warnings::Deny)?;
    for case in &cases {
        let generated = generator::generate(&case.join("spec")).map_err(|failure| failure.to_string())?;
        let package = name(case);
        scratch.add(&package, &package, &generated.files)?;
        scratch.add_example(
            &package,
            &format!("user_of_{package}"),
            &std::fs::read_to_string(case.join("user.rs"))?,
        )?;
    }
    for case in &cases {
        let mut command = scratch.run_example(&format!("user_of_{}", name(case)));
        let output = command.args(["--package", &name(case), "--all-features"]).output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned().into());
        }
    }
    Ok(())
}
