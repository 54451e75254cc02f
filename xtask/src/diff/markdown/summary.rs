//! What the changes come to: for the check, for programs, for the API, for end users and for readers.

use std::collections::BTreeSet;

use generator::diff::{Change, Effect, Notice, code, rules};
use generator::finding::Severity;

use super::escape::prose;
use super::write::{help, marked, place, sentence};
use super::{Numbers, Page, Row};
use crate::diff::Report;
use crate::present;

/// The most messages that are shown.
const MESSAGES: usize = 5;

/// The number of changes, or why there are none.
pub(super) fn count(report: &Report, page: &Page<'_>) -> String {
    if let Some(outcome) = report.no_change() {
        return outcome;
    }
    let parts: BTreeSet<&String> = page.rows.iter().flat_map(|row| &row.change.subjects).collect();
    let changes = present::count(page.rows.len(), "change");
    if parts.len() > page.rows.len() { format!("{changes}, to {} parts of the spec", parts.len()) } else { changes }
}

/// A list with an item for each of those whom a change may concern.
pub(super) fn summary(report: &Report, page: &Page<'_>) -> String {
    let mut items = vec![check(report, page), version(report, page)];
    if !page.rows.is_empty() {
        items.extend([programs(page), api(page), end_users(page), wording(page)]);
    }
    items.concat()
}

/// Whether the comparison fails, and why. Nothing is to be mended between two revisions.
fn check(report: &Report, page: &Page<'_>) -> String {
    if !report.is_editable {
        return String::new();
    }
    let is_failing = |change: &Change| change.is_at_least(report.fail_on);
    let what = match report.fail_on {
        Severity::Error => "breaking change".to_owned(),
        bar @ (Severity::Warn | Severity::Info) => format!("change of severity `{bar}` or above"),
    };
    let failing = page.having(is_failing);
    let is_not_approved = |rows: &[&Row<'_>]| {
        let verb = if rows.len() == 1 { "is" } else { "are" };
        format!("{} {verb} not approved ({})", counted(rows.len(), &what), Numbers::of(rows))
    };
    let changes = (!failing.is_empty()).then(|| is_not_approved(&failing));
    let others = page.to_mend.iter().filter(|change| is_failing(change)).map(|change| reason(change));
    let reasons: Vec<String> = changes.into_iter().chain(others).collect();
    let result = match (reasons.as_slice(), page.having(|change| change.approval.is_some()).is_empty()) {
        ([], true) => format!("passes**: there is no {what}"),
        ([], false) => format!("passes**: every {what} is approved"),
        (reasons, _) => format!("fails** at severity `{}`: {}", report.fail_on, reasons.join("; ")),
    };
    let entries = page.to_mend.iter().filter(|change| !change.is(&rules::BUMP_TOO_SMALL));
    let entries = entries.map(|change| {
        let finding = &change.finding;
        format!("  - {}{} ({})\n", prose(&finding.message), help(finding), place(&finding.place))
    });
    format!("- **The check {result}.\n{}", entries.collect::<String>())
}

/// Why a finding that is no change of the spec fails.
fn reason(change: &Change) -> String {
    if change.is(&rules::BUMP_TOO_SMALL) { "the version is too small".to_owned() } else { code(change.finding.rule.id) }
}

/// The version that the changes require, and where to write it.
fn version(report: &Report, page: &Page<'_>) -> String {
    let fix = page.too_small().zip(report.versions.as_ref()).map(|(change, versions)| {
        let smallest = code(&versions.smallest(report.step).to_string());
        format!(" **Write {smallest} at {}.**", place(&change.finding.place))
    });
    format!("- **Version:** {}{}\n", prose(&report.version()), fix.unwrap_or_default())
}

fn programs(page: &Page<'_>) -> String {
    let noticed = page.by_notice();
    let noticed = noticed.iter().filter(|(notice, _)| *notice > Notice::Documentation);
    let sentences: Vec<String> = noticed.map(|(notice, rows)| with_rows(notice.predicate(), rows)).collect();
    match sentences.as_slice() {
        [] => "- **Programs** that use the crate compile as before, and do what they did.\n".to_owned(),
        sentences => format!("- **Programs** that use the crate {}.\n", sentences.join("; ")),
    }
}

fn api(page: &Page<'_>) -> String {
    let effects = page.by_effect();
    let effects = effects.iter().filter(|(effect, _)| *effect > Effect::None);
    let sentences: Vec<String> = effects.map(|(effect, rows)| with_rows(effect.predicate(), rows)).collect();
    match sentences.as_slice() {
        [] => "- **The API** stays as it is.\n".to_owned(),
        sentences => format!("- **The API** {}.\n", sentences.join("; ")),
    }
}

fn with_rows(predicate: &str, rows: &Numbers) -> String {
    format!("{predicate} ({rows})")
}

/// The messages that end users see, as far as they differ.
fn end_users(page: &Page<'_>) -> String {
    let rows = page.having(Change::is_shown_to_end_users);
    if rows.is_empty() {
        return "- **End users:** no message to them changes.\n".to_owned();
    }
    let messages: Vec<String> = rows.iter().flat_map(|row| messages(row)).collect();
    let more = match messages.len().saturating_sub(MESSAGES) {
        0 => String::new(),
        more => format!("  - and {more} more\n"),
    };
    let shown: Vec<String> = messages.iter().take(MESSAGES).map(|message| format!("  - {message}\n")).collect();
    format!("- **End users** may see other messages ({}):\n{}{more}", Numbers::of(&rows), shown.concat())
}

/// The messages of a change: those of an element that was added or removed, or one that differs.
fn messages(row: &Row<'_>) -> Vec<String> {
    let change = row.change;
    let subject = code(&change.subjects.join(", "));
    let whole = change.contents.messages();
    if whole.is_empty() {
        let reworded = change.runs().map_or_else(|| prose(&change.what), |runs| marked(&runs));
        return vec![format!("{subject}: {reworded}")];
    }
    let verb = if change.old.is_none() { "new" } else { "gone" };
    whole.into_iter().map(|message| format!("{subject}, {verb}: “{}”", prose(message))).collect()
}

/// The texts that have other words, those first in which a fact may differ.
fn wording(page: &Page<'_>) -> String {
    let is_punctuation = |change: &Change| change.is(&rules::PUNCTUATION_CHANGED);
    let marked = page.having(|change| change.is_rewording() && change.fact_words.is_some());
    let others = page.having(|change| change.is_rewording() && change.fact_words.is_none() && !is_punctuation(change));
    let punctuation = page.having(is_punctuation);
    let says = |rows: &[&Row<'_>], what: &dyn Fn(&str) -> String| {
        (!rows.is_empty()).then(|| format!("{} ({})", what(&present::count(rows.len(), "text")), Numbers::of(rows)))
    };
    let sentences = [
        says(&marked, &|texts| format!("in {texts}, a fact may differ")),
        says(&others, &|texts| {
            format!("in {texts}, no sign of a changed fact was found, but what is said may differ: read it")
        }),
        says(&punctuation, &|texts| format!("in {texts}, only punctuation differs")),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    match sentences.as_slice() {
        [] => "- **Wording:** no text has other words.\n".to_owned(),
        sentences => format!("- **Wording:** {}.\n", sentence(&sentences.join("; "))),
    }
}

/// A number of things, of which the first word is the noun.
fn counted(number: usize, thing: &str) -> String {
    let (noun, rest) = thing.split_once(" of ").unwrap_or((thing, ""));
    let rest = if rest.is_empty() { String::new() } else { format!(" of {rest}") };
    present::count(number, noun) + &rest
}
