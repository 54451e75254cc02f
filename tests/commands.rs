//! The command line, as whoever keeps a spec uses it.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tests::{Outcome, workspace, xtask};

/// A copy of a golden case's spec, and a folder to emit to.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        let spec = workspace().join("tests/golden/open-enum/spec");
        fs::create_dir(desk.spec()).unwrap();
        for file in ["crate.yaml", "colour.yaml"] {
            fs::copy(spec.join(file), desk.spec().join(file)).unwrap();
        }
        desk
    }

    fn spec(&self) -> PathBuf {
        self.folder.path().join("spec")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("generated/src")
    }

    /// Runs `codegen` with the default folders, and shows paths as seen from the desk.
    fn codegen(&self, arguments: &[&str]) -> Outcome {
        let mut outcome = xtask(self.folder.path(), &[&["codegen"], arguments].concat());
        let here = format!("{}/", self.folder.path().display());
        outcome.out = outcome.out.replace(&here, "");
        outcome.err = outcome.err.replace(&here, "");
        outcome
    }

    fn edit(path: &Path, from: &str, to: &str) {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(from), "{from} is not in {}", path.display());
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

#[test]
fn writes_a_crate_where_there_is_none_and_leaves_it_alone_afterwards() {
    let desk = Desk::new();
    let first = desk.codegen(&[]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert!(first.out.contains("wrote    generated/src/lib.rs\n"), "{}", first.out);
    assert!(desk.out().join("runtime/mod.rs").is_file());

    let modified = |path: &str| fs::metadata(desk.out().join(path)).unwrap().modified().unwrap();
    let before = modified("lib.rs");
    let second = desk.codegen(&[]);
    assert!(second.out.starts_with("codegen: 16 files in "), "{}", second.out);
    assert!(second.out.ends_with("s: wrote 0, changed 0, removed 0, left 16 as they were\n"), "{}", second.out);
    assert_eq!(modified("lib.rs"), before);
}

#[test]
fn a_changed_spec_fails_the_check_and_running_codegen_mends_it() {
    let desk = Desk::new();
    desk.codegen(&[]);
    assert_eq!(desk.codegen(&["--check"]).out, "codegen: 16 files as the spec says\n");

    Desk::edit(&desk.spec().join("colour.yaml"), "doc: Dark red.", "doc: A dark red.");
    let check = desk.codegen(&["--check"]);
    assert_eq!(check.code, 1);
    assert_eq!(
        check.out,
        "stale       generated/src/colour.rs\n   20 -    /// Dark red.\n   20 +    /// A dark red.\n\
         codegen: 1 file not as the spec says; run `cargo xtask codegen`\n"
    );

    let mend = desk.codegen(&[]);
    assert!(mend.out.starts_with("changed  generated/src/colour.rs\ncodegen: "), "{}", mend.out);
    assert_eq!(desk.codegen(&["--check"]).code, 0);
}

#[test]
fn the_check_lists_everything_that_differs() {
    let desk = Desk::new();
    desk.codegen(&[]);
    Desk::edit(&desk.out().join("colour.rs"), "Dark red", "Bright red");
    fs::remove_file(desk.out().join("colour/impls.rs")).unwrap();
    fs::copy(desk.out().join("lib.rs"), desk.out().join("old.rs")).unwrap();
    let check = desk.codegen(&["--check"]);
    assert_eq!(check.code, 1);
    let states: Vec<&str> = check.out.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        states,
        [
            "hand-edited generated/src/colour.rs",
            "missing     generated/src/colour/impls.rs",
            "orphaned    generated/src/old.rs",
            "codegen: 3 files not as the spec says; run `cargo xtask codegen`",
        ]
    );

    let mend = desk.codegen(&[]);
    assert!(mend.out.contains("changed  generated/src/colour.rs (had been edited by hand)\n"), "{}", mend.out);
    assert!(mend.out.contains("removed  generated/src/old.rs\n"), "{}", mend.out);
    assert_eq!(desk.codegen(&["--check"]).code, 0);
}

#[test]
fn a_module_that_is_gone_takes_its_folder_with_it() {
    let desk = Desk::new();
    desk.codegen(&[]);
    fs::rename(desk.spec().join("colour.yaml"), desk.spec().join("paint.yaml")).unwrap();
    desk.codegen(&[]);
    assert!(desk.out().join("paint/impls.rs").is_file());
    assert!(!desk.out().join("colour").exists());
}

