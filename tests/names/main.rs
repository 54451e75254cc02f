//! Tests names with a meaning in Rust or in emitted crates, in every role: either the name is reported, or the emitted
//! crate compiles without warnings.

mod draft;
mod roles;
mod words;

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use generator::{Failure, Files};
use tests::expect;
use tests::scratch::{Scratch, Warnings};

use self::draft::Draft;

/// The rules that reject names.
const RULES: [&str; 3] = ["invalid-name", "name-collision", "reserved-name"];

#[test]
fn each_name_compiles_or_is_a_finding() -> Result<(), Box<dyn Error>> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let scratch = Scratch::new(target, "names", Warnings::Deny)?;
    let mut rejected = BTreeSet::new();
    for (name, drafts) in [("modules", roles::in_modules()), ("root", roles::in_root())] {
        let files = emit(&target.join(format!("names-{name}")), drafts, &mut rejected)?;
        scratch.add(name, &format!("names_in_{name}"), &files)?;
    }
    let output = scratch.cargo(&["check", "--all-features"]).output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut text = String::new();
    for (role, rule, name) in &rejected {
        writeln!(text, "{role}: {name} ({rule})")?;
    }
    Ok(expect(Path::new("names/rejected.txt"), &text)?)
}

/// A rejected name: its role, the rule, and the name.
type Rejected = (&'static str, &'static str, String);

/// Emits a crate from the files, after removing the rejected names.
fn emit(folder: &Path, mut drafts: Vec<Draft>, rejected: &mut BTreeSet<Rejected>) -> Result<Files, Box<dyn Error>> {
    loop {
        write(folder, &drafts)?;
        let findings = match generator::generate(folder) {
            Ok(generated) => return Ok(generated.files),
            Err(Failure::Findings(report)) => report.findings,
            Err(failure) => return Err(failure.into()),
        };
        let mut errors: Vec<_> = findings.iter().filter(|finding| finding.is_error()).collect();
        // From the last line of each file to the first, so that the lines before keep their numbers.
        errors.sort_by_key(|finding| std::cmp::Reverse((&finding.place.file, finding.place.span.line)));
        errors.dedup_by_key(|finding| (&finding.place.file, finding.place.span.line));
        for finding in errors {
            let file = Path::new(&finding.place.file).file_name().unwrap_or_default();
            let index = drafts.iter().position(|draft| *draft.file == *file).ok_or_else(|| finding.to_string())?;
            let taken = match drafts[index].take(finding.place.span.line) {
                Some(taken) => taken,
                // The finding is on the name of the file or of its module.
                None => drafts.remove(index).uses.pop().ok_or_else(|| finding.to_string())?,
            };
            if finding.rule.id == "unknown-type" && taken.role == roles::REFERENCE {
                continue;
            }
            assert!(RULES.contains(&finding.rule.id), "{finding}");
            rejected.insert((taken.role, finding.rule.id, taken.name));
        }
    }
}

fn write(folder: &Path, drafts: &[Draft]) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let package =
        "name: names\ndoc: Names.\npages:\n  - { id: page, title: The page, sections: [Names] }\nfeatures: [http]\n";
    fs::write(folder.join("crate.yaml"), package)?;
    drafts.iter().try_for_each(|draft| fs::write(folder.join(&draft.file), draft.text()))
}
