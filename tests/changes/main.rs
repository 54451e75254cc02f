//! Property tests of `diff`, with random edits of small specs and of the real one.

mod edits;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use generator::diff::{Change, Changes, Step, rules};
use generator::finding::Severity;
use generator::{Loaded, check, generate, load_folder};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::RngSeed;
use tests::{cases, workspace};

use self::edits::{Edit, Folder};

/// The specs to edit.
fn specs() -> Vec<PathBuf> {
    let small = cases("diff").into_iter().map(|case| case.join("base")).filter(|base| base.join("crate.yaml").exists());
    small
        .chain(
            [
                "another-vendor",
                "columns",
                "conversions",
                "correspondences",
                "integer-enum",
                "predicates",
                "shared-fields",
                "value-table",
            ]
            .map(|case| workspace().join("tests/golden").join(case).join("spec")),
        )
        .collect()
}

/// A spec before and after edits. Edits that lead to errors are dropped.
struct Edited {
    base: Loaded,
    head: Loaded,
    folder: tempfile::TempDir,
    log: Vec<String>,
}

impl Edited {
    fn new(spec: &Path, edits: &[Edit], wanted: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut content = Folder::read(spec);
        let mut log = Vec::new();
        for edit in edits {
            let mut next = content.clone();
            let Some(description) = next.apply(edit) else { continue };
            next.write(folder.path());
            if log.len() < wanted && is_valid(&load_folder(folder.path()).unwrap()) {
                log.push(description);
                content = next;
            }
        }
        content.write(folder.path());
        Self { base: load_folder(spec).unwrap(), head: load_folder(folder.path()).unwrap(), folder, log }
    }
}

fn is_valid(loaded: &Loaded) -> bool {
    !check(loaded).iter().any(|finding| finding.rule.severity == Severity::Error)
}

/// The class of a change, with its old and its new value.
type Seen<'a> = (String, Option<&'a str>, Option<&'a str>);

/// The changes that must have a reverse change when base and head are swapped. Not included are changed numbers, which
/// are reported at the value that has the number in head, stale entries of `approvals.yaml`, which belong to head, and
/// requests that a struct literal can make again, since they have lost parameters.
fn seen(comparison: &Changes, mirrored: bool) -> BTreeMap<Seen<'_>, usize> {
    let mut seen = BTreeMap::new();
    for change in comparison.changes.iter().filter(|change| !is_one_way(change)) {
        let (old, new) = (change.old.as_deref(), change.new.as_deref());
        let sides = if mirrored { (new, old) } else { (old, new) };
        *seen.entry((class(change), sides.0, sides.1)).or_default() += 1;
    }
    seen
}

fn is_one_way(change: &Change) -> bool {
    is_number(change) || is_declared(change) || change.is(&rules::REQUEST_NON_EXHAUSTIVE)
}

fn is_number(change: &Change) -> bool {
    [&rules::VALUE_RENUMBERED, &rules::NUMBERS_SWAPPED, &rules::NUMBER_REUSED]
        .iter()
        .any(|rule| rule.rule == *change.finding.rule)
}

fn is_declared(change: &Change) -> bool {
    change.is(&rules::STALE_RENAME) || change.is(&rules::STALE_APPROVAL)
}

fn compare(base: &Loaded, head: &Loaded) -> Changes {
    generator::diff::compare(base, head, None)
}

/// The class of a change. Two rules that report opposite changes have the same class.
fn class(change: &Change) -> String {
    let id = change.finding.rule.id;
    let pairs = [
        ("became-list", "no-longer-list"),
        ("became-observed", "became-documented"),
        ("became-sensitive", "no-longer-sensitive"),
        ("optional-parameter-added", "parameter"),
        ("range-narrowed", "range-widened"),
        ("deprecated", "undeprecated"),
        ("deprecation-announced", "undeprecated"),
    ];
    if let Some((_, class)) = pairs.iter().find(|(one, _)| *one == id) {
        return (*class).to_owned();
    }
    if id == rules::REMOVED_WITHOUT_DEPRECATION.rule.id {
        return change.what.split(' ').next().unwrap_or_default().to_owned();
    }
    id.trim_end_matches("-added").trim_end_matches("-removed").to_owned()
}

fn holds(spec: &Path, edits: &[Edit], wanted: usize) -> Result<(), TestCaseError> {
    let edited = Edited::new(spec, edits, wanted);
    let Edited { base, head, folder, log } = &edited;
    for side in [base, head] {
        prop_assert!(compare(side, side).changes.is_empty(), "{:?}", compare(side, side));
    }
    let (forward, backward) = (compare(base, head), compare(head, base));
    let messages = || forward.changes.iter().map(|change| change.finding.to_string()).collect::<Vec<_>>().join("\n");
    let emitted = |folder| generate(folder).unwrap().files;
    let emitted_differs = emitted(spec) != emitted(folder.path());
    prop_assert!(!emitted_differs || !forward.changes.is_empty(), "unreported: {log:?}");
    let unknown = forward.changes.iter().any(|change| change.finding.rule.id == rules::UNKNOWN_CHANGE.rule.id);
    prop_assert!(!unknown, "no rule knows {log:?}:\n{}", messages());
    prop_assert_eq!(forward.step == Step::None, backward.step == Step::None, "{:?}\n{}", log, messages());
    prop_assert_eq!(seen(&forward, false), seen(&backward, true), "{:?}\n{}", log, messages());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn edits_of_small_specs_are_reported(spec in any::<prop::sample::Index>(), edits in edits::strategy(8), wanted in 1..4_usize) {
        let specs = specs();
        holds(&specs[spec.index(specs.len())], &edits, wanted)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn edits_of_the_real_spec_are_reported(edits in edits::strategy(12), wanted in 1..6_usize) {
        holds(&workspace().join("spec"), &edits, wanted)?;
    }
}

/// The other tests are meaningful only if most edits lead to a spec that can be compared.
#[test]
fn most_edits_lead_to_a_comparable_spec() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let specs = specs();
    let done = specs.iter().take(60).map(|spec| {
        let edits = edits::strategy(8).new_tree(&mut runner).unwrap().current();
        Edited::new(spec, &edits, 2).log.len()
    });
    assert!(done.sum::<usize>() >= 60, "too few edits leave a valid spec");
}
