//! The words that changed, marked where there is no other way than signs.

use generator::diff::words::Run;

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
