//! Structs, envelopes and identifiers.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::load::At;
use crate::names::Role;
use crate::spec::{Content, Envelope, Erratum, Field, Identifier, Structure};
use crate::symbols::Definition;

impl Builder<'_> {
    /// A struct with its own fields and those that it shares with other structs.
    pub(super) fn structure(
        &self,
        path: ElementPath,
        structure: &Structure,
        definition: &Definition<'_>,
        at: At<'_>,
    ) -> Element {
        let Structure { name: _, doc, source, also, observed, fields: _, fields_from: _ } = structure;
        let mut element = Element::new(ElementKind::Structure, path, at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.origin(at, source.as_ref(), also, observed.as_deref());
        for site in self.symbols.fields(definition) {
            let field = self.field(&element.path, site.field, site.at(self.loaded));
            element.push(field);
        }
        element
    }

    fn field(&self, owner: &ElementPath, field: &Field, at: At<'_>) -> Element {
        let Field {
            name,
            type_,
            doc,
            rust_name,
            in_: _,
            always_present,
            present_when,
            absence_matters,
            example,
            sensitive,
            deprecated,
            erratum,
            observed,
            source,
        } = field;
        let mut element = Element::new(ElementKind::Field, owner.child(Namespace::Field, name), at);
        self.typed(&mut element, at.key("type"), owner.module(), type_);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.rust_name(at, Role::Field, name, rust_name.as_deref());
        let (key, presence) = match (present_when, always_present) {
            (Some(when), _) => ("present_when", Some(FactValue::prose(&format!("when {when}")))),
            (None, true) => ("always_present", Some(FactValue::text("always"))),
            (None, false) => ("name", None),
        };
        element.add_if_some(Attribute::Presence, at.key(key), presence);
        element.add_flag(Attribute::AbsenceMatters, at.key("absence_matters"), *absence_matters);
        element.add_if_some(
            Attribute::Example,
            at.key("example"),
            example.as_ref().map(|value| FactValue::text(value.to_string())),
        );
        element.add_flag(Attribute::Sensitive, at.key("sensitive"), *sensitive);
        element.deprecation(at, deprecated.as_ref(), |name| owner.child(Namespace::Field, name));
        element.add_if_some(Attribute::Erratum, at.key("erratum"), erratum.as_ref().map(self::erratum));
        element.origin(at, source.as_ref(), &[], observed.as_deref());
        element
    }

    /// An envelope is a struct with one field, or with two.
    pub(super) fn envelope(&self, path: ElementPath, envelope: &Envelope, at: At<'_>) -> Element {
        let Envelope { name: _, doc, source, observed, content, pagination } = envelope;
        let Content { key, type_ } = content;
        let mut element = Element::new(ElementKind::Envelope, path, at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.origin(at, source.as_ref(), &[], observed.as_deref());
        let (content_at, owner) = (at.key("content"), element.path.clone());
        element.push(self.plain_field(&owner, key, (content_at, "key"), (content_at.key("type"), type_)));
        if let Some(name) = pagination {
            let at_key = (at, "pagination");
            element.push(self.plain_field(&owner, "pagination", at_key, (at.key("pagination"), name)));
        }
        element
    }

    /// A field that has only a name, at the place of a key, and a type.
    fn plain_field(
        &self,
        owner: &ElementPath,
        name: &str,
        (at, key): (At<'_>, &str),
        (type_at, type_): (At<'_>, &str),
    ) -> Element {
        let mut element = Element::new(ElementKind::Field, owner.child(Namespace::Field, name), at);
        element.place = at.key(key).place();
        self.typed(&mut element, type_at, owner.module(), type_);
        element.rust_name(at.key(key), Role::Field, name, None);
        element
    }

    /// Adds the type of a field, in Rust and in JSON.
    fn typed(&self, element: &mut Element, at: At<'_>, module: Option<&str>, type_: &str) {
        element.add(Attribute::Type, at, self.type_of(module, type_));
        element.add(Attribute::Json, at, self.json_of(module, type_));
    }

    pub(super) fn identifier(&self, path: ElementPath, identifier: &Identifier, at: At<'_>) -> Element {
        let Identifier { name: _, doc, example, one_of, source, observed } = identifier;
        let mut element = Element::new(ElementKind::Identifier, path, at);
        element.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        element.add_if_some(Attribute::Example, at.key("example"), example.as_ref().map(FactValue::text));
        element.origin(at, source.as_ref(), &[], observed.as_deref());
        for (index, name) in one_of.iter().enumerate() {
            let at = at.key("one_of").item(index);
            let mut alternative =
                Element::new(ElementKind::Alternative, element.path.child(Namespace::Alternative, name), at);
            alternative.add(Attribute::Target, at, self.named(element.path.module(), name));
            element.push(alternative);
        }
        element
    }
}

fn erratum(erratum: &Erratum) -> FactValue {
    let Erratum { documented_type, reason } = erratum;
    FactValue::prose(&format!("the page has {documented_type}; {reason}"))
}
