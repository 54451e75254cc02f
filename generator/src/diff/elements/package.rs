//! The package, its modules, and the correspondences and conversions between definitions.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Namespace};
use crate::load::{At, PACKAGE_FILE};
use crate::spec::type_expr::Reference;
use crate::spec::{Conversion, Correspondence, Module, Package, Page, Resource};
use crate::symbols::{Definition, Item};

impl Builder<'_> {
    pub(super) fn package(&self) -> Element {
        let Package { name, doc, pages, features, guide } = &self.loaded.spec.package;
        let at = self.loaded.package_document.at();
        let path = ElementPath::default();
        let mut package = Element::new(ElementKind::Package, path.clone(), at);
        package.add(Attribute::Name, at.key("name"), FactValue::text(name));
        package.add(Attribute::Doc, at.key("doc"), FactValue::prose(doc));
        for (index, feature) in features.iter().enumerate() {
            let at = at.key("features").item(index);
            let element = Element::new(ElementKind::Feature, path.child(Namespace::Feature, feature.name()), at);
            package.push(element.in_list(PACKAGE_FILE, "features"));
        }
        for (index, page) in pages.iter().enumerate() {
            package.push(Self::page(&path, page, at.key("pages").item(index)).in_list(PACKAGE_FILE, "pages"));
        }
        package.sections(guide, at.key("guide"));
        self.resources(&mut package);
        package
    }

    fn page(package: &ElementPath, page: &Page, at: At<'_>) -> Element {
        let Page { id, title, sections } = page;
        let mut element = Element::new(ElementKind::Page, package.child(Namespace::Page, id), at);
        element.place = at.key("id").place();
        element.add(Attribute::Title, at.key("title"), FactValue::text(title));
        element.add(Attribute::Sections, at.key("sections"), FactValue::text(sections.join(", ")));
        element
    }

    /// The definitions of all files, in the order in which they are emitted, each in its module.
    fn resources(&self, package: &mut Element) {
        let mut links = Vec::new();
        for (index, (file, resource)) in self.loaded.spec.resources.iter().enumerate() {
            let Resource {
                module,
                identifiers: _,
                integer_forms: _,
                enums: _,
                structs: _,
                envelopes: _,
                operations: _,
                limits,
                correspondences,
                conversions,
                // Exceptions to lint rules say nothing of the API, and nothing is emitted for them.
                exceptions: _,
            } = resource;
            let at = self.loaded.documents[index].at();
            let owner = match module {
                Some(module) => Self::module(package, module, at.key("module")),
                None => &mut *package,
            };
            for definition in self.symbols.definitions().iter().filter(|one| one.site.resource == index) {
                let at = definition.site.at(self.loaded);
                let element = self.definition(definition, at);
                owner.push(element.in_file(file, at).in_list(file, definition.site.list));
            }
            for (index, limit) in limits.iter().enumerate() {
                let at = at.key("limits").item(index);
                let element = Self::limit(owner.path.child(Namespace::Limit, &limit.name), limit, at);
                owner.push(element.in_file(file, at).in_list(file, "limits"));
            }
            for (index, one) in correspondences.iter().enumerate() {
                let element = self.correspondence(one, at.key("correspondences").item(index));
                links.push(element.in_list(file, "correspondences"));
            }
            for (index, one) in conversions.iter().enumerate() {
                let element = self.conversion(one, at.key("conversions").item(index));
                links.push(element.in_list(file, "conversions"));
            }
        }
        package.children.extend(links);
    }

    /// The element of a module. Several files may belong to one module.
    fn module<'p>(package: &'p mut Element, module: &Module, at: At<'_>) -> &'p mut Element {
        let Module { name, doc, guide } = module;
        let path = ElementPath::of_module(Some(name));
        let index = package.children.iter().position(|element| element.path == path).unwrap_or_else(|| {
            package.children.push(Element::new(ElementKind::Module, path, at));
            package.children.len() - 1
        });
        let element = &mut package.children[index];
        element.add_if_some(Attribute::Doc, at.key("doc"), doc.as_deref().map(FactValue::prose));
        element.sections(guide, at.key("guide"));
        element
    }

    fn definition(&self, definition: &Definition<'_>, at: At<'_>) -> Element {
        let path = ElementPath::of_type(definition.module, definition.item.name());
        match definition.item {
            Item::Identifier(identifier) => self.identifier(path, identifier, at),
            Item::IntegerForm(form) => self.integer_form(path, form, at),
            Item::Enumeration(enumeration) => self.enumeration(path, enumeration, at),
            Item::Structure(structure) => self.structure(path, structure, definition, at),
            Item::Envelope(envelope) => self.envelope(path, envelope, at),
            Item::Operation(operation) => self.operation(path, operation, at),
        }
    }

    fn correspondence(&self, correspondence: &Correspondence, at: At<'_>) -> Element {
        let Correspondence { fields, doc } = correspondence;
        let name = fields.first().map_or("", String::as_str);
        let mut element = Element::new(
            ElementKind::Correspondence,
            ElementPath::default().child(Namespace::Correspondence, name),
            at,
        );
        element.place = at.key("fields").place();
        let fields = fields.iter().filter_map(|written| self.field_path(written)).collect();
        element.add(Attribute::Fields, at.key("fields"), FactValue::list(fields));
        element.add_if_some(Attribute::Doc, at.key("doc"), doc.as_deref().map(FactValue::prose));
        element
    }

    /// A conversion. The fields that it copies follow from the correspondences.
    fn conversion(&self, conversion: &Conversion, at: At<'_>) -> Element {
        let Conversion { from, into } = conversion;
        let name = format!("{from} to {into}");
        let mut element =
            Element::new(ElementKind::Conversion, ElementPath::default().child(Namespace::Conversion, &name), at);
        element.place = at.key("from").place();
        let (Some(from), Some(into)) = (Reference::parse(from), Reference::parse(into)) else { return element };
        let (from, into) = (self.resolve(None, &from), self.resolve(None, &into));
        element.add(Attribute::Target, at.key("into"), FactValue::list(vec![from.clone(), into.clone()]));
        let correspondences = self.loaded.spec.resources.iter().flat_map(|(_, resource)| &resource.correspondences);
        let carried = correspondences.filter_map(|one| {
            let fields: Vec<ElementPath> = one.fields.iter().filter_map(|written| self.field_path(written)).collect();
            let of = |owner: &ElementPath| fields.iter().find(|field| field.parent() == *owner).cloned();
            of(&from).zip(of(&into))
        });
        element.add(Attribute::Carried, at.key("from"), FactValue::pairs(carried));
        element
    }

    fn field_path(&self, written: &str) -> Option<ElementPath> {
        let (owner, name) = written.rsplit_once('.')?;
        Some(self.resolve(None, &Reference::parse(owner)?).child(Namespace::Field, name))
    }
}

impl Element {
    /// Adds the file of a definition.
    fn in_file(mut self, file: &str, at: At<'_>) -> Self {
        self.add(Attribute::File, at.key("name"), FactValue::text(file));
        self
    }

    /// Sets the list that the element is an item of.
    fn in_list(self, file: &str, list: &'static str) -> Self {
        Self { list: Some((file.to_owned(), list)), ..self }
    }
}
