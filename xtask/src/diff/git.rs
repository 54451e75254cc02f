//! Files of a revision, read with git and kept in memory.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;

/// A file of a revision.
pub(super) struct GitFile {
    /// Its path, relative to the folder that git was run in.
    pub(super) path: String,
    pub(super) text: String,
}

/// How the error begins that there is no git.
const NO_GIT: &str = "git cannot be run";
const NO_REPOSITORY: &str = "this is no git repository; name the folder of a spec as BASE";
/// Branches that a change is to be merged into, in the order in which they are looked for.
const MAIN: [&str; 4] = ["origin/main", "main", "origin/master", "master"];

/// The short id of the commit that a revision names.
pub(super) fn commit(folder: &Path, revision: &str) -> Result<String, String> {
    let commit = format!("{revision}^{{commit}}");
    text(folder, &["rev-parse", "--verify", "--quiet", "--short", "--end-of-options", &commit])
        .map(|id| id.trim().to_owned())
        .map_err(|error| if is_missing(&error) { error } else { unknown(folder, revision) })
}

/// The commit that the working tree and the main branch have in common.
pub(super) fn merge_base(folder: &Path) -> Result<String, String> {
    text(folder, &["rev-parse", "--git-dir"])
        .map_err(|error| if is_missing(&error) { error } else { NO_REPOSITORY.to_owned() })?;
    let main = main_branch(folder).ok_or_else(|| {
        let help = "name a revision or a folder as BASE";
        format!("there is no branch main or master to compare with; {help}{}", shallow_help(folder))
    })?;
    text(folder, &["merge-base", main, "HEAD"]).map(|id| id.trim().to_owned()).map_err(|_| {
        let help = "name another revision or a folder as BASE";
        format!("{main} and HEAD have no commit in common; {help}{}", shallow_help(folder))
    })
}

/// The branch that changes are to be merged into.
pub(super) fn main_branch(folder: &Path) -> Option<&'static str> {
    MAIN.into_iter().find(|main| text(folder, &["rev-parse", "--verify", "--quiet", main]).is_ok())
}

/// What to add to a message about a commit that is not there: in a shallow clone, how to fetch it; otherwise nothing.
fn shallow_help(folder: &Path) -> &'static str {
    let is_shallow =
        text(folder, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer.trim() == "true");
    if is_shallow {
        "; this clone is shallow: `git fetch --unshallow origin` fetches what is missing (in a workflow, `fetch-depth: 0`)"
    } else {
        ""
    }
}

/// The folders at the top of a commit, as seen from `folder`, that hold a file.
pub(super) fn folders_with(folder: &Path, commit: &str, file: &str) -> Vec<String> {
    let listed = text(folder, &["ls-tree", "-r", "-z", "--name-only", commit]).unwrap_or_default();
    let folders = listed.split('\0').filter_map(|path| path.strip_suffix(file)?.strip_suffix('/'));
    folders.filter(|folder| !folder.contains('/')).map(str::to_owned).collect()
}

/// The files of a commit at some paths, of which a folder ends in `/` and stands for the files in it, as far as `is_wanted`.
pub(super) fn files(
    folder: &Path,
    commit: &str,
    paths: &[&str],
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<GitFile>, String> {
    let listed = text(folder, &[&["ls-tree", "-z", commit, "--"], paths].concat())?;
    let blobs: Vec<(&str, &str)> = listed.split('\0').filter_map(blob).filter(|(_, path)| is_wanted(path)).collect();
    let ids: String = blobs.iter().flat_map(|(id, _)| [*id, "\n"]).collect();
    let contents = run_with_input(folder, &["cat-file", "--batch"], ids)?.stdout;
    let mut rest = contents.as_slice();
    let files = blobs.into_iter().map(|(_, path)| {
        let content = next_object(&mut rest).ok_or_else(|| format!("git cat-file: {path} cannot be read"))?;
        let text = String::from_utf8(content.to_vec()).map_err(|_| format!("{commit}: {path} is not UTF-8"))?;
        Ok(GitFile { path: path.to_owned(), text })
    });
    files.collect()
}

/// The object id and path of an entry of `git ls-tree`, `<mode> <type> <id>\t<path>`, if it is a file.
fn blob(entry: &str) -> Option<(&str, &str)> {
    let (object, path) = entry.split_once('\t')?;
    let mut words = object.split(' ').skip(1);
    (words.next()? == "blob").then_some((words.next()?, path))
}

/// Takes the next object from the output of `git cat-file --batch`, `<id> <type> <size>\n<content>\n`.
fn next_object<'a>(output: &mut &'a [u8]) -> Option<&'a [u8]> {
    let end = output.iter().position(|byte| *byte == b'\n')?;
    let header = std::str::from_utf8(&output[..end]).ok()?;
    let size = header.rsplit(' ').next()?.parse::<usize>().ok()?;
    let content = output.get(end + 1..end + 1 + size)?;
    *output = output.get(end + size + 2..)?;
    Some(content)
}

/// The message that what was named is neither a folder nor a revision.
fn unknown(folder: &Path, given: &str) -> String {
    if given.contains("..") {
        return format!("`{given}` is a range; write BASE and HEAD with a space between them");
    }
    let at_root = folder.join(given);
    if at_root.join("crate.yaml").is_file() {
        let help = "folders are named as seen from the current one";
        return format!("`{given}` is neither a folder nor a revision of git; {help}: `{}`", at_root.display());
    }
    format!("`{given}` is neither a folder nor a revision of git{}", shallow_help(folder))
}

/// Whether an error is that there is no git at all.
fn is_missing(error: &str) -> bool {
    error.starts_with(NO_GIT)
}

fn text(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    Ok(String::from_utf8_lossy(&run_with_input(folder, arguments, String::new())?.stdout).into_owned())
}

fn run_with_input(folder: &Path, arguments: &[&str], input: String) -> Result<Output, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = command.spawn().and_then(|child| communicate(child, input));
    let output = output.map_err(|error| format!("{NO_GIT}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    Err(format!("git {}: {}", arguments.first().unwrap_or(&""), message.trim()))
}

/// Writes the input while the output is read: git waits for a reader before it reads on.
fn communicate(mut child: Child, input: String) -> std::io::Result<Output> {
    let writer = child.stdin.take().map(|mut stdin| thread::spawn(move || stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output();
    if let Some(writer) = writer {
        // If git ended before it read everything, its status and message say why.
        let _closed_early = writer.join();
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_taken_one_after_the_other() {
        let mut output = b"a1 blob 4\na\nb\n\nb2 blob 0\n\nc3 missing\n".as_slice();
        assert_eq!(next_object(&mut output), Some(b"a\nb\n".as_slice()));
        assert_eq!(next_object(&mut output), Some(b"".as_slice()));
        assert_eq!(next_object(&mut output), None);
    }

    #[test]
    fn only_files_are_read() {
        assert_eq!(blob("100644 blob a1\tspec/a b.yaml"), Some(("a1", "spec/a b.yaml")));
        assert_eq!(blob("040000 tree b2\tspec/schema"), None);
        assert_eq!(blob(""), None);
    }
}
