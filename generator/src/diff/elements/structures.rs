//! Structs, envelopes and identifiers.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::api::{Definition, Envelope, Field, Identifier, Resolved, StructureId, Type};
use crate::finding::Place;
use crate::names::{Role, make_identifier};
use crate::spec::{self, Content, Erratum, Spanned};

impl Builder<'_> {
    /// A struct with its own fields and those that it shares with other structs.
    pub(super) fn structure(&self, path: ElementPath, id: StructureId) -> Element {
        let structure = &self.api[id];
        let spec::Structure { name, doc, source, also, observed, fields: _, fields_from: _ } = structure.spec.get();
        let mut element = Element::new(ElementKind::Structure, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.origin(&mut element, source, observed);
        self.also(&mut element, also);
        for field in &structure.members {
            let field = self.field(&element.path, &self.api[*field]);
            element.push(field);
        }
        if let Some(constructor) = self.api.constructor(id) {
            let paths = constructor.required.iter().map(|member| element.children[*member].path.clone()).collect();
            let place = element.place.clone();
            element.add(Attribute::Constructor, place, FactValue::list(paths));
            for field in &mut element.children {
                field.add(Attribute::Constructed, field.place.clone(), FactValue::text("true"));
            }
        }
        element
    }

    fn field(&self, owner: &ElementPath, field: &Field<'_>) -> Element {
        let spec::Field {
            name,
            type_,
            doc,
            rust_name,
            in_: _,
            always_present,
            present_when,
            absence_matters,
            required,
            read_only,
            write_only,
            facts,
            sensitive,
            deprecated,
            erratum,
            observed,
            source,
        } = field.spec.get();
        let path = owner.child(Namespace::Field, name);
        let mut element = Element::new(ElementKind::Field, path, self.api.place(name.location()));
        self.typed(&mut element, &field.field_type, type_);
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.rust_name(&mut element, Role::Field, name, rust_name);
        match present_when.given() {
            Some(when) => {
                let promise = FactValue::prose(&format!("when {when}"));
                self.add(&mut element, Attribute::Presence, when, promise);
            }
            None if always_present.is_true() => {
                self.add_key(&mut element, Attribute::Presence, always_present, |_| FactValue::text("always"));
            }
            None => {}
        }
        self.add_flag(&mut element, Attribute::AbsenceMatters, absence_matters);
        self.add_flag(&mut element, Attribute::Required, required);
        self.add_flag(&mut element, Attribute::ReadOnly, read_only);
        self.add_flag(&mut element, Attribute::WriteOnly, write_only);
        self.value_facts(&mut element, facts);
        self.add_flag(&mut element, Attribute::Sensitive, sensitive);
        self.deprecation(&mut element, deprecated, |name| owner.child(Namespace::Field, name));
        self.add_key(&mut element, Attribute::Erratum, erratum, self::erratum);
        self.origin(&mut element, source, observed);
        element
    }

    /// An envelope is a struct with one field, or with two.
    pub(super) fn envelope(&self, path: ElementPath, envelope: &Envelope<'_>) -> Element {
        let spec::Envelope { name, doc, source, observed, content, pagination, pagination_key } = envelope.spec.get();
        let Content { key, type_ } = content.get();
        let mut element = Element::new(ElementKind::Envelope, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.origin(&mut element, source, observed);
        let place = self.api.place(key.location());
        let field = self.plain_field(&element.path, key, place, &envelope.content_type, type_);
        element.push(field);
        if let (Some(written), Some(page)) = (pagination.given(), envelope.page) {
            let resolved = page.map(|id| Type::Named(Definition::Structure(id)));
            let place = self.api.place(pagination_key.given().unwrap_or(written).location());
            let field = self.plain_field(&element.path, envelope.page_key(), place, &resolved, written);
            element.push(field);
        }
        element
    }

    /// A field that has only a name and a type.
    fn plain_field(
        &self,
        owner: &ElementPath,
        name: &str,
        place: Place,
        resolved: &Resolved<Type>,
        written: &Spanned<String>,
    ) -> Element {
        let mut element = Element::new(ElementKind::Field, owner.child(Namespace::Field, name), place.clone());
        self.typed(&mut element, resolved, written);
        element.add(Attribute::RustName, place, FactValue::text(make_identifier(Role::Field, name, None)));
        element
    }

    /// Adds the type of a field, in Rust and in JSON.
    fn typed(&self, element: &mut Element, resolved: &Resolved<Type>, written: &Spanned<String>) {
        self.add(element, Attribute::Type, written, self.type_of(resolved, written));
        self.add(element, Attribute::Json, written, self.json_of(resolved, written));
        if let Ok(resolved) = resolved {
            let rust = format!("Option<{}>", self.rust_type(resolved));
            self.add(element, Attribute::Rust, written, FactValue::text(rust));
        }
    }

    pub(super) fn identifier(&self, path: ElementPath, identifier: &Identifier<'_>) -> Element {
        let spec::Identifier { name, doc, example, one_of, sensitive, source, observed } = identifier.spec.get();
        let mut element = Element::new(ElementKind::Identifier, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.add_key(&mut element, Attribute::Example, example, |text| FactValue::text(text));
        self.add_flag(&mut element, Attribute::Sensitive, sensitive);
        self.origin(&mut element, source, observed);
        for (name, resolved) in one_of.iter().zip(&identifier.alternatives) {
            let path = element.path.child(Namespace::Alternative, name);
            let mut alternative = Element::new(ElementKind::Alternative, path, self.api.place(name.location()));
            let target = self.reference(resolved.map(Definition::Identifier), name);
            self.add(&mut alternative, Attribute::Target, name, target);
            element.push(alternative);
        }
        element
    }
}

fn erratum(erratum: &Erratum) -> FactValue {
    let Erratum { documented_type, reason } = erratum;
    FactValue::prose(&format!("the page has {documented_type}; {reason}"))
}
