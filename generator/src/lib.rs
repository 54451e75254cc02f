//! Turns a spec, transcribed from the documentation of an API, into the source of a Rust crate of models.
//!
//! Data takes one way, and each stage reads what the one before it made:
//!
//! ```text
//! spec/*.yaml ── load ──> Spec ─┬─ check ──> findings
//!                               └─ resolve ──> Api ── lower ──> Model ── emit ──> source files ── render ──> Files
//! ```
//!
//! [`generate`] goes all the way, and its [`Files`] are written to a folder or compared with one; [`load`] and [`check`]
//! stop where the findings are. Nothing here prints or ends the process, and nothing knows a vendor: whatever is
//! particular to one stands in its spec.
//!
//! # Examples
//!
//! A command that writes a crate's source, for a repository with a spec of its own:
//!
//! ```no_run
//! use std::path::Path;
//!
//! match generator::generate(Path::new("spec")) {
//!     Ok(generated) => println!("{} files", generated.files.write(Path::new("models/src")).unwrap().len()),
//!     Err(failure) => eprintln!("{failure}"),
//! }
//! ```
#![forbid(unsafe_code)]

mod api;
pub mod diff;
mod emit;
pub mod files;
pub mod finding;
mod load;
mod lower;
mod model;
mod names;
mod parallel;
mod render;
mod resolve;
pub mod rules;
mod source;
pub mod spec;
mod stage;
mod template;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

pub use emit::is_verbatim;
pub use files::Files;
pub use finding::Finding;
pub use load::{Loaded, load, schema};
pub use source::{SourceFiles, Unreadable};
pub use stage::Stage;

/// Loads the spec in a folder.
///
/// # Errors
///
/// As for [`SourceFiles::read`] and [`load`](fn@load).
pub fn load_folder(folder: &Path) -> Result<Loaded, Unreadable> {
    load(SourceFiles::read(folder)?)
}

/// Every finding on a loaded spec, in the order of files and lines.
#[must_use]
pub fn check(loaded: &Loaded) -> Vec<Finding> {
    let (api, unresolved) = resolve::resolve(&loaded.spec);
    let mut findings = loaded.findings.clone();
    findings.extend(unresolved);
    rules::check_api(&api, &mut findings);
    finding::sort(&mut findings);
    findings
}

/// Emits the source of the crate that a spec folder describes.
///
/// # Errors
///
/// If the folder cannot be read, or if the spec has errors; then with all of them.
pub fn generate(folder: &Path) -> Result<Generated, Failure> {
    generate_observed(folder, |_| ())
}

/// Does what [`generate`] does, and calls `observe` at the start of each stage, so that a long run can show where it is.
///
/// # Errors
///
/// As for [`generate`].
pub fn generate_observed(folder: &Path, mut observe: impl FnMut(Stage)) -> Result<Generated, Failure> {
    observe(Stage::Load);
    let loaded = load_folder(folder)?;
    observe(Stage::Check);
    let (api, unresolved) = resolve::resolve(&loaded.spec);
    let mut findings = loaded.findings.clone();
    findings.extend(unresolved);
    rules::check_api(&api, &mut findings);
    finding::sort(&mut findings);
    let is_rejected = findings.iter().any(Finding::is_error);
    let files = (!is_rejected).then(|| {
        observe(Stage::Lower);
        let model = lower::lower(&api);
        observe(Stage::Render);
        render_all(&model)
    });
    let report = Report { findings, texts: loaded.texts };
    match files {
        Some(files) => Ok(Generated { files, report }),
        None => Err(Failure::Findings(report)),
    }
}

/// A crate's source, and what is to be said about its spec all the same.
#[derive(Debug)]
pub struct Generated {
    /// The source.
    pub files: Files,
    /// Warnings and notes.
    pub report: Report,
}

/// Why nothing was emitted. `Display` gives a line for each reason.
#[derive(Debug)]
pub enum Failure {
    /// The input cannot be read.
    Unreadable(Unreadable),
    /// The spec has errors.
    Findings(Report),
}

/// What is to be said about a spec.
#[derive(Debug)]
pub struct Report {
    /// The findings, in the order of files and lines.
    pub findings: Vec<Finding>,
    /// The text of each file, by its path as findings have it.
    pub texts: BTreeMap<String, String>,
}

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(unreadable) => unreadable.fmt(f),
            Self::Findings(report) => {
                let lines: Vec<String> = report.findings.iter().map(Finding::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for Failure {}

fn render_all(model: &model::Model) -> Files {
    render::render(&emit::emit(model))
}

/// Compiled here only to be tested: the emitted crates have the text of the files.
#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, unreachable_pub)]
mod runtime;

#[cfg(test)]
mod runtime_tests;
