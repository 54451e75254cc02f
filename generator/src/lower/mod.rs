//! From what the pages say to what is to be emitted. Total: a spec that was checked lowers.

mod conversions;
mod crate_page;
mod docs;
mod enumerations;
pub(crate) mod markdown;
mod operations;
mod structures;

use std::collections::{BTreeMap, BTreeSet};

use crate::load::Loaded;
use crate::model::{Constant, ConstantValue, IntegerNewtype, Item, Model, Module, TextNewtype, TypePath};
use crate::names;
use crate::spec::type_expr::Reference;
use crate::spec::{Conversion, Feature, Identifier, IntegerForm, Limit, Package, Resource, Unit};
use crate::symbols::{Definition, Item as Defined, Symbols};

use self::docs::Docs;

/// Lowers a spec without findings.
pub(crate) fn lower(loaded: &Loaded) -> Model {
    let package = &loaded.spec.package;
    let symbols = Symbols::of(loaded);
    let docs = Docs::new(package, &symbols, &loaded.spec.resources);
    let conversions = loaded.spec.resources.iter().flat_map(|(_, resource)| &resource.conversions).collect();
    let input = Input { package, symbols, docs, conversions };
    let mut modules: BTreeMap<String, Building<'_>> = BTreeMap::new();
    for (index, (file, resource)) in loaded.spec.resources.iter().enumerate() {
        let name = module_name(file, resource);
        let building = modules.entry(name).or_insert_with(|| Building::new(resource.module.is_some()));
        building.sources.push(file.clone());
        building.resources.push((index, resource));
    }
    let modules = modules.into_iter().map(|(name, building)| module(name, building, &input));
    let modules: Vec<Module> = modules.filter(|module| module.public || !module.items.is_empty()).collect();
    let features = package.features.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    Model { doc: crate_page::doc(package, &input.docs), features, modules }
}

/// The module that a file's definitions are emitted to: the one it names, else one of its own, kept private.
pub(crate) fn module_name(file: &str, resource: &Resource) -> String {
    match &resource.module {
        Some(module) => module.name.clone(),
        None => names::variable(file.trim_end_matches(".yaml")),
    }
}

/// The files of a module.
struct Building<'a> {
    public: bool,
    sources: Vec<String>,
    resources: Vec<(usize, &'a Resource)>,
}

impl Building<'_> {
    fn new(public: bool) -> Self {
        Self { public, sources: Vec::new(), resources: Vec::new() }
    }
}

/// What lowering reads, whichever module it is at.
struct Input<'a> {
    package: &'a Package,
    symbols: Symbols<'a>,
    docs: Docs<'a>,
    conversions: Vec<&'a Conversion>,
}

fn module<'a>(name: String, building: Building<'a>, input: &Input<'a>) -> Module {
    let Input { package, symbols, docs, conversions } = input;
    let public_name = building.public.then_some(name.as_str());
    let scope =
        Scope { symbols, docs, features: &package.features, module: public_name, resources: &building.resources };
    let mut items = Vec::new();
    for (index, resource) in &building.resources {
        for definition in symbols.definitions().iter().filter(|definition| definition.site.resource == *index) {
            items.push(scope.item(definition));
        }
        for limit in &resource.limits {
            items.extend(limit_constants(limit, docs));
        }
    }
    let conversions = conversions::lower(&scope, conversions);
    let doc = if building.public {
        crate_page::module_doc(&building.resources, docs)
    } else {
        let package = markdown::code(&package.name);
        format!("See the root of the crate: its types are handed on there. Part of {package}.")
    };
    Module { public: building.public, doc, sources: building.sources, items, conversions, name }
}

/// What the definitions of a module see of the others, and what they use of it.
struct Scope<'s, 'a> {
    symbols: &'s Symbols<'a>,
    docs: &'s Docs<'a>,
    features: &'s [Feature],
    module: Option<&'s str>,
    resources: &'s [(usize, &'a Resource)],
}

