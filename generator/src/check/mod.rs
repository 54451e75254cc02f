//! What a spec means, held against itself: one file for each kind of mistake. Every finding is gathered.

mod conversions;
mod deprecations;
mod links;
mod names;
mod predicates;
mod recursion;
mod sources;
mod structures;
mod tables;
mod types;

use crate::finding::{Finding, sort};
use crate::load::Loaded;
use crate::symbols::Symbols;

/// Everything that is wrong with a spec, its shape included, in the order of files and lines.
#[must_use]
pub fn check(loaded: &Loaded) -> Vec<Finding> {
    let mut context = Context { loaded, symbols: Symbols::of(loaded), findings: loaded.findings.clone() };
    for pass in [
        names::check,
        sources::check,
        types::check,
        structures::check,
        deprecations::check,
        tables::check,
        links::check,
        predicates::check,
        conversions::check,
    ] {
        pass(&mut context);
    }
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
}
