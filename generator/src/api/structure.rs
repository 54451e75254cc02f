//! Structs: JSON objects and their fields.

use super::{Api, Definition, FieldId, Header, JsonType, Part, Resolved, StructureId, Type, WireName, WireNames};
use crate::names::Role;
use crate::spec::{self, Key, Lines, Source, Spanned};

parts! {
    /// A JSON object.
    Structure {
        header: Header<'s>,
        /// The fields listed in its definition. Some may belong to other structs.
        listed: Vec<FieldId>,
        /// The struct that lists its fields: itself, or the one that `fields_from` names.
        table: Resolved<StructureId>,
        /// Its fields, in the order of the page.
        members: Vec<FieldId>,
        /// Whether the body of a request is or contains it.
        is_sent: bool,
    }

    /// A field of a JSON object.
    Field {
        field_type: Resolved<Type>,
    }
}

/// A field of a specific struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FieldOf {
    pub(crate) structure: StructureId,
    pub(crate) member: usize,
}

/// The constructor of a struct that programs make and send, and the methods that set its fields.
#[derive(Clone, Debug)]
pub(crate) struct Constructor {
    /// The members that requests must have, in the order of the page. If there are none, the default is the constructor.
    pub(crate) required: Vec<usize>,
    /// The members that requests may have.
    pub(crate) settable: Vec<usize>,
}

impl Api<'_> {
    /// The constructor of a struct, if it has one. Structs that are only received have none: it costs time to compile.
    pub(crate) fn constructor(&self, structure: StructureId) -> Option<Constructor> {
        let settable = || self.fields_of(structure).enumerate().filter(|(_, field)| !field.read_only.is_true());
        let required: Vec<usize> =
            settable().filter(|(_, field)| field.required.is_true()).map(|(member, _)| member).collect();
        let settable = settable().map(|(member, _)| member).collect();
        let is_constructed = self[structure].is_sent || !required.is_empty();
        is_constructed.then_some(Constructor { required, settable })
    }
}

impl<'s> Part<'s> for Structure<'s> {
    fn json(&self, _: &Api<'s>) -> Vec<JsonType> {
        vec![JsonType::Object]
    }

    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        Some((&self.spec.get().source, &self.spec.get().observed))
    }

    fn sources(&self) -> Vec<&'s Spanned<Source>> {
        let spec = self.spec.get();
        let fields = spec.fields.iter().filter_map(|field| field.source.given());
        spec.source.given().into_iter().chain(&spec.also).chain(fields).collect()
    }

    fn references(&self, api: &Api<'s>) -> Vec<Definition> {
        let types = self.listed.iter().filter_map(|field| api[*field].field_type.as_ref().ok());
        types.filter_map(Type::definition).collect()
    }

    /// A table of several structs may list a key twice, if no struct has both fields.
    fn names(&self, api: &Api<'s>) -> Option<WireNames<'s>> {
        let fields = self.members.iter().map(|field| api[*field].spec.get());
        // Otherwise it is not known whether the struct has the field.
        let is_certain =
            |field: &&spec::Field| !field.in_.is_incomplete() || field.in_.iter().any(|taker| *taker == self.name);
        let names = fields.filter(is_certain).map(|field| WireName::new(&field.name, &field.rust_name)).collect();
        Some(WireNames { role: Role::Field, noun: "field", names })
    }

    fn contents(&self, api: &Api<'s>) -> Vec<Definition> {
        let types = self.members.iter().filter_map(|field| api[*field].field_type.as_ref().ok());
        types.filter_map(Type::content).collect()
    }

    fn member_lines(&self, api: &Api<'s>, name: &str) -> Option<Lines> {
        let fields = self.listed.iter().map(|field| &api[*field]);
        fields.clone().find(|field| field.name == *name).map(|field| field.spec.lines())
    }
}
