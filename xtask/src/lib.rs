//! The command line. Only this crate prints; `generator` returns results.
//!
//! This is a library, so that tests can run the commands in their own process.
#![forbid(unsafe_code)]

mod codegen;
mod completions;
mod diff;
mod explain;
mod folders;
mod lint;
mod present;
mod progress;
mod schema;
mod textconv;

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anstream::AutoStream;
use clap::{ColorChoice, Parser, Subcommand};

use crate::folders::Folders;
use crate::progress::{Clearing, Progress};

/// Exit codes.
mod exit {
    /// No findings, and all files up to date.
    pub(crate) const CLEAN: u8 = 0;
    /// Findings, or files that are out of date.
    pub(crate) const FINDINGS: u8 = 1;
    /// Unreadable input, or wrong usage.
    pub(crate) const UNREADABLE: u8 = 2;
}

const HELP: &str = "\
The folders spec and generated/src are those of the workspace, whatever the current folder is. Folders that are given as
arguments are relative to the current folder.

Exit codes:
  0  Clean
  1  Findings at or above the severity of --fail-on, or files out of date
  2  Unreadable input, or wrong usage

Examples:
  cargo xtask codegen                           Write the source of the crate
  cargo xtask lint                              Check the spec
  cargo xtask diff                              Compare the spec with the merge base with main
  cargo --quiet xtask codegen                   Hide the lines of cargo itself";

/// Emits the crate of models from the spec, and checks both.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, after_help = HELP)]
struct Arguments {
    /// When to use colours; auto also follows `NO_COLOR` and `CLICOLOR_FORCE`.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the source of the crate from the spec.
    Codegen(codegen::Arguments),
    /// Classify the changes between two specs.
    Diff(diff::Arguments),
    /// Check the spec.
    Lint(lint::Arguments),
    /// Explain a rule, or list all rules.
    Explain(explain::Arguments),
    /// Write the JSON Schemas of the spec language, for editors.
    Schema(schema::Arguments),
    /// Print a spec file with a line for each fact, for `git diff`.
    Textconv(textconv::Arguments),
    /// Print a script that completes commands and options in a shell.
    Completions(completions::Arguments),
}

/// The streams that a command prints to.
pub(crate) struct Streams<'a> {
    /// Results.
    pub(crate) out: &'a mut dyn Write,
    /// Messages.
    pub(crate) err: &'a mut dyn Write,
    /// The current stage of a long run.
    pub(crate) progress: Progress,
}

/// Runs the command in the arguments of the process, with its streams and its current folder.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::try_parse_from(env::args_os());
    let color = arguments.as_ref().map_or(ColorChoice::Auto, |arguments| arguments.color);
    let progress =
        if io::stderr().is_terminal() { Progress::on(io::stderr(), progress::DELAY) } else { Progress::hidden() };
    let mut out = AutoStream::new(io::stdout(), in_stream(color));
    let mut err = AutoStream::new(io::stderr(), in_stream(color));
    ExitCode::from(print(arguments, &folders::workspace_root(), &mut out, &mut err, progress))
}

/// Converts the choice of colours for a stream. `auto` depends on the environment, and on whether the stream is a
/// terminal.
fn in_stream(choice: ColorChoice) -> anstream::ColorChoice {
    match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

/// Runs a command and returns its exit code: 0 if there is nothing to report, 1 for findings, 2 for unreadable input or
/// wrong usage.
///
/// The default folders are below `root`. Results go to `out`, messages to `err`. Both may contain escape sequences for
/// colours.
pub fn run(arguments: impl IntoIterator<Item = OsString>, root: &Path, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    print(Arguments::try_parse_from(arguments), root, out, err, Progress::hidden())
}

/// Runs a command, or prints help, the version or a usage error.
fn print(
    arguments: Result<Arguments, clap::Error>,
    root: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
    progress: Progress,
) -> u8 {
    let mut out = Clearing { stream: out, progress: progress.clone() };
    let mut err = Clearing { stream: err, progress: progress.clone() };
    let mut streams = Streams { out: &mut out, err: &mut err, progress };
    let code = match arguments {
        Ok(arguments) => dispatch(&arguments.command, &Folders::below(root), &mut streams),
        Err(message) => usage(&message, &mut streams),
    };
    // An error means that the output has been closed, so it cannot be reported.
    code.unwrap_or(exit::UNREADABLE)
}

fn dispatch(command: &Command, folders: &Folders, streams: &mut Streams<'_>) -> io::Result<u8> {
    match command {
        Command::Codegen(arguments) => codegen::run(arguments, folders, streams),
        Command::Diff(arguments) => diff::run(arguments, folders, streams),
        Command::Lint(arguments) => lint::run(arguments, folders, streams),
        Command::Explain(arguments) => explain::run(arguments, streams),
        Command::Schema(arguments) => schema::run(arguments, folders, streams),
        Command::Textconv(arguments) => textconv::run(arguments, streams),
        Command::Completions(arguments) => completions::run(arguments, streams),
    }
}

/// Prints help and the version as results, and usage errors as messages.
fn usage(message: &clap::Error, streams: &mut Streams<'_>) -> io::Result<u8> {
    let text = message.render();
    if message.use_stderr() {
        write!(streams.err, "{}", text.ansi())?;
        return Ok(exit::UNREADABLE);
    }
    write!(streams.out, "{}", text.ansi())?;
    Ok(exit::CLEAN)
}
