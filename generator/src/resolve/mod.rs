//! Resolves a spec into the [`Api`] that it describes. This is the only stage that parses types or looks up names.
//!
//! A reference that cannot be resolved is reported here, and is represented as [`Unresolved`](crate::api::Unresolved) from then on.

mod grammar;
mod links;
mod messages;
mod operations;
mod pagination;
mod paths;
mod references;
mod replacements;
mod servers;
mod structures;
mod suggestion;
mod tables;
mod types;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::links::may_pair_more;
pub(crate) use self::tables::meant_column;

use self::grammar::Reference;
use crate::api::{
    Api, Definition, EnumerationId, EnvelopeId, File, Header, IdentifierId, IntegerFormId, Limit, LimitId, Module,
    ModuleId, OperationId, StructureId,
};
use crate::finding::Finding;
use crate::spec::{self as spec, ResourceFile, Spanned, Spec};

/// Resolves a spec.
pub(crate) fn resolve(spec: &Spec) -> (Api<'_>, Vec<Finding>) {
    let mut api = Api::new(spec);
    let names = SymbolTable::collect(spec, &mut api);
    let mut resolver = Resolver { spec, names: &names, findings: Vec::new() };
    resolver.definitions(&mut api);
    resolver.links(&mut api);
    let findings = resolver.findings;
    (api, findings)
}

impl<'s> Api<'s> {
    fn new(spec: &'s Spec) -> Self {
        Self {
            spec,
            files: Vec::new(),
            modules: Vec::new(),
            identifiers: Vec::new(),
            integer_forms: Vec::new(),
            enumerations: Vec::new(),
            structures: Vec::new(),
            fields: Vec::new(),
            envelopes: Vec::new(),
            operations: Vec::new(),
            servers: Vec::new(),
            limits: Vec::new(),
            correspondences: Vec::new(),
            conversions: Vec::new(),
            pages: spec.package.pages.iter().rev().map(|page| (page.id.as_str(), page)).collect(),
        }
    }
}

