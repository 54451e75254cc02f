//! Unions.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::api::{Union, UnionVariant};
use crate::spec;

impl Builder<'_> {
    pub(super) fn union(&self, path: ElementPath, union: &Union<'_>) -> Element {
        let spec::Union { name, doc, source, also, observed, tag, variants: _, one_of: _ } = union.spec.get();
        let mut element = Element::new(ElementKind::Union, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.origin(&mut element, source, observed);
        self.also(&mut element, also);
        self.add_key(&mut element, Attribute::Tag, tag, |tag| FactValue::text(tag));
        for variant in &union.variants {
            let variant = self.variant(&element.path, variant);
            element.push(variant);
        }
        element
    }

    fn variant(&self, owner: &ElementPath, variant: &UnionVariant<'_>) -> Element {
        let name = variant.name();
        let path = owner.child(Namespace::Value, &name.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut element = Element::new(ElementKind::Variant, path, self.api.place(name.location()));
        let (resolved, written) = (&variant.variant_type, variant.written);
        self.add(&mut element, Attribute::Type, written, self.type_of(resolved, written));
        self.add(&mut element, Attribute::Json, written, self.json_of(resolved, written));
        let place = variant.rust_name.given().unwrap_or(name);
        self.add(&mut element, Attribute::RustName, place, FactValue::text(variant.identifier(self.api)));
        self.add_key(&mut element, Attribute::Doc, variant.doc, |doc| FactValue::prose(doc));
        element
    }
}
