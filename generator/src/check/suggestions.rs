//! Suggestions of definitions for a reference that does not resolve.

use super::Context;
use crate::finding::{closest, similarity};
use crate::names::variable;
use crate::symbols::{Definition, Item};

impl<'a> Context<'a> {
    /// The definition that a name seems to mean, of those that can stand in its place. From the surest to the least sure:
    /// one whose name differs by a slip of the pen; one with a similar name that nothing refers to, which may be the
    /// definition meant, renamed; any other with a similar name.
    pub(super) fn suggestion(
        &self,
        written: &str,
        candidates: impl Iterator<Item = Definition<'a>>,
    ) -> Option<Definition<'a>> {
        let candidates: Vec<Definition<'a>> = candidates.collect();
        let nearest = |is_meant: &dyn Fn(&Definition<'a>) -> bool, measure: &dyn Fn(&str) -> f64| {
            let measured = candidates.iter().filter(|one| is_meant(one)).map(|one| (measure(one.item.name()), one));
            // Of equals the first.
            measured.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, one)| *one)
        };
        let similarity = |name: &str| similarity(&written.to_lowercase(), &name.to_lowercase());
        let is_slip = |one: &Definition<'_>| is_slip(written, one.item.name());
        if let Some(found) = nearest(&is_slip, &similarity) {
            return Some(found);
        }
        let referenced = self.referenced();
        let is_renamed = |one: &Definition<'_>| !referenced.contains(&one.site) && is_related(written, one.item.name());
        let is_similar = |one: &Definition<'_>| is_similar(written, one.item.name());
        nearest(&is_renamed, &similarity).or_else(|| nearest(&is_similar, &similarity))
    }

    /// Every struct of the spec.
    pub(super) fn structs(&self) -> impl Iterator<Item = Definition<'a>> {
        self.symbols.definitions().iter().filter(|one| matches!(one.item, Item::Structure(_))).copied()
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
