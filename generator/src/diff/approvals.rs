//! Intended breaks: what `approvals.yaml` approves, and what in it is of no use any more.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Change;
use super::pairing::Pairing;
use super::rules::{self, ChangeRule};
use crate::finding::{Place, Severity, did_you_mean};
use crate::load::Loaded;
use crate::spec::Approval;

/// The renames that a spec declares, from the path in base to the path in head.
pub(super) fn renames(head: &Loaded) -> BTreeMap<String, String> {
    head.approvals.renames.iter().map(|rename| (rename.from.clone(), rename.to.clone())).collect()
}

/// Renames that nothing was found for.
pub(super) fn stale_renames(head: &Loaded, pairing: &Pairing<'_>) -> Vec<Change> {
    let at = head.approvals_document.at().key("renames");
    let renamed = |from: &str, to: &str| {
        pairing.pairs.iter().any(|(base, head)| base.path.shown() == from && head.path.shown() == to)
    };
    let stale = head.approvals.renames.iter().enumerate().filter(|(_, rename)| !renamed(&rename.from, &rename.to));
    let changes = stale.map(|(index, rename)| {
        let what = format!("declared to be renamed to `{}`, which did not happen", rename.to);
        stale_entry(&rules::STALE_RENAME, &rename.from, at.item(index).key("from").place(), what)
    });
    changes.collect()
}

/// Marks what is approved, says of the rest how to approve it, and adds approvals that approve nothing.
pub(super) fn apply(changes: &mut Vec<Change>, head: &Loaded) {
    let approvals = &head.approvals.approvals;
    let mut used = vec![false; approvals.len()];
    for change in changes.iter_mut() {
        let found = approvals.iter().position(|approval| is_of(approval, change));
        let reason = found.map(|index| {
            used[index] = true;
            approvals[index].reason.trim()
        });
        match reason {
            Some("" | "…" | "...") => {
                change.finding =
                    change.finding.clone().help("its approval does not say yet why the change is intended");
            }
            Some(reason) => change.approval = Some(reason.to_owned()),
            None if change.finding.rule.severity == Severity::Error => change.entry = Some(entry(change)),
            None => {}
        }
    }
    let at = head.approvals_document.at().key("approvals");
    for (index, approval) in approvals.iter().enumerate().filter(|(index, _)| !used[*index]) {
        changes.push(stale(approval, at.item(index).key("rule").place()));
    }
}

fn stale(approval: &Approval, place: Place) -> Change {
    let ids = || rules::ALL.iter().map(|rule| rule.rule.id);
    if ids().any(|id| id == approval.rule) {
        let what = format!("no change here is `{}` with the digests of this approval", approval.rule);
        return stale_entry(&rules::STALE_APPROVAL, &approval.place, place, what);
    }
    let what = format!("no change can be `{}`: there is no such rule", approval.rule);
    let mut change = stale_entry(&rules::STALE_APPROVAL, &approval.place, place, what);
    if let Some(help) = did_you_mean(&approval.rule, ids()) {
        change.finding = change.finding.help(help);
    }
    change
}

/// An entry that is of no use.
fn stale_entry(rule: &'static ChangeRule, subject: &str, place: Place, what: String) -> Change {
    let mut change = Change::new(rule, subject.to_owned(), None, place, what).label("of no use");
    change.finding = change.finding.help("remove the entry; the history keeps it");
    change
}

/// Whether an approval is of a change, whatever its reason.
fn is_of(approval: &Approval, change: &Change) -> bool {
    let Approval { rule, place, old, new, reason: _ } = approval;
    *rule == change.finding.rule.id
        && *place == change.subjects.join(", ")
        && *old == side(change.old.as_ref())
        && *new == side(change.new.as_ref())
}

/// The entry that approves a change, as YAML.
fn entry(change: &Change) -> String {
    let field = |key: &str, value: &str| format!("    {key}: {value}\n");
    let mut entry = format!("  - rule: {}\n", change.finding.rule.id);
    entry.push_str(&field("place", &quoted(&change.subjects.join(", "))));
    entry.push_str(&field("old", &quoted(&side(change.old.as_ref()))));
    entry.push_str(&field("new", &quoted(&side(change.new.as_ref()))));
    entry.push_str("    reason: …");
    entry
}

/// Quotes that any text can stand in: digests may look like numbers.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn side(value: Option<&String>) -> String {
    value.map_or_else(|| "none".to_owned(), |text| digest(text))
}

/// A short digest: an approval is of this change and of no other, not a proof against malice.
pub(super) fn digest(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let start = hash.iter().take(6).fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
    format!("{start:012x}")
}
