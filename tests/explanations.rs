//! Tests the explanation of every rule. Its wrong example must violate just that rule, and its right example must have
//! no findings.

use std::collections::BTreeSet;
use std::fs;

use generator::rules::{ALL, Rule};
use libtest_mimic::{Arguments, Failed, Trial};

/// The `crate.yaml` of all examples, unless the example is itself a `crate.yaml`.
const PACKAGE: &str = "\
name: depot-models
doc: Types of the Depot API.
pages: [{ id: lockers, title: Lockers, sections: [Fields, States] }]
";

fn main() {
    let trials = ALL.iter().map(|rule| Trial::test(rule.id, || explains(rule))).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn explains(rule: &Rule) -> Result<(), Failed> {
    let (prose, wrong, right) = parts(rule.explanation).ok_or("prose, `Wrong:` and `Right:`, each with one block")?;
    if prose.trim().is_empty() {
        return Err("does not say why".into());
    }
    let wrong = rules_broken(&wrong)?;
    if wrong != BTreeSet::from([rule.id]) {
        return Err(format!("the wrong example breaks {wrong:?}").into());
    }
    let right = rules_broken(&right)?;
    if right.is_empty() { Ok(()) } else { Err(format!("the right example breaks {right:?}").into()) }
}

/// An example in an explanation: a file of a spec.
struct Example<'a> {
    file: &'a str,
    text: &'a str,
}

/// Splits an explanation into its prose, its wrong example and its right example.
fn parts(page: &str) -> Option<(&str, Example<'_>, Example<'_>)> {
    let (prose, examples) = page.split_once("\nWrong:\n\n")?;
    let (wrong, right) = examples.split_once("\nRight:\n\n")?;
    Some((prose, example(wrong)?, example(right)?))
}

fn example(block: &str) -> Option<Example<'_>> {
    let (info, rest) = block.strip_prefix("```yaml")?.split_once('\n')?;
    let text = rest.strip_suffix("```\n").filter(|text| !text.contains("```"))?;
    let file = if info.is_empty() { "lockers.yaml" } else { info.strip_prefix(' ')? };
    Some(Example { file, text })
}

fn rules_broken(example: &Example<'_>) -> Result<BTreeSet<&'static str>, Failed> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("crate.yaml"), PACKAGE)?;
    fs::write(folder.path().join(example.file), example.text)?;
    let loaded = generator::load_folder(folder.path()).map_err(|unreadable| unreadable.to_string())?;
    Ok(generator::check(&loaded).into_iter().map(|finding| finding.rule.id).collect())
}
