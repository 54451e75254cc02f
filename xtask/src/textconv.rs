//! `cargo xtask textconv`: prints a spec file with a line for each fact, for `git diff`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::{Streams, exit};

const HELP: &str = "\
Exit codes:
  0  The file was printed
  2  The file is unreadable, or the usage is wrong

Examples:
  cargo xtask textconv spec/crate.yaml          Print what git compares
  git config diff.spec.textconv 'cargo --quiet xtask textconv'";

/// Arguments of `textconv`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The spec file.
    file: PathBuf,
}

pub(crate) fn run(Arguments { file }: &Arguments, streams: &mut Streams<'_>) -> io::Result<u8> {
    match fs::read_to_string(file) {
        Ok(text) => {
            // A text that is not valid YAML, such as a file with conflict markers, is printed unchanged.
            let lines = generator::diff::readable(&text).unwrap_or(text);
            write!(streams.out, "{lines}")?;
            Ok(exit::CLEAN)
        }
        Err(error) => {
            writeln!(streams.err, "textconv: {}: {error}", Path::display(file))?;
            Ok(exit::UNREADABLE)
        }
    }
}
