//! References between definitions: what a type refers to, and which definitions something refers to.

use std::collections::BTreeSet;

use super::Context;
use crate::spec::type_expr::{ColumnType, Reference, TypeExpr};
use crate::symbols::{Definition, Item, Site};

/// Whether a definition can be the type of a field.
pub(super) fn fits_field(item: Item<'_>) -> bool {
    match item {
        Item::Enumeration(enumeration) => enumeration.open,
        Item::Envelope(_) | Item::Operation(_) => false,
        Item::Identifier(_) | Item::IntegerForm(_) | Item::Structure(_) => true,
    }
}

/// A type of a field whose reference, if it has one, is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ResolvedType {
    /// The type. Its reference has no module: `target` tells definitions of one name apart.
    pub(super) type_expr: TypeExpr,
    /// The definition that the type refers to.
    target: Option<Site>,
}

impl<'a> Context<'a> {
    /// The type of a field, or `None` if it does not resolve. That is reported once, where the type is written: a check
    /// that depends on the type must not report a follow-up error.
    pub(super) fn field_type(&self, module: Option<&str>, written: &str) -> Option<ResolvedType> {
        let type_expr = TypeExpr::parse(written)?;
        let target = match type_expr.reference() {
            None => None,
            Some(reference) => {
                let found = self.symbols.resolve(module, reference)?;
                Some(self.fitting(found, fits_field)?.site)
            }
        };
        Some(ResolvedType { type_expr: without_module(type_expr), target })
    }

    /// The type of a column, or `None` if it does not resolve, as with [`Self::field_type`].
    pub(super) fn column_type(&self, module: Option<&str>, written: &str) -> Option<ColumnType> {
        let parsed = ColumnType::parse(written)?;
        let is_enumeration = |found: &Definition<'a>| matches!(found.item, Item::Enumeration(_));
        let resolves = parsed
            .reference()
            .is_none_or(|reference| self.symbols.resolve(module, reference).is_some_and(is_enumeration));
        resolves.then_some(parsed)
    }

    /// The locations of the definitions that other definitions refer to.
    pub(super) fn referenced(&self) -> BTreeSet<Site> {
        let mut targets = BTreeSet::new();
        for definition in self.symbols.definitions() {
            let references = references(definition.item);
            let found = references.iter().filter_map(|reference| self.symbols.resolve(definition.module, reference));
            targets.extend(found.map(|found| found.site).filter(|site| *site != definition.site));
        }
        targets
    }
}

fn without_module(type_expr: TypeExpr) -> TypeExpr {
    match type_expr {
        TypeExpr::Named(reference) => TypeExpr::Named(Reference { module: None, ..reference }),
        TypeExpr::List(element) => TypeExpr::List(Box::new(without_module(*element))),
        builtin => builtin,
    }
}

/// Every reference in a definition.
fn references(item: Item<'_>) -> Vec<Reference> {
    let of_field = |written: &str| TypeExpr::parse(written)?.reference().cloned();
    match item {
        Item::Structure(structure) => structure.fields.iter().filter_map(|field| of_field(&field.type_)).collect(),
        Item::Enumeration(enumeration) => {
            let columns = enumeration.columns.iter();
            columns.filter_map(|column| ColumnType::parse(&column.type_)?.reference().cloned()).collect()
        }
        Item::Envelope(envelope) => {
            let pagination = envelope.pagination.as_deref().and_then(Reference::parse);
            of_field(&envelope.content.type_).into_iter().chain(pagination).collect()
        }
        Item::IntegerForm(form) => Reference::parse(&form.enum_).into_iter().collect(),
        Item::Identifier(identifier) => identifier.one_of.iter().filter_map(|name| Reference::parse(name)).collect(),
        Item::Operation(operation) => {
            let parameters = operation.parameters.iter().map(|parameter| parameter.type_.as_str());
            parameters.chain([operation.response.type_.as_str()]).filter_map(Reference::parse).collect()
        }
    }
}
