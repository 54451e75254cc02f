//! Every rule has a page that says what it asks for and why, with two examples: a wrong one, of which that rule is all
//! there is to say, and a right one, of which there is nothing to say.

use std::collections::BTreeSet;
use std::fs;

use generator::rules::{ALL, Rule};
use libtest_mimic::{Arguments, Failed, Trial};

/// What all examples rest on. An example of a `crate.yaml` stands in its place.
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

/// A spec file of a page.
struct Example<'a> {
    file: &'a str,
    text: &'a str,
}

/// What a page says, its wrong example, and its right one.
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
