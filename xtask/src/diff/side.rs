//! The two sides of a comparison: a folder, or the same folder in a revision of git.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use generator::finding::Place;
use generator::{Finding, Loaded};
use tempfile::TempDir;

/// A spec, as it is or as it was.
pub(super) struct Side {
    /// What a person calls it.
    pub(super) name: String,
    /// The folder of the spec.
    folder: PathBuf,
    /// For a revision: the folder that it was read into, and the one that its files belong to.
    extracted: Option<(TempDir, PathBuf)>,
}

/// What head is called if nothing is named.
pub(super) const WORKING_TREE: &str = "the working tree";
/// Files beside the spec that say which version the crate has: the package's, and that of its workspace.
pub(super) const MANIFESTS: [&str; 2] = ["generated/Cargo.toml", "Cargo.toml"];
/// How the error begins that there is no git.
const NO_GIT: &str = "git cannot be run";
const NO_REPOSITORY: &str = "this is no git repository; name the folder of a spec as BASE";
/// Branches that a change is to be merged into, in the order in which they are looked for.
const MAIN: [&str; 2] = ["origin/main", "main"];

impl Side {
    /// What to compare with.
    pub(super) fn base(given: Option<&str>, spec: &Path) -> Result<Self, String> {
        match given {
            Some(given) => Self::named(given, spec),
            None => Self::revision(&merge_base(spec)?, spec),
        }
    }

    /// What to compare.
    pub(super) fn head(given: Option<&str>, spec: &Path) -> Result<Self, String> {
        match given {
            Some(given) => Self::named(given, spec),
            None => Ok(Self { name: WORKING_TREE.to_owned(), folder: spec.to_owned(), extracted: None }),
        }
    }

    fn named(given: &str, spec: &Path) -> Result<Self, String> {
        let folder = PathBuf::from(given);
        if folder.is_dir() {
            return Ok(Self { name: given.to_owned(), folder, extracted: None });
        }
        Self::revision(given, spec)
    }

    /// Reads the folder and the manifests beside it as they are in a revision.
    fn revision(revision: &str, spec: &Path) -> Result<Self, String> {
        // A folder without a name, such as `.`, has one when it is written out.
        let whole = spec.file_name().is_none().then(|| fs::canonicalize(spec).ok()).flatten();
        let spec = whole.as_deref().unwrap_or(spec);
        let (home, folder) = (parent(spec), file_name(spec));
        let id = git(
            &home,
            &["rev-parse", "--verify", "--quiet", "--short", "--end-of-options", &format!("{revision}^{{commit}}")],
        )
        .map_err(|error| if is_missing(&error) { error } else { neither(revision) })?;
        let id = id.trim();
        let listed = git(&home, &["ls-tree", "-z", "--name-only", id, "--", &format!("{folder}/")])?;
        let is_spec = |path: &&str| Path::new(path).extension().is_some_and(|end| end == "yaml" || end == "yml");
        let files: Vec<&str> = listed.split('\0').filter(is_spec).collect();
        if files.is_empty() {
            return Err(format!("{revision}: has no {}", spec.display()));
        }
        let extracted = TempDir::new().map_err(|error| error.to_string())?;
        for path in files {
            extract(&home, id, path, extracted.path())?;
        }
        for path in MANIFESTS {
            // A revision need not have them; then there is no version to hold against.
            let _absent = extract(&home, id, path, extracted.path());
        }
        let name = if revision.starts_with(id) { id.to_owned() } else { format!("{revision} ({id})") };
        let folder = extracted.path().join(folder);
        Ok(Self { name, folder, extracted: Some((extracted, home)) })
    }

    /// Whether it is a revision of git: it cannot be edited, and its paths alone do not tell that it is meant.
    pub(super) fn is_revision(&self) -> bool {
        self.extracted.is_some()
    }

