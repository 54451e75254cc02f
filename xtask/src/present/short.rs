//! The short format: a line `file:line:column: severity[rule]: message` for each finding.

use std::io::{self, Write};

use generator::Finding;

pub(super) fn write(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    findings.iter().try_for_each(|finding| writeln!(out, "{finding}"))
}
