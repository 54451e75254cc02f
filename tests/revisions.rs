//! Tests `diff` between git revisions.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use tests::{Outcome, workspace, xtask};

/// A repository with a spec and a manifest on its branch `main`.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { folder: TempDir::new().unwrap() };
        fs::create_dir_all(repository.path("spec")).unwrap();
        fs::create_dir_all(repository.path("generated")).unwrap();
        let spec = workspace().join("tests/golden/open-enum/spec");
        for file in ["crate.yaml", "colour.yaml"] {
            fs::copy(spec.join(file), repository.path("spec").join(file)).unwrap();
        }
        // Other files in the folder are not part of the spec.
        fs::create_dir_all(repository.path("spec/schema")).unwrap();
        repository.write("spec/schema/resource.json", "{}\n");
        repository.write("spec/README.md", "The spec.\n");
        repository.write("Cargo.toml", "[workspace.package]\nversion = \"0.3.1\"\n");
        repository.write("generated/Cargo.toml", "[package]\nname = \"colours\"\nversion.workspace = true\n");
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository.commit("The first");
        repository
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{from} is not in {path}");
        self.write(path, &text.replace(from, to));
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
        let status = Command::new("git").arg("-C").arg(self.folder.path()).args(identity).args(arguments).status();
        assert!(status.unwrap().success(), "git {arguments:?}");
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// Runs `diff`, and makes paths in its output relative to the repository.
    fn diff(&self, arguments: &[&str]) -> Outcome {
        let mut outcome = xtask(self.folder.path(), &[&["diff"], arguments].concat());
        let here = format!("{}/", self.folder.path().display());
        outcome.out = outcome.out.replace(&here, "");
        outcome.err = outcome.err.replace(&here, "");
        outcome
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.diff(&[arguments, &["--format", "json"]].concat()).out).unwrap()
    }
}

#[test]
fn the_working_tree_is_compared_with_the_merge_base() {
    let repository = Repository::new();
    assert_eq!(repository.diff(&[]).out, "diff: no change\n");
    repository.git(&["checkout", "--quiet", "-b", "work"]);
    // The branch on the remote counts, even if the local branch is older.
    repository.edit("spec/colour.yaml", "name: green", "name: olive");
    repository.commit("On main, and pushed");
    repository.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    assert_eq!(repository.diff(&[]).out, "diff: no change\n");
    repository.git(&["checkout", "--quiet", "-B", "work", "main"]);
    repository.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    repository.edit("spec/colour.yaml", "doc: Dark red.", "doc: A dark red.");
    repository.commit("On the branch");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    repository.commit("On main, later");
    repository.git(&["checkout", "--quiet", "work"]);
    let outcome = repository.diff(&[]);
    assert!(
        outcome.out.contains("info[documentation-changed]: `Colour.DARK_RED`: documentation changed"),
        "{}",
        outcome.out
    );
    assert!(outcome.out.contains("--> spec/colour.yaml:"), "{}", outcome.out);
    assert!(!outcome.out.contains("emerald"), "{}", outcome.out);
}

#[test]
fn revisions_are_named_and_have_the_paths_of_the_repository() {
    let repository = Repository::new();
    repository.git(&["tag", "one"]);
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    repository.commit("The second");
    let outcome = repository.diff(&["one", "main"]);
    assert_eq!(outcome.code, 1, "{}", outcome.out);
    assert!(outcome.out.contains("error[renamed]: `Colour.emerald`: value renamed from `green`"), "{}", outcome.out);
    assert!(outcome.out.contains("--> spec/colour.yaml:"), "{}", outcome.out);
    assert!(outcome.out.contains("::: one ("), "{}", outcome.out);
    assert!(outcome.out.contains("): spec/colour.yaml:"), "{}", outcome.out);
    // If both sides are commits, as for a changelog, nothing can be approved any more.
    for format in ["text", "md", "github"] {
        let output = |arguments: &[&str]| repository.diff(&[arguments, &["--format", format]].concat()).out;
        assert!(!output(&["one", "main"]).contains("f it is intended"), "{format}");
        assert!(output(&["one"]).contains("f it is intended"), "{format}");
    }
    assert!(repository.json(&["one", "main"])["findings"][0]["approve"].is_null());
    // The reverse direction.
    let back = repository.json(&["main", "one"]);
    assert_eq!(back["findings"][0]["message"], "`Colour.green`: value renamed from `emerald`");
}

