//! The package, its modules, and what holds between definitions.

use super::{Aspect, Builder, Kind, Part, Path, Space, Value};
use crate::load::{At, PACKAGE_FILE};
use crate::spec::type_expr::Reference;
use crate::spec::{Conversion, Correspondence, Module, Package, Page, Resource};
use crate::symbols::{Definition, Item};

impl Builder<'_> {
    pub(super) fn package(&self) -> Part {
        let Package { name, doc, pages, features, guide } = &self.loaded.spec.package;
        let at = self.loaded.package_document.at();
        let path = Path::default();
        let mut package = Part::new(Kind::Package, path.clone(), at);
        package.state(Aspect::Name, at.key("name"), Value::text(name));
        package.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        for (index, feature) in features.iter().enumerate() {
            let at = at.key("features").item(index);
            let part = Part::new(Kind::Feature, path.child(Space::Feature, feature.name()), at);
            package.take(part.at_home(PACKAGE_FILE, "features"));
        }
        for (index, page) in pages.iter().enumerate() {
            package.take(Self::page(&path, page, at.key("pages").item(index)).at_home(PACKAGE_FILE, "pages"));
        }
        package.sections(guide, at.key("guide"));
        self.resources(&mut package);
        package
    }

    fn page(package: &Path, page: &Page, at: At<'_>) -> Part {
        let Page { id, title, sections } = page;
        let mut part = Part::new(Kind::Page, package.child(Space::Page, id), at);
        part.place = at.key("id").place();
        part.state(Aspect::Title, at.key("title"), Value::text(title));
        part.state(Aspect::Sections, at.key("sections"), Value::text(sections.join(", ")));
        part
    }

    /// The definitions of all files, in the order in which they are emitted, each in its module.
    fn resources(&self, package: &mut Part) {
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
                // What is accepted of a spec says nothing of the API, and nothing is emitted of it.
                exceptions: _,
            } = resource;
            let at = self.loaded.documents[index].at();
            let owner = match module {
                Some(module) => Self::module(package, module, at.key("module")),
                None => &mut *package,
            };
            for definition in self.symbols.definitions().iter().filter(|one| one.site.resource == index) {
                let at = definition.site.at(self.loaded);
                let part = self.definition(definition, at);
                owner.take(part.filed(file, at).at_home(file, definition.site.list));
            }
            for (index, limit) in limits.iter().enumerate() {
                let at = at.key("limits").item(index);
                let part = Self::limit(owner.path.child(Space::Limit, &limit.name), limit, at);
                owner.take(part.filed(file, at).at_home(file, "limits"));
            }
            for (index, one) in correspondences.iter().enumerate() {
                let part = self.correspondence(one, at.key("correspondences").item(index));
                links.push(part.at_home(file, "correspondences"));
            }
            for (index, one) in conversions.iter().enumerate() {
                let part = self.conversion(one, at.key("conversions").item(index));
                links.push(part.at_home(file, "conversions"));
            }
        }
        package.parts.extend(links);
    }

    /// The part of a module, which several files may share.
    fn module<'p>(package: &'p mut Part, module: &Module, at: At<'_>) -> &'p mut Part {
        let Module { name, doc, guide } = module;
        let path = Path::of_module(Some(name));
        let index = package.parts.iter().position(|part| part.path == path).unwrap_or_else(|| {
            package.parts.push(Part::new(Kind::Module, path, at));
            package.parts.len() - 1
        });
        let part = &mut package.parts[index];
        part.maybe(Aspect::Doc, at.key("doc"), doc.as_deref().map(Value::prose));
        part.sections(guide, at.key("guide"));
        part
    }

    fn definition(&self, definition: &Definition<'_>, at: At<'_>) -> Part {
        let path = Path::of_type(definition.module, definition.item.name());
        match definition.item {
            Item::Identifier(identifier) => self.identifier(path, identifier, at),
            Item::IntegerForm(form) => self.integer_form(path, form, at),
            Item::Enumeration(enumeration) => self.enumeration(path, enumeration, at),
            Item::Structure(structure) => self.structure(path, structure, definition, at),
            Item::Envelope(envelope) => self.envelope(path, envelope, at),
            Item::Operation(operation) => self.operation(path, operation, at),
        }
    }

    fn correspondence(&self, correspondence: &Correspondence, at: At<'_>) -> Part {
        let Correspondence { fields, doc } = correspondence;
        let name = fields.first().map_or("", String::as_str);
        let mut part = Part::new(Kind::Correspondence, Path::default().child(Space::Correspondence, name), at);
        part.place = at.key("fields").place();
        let fields = fields.iter().filter_map(|written| self.field_path(written)).collect();
        part.state(Aspect::Fields, at.key("fields"), Value::list(fields));
        part.maybe(Aspect::Doc, at.key("doc"), doc.as_deref().map(Value::prose));
        part
    }

    /// The fields that a conversion carries over follow from the correspondences.
    fn conversion(&self, conversion: &Conversion, at: At<'_>) -> Part {
        let Conversion { from, into } = conversion;
        let name = format!("{from} to {into}");
        let mut part = Part::new(Kind::Conversion, Path::default().child(Space::Conversion, &name), at);
        part.place = at.key("from").place();
        let (Some(from), Some(into)) = (Reference::parse(from), Reference::parse(into)) else { return part };
        let (from, into) = (self.resolve(None, &from), self.resolve(None, &into));
        part.state(Aspect::Target, at.key("into"), Value::list(vec![from.clone(), into.clone()]));
        let correspondences = self.loaded.spec.resources.iter().flat_map(|(_, resource)| &resource.correspondences);
        let carried = correspondences.filter_map(|one| {
            let fields: Vec<Path> = one.fields.iter().filter_map(|written| self.field_path(written)).collect();
            let of = |owner: &Path| fields.iter().find(|field| field.parent() == *owner).cloned();
            of(&from).zip(of(&into))
        });
        part.state(Aspect::Carried, at.key("from"), Value::pairs(carried));
        part
    }

    fn field_path(&self, written: &str) -> Option<Path> {
        let (owner, name) = written.rsplit_once('.')?;
        Some(self.resolve(None, &Reference::parse(owner)?).child(Space::Field, name))
    }
}

impl Part {
    /// A definition, which stands in a file.
    fn filed(mut self, file: &str, at: At<'_>) -> Self {
        self.state(Aspect::File, at.key("name"), Value::text(file));
        self
    }

    /// What stands in a list of a file.
    fn at_home(self, file: &str, list: &'static str) -> Self {
        Self { home: Some((file.to_owned(), list)), ..self }
    }
}
