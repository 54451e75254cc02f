//! Turns a spec, transcribed from the documentation of an API, into the source of a Rust crate of models.
//!
//! Data flows in one direction. Each stage is a function from the output of the stage before it:
//!
//! ```text
//! spec/*.yaml ── load ──> Spec ─┬─ check ──> findings
//!                               └─ resolve ──> Api ── lower ──> Model ── emit ──> source files ── render ──> Files
//! ```
//!
//! [`generate`] runs all stages; its [`Files`] are then written to a folder or compared with one. [`load`](fn@load) and
//! [`check`] only produce findings. Nothing here prints or exits the process, and nothing is specific to a vendor:
//! everything about a vendor is in its spec.
//!
//! # Examples
//!
//! A command that writes the source of a crate:
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
pub mod editor;
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

/// All findings on a loaded spec, in the order of files and lines.
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
/// If the folder cannot be read, or if the spec has errors. In that case, the failure holds all findings.
pub fn generate(folder: &Path) -> Result<Generated, Failure> {
    generate_observed(folder, |_| ())
}

/// Does the same as [`generate`], and calls `observe` at the start of each stage, so that the caller can show progress.
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

/// The source of a crate, and the findings on its spec.
#[derive(Debug)]
pub struct Generated {
    /// The source.
    pub files: Files,
    /// Warnings and notes.
    pub report: Report,
}

/// The reason why nothing was emitted. `Display` writes a line for each finding.
#[derive(Debug)]
pub enum Failure {
    /// The input cannot be read.
    Unreadable(Unreadable),
    /// The spec has errors.
    Findings(Report),
}

/// The findings on a spec, with the text that they point into.
#[derive(Debug)]
pub struct Report {
    /// The findings, in the order of files and lines.
    pub findings: Vec<Finding>,
    /// The text of each file, by the path that findings use.
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

/// Compiled here only for unit tests: emitted crates contain the text of these files.
#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, unreachable_pub)]
mod runtime;

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros of the runtime are for public types")]
mod runtime_tests;
