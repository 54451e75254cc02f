//! Limits.

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, Form};
use crate::api::Limit;
use crate::spec::{self, Exceeded, Unit};

impl Builder<'_> {
    pub(super) fn limit(&self, path: ElementPath, limit: &Limit<'_>) -> Element {
        let spec::Limit { name, doc, source, value, unit, exceeded, exception } = limit.spec.get();
        let mut element = Element::new(ElementKind::Limit, path, self.api.place(name.location()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.add(&mut element, Attribute::Source, source, super::common::sources([source.get()]));
        self.add(&mut element, Attribute::Amount, value, amount(**value, **unit));
        self.add(&mut element, Attribute::AmountInUnit, unit, amount_in_unit(**value, **unit));
        if let Some(Exceeded { status, reason }) = exceeded.value() {
            self.add(&mut element, Attribute::Answer, status, FactValue::text(status.to_string()));
            self.add(&mut element, Attribute::Reason, reason, FactValue::text(reason.get()));
        }
        self.add_key(&mut element, Attribute::Terms, exception, |text| FactValue::prose(text));
        element
    }
}

/// A limit as it is emitted: a count, or a number of seconds whatever the unit of the page.
fn amount(value: u64, unit: Unit) -> FactValue {
    match unit.in_seconds(value) {
        None => FactValue::text(value.to_string()),
        Some(seconds) => FactValue::text(format!("{seconds} seconds")).of_form(Form::Time),
    }
}

/// A limit as the spec has it.
fn amount_in_unit(value: u64, unit: Unit) -> FactValue {
    let unit = match (unit, value) {
        (Unit::Count, _) => "",
        (Unit::Seconds, 1) => " second",
        (Unit::Seconds, _) => " seconds",
        (Unit::Minutes, 1) => " minute",
        (Unit::Minutes, _) => " minutes",
        (Unit::Hours, 1) => " hour",
        (Unit::Hours, _) => " hours",
    };
    FactValue::text(format!("{value}{unit}"))
}
