//! Tests the commands that maintain a spec.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use tests::{Outcome, workspace, xtask};

/// A copy of the spec of a golden case, and a folder for the emitted files.
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

    /// How many files the crate has.
    fn emitted_files(&self) -> usize {
        fn count(folder: &Path) -> usize {
            let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
        }
        count(&self.out())
    }

    /// Runs `codegen` with the default folders, and makes paths in its output relative to the desk.
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
fn writes_a_new_crate_and_then_leaves_it_unchanged() {
    let desk = Desk::new();
    let first = desk.codegen(&[]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert!(first.out.contains("wrote    generated/src/lib.rs\n"), "{}", first.out);
    assert!(desk.out().join("runtime/mod.rs").is_file());

    let modified = |path: &str| fs::metadata(desk.out().join(path)).unwrap().modified().unwrap();
    let before = modified("lib.rs");
    let second = desk.codegen(&[]);
    let files = desk.emitted_files();
    assert!(second.out.starts_with(&format!("codegen: {files} files in ")), "{}", second.out);
    let unchanged = format!("s: wrote 0, changed 0, removed 0, {files} unchanged\n");
    assert!(second.out.ends_with(&unchanged), "{}", second.out);
    assert_eq!(modified("lib.rs"), before);
}

#[test]
fn a_changed_spec_fails_the_check_until_codegen_runs() {
    let desk = Desk::new();
    desk.codegen(&[]);
    let files = desk.emitted_files();
    assert_eq!(desk.codegen(&["--check"]).out, format!("codegen: {files} files up to date\n"));

    Desk::edit(&desk.spec().join("colour.yaml"), "doc: Dark red.", "doc: A dark red.");
    let check = desk.codegen(&["--check"]);
    assert_eq!(check.code, 1);
    assert_eq!(
        check.out,
        "stale       generated/src/colour.rs\n   20 -    /// Dark red.\n   20 +    /// A dark red.\n\
         codegen: 1 file out of date; run `cargo xtask codegen`\n"
    );

    let update = desk.codegen(&[]);
    assert!(update.out.starts_with("changed  generated/src/colour.rs\ncodegen: "), "{}", update.out);
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
            "codegen: 3 files out of date; run `cargo xtask codegen`",
        ]
    );

    let update = desk.codegen(&[]);
    assert!(update.out.contains("changed  generated/src/colour.rs (had been edited by hand)\n"), "{}", update.out);
    assert!(update.out.contains("removed  generated/src/old.rs\n"), "{}", update.out);
    assert_eq!(desk.codegen(&["--check"]).code, 0);
}

#[test]
fn the_folder_of_a_removed_module_is_removed() {
    let desk = Desk::new();
    desk.codegen(&[]);
    fs::rename(desk.spec().join("colour.yaml"), desk.spec().join("paint.yaml")).unwrap();
    desk.codegen(&[]);
    assert!(desk.out().join("paint/impls.rs").is_file());
    assert!(!desk.out().join("colour").exists());
}

