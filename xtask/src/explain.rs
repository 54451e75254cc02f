//! `cargo xtask explain`: prints what a rule requires, and why.

use std::io;

use generator::diff::{self, ChangeRule};
use generator::finding::did_you_mean;
use generator::rules::{self, Rule};

use crate::{Streams, exit};

const HELP: &str = "\
Exit codes:
  0  The rule or the list was printed
  2  No rule has this id, or the usage is wrong

Examples:
  cargo xtask explain                           List all rules
  cargo xtask explain missing-source            Show what a rule requires, and why";

/// Arguments of `explain`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Id of the rule, as findings show it. Without it: a list of all rules.
    rule: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> io::Result<u8> {
    let Some(id) = &arguments.rule else { return list(streams) };
    if let Some(rule) = all().find(|rule| rule.id == id) {
        page(rule, streams)?;
        if let Some(change) = diff::rules::ALL.iter().find(|change| change.rule.id == rule.id) {
            verdicts(change, streams)?;
        }
        return Ok(exit::CLEAN);
    }
    let help = did_you_mean(id, all().map(|rule| rule.id));
    let help = help.unwrap_or_else(|| "`cargo xtask explain` lists all rules".to_owned());
    writeln!(streams.err, "explain: no rule is called `{id}`; {help}")?;
    Ok(exit::UNREADABLE)
}

/// The rules on specs, followed by the rules on changes.
fn all() -> impl Iterator<Item = &'static Rule> {
    rules::ALL.iter().copied().chain(diff::rules::ALL.iter().map(|change| &change.rule))
}

fn list(streams: &mut Streams<'_>) -> io::Result<u8> {
    let width = all().map(|rule| rule.id.len()).max().unwrap_or_default();
    for rule in all() {
        writeln!(streams.out, "{:<width$}  {:<5}  {}", rule.id, rule.severity, rule.summary)?;
    }
    Ok(exit::CLEAN)
}

fn page(rule: &Rule, streams: &mut Streams<'_>) -> io::Result<()> {
    write!(streams.out, "{} ({})\n\n{}\n\n{}", rule.id, rule.severity, rule.summary, rule.explanation)
}

/// Prints the effects of a change on the crate and on the API.
fn verdicts(ChangeRule { rule: _, step, effect, notice }: &ChangeRule, streams: &mut Streams<'_>) -> io::Result<()> {
    writeln!(streams.out, "\nCrate: {step}. {}", step.meaning())?;
    writeln!(streams.out, "Programs that use the crate {}.", notice.predicate())?;
    writeln!(streams.out, "API: {effect}. {}", effect.meaning())
}
