//! Resolves the fields of structs: their own, or those of a table shared by several structs.

use std::collections::BTreeMap;

use super::grammar::{Reference, type_reference};
use super::replacements::Sibling;
use super::{Declare, Declared, Resolver};
use crate::api::{Api, Field, FieldId, Header, ModuleId, Resolved, Structure, StructureId, Unresolved};
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::rules;
use crate::spec::{self as spec, Spanned};

impl<'s> Declare<'s> for Spanned<spec::Structure> {
    type Part = Structure<'s>;

    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().filter_map(|field| type_reference(&field.get().type_)).collect()
    }

    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> Structure<'s> {
        resolver.structure(declared.header, self)
    }
}

impl<'s> Resolver<'s, '_> {
    /// Resolves a struct and the fields listed in it. Its members are added once all structs are resolved.
    fn structure(&mut self, header: Header<'s>, structure: &'s Spanned<spec::Structure>) -> Structure<'s> {
        let first = self.fields.len();
        for field in &structure.fields {
            let field_type = self.field_type(header.module, &field.type_);
            self.fields.push(Field { spec: field, field_type });
        }
        let listed = (first..self.fields.len()).map(FieldId).collect();
        Structure { spec: structure, header, listed, table: Err(Unresolved), members: Vec::new(), is_sent: false }
    }

    /// Computes the members of every struct.
    pub(super) fn members(&mut self, api: &mut Api<'s>) {
        let siblings = Siblings::of(api);
        for index in 0..api.structures.len() {
            let id = StructureId(index);
            let table = self.table(api, &siblings, id);
            self.takers(api, &siblings, id);
            let listed = table.map(|table| api[table].listed.clone()).unwrap_or_default();
            let own = api[id].name.as_str();
            let is_own_table = table == Ok(id);
            let is_member = |field: &&FieldId| match &*api[**field].in_ {
                [] => is_own_table,
                names => names.iter().any(|name| name.as_str() == own),
            };
            let fields: Vec<FieldId> = listed.iter().filter(is_member).copied().collect();
            let structure = &mut api.structures[index];
            structure.members = fields;
            structure.table = table;
            self.field_replacements(api, id);
        }
    }

    /// Resolves the struct that lists the fields of a struct.
    fn table(&mut self, api: &Api<'s>, siblings: &Siblings<'s>, id: StructureId) -> Resolved<StructureId> {
        let structure = &api[id];
        let name = match &structure.fields_from {
            spec::Key::Absent => return Ok(id),
            spec::Key::Invalid(_) => return Err(Unresolved),
            spec::Key::Given(name) => name,
        };
        let finding = |message: String| Finding::new(&rules::UNKNOWN_STRUCT, self.spec.place(name.location()), message);
        let found = siblings.named(structure.header.module, name);
        let (resolved, finding) = match found {
            None if self.spec.may_have_omitted(name) => (Err(Unresolved), None),
            None => {
                let lists_fields =
                    |other: &StructureId| api[*other].fields_from.is_absent() && api[*other].name != structure.name;
                let others = siblings.all(structure.header.module).filter(lists_fields);
                let help = did_you_mean(name, others.map(|other| api[other].name.as_str()))
                    .unwrap_or_else(|| "write the name of a struct of the same module".to_owned());
                let message = format!("no struct of this module is called `{name}`");
                (Err(Unresolved), Some(finding(message).label("unknown struct").help(help)))
            }
            Some(other) if api[other].name == structure.name => {
                let finding = finding(format!("`{name}` cannot take fields from itself")).label("the same");
                (Err(Unresolved), Some(finding.help("list its `fields`, or name the struct that lists them")))
            }
            Some(other) => match (api[other].fields_from.key_location(), structure.fields.key_location()) {
                (Some(takes), _) if api[other].fields_from.given().is_some() => {
                    let finding = finding(format!("`{name}` takes its own fields from another struct"))
                        .label("lists no fields")
                        .related(self.spec.place(takes), "takes its fields from elsewhere");
                    (Err(Unresolved), Some(finding.help("name the struct that lists the fields")))
                }
                (_, Some(own)) if !structure.fields.is_empty() => {
                    let message = format!("`{}` has fields of its own and takes those of `{name}`", structure.name);
                    let finding = finding(message).label("takes these").related(self.spec.place(own), "has its own");
                    (Err(Unresolved), Some(finding.help("keep `fields`, or `fields_from`")))
                }
                _ => (Ok(other), None),
            },
        };
        self.findings.extend(finding);
        resolved
    }

    /// Checks that `in` names only structs that take fields from this table.
    fn takers(&mut self, api: &Api<'s>, siblings: &Siblings<'s>, id: StructureId) {
        let table = &api[id];
        if table.listed.iter().all(|field| api[*field].in_.is_empty()) {
            return;
        }
        let is_taker = |other: &StructureId| {
            let other = &api[*other];
            other.name == table.name
                || other.fields_from.text() == Some(table.name.as_str())
                || other.fields_from.is_invalid()
        };
        let all = || siblings.all(table.header.module);
        let takers: Vec<&str> = all().filter(is_taker).map(|other| api[other].name.as_str()).collect();
        for field in &table.listed {
            for name in &api[*field].spec.get().in_ {
                // A struct without fields is reported at its own definition.
                let is_empty = |other: StructureId| api[other].name == *name && lists_nothing(&api[other]);
                let is_known = takers.contains(&name.as_str()) || all().any(is_empty);
                if is_known || self.spec.may_have_omitted(name) {
                    continue;
                }
                let listed = |taker: &str| api[*field].in_.iter().any(|one| *one == *taker);
                let others: Vec<&str> = takers.iter().copied().filter(|taker| !listed(taker)).collect();
                let own_fields = siblings.named(table.header.module, name).map(|other| &api[other].name);
                self.findings.push(self.not_a_taker(&table.name, name, &others, own_fields));
            }
        }
    }

    /// Reports a struct in `in` that does not take fields from the table. `others` are the structs that do;
    /// `own_fields` is the name of the struct, if it exists.
    fn not_a_taker(
        &self,
        table: &str,
        name: &Spanned<String>,
        others: &[&str],
        own_fields: Option<&Spanned<String>>,
    ) -> Finding {
        let message = format!("`{name}` does not take fields from `{table}`");
        let finding = Finding::new(&rules::UNKNOWN_STRUCT, self.spec.place(name.location()), message)
            .label("not a struct of this table");
        if let Some(other) = own_fields {
            let help = format!("give `{name}` the key `fields_from: {table}` if the table describes it too");
            return finding.related(self.spec.place(other.location()), "has fields of its own").help(help);
        }
        finding.help(did_you_mean(name, others.iter().copied()).unwrap_or_else(|| match others {
            [] => "remove it: every struct that takes fields from this table is listed".to_owned(),
            others => format!("write one of {}", alternatives(others.iter().copied())),
        }))
    }

    /// Checks the replacements of deprecated fields.
    fn field_replacements(&mut self, api: &Api<'s>, id: StructureId) {
        let siblings: Vec<Sibling<'_>> =
            api.fields_of(id).map(|field| Sibling { name: &field.name, deprecated: &field.deprecated }).collect();
        self.replacements(&api[id].name, &siblings, &|name| api.may_have_field(id, name));
    }
}