    pub(super) fn load(&self) -> Result<Loaded, String> {
        generator::load(&self.folder).map_err(|unreadable| {
            let message = unreadable.to_string();
            match self.label(&message) {
                Some(message) => format!("{}: {message}", self.name),
                None => message,
            }
        })
    }

    /// The texts of the spec, by their paths as a person finds them.
    pub(super) fn texts(&self, loaded: &Loaded) -> BTreeMap<String, String> {
        let texts = loaded.texts.iter();
        texts.map(|(path, text)| (self.label(path).unwrap_or_else(|| path.clone()), text.clone())).collect()
    }

    /// The texts of the spec, by their names within its folder.
    pub(super) fn contents(loaded: &Loaded) -> BTreeMap<String, &str> {
        let texts = loaded.texts.iter();
        texts.map(|(path, text)| (file_name(Path::new(path)), text.as_str())).collect()
    }

    /// The text of a manifest, with its path.
    pub(super) fn manifest(&self, name: &str) -> Option<(String, String)> {
        let path = parent(&self.folder).join(name);
        let text = fs::read_to_string(&path).ok()?;
        Some((self.label(&path.to_string_lossy()).unwrap_or_else(|| shown(&path)), text))
    }

    pub(super) fn relabel(&self, place: &mut Place) {
        if let Some(label) = self.label(&place.file) {
            place.file = label;
        }
    }

    pub(super) fn relabelled(&self, mut finding: Finding) -> Finding {
        self.relabel(&mut finding.place);
        finding.related.iter_mut().for_each(|related| self.relabel(&mut related.place));
        finding
    }

    /// A path of what was extracted, as it is in the repository.
    fn label(&self, path: &str) -> Option<String> {
        let (extracted, home) = self.extracted.as_ref()?;
        let rest = path.strip_prefix(&*extracted.path().to_string_lossy())?.trim_start_matches(['/', '\\']);
        Some(shown(&home.join(rest)))
    }
}

fn neither(given: &str) -> String {
    if given.contains("..") {
        return format!("`{given}` is a range; write BASE and HEAD with a space between them");
    }
    format!("`{given}` is neither a folder nor a revision of git")
}

/// The revision that the working tree and the main branch have in common.
fn merge_base(spec: &Path) -> Result<String, String> {
    let home = parent(spec);
    git(&home, &["rev-parse", "--git-dir"])
        .map_err(|error| if is_missing(&error) { error } else { NO_REPOSITORY.to_owned() })?;
    let has = |main: &&&str| git(&home, &["rev-parse", "--verify", "--quiet", main]).is_ok();
    let main = MAIN.iter().find(has);
    let main = main.ok_or("there is no branch main to compare with; name a revision or a folder as BASE")?;
    git(&home, &["merge-base", main, "HEAD"]).map(|id| id.trim().to_owned()).map_err(|_| {
        format!(
            "{main} and HEAD have no commit in common here; in a shallow clone, `git fetch --unshallow` brings what is \
             missing (in a workflow, `fetch-depth: 0`)"
        )
    })
}

fn extract(home: &Path, revision: &str, path: &str, target: &Path) -> Result<(), String> {
    let content = run(home, &["cat-file", "blob", &format!("{revision}:./{path}")])?.stdout;
    let target = target.join(path);
    let folder = target.parent().unwrap_or(&target);
    fs::create_dir_all(folder).and_then(|()| fs::write(&target, content)).map_err(|error| error.to_string())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    Ok(String::from_utf8_lossy(&run(folder, arguments)?.stdout).into_owned())
}

fn run(folder: &Path, arguments: &[&str]) -> Result<Output, String> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.map_err(|error| format!("{NO_GIT}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    Err(format!("git {}: {}", arguments.first().unwrap_or(&""), message.trim()))
}

/// A path as a person finds it.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}

/// Whether an error is that there is no git at all.
fn is_missing(error: &str) -> bool {
    error.starts_with(NO_GIT)
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
