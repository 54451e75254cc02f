//! Formats the facts about a definition as paragraphs of its documentation.

use super::facts;
use super::markdown::{code, inline, join, prose, wrap};
use super::structures::field_name;
use crate::api::{Api, Definition, FieldOf};
use crate::spec::{Deprecation, Erratum, Field, Key, List, Source, Spanned, Stage};

/// The pages or the observation that a definition is based on.
#[derive(Default)]
pub(super) struct Origin<'a> {
    sources: Vec<&'a Source>,
    observed: Option<&'a str>,
}

impl<'a> Origin<'a> {
    /// The page that describes a definition, if one does.
    pub(super) fn documented(source: &'a Key<Source>) -> Self {
        Self { sources: source.value().into_iter().collect(), observed: None }
    }

    /// Adds further pages that describe it.
    pub(super) fn also(mut self, sources: &'a List<Source>) -> Self {
        self.sources.extend(sources.iter().map(Spanned::get));
        self
    }

    /// Adds where it was observed, if no page describes it.
    pub(super) fn or_observed(self, observed: &'a Key<String>) -> Self {
        Self { observed: observed.text(), ..self }
    }
}

impl<'a> From<&'a Source> for Origin<'a> {
    fn from(source: &'a Source) -> Self {
        Self { sources: vec![source], observed: None }
    }
}

/// The documentation of a definition: its description, further paragraphs, and its origin.
pub(super) fn item(api: &Api<'_>, doc: &str, more: &[Option<String>], origin: &Origin<'_>) -> String {
    let mut blocks = vec![prose(doc)];
    blocks.extend(more.iter().flatten().cloned());
    blocks.extend(self::origin(api, origin));
    join(&blocks)
}

/// The documentation of a field.
pub(super) fn field(api: &Api<'_>, member: FieldOf) -> String {
    let field = api.field(member);
    let origin = Origin::documented(&field.source).or_observed(&field.observed);
    let facts = facts::value_facts(&field.facts);
    let more = [
        facts::direction(field),
        presence(field),
        field.sensitive.is_true().then(|| wrap("Sensitive: `Debug` redacts it.")),
        announced(&field.deprecated),
        counterparts(api, member),
        field.erratum.value().map(erratum),
        self::origin(api, &origin),
    ];
    let doc = std::iter::once(prose(&field.doc));
    join(&doc.chain(facts).chain(more.into_iter().flatten()).collect::<Vec<_>>())
}

/// Formats the origin of a definition.
pub(super) fn origin(api: &Api<'_>, origin: &Origin<'_>) -> Option<String> {
    if origin.sources.is_empty() {
        return origin.observed.map(observed);
    }
    let places: Vec<String> = origin.sources.iter().map(|source| place(api, source)).collect();
    Some(wrap(&format!("Source: {}.", places.join("; "))))
}

fn place(api: &Api<'_>, source: &Source) -> String {
    let title = api.pages.get(source.page.as_str()).map_or(source.page.as_str(), |page| &page.title);
    match source.section.text() {
        Some(section) => format!("{}, section “{}”", inline(title), inline(section)),
        None => inline(title),
    }
}

/// Links to the corresponding fields of other structs, followed by the text of the correspondence.
fn counterparts(api: &Api<'_>, member: FieldOf) -> Option<String> {
    let correspondence = api.correspondences.iter().find(|one| one.sides.contains(&Ok(member)))?;
    let others = correspondence.sides.iter().flatten().filter(|side| **side != member);
    let links = others.map(|other| {
        let path = path_from_root(api, Definition::Structure(other.structure));
        field_link(api, *other, &format!("{path}::{}", api.field(*other).name))
    });
    let links = links.collect::<Vec<_>>().join(" and ");
    let more = correspondence.doc.text().map(|doc| format!(" {}", inline(doc))).unwrap_or_default();
    Some(wrap(&format!("Corresponds to {links}.{more}")))
}

/// The path of a definition from the root of the crate, so that links resolve in every file.
pub(super) fn path_from_root(api: &Api<'_>, definition: Definition) -> String {
    let header = api.header(definition);
    match header.module {
        Some(module) => format!("{}::{}", api[module].name, header.name),
        None => header.name.to_string(),
    }
}

/// Formats a link to a field.
pub(super) fn field_link(api: &Api<'_>, member: FieldOf, text: &str) -> String {
    let (owner, field) = (path_from_root(api, Definition::Structure(member.structure)), api.field(member));
    format!("[`{text}`](crate::{owner}::{})", field_name(&field.name, &field.rust_name))
}

/// Formats an example.
pub(super) fn example(value: &str) -> String {
    wrap(&format!("Example: {}", code(value)))
}

/// Completes a sentence with a phrase of the spec.
pub(super) fn sentence(start: &str, phrase: &str) -> String {
    format!("{start} {}.", phrase.trim().trim_end_matches('.'))
}

/// Formats where something was observed that no page describes.
pub(super) fn observed(place: &str) -> String {
    prose(&sentence("Observed, not documented: seen in", place))
}

fn presence(field: &Field) -> Option<String> {
    match field.present_when.text() {
        Some(when) => Some(prose(&sentence("Present only when", when))),
        None => field.always_present.is_true().then(|| {
            wrap("The page promises a value. The field is optional nevertheless, so that a response without it still decodes.")
        }),
    }
}

fn erratum(erratum: &Erratum) -> String {
    let start = format!("Erratum: the page has `{}` as the type;", erratum.documented_type);
    prose(&sentence(&start, &erratum.reason))
}

/// The paragraph about an announced deprecation. An effective one becomes an attribute, which rustdoc shows.
fn announced(deprecation: &Key<Deprecation>) -> Option<String> {
    let note = deprecation_note(at_stage(deprecation, Stage::Announced)?);
    Some(wrap(&sentence("**To be deprecated:**", &note)))
}

/// The note of the `deprecated` attribute, if the deprecation is effective.
pub(super) fn deprecated(deprecation: &Key<Deprecation>) -> Option<String> {
    at_stage(deprecation, Stage::Effective).map(deprecation_note)
}

/// Returns a deprecation if it is at the given stage.
pub(super) fn at_stage(deprecation: &Key<Deprecation>, stage: Stage) -> Option<&Deprecation> {
    deprecation.value().filter(|one| one.stage.value().copied().unwrap_or_default() == stage)
}

fn deprecation_note(deprecation: &Deprecation) -> String {
    let note = inline(&deprecation.note);
    match deprecation.replacement.text() {
        Some(replacement) => format!("use {} instead: {note}", code(replacement)),
        None => note,
    }
}
