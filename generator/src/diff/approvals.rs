//! The entries of `approvals.yaml`: approves changes, and reports entries that are stale.

use std::collections::{BTreeMap, BTreeSet};

use hmac_sha256::Hash;

use super::Change;
use super::matching::{Matched, Matching};
use super::rules::{self, ChangeRule};
use super::wording::code;
use crate::finding::{Place, did_you_mean};
use crate::spec::{Approval, Rename, Spanned, Spec};

/// The declared renames, from the path in base to the path in head. Of several with one path in common, the first.
pub(super) fn renames(head: &Spec) -> BTreeMap<String, String> {
    let renames = &head.approvals.renames;
    let good = renames.iter().enumerate().filter(|(index, rename)| clash(&renames[..*index], rename).is_none());
    good.map(|(_, rename)| (rename.from.to_string(), rename.to.to_string())).collect()
}

/// Why a declared rename is ignored: it contradicts itself, or one before it.
fn clash(before: &[Spanned<Rename>], Rename { from, to }: &Rename) -> Option<String> {
    if from == to {
        return Some("declared to be renamed to itself".to_owned());
    }
    if before.iter().any(|other| other.from == *from) {
        return Some(format!("declared to be renamed to {}, and to something else before", code(to)));
    }
    let other = before.iter().find(|other| other.to == *to)?;
    Some(format!("declared to be renamed to {}, as {} is", code(to), code(&other.from)))
}

/// Declared renames that did not happen. Those that base declares too are reported together with such approvals.
pub(super) fn stale_renames(base: &Spec, head: &Spec, matching: &Matching<'_>) -> Vec<Stale> {
    let renames = &head.approvals.renames;
    let found: BTreeSet<(String, String)> =
        matching.matched.iter().map(|Matched { base, head }| (base.path.dotted(), head.path.dotted())).collect();
    let stale = renames.iter().enumerate().filter_map(|(index, rename)| {
        let Rename { from, to } = rename.get();
        let happened = found.contains(&(from.to_string(), to.to_string()));
        let missing = || (!happened).then(|| format!("declared to be renamed to {}, which did not happen", code(to)));
        let what = clash(&renames[..index], rename).or_else(missing)?;
        let place = head.place(from.location());
        if base.approvals.renames.contains(rename) {
            return Some(Stale::Earlier { subject: from.to_string(), place });
        }
        Some(Stale::New(Box::new(stale_entry(&rules::STALE_RENAME, from, place, what))))
    });
    stale.collect()
}

/// An entry that has no use.
pub(super) enum Stale {
    /// It is new, so that it is a mistake.
    New(Box<Change>),
    /// It was used by an earlier change, which base already contains, and stays until that change is released.
    Earlier { subject: String, place: Place },
}

/// Marks approved changes, adds to the others the entry that would approve them, and reports entries that are stale: `renames`,
/// and approvals.
pub(super) fn apply(changes: &mut Vec<Change>, renames: Vec<Stale>, base: &Spec, head: &Spec) {
    let approvals = &head.approvals.approvals;
    let mut uses = vec![Use::Unused; approvals.len()];
    for change in changes.iter_mut() {
        let candidates: Vec<usize> = (0..approvals.len()).filter(|index| is_for(&approvals[*index], change)).collect();
        let chosen = candidates.iter().find(|index| approvals[**index].has_reason()).or(candidates.first()).copied();
        for index in candidates {
            uses[index] = if Some(index) == chosen { Use::Approves } else { Use::Duplicate };
        }
        apply_to(change, chosen.map(|index| approvals[index].get()));
    }
    if changes.is_empty() && renames.is_empty() && **approvals == *base.approvals.approvals {
        // Nothing changes: approvals of the last change are reported as stale with the next one.
        return;
    }
    let stale = approvals.iter().zip(uses);
    let stale =
        stale.filter_map(|(approval, used)| stale_approval(approval, used, head.place(approval.rule.location()), base));
    let mut earlier = Vec::new();
    for stale in renames.into_iter().chain(stale) {
        match stale {
            Stale::New(change) => changes.push(*change),
            Stale::Earlier { subject, place } => earlier.push((subject, place)),
        }
    }
    changes.extend(earlier_entries(earlier));
}

