//! Values with a type and facts: what the rules on facts check.

use super::{Api, Definition, Field, JsonType, QueryParameter, Type};
use crate::spec::{Spanned, ValueFacts};

/// A field or a parameter of a query, whose values the spec states facts about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TypedValue<'a> {
    pub(crate) name: &'a Spanned<String>,
    /// The type as it is written.
    pub(crate) written: &'a Spanned<String>,
    pub(crate) value_type: &'a Type,
    pub(crate) facts: &'a ValueFacts,
}

/// What limits of a value are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// The number itself: `minimum`, `maximum`.
    Number,
    /// The number of characters: `min_length`, `max_length`.
    Length,
    /// The number of items or entries: `min_items`, `max_items`.
    Items,
}

impl Type {
    /// What limits of the values are about; `None` if there can be no limits.
    pub(crate) fn measure(&self, api: &Api<'_>) -> Option<Measure> {
        match self {
            Self::Builtin(builtin) => builtin.info().measure,
            Self::Named(definition) => measure_of(api, *definition),
            Self::List(_) | Self::Map(_) => Some(Measure::Items),
        }
    }
}

fn measure_of(api: &Api<'_>, definition: Definition) -> Option<Measure> {
    match api.part(definition).json(api).as_slice() {
        [JsonType::String] => Some(Measure::Length),
        types if types.contains(&JsonType::Integer) => Some(Measure::Number),
        _ => None,
    }
}

impl Api<'_> {
    /// Everything with facts whose type is resolved.
    pub(crate) fn typed_values(&self) -> impl Iterator<Item = TypedValue<'_>> {
        let fields = self.fields.iter().map(Field::typed_value);
        let query = self.operations.iter().flat_map(|operation| &operation.query).map(QueryParameter::typed_value);
        fields.chain(query).flatten()
    }
}

impl Field<'_> {
    fn typed_value(&self) -> Option<TypedValue<'_>> {
        let value_type = self.field_type.as_ref().ok()?;
        Some(TypedValue { name: &self.name, written: &self.type_, value_type, facts: &self.facts })
    }
}

impl QueryParameter<'_> {
    fn typed_value(&self) -> Option<TypedValue<'_>> {
        let value_type = self.parameter_type.as_ref().ok()?;
        Some(TypedValue { name: &self.name, written: &self.type_, value_type, facts: &self.facts })
    }
}
