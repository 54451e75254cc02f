//! Attributes that several kinds of elements have: sources, deprecations and names in Rust.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::names::{Role, make_identifier};
use crate::spec::{Deprecation, Key, List, Section, Source, Spanned, Stage};

impl Builder<'_> {
    /// Adds where a definition was transcribed from.
    pub(super) fn origin(&self, element: &mut Element, source: &Key<Source>, observed: &Key<String>) {
        self.add_key(element, Attribute::Source, source, |source| sources([source]));
        self.add_key(element, Attribute::Observed, observed, |observed| FactValue::prose(observed));
    }

    /// Adds the further sources of a definition.
    pub(super) fn also(&self, element: &mut Element, also: &List<Source>) {
        if let Some(location) = also.location().filter(|_| !also.is_empty()) {
            element.add(Attribute::Also, self.api.place(location), sources(also.iter().map(Spanned::get)));
        }
    }

    /// Adds the deprecation of a field or value. `sibling` gives the path of another one of the same parent.
    pub(super) fn deprecation(
        &self,
        element: &mut Element,
        deprecation: &Key<Deprecation>,
        sibling: impl Fn(&str) -> ElementPath,
    ) {
        let Some(deprecated) = deprecation.given() else { return };
        let Deprecation { stage, note, replacement } = deprecated.get();
        let stage = match stage.value().copied().unwrap_or_default() {
            Stage::Announced => "announced",
            Stage::Effective => "effective",
        };
        self.add(element, Attribute::Stage, deprecated, FactValue::text(stage));
        self.add(element, Attribute::Note, note, FactValue::prose(note));
        self.add_key(element, Attribute::Replacement, replacement, |name| FactValue::name(sibling(name)));
    }

    /// Adds the name in Rust, whether the spec gives it or it is made from the name.
    pub(super) fn rust_name(&self, element: &mut Element, role: Role, name: &Spanned<String>, rust_name: &Key<String>) {
        let identifier = make_identifier(role, name, rust_name.text());
        self.add(element, Attribute::RustName, rust_name.given().unwrap_or(name), FactValue::text(identifier));
    }

    /// Adds the sections of a guide.
    pub(super) fn sections(&self, element: &mut Element, guide: &List<Section>) {
        for section in guide {
            let Section { title, doc, code, source } = section.get();
            let path = element.path.child(Namespace::Section, title);
            let mut child = Element::new(ElementKind::Section, path, self.api.place(title.location()));
            self.add_key(&mut child, Attribute::Doc, doc, |doc| FactValue::prose(doc));
            self.add_key(&mut child, Attribute::Code, code, |code| FactValue::text(code.trim_matches('\n')));
            self.add_key(&mut child, Attribute::Source, source, |source| sources([source]));
            element.push(child);
        }
    }
}

/// Pages and their sections as one value.
pub(super) fn sources<'s>(sources: impl IntoIterator<Item = &'s Source>) -> FactValue {
    let mut value = FactValue::default();
    for Source { page, section } in sources {
        if !value.names.is_empty() {
            value.push("; ");
        }
        value.push_name(ElementPath::default().child(Namespace::Page, page));
        if let Some(section) = section.text() {
            value.push(&format!(", section {section}"));
        }
    }
    value
}
