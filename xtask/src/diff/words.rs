//! Texts where there is nothing but characters to show them.

use generator::diff::words::Run;

/// What to do about a change that needs an approval.
pub(super) fn to_approve(entry: &str) -> String {
    format!("if it is intended, add under `approvals:` in approvals.yaml:\n{entry}")
}

/// A text as one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both texts as one, with the words that changed as git marks them.
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
