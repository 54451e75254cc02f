//! What a spec means, held against itself: one file for each kind of mistake. Every finding is gathered.

mod conversions;
mod deprecations;
mod exceptions;
mod hygiene;
mod links;
mod names;
mod oversights;
mod predicates;
mod recursion;
mod references;
mod requests;
mod scope;
mod sources;
mod structures;
mod suggestions;
mod tables;
mod texts;
mod types;

use crate::finding::{Finding, sort};
use crate::load::Loaded;
use crate::symbols::{Definition, Item, Symbols};

/// Everything that is wrong with a spec, its shape included, in the order of files and lines.
#[must_use]
pub fn check(loaded: &Loaded) -> Vec<Finding> {
    let mut context = Context { loaded, symbols: Symbols::of(loaded), findings: loaded.findings.clone() };
    for pass in [
        names::check,
        sources::check,
        texts::check,
        types::check,
        structures::check,
        deprecations::check,
        tables::check,
        links::check,
        requests::check,
        predicates::check,
        conversions::check,
        hygiene::check,
        oversights::check,
    ] {
        pass(&mut context);
    }
    exceptions::apply(&mut context);
    sort(&mut context.findings);
    context.findings
}

struct Context<'a> {
    loaded: &'a Loaded,
    symbols: Symbols<'a>,
    findings: Vec<Finding>,
}

impl Context<'_> {
    fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Whether a name is that of a part of a definition that was left out, for a reason that is told.
    fn is_left_out(&self, name: &str) -> bool {
        self.loaded.broken.contains(name)
    }
}

impl<'a> Context<'a> {
    /// What a name means, where it can mean more than one thing: that it is given twice is told elsewhere.
    fn fitting(&self, found: &Definition<'a>, fits: impl Fn(Item<'_>) -> bool) -> Option<Definition<'a>> {
        let namesakes = self.symbols.namesakes(found.module, found.item.name());
        namesakes.into_iter().find(|other| fits(other.item)).copied()
    }
}

/// The name of a definition as a module writes it.
fn written_from(module: Option<&str>, definition: &Definition<'_>) -> String {
    match definition.module {
        Some(other) if Some(other) != module => format!("{other}.{}", definition.item.name()),
        _ => definition.item.name().to_owned(),
    }
}
