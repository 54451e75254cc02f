//! Facts about values, which stand beside their type.

use super::{Attribute, Builder, Element, FactValue};
use crate::spec::{Json, Number, ValueFacts};

impl Builder<'_> {
    /// Adds the facts about the values of a field.
    pub(super) fn value_facts(&self, element: &mut Element, facts: &ValueFacts) {
        let ValueFacts {
            example,
            default,
            constant,
            unit,
            minimum,
            maximum,
            min_length,
            max_length,
            min_items,
            max_items,
        } = facts;
        let json = |value: &Json| FactValue::text(value.to_string());
        self.add_key(element, Attribute::Example, example, json);
        self.add_key(element, Attribute::Default, default, json);
        self.add_key(element, Attribute::Constant, constant, json);
        self.add_key(element, Attribute::Unit, unit, |unit| FactValue::text(unit));
        self.add_key(element, Attribute::Minimum, minimum, limit);
        self.add_key(element, Attribute::Maximum, maximum, limit);
        self.add_key(element, Attribute::MinLength, min_length, count);
        self.add_key(element, Attribute::MaxLength, max_length, count);
        self.add_key(element, Attribute::MinItems, min_items, count);
        self.add_key(element, Attribute::MaxItems, max_items, count);
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "keys give references")]
fn count(count: &u64) -> FactValue {
    FactValue::text(count.to_string())
}

fn limit(number: &Number) -> FactValue {
    FactValue::text(number.as_str())
}
