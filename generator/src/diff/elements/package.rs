//! The package, its modules, and the correspondences and conversions between definitions.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, Fact, FactValue, ListKey, Namespace};
use crate::api::{Conversion, Correspondence, Definition, FieldOf};
use crate::source::PACKAGE_FILE;
use crate::spec::{self, Module, Package, Page, Spanned};

impl Builder<'_> {
    pub(super) fn package(&self) -> Element {
        let Package { name, doc, pages, features, servers: _, guide } = &self.api.spec.package;
        let location = name.given().map_or(self.api.spec.package_head, Spanned::location);
        let path = ElementPath::default();
        let mut package = Element::new(ElementKind::Package, path.clone(), self.api.place(location));
        self.add_key(&mut package, Attribute::Name, name, |text| FactValue::text(text));
        self.add_key(&mut package, Attribute::Doc, doc, |doc| FactValue::prose(doc));
        for feature in features {
            let path = path.child(Namespace::Feature, feature.name());
            let element = Element::new(ElementKind::Feature, path, self.api.place(feature.location()));
            package.push(element.in_list(PACKAGE_FILE, ListKey::Features));
        }
        for page in pages {
            package.push(self.page(&path, page).in_list(PACKAGE_FILE, ListKey::Pages));
        }
        self.servers(&mut package, self.api.spec.package_head.file, PACKAGE_FILE);
        self.sections(&mut package, guide);
        self.resources(&mut package);
        package
    }

    fn page(&self, package: &ElementPath, page: &Page) -> Element {
        let Page { id, title, sections } = page;
        let path = package.child(Namespace::Page, id);
        let mut element = Element::new(ElementKind::Page, path, self.api.place(id.location()));
        self.add(&mut element, Attribute::Title, title, FactValue::text(title.get()));
        let place = self.api.place(sections.location().unwrap_or(id.location()));
        let items = sections.iter().map(|section| (section.to_string(), self.api.place(section.location()))).collect();
        let sections: Vec<&str> = sections.iter().map(|section| section.as_str()).collect();
        let value = FactValue::text(sections.join(", "));
        element.facts.push(Fact { attribute: Attribute::Sections, value, place, items });
        element
    }

    /// The definitions of all files, in the order in which they are emitted, each in its module.
    fn resources(&self, package: &mut Element) {
        let mut links = Vec::new();
        let (mut correspondences, mut conversions) = (self.api.correspondences.iter(), self.api.conversions.iter());
        for file in &self.api.files {
            self.definitions(package, file);
            let name = &file.spec.name;
            let resource = &file.spec.resource;
            for correspondence in correspondences.by_ref().take(resource.correspondences.len()) {
                let element = self.correspondence(correspondence);
                links.push(element.in_list(name, ListKey::Correspondences));
            }
            for conversion in conversions.by_ref().take(resource.conversions.len()) {
                links.push(self.conversion(conversion).in_list(name, ListKey::Conversions));
            }
        }
        package.children.extend(links);
    }

    /// The element of a module. Several files may belong to one module.
    pub(super) fn module<'p>(&self, package: &'p mut Element, module: &Module) -> &'p mut Element {
        let Module { name, doc, guide } = module;
        let path = ElementPath::of_module(Some(name));
        let index = package.children.iter().position(|element| element.path == path).unwrap_or_else(|| {
            let place = self.api.place(name.location());
            package.children.push(Element::new(ElementKind::Module, path, place));
            package.children.len() - 1
        });
        let element = &mut package.children[index];
        self.add_key(element, Attribute::Doc, doc, |doc| FactValue::prose(doc));
        self.sections(element, guide);
        element
    }

    fn correspondence(&self, correspondence: &Correspondence<'_>) -> Element {
        let spec::Correspondence { fields, doc } = correspondence.spec.get();
        let name = fields.first().map_or("", |field| field.as_str());
        let path = ElementPath::default().child(Namespace::Correspondence, name);
        let place = self.api.place(fields.location().unwrap_or(correspondence.spec.location()));
        let mut element = Element::new(ElementKind::Correspondence, path, place.clone());
        let sides = correspondence.sides.iter().flatten().map(|side| self.field_path(*side)).collect();
        element.add(Attribute::Fields, place, FactValue::list(sides));
        self.add_key(&mut element, Attribute::Doc, doc, |doc| FactValue::prose(doc));
        element
    }

    /// A conversion. The fields that it copies follow from the correspondences.
    fn conversion(&self, conversion: &Conversion<'_>) -> Element {
        let spec::Conversion { from, into } = conversion.spec.get();
        let path = ElementPath::default().child(Namespace::Conversion, &format!("{from} to {into}"));
        let mut element = Element::new(ElementKind::Conversion, path, self.api.place(from.location()));
        let (Ok(source), Ok(target)) = (conversion.source, conversion.target) else { return element };
        let structs = [source, target].map(|id| self.path_of(Definition::Structure(id)));
        self.add(&mut element, Attribute::Target, into, FactValue::list(structs.to_vec()));
        let carried = conversion.pairs.iter().map(|pair| {
            let source = FieldOf { structure: source, member: pair.source };
            let target = FieldOf { structure: target, member: pair.target };
            (self.field_path(source), self.field_path(target))
        });
        self.add(&mut element, Attribute::Carried, from, FactValue::pairs(carried));
        element
    }

    fn field_path(&self, field: FieldOf) -> ElementPath {
        let name = &self.api.field(field).name;
        self.path_of(Definition::Structure(field.structure)).child(Namespace::Field, name)
    }
}

impl Element {
    /// Sets the list that the element is an item of.
    pub(super) fn in_list(self, file: &str, list: ListKey) -> Self {
        Self { list: Some((file.to_owned(), list)), ..self }
    }
}
