//! Changes as Markdown, for the comment of a pull request or for a changelog: a summary, a short table, and the details.

mod details;
mod escape;
mod summary;
mod write;

use std::io::{self, Write};

use generator::Finding;
use generator::diff::{Change, Effect, Step, code};

use self::escape::{literal, prose};
use self::write::{cell, help, html, place};
use super::page::{Numbers, Page, Role, Row};
use super::side::WORKING_TREE;
use super::version::Versions;
use super::{Report, counts};
use crate::present;

/// The most rows of the table. The details have all changes that there is room for.
const ROWS: usize = 30;
/// The most elements that a row names; the others are counted.
const SUBJECTS: usize = 8;
/// The most errors of a spec that are listed; the others are counted.
const ERRORS: usize = 20;
/// Bytes for what folds the details, and for what is said of changes that are left out.
const NOTES: usize = 600;
/// The most bytes of details that are not folded.
const SHORT: usize = 3_000;

/// Writes the changes. A limit is one of bytes, which are no fewer than the characters that GitHub counts: then the details
/// of the gravest changes that fit are written, and the others are counted.
pub(super) fn write(report: &Report, limit: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let limit = limit.unwrap_or(usize::MAX);
    let page = Page::of(report);
    let mut text = head(report, &page);
    if !page.rows.is_empty() {
        text.push_str(&table(&page, limit / 2));
        text.push_str(&legend(&page));
        let waiver = waiver(report, &page);
        text.push_str(&all_details(report, &page, limit.saturating_sub(text.len() + waiver.len() + NOTES)));
        text.push_str(&waiver);
    }
    out.write_all(text.as_bytes())
}

/// Writes the errors of a spec, because of which it was not compared.
pub(super) fn write_errors(
    [base, head]: [&str; 2],
    wrong: &str,
    errors: &[Finding],
    out: &mut dyn Write,
) -> io::Result<()> {
    let count = present::count(errors.len(), "error");
    let (base, head, wrong) = (side(base), side(head), side(wrong));
    let list = list_of_errors(errors);
    write!(out, "### The spec has {count}\n\n{base} and {head} are not compared until {wrong} is mended.\n\n{list}")
}

fn list_of_errors(errors: &[Finding]) -> String {
    let item = |error: &Finding| {
        format!("- {}: {}{} ({})\n", code(error.rule.id), prose(&error.message), help(error), place(&error.place))
    };
    let more = errors.len().saturating_sub(ERRORS);
    let more = if more > 0 { format!("- and {more} more\n") } else { String::new() };
    errors.iter().take(ERRORS).map(item).collect::<String>() + &more
}

fn head(report: &Report, page: &Page<'_>) -> String {
    let (title, base, head) = (literal(&title(report)), side(&report.base), side(&report.head));
    let compared = if report.head == WORKING_TREE {
        format!("Compared with {base}")
    } else {
        format!("Comparing {base} with {head}")
    };
    let warning = match report.base_errors.len() {
        0 => String::new(),
        count => {
            let (count, list) = (present::count(count, "error"), list_of_errors(&report.base_errors));
            format!("\n**{base} has {count}, so that it is compared only as far as it can be read.**\n\n{list}")
        }
    };
    let (count, summary) = (summary::count(report, page), summary::summary(report, page));
    format!("### {title}\n\n{compared}: {count}.\n{warning}\n{summary}")
}

/// The title: of a proposed change, or of a version with the changes since the one before.
fn title(report: &Report) -> String {
    match (&report.versions, report.step) {
        (Some(Versions { base, head, .. }), _) if base.stated.version != head.stated.version => {
            format!("{} {}: what changes since {}", report.package, head.stated.version, base.stated.version)
        }
        (_, Step::None) => "Changes to the spec: no bump".to_owned(),
        (_, step) => format!("Changes to the spec: {step} bump"),
    }
}

fn side(name: &str) -> String {
    if name == WORKING_TREE { name.to_owned() } else { code(name) }
}

/// The rows of the gravest changes, as many as fit in `limit` bytes.
fn table(page: &Page<'_>, limit: usize) -> String {
    let mut used = 0;
    let fits = |row: &String| {
        used += row.len();
        used <= limit
    };
    let rows: Vec<String> = page.rows.iter().take(ROWS).map(row).take_while(fits).collect();
    let note = match page.rows.len() - rows.len() {
        0 => String::new(),
        more => format!("\nand {} more, in the details.\n", present::count(more, "change")),
    };
    format!("\n| row | crate | API | where | change |\n|---|---|---|---|---|\n{}{note}", rows.concat())
}