#[test]
fn the_version_is_compared_with_the_required_bump() {
    let repository = Repository::new();
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    let object = repository.json(&[]);
    assert_eq!(object["semver"], "major");
    assert_eq!(object["version"]["smallest"], "0.4.0");
    let findings = object["findings"].as_array().unwrap();
    let bump = findings.iter().find(|finding| finding["rule"] == "bump-too-small").unwrap();
    assert_eq!((&bump["file"], &bump["line"], &bump["column"]), (&"Cargo.toml".into(), &2.into(), &11.into()));

    repository.edit("Cargo.toml", "0.3.1", "0.4.0");
    let object = repository.json(&[]);
    assert!(object["findings"].as_array().unwrap().iter().all(|finding| finding["rule"] != "bump-too-small"));
    repository.edit("spec/colour.yaml", "name: emerald", "name: green");
    assert!(repository.diff(&["--format", "md"]).out.contains("The version could stay 0.3.1; it is 0.4.0"));
    repository.edit("Cargo.toml", "0.4.0", "0.3.1");
    let page = repository.diff(&["--format", "md"]).out;
    assert!(page.starts_with("### Changes to the spec: no bump\n"), "{page}");
    assert!(page.contains("The version can stay 0.3.1."), "{page}");
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    let page = repository.diff(&["--format", "md"]).out;
    let fix = page.find("**Write `0.4.0` at `Cargo.toml:2`.**").expect("how to mend it");
    let waiver = page.find("add this to `spec/approvals.yaml` under `approvals:`").expect("how to approve it");
    assert!(fix < waiver, "{page}");
    assert!(page.contains("- **The check fails** at severity `error`: "), "{page}");
    repository.edit("Cargo.toml", "0.3.1", "0.4.0");
    let text = repository.diff(&[]).out;
    assert!(text.ends_with("which is enough.\n"), "{text}");
}

#[test]
fn the_suggested_approval_approves_the_change() {
    let repository = Repository::new();
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    repository.edit("Cargo.toml", "0.3.1", "0.4.0");
    assert_eq!(repository.diff(&[]).code, 1);
    let object = repository.json(&[]);
    let entry = object["findings"][0]["approve"].as_str().unwrap();
    repository.write("spec/approvals.yaml", &format!("approvals:\n{}\n", entry.replace('…', "It is called so now.")));
    let approved = repository.diff(&[]);
    assert_eq!((approved.code, approved.err.as_str()), (0, ""), "{}", approved.out);
    assert!(approved.out.contains("= approved: It is called so now."), "{}", approved.out);
    assert_eq!(repository.json(&[])["semver"], "major");

    // Without a reason, an entry approves nothing; without a rule, it cannot approve anything.
    repository.edit("spec/approvals.yaml", "It is called so now.", "…");
    let outcome = repository.diff(&[]);
    assert_eq!(outcome.code, 1, "{}", outcome.out);
    assert!(outcome.out.contains("help: its approval does not say yet why"), "{}", outcome.out);
    repository.edit("spec/approvals.yaml", "rule: renamed", "rule: renmaed");
    let outcome = repository.diff(&[]);
    assert!(outcome.out.contains("no change can be `renmaed`: there is no such rule"), "{}", outcome.out);
    assert!(outcome.out.contains("help: did you mean `renamed`?"), "{}", outcome.out);
    repository.edit("spec/approvals.yaml", "rule: renmaed", "rule: renamed");
    repository.edit("spec/approvals.yaml", "reason: …", "reason: ...");
    assert!(repository.diff(&[]).out.contains("help: its approval does not say yet why"));
    let output = repository.json(&[]);
    assert_eq!(output["findings"][0]["help"], "its approval does not say yet why the change is intended");

    // The approval is for another base.
    repository.edit("spec/approvals.yaml", "reason: ...", "reason: It is called so now.");
    let text = fs::read_to_string(repository.path("spec/approvals.yaml")).unwrap();
    let digest = text.lines().find(|line| line.contains("old: ")).unwrap().to_owned();
    repository.edit("spec/approvals.yaml", &digest, "    old: \"000000000000\"");
    let outcome = repository.diff(&[]);
    assert_eq!(outcome.code, 1, "{}", outcome.out);
    repository.edit("spec/approvals.yaml", "    old: \"000000000000\"", &digest);

    // The approval is for this change, not for the next change of the same element.
    repository.edit("spec/colour.yaml", "name: emerald", "name: olive");
    let outcome = repository.diff(&[]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.out.contains("warning[stale-approval]"), "{}", outcome.out);
}

