//! Changed texts in plain text.

use generator::diff::words::Run;

/// How to approve a change.
pub(super) fn to_approve(entry: &str) -> String {
    format!("if it is intended, add under `approvals:` in approvals.yaml:\n{entry}")
}

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both texts in one, with changed words marked as in `git diff --word-diff`.
pub(super) fn marked(runs: &[Run<'_>]) -> String {
    let mark = |open: &str, text: &str, close: &str| match text {
        "" => String::new(),
        text => format!("{open}{text}{close}"),
    };
    let runs = runs.iter().map(|run| match run {
        Run::Same(text) => (*text).to_owned(),
        Run::Changed { old, new } => mark("[-", old, "-]") + &mark("{+", new, "+}"),
    });
    runs.collect()
}