fn row(row: &Row<'_>) -> String {
    let Row { number, change, role } = row;
    let step = match change.step {
        step @ Step::Major => format!("**{step}**"),
        step => step.to_string(),
    };
    let approved = if change.approval.is_some() { " (approved)" } else { "" };
    let arrow = if *role == Role::Main { "" } else { "↳ " };
    let subjects = cell(&subjects(change));
    let consequence = if *role == Role::Consequence { "in consequence: " } else { "" };
    let phrases = change.phrases().map(|runs| format!(": {}", write::marked(&runs))).unwrap_or_default();
    let (help, operations) = (help(&change.finding), write::operations(change));
    let operations = operations.map(|names| format!("; operations: {names}")).unwrap_or_default();
    let what = cell(&format!("{consequence}{}{phrases}{help}{operations}", prose(&change.what)));
    format!("| {number} | {step}{approved} | {} | {arrow}{subjects} | {what} |\n", change.effect.name())
}

/// The first elements of a change, and the number of the others.
fn subjects(change: &Change) -> String {
    let subjects = change.subjects.iter().take(SUBJECTS).map(|subject| code(subject));
    let more = change.subjects.len().saturating_sub(SUBJECTS);
    let more = (more > 0).then(|| format!("{more} more"));
    subjects.chain(more).collect::<Vec<_>>().join(", ")
}

/// What the words of the table mean, as far as it has them.
fn legend(page: &Page<'_>) -> String {
    let steps = [Step::Major, Step::Minor, Step::Patch, Step::None];
    let effects = [Effect::Broken, Effect::Altered, Effect::Extended, Effect::Described, Effect::None];
    let steps = steps.into_iter().filter(|step| !page.having(|change| change.step == *step).is_empty());
    let effects = effects.into_iter().filter(|effect| !page.having(|change| change.effect == *effect).is_empty());
    let steps = steps.map(|step| format!("- crate: **{step}**. {}\n", step.meaning()));
    let effects = effects.map(|effect| format!("- API: **{effect}**. {}\n", effect.meaning()));
    let has_role = |wanted: fn(Role) -> bool| page.rows.iter().any(|row| wanted(row.role));
    let notes = [
        (has_role(|role| role != Role::Main), "**↳** marks what belongs to the edit above."),
        (
            has_role(|role| role == Role::Consequence),
            "**In consequence**: nobody wrote this into the spec; it follows from the edit above.",
        ),
        (
            !page.having(|change| change.is_rewording() || change.fact_words.is_some()).is_empty(),
            "**Facts may differ**: a number, a negation, a word such as “must”, “only” or “last”, or a name in the style of \
             code differs; or the text is equal but for single words. A text without this mark may say something else all the \
             same: no rule sees that.",
        ),
    ];
    let notes = notes.into_iter().filter(|(is_used, _)| *is_used).map(|(_, note)| format!("- {note}\n"));
    let lines: String = steps.chain(effects).chain(notes).collect();
    format!("\n<details>\n<summary>What the words mean</summary>\n\n{lines}\n</details>\n")
}

/// How to keep a version that is too small.
fn waiver(report: &Report, page: &Page<'_>) -> String {
    let entry = page.too_small().and_then(|change| change.entry.as_ref());
    let waiver = entry.map(|entry| {
        let how = details::to_approve("the version is to stay all the same", entry, report);
        format!("\n<details>\n<summary>How to keep the version</summary>\n\n{how}\n\n</details>\n")
    });
    waiver.unwrap_or_default()
}

/// The details of the gravest changes that fit in `limit` bytes, folded if they are long.
fn all_details(report: &Report, page: &Page<'_>, limit: usize) -> String {
    let mut used = 0;
    let fits = |details: &String| {
        used += details.len();
        used <= limit
    };
    let details: Vec<String> = page.rows.iter().map(|row| details::of(row, report)).take_while(fits).collect();
    let (shown, total) = (details.len(), page.rows.len());
    let details = details.concat();
    let count =
        if shown == total { String::new() } else { format!(": {shown} of {}", present::count(total, "change")) };
    let open = if details.len() <= SHORT { " open" } else { "" };
    let note = if shown == total { String::new() } else { left_out(page, shown) };
    format!("\n<details{open}>\n<summary>Details{}</summary>\n\n{details}\n</details>\n{note}", html(&count))
}

/// What is said of the changes that there is no room for.
fn left_out(page: &Page<'_>, shown: usize) -> String {
    let left_out: Vec<&Change> = page.rows[shown..].iter().map(|row| row.change).collect();
    let steps = counts(&left_out, |change| change.step, Step::name).join(", ");
    let effects = counts(&left_out, |change| change.effect, Effect::name).join(", ");
    let (total, count) = (page.rows.len(), present::count(left_out.len(), "change"));
    format!(
        "\nThe details of all {total} changes would be too long for this page. It has those of the gravest {shown}, and leaves \
         out {count} (crate: {steps}; API: {effects}).\n"
    )
}
