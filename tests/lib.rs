//! Shared helpers of the tests: cases in folders, and expected texts.
//!
//! `UPDATE_EXPECTED=1 cargo test -p tests` rewrites the expected texts. Review the difference before you commit it.
#![forbid(unsafe_code)]

pub mod scratch;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use similar::TextDiff;

/// The subfolders of a folder, sorted by name. Each is a case.
///
/// # Panics
///
/// If the folder cannot be read.
#[must_use]
pub fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a readable folder").path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// The spec folder on one side of a case of `diff/`: the folder itself or, if there are other files, its subfolder.
#[must_use]
pub fn side(case: &Path, side: &str) -> PathBuf {
    let folder = case.join(side);
    let spec = folder.join("spec");
    if spec.exists() { spec } else { folder }
}

/// The last component of a path.
#[must_use]
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether to write the expected texts instead of comparing with them.
#[must_use]
pub fn updating() -> bool {
    env::var_os("UPDATE_EXPECTED").is_some()
}

/// Compares a text with the content of a file, or writes it to the file.
///
/// # Errors
///
/// If they differ. The error contains the difference, and how to update the file.
pub fn expect(path: &Path, actual: &str) -> Result<(), String> {
    if updating() {
        return fs::create_dir_all(path.parent().unwrap_or(path))
            .and_then(|()| fs::write(path, actual))
            .map_err(|error| error.to_string());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    let difference =
        TextDiff::from_lines(expected.as_str(), actual).unified_diff().header("expected", "actual").to_string();
    Err(format!(
        "{} is not what came out:\n{difference}\nif it should be, run: UPDATE_EXPECTED=1 cargo test -p tests",
        path.display()
    ))
}

/// The output of a command, without colours, and its exit code.
#[derive(Debug)]
pub struct Outcome {
    /// Exit code.
    pub code: u8,
    /// Results.
    pub out: String,
    /// Messages.
    pub err: String,
}

/// Runs a command of `cargo xtask`, with default folders below `root`.
pub fn xtask(root: &Path, arguments: &[&str]) -> Outcome {
    let arguments = ["cargo xtask"].iter().chain(arguments).map(OsString::from);
    let (mut out, mut err) = (anstream::StripStream::new(Vec::new()), anstream::StripStream::new(Vec::new()));
    let code = xtask::run(arguments, root, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Outcome { code, out: text(out.into_inner()), err: text(err.into_inner()) }
}

/// The root of the workspace.
#[must_use]
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("")).to_owned()
}

/// The code in the README, run as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// Tests that types cannot be confused. This compiles:
///
/// ```
/// use mx_models::atrium::AggregationStatus;
/// use mx_models::nexus::ConnectionStatusId;
/// use mx_models::platform::ReadMember;
/// use mx_models::{ConnectionStatus, MemberGuid, UserGuid};
///
/// ReadMember::new(UserGuid::from("USR-1"), MemberGuid::from("MBR-1"));
/// let status: ConnectionStatus = ConnectionStatus::Denied;
/// let id: ConnectionStatusId = ConnectionStatusId::new(2);
/// ```
///
/// The guid of a member is not the guid of a user:
///
/// ```compile_fail,E0277
/// use mx_models::platform::ReadMember;
/// use mx_models::{MemberGuid, UserGuid};
///
/// ReadMember::new(MemberGuid::from("MBR-1"), UserGuid::from("USR-1"));
/// ```
///
/// The legacy status is not a connection status:
///
/// ```compile_fail,E0308
/// let status: mx_models::ConnectionStatus = mx_models::atrium::AggregationStatus::Denied;
/// ```
///
/// A status id is not an integer:
///
/// ```compile_fail,E0308
/// let id: mx_models::nexus::ConnectionStatusId = 2;
/// ```
#[cfg(doctest)]
struct Apart;

/// Tests that new fields and values are not breaking changes. This compiles with more fields and values, too:
///
/// ```
/// use mx_models::ConnectionStatus;
/// use mx_models::platform::Member;
///
/// let mut member = Member::default();
/// member.connection_status = Some(ConnectionStatus::Created);
/// match ConnectionStatus::Created {
///     ConnectionStatus::Created => {}
///     _ => panic!(),
/// }
/// ```
///
/// A struct cannot be created by a struct expression:
///
/// ```compile_fail,E0639
/// mx_models::platform::Pagination { current_page: None, per_page: None, total_entries: None, total_pages: None };
/// ```
///
/// An enumeration cannot be matched without a wildcard arm, even with an arm for `Unknown`:
///
/// ```compile_fail,E0004
/// use mx_models::UseCase;
///
/// match UseCase::Pfm {
///     UseCase::Pfm | UseCase::MoneyMovement | UseCase::Iav | UseCase::Unknown(_) => {}
/// }
/// ```
#[cfg(doctest)]
struct Growing;
