//! `cargo xtask lint`: everything that is wrong with a spec.

use std::io;
use std::path::{Path, PathBuf};

use crate::present::{self, Bar, Format};
use crate::{Streams, exit, path_or};

/// What `lint` is told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the spec [default: spec]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Form of the findings.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Least severity that makes the command fail.
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: Bar,
}

pub(crate) fn run(arguments: &Arguments, root: &Path, streams: &mut Streams<'_>) -> io::Result<u8> {
    let loaded = match generator::load(&path_or(arguments.spec.as_ref(), root, "spec")) {
        Ok(loaded) => loaded,
        Err(unreadable) => {
            writeln!(streams.err, "lint: {unreadable}")?;
            return Ok(exit::UNREADABLE);
        }
    };
    let findings = generator::check(&loaded);
    present::findings(arguments.format, &findings, &loaded.texts, streams.out)?;
    writeln!(streams.err, "lint: {}", present::tally(&findings))?;
    Ok(if arguments.fail_on.is_reached(&findings) { exit::FINDINGS } else { exit::CLEAN })
}
