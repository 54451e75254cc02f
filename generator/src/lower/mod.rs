//! Lowers the API to the Rust items to be emitted.
//!
//! Lowering is total: an unresolved type lowers to arbitrary JSON, and an item with any other unresolved reference is
//! omitted. Neither is ever emitted, since a spec with unresolved references has errors.

mod cells;
mod conversions;
mod crate_page;
mod docs;
mod enumerations;
mod facts;
mod limits;
pub(crate) mod markdown;
mod newtypes;
mod operations;
mod pagination;
mod responses;
mod servers;
mod structures;
mod unions;
mod value_table;

use std::collections::BTreeSet;

use crate::api::{Api, Definition, Header, ModuleId};
use crate::model::{Item, Model, Module, TypePath};
use crate::names;
use crate::source::PACKAGE_FILE;
use crate::spec::Feature;

/// Lowers an API.
pub(crate) fn lower(api: &Api<'_>) -> Model {
    let public = (0..api.modules.len()).map(|index| EmittedModule::Public(ModuleId(index)));
    let root_files = api.files.iter().enumerate().filter(|(_, file)| file.module.is_none());
    let private = root_files.map(|(file, _)| EmittedModule::Private { file });
    let modules = public.chain(private).map(|module| self::module(&Scope { api, module }));
    let modules = modules.chain(root_servers(api));
    let mut modules: Vec<Module> = modules.filter(|module| module.public || !module.items.is_empty()).collect();
    modules.sort_by(|one, other| one.name.cmp(&other.name));
    let features: BTreeSet<Feature> = api.spec.package.features.iter().map(|feature| **feature).collect();
    Model { doc: crate_page::doc(api), features: features.into_iter().collect(), modules }
}

/// A module of the emitted crate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EmittedModule {
    /// A public module of the API.
    Public(ModuleId),
    /// The private module of a file, by its index, whose items the root of the crate re-exports.
    Private { file: usize },
}

impl EmittedModule {
    /// The module that contains the items of a definition.
    fn of(header: Header<'_>) -> Self {
        match header.module {
            Some(module) => Self::Public(module),
            None => Self::Private { file: header.file },
        }
    }
}

/// The private module of the servers at the root, if there are some.
fn root_servers(api: &Api<'_>) -> Option<Module> {
    let of_package = api.spec.package.servers.iter().next().map(|_| PACKAGE_FILE.to_owned());
    let root_files = api.files.iter().filter(|file| file.module.is_none());
    let with_servers = root_files.filter(|file| file.spec.resource.servers.iter().next().is_some());
    Some(Module {
        name: names::ROOT_SERVERS_MODULE.to_owned(),
        public: false,
        doc: crate_page::private_module_doc(api),
        sources: of_package.into_iter().chain(with_servers.map(|file| file.spec.name.clone())).collect(),
        items: vec![Item::Servers(servers::lower(api, None)?)],
        conversions: Vec::new(),
    })
}

fn module(scope: &Scope<'_, '_>) -> Module {
    let Scope { api, module } = *scope;
    let servers = match module {
        EmittedModule::Public(id) => servers::lower(api, Some(id)),
        EmittedModule::Private { .. } => None,
    };
    let (name, doc, files) = match module {
        EmittedModule::Public(id) => {
            (api[id].name.to_owned(), crate_page::module_doc(api, &api[id]), api[id].files.clone())
        }
        EmittedModule::Private { file } => {
            let name = names::variable(api.files[file].spec.name.trim_end_matches(".yaml"));
            (name, crate_page::private_module_doc(api), vec![file])
        }
    };
    let files = || files.iter().map(|file| &api.files[*file]);
    let definitions = files().flat_map(|file| &file.definitions).flat_map(|definition| items(scope, *definition));
    Module {
        name,
        public: matches!(module, EmittedModule::Public(_)),
        doc,
        sources: files().map(|file| file.spec.name.clone()).collect(),
        items: definitions.chain(servers.map(Item::Servers)).collect(),
        conversions: conversions::lower(scope),
    }
}

/// Lowers a definition to items.
fn items(scope: &Scope<'_, '_>, definition: Definition) -> Vec<Item> {
    let api = scope.api;
    match definition {
        Definition::Identifier(id) => vec![Item::TextNewtype(newtypes::identifier(scope, &api[id]))],
        Definition::IntegerForm(id) => {
            newtypes::integer_form(scope, &api[id]).map(Item::IntegerNewtype).into_iter().collect()
        }
        Definition::Enumeration(id) => vec![Item::Enum(enumerations::lower(scope, &api[id]))],
        Definition::Structure(id) => vec![Item::Struct(structures::structure(scope, id))],
        Definition::Union(id) => vec![Item::Union(unions::lower(scope, &api[id]))],
        Definition::Envelope(id) => vec![Item::Struct(structures::envelope(scope, &api[id]))],
        Definition::Operation(id) => operations::lower(scope, id),
        Definition::Limit(id) => limits::lower(api, &api[id]).map(Item::Constant).collect(),
    }
}

/// The API, and the module of the emitted crate that is being lowered.
#[derive(Clone, Copy)]
struct Scope<'a, 's> {
    api: &'a Api<'s>,
    module: EmittedModule,
}

impl Scope<'_, '_> {
    /// The path by which the module refers to a definition.
    fn path(&self, definition: Definition) -> TypePath {
        let header = self.api.header(definition);
        let name = header.name.to_string();
        match header.module {
            _ if EmittedModule::of(header) == self.module => TypePath::Own(name),
            Some(module) => TypePath::Module { module: self.api[module].name.to_owned(), name },
            None => TypePath::Root(name),
        }
    }

    /// Formats a link to a definition.
    fn link(&self, definition: Definition) -> String {
        format!("[`{}`](crate::{})", self.path(definition), docs::path_from_root(self.api, definition))
    }
}

#[cfg(test)]
mod tests;
