//! `cargo xtask completions`: scripts that complete commands and options.

use std::io;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{Streams, exit};

/// Shells look up completions by the first word of a line. For `cargo xtask`, that is `cargo`, so the script completes
/// `xtask`.
const NAME: &str = "xtask";

const HELP: &str = "\
The script completes the command `xtask`. Define it as an alias: alias xtask='cargo --quiet xtask'

Exit codes:
  0  The script was printed
  2  The usage is wrong

Examples:
  cargo xtask completions bash > xtask.bash     Then: source xtask.bash
  cargo xtask completions zsh > _xtask          In a folder of $fpath
  cargo xtask completions fish > xtask.fish     In ~/.config/fish/completions";

/// Arguments of `completions`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Shell that the script is for.
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> io::Result<u8> {
    let mut script = Vec::new();
    let mut command = crate::Arguments::command().name(NAME).bin_name(NAME);
    clap_complete::generate(arguments.shell, &mut command, NAME, &mut script);
    streams.out.write_all(&script)?;
    Ok(exit::CLEAN)
}
