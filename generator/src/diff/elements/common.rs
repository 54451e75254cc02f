//! Attributes that several kinds of elements have: sources, deprecations and names in Rust.

use super::{Attribute, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::load::At;
use crate::names::{Role, identifier};
use crate::spec::{Deprecation, Section, Source, Stage};

impl Element {
    /// Adds the sources of a definition.
    pub(super) fn origin(&mut self, at: At<'_>, source: Option<&Source>, also: &[Source], observed: Option<&str>) {
        self.add_if_some(Attribute::Source, at.key("source"), sources(source));
        self.add_if_some(Attribute::Also, at.key("also"), sources(also));
        self.add_if_some(Attribute::Observed, at.key("observed"), observed.map(FactValue::prose));
    }

    /// Adds the deprecation of a field or value. `sibling` gives the path of another one of the same parent.
    pub(super) fn deprecation(
        &mut self,
        at: At<'_>,
        deprecation: Option<&Deprecation>,
        sibling: impl Fn(&str) -> ElementPath,
    ) {
        let Some(Deprecation { stage, note, replacement }) = deprecation else { return };
        let at = at.key("deprecated");
        let stage = match stage {
            Stage::Announced => "announced",
            Stage::Effective => "effective",
        };
        self.add(Attribute::Stage, at, FactValue::text(stage));
        self.add(Attribute::Note, at.key("note"), FactValue::prose(note));
        self.add_if_some(
            Attribute::Replacement,
            at.key("replacement"),
            replacement.as_deref().map(|name| FactValue::name(sibling(name))),
        );
    }

    /// Adds the name in Rust, whether the spec gives it or it is made from the name.
    pub(super) fn rust_name(&mut self, at: At<'_>, role: Role, wire_name: &str, rust_name: Option<&str>) {
        let name = identifier(role, wire_name, rust_name).unwrap_or_else(|_| wire_name.to_owned());
        let key = if rust_name.is_some() { "rust_name" } else { "name" };
        self.add(Attribute::RustName, at.key(key), FactValue::text(name));
    }

    /// Adds the sections of a guide.
    pub(super) fn sections(&mut self, guide: &[Section], at: At<'_>) {
        for (index, section) in guide.iter().enumerate() {
            let Section { title, doc, code, source } = section;
            let at = at.item(index);
            let mut element = Element::new(ElementKind::Section, self.path.child(Namespace::Section, title), at);
            element.place = at.key("title").place();
            element.add_if_some(Attribute::Doc, at.key("doc"), doc.as_deref().map(FactValue::prose));
            element.add_if_some(
                Attribute::Code,
                at.key("code"),
                code.as_deref().map(|code| FactValue::text(code.trim_matches('\n'))),
            );
            element.add_if_some(Attribute::Source, at.key("source"), sources(source));
            self.push(element);
        }
    }
}

/// Pages and their sections as one value.
pub(super) fn sources<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Option<FactValue> {
    let mut value = FactValue::default();
    for source in sources {
        let Source { page, section } = source;
        if !value.names.is_empty() {
            value.push("; ");
        }
        value.push_name(ElementPath::default().child(Namespace::Page, page));
        if let Some(section) = section {
            value.push(&format!(", section {section}"));
        }
    }
    (!value.names.is_empty()).then_some(value)
}