#[test]
fn files_that_it_did_not_write_are_never_touched() {
    let desk = Desk::new();
    fs::create_dir_all(desk.out().join("notes")).unwrap();
    fs::write(desk.out().join("notes/mine.rs"), "// mine\n").unwrap();
    assert_eq!(desk.codegen(&[]).code, 0);
    assert_eq!(fs::read_to_string(desk.out().join("notes/mine.rs")).unwrap(), "// mine\n");

    fs::write(desk.out().join("colour.rs"), "// mine too\n").unwrap();
    Desk::edit(&desk.spec().join("crate.yaml"), "Values", "Other values");
    let refused = desk.codegen(&[]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert_eq!(
        refused.err,
        "codegen: generated/src/colour.rs was not written by codegen, and stands where a file of the crate belongs; \
         move it away\ncodegen: nothing was written\n"
    );
    assert_eq!(fs::read_to_string(desk.out().join("colour.rs")).unwrap(), "// mine too\n");
    assert!(!fs::read_to_string(desk.out().join("lib.rs")).unwrap().contains("Other values"));
}

#[test]
fn a_spec_with_mistakes_changes_nothing() {
    let desk = Desk::new();
    desk.codegen(&[]);
    Desk::edit(&desk.spec().join("colour.yaml"), "name: green", "name: DARK_RED");
    for arguments in [&[][..], &["--check"]] {
        let refused = desk.codegen(arguments);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""));
        assert!(
            refused.err.contains("error[duplicate-name]: the value `DARK_RED` is defined twice"),
            "{}",
            refused.err
        );
        assert!(refused.err.contains("--> spec/colour.yaml:8:17"), "{}", refused.err);
        assert!(refused.err.ends_with("codegen: 1 error; nothing was written\n"), "{}", refused.err);
    }
    assert!(fs::read_to_string(desk.out().join("colour.rs")).unwrap().contains("Green"));
}

#[test]
fn input_that_cannot_be_read_ends_with_2_and_says_what_is_wrong() {
    let desk = Desk::new();
    let spec = desk.spec();
    let refused = |what: &str| {
        let outcome = desk.codegen(&[]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""));
        assert!(outcome.err.contains(what), "{}", outcome.err);
        assert!(!desk.out().exists());
    };
    fs::write(spec.join("latin.yaml"), b"structs:\n  - name: caf\xe9\n").unwrap();
    refused("spec/latin.yaml: not UTF-8: line 2 holds other bytes");
    fs::remove_file(spec.join("latin.yaml")).unwrap();

    fs::create_dir(spec.join("folder.yaml")).unwrap();
    refused("spec/folder.yaml: a folder, where a file is meant");
    fs::remove_dir(spec.join("folder.yaml")).unwrap();

    fs::rename(spec.join("colour.yaml"), spec.join("colour.yml")).unwrap();
    refused("spec/colour.yml: spec files end in `.yaml`; rename it");
    fs::remove_file(spec.join("colour.yml")).unwrap();

    fs::rename(spec.join("crate.yaml"), spec.join("other.yaml")).unwrap();
    refused("spec/crate.yaml: missing");
    fs::remove_file(spec.join("other.yaml")).unwrap();
    refused("spec: no spec files here");
    fs::remove_dir(&spec).unwrap();
    refused("spec: no such folder");
    fs::write(&spec, "").unwrap();
    refused("spec: not a folder");
}

#[test]
fn other_folders_can_be_named() {
    let desk = Desk::new();
    let spec = workspace().join("tests/golden/limits/spec").display().to_string();
    let out = desk.folder.path().join("elsewhere").display().to_string();
    let arguments = ["codegen", "--check", "--spec", &spec, "--out", &out];
    let check = xtask(desk.folder.path(), &arguments);
    assert_eq!(check.code, 1);
    assert!(check.out.ends_with(&format!("run `cargo xtask codegen --spec {spec} --out {out}`\n")), "{}", check.out);
    assert_eq!(xtask(desk.folder.path(), &["codegen", "--spec", &spec, "--out", &out]).code, 0);
    assert_eq!(xtask(desk.folder.path(), &arguments).code, 0);
}

#[test]
fn wrong_usage_ends_with_2_and_help_with_0() {
    let run = |arguments: &[&str]| xtask(&workspace(), arguments);
    for arguments in [&["codegne"][..], &["codegen", "--chekc"], &["codegen", "--spec"], &[]] {
        let outcome = run(arguments);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!outcome.err.is_empty());
    }
    assert!(run(&["codegne"]).err.contains("codegen"));
    let help = run(&["codegen", "--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(help.out.contains("--check"), "{}", help.out);
}

#[test]
fn hostile_files_end_with_2_at_once() {
    let desk = Desk::new();
    let file = desk.spec().join("hostile.yaml");
    let refused = |text: &str, what: &str| {
        fs::write(&file, text).unwrap();
        let outcome = desk.codegen(&[]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{}", outcome.err);
        assert!(outcome.err.starts_with(&format!("codegen: spec/hostile.yaml{what}")), "{}", outcome.err);
    };
    refused(&"[".repeat(100_000), ":1:");
    refused(&format!("structs: {}", "[{a: ".repeat(1_000)), ":1:");
    let steps: Vec<String> = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    refused(&steps.concat(), ":65:");
    let laughs: Vec<String> = (1..10)
        .map(|level| format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(",")))
        .collect();
    refused(&format!("a0: &a0 [lol]\n{}", laughs.concat()), ":9:");

    let large = fs::File::create(&file).unwrap();
    large.set_len(100 << 20).unwrap();
    let outcome = desk.codegen(&[]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.err.contains("spec/hostile.yaml: larger than 16 MiB"), "{}", outcome.err);
}
