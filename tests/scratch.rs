//! A scratch workspace in which cargo compiles emitted crates.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use generator::Files;

use crate::workspace;

/// A workspace in a temporary folder, with the lock file of the real one, so that nothing is fetched.
pub struct Scratch {
    folder: PathBuf,
}

/// How compiler warnings in the packages of the workspace are treated, including those on missing documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warnings {
    /// They are errors.
    Deny,
    /// They stay warnings.
    Warn,
}

/// The dependencies of the features.
const OPTIONAL: [&str; 6] = ["base64", "chrono", "http", "jiff", "rust_decimal", "time"];

impl Scratch {
    /// Creates an empty workspace. `target` is `CARGO_TARGET_TMPDIR`.
    ///
    /// # Errors
    ///
    /// If the folder cannot be created.
    pub fn new(target: &Path, name: &str, warnings: Warnings) -> io::Result<Self> {
        let folder = target.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let versions = fs::read_to_string(workspace().join("Cargo.toml"))?;
        fs::write(folder.join("Cargo.toml"), workspace_manifest(&versions, warnings))?;
        fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self { folder })
    }

    /// Adds a package with an emitted source and the library name `library`.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn add(&self, name: &str, library: &str, files: &Files) -> io::Result<()> {
        let package = self.folder.join(name);
        files.write(&package.join("src")).map_err(io::Error::other)?;
        fs::write(package.join("Cargo.toml"), package_manifest(name, library))
    }

    /// Adds an example to a package.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn add_example(&self, package: &str, name: &str, text: &str) -> io::Result<()> {
        let examples = self.folder.join(package).join("examples");
        fs::create_dir_all(&examples)?;
        fs::write(examples.join(format!("{name}.rs")), text)
    }

    /// Prepares a cargo command for the whole workspace, offline.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(arguments);
        command.arg("--workspace");
        command
    }

    /// Builds and runs an example of one of the packages.
    #[must_use]
    pub fn run_example(&self, name: &str) -> Command {
        self.command(&["run", "--example", name])
    }

    /// Writes the rustdoc JSON of a package to a folder of the workspace.
    ///
    /// # Errors
    ///
    /// If cargo cannot be started, or fails.
    pub fn describe(&self, package: &str, library: &str) -> io::Result<PathBuf> {
        let json =
            ["-Z", "unstable-options", "--output-format", "json", "--document-hidden-items", "--cap-lints", "allow"];
        let mut command = self.command(&["rustdoc", "--package", package, "--lib", "--all-features"]);
        // The format is unstable. The program that reads it must support the format of the installed compiler.
        let output = command.arg("--").args(json).env("RUSTC_BOOTSTRAP", "1").output()?;
        if !output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        let written = self.target().join("doc").join(format!("{library}.json"));
        let kept = self.folder.join(format!("{package}.json"));
        fs::copy(written, &kept)?;
        Ok(kept)
    }

    /// The target folder, shared by all workspaces, since they have the same dependencies.
    fn target(&self) -> PathBuf {
        self.folder.with_file_name("scratch-target")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).args(["--offline", "--quiet"]).current_dir(&self.folder);
        // Compiler flags would be part of the fingerprint of a dependency, so each workspace would build its own.
        command.env_remove("RUSTFLAGS").env("RUSTDOCFLAGS", "-D warnings").env("CARGO_TARGET_DIR", self.target());
        command
    }
}

/// The manifest of a package, with all features that a spec may request.
fn package_manifest(name: &str, library: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[lib]\nname = \"{library}\"\n\n\
         [features]\nchrono = [\"dep:chrono\"]\nhttp = [\"dep:base64\", \"dep:http\"]\njiff = [\"dep:jiff\"]\nrust_decimal = [\"dep:rust_decimal\"]\ntime = [\"dep:time\"]\n\n\
         [dependencies]\nserde_core.workspace = true\nserde_json.workspace = true\n{}\n[lints]\nworkspace = true\n",
        OPTIONAL.map(|name| format!("{name} = {{ workspace = true, optional = true }}\n")).concat()
    )
}

/// The manifest of the workspace, with the versions of the real one, which are in its lock file. Nothing is fetched.
/// Debug information is omitted, because it is not used.
fn workspace_manifest(manifest: &str, warnings: Warnings) -> String {
    let version =
        |name: &&str| manifest.lines().find(|line| line.starts_with(&format!("{name} = "))).unwrap_or_default();
    let versions: Vec<&str> = ["serde_core", "serde_json"].iter().chain(&OPTIONAL).map(version).collect();
    let lints = match warnings {
        Warnings::Deny => "missing_docs = \"deny\"\nwarnings = \"deny\"\n",
        Warnings::Warn => "",
    };
    format!(
        "[workspace]\nmembers = [\"*\"]\nresolver = \"3\"\n\n[workspace.dependencies]\n{}\n\n[workspace.lints.rust]\n{lints}\n\
         [profile.dev]\ndebug = false\nincremental = false\n",
        versions.join("\n")
    )
}
