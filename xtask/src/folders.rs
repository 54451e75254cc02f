//! The default folders of the commands.

use std::env;
use std::path::{Component, Path, PathBuf};

/// The root of the workspace, as a path from the current folder.
pub(crate) struct Folders {
    root: PathBuf,
}

impl Folders {
    /// `root` is absolute or relative to the current folder.
    pub(crate) fn below(root: &Path) -> Self {
        let root = env::current_dir().map_or_else(|_| root.to_owned(), |current| relative(root, &current));
        Self { root }
    }

    /// The folder of the spec: the given one or the default.
    pub(crate) fn spec(&self, given: Option<&Path>) -> PathBuf {
        self.given_or(given, "spec")
    }

    /// The folder of the crate's source: the given one or the default.
    pub(crate) fn source(&self, given: Option<&Path>) -> PathBuf {
        self.given_or(given, "generated/src")
    }

    fn given_or(&self, given: Option<&Path>, default: &str) -> PathBuf {
        given.map_or_else(|| self.root.join(default), Path::to_owned)
    }
}

/// Finds the root of the workspace: the parent of the package that cargo runs; outside cargo, the nearest folder with a
/// spec, from the current folder upwards; otherwise the current folder.
pub(crate) fn workspace_root() -> PathBuf {
    if let Some(package) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
        return package.parent().map(Path::to_owned).unwrap_or_default();
    }
    let current = env::current_dir().unwrap_or_default();
    let root = current.ancestors().find(|folder| folder.join("spec/crate.yaml").is_file());
    root.unwrap_or(Path::new("")).to_owned()
}

/// Makes an absolute path relative to a folder if one of the two contains the other. Returns any other path unchanged.
fn relative(path: &Path, from: &Path) -> PathBuf {
    if path.is_relative() {
        return path.to_owned();
    }
    if let Ok(below) = path.strip_prefix(from) {
        return below.to_owned();
    }
    match from.strip_prefix(path) {
        Ok(steps) => steps.components().map(|_| Component::ParentDir).collect(),
        Err(_) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_current_folder_where_possible() {
        let seen = |path, from| relative(Path::new(path), Path::new(from));
        assert_eq!(seen("/home/depot", "/home/depot"), Path::new(""));
        assert_eq!(seen("/home/depot", "/home"), Path::new("depot"));
        assert_eq!(seen("/home/depot", "/home/depot/generated/src"), Path::new("../.."));
        assert_eq!(seen("/home/depot", "/tmp"), Path::new("/home/depot"));
        assert_eq!(seen("", "/tmp"), Path::new(""));
    }
}
