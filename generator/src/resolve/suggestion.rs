//! Suggests definitions for a reference that names nothing.

use std::collections::BTreeSet;

use super::grammar::{Reference, column_reference, type_reference};
use super::{Declared, Names, Resolver, Source};
use crate::api::Definition;
use crate::finding::{closest, similarity};
use crate::names::variable;

impl<'s> Resolver<'s, '_> {
    /// The definition that a name seems to mean, of those that can stand in its place. From the surest to the least sure:
    /// one whose name differs by a typing mistake; one with a similar name that nothing refers to, which may be the
    /// definition meant, renamed; any other with a similar name.
    pub(super) fn suggestion(&self, written: &str, candidates: &[Declared<'s>]) -> Option<Declared<'s>> {
        let similarity = |name: &str| similarity(&written.to_lowercase(), &name.to_lowercase());
        let nearest = |is_meant: &dyn Fn(&Declared<'s>) -> bool| {
            let measured = candidates.iter().filter(|one| is_meant(one)).map(|one| (similarity(one.header.name), one));
            // Of equals the first.
            measured.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, one)| *one)
        };
        nearest(&|one| is_slip(written, one.header.name))
            .or_else(|| {
                let referenced = self.names.referenced.get_or_init(|| referenced(self.names));
                nearest(&|one| !referenced.contains(&one.definition) && is_related(written, one.header.name))
            })
            .or_else(|| nearest(&|one| is_similar(written, one.header.name)))
    }

    /// Every struct of the spec.
    pub(super) fn structs(&self) -> impl Iterator<Item = Declared<'s>> {
        self.names.declared.iter().filter(|one| matches!(one.source, Source::Structure(_))).copied()
    }
}

/// The definitions that another definition refers to.
fn referenced(names: &Names<'_>) -> BTreeSet<Definition> {
    let mut referenced = BTreeSet::new();
    for from in &names.declared {
        for reference in references(from.source) {
            let found = names.meant(from.header.module, reference);
            referenced.extend(found.iter().map(|one| one.definition).filter(|to| *to != from.definition));
        }
    }
    referenced
}

/// Every reference in a definition.
fn references(source: Source<'_>) -> Vec<Reference<'_>> {
    match source {
        Source::Structure(one) => {
            one.get().fields.iter().filter_map(|field| type_reference(&field.get().type_)).collect()
        }
        Source::Enumeration(one) => {
            one.get().columns.iter().filter_map(|column| column_reference(&column.get().type_)).collect()
        }
        Source::Envelope(one) => {
            let pagination = one.get().pagination.text().and_then(Reference::parse);
            type_reference(&one.get().content.type_).into_iter().chain(pagination).collect()
        }
        Source::IntegerForm(one) => Reference::parse(&one.get().enum_).into_iter().collect(),
        Source::Identifier(one) => one.get().one_of.iter().filter_map(|name| Reference::parse(name.get())).collect(),
        Source::Operation(one) => {
            let parameters = one.get().parameters.iter().map(|parameter| &parameter.get().type_);
            parameters.chain([&one.get().response.type_]).filter_map(|name| Reference::parse(name.get())).collect()
        }
        Source::Limit(_) => Vec::new(),
    }
}

/// Whether two names differ in few letters, as by a typing mistake.
fn is_slip(written: &str, name: &str) -> bool {
    let (written, name) = (written.to_lowercase(), name.to_lowercase());
    let allowed = if written.chars().count() > 5 { 2 } else { 1 };
    strsim::osa_distance(&written, &name) <= allowed && closest(&written, [name.as_str()]).is_some()
}

/// Whether a name may have replaced the written one: it has all its words, or is similar.
fn is_related(written: &str, name: &str) -> bool {
    let more = words(name);
    words(written).iter().all(|word| more.contains(word)) || is_similar(written, name)
}

/// Whether two names are similar, with as many words: `ChallengeType` is a similar text, but another thing than
/// `Challenge`.
fn is_similar(written: &str, name: &str) -> bool {
    words(written).len() == words(name).len() && closest(written, [name]).is_some()
}

fn words(name: &str) -> Vec<String> {
    variable(name).split('_').map(str::to_owned).collect()
}
