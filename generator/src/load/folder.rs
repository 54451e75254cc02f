//! The files of a spec folder.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use super::PACKAGE_FILE;

/// Input that cannot be read at all.
#[derive(Debug)]
pub struct Unreadable {
    path: PathBuf,
    what: String,
}

impl Unreadable {
    pub(crate) fn new(path: &Path, what: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), what: what.to_string() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", display(&self.path), self.what)
    }
}

impl std::error::Error for Unreadable {}

/// Names of the YAML files of a folder, in order.
pub(super) fn yaml_files(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Unreadable::new(folder, "no such folder; name the folder of the spec with --spec"),
        io::ErrorKind::NotADirectory => Unreadable::new(folder, "not a folder; name the folder that holds crate.yaml"),
        _ => Unreadable::new(folder, error),
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let Some(name) = name.to_str() else { continue };
        match Path::new(name).extension().and_then(|extension| extension.to_str()) {
            _ if name.starts_with('.') => {}
            Some("yaml") => names.push(name.to_owned()),
            Some(other) if other.eq_ignore_ascii_case("yaml") || other.eq_ignore_ascii_case("yml") => {
                return Err(Unreadable::new(&folder.join(name), "spec files end in `.yaml`; rename it"));
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
            "missing: it says what the crate is and which pages it rests on",
        )),
    }
}

/// Many times the size of any spec file.
const MAX_BYTES: u64 = 16 << 20;

pub(super) fn read(path: &Path) -> Result<String, Unreadable> {
    let metadata = fs::metadata(path).map_err(|error| Unreadable::new(path, error))?;
    if metadata.is_dir() {
        return Err(Unreadable::new(path, "a folder, where a file is meant"));
    }
    if !metadata.is_file() {
        return Err(Unreadable::new(path, "neither a file nor a folder"));
    }
    if metadata.len() > MAX_BYTES {
        let what = format!("larger than {} MiB; a spec has a file for each resource", MAX_BYTES >> 20);
        return Err(Unreadable::new(path, what));
    }
    let bytes = fs::read(path).map_err(|error| Unreadable::new(path, error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let (valid, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        let line = String::from_utf8_lossy(valid).matches('\n').count() + 1;
        Unreadable::new(path, format!("not UTF-8: line {line} holds other bytes; save the file as UTF-8"))
    })?;
    // A byte order mark is no part of the text: columns count from behind it.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// A path with `/` on every system, so that findings and emitted text read the same everywhere.
pub(crate) fn display(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
