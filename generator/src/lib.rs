//! Turns a spec, transcribed from the documentation of an API, into the source of a Rust crate of models.
//!
//! Data takes one way, and each stage reads what the one before it made:
//!
//! ```text
//! spec/*.yaml ── load ──> Spec ── check ──> findings
//!                              └─ lower ──> Model ── emit ──> tokens ── render ──> Files ── write | compare
//! ```
//!
//! [`generate`] goes all the way; [`load`] and [`check`] stop where the findings are. Nothing here prints or ends the
//! process, and nothing knows a vendor: whatever is particular to one stands in its spec.
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

mod check;
pub mod diff;
mod emit;
pub mod files;
pub mod finding;
mod load;
mod lower;
mod model;
mod names;
mod render;
pub mod rules;
pub mod spec;
mod stage;
mod symbols;
mod template;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

pub use check::check;
pub use files::Files;
pub use finding::Finding;
pub use load::{Loaded, Unreadable, load, schema};
pub use stage::Stage;

use spec::Feature;

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
    let loaded = load(folder)?;
    observe(Stage::Check);
    let findings = check(&loaded);
    let is_rejected = findings.iter().any(Finding::is_error);
    let files = (!is_rejected).then(|| {
        observe(Stage::Lower);
        let model = lower::lower(&loaded);
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

/// The shared runtime: plain code, tested in this package, emitted as it stands.
const RUNTIME: [(&str, &str); 12] = [
    ("enumeration.rs", include_str!("runtime/enumeration.rs")),
    ("identifier.rs", include_str!("runtime/identifier.rs")),
    ("integer.rs", include_str!("runtime/integer.rs")),
    ("mod.rs", include_str!("runtime/mod.rs")),
    ("nulls.rs", include_str!("runtime/nulls.rs")),
    ("path.rs", include_str!("runtime/path.rs")),
    ("record.rs", include_str!("runtime/record.rs")),
    ("slot.rs", include_str!("runtime/slot.rs")),
    ("template.rs", include_str!("runtime/template.rs")),
    ("timestamp.rs", include_str!("runtime/timestamp.rs")),
    ("value.rs", include_str!("runtime/value.rs")),
    ("view.rs", include_str!("runtime/view.rs")),
];

/// Parts that a spec asks for, each behind the Cargo feature of its name; the emitted crates have them as they stand.
const FEATURES: [(Feature, &str); 4] = [
    (Feature::Chrono, include_str!("features/chrono.rs")),
    (Feature::Http, include_str!("features/http.rs")),
    (Feature::Jiff, include_str!("features/jiff.rs")),
    (Feature::Time, include_str!("features/time.rs")),
];

/// Folder of the shared runtime below the source folder.
const RUNTIME_FOLDER: &str = "runtime";
/// Folder of the optional parts below the source folder.
const FEATURES_FOLDER: &str = "features";

/// Whether a file of a crate's source, by its path, is emitted as it stands, whatever the spec says.
#[must_use]
pub fn is_verbatim(path: &str) -> bool {
    let runtime = RUNTIME.iter().any(|(name, _)| path == format!("{RUNTIME_FOLDER}/{name}"));
    runtime || FEATURES.iter().any(|(feature, _)| path == format!("{FEATURES_FOLDER}/{}.rs", feature.name()))
}

/// One file after the other: only one is held as tokens at a time.
fn render_all(model: &model::Model) -> Files {
    let mut files = BTreeMap::new();
    files.insert("lib.rs".to_owned(), render::render("the spec", &emit::crate_root(model)));
    for module in &model.modules {
        let origin = module.sources.join(", ");
        files.insert(format!("{}.rs", module.name), render::render(&origin, &emit::types(module)));
        if let Some(impls) = emit::impls(module) {
            files.insert(format!("{}/impls.rs", module.name), render::render(&origin, &impls));
        }
    }
    for (name, text) in RUNTIME {
        let origin = format!("the generator's {RUNTIME_FOLDER}/{name}");
        files.insert(format!("{RUNTIME_FOLDER}/{name}"), render::with_header(&origin, text));
    }
    for (feature, text) in FEATURES.iter().filter(|(feature, _)| model.features.contains(feature)) {
        let path = format!("{FEATURES_FOLDER}/{}.rs", feature.name());
        files.insert(path.clone(), render::with_header(&format!("the generator's {path}"), text));
    }
    if !model.features.is_empty() {
        files.insert(format!("{FEATURES_FOLDER}/mod.rs"), render::render("the spec", &emit::features(model)));
    }
    Files(files)
}

/// Compiled here only to be tested; the emitted crates have it as it stands.
#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, unreachable_pub)]
mod runtime;

#[cfg(test)]
mod runtime_tests;
