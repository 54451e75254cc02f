//! `cargo xtask lint`: reports all findings on a spec.

use std::io;
use std::path::PathBuf;

use generator::Stage;

use crate::present::{self, Bar, Format};
use crate::{Folders, Streams, exit};

const HELP: &str = "\
Exit codes:
  0  No finding is at or above the severity of --fail-on
  1  A finding is
  2  The input is unreadable, or the usage is wrong

Examples:
  cargo xtask lint                              Show the findings with their source lines
  cargo xtask lint --fail-on warn               Fail for warnings too
  cargo xtask lint --format sarif > lint.sarif  Write a report for code scanning";

/// Arguments of `lint`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Folder of the spec [default: spec]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Format of the findings.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Least severity that makes the command fail.
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: Bar,
}

pub(crate) fn run(arguments: &Arguments, folders: &Folders, streams: &mut Streams<'_>) -> io::Result<u8> {
    streams.progress.enter(Stage::Load);
    let loaded = match generator::load_folder(&folders.spec(arguments.spec.as_deref())) {
        Ok(loaded) => loaded,
        Err(unreadable) => {
            writeln!(streams.err, "lint: {unreadable}")?;
            return Ok(exit::UNREADABLE);
        }
    };
    streams.progress.enter(Stage::Check);
    let findings = generator::check(&loaded);
    present::findings(arguments.format, &findings, &loaded.texts, streams.out)?;
    writeln!(streams.err, "lint: {}", present::tally(&findings))?;
    Ok(if arguments.fail_on.is_reached(&findings) { exit::FINDINGS } else { exit::CLEAN })
}
