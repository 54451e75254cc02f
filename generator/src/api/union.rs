//! Unions: values of one of several types.

use super::{Api, Definition, Header, JsonType, Part, Resolved, StructureId, Type, WireName, WireNames};
use crate::names::{Role, make_identifier};
use crate::spec::{self, Key, Lines, Source, Spanned};

parts! {
    /// A value of one of several types.
    Union {
        header: Header<'s>,
        variants: Vec<UnionVariant<'s>>,
    }
}

/// One of the types of a union.
#[derive(Debug)]
pub(crate) struct UnionVariant<'s> {
    /// The value of the tag; `None` if the JSON type tells the variants apart.
    pub(crate) value: Option<&'s Spanned<String>>,
    /// The type as written.
    pub(crate) written: &'s Spanned<String>,
    pub(crate) doc: &'s Key<String>,
    pub(crate) rust_name: &'s Key<String>,
    pub(crate) lines: Lines,
    pub(crate) variant_type: Resolved<Type>,
}

impl Union<'_> {
    /// The key that tells the variants apart; `None` if their JSON type does.
    pub(crate) fn tag_key(&self) -> Option<&str> {
        self.tag.text()
    }
}

impl<'s> UnionVariant<'s> {
    /// The type, unless it is a union of several JSON types. Such a type of a variant has been reported, and may contain the
    /// union that the variant is of.
    pub(crate) fn type_in(&self, api: &Api<'s>) -> Option<&Type> {
        let is_choice = |one: &&Type| matches!(one, Type::Named(Definition::Union(id)) if api[*id].tag.is_absent());
        self.variant_type.as_ref().ok().filter(|one| !is_choice(one))
    }

    /// The name that the page has for it: the value of the tag, or the type.
    pub(crate) fn name(&self) -> &'s Spanned<String> {
        self.value.unwrap_or(self.written)
    }

    /// The struct that it holds, if it holds one.
    pub(crate) fn structure(&self) -> Option<StructureId> {
        match self.variant_type {
            Ok(Type::Named(Definition::Structure(id))) => Some(id),
            _ => None,
        }
    }

    /// The name of the variant in Rust.
    pub(crate) fn identifier(&self, api: &Api<'_>) -> String {
        let derived = self.derived_name(api);
        make_identifier(Self::ROLE, self.name(), self.rust_name.text().or(derived.as_deref()))
    }

    pub(crate) const ROLE: Role = Role::Variant { open: true };

    /// The name that is derived from the type, if no value tells the variant apart.
    fn derived_name(&self, api: &Api<'_>) -> Option<String> {
        match (self.value, &self.variant_type) {
            (None, Ok(variant_type)) => Some(type_name(api, variant_type)),
            _ => None,
        }
    }
}

/// A name for a type that is made of its words, as in `ChargeList`.
fn type_name(api: &Api<'_>, written: &Type) -> String {
    match written {
        Type::Builtin(builtin) => make_identifier(UnionVariant::ROLE, builtin.info().name, None),
        Type::Named(definition) => api.header(*definition).name.to_string(),
        Type::List(element) => format!("{}List", type_name(api, element)),
        Type::Map(value) => format!("{}Map", type_name(api, value)),
    }
}

impl<'s> Part<'s> for Union<'s> {
    fn json(&self, api: &Api<'s>) -> Vec<JsonType> {
        if !self.tag.is_absent() {
            return vec![JsonType::Object];
        }
        let types = self.variants.iter().filter_map(|variant| variant.type_in(api));
        types.flat_map(|one| one.json(api)).collect()
    }

    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        Some((&self.spec.get().source, &self.spec.get().observed))
    }

    fn sources(&self) -> Vec<&'s Spanned<Source>> {
        let spec = self.spec.get();
        spec.source.given().into_iter().chain(&spec.also).collect()
    }

    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        let types = self.variants.iter().filter_map(|variant| variant.variant_type.as_ref().ok());
        types.filter_map(Type::definition).collect()
    }

    fn contents(&self, _: &Api<'s>) -> Vec<Definition> {
        let types = self.variants.iter().filter_map(|variant| variant.variant_type.as_ref().ok());
        types.filter_map(Type::content).collect()
    }

    fn names(&self, api: &Api<'s>) -> Option<WireNames<'s>> {
        let mut names: Vec<WireName<'s>> = Vec::new();
        for variant in self.variants.iter().filter(|variant| variant.value.is_some() != self.tag.is_absent()) {
            let derived = variant.derived_name(api);
            let is_known = variant.value.is_some() || derived.is_some();
            // A type that is listed twice is reported by a rule of its own.
            let is_repeated = variant.value.is_none() && names.iter().any(|one| *one.name == *variant.written.as_str());
            if is_known && !is_repeated {
                names.push(WireName { name: variant.name(), rust_name: variant.rust_name, derived });
            }
        }
        let noun = if self.tag.is_absent() { "type" } else { "value" };
        Some(WireNames { role: UnionVariant::ROLE, noun, names })
    }

    fn member_lines(&self, _: &Api<'s>, name: &str) -> Option<Lines> {
        self.variants.iter().find(|variant| *variant.name() == *name).map(|variant| variant.lines)
    }
}