/// Whether a struct has neither `fields` nor `fields_from`.
fn lists_nothing(structure: &spec::Structure) -> bool {
    structure.fields.is_empty() && structure.fields_from.given().is_none() && !structure.fields.is_incomplete()
}

/// The structs of each module, in the order of the files.
struct Siblings<'s> {
    by_module: BTreeMap<Option<ModuleId>, Vec<StructureId>>,
    by_name: BTreeMap<(Option<ModuleId>, &'s str), StructureId>,
}

impl<'s> Siblings<'s> {
    fn of(api: &Api<'s>) -> Self {
        let mut siblings = Self { by_module: BTreeMap::new(), by_name: BTreeMap::new() };
        for (index, structure) in api.structures.iter().enumerate() {
            let (module, name) = (structure.header.module, structure.header.name.as_str());
            siblings.by_module.entry(module).or_default().push(StructureId(index));
            siblings.by_name.entry((module, name)).or_insert(StructureId(index));
        }
        siblings
    }

    fn all(&self, module: Option<ModuleId>) -> impl Iterator<Item = StructureId> {
        self.by_module.get(&module).into_iter().flatten().copied()
    }

    fn named(&self, module: Option<ModuleId>, name: &str) -> Option<StructureId> {
        self.by_name.get(&(module, name)).copied()
    }
}
