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
mod sent;
mod servers;
mod structures;
mod suggestion;
mod tables;
mod types;
mod values;
mod wire;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::links::may_pair_more;
pub(crate) use self::tables::meant_column;

use self::grammar::Reference;
use crate::api::{Api, Cycles, Definition, Field, File, Header, Module, ModuleId, Type, TypeOf, for_each_kind};
use crate::finding::Finding;
use crate::spec::{self as spec, ResourceFile, Spanned, Spec};

/// Resolves a spec.
pub(crate) fn resolve(spec: &Spec) -> (Api<'_>, Vec<Finding>) {
    let mut api = Api::new(spec);
    let names = SymbolTable::collect(spec, &mut api);
    let mut resolver = Resolver { spec, names: &names, fields: Vec::new(), findings: Vec::new() };
    resolver.definitions(&mut api);
    api.cycles = Cycles::of(&api);
    resolver.links(&mut api);
    let findings = resolver.findings;
    (api, findings)
}

/// A kind of definition, as the spec declares it.
trait Declare<'s> {
    /// The resolved definition.
    type Part;

    /// All references in it, whether or not they can be resolved. A kind without any has none.
    fn references(&self) -> Vec<Reference<'_>> {
        Vec::new()
    }

    /// Resolves its references.
    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> Self::Part;
}

/// Declares what name resolution does alike for each kind of definition.
macro_rules! declarations {
    ($($part:ident, $noun:literal, $id:ident in $list:ident from $key:ident, type of $places:tt;)*) => {
        /// A definition as the spec declares it.
        #[derive(Clone, Copy)]
        enum Declaration<'s> { $($part(&'s Spanned<spec::$part>)),* }

        impl<'s> Declaration<'s> {
            fn name(self) -> &'s Spanned<String> {
                match self { $(Self::$part(one) => &one.get().name),* }
            }

            /// A noun phrase for the kind of the definition, used in messages.
            fn describe(self) -> &'static str {
                match self {
                    Self::Enumeration(one) if *one.open => "an open enumeration",
                    $(Self::$part(_) => $noun),*
                }
            }

            /// All references in it.
            fn references(self) -> Vec<Reference<'s>> {
                match self { $(Self::$part(one) => one.references()),* }
            }

            /// Resolves its references, and adds the definition to an API.
            fn resolve(self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>, api: &mut Api<'s>) {
                match self { $(Self::$part(one) => api.$list.push(one.resolve(declared, resolver))),* }
            }
        }

        /// The definitions of a file, grouped by kind.
        fn declarations(file: &ResourceFile) -> Vec<Declaration<'_>> {
            let mut declarations = Vec::new();
            $(declarations.extend(file.resource.$key.iter().map(Declaration::$part));)*
            declarations
        }

        /// The number of ids of each kind so far.
        #[derive(Default)]
        struct Ids { $($list: usize),* }

        impl Ids {
            /// The next free id of the kind of a definition.
            fn next(&mut self, declaration: Declaration<'_>) -> Definition {
                match declaration {
                    $(Declaration::$part(_) => {
                        self.$list += 1;
                        Definition::$part(crate::api::$id(self.$list - 1))
                    })*
                }
            }
        }
    };
}

for_each_kind!(declarations);

/// A definition before its references are resolved.
#[derive(Clone, Copy)]
struct Declared<'s> {
    definition: Definition,
    declaration: Declaration<'s>,
    header: Header<'s>,
}

impl Declared<'_> {
    /// The type, if the definition may be the type of something.
    fn as_type_of(&self, place: TypeOf) -> Option<Type> {
        let is_closed = matches!(self.declaration, Declaration::Enumeration(one) if !*one.open);
        (self.definition.may_be_type_of(place) && !is_closed).then_some(Type::Named(self.definition))
    }
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

/// The input of name resolution, and the findings so far.
struct Resolver<'s, 'n> {
    spec: &'s Spec,
    names: &'n SymbolTable<'s>,
    /// The fields of the structs so far.
    fields: Vec<Field<'s>>,
    findings: Vec<Finding>,
}

impl<'s> Resolver<'s, '_> {
    /// Resolves the references of each definition, in the order of their ids.
    fn definitions(&mut self, api: &mut Api<'s>) {
        for declared in &self.names.declared {
            declared.declaration.resolve(declared, self, api);
        }
        self.servers(api);
        api.fields.append(&mut self.fields);
        self.members(api);
        sent::mark(api);
        self.paginations(api);
        self.operation_replacements(api);
    }
}
