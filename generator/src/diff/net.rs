//! The net under the rules: what is emitted for both specs is compared, and what differs has to be told by some change.

use std::collections::BTreeSet;

use super::rules::{self, ChangeRule};
use super::{Change, approvals};
use crate::finding::{Finding, Span};
use crate::load::Loaded;
use crate::{Files, check, lower, render_all};

/// What differs in the emitted crates, if nothing that was found can be why.
pub(super) fn unknown(base: &Loaded, head: &Loaded, known: &[Change]) -> Option<Change> {
    let package = head.spec.package.name.as_str();
    let mut untold: BTreeSet<&str> = [base, head].into_iter().flat_map(modules).collect();
    untold.retain(|module| !known.iter().any(|change| shows_in(change, module, package)));
    if untold.is_empty() && !known.is_empty() {
        // To emit both costs more than all else.
        return None;
    }
    let (old, new) = (emitted(base)?, emitted(head)?);
    let is_told = |path: &str| {
        let module = path.split(['/', '.']).next().unwrap_or_default();
        let mut texts = [&old, &new].into_iter().filter_map(|files| files.0.get(path));
        if untold.contains(module) {
            texts.any(|text| known.iter().any(|change| is_of_what_is_named_in(text, change)))
        } else {
            !known.is_empty()
        }
    };
    let paths: BTreeSet<&str> = old.0.keys().chain(new.0.keys()).map(String::as_str).collect();
    let differs = |path: &str| old.0.get(path) != new.0.get(path);
    let differing: Vec<&str> = paths.into_iter().filter(|path| differs(path) && !is_told(path)).collect();
    (!differing.is_empty()).then(|| change(head, &differing, [&old, &new]))
}

/// Whether a change may be why the emitted files of a module differ, whatever is in them. What is said of the package as a
/// whole shows in none of them, what is in a module shows in its own, and all else may show anywhere.
fn shows_in(change: &Change, module: &str, package: &str) -> bool {
    let is = |rules: &[&ChangeRule]| rules.iter().any(|rule| change.is(rule));
    match change.module.as_deref() {
        Some(_) if is(&[&rules::RENAMED, &rules::MOVED, &rules::MODULE_ADDED, &rules::MODULE_REMOVED]) => true,
        Some(other) => other == module,
        None if is(&[&rules::GUIDE_CHANGED]) => false,
        None if is(&[&rules::DOCUMENTATION_CHANGED, &rules::PUNCTUATION_CHANGED]) => change.subjects != [package],
        None => true,
    }
}

/// Whether a change is in a module that an emitted file names.
fn is_of_what_is_named_in(text: &str, change: &Change) -> bool {
    change.module.as_deref().is_some_and(|module| text.contains(&format!("{module}::")))
}

fn modules(loaded: &Loaded) -> impl Iterator<Item = &str> {
    loaded.spec.resources.iter().filter_map(|(_, resource)| Some(resource.module.as_ref()?.name.as_str()))
}

fn change(head: &Loaded, differing: &[&str], files: [&Files; 2]) -> Change {
    let what = format!("no rule knows this change, and it changes what is emitted: {}", differing.join(", "));
    let place = head.package_document.place(Span::START);
    let [old, new] = files.map(|files| {
        let texts = differing.iter().filter_map(|path| files.0.get(*path));
        Some(approvals::digest(&texts.cloned().collect::<String>()))
    });
    let mut change = Change::new(&rules::UNKNOWN_CHANGE, head.spec.package.name.clone(), None, place, what)
        .label("somewhere in this spec")
        .values(old, new);
    change.finding = change.finding.help(
        "compare the two emitted crates by hand, and report the case: every change should have a rule of its own",
    );
    change
}

/// The crate of a spec, if it has one.
fn emitted(loaded: &Loaded) -> Option<Files> {
    (!check(loaded).iter().any(Finding::is_error)).then(|| render_all(&lower::lower(loaded)))
}
