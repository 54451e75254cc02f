//! The two sides of a comparison: a folder, or the same folder in a revision of git.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use generator::{Loaded, SourceFiles, load, load_folder};

use super::git::{self, GitFile};

/// A spec, loaded from a folder or from a revision.
pub(super) struct Side {
    /// Its name in messages.
    pub(super) name: String,
    /// Whether it is a revision of git: it cannot be edited, and its paths are those of the working tree.
    pub(super) is_revision: bool,
    pub(super) loaded: Loaded,
    /// The manifests beside the spec folder, by their names in [`MANIFESTS`].
    manifests: BTreeMap<&'static str, Manifest>,
}

/// A manifest beside a spec.
#[derive(Clone)]
pub(super) struct Manifest {
    /// Its path as the user knows it.
    pub(super) path: String,
    pub(super) text: String,
}

/// The name of head if no argument names it.
pub(super) const WORKING_TREE: &str = "the working tree";
/// Files beside the spec that state the version of the crate: the manifest of the package, and that of its workspace.
pub(super) const MANIFESTS: [&str; 2] = ["generated/Cargo.toml", "Cargo.toml"];

/// The file that every spec folder has.
const PACKAGE_FILE: &str = "crate.yaml";
/// The name of the spec folder if no argument names it.
const DEFAULT: &str = "spec";

impl Side {
    /// The spec to compare with.
    pub(super) fn base(given: Option<&str>, spec: &Path) -> Result<Self, String> {
        match given {
            Some(given) => Self::named(given, spec),
            None => Self::revision(&git::merge_base(&parent(spec))?, spec),
        }
    }

    /// The spec to compare.
    pub(super) fn head(given: Option<&str>, spec: &Path) -> Result<Self, String> {
        match given {
            Some(given) => Self::named(given, spec),
            None if !spec.exists() => Err(absent(spec)),
            None => Self::folder(WORKING_TREE, spec),
        }
    }

    fn named(given: &str, spec: &Path) -> Result<Self, String> {
        let folder = PathBuf::from(given);
        if folder.is_dir() { Self::folder(given, &folder) } else { Self::revision(given, spec) }
    }

    fn folder(name: &str, folder: &Path) -> Result<Self, String> {
        let loaded = load_folder(folder).map_err(|unreadable| unreadable.to_string())?;
        let manifests = MANIFESTS.iter().filter_map(|manifest| {
            let path = parent(folder).join(manifest);
            let text = fs::read_to_string(&path).ok()?;
            Some((*manifest, Manifest { path: user_path(&path), text }))
        });
        Ok(Self { name: name.to_owned(), is_revision: false, loaded, manifests: manifests.collect() })
    }

    /// Reads the spec folder and the manifests beside it from a revision.
    fn revision(revision: &str, spec: &Path) -> Result<Self, String> {
        // A folder without a name, such as `.`, has one in its full path.
        let full = spec.file_name().is_none().then(|| fs::canonicalize(spec).ok()).flatten();
        let spec = full.as_deref().unwrap_or(spec);
        let (home, folder) = (parent(spec), format!("{}/", file_name(spec)));
        let id = git::commit(&home, revision)?;
        let is_manifest = |path: &str| MANIFESTS.contains(&path);
        let is_wanted = |path: &str| is_manifest(path) || (path.starts_with(&folder) && is_yaml(path));
        let paths = [&[folder.as_str()], &MANIFESTS[..]].concat();
        let files = git::files(&home, &id, &paths, is_wanted)?;
        let (manifests, files): (Vec<GitFile>, Vec<GitFile>) =
            files.into_iter().partition(|file| is_manifest(&file.path));
        let is_id = revision.starts_with(&id);
        if files.is_empty() {
            return Err(absent_from(if is_id { &id } else { revision }, &id, spec));
        }
        let name = if is_id { id } else { format!("{revision} ({id})") };
        let loaded = load_files(spec, files).map_err(|message| format!("{name}: {message}"))?;
        let manifests = manifests.into_iter().filter_map(|GitFile { path, text }| {
            let name = MANIFESTS.into_iter().find(|name| *name == path)?;
            Some((name, Manifest { path: user_path(&home.join(path)), text }))
        });
        Ok(Self { name, is_revision: true, loaded, manifests: manifests.collect() })
    }

    /// The texts of the spec, by their names in its folder.
    pub(super) fn texts_by_name(&self) -> BTreeMap<String, &str> {
        let texts = self.loaded.texts.iter();
        texts.map(|(path, text)| (file_name(Path::new(path)), text.as_str())).collect()
    }

    /// The path of a file of the spec, whether it is there or not.
    pub(super) fn path_of(&self, name: &str) -> String {
        let mut folders = self.loaded.texts.keys().filter_map(|path| path.strip_suffix(PACKAGE_FILE));
        format!("{}{name}", folders.find(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or_default())
    }

    /// A manifest beside the spec. A side need not have one: then no version is compared.
    pub(super) fn manifest(&self, name: &str) -> Option<Manifest> {
        self.manifests.get(name).cloned()
    }
}

/// The message that the working tree has no spec folder. It may have been renamed.
fn absent(spec: &Path) -> String {
    let home = parent(spec);
    let folders = fs::read_dir(&home).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut specs: Vec<PathBuf> = folders.filter(|folder| folder.join(PACKAGE_FILE).is_file()).collect();
    specs.sort();
    let base = git::main_branch(&home).unwrap_or("BASE");
    let help = match specs.first() {
        Some(new) => format!("if it was renamed, run `cargo xtask diff {base} {}`", user_path(new)),
        None => "name the folder of the spec with --spec".to_owned(),
    };
    format!("{}: no such folder; {help}", spec.display())
}

/// The message that a revision has no spec folder. It may have had another name.
fn absent_from(revision: &str, id: &str, spec: &Path) -> String {
    let home = parent(spec);
    let help = git::folders_with(&home, id, PACKAGE_FILE).into_iter().next().map(|old| {
        let option = if old == DEFAULT { String::new() } else { format!(" --spec {}", user_path(&home.join(&old))) };
        format!("; if it was `{old}` there, run `cargo xtask diff {revision} {}{option}`", user_path(spec))
    });
    format!("{revision}: has no {}{}", spec.display(), help.unwrap_or_default())
}

/// Loads a spec folder of a revision. Findings name the files by their paths in the working tree.
fn load_files(folder: &Path, files: Vec<GitFile>) -> Result<Loaded, String> {
    let texts = files.into_iter().map(|GitFile { path, text }| (file_name(Path::new(&path)), text)).collect();
    let sources = SourceFiles::new(Path::new(&user_path(folder)), texts);
    sources.and_then(load).map_err(|unreadable| unreadable.to_string())
}

fn is_yaml(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "yaml" || end == "yml")
}

/// A path as the user knows it.
fn user_path(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}

fn parent(folder: &Path) -> PathBuf {
    match folder.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn file_name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