/// A definition as the spec declares it.
#[derive(Clone, Copy)]
enum Declaration<'s> {
    Identifier(&'s Spanned<spec::Identifier>),
    IntegerForm(&'s Spanned<spec::IntegerForm>),
    Enumeration(&'s Spanned<spec::Enumeration>),
    Structure(&'s Spanned<spec::Structure>),
    Envelope(&'s Spanned<spec::Envelope>),
    Operation(&'s Spanned<spec::Operation>),
    Limit(&'s Spanned<spec::Limit>),
}

impl<'s> Declaration<'s> {
    fn name(self) -> &'s Spanned<String> {
        match self {
            Self::Identifier(one) => &one.name,
            Self::IntegerForm(one) => &one.name,
            Self::Enumeration(one) => &one.name,
            Self::Structure(one) => &one.name,
            Self::Envelope(one) => &one.name,
            Self::Operation(one) => &one.name,
            Self::Limit(one) => &one.name,
        }
    }

    /// A noun phrase for the kind of the definition, used in messages.
    fn describe(self) -> &'static str {
        match self {
            Self::Identifier(_) => "an identifier",
            Self::IntegerForm(_) => "an integer form",
            Self::Enumeration(one) if *one.open => "an open enumeration",
            Self::Enumeration(_) => "a closed enumeration",
            Self::Structure(_) => "a struct",
            Self::Envelope(_) => "an envelope",
            Self::Operation(_) => "an operation",
            Self::Limit(_) => "a limit",
        }
    }
}

/// A definition before its references are resolved.
#[derive(Clone, Copy)]
struct Declared<'s> {
    definition: Definition,
    declaration: Declaration<'s>,
    header: Header<'s>,
}

/// The symbol table: all names that references can resolve to.
struct SymbolTable<'s> {
    /// All definitions, grouped by file and then by kind.
    declared: Vec<Declared<'s>>,
    modules: BTreeMap<&'s str, ModuleId>,
    /// The declaration of each enumeration, by its id.
    enumerations: Vec<&'s spec::Enumeration>,
    /// The definitions that others refer to, found by name alone. Only suggestions use this.
    referenced: OnceCell<BTreeSet<Definition>>,
    /// Indices of the definitions with a name; more than one only if the name is declared twice.
    by_name: BTreeMap<(Option<ModuleId>, &'s str), Vec<usize>>,
}

impl<'s> SymbolTable<'s> {
    /// Assigns an id to each definition and each module.
    fn collect(spec: &'s Spec, api: &mut Api<'s>) -> Self {
        let mut names = Self {
            declared: Vec::new(),
            modules: BTreeMap::new(),
            enumerations: Vec::new(),
            referenced: OnceCell::new(),
            by_name: BTreeMap::new(),
        };
        let mut ids = Ids::default();
        for (position, file) in spec.resources.iter().enumerate() {
            let module = names.module(file, position, api);
            let mut definitions = Vec::new();
            for declaration in declarations(file) {
                let header = Header { name: declaration.name(), module, file: position };
                let definition = ids.next(declaration);
                definitions.push(definition);
                if let Declaration::Enumeration(one) = declaration {
                    names.enumerations.push(one.get());
                }
                // Nothing can refer to a limit.
                if !matches!(declaration, Declaration::Limit(_)) {
                    let same = names.by_name.entry((module, declaration.name())).or_default();
                    same.push(names.declared.len());
                }
                names.declared.push(Declared { definition, declaration, header });
            }
            api.files.push(File { spec: file, module, definitions });
        }
        names
    }

    fn module(&mut self, file: &'s ResourceFile, position: usize, api: &mut Api<'s>) -> Option<ModuleId> {
        let (name, location) = match &file.resource.module {
            spec::Key::Given(module) => (module.name.as_str(), Some(module.name.location())),
            // A placeholder module keeps its definitions from colliding with those at the root.
            _ if file.has_invalid_module => (file.name.as_str(), None),
            spec::Key::Invalid(_) | spec::Key::Absent => return None,
        };
        let id = *self.modules.entry(name).or_insert_with(|| {
            api.modules.push(Module { name, location, files: Vec::new() });
            ModuleId(api.modules.len() - 1)
        });
        api.modules[id.0].files.push(position);
        Some(id)
    }

    /// Looks up a name used in a module: first in that module, then at the root.
    fn lookup(&self, module: Option<ModuleId>, reference: Reference<'_>) -> Vec<Declared<'s>> {
        let scopes = match reference.module.map(|name| self.modules.get(name)) {
            Some(Some(named)) => vec![Some(*named)],
            Some(None) => return Vec::new(),
            None => vec![module, None],
        };
        let found = scopes.into_iter().find_map(|scope| self.by_name.get(&(scope, reference.name)));
        found.into_iter().flatten().map(|index| self.declared[*index]).collect()
    }
}

/// The next free id of each kind.
#[derive(Default)]
struct Ids {
    counts: [usize; 7],
}

impl Ids {
    fn next(&mut self, declaration: Declaration<'_>) -> Definition {
        let mut count = |kind: usize| {
            self.counts[kind] += 1;
            self.counts[kind] - 1
        };
        match declaration {
            Declaration::Identifier(_) => Definition::Identifier(IdentifierId(count(0))),
            Declaration::IntegerForm(_) => Definition::IntegerForm(IntegerFormId(count(1))),
            Declaration::Enumeration(_) => Definition::Enumeration(EnumerationId(count(2))),
            Declaration::Structure(_) => Definition::Structure(StructureId(count(3))),
            Declaration::Envelope(_) => Definition::Envelope(EnvelopeId(count(4))),
            Declaration::Operation(_) => Definition::Operation(OperationId(count(5))),
            Declaration::Limit(_) => Definition::Limit(LimitId(count(6))),
        }
    }
}

/// The definitions of a file, grouped by kind.
fn declarations(file: &ResourceFile) -> impl Iterator<Item = Declaration<'_>> {
    let resource = &file.resource;
    let identifiers = resource.identifiers.iter().map(Declaration::Identifier);
    identifiers
        .chain(resource.integer_forms.iter().map(Declaration::IntegerForm))
        .chain(resource.enums.iter().map(Declaration::Enumeration))
        .chain(resource.structs.iter().map(Declaration::Structure))
        .chain(resource.envelopes.iter().map(Declaration::Envelope))
        .chain(resource.operations.iter().map(Declaration::Operation))
        .chain(resource.limits.iter().map(Declaration::Limit))
}

/// The input of name resolution, and the findings so far.
struct Resolver<'s, 'n> {
    spec: &'s Spec,
    names: &'n SymbolTable<'s>,
    findings: Vec<Finding>,
}

impl<'s> Resolver<'s, '_> {
    /// Resolves the references of each definition, in the order of their ids.
    fn definitions(&mut self, api: &mut Api<'s>) {
        for declared in &self.names.declared {
            let header = declared.header;
            match declared.declaration {
                Declaration::Identifier(one) => {
                    let own = IdentifierId(api.identifiers.len());
                    api.identifiers.push(self.identifier(header, one, own));
                }
                Declaration::IntegerForm(one) => api.integer_forms.push(self.integer_form(header, one)),
                Declaration::Enumeration(one) => api.enumerations.push(self.enumeration(header, one)),
                Declaration::Structure(one) => {
                    let structure = self.structure(header, one, &mut api.fields);
                    api.structures.push(structure);
                }
                Declaration::Envelope(one) => api.envelopes.push(self.envelope(header, one)),
                Declaration::Operation(one) => api.operations.push(self.operation(header, one)),
                Declaration::Limit(one) => api.limits.push(Limit { spec: one, header }),
            }
        }
        self.servers(api);
        self.members(api);
        self.paginations(api);
    }
}
