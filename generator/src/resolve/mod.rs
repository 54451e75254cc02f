//! From a spec to the [`Api`] that it describes: the only stage that parses a type or looks up a name.
//!
//! A reference that cannot be resolved is reported here, by the function of its rule, and is [`Unresolved`] from then on.

mod grammar;
mod links;
mod operations;
mod references;
mod replacements;
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
    let names = Names::collect(spec, &mut api);
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
            limits: Vec::new(),
            correspondences: Vec::new(),
            conversions: Vec::new(),
            pages: spec.package.pages.iter().rev().map(|page| (page.id.as_str(), page)).collect(),
        }
    }
}

/// A definition with what the spec says of it.
#[derive(Clone, Copy)]
enum Source<'s> {
    Identifier(&'s Spanned<spec::Identifier>),
    IntegerForm(&'s Spanned<spec::IntegerForm>),
    Enumeration(&'s Spanned<spec::Enumeration>),
    Structure(&'s Spanned<spec::Structure>),
    Envelope(&'s Spanned<spec::Envelope>),
    Operation(&'s Spanned<spec::Operation>),
    Limit(&'s Spanned<spec::Limit>),
}

impl<'s> Source<'s> {
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

    /// What the definition is, in words.
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
    source: Source<'s>,
    header: Header<'s>,
}

/// Every name that a reference can mean.
struct Names<'s> {
    /// Every definition, file by file, kind by kind.
    declared: Vec<Declared<'s>>,
    modules: BTreeMap<&'s str, ModuleId>,
    /// What the spec says of each enumeration, by its id.
    enumerations: Vec<&'s spec::Enumeration>,
    /// The definitions that another refers to, as far as names tell; for suggestions only.
    referenced: OnceCell<BTreeSet<Definition>>,
    /// Positions of the definitions of a name; more than one only where a name is given twice.
    by_name: BTreeMap<(Option<ModuleId>, &'s str), Vec<usize>>,
}

impl<'s> Names<'s> {
    /// Gives every definition and every module its id.
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
            for source in sources(file) {
                let header = Header { name: source.name(), module, file: position };
                let definition = ids.next(source);
                definitions.push(definition);
                if let Source::Enumeration(one) = source {
                    names.enumerations.push(one.get());
                }
                // Limits become constants, which nothing refers to.
                if !matches!(source, Source::Limit(_)) {
                    let same = names.by_name.entry((module, source.name())).or_default();
                    same.push(names.declared.len());
                }
                names.declared.push(Declared { definition, source, header });
            }
            api.files.push(File { spec: file, module, definitions });
        }
        names
    }

    fn module(&mut self, file: &'s ResourceFile, position: usize, api: &mut Api<'s>) -> Option<ModuleId> {
        let (name, location) = match &file.resource.module {
            spec::Key::Given(module) => (module.name.as_str(), Some(module.name.location())),
            // At the root of the crate its definitions would clash with others.
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

    /// The definitions that a name in a module means: what the module defines, else what the root defines.
    fn meant(&self, module: Option<ModuleId>, reference: Reference<'_>) -> Vec<Declared<'s>> {
        let scopes = match reference.module.map(|name| self.modules.get(name)) {
            Some(Some(named)) => vec![Some(*named)],
            Some(None) => return Vec::new(),
            None => vec![module, None],
        };
        let found = scopes.into_iter().find_map(|scope| self.by_name.get(&(scope, reference.name)));
        found.into_iter().flatten().map(|index| self.declared[*index]).collect()
    }
}

/// The next id of each kind.
#[derive(Default)]
struct Ids {
    counts: [usize; 7],
}

impl Ids {
    fn next(&mut self, source: Source<'_>) -> Definition {
        let mut count = |kind: usize| {
            self.counts[kind] += 1;
            self.counts[kind] - 1
        };
        match source {
            Source::Identifier(_) => Definition::Identifier(IdentifierId(count(0))),
            Source::IntegerForm(_) => Definition::IntegerForm(IntegerFormId(count(1))),
            Source::Enumeration(_) => Definition::Enumeration(EnumerationId(count(2))),
            Source::Structure(_) => Definition::Structure(StructureId(count(3))),
            Source::Envelope(_) => Definition::Envelope(EnvelopeId(count(4))),
            Source::Operation(_) => Definition::Operation(OperationId(count(5))),
            Source::Limit(_) => Definition::Limit(LimitId(count(6))),
        }
    }
}

/// The definitions of a file, kind by kind.
fn sources(file: &ResourceFile) -> impl Iterator<Item = Source<'_>> {
    let resource = &file.resource;
    let identifiers = resource.identifiers.iter().map(Source::Identifier);
    identifiers
        .chain(resource.integer_forms.iter().map(Source::IntegerForm))
        .chain(resource.enums.iter().map(Source::Enumeration))
        .chain(resource.structs.iter().map(Source::Structure))
        .chain(resource.envelopes.iter().map(Source::Envelope))
        .chain(resource.operations.iter().map(Source::Operation))
        .chain(resource.limits.iter().map(Source::Limit))
}

/// What resolving reads, and what it reports.
struct Resolver<'s, 'n> {
    spec: &'s Spec,
    names: &'n Names<'s>,
    findings: Vec<Finding>,
}

impl<'s> Resolver<'s, '_> {
    /// Resolves what each definition refers to, in the order of their ids.
    fn definitions(&mut self, api: &mut Api<'s>) {
        for declared in &self.names.declared {
            let header = declared.header;
            match declared.source {
                Source::Identifier(one) => {
                    let own = IdentifierId(api.identifiers.len());
                    api.identifiers.push(self.identifier(header, one, own));
                }
                Source::IntegerForm(one) => api.integer_forms.push(self.integer_form(header, one)),
                Source::Enumeration(one) => api.enumerations.push(self.enumeration(header, one)),
                Source::Structure(one) => {
                    let structure = self.structure(header, one, &mut api.fields);
                    api.structures.push(structure);
                }
                Source::Envelope(one) => api.envelopes.push(self.envelope(header, one)),
                Source::Operation(one) => api.operations.push(self.operation(header, one)),
                Source::Limit(one) => api.limits.push(Limit { spec: one, header }),
            }
        }
        self.members(api);
    }
}