impl<'a> Scope<'_, 'a> {
    fn item(&self, definition: &Definition<'a>) -> Item {
        match definition.item {
            Defined::Identifier(identifier) => Item::TextNewtype(self.identifier(identifier)),
            Defined::IntegerForm(form) => Item::IntegerNewtype(self.integer_form(form)),
            Defined::Enumeration(enumeration) => Item::Enum(enumerations::lower(self, enumeration)),
            Defined::Structure(structure) => Item::Struct(structures::structure(self, structure, definition)),
            Defined::Envelope(envelope) => Item::Struct(structures::envelope(self, envelope)),
            Defined::Operation(operation) => Item::Request(operations::lower(self, operation)),
        }
    }

    /// How the module reaches a definition.
    fn path(&self, reference: &Reference) -> TypePath {
        let Some(definition) = self.symbols.resolve(self.module, reference) else {
            unreachable!("a checked spec has no reference to nothing, such as `{reference}`")
        };
        self.path_to(definition)
    }

    fn path_to(&self, definition: &Definition<'_>) -> TypePath {
        let name = definition.item.name().to_owned();
        let in_own_file = || self.resources.iter().any(|(index, _)| *index == definition.site.resource);
        match definition.module {
            Some(module) if Some(module) != self.module => TypePath::Module { module: module.to_owned(), name },
            Some(_) => TypePath::Own(name),
            None if self.module.is_none() && in_own_file() => TypePath::Own(name),
            None => TypePath::Root(name),
        }
    }

    /// The path from the root of the crate, which links resolve in any file.
    fn doc_path(&self, path: &TypePath) -> String {
        match (path, self.module) {
            (TypePath::Own(name), Some(module)) => format!("crate::{module}::{name}"),
            (TypePath::Own(name) | TypePath::Root(name), _) => format!("crate::{name}"),
            (TypePath::Module { module, name }, _) => format!("crate::{module}::{name}"),
        }
    }

    fn named(&self, written: &str) -> TypePath {
        let Some(reference) = Reference::parse(written) else {
            unreachable!("a checked spec has names, not `{written}`")
        };
        self.path(&reference)
    }

    fn identifier(&self, identifier: &Identifier) -> TextNewtype {
        let example = identifier.example.as_deref().map(docs::example_text);
        let doc = self.docs.item(
            &identifier.doc,
            &[example],
            identifier.source.as_ref(),
            &[],
            identifier.observed.as_deref(),
        );
        let from = identifier.one_of.iter().map(|name| self.named(name)).collect();
        TextNewtype { name: identifier.name.clone(), doc, from }
    }

    fn integer_form(&self, form: &IntegerForm) -> IntegerNewtype {
        let doc = self.docs.item(&form.doc, &[], form.source.as_ref(), &[], form.observed.as_deref());
        let target = self.named(&form.enum_);
        let accessor_doc = format!(
            "The [`{target}`]({}) that the integer stands for. `None` for one that this version of the crate does not know.",
            self.doc_path(&target)
        );
        IntegerNewtype {
            name: form.name.clone(),
            doc,
            column: form.column.clone(),
            accessor: form.accessor.clone(),
            accessor_doc: markdown::wrap(&accessor_doc),
            target,
            finder: names::finder(&form.column),
        }
    }
}

/// A limit, and the status that is answered beyond it.
fn limit_constants(limit: &Limit, docs: &Docs<'_>) -> impl Iterator<Item = Item> {
    let exceeded = limit.exceeded.as_ref().map(|exceeded| {
        let sentence = format!("Beyond it, the vendor answers {} {}.", exceeded.status, exceeded.reason);
        (markdown::prose(&sentence), exceeded.status)
    });
    let exception = limit.exception.as_deref().map(|when| markdown::prose(&docs::sentence("Does not hold when", when)));
    let more = [exceeded.as_ref().map(|(sentence, _)| sentence.clone()), exception];
    let value = match limit.unit {
        Unit::Count => ConstantValue::Count(usize::try_from(limit.value).unwrap_or(usize::MAX)),
        Unit::Seconds => ConstantValue::Seconds(limit.value),
        Unit::Minutes => ConstantValue::Seconds(limit.value.saturating_mul(60)),
        Unit::Hours => ConstantValue::Seconds(limit.value.saturating_mul(60 * 60)),
    };
    let doc = docs.item(&limit.doc, &more, Some(&limit.source), &[], None);
    let constant = Constant { name: limit.name.clone(), doc, value };
    let status = exceeded.map(|(_, status)| {
        let doc = format!("HTTP status that is answered beyond [`{}`].", limit.name);
        Constant { name: names::exceeded_constant(&limit.name), doc, value: ConstantValue::HttpStatus(status) }
    });
    [Some(constant), status].into_iter().flatten().map(Item::Constant)
}