#[test]
fn a_version_that_is_too_small_can_be_approved() {
    let repository = Repository::new();
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    let entries: Vec<String> = repository.json(&[])["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["approve"].as_str().unwrap().replace('…', "It is released by hand."))
        .collect();
    assert_eq!(entries.len(), 2, "{entries:?}");
    assert!(entries.iter().any(|entry| entry.contains("rule: bump-too-small")), "{entries:?}");
    repository.write("spec/approvals.yaml", &format!("approvals:\n{}\n", entries.join("\n")));
    let outcome = repository.diff(&["--fail-on", "warn"]);
    assert_eq!(outcome.code, 0, "{}", outcome.out);
}

#[test]
fn fail_on_decides_what_fails() {
    let repository = Repository::new();
    repository.edit("spec/colour.yaml", "doc: Dark red.", "doc: A dark red.");
    repository.edit("Cargo.toml", "0.3.1", "0.3.2");
    let code = |bar: &str| repository.diff(&["--fail-on", bar]).code;
    assert_eq!((code("error"), code("warn"), code("info")), (0, 0, 1));
    repository.edit("Cargo.toml", "0.3.2", "0.3.1");
    repository.edit("spec/colour.yaml", "doc: A dark red.", "doc: Dark red.");
    repository.edit("spec/colour.yaml", "doc: Dark red.", "doc: \"Dark red.\"");
    assert_eq!(repository.diff(&[]).out, "diff: no change of meaning; 1 file is written otherwise\n");
}

#[test]
fn an_invalid_head_is_not_compared_but_the_valid_part_of_an_invalid_base_is() {
    let repository = Repository::new();
    repository.edit("spec/colour.yaml", "name: green", "name: DARK_RED");
    let outcome = repository.diff(&[]);
    assert_eq!((outcome.code, outcome.out.as_str()), (1, ""));
    assert!(outcome.err.contains("error[duplicate-name]"), "{}", outcome.err);
    assert!(outcome.err.contains("--> spec/colour.yaml:"), "{}", outcome.err);
    let page = repository.diff(&["--format", "md"]).out;
    assert!(page.starts_with("### The spec has 1 error\n\n"), "{page}");
    assert!(page.contains("\n- `duplicate-name`: ") && page.contains(" (`spec/colour.yaml:"), "{page}");
    // Programs get the mistakes as findings.
    let object = repository.json(&[]);
    assert_eq!(object["findings"][0]["rule"], "duplicate-name");
    assert_eq!((&object["compared"], &object["semver"]), (&false.into(), &"none".into()));
    assert_eq!(object["summary"], "not compared: 1 error in the working tree");
    assert!(repository.diff(&["--format", "github"]).out.starts_with("::error file=spec/colour.yaml,"));
    repository.commit("With a mistake");
    let text = fs::read_to_string(repository.path("spec/colour.yaml")).unwrap();
    let last = text.rfind("name: DARK_RED").unwrap();
    repository.write("spec/colour.yaml", &format!("{}name: olive{}", &text[..last], &text[last + 14..]));
    let outcome = repository.diff(&["HEAD"]);
    assert!(outcome.err.starts_with("diff: 1 finding in HEAD ("), "{}", outcome.err);
    assert!(outcome.err.ends_with("); it is compared as far as it can be read\n"), "{}", outcome.err);
    assert!(outcome.out.contains("olive"), "{}", outcome.out);
    let page = repository.diff(&["HEAD", "--format", "md"]).out;
    assert!(
        page.contains(
            ")` has 1 error, so that it is compared only as far as it can be read.**\n\n- `duplicate-name`: "
        ),
        "{page}"
    );
    assert!(!repository.diff(&["HEAD~1", "--format", "md"]).out.contains("as far as it can be read"));
    assert_eq!(repository.json(&["HEAD"])["compared"], true);
}

#[test]
fn a_base_that_is_not_yaml_exits_with_2() {
    let repository = Repository::new();
    let text = fs::read_to_string(repository.path("spec/colour.yaml")).unwrap();
    repository.write("spec/colour.yaml", "enums: [1\n");
    repository.commit("Half of it");
    repository.write("spec/colour.yaml", &text);
    repository.write("spec/note.yml", "{}\n");
    repository.commit("Two kinds of files");
    let outcome = repository.diff(&["HEAD"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.err.starts_with("diff: HEAD ("), "{}", outcome.err);
    assert!(outcome.err.contains("): spec/note.yml: spec files end in `.yaml`"), "{}", outcome.err);
    repository.git(&["reset", "--quiet", "--hard", "HEAD^"]);
    repository.write("spec/colour.yaml", &text);
    let outcome = repository.diff(&["HEAD"]);
    assert_eq!((outcome.code, outcome.out.as_str()), (2, ""));
    assert!(outcome.err.contains("--> spec/colour.yaml:"), "{}", outcome.err);
    assert!(outcome.err.ends_with(" cannot be read as a whole; compare with one that can\n"), "{}", outcome.err);
}

#[test]
fn a_revision_is_read_without_conversion() {
    let repository = Repository::new();
    // More than the buffer of a pipe holds, and a name with a space in it.
    let long = "Long. ".repeat(100_000);
    repository.edit("spec/colour.yaml", "doc: Dark red.", &format!("doc: {}", long.trim_end()));
    fs::rename(repository.path("spec/colour.yaml"), repository.path("spec/a colour.yaml")).unwrap();
    repository.commit("Another file");
    repository.edit("spec/a colour.yaml", "name: green", "name: emerald");
    let object = repository.json(&["HEAD"]);
    let findings = object["findings"].as_array().unwrap();
    let renamed = findings.iter().find(|finding| finding["rule"] == "renamed").unwrap();
    assert_eq!(renamed["before"]["file"], "spec/a colour.yaml");
    assert_eq!(findings.len(), 2, "{object:#}");

    fs::write(repository.path("spec/a colour.yaml"), b"doc: \xff\n").unwrap();
    repository.commit("Not a text");
    let outcome = repository.diff(&["HEAD", "HEAD^"]);
    assert_eq!((outcome.code, outcome.out.as_str()), (2, ""));
    assert!(outcome.err.ends_with(": spec/a colour.yaml is not UTF-8\n"), "{}", outcome.err);
}

#[test]
fn git_uses_textconv_where_configured() {
    let repository = Repository::new();
    repository.edit("spec/colour.yaml", "doc: Dark red.", "doc: \"A dark\n          red.\"");
    let file = repository.path("spec/colour.yaml").display().to_string();
    let shown = xtask(repository.folder.path(), &["textconv", &file]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    assert!(shown.out.contains("\nenums.Colour.values.DARK_RED.doc: A dark red.\n"), "{}", shown.out);
    repository.write("spec/colour.yaml", "<<<<<<< ours\n");
    assert_eq!(xtask(repository.folder.path(), &["textconv", &file]).out, "<<<<<<< ours\n");
    assert_eq!(xtask(repository.folder.path(), &["textconv", "nowhere.yaml"]).code, 2);
}

#[test]
fn unknown_revisions_and_folders_exit_with_2() {
    let repository = Repository::new();
    let refused = |arguments: &[&str], what: &str| {
        let outcome = repository.diff(arguments);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""));
        assert!(outcome.err.contains(what), "{}", outcome.err);
    };
    refused(&["nowhere"], "`nowhere` is neither a folder nor a revision of git");
    refused(&["main..HEAD"], "`main..HEAD` is a range; write BASE and HEAD with a space between them");
    refused(&["--", "--upload-pack=x"], "neither a folder nor a revision of git");
    refused(&["generated"], "`generated` is neither a folder nor a revision of git");
    let elsewhere = repository.path("elsewhere").display().to_string();
    refused(&["main", "--spec", &elsewhere], "main: has no elsewhere");
    refused(&["main", "--format", "xml"], "xml");
    repository.git(&["branch", "--quiet", "--move", "main", "trunk"]);
    refused(&[], "there is no branch main or master to compare with; name a revision or a folder as BASE\n");
    repository.git(&["branch", "main", "trunk"]);
    repository.git(&["checkout", "--quiet", "--orphan", "apart"]);
    repository.commit("Without a history");
    refused(&[], "main and HEAD have no commit in common; name another revision or a folder as BASE\n");
    fs::remove_dir_all(repository.path(".git")).unwrap();
    refused(&[], "this is no git repository; name the folder of a spec as BASE");
}

#[test]
fn master_stands_in_for_main() {
    let repository = Repository::new();
    repository.git(&["branch", "--quiet", "--move", "main", "master"]);
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    assert!(repository.diff(&[]).out.contains("value renamed from `green`"));
}

#[test]
fn a_renamed_spec_folder_is_found() {
    let repository = Repository::new();
    let here = |path: &str| repository.path(path).display().to_string();
    fs::rename(repository.path("spec"), repository.path("facts")).unwrap();
    let outcome = repository.diff(&[]);
    assert_eq!(outcome.code, 2);
    assert_eq!(outcome.err, "diff: spec: no such folder; if it was renamed, run `cargo xtask diff main facts`\n");
    assert_eq!(repository.diff(&["main", &here("facts")]).out, "diff: no change\n");

    let outcome = repository.diff(&["main", "--spec", &here("facts")]);
    let help = "main: has no facts; if it was `spec` there, run `cargo xtask diff main facts`\n";
    assert_eq!((outcome.code, outcome.err), (2, format!("diff: {help}")));
    repository.commit("Another name");
    fs::rename(repository.path("facts"), repository.path("spec")).unwrap();
    let help = "; if it was `facts` there, run `cargo xtask diff main spec --spec facts`\n";
    assert!(repository.diff(&["main"]).err.ends_with(help), "{}", repository.diff(&["main"]).err);
    assert_eq!(repository.diff(&["main", &here("spec"), "--spec", &here("facts")]).out, "diff: no change\n");
}

#[test]
fn a_folder_at_the_root_is_named_as_seen_from_the_current_one() {
    let repository = Repository::new();
    fs::create_dir(repository.path("old")).unwrap();
    fs::copy(repository.path("spec/crate.yaml"), repository.path("old/crate.yaml")).unwrap();
    let outcome = repository.diff(&["old"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.err.ends_with("folders are named as seen from the current one: `old`\n"), "{}", outcome.err);
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let repository = Repository::new();
    repository.edit("spec/colour.yaml", "name: green", "name: emerald");
    repository.commit("The second");
    let clone = Repository { folder: TempDir::new().unwrap() };
    let origin = format!("file://{}", repository.folder.path().display());
    clone.git(&["clone", "--quiet", "--depth", "1", &origin, "."]);
    let help = "; this clone is shallow: `git fetch --unshallow origin` fetches what is missing (in a workflow, \
                `fetch-depth: 0`)\n";
    let outcome = clone.diff(&["HEAD~1"]);
    assert_eq!(outcome.code, 2);
    assert_eq!(outcome.err, format!("diff: `HEAD~1` is neither a folder nor a revision of git{help}"));
    clone.git(&["checkout", "--quiet", "--orphan", "apart"]);
    clone.commit("Without a history");
    let outcome = clone.diff(&[]);
    assert!(outcome.err.starts_with("diff: origin/main and HEAD have no commit in common; "), "{}", outcome.err);
    assert!(outcome.err.ends_with(help), "{}", outcome.err);
    clone.git(&["fetch", "--quiet", "--unshallow", "origin"]);
    assert!(clone.diff(&["origin/main~1"]).out.contains("value renamed from `green`"));
}

#[test]
fn an_invalid_version_exits_with_2() {
    let repository = Repository::new();
    repository.edit("Cargo.toml", "0.3.1", "banana");
    let outcome = repository.diff(&[]);
    assert_eq!((outcome.code, outcome.out.as_str()), (2, ""));
    assert!(outcome.err.starts_with("diff: Cargo.toml: banana is no version: "), "{}", outcome.err);
}

#[test]
fn prereleases_suffice_and_versions_never_decrease() {
    let repository = Repository::new();
    repository.edit("Cargo.toml", "0.3.1", "0.3.0");
    let outcome = repository.diff(&[]);
    assert!(outcome.out.contains("the version is 0.3.0, after 0.3.1: it goes back"), "{}", outcome.out);
    repository.edit("spec/colour.yaml", "doc: Dark red.", "doc: A dark red.");
    repository.edit("Cargo.toml", "0.3.0", "0.3.2-rc.1");
    assert_eq!(repository.diff(&[]).code, 0);
}

#[test]
fn a_folder_without_a_name_is_a_spec_too() {
    let repository = Repository::new();
    let spec = repository.path("spec/schema/..").display().to_string();
    assert_eq!(repository.diff(&["--spec", &spec]).out, "diff: no change\n");
}
