//! The command line. The only place that prints; what is printed is found out by `generator`.
//!
//! It is a library too, so that tests run the commands as they are.
#![forbid(unsafe_code)]

mod codegen;
mod diff;
mod explain;
mod lint;
mod present;
mod schema;
mod textconv;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

/// How a command ended, as an exit code.
mod exit {
    /// Nothing to complain of.
    pub(crate) const CLEAN: u8 = 0;
    /// Findings, or files that are not what they should be.
    pub(crate) const FINDINGS: u8 = 1;
    /// Input that cannot be read, or a command that cannot be understood.
    pub(crate) const UNREADABLE: u8 = 2;
}

/// Emits the crate of models from the spec, and keeps the two together.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = false)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the source of the crate from the spec.
    Codegen(codegen::Arguments),
    /// Say what a change of the spec means.
    Diff(diff::Arguments),
    /// Say what is wrong with the spec.
    Lint(lint::Arguments),
    /// Explain a rule, or list them all.
    Explain(explain::Arguments),
    /// Write the JSON Schemas of the spec language, for editors.
    Schema(schema::Arguments),
    /// Print a spec file with a line for each fact, for `git diff`.
    Textconv(textconv::Arguments),
}

/// Where a command reads and writes.
pub(crate) struct Streams<'a> {
    /// For results.
    pub(crate) out: &'a mut dyn Write,
    /// For messages.
    pub(crate) err: &'a mut dyn Write,
}

/// Runs a command and returns its exit code: 0 if all is well, 1 if there are findings, 2 if it could not do its work.
///
/// `root` is the folder that the default paths start from. Results go to `out`, messages to `err`; both may receive the
/// escape sequences of colours.
pub fn run(arguments: impl IntoIterator<Item = OsString>, root: &Path, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let mut streams = Streams { out, err };
    match dispatch(arguments, root, &mut streams) {
        Ok(code) => code,
        // Whoever read the output has gone: there is nobody to tell.
        Err(_) => exit::UNREADABLE,
    }
}

fn dispatch(arguments: impl IntoIterator<Item = OsString>, root: &Path, streams: &mut Streams<'_>) -> io::Result<u8> {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command }) => match command {
            Command::Codegen(arguments) => codegen::run(&arguments, root, streams),
            Command::Diff(arguments) => diff::run(&arguments, root, streams),
            Command::Lint(arguments) => lint::run(&arguments, root, streams),
            Command::Explain(arguments) => explain::run(&arguments, streams),
            Command::Schema(arguments) => schema::run(&arguments, root, streams),
            Command::Textconv(arguments) => textconv::run(&arguments, streams),
        },
        Err(message) if message.use_stderr() => {
            write!(streams.err, "{}", message.render().ansi())?;
            Ok(exit::UNREADABLE)
        }
        Err(help) => {
            write!(streams.out, "{}", help.render().ansi())?;
            Ok(exit::CLEAN)
        }
    }
}

/// A path that the user gave, or a default below the root, as short as it can be written from here.
fn path_or(given: Option<&PathBuf>, root: &Path, default: &str) -> PathBuf {
    given.cloned().unwrap_or_else(|| {
        let path = root.join(default);
        let here = std::env::current_dir().unwrap_or_default();
        path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path)
    })
}
