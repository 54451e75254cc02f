//! Lowers identifiers and integer forms to newtypes.

use super::docs::Origin;
use super::markdown::wrap;
use super::{Scope, docs};
use crate::api::{Definition, Identifier, IntegerForm};
use crate::model::{IntegerNewtype, TextNewtype};
use crate::names;

pub(super) fn identifier(scope: &Scope<'_, '_>, identifier: &Identifier<'_>) -> TextNewtype {
    let example = identifier.example.text().map(docs::example);
    let secrecy = identifier.sensitive.is_true().then(|| wrap("Sensitive: `Debug` redacts it."));
    let origin = Origin::documented(&identifier.source).or_observed(&identifier.observed);
    let alternatives = identifier.alternatives.iter().flatten();
    TextNewtype {
        name: identifier.name.to_string(),
        doc: docs::item(scope.api, &identifier.doc, &[example, secrecy], &origin),
        sensitive: identifier.sensitive.is_true(),
        from: alternatives.map(|id| scope.path(Definition::Identifier(*id))).collect(),
    }
}

pub(super) fn integer_form(scope: &Scope<'_, '_>, form: &IntegerForm<'_>) -> Option<IntegerNewtype> {
    let enumeration = form.target.ok()?;
    let column = &scope.api[enumeration].table[form.target_column.ok()?].name;
    let target = Definition::Enumeration(enumeration);
    let origin = Origin::documented(&form.source).or_observed(&form.observed);
    let accessor_doc = format!(
        "The {} with this integer. `None` if no value known to this version of the crate has it.",
        scope.link(target)
    );
    Some(IntegerNewtype {
        name: form.name.to_string(),
        doc: docs::item(scope.api, &form.doc, &[], &origin),
        column: column.to_string(),
        accessor: form.accessor.to_string(),
        accessor_doc: wrap(&accessor_doc),
        target: scope.path(target),
        finder: names::finder(column),
    })
}
