//! Which definition a name means. Checking and lowering ask the same table.

use std::collections::BTreeMap;

use crate::load::{At, Loaded};
use crate::spec::type_expr::Reference;
use crate::spec::{Enumeration, Envelope, Field, Identifier, IntegerForm, Operation, Resource, Structure};

/// A definition that other definitions can name.
#[derive(Clone, Copy)]
pub(crate) struct Definition<'a> {
    pub(crate) item: Item<'a>,
    pub(crate) module: Option<&'a str>,
    pub(crate) site: Site,
}

/// The kinds of definition that have a name of their own.
#[derive(Clone, Copy)]
pub(crate) enum Item<'a> {
    Identifier(&'a Identifier),
    IntegerForm(&'a IntegerForm),
    Enumeration(&'a Enumeration),
    Structure(&'a Structure),
    Envelope(&'a Envelope),
    Operation(&'a Operation),
}

impl<'a> Item<'a> {
    pub(crate) fn name(self) -> &'a str {
        match self {
            Self::Identifier(item) => &item.name,
            Self::IntegerForm(item) => &item.name,
            Self::Enumeration(item) => &item.name,
            Self::Structure(item) => &item.name,
            Self::Envelope(item) => &item.name,
            Self::Operation(item) => &item.name,
        }
    }

    /// What it is, in words.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Identifier(_) => "an identifier",
            Self::IntegerForm(_) => "an integer form",
            Self::Enumeration(item) if item.open => "an open enumeration",
            Self::Enumeration(_) => "a closed enumeration",
            Self::Structure(_) => "a struct",
            Self::Envelope(_) => "an envelope",
            Self::Operation(_) => "an operation",
        }
    }
}

/// Where a definition stands: the file, the list in it, and the place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Site {
    pub(crate) resource: usize,
    pub(crate) list: &'static str,
    pub(crate) index: usize,
}

impl Site {
    pub(crate) fn at(self, loaded: &Loaded) -> At<'_> {
        loaded.documents[self.resource].at().key(self.list).item(self.index)
    }
}

/// A field and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct FieldSite<'a> {
    pub(crate) field: &'a Field,
    owner: Site,
    index: usize,
}

impl FieldSite<'_> {
    pub(crate) fn at<'a>(&self, loaded: &'a Loaded) -> At<'a> {
        self.owner.at(loaded).key("fields").item(self.index)
    }
}

/// Every named definition of a spec.
pub(crate) struct Symbols<'a> {
    definitions: Vec<Definition<'a>>,
    /// The places of the definitions of a name; more than one only where a name is given twice.
    by_name: BTreeMap<(Option<&'a str>, &'a str), Vec<usize>>,
    loaded: &'a Loaded,
}

impl<'a> Symbols<'a> {
    pub(crate) fn of(loaded: &'a Loaded) -> Self {
        let resources = loaded.spec.resources.iter().enumerate();
        let definitions: Vec<_> = resources.flat_map(|(index, (_, resource))| definitions(index, resource)).collect();
        let mut by_name: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, definition) in definitions.iter().enumerate() {
            by_name.entry((definition.module, definition.item.name())).or_default().push(index);
        }
        Self { definitions, by_name, loaded }
    }

    pub(crate) fn definitions(&self) -> &[Definition<'a>] {
        &self.definitions
    }

    /// What a name means in a module: what the module defines, else what the root defines.
    pub(crate) fn resolve(&self, module: Option<&str>, reference: &Reference) -> Option<&Definition<'a>> {
        self.index(module, reference).map(|index| &self.definitions[index])
    }

    /// The place among the definitions of what a name means in a module.
    pub(crate) fn index(&self, module: Option<&str>, reference: &Reference) -> Option<usize> {
        let scopes = match &reference.module {
            Some(named) => [Some(named.as_str()), Some(named.as_str())],
            None => [module, None],
        };
        scopes.iter().find_map(|scope| self.first(*scope, &reference.name))
    }

    fn first(&self, module: Option<&str>, name: &str) -> Option<usize> {
        self.by_name.get(&(module, name)).and_then(|indices| indices.first()).copied()
    }

    /// The definitions of a name in a module.
    pub(crate) fn namesakes(&self, module: Option<&str>, name: &str) -> Vec<&Definition<'a>> {
        let indices = self.by_name.get(&(module, name)).map_or(&[][..], Vec::as_slice);
        indices.iter().map(|index| &self.definitions[*index]).collect()
    }

    /// Whether a name was defined, or may have been, but with mistakes that are told elsewhere.
    pub(crate) fn is_broken(&self, name: &str) -> bool {
        self.loaded.incomplete || self.loaded.broken.contains(name)
    }

    /// The fields of a struct, in the order of the page: its own, or those of the table that describes it too.
    pub(crate) fn fields(&self, definition: &Definition<'a>) -> Vec<FieldSite<'a>> {
        let Some((table, owner)) = self.table(definition) else { return Vec::new() };
        let name = definition.item.name();
        let is_in = |field: &Field| match field.in_.as_slice() {
            [] => table.name == name,
            names => names.iter().any(|taker| taker == name),
        };
        table
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| is_in(field))
            .map(|(index, field)| FieldSite { field, owner, index })
            .collect()
    }

    /// Whether a struct may have a field besides those: something is wrong, and reported, where it would be listed.
    pub(crate) fn may_have_field(&self, definition: &Definition<'a>, is_meant: impl Fn(&Field) -> bool) -> bool {
        let at = definition.site.at(self.loaded);
        let is_unclear = |(table, owner): (&Structure, Site)| {
            let at = owner.at(self.loaded).key("fields");
            let mut fields = table.fields.iter().enumerate();
            owner.at(self.loaded).is_broken("fields")
                || fields.any(|(index, field)| is_meant(field) && at.item(index).is_broken("in"))
        };
        at.is_broken("fields") || at.is_broken("fields_from") || self.table(definition).is_some_and(is_unclear)
    }

    /// The struct that lists the fields of a struct, which may be another, and where it stands.
    fn table(&self, definition: &Definition<'a>) -> Option<(&'a Structure, Site)> {
        let Item::Structure(structure) = definition.item else { return None };
        let Some(name) = &structure.fields_from else { return Some((structure, definition.site)) };
        match self.definitions[self.first(definition.module, name)?] {
            Definition { item: Item::Structure(table), site, .. } => Some((table, site)),
            _ => None,
        }
    }
}

fn definitions(resource: usize, content: &Resource) -> impl Iterator<Item = Definition<'_>> {
    let module = content.module.as_ref().map(|module| module.name.as_str());
    listed("identifiers", &content.identifiers, Item::Identifier)
        .chain(listed("integer_forms", &content.integer_forms, Item::IntegerForm))
        .chain(listed("enums", &content.enums, Item::Enumeration))
        .chain(listed("structs", &content.structs, Item::Structure))
        .chain(listed("envelopes", &content.envelopes, Item::Envelope))
        .chain(listed("operations", &content.operations, Item::Operation))
        .map(move |(list, index, item)| Definition { item, module, site: Site { resource, list, index } })
}

/// The items of a list of a resource file, with the list's key and their places in it.
fn listed<'a, T>(
    list: &'static str,
    items: &'a [T],
    item: fn(&'a T) -> Item<'a>,
) -> impl Iterator<Item = (&'static str, usize, Item<'a>)> {
    items.iter().enumerate().map(move |(index, one)| (list, index, item(one)))
}
