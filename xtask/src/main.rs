//! `cargo xtask`: see `cargo xtask help`.
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo says where the package is; the workspace is the folder above it.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package.as_deref().and_then(|package| package.parent()).unwrap_or("".as_ref());
    // Both streams drop colours where nobody would see them, and where `NO_COLOR` says so.
    ExitCode::from(xtask::run(std::env::args_os(), root, &mut anstream::stdout(), &mut anstream::stderr()))
}
