//! Emitted crates in a workspace of their own, for cargo to compile.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, io};

use generator::Files;

use crate::workspace;

/// A workspace in a temporary folder, with the versions of the real one: nothing is fetched.
pub struct Scratch {
    folder: PathBuf,
    flags: String,
}

/// Dependencies of the features.
const OPTIONAL: [&str; 5] = ["base64", "chrono", "http", "jiff", "time"];

impl Scratch {
    /// An empty workspace. `target` is the folder for what tests compile, as cargo gives it; `flags` are for the compiler.
    ///
    /// # Errors
    ///
    /// If the folder cannot be made.
    pub fn new(target: &Path, name: &str, flags: &str) -> io::Result<Self> {
        let folder = target.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let versions = fs::read_to_string(workspace().join("Cargo.toml"))?;
        fs::write(folder.join("Cargo.toml"), workspace_manifest(&versions))?;
        fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self { folder, flags: flags.to_owned() })
    }

    /// Adds a package with an emitted source, whose library is called `library`.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn add(&self, name: &str, library: &str, files: &Files) -> io::Result<PathBuf> {
        let package = self.folder.join(name);
        files.write(&package.join("src")).map_err(io::Error::other)?;
        fs::write(package.join("Cargo.toml"), package_manifest(name, library))?;
        Ok(package)
    }

    /// Runs cargo on the whole workspace, without a network.
    ///
    /// # Errors
    ///
    /// If cargo cannot be started.
    pub fn cargo(&self, arguments: &[&str]) -> io::Result<Output> {
        self.command(arguments).arg("--workspace").output()
    }

    /// Builds and runs an example of one of the packages.
    ///
    /// # Errors
    ///
    /// If cargo cannot be started.
    pub fn run_example(&self, name: &str) -> io::Result<Output> {
        self.command(&["run", "--example", name]).output()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).args(["--offline", "--quiet"]).current_dir(&self.folder);
        command.env("RUSTFLAGS", &self.flags).env("RUSTDOCFLAGS", &self.flags);
        command.env("CARGO_TARGET_DIR", self.folder.with_file_name("scratch-target"));
        command
    }
}

/// Each package has the features of the real one, so that a spec may ask for any of them.
fn package_manifest(name: &str, library: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\nname = \"{library}\"\n\n\
         [features]\nchrono = [\"dep:chrono\"]\nhttp = [\"dep:base64\", \"dep:http\"]\njiff = [\"dep:jiff\"]\ntime = [\"dep:time\"]\n\n\
         [dependencies]\nserde_core.workspace = true\nserde_json.workspace = true\n{}\n[lints.rust]\nmissing_docs = \"deny\"\n",
        OPTIONAL.map(|name| format!("{name} = {{ workspace = true, optional = true }}\n")).concat()
    )
}

/// The same versions as the workspace has: they are in its lock file, so nothing is fetched.
fn workspace_manifest(manifest: &str) -> String {
    let version =
        |name: &&str| manifest.lines().find(|line| line.starts_with(&format!("{name} = "))).unwrap_or_default();
    let versions: Vec<&str> = ["serde_core", "serde_json"].iter().chain(&OPTIONAL).map(version).collect();
    format!("[workspace]\nmembers = [\"*\"]\nresolver = \"3\"\n\n[workspace.dependencies]\n{}\n", versions.join("\n"))
}
