//! Resolves values of enumerations: what they are in JSON, and references to them in cells.

use super::Resolver;
use crate::api::{EnumerationId, Resolved, Unresolved, ValueId, WireValue};
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::rules;
use crate::spec::{self, Enumeration, Key, Location, Spanned, TextOrInteger, Value, Wire};

/// The help for a value of an enumeration that is probably one of integers.
const WRITE_WIRE: &str =
    "write `wire: integer` beside `open`, or `wire: integer_text` if JSON has the integer in quotes";

impl<'s> Resolver<'s, '_> {
    /// Resolves what each value that has a label is in JSON.
    pub(super) fn wire_values(
        &mut self,
        enumeration: &'s Enumeration,
        wire_type: Resolved<Wire>,
    ) -> Vec<Resolved<WireValue<'s>>> {
        let values = enumeration.labelled().map(|(value, _)| value);
        match wire_type {
            Ok(Wire::Text) => {
                self.values_of_texts(enumeration);
                values.map(|value| value.name.text().map(WireValue::Text).ok_or(Unresolved)).collect()
            }
            Ok(Wire::Integer | Wire::IntegerText) => {
                self.values_without_integer(enumeration);
                values.map(|value| self.integer(value)).collect()
            }
            Err(Unresolved) => values.map(|_| Err(Unresolved)).collect(),
        }
    }

    /// The integer of a value. That it has none is reported for the whole enumeration.
    fn integer(&mut self, value: &Value) -> Resolved<WireValue<'s>> {
        let given = value.value.given().ok_or(Unresolved)?;
        let text = match given.get() {
            TextOrInteger::Integer(integer) => return Ok(WireValue::Integer(*integer)),
            TextOrInteger::Text(text) => text,
        };
        let help = match text.parse::<i64>() {
            Ok(integer) => format!("write {integer}, without quotes"),
            Err(_) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                "the integer has more than 64 bits: if JSON has it in quotes, omit `wire` and write the digits as `name`".to_owned()
            }
            Err(_) if value.name.is_absent() => format!("write `name: {text}`, and the integer in JSON as `value`"),
            Err(_) => "write the integer in JSON or, if JSON has texts, remove `wire` and each `value`".to_owned(),
        };
        let message = format!("`value` takes an integer of 64 bits, not the text `{text}`");
        let finding = Finding::new(&rules::WRONG_VALUE, self.spec.place(given.location()), message);
        self.findings.push(finding.label("not an integer").help(help));
        Err(Unresolved)
    }

    /// Reports the values of an enumeration of texts that have a `value`, or no name.
    fn values_of_texts(&mut self, enumeration: &'s Enumeration) {
        let numbered = enumeration.values.iter().filter_map(|value| Some((value, value.value.key_location()?)));
        let numbered: Vec<_> = numbered.collect();
        if let [(first, location), others @ ..] = numbered.as_slice() {
            let help = match (&first.name, first.value.value()) {
                (Key::Absent, Some(TextOrInteger::Text(text))) => format!("write `name: {text}`"),
                (Key::Absent, _) => WRITE_WIRE.to_owned(),
                (Key::Given(_) | Key::Invalid(_), _) => {
                    format!("remove it or, if JSON has the integer and not the name, {WRITE_WIRE}")
                }
            };
            let message = format!("the values of `{}` are texts in JSON, and have no `value`", enumeration.name);
            let finding = Finding::new(&rules::WRONG_VALUE, self.spec.place(*location), message);
            self.findings.push(finding.label("not allowed here".to_owned() + &and_more(others)).help(help));
        }
        let has_neither = |value: &&Spanned<Value>| value.name.is_absent() && value.value.is_absent();
        for value in enumeration.values.iter().filter(has_neither) {
            let message = format!("a value of `{}` has no `name`", enumeration.name);
            let finding = Finding::new(&rules::WRONG_VALUE, self.spec.place(value.location()), message);
            self.findings.push(finding.label("no name").help("add `name:` with the text exactly as in JSON"));
        }
    }

    /// Reports the values of an enumeration of integers that have none. If there are several, it is probably one mistake.
    fn values_without_integer(&mut self, enumeration: &'s Enumeration) {
        let missing: Vec<&Spanned<Value>> = enumeration.values.iter().filter(|value| value.value.is_absent()).collect();
        let [first, others @ ..] = missing.as_slice() else { return };
        let help = match first.name.text().map(str::parse::<i64>) {
            Some(Ok(integer)) => format!("write `value: {integer}` instead of `name`"),
            Some(Err(_)) => "add `value:` with the integer in JSON or, if JSON has the name, remove `wire`".to_owned(),
            None => "add `value:` with the integer in JSON".to_owned(),
        };
        let location = first.name.given().map_or(first.location(), Spanned::location);
        let message = format!("a value of `{}` has no `value`, which is its integer in JSON", enumeration.name);
        let finding = Finding::new(&rules::WRONG_VALUE, self.spec.place(location), message);
        self.findings.push(finding.label("no `value`".to_owned() + &and_more(others)).help(help));
    }

    /// Resolves a cell that refers to a value of another enumeration.
    pub(super) fn labelled_value(&mut self, id: EnumerationId, label: &str, location: Location) -> Resolved<ValueId> {
        let enumeration = self.enumeration_named(id);
        if let Some(index) = enumeration.position(label) {
            return Ok(ValueId { enumeration: id, index });
        }
        if !self.spec.omitted.names.contains(label) && !enumeration.is_incomplete() {
            let message = format!("`{}` has no value `{label}`", enumeration.name);
            let finding = Finding::new(&rules::WRONG_CELL, self.spec.place(location), message);
            self.findings.push(finding.label("no such value").help(instead_of(enumeration, label)));
        }
        Err(Unresolved)
    }
}

/// The help for a label that no value of an enumeration has.
fn instead_of(enumeration: &spec::Enumeration, label: &str) -> String {
    let has_integer = |value: &&Spanned<Value>| value.value.value().is_some_and(|integer| integer.to_string() == label);
    if let Some(name) = enumeration.values.iter().find(has_integer).and_then(|value| value.name.text()) {
        return format!("write the name of the value, `{name}`");
    }
    let labels: Vec<Spanned<String>> = enumeration.labelled().map(|(_, label)| label).collect();
    let labels = || labels.iter().map(|label| label.as_str());
    did_you_mean(label, labels()).unwrap_or_else(|| format!("its values are {}", alternatives(labels())))
}

/// The end of the label of a mistake that other values share.
fn and_more<T>(others: &[T]) -> String {
    if others.is_empty() { String::new() } else { format!(", and at {} more", others.len()) }
}