/// The entries of earlier changes, reported once, at the first.
fn earlier_entries(entries: Vec<(String, Place)>) -> Option<Change> {
    let count = entries.len();
    let (subject, place) = entries.into_iter().min_by(|(_, one), (_, other)| one.cmp(other))?;
    let what = match count {
        1 => "this entry is for a change that base already contains".to_owned(),
        _ => format!("this entry and {} more are for changes that base already contains", count - 1),
    };
    let mut change = Change::new(&rules::EARLIER_APPROVALS, subject, None, place, what).label("no effect here");
    change.finding = change.finding.help("they have no effect on this comparison; remove them after the next release");
    Some(change)
}

/// How an approval is used.
#[derive(Clone, Copy)]
enum Use {
    /// It approves a change.
    Approves,
    /// Another one approves the same change.
    Duplicate,
    /// It approves nothing.
    Unused,
}

fn apply_to(change: &mut Change, approval: Option<&Approval>) {
    match approval {
        Some(approval) if approval.has_reason() => change.approval = Some(approval.reason.trim().to_owned()),
        Some(_) => {
            let help = "its approval does not say yet why the change is intended";
            change.finding = change.finding.clone().help(help);
        }
        None if change.finding.is_error() => change.entry = Some(entry(change)),
        None => {}
    }
}

impl Approval {
    /// Whether the reason is more than the placeholder that the entry is printed with.
    fn has_reason(&self) -> bool {
        !matches!(self.reason.trim(), "" | "…" | "...")
    }
}

fn stale_approval(approval: &Spanned<Approval>, used: Use, place: Place, base: &Spec) -> Option<Stale> {
    let ids = || rules::ALL.iter().map(|rule| rule.rule.id);
    let Approval { rule, place: subject, .. } = approval.get();
    let is_rule = ids().any(|id| *rule == *id);
    let what = match used {
        Use::Approves => return None,
        Use::Duplicate => "another approval is of the same change".to_owned(),
        Use::Unused if is_rule => format!("no change here is `{rule}` with the digests of this approval"),
        Use::Unused => format!("no change can be `{rule}`: there is no such rule"),
    };
    if matches!(used, Use::Unused) && is_rule && base.approvals.approvals.contains(approval) {
        return Some(Stale::Earlier { subject: subject.to_string(), place });
    }
    let mut change = stale_entry(&rules::STALE_APPROVAL, subject, place, what);
    if !is_rule {
        let known = did_you_mean(rule, ids());
        change.finding = change.finding.maybe_help(known);
    }
    Some(Stale::New(Box::new(change)))
}

/// Reports an entry that has no use.
fn stale_entry(rule: &'static ChangeRule, subject: &str, place: Place, what: String) -> Change {
    let mut change = Change::new(rule, subject.to_owned(), None, place, what).label("of no use");
    change.finding = change.finding.help("remove the entry; the history keeps it");
    change
}

/// Whether an approval is for a change, whatever its reason.
fn is_for(approval: &Approval, change: &Change) -> bool {
    let Approval { rule, place, old, new, reason: _ } = approval;
    *rule == *change.finding.rule.id
        && *place == *change.subjects.join(", ")
        && *old == *side(change.old.as_ref())
        && *new == *side(change.new.as_ref())
}

/// The YAML of the entry that would approve a change.
fn entry(change: &Change) -> String {
    let field = |key: &str, value: &str| format!("    {key}: {value}\n");
    let mut entry = format!("  - rule: {}\n", change.finding.rule.id);
    entry.push_str(&field("place", &quoted(&change.subjects.join(", "))));
    entry.push_str(&field("old", &quoted(&side(change.old.as_ref()))));
    entry.push_str(&field("new", &quoted(&side(change.new.as_ref()))));
    entry.push_str("    reason: …");
    entry
}

/// A quoted YAML string. A digest without quotes may look like a number.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn side(value: Option<&String>) -> String {
    value.map_or_else(|| "none".to_owned(), |text| digest(text))
}

/// A short digest, which ties an approval to one change. It is no protection against forgery.
pub(super) fn digest(text: &str) -> String {
    let hash = Hash::hash(text.as_bytes());
    let start = hash.iter().take(6).fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
    format!("{start:012x}")
}
