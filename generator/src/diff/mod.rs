//! Compares two specs by meaning: what a change does to the API, and what it does to programs that use the emitted crate.
//!
//! ```text
//! base, head ── elements ──> trees ── matching ──> matched, added, removed ── classify ──> changes ── approvals ──> Changes
//! ```
//!
//! Each spec becomes a tree of elements with attributes. Elements that are the same on both sides are matched, and each
//! difference is classified by a rule. As a safeguard, the crates that are emitted for both sides are compared as well: a
//! difference there that no change explains is reported as a change of its own.

mod approvals;
mod change;
mod classify;
pub mod contents;
pub mod edits;
mod elements;
mod emitted;
mod fact_words;
mod matching;
mod operations;
mod readable;
pub mod rules;
mod summary;
#[cfg(test)]
mod tests;
pub mod version;
mod wording;
pub mod words;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use self::approvals::Stale;
pub use self::change::Change;
use self::elements::ElementTree;
use self::emitted::Side;
pub use self::fact_words::FactWords;
use self::matching::Matching;
pub use self::readable::readable;
pub use self::rules::{ChangeRule, Effect, Notice, Step};
use self::version::Versions;
use crate::load::Loaded;
pub use crate::lower::markdown::code;
use crate::resolve::resolve;
pub use crate::source::APPROVALS_FILE;

/// The changes between two specs.
#[derive(Debug)]
pub struct Changes {
    /// Every change: those of elements in the order of files and lines of head, then those of the whole, of the version and
    /// of `approvals.yaml`.
    pub changes: Vec<Change>,
    /// The semver bump that the changes require together.
    pub step: Step,
    /// The gravest effect that they have on the API.
    pub effect: Effect,
}

/// Compares two specs by meaning, with the renames and approvals that head declares, and with the versions of the crate if
/// both sides state one.
///
/// What is emitted is compared only if both specs are without errors: nothing is emitted for others.
#[must_use]
pub fn compare(base: &Loaded, head: &Loaded, versions: Option<Versions<'_>>) -> Changes {
    let (mut changes, stale_renames) =
        if are_emitted_from_equal_texts(base, head) { Default::default() } else { changes_of_meaning(base, head) };
    let step = changes.iter().map(|change| change.step).max().unwrap_or_default();
    let effect = changes.iter().map(|change| change.effect).max().unwrap_or_default();
    changes.extend(
        versions.and_then(|versions| versions.too_small(step, head.spec.package.name.text().unwrap_or_default())),
    );
    // Last: an approval is stale only if none of all the changes is what it approves.
    approvals::apply(&mut changes, stale_renames, &base.spec, &head.spec);
    Changes { changes, step, effect }
}

/// Whether the files that the crates are emitted from have equal names and texts, and the declared renames are equal. Then
/// nothing has changed, and neither the elements nor the crates need be compared.
fn are_emitted_from_equal_texts(base: &Loaded, head: &Loaded) -> bool {
    *base.spec.approvals.renames == *head.spec.approvals.renames && emitted_texts(base).eq(emitted_texts(head))
}

/// The texts of the files that the crate is emitted from, each with its name in the spec folder.
fn emitted_texts(loaded: &Loaded) -> impl Iterator<Item = (&str, &str)> {
    let name = |path: &str| path.rfind('/').map_or(0, |slash| slash + 1);
    let texts = loaded.texts.iter().map(move |(path, text)| (&path[name(path)..], text.as_str()));
    texts.filter(|(name, _)| *name != APPROVALS_FILE)
}

/// The changes of elements, what they leave unexplained in the emitted crates, and declared renames that are stale.
fn changes_of_meaning(base: &Loaded, head: &Loaded) -> (Vec<Change>, Vec<Stale>) {
    let ((base_api, _), (head_api, _)) = (resolve(&base.spec), resolve(&head.spec));
    let (old, new) = (ElementTree::of(&base_api), ElementTree::of(&head_api));
    let renames = approvals::renames(&head.spec);
    let matching = Matching::of(&old, &new, &renames);
    let mut changes = merge_shared(classify::classify(&old, &new, &matching));
    changes.extend(emitted::unexplained(
        &Side { loaded: base, api: &base_api },
        &Side { loaded: head, api: &head_api },
        &changes,
    ));
    let is_edited = !changes.is_empty() || *base.spec.approvals.renames != *head.spec.approvals.renames;
    let stale_renames =
        if is_edited { approvals::stale_renames(&base.spec, &head.spec, &matching) } else { Vec::new() };
    (changes, stale_renames)
}

/// Merges equal changes of elements that share a line of the spec.
fn merge_shared(changes: Vec<Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = Vec::new();
    let mut alike: BTreeMap<_, usize> = BTreeMap::new();
    for change in changes {
        match alike.entry(change.shared_by()) {
            Entry::Occupied(index) => kept[*index.get()].share(change),
            Entry::Vacant(index) => {
                index.insert(kept.len());
                kept.push(change);
            }
        }
    }
    kept.sort_by(|a, b| (&a.finding.place, a.finding.rule.id).cmp(&(&b.finding.place, b.finding.rule.id)));
    kept
}
