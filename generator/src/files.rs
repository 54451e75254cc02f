//! The source files of a crate, and their comparison with a folder.
//!
//! Writing, `--check` and the tests all use the same comparison, [`Files::compare`].

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use similar::TextDiff;

use crate::render::{Origin, is_emitted, origin};
use crate::source::{Unreadable, display};

/// Emitted files, by their paths relative to the source folder, with `/` as the separator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(pub BTreeMap<String, String>);

/// The state of a file on disk, compared with the emitted file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Equal to the emitted file.
    Current,
    /// Missing on disk.
    Missing,
    /// Emitted from an earlier spec.
    Stale,
    /// Emitted, and then edited by hand.
    Edited,
    /// Emitted earlier, and no longer part of the crate.
    Orphaned,
    /// Not emitted, but at the path of an emitted file.
    Foreign,
}

/// A file on disk compared with the emitted file of the same path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Path relative to the source folder.
    pub path: String,
    /// The result of the comparison.
    pub state: State,
    /// The first lines that differ: `-` on disk, `+` as emitted. Empty if the file does not differ.
    pub difference: String,
}

/// The maximum number of lines shown of a difference.
const SHOWN_LINES: usize = 8;

impl Files {
    /// Compares a source folder with the emitted files, in the order of their paths.
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

    /// Writes the emitted files to a source folder, and returns what differed before.
    ///
    /// Each file is replaced atomically. Files that were not emitted are never touched: if one is at the path of an
    /// emitted file, nothing is written.
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

/// Paths of the files below a folder that have the header of emitted files.
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

/// Reads a file. An emitted file is always UTF-8, so a lossy conversion is enough to show that another file differs.
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
    // Temporary files are readable only by their owner by default; source files should not be.
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

/// The first lines that differ, apart from the digest, which differs whenever anything does.
fn difference(found: &str, wanted: &str) -> String {
    let diff = TextDiff::from_lines(found, wanted);
    let changes = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
    let shown = changes.filter(|change| !change.value().starts_with("// Digest of what follows: "));
    let lines: Vec<String> = shown
        .take(SHOWN_LINES + 1)
        .map(|change| {
            let number = change.old_index().or(change.new_index()).unwrap_or_default() + 1;
            format!("{number:>5} {}{}", change.tag(), change.value().trim_end_matches('\n'))
        })
        .collect();
    if lines.len() > SHOWN_LINES { format!("{}\n      …", lines[..SHOWN_LINES].join("\n")) } else { lines.join("\n") }
}
