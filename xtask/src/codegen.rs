//! `cargo xtask codegen`: writes the source of the crate, or shows how it differs.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use generator::files::{Comparison, State};
use generator::{Failure, Files, Generated};

use crate::present::{self, Format};
use crate::{Folders, Streams, exit};

const HELP: &str = "\
Exit codes:
  0  The source is up to date or was written
  1  The spec has errors, or files are out of date or in the way
  2  The input is unreadable, or the usage is wrong

Examples:
  cargo xtask codegen                           Write the source of the crate
  cargo xtask codegen --check                   List the files that are out of date
  cargo xtask codegen --spec a --out a/src      Use other folders";

/// Arguments of `codegen`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Write nothing; list the files that are out of date, and fail if there are any.
    #[arg(long)]
    check: bool,
    /// Folder of the spec [default: spec]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Folder of the crate's source [default: generated/src]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, folders: &Folders, streams: &mut Streams<'_>) -> io::Result<u8> {
    let start = Instant::now();
    let spec = folders.spec(arguments.spec.as_deref());
    let out = folders.source(arguments.out.as_deref());
    let generated = generator::generate_observed(&spec, |stage| streams.progress.enter(stage));
    let Generated { files, report: warnings } = match generated {
        Ok(generated) => generated,
        Err(failure) => return refuse(&failure, streams),
    };
    present::findings(Format::Text, &warnings.findings, &warnings.texts, streams.err)?;
    streams.progress.enter("comparing the source files");
    let compared = if arguments.check { files.compare(&out) } else { files.write(&out) };
    let comparisons = match compared {
        Ok(comparisons) => comparisons,
        Err(unreadable) => {
            writeln!(streams.err, "codegen: {unreadable}")?;
            return Ok(exit::UNREADABLE);
        }
    };
    if arguments.check {
        return check(&comparisons, &out, &command(arguments), streams);
    }
    report(&files, &comparisons, &out, start, streams)
}

/// The command that updates the files listed by `--check`.
fn command(arguments: &Arguments) -> String {
    let option =
        |name: &str, value: &Option<PathBuf>| value.as_ref().map(|path| format!(" --{name} {}", path.display()));
    let options = [option("spec", &arguments.spec), option("out", &arguments.out)];
    format!("cargo xtask codegen{}", options.into_iter().flatten().collect::<String>())
}

fn refuse(failure: &Failure, streams: &mut Streams<'_>) -> io::Result<u8> {
    match failure {
        Failure::Unreadable(unreadable) => {
            writeln!(streams.err, "codegen: {unreadable}")?;
            Ok(exit::UNREADABLE)
        }
        Failure::Findings(report) => {
            present::findings(Format::Text, &report.findings, &report.texts, streams.err)?;
            writeln!(streams.err, "codegen: {}; nothing was written", present::tally(&report.findings))?;
            Ok(exit::FINDINGS)
        }
    }
}

fn report(
    files: &Files,
    comparisons: &[Comparison],
    out: &Path,
    start: Instant,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let in_the_way: Vec<&Comparison> = comparisons.iter().filter(|one| one.state == State::Foreign).collect();
    for one in &in_the_way {
        let path = out.join(&one.path);
        writeln!(
            streams.err,
            "codegen: {} was not written by codegen, but has the path of an emitted file; move it elsewhere",
            path.display()
        )?;
    }
    if !in_the_way.is_empty() {
        writeln!(streams.err, "codegen: nothing was written")?;
        return Ok(exit::FINDINGS);
    }
    let done = [
        (State::Missing, "wrote"),
        (State::Stale, "changed"),
        (State::Edited, "changed"),
        (State::Orphaned, "removed"),
    ];
    for one in comparisons {
        if let Some((_, verb)) = done.iter().find(|(state, _)| *state == one.state) {
            let note = if one.state == State::Edited { " (had been edited by hand)" } else { "" };
            writeln!(streams.out, "{verb:<8} {}{note}", out.join(&one.path).display())?;
        }
    }
    let number = |states: &[State]| comparisons.iter().filter(|one| states.contains(&one.state)).count();
    writeln!(
        streams.out,
        "codegen: {} in {:.2} s: wrote {}, changed {}, removed {}, {} unchanged",
        present::count(files.0.len(), "file"),
        start.elapsed().as_secs_f64(),
        number(&[State::Missing]),
        number(&[State::Stale, State::Edited]),
        number(&[State::Orphaned]),
        number(&[State::Current]),
    )?;
    Ok(exit::CLEAN)
}

fn check(comparisons: &[Comparison], out: &Path, command: &str, streams: &mut Streams<'_>) -> io::Result<u8> {
    let differing: Vec<&Comparison> = comparisons.iter().filter(|one| one.state != State::Current).collect();
    for one in &differing {
        let state = match one.state {
            State::Current => continue,
            State::Missing => "missing",
            State::Stale => "stale",
            State::Edited => "hand-edited",
            State::Orphaned => "orphaned",
            State::Foreign => "not emitted",
        };
        writeln!(streams.out, "{state:<11} {}", out.join(&one.path).display())?;
        if !one.difference.is_empty() {
            writeln!(streams.out, "{}", one.difference)?;
        }
    }
    if differing.is_empty() {
        writeln!(streams.out, "codegen: {} up to date", present::count(comparisons.len(), "file"))?;
        return Ok(exit::CLEAN);
    }
    writeln!(streams.out, "codegen: {} out of date; run `{command}`", present::count(differing.len(), "file"))?;
    Ok(exit::FINDINGS)
}
