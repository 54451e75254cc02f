//! The safeguard behind the rules: compares the crates that are emitted for both specs. A change has to explain each difference.

use std::collections::BTreeSet;

use super::rules::{self, ChangeRule};
use super::{Change, approvals};
use crate::api::Api;
use crate::finding::Finding;
use crate::load::Loaded;
use crate::{Files, check, lower, render_all};

/// The difference of the emitted crates that none of the changes can explain.
pub(super) fn unexplained(base: &Side<'_>, head: &Side<'_>, known: &[Change]) -> Option<Change> {
    let package = head.loaded.spec.package.name.text().unwrap_or_default();
    let mut unchanged: BTreeSet<&str> = [base, head].into_iter().flat_map(modules).collect();
    unchanged.retain(|module| !known.iter().any(|change| affects(change, module, package)));
    if unchanged.is_empty() && !known.is_empty() {
        // Emission costs more than the rest of the comparison.
        return None;
    }
    let (old, new) = (base.emitted()?, head.emitted()?);
    let is_explained = |path: &str| {
        let module = path.split(['/', '.']).next().unwrap_or_default();
        let mut texts = [&old, &new].into_iter().filter_map(|files| files.0.get(path));
        if unchanged.contains(module) {
            texts.any(|text| known.iter().any(|change| is_in_referenced_module(text, change)))
        } else {
            !known.is_empty()
        }
    };
    let paths: BTreeSet<&str> = old.0.keys().chain(new.0.keys()).map(String::as_str).collect();
    let differs = |path: &str| old.0.get(path) != new.0.get(path);
    let differing: Vec<&str> = paths.into_iter().filter(|path| differs(path) && !is_explained(path)).collect();
    (!differing.is_empty()).then(|| change(head, &differing, [&old, &new]))
}

/// Whether a change may explain a difference in the emitted files of a module, whatever is in them. The documentation of the
/// package affects none of them, a change in a module affects its own files, and any other change may affect all.
fn affects(change: &Change, module: &str, package: &str) -> bool {
    let is = |rules: &[&ChangeRule]| rules.iter().any(|rule| change.is(rule));
    match change.module.as_deref() {
        Some(_) if is(&[&rules::RENAMED, &rules::MOVED, &rules::MODULE_ADDED, &rules::MODULE_REMOVED]) => true,
        Some(other) => other == module,
        None if is(&[&rules::GUIDE_CHANGED]) => false,
        None if is(&[&rules::DOCUMENTATION_CHANGED, &rules::PUNCTUATION_CHANGED]) => change.subjects != [package],
        None => true,
    }
}

/// Whether a change is in a module that an emitted file refers to.
fn is_in_referenced_module(text: &str, change: &Change) -> bool {
    change.module.as_deref().is_some_and(|module| text.contains(&format!("{module}::")))
}

fn modules<'s>(side: &'s Side<'_>) -> impl Iterator<Item = &'s str> {
    side.api.modules.iter().map(|module| module.name)
}

fn change(head: &Side<'_>, differing: &[&str], files: [&Files; 2]) -> Change {
    let what = format!("no rule knows this change, and it changes what is emitted: {}", differing.join(", "));
    let spec = &head.loaded.spec;
    let place = spec.place(spec.package_head.file_start());
    let [old, new] = files.map(|files| {
        let texts = differing.iter().filter_map(|path| files.0.get(*path));
        Some(approvals::digest(&texts.cloned().collect::<String>()))
    });
    let mut change =
        Change::new(&rules::UNKNOWN_CHANGE, spec.package.name.text().unwrap_or_default().to_owned(), None, place, what)
            .label("somewhere in this spec")
            .values(old, new);
    change.finding = change.finding.help(
        "compare the two emitted crates by hand, and report the case: every change should have a rule of its own",
    );
    change
}

/// A spec to compare.
pub(super) struct Side<'l> {
    pub(super) loaded: &'l Loaded,
    pub(super) api: &'l Api<'l>,
}

impl Side<'_> {
    /// The crate that is emitted for the spec; none if it has errors.
    fn emitted(&self) -> Option<Files> {
        let has_errors = check(self.loaded).iter().any(Finding::is_error);
        (!has_errors).then(|| render_all(&lower::lower(self.api)))
    }
}
