//! The facts around a definition, as paragraphs of its documentation.

use std::collections::BTreeMap;

use super::markdown::{code, inline, join, prose, wrap};
use crate::names::{Role, identifier};
use crate::spec::type_expr::Reference;
use crate::spec::{Correspondence, Deprecation, Erratum, Field, Package, Resource, Source, Stage};
use crate::symbols::Symbols;

/// What documentation needs to know beyond the definition itself.
pub(crate) struct Docs<'a> {
    pages: BTreeMap<&'a str, &'a str>,
    pub(super) correspondences: Vec<Corresponding<'a>>,
}

/// Fields of different structs that hold the same fact.
pub(crate) struct Corresponding<'a> {
    pub(super) fields: Vec<FieldPath<'a>>,
    pub(super) doc: Option<&'a str>,
}

/// A field, wherever it is.
pub(crate) struct FieldPath<'a> {
    pub(super) owner: Reference,
    pub(super) wire_name: &'a str,
    rust_name: String,
}

impl FieldPath<'_> {
    /// The struct, as a path from the root of the crate.
    pub(super) fn owner_path(&self) -> String {
        match &self.owner.module {
            Some(module) => format!("{module}::{}", self.owner.name),
            None => self.owner.name.clone(),
        }
    }

    /// A link to the field.
    pub(super) fn link(&self, text: &str) -> String {
        format!("[`{text}`](crate::{}::{})", self.owner_path(), self.rust_name)
    }
}

impl<'a> Docs<'a> {
    pub(super) fn new(package: &'a Package, symbols: &Symbols<'a>, resources: &'a [(String, Resource)]) -> Self {
        let pages = package.pages.iter().map(|page| (page.id.as_str(), page.title.as_str())).collect();
        let correspondences = resources.iter().flat_map(|(_, resource)| &resource.correspondences);
        Self { pages, correspondences: correspondences.map(|one| corresponding(one, symbols)).collect() }
    }

    /// A definition: what it is, what else is to be said, and where it comes from.
    pub(super) fn item(
        &self,
        doc: &str,
        more: &[Option<String>],
        source: Option<&Source>,
        also: &[Source],
        observed: Option<&str>,
    ) -> String {
        let mut blocks = vec![prose(doc)];
        blocks.extend(more.iter().flatten().cloned());
        blocks.extend(self.origin(source, also, observed));
        join(&blocks)
    }

    /// A field of a struct.
    pub(super) fn field(&self, field: &Field, module: Option<&str>, owner: &str) -> String {
        join(&[
            prose(&field.doc),
            field.example.as_ref().map(example).unwrap_or_default(),
            presence(field),
            if field.sensitive { wrap("Sensitive: `Debug` does not show it.") } else { String::new() },
            field.deprecated.as_ref().map(announced).unwrap_or_default(),
            self.counterparts(module, owner, &field.name),
            field.erratum.as_ref().map(erratum).unwrap_or_default(),
            self.origin(field.source.as_ref(), &[], field.observed.as_deref()).unwrap_or_default(),
        ])
    }

    /// Fields of two structs that hold the same fact, by their keys.
    pub(super) fn corresponding_fields(&self, one: &Reference, other: &Reference) -> Vec<(&'a str, &'a str)> {
        let field_of = |same: &Corresponding<'a>, owner: &Reference| {
            same.fields.iter().find(|path| path.owner == *owner).map(|path| path.wire_name)
        };
        self.correspondences.iter().filter_map(|same| Some((field_of(same, one)?, field_of(same, other)?))).collect()
    }

    /// Where a definition comes from.
    pub(super) fn origin(&self, source: Option<&Source>, also: &[Source], observed: Option<&str>) -> Option<String> {
        let places: Vec<String> = source.into_iter().chain(also).map(|source| self.place(source)).collect();
        match (places.as_slice(), observed) {
            ([], None) => None,
            ([], Some(observed)) => Some(prose(&observed_note(observed))),
            (places, _) => Some(wrap(&format!("Source: {}.", places.join("; ")))),
        }
    }

    fn place(&self, source: &Source) -> String {
        let title = self.pages.get(source.page.as_str()).copied().unwrap_or(&source.page);
        match &source.section {
            Some(section) => format!("{}, section “{}”", inline(title), inline(section)),
            None => inline(title),
        }
    }

    /// The corresponding fields of other structs. The spec's own words say how they differ, if they do.
    fn counterparts(&self, module: Option<&str>, owner: &str, name: &str) -> String {
        let is_here = |path: &FieldPath<'_>| {
            path.owner.module.as_deref() == module && path.owner.name == owner && path.wire_name == name
        };
        let Some(same) = self.correspondences.iter().find(|one| one.fields.iter().any(is_here)) else {
            return String::new();
        };
        let links: Vec<String> = same
            .fields
            .iter()
            .filter(|path| !is_here(path))
            .map(|path| path.link(&format!("{}::{}", path.owner_path(), path.wire_name)))
            .collect();
        let more = same.doc.map(|doc| format!(" {}", inline(doc))).unwrap_or_default();
        wrap(&format!("Corresponds to {}.{more}", links.join(" and ")))
    }
}

fn corresponding<'a>(correspondence: &'a Correspondence, symbols: &Symbols<'a>) -> Corresponding<'a> {
    let fields = correspondence.fields.iter().filter_map(|written| {
        let (owner, name) = written.rsplit_once('.')?;
        let owner = Reference::parse(owner)?;
        let definition = symbols.resolve(None, &owner)?;
        let site = symbols.fields(definition).into_iter().find(|site| site.field.name == name)?;
        let rust_name = identifier(Role::Field, name, site.field.rust_name.as_deref()).ok()?;
        Some(FieldPath { owner, wire_name: name, rust_name })
    });
    Corresponding { fields: fields.collect(), doc: correspondence.doc.as_deref() }
}

fn example(value: &serde_json::Value) -> String {
    wrap(&format!("Example: {}", code(&value.to_string())))
}

pub(super) fn example_text(text: &str) -> String {
    wrap(&format!("Example: {}", code(text)))
}

/// What the spec says in a phrase, as a sentence.
pub(super) fn sentence(start: &str, phrase: &str) -> String {
    format!("{start} {}.", phrase.trim().trim_end_matches('.'))
}

/// That no page has it.
pub(super) fn observed_note(observed: &str) -> String {
    sentence("Observed, not documented: seen in", observed)
}

fn presence(field: &Field) -> String {
    match (&field.present_when, field.always_present) {
        (Some(when), _) => prose(&sentence("Present only when", when)),
        (None, true) => {
            wrap("The page promises a value. It is optional all the same, so that a broken promise costs nothing else.")
        }
        (None, false) => String::new(),
    }
}

fn erratum(erratum: &Erratum) -> String {
    let start = format!("Erratum: the page has `{}` as the type;", erratum.documented_type);
    prose(&sentence(&start, &erratum.reason))
}

/// An announced deprecation is told; an effective one is an attribute, which rustdoc tells.
fn announced(deprecation: &Deprecation) -> String {
    match deprecation.stage {
        Stage::Announced => join(&[wrap(&sentence("**To be deprecated:**", &deprecation_note(deprecation)))]),
        Stage::Effective => String::new(),
    }
}

/// The note of the attribute, if the deprecation is effective.
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> Option<String> {
    deprecation.filter(|deprecation| deprecation.stage == Stage::Effective).map(deprecation_note)
}

fn deprecation_note(deprecation: &Deprecation) -> String {
    let note = inline(&deprecation.note);
    match &deprecation.replacement {
        Some(replacement) => format!("use {} instead: {note}", code(replacement)),
        None => note,
    }
}
