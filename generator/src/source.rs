//! The files of a spec as texts, read from a folder, from a git revision, or given by a test.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The file that describes the crate.
pub(crate) const PACKAGE_FILE: &str = "crate.yaml";
/// The file that lists approved changes. It does not affect the emitted crate.
pub const APPROVALS_FILE: &str = "approvals.yaml";

/// An error for input that cannot be read at all.
#[derive(Debug)]
pub struct Unreadable {
    path: PathBuf,
    reason: String,
}

impl Unreadable {
    pub(crate) fn new(path: &Path, reason: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), reason: reason.to_string() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", display(&self.path), self.reason)
    }
}

impl std::error::Error for Unreadable {}

/// The files of a spec, in the order of their names.
#[derive(Clone, Debug)]
pub struct SourceFiles {
    pub(crate) files: Vec<SourceFile>,
}

/// A file of a spec.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    /// Its name within the spec folder.
    pub(crate) name: String,
    /// Its path, as findings show it.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl SourceFiles {
    /// Reads the spec in a folder.
    ///
    /// # Errors
    ///
    /// If the folder, or a file in it, cannot be read, or if the folder contains no spec.
    pub fn read(folder: &Path) -> Result<Self, Unreadable> {
        let files = yaml_files(folder)?.into_iter().map(|name| {
            let path = folder.join(&name);
            Ok(SourceFile { text: read(&path)?, path: display(&path), name })
        });
        Ok(Self { files: files.collect::<Result<_, Unreadable>>()? })
    }

    /// Creates a spec from texts by their file names. `folder` is only used for the paths in findings; it need not
    /// exist.
    ///
    /// # Errors
    ///
    /// If the name of a file is not allowed in a spec, or if `crate.yaml` is missing.
    pub fn new(folder: &Path, texts: BTreeMap<String, String>) -> Result<Self, Unreadable> {
        let names = spec_files(folder, texts.keys().cloned())?;
        let is_spec_file = |name: &String| names.contains(name);
        let files = texts.into_iter().filter(|(name, _)| is_spec_file(name)).map(|(name, text)| SourceFile {
            path: display(&folder.join(&name)),
            text: without_byte_order_mark(text),
            name,
        });
        Ok(Self { files: files.collect() })
    }
}

/// The names of the spec files in a folder, sorted.
fn yaml_files(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Unreadable::new(folder, "no such folder; name the folder of the spec with --spec"),
        io::ErrorKind::NotADirectory => Unreadable::new(folder, "not a folder; name the folder that holds crate.yaml"),
        _ => Unreadable::new(folder, error),
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        names.extend(name.to_str().map(str::to_owned));
    }
    spec_files(folder, names.into_iter())
}

/// Selects the names of spec files from all names in a spec folder, sorted.
fn spec_files(folder: &Path, all: impl Iterator<Item = String>) -> Result<Vec<String>, Unreadable> {
    let mut names = Vec::new();
    for name in all.filter(|name| !name.starts_with('.')) {
        match Path::new(&name).extension().and_then(|extension| extension.to_str()) {
            Some("yaml") => names.push(name),
            Some(other) if other.eq_ignore_ascii_case("yaml") || other.eq_ignore_ascii_case("yml") => {
                return Err(Unreadable::new(&folder.join(&name), "spec files end in `.yaml`; rename it"));
            }
            _ => {}
        }
    }
    names.sort();
    match names.iter().any(|name| name == PACKAGE_FILE) {
        true => Ok(names),
        false if names.is_empty() => Err(Unreadable::new(
            folder,
            "no spec files here: a spec is `crate.yaml` and a `.yaml` file for each resource",
        )),
        false => Err(Unreadable::new(
            &folder.join(PACKAGE_FILE),
            "missing: it describes the crate and lists the pages that the spec is transcribed from",
        )),
    }
}

/// A limit far above the size of any spec file.
const MAX_BYTES: u64 = 16 << 20;

fn read(path: &Path) -> Result<String, Unreadable> {
    let metadata = fs::metadata(path).map_err(|error| Unreadable::new(path, error))?;
    if metadata.is_dir() {
        return Err(Unreadable::new(path, "this is a folder, not a file"));
    }
    if !metadata.is_file() {
        return Err(Unreadable::new(path, "neither a file nor a folder"));
    }
    if metadata.len() > MAX_BYTES {
        let reason = format!("larger than {} MiB; a spec has a file for each resource", MAX_BYTES >> 20);
        return Err(Unreadable::new(path, reason));
    }
    let bytes = fs::read(path).map_err(|error| Unreadable::new(path, error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let (valid, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        let line = String::from_utf8_lossy(valid).matches('\n').count() + 1;
        Unreadable::new(path, format!("not UTF-8: line {line} holds other bytes; save the file as UTF-8"))
    })?;
    Ok(without_byte_order_mark(text))
}

/// Removes a byte order mark, so that columns count from the first visible character.
fn without_byte_order_mark(text: String) -> String {
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// Formats a path with `/` on every system, so that findings and emitted text are the same everywhere.
pub(crate) fn display(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