#[test]
fn files_that_were_not_emitted_are_never_touched() {
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
        "codegen: generated/src/colour.rs was not written by codegen, but has the path of an emitted file; \
         move it elsewhere\ncodegen: nothing was written\n"
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
fn unreadable_input_exits_with_2_and_a_reason() {
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
    refused("spec/folder.yaml: this is a folder, not a file");
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
fn other_folders_can_be_given() {
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
fn wrong_usage_exits_with_2_and_help_with_0() {
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
fn files_beyond_the_limits_exit_with_2_at_once() {
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

/// The command line as a separate process, in a given folder, without the settings of the user who runs the tests.
fn process(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_command-line"));
    for name in ["CARGO_MANIFEST_DIR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(folder).envs(settings.iter().copied()).output().unwrap()
}

#[test]
fn the_default_folders_are_those_of_the_workspace_wherever_the_command_runs() {
    let desk = Desk::new();
    let root = desk.folder.path().canonicalize().unwrap();
    fs::create_dir_all(desk.out()).unwrap();
    Desk::edit(&desk.spec().join("colour.yaml"), "name: green", "name: DARK_RED");
    let package = root.join("xtask").display().to_string();
    for settings in [&[][..], &[("CARGO_MANIFEST_DIR", package.as_str())]] {
        for (folder, shown) in [
            ("", "spec/colour.yaml:8:17"),
            ("spec", "../spec/colour.yaml:8:17"),
            ("generated/src", "../../spec/colour.yaml:8:17"),
        ] {
            let lint = process(&root.join(folder), &["lint", "--format", "short"], settings);
            assert_eq!(lint.status.code(), Some(1));
            let out = String::from_utf8(lint.stdout).unwrap();
            assert!(out.starts_with(&format!("{shown}: error[duplicate-name]")), "in {folder}: {out}");
        }
    }

    let given = process(&root.join("generated"), &["lint", "--format", "short", "--spec", "../spec"], &[]);
    assert!(String::from_utf8(given.stdout).unwrap().starts_with("../spec/colour.yaml:8:17: "));

    let desk = Desk::new();
    let root = desk.folder.path().canonicalize().unwrap();
    fs::create_dir_all(desk.out()).unwrap();
    assert!(process(&root.join("generated"), &["codegen"], &[]).status.success());
    assert!(desk.out().join("lib.rs").is_file());
    let elsewhere = process(&root.join("spec"), &["codegen", "--out", "here"], &[]);
    assert!(elsewhere.status.success() && desk.spec().join("here/lib.rs").is_file());
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let desk = Desk::new();
    Desk::edit(&desk.spec().join("colour.yaml"), "name: green", "name: DARK_RED");
    let is_colored = |arguments: &[&str], settings: &[(&str, &str)]| {
        let lint = process(desk.folder.path(), arguments, settings);
        assert_eq!(lint.status.code(), Some(1));
        lint.stdout.contains(&b'\x1b')
    };
    let force = ("CLICOLOR_FORCE", "1");
    assert!(!is_colored(&["lint"], &[]), "a pipe is no terminal");
    assert!(is_colored(&["lint"], &[force]));
    assert!(!is_colored(&["lint"], &[force, ("NO_COLOR", "1")]));
    assert!(is_colored(&["lint", "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(is_colored(&["--color=always", "lint"], &[]));
    assert!(!is_colored(&["lint", "--color", "never"], &[force]));
    assert_eq!(process(desk.folder.path(), &["lint", "--color", "sometimes"], &[]).status.code(), Some(2));
}

#[test]
fn every_command_documents_its_exit_codes_with_examples_that_parse() {
    let run = |arguments: &[&str]| xtask(&workspace(), arguments);
    let all = run(&["--help"]).out;
    let (_, commands) = all.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names = commands.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    let mut examples: Vec<String> = Vec::new();
    for name in names {
        let help = run(&[name, "--help"]).out;
        assert!(help.contains("Exit codes:\n  0  "), "{help}");
        let of_command = examples_in(&help);
        assert!(!of_command.is_empty(), "{help}");
        examples.extend(of_command.into_iter().map(str::to_owned));
    }
    examples.extend(examples_in(&all).into_iter().map(str::to_owned));
    assert!(examples.len() > 7, "{examples:?}");
    for example in examples {
        // The arguments before `--help` are parsed first.
        let arguments: Vec<&str> = example.split_whitespace().chain(["--help"]).collect();
        assert_eq!(run(&arguments).code, 0, "{example}");
    }
}

/// The arguments of the examples in a help text, without the explanation or a redirection.
fn examples_in(help: &str) -> Vec<&str> {
    let examples = help.lines().filter_map(|line| line.strip_prefix("  cargo xtask "));
    examples.filter_map(|example| example.split("  ").next()?.split(" >").next()).collect()
}

#[test]
fn the_version_is_that_of_the_workspace() {
    let outcome = xtask(&workspace(), &["--version"]);
    assert_eq!(outcome.out, concat!("cargo xtask ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
}

#[test]
fn completions_know_the_commands_and_their_options() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = xtask(&workspace(), &["completions", shell]);
        assert_eq!((script.code, script.err.as_str()), (0, ""));
        for word in ["codegen", "textconv", "fail-on", "sarif"] {
            let is_list_of_values = word == "sarif" && ["elvish", "powershell"].contains(&shell);
            assert!(is_list_of_values || script.out.contains(word), "{shell}: no {word}");
        }
    }
    assert_eq!(xtask(&workspace(), &["completions", "tcsh"]).code, 2);
}
