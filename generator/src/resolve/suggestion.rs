//! Suggests definitions for a reference that cannot be resolved.

use std::collections::BTreeSet;

use super::{Declaration, Declared, Resolver, SymbolTable};
use crate::api::Definition;
use crate::finding::{closest, similarity};
use crate::names::variable;

impl<'s> Resolver<'s, '_> {
    /// Suggests one of the candidates for a name. In order of preference: a name that differs by a typing mistake; a
    /// similar name that nothing refers to, which may be the same definition renamed; any similar name.
    pub(super) fn suggestion(&self, written: &str, candidates: &[Declared<'s>]) -> Option<Declared<'s>> {
        let similarity = |name: &str| similarity(&written.to_lowercase(), &name.to_lowercase());
        let nearest = |is_meant: &dyn Fn(&Declared<'s>) -> bool| {
            let measured = candidates.iter().filter(|one| is_meant(one)).map(|one| (similarity(one.header.name), one));
            // The first of equally similar names wins.
            measured.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, one)| *one)
        };
        nearest(&|one| is_typo(written, one.header.name))
            .or_else(|| {
                let referenced = self.names.referenced.get_or_init(|| referenced(self.names));
                nearest(&|one| !referenced.contains(&one.definition) && is_related(written, one.header.name))
            })
            .or_else(|| nearest(&|one| is_similar(written, one.header.name)))
    }

    /// All structs of the spec.
    pub(super) fn structs(&self) -> impl Iterator<Item = Declared<'s>> {
        self.names.declared.iter().filter(|one| matches!(one.declaration, Declaration::Structure(_))).copied()
    }
}

/// The definitions that at least one other definition refers to.
fn referenced(names: &SymbolTable<'_>) -> BTreeSet<Definition> {
    let mut referenced = BTreeSet::new();
    for from in &names.declared {
        for reference in from.declaration.references() {
            let found = names.lookup(from.header.module, reference);
            referenced.extend(found.iter().map(|one| one.definition).filter(|to| *to != from.definition));
        }
    }
    referenced
}

/// Whether two names differ so little that one is probably a typing mistake.
fn is_typo(written: &str, name: &str) -> bool {
    let (written, name) = (written.to_lowercase(), name.to_lowercase());
    let allowed = if written.chars().count() > 5 { 2 } else { 1 };
    strsim::osa_distance(&written, &name) <= allowed && closest(&written, [name.as_str()]).is_some()
}

/// Whether a definition may have been renamed from the written name: the new name contains all its words, or is
/// similar.
fn is_related(written: &str, name: &str) -> bool {
    let more = words(name);
    words(written).iter().all(|word| more.contains(word)) || is_similar(written, name)
}

/// Whether two names are similar and have equally many words. `ChallengeType` is similar text to `Challenge`, but names
/// something else.
fn is_similar(written: &str, name: &str) -> bool {
    words(written).len() == words(name).len() && closest(written, [name]).is_some()
}

fn words(name: &str) -> Vec<String> {
    variable(name).split('_').map(str::to_owned).collect()
}
