//! The files of a crate's source, and how a folder differs from them.
//!
//! Writing, checking and the tests are one comparison: [`Files::compare`].

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use similar::TextDiff;

use crate::render::{Origin, is_emitted, origin};
use crate::source::{Unreadable, display};

/// Emitted files by their path below the source folder, with `/` between folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(pub BTreeMap<String, String>);

/// What a file is, compared with what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// As it should be.
    Current,
    /// Not there.
    Missing,
    /// Emitted from another spec.
    Stale,
    /// Emitted, and then changed by hand.
    Edited,
    /// Emitted once, and no longer part of the crate.
    Orphaned,
    /// Not emitted, but in the place of a file that is.
    Foreign,
}

/// A file of the folder, or of the crate, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Path below the source folder.
    pub path: String,
    /// What it is.
    pub state: State,
    /// For a file that differs: the first lines that do, `-` as they are and `+` as they should be.
    pub difference: String,
}

/// How many lines of a difference are shown.
const SHOWN_LINES: usize = 8;

impl Files {
    /// Compares a source folder with the files, in the order of their paths.
    ///
    /// # Errors
    ///
    /// If the folder, or a file in it, cannot be read.
    pub fn compare(&self, folder: &Path) -> Result<Vec<Comparison>, Unreadable> {
        let found = emitted_files(folder)?;
        let paths: BTreeSet<&String> = self.0.keys().chain(&found).collect();
        paths.into_iter().map(|path| self.compare_one(folder, path)).collect()
    }

    fn compare_one(&self, folder: &Path, path: &str) -> Result<Comparison, Unreadable> {
        let found = read(&folder.join(path))?;
        let (state, difference) = match (self.0.get(path), found) {
            (None, _) => (State::Orphaned, String::new()),
            (Some(_), None) => (State::Missing, String::new()),
            (Some(wanted), Some(found)) if *wanted == found => (State::Current, String::new()),
            (Some(wanted), Some(found)) => {
                let state = match origin(&found) {
                    Origin::Emitted => State::Stale,
                    Origin::Edited => State::Edited,
                    Origin::Foreign => State::Foreign,
                };
                (state, difference(&found, wanted))
            }
        };
        Ok(Comparison { path: path.to_owned(), state, difference })
    }

    /// Makes a source folder what it should be, file by file, and says what it found.
    ///
    /// Each file is replaced as a whole or not at all. Files that were not emitted are never touched; if one stands in
    /// the place of an emitted one, nothing is written.
    ///
    /// # Errors
    ///
    /// If the folder, or a file in it, cannot be read or written.
    pub fn write(&self, folder: &Path) -> Result<Vec<Comparison>, Unreadable> {
        let comparisons = self.compare(folder)?;
        if comparisons.iter().any(|comparison| comparison.state == State::Foreign) {
            return Ok(comparisons);
        }
        for Comparison { path, state, .. } in &comparisons {
            let target = folder.join(path);
            match (state, self.0.get(path)) {
                (State::Current, _) => Ok(()),
                (_, Some(text)) => replace(&target, text),
                (_, None) => remove(&target, folder),
            }
            .map_err(|error| Unreadable::new(&target, error))?;
        }
        Ok(comparisons)
    }
}

/// Paths of the files below a folder that carry the header.
fn emitted_files(folder: &Path) -> Result<BTreeSet<String>, Unreadable> {
    let mut paths = BTreeSet::new();
    if !folder.exists() {
        return Ok(paths);
    }
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| Unreadable::new(folder, error))?;
        let is_rust = entry.path().extension().is_some_and(|extension| extension == "rs");
        if !entry.file_type().is_file() || !is_rust {
            continue;
        }
        let Ok(path) = entry.path().strip_prefix(folder) else { continue };
        if read(entry.path())?.is_some_and(|text| is_emitted(&text)) {
            paths.insert(display(path));
        }
    }
    Ok(paths)
}

/// The text of a file; what is not UTF-8 is somebody else's, and is shown as far as it goes.
fn read(path: &Path) -> Result<Option<String>, Unreadable> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Unreadable::new(path, error)),
    }
}

fn replace(target: &Path, text: &str) -> io::Result<()> {
    let folder: PathBuf = target.parent().map(Path::to_owned).unwrap_or_default();
    fs::create_dir_all(&folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".codegen");
    // Temporary files are private by default; sources are not.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(&folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(target)?;
    Ok(())
}

fn remove(target: &Path, folder: &Path) -> io::Result<()> {
    fs::remove_file(target)?;
    let mut parent = target.parent();
    while let Some(emptied) = parent.filter(|parent| *parent != folder && fs::remove_dir(parent).is_ok()) {
        parent = emptied.parent();
    }
    Ok(())
}

/// The first lines that differ below the header, which differs whenever anything does.
fn difference(found: &str, wanted: &str) -> String {
    let diff = TextDiff::from_lines(found, wanted);
    let changes = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
    let told = changes.filter(|change| !change.value().starts_with("// Digest of what follows: "));
    let lines: Vec<String> = told
        .take(SHOWN_LINES + 1)
        .map(|change| {
            let number = change.old_index().or(change.new_index()).unwrap_or_default() + 1;
            format!("{number:>5} {}{}", change.tag(), change.value().trim_end_matches('\n'))
        })
        .collect();
    if lines.len() > SHOWN_LINES { format!("{}\n      …", lines[..SHOWN_LINES].join("\n")) } else { lines.join("\n") }
}
