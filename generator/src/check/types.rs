//! Types of fields, columns and references: known, and of a kind that may stand in their place.

use super::Context;
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::type_expr::{COLUMN_TYPES, ColumnType, FIELD_TYPES, Reference, TypeExpr};
use crate::symbols::{Definition, Item};

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        let module = definition.module;
        match definition.item {
            Item::Structure(structure) => {
                for (index, field) in structure.fields.iter().enumerate() {
                    field_type(context, module, &field.type_, at.key("fields").item(index).key("type"));
                }
            }
            Item::Enumeration(enumeration) => {
                for (index, column) in enumeration.columns.iter().enumerate() {
                    column_type(context, module, &column.type_, at.key("columns").item(index).key("type"));
                }
            }
            Item::Envelope(envelope) => {
                field_type(context, module, &envelope.content.type_, at.key("content").key("type"));
                if let Some(name) = &envelope.pagination {
                    expect(context, module, name, at.key("pagination"), "a struct", |item| {
                        matches!(item, Item::Structure(_))
                    });
                }
            }
            Item::Identifier(identifier) => {
                for (index, name) in identifier.one_of.iter().enumerate() {
                    let is_identifier =
                        |item: Item<'_>| matches!(item, Item::Identifier(other) if other.name != identifier.name);
                    expect(context, module, name, at.key("one_of").item(index), "another identifier", is_identifier);
                }
            }
            Item::IntegerForm(form) => integer_form(context, &definition, form, at),
            Item::Operation(operation) => {
                for (index, parameter) in operation.parameters.iter().enumerate() {
                    let at = at.key("parameters").item(index).key("type");
                    expect(context, module, &parameter.type_, at, "an identifier", |item| {
                        matches!(item, Item::Identifier(_))
                    });
                }
                let is_object = |item: Item<'_>| matches!(item, Item::Structure(_) | Item::Envelope(_));
                expect(
                    context,
                    module,
                    &operation.response.type_,
                    at.key("response").key("type"),
                    "a struct or an envelope",
                    is_object,
                );
            }
        }
    }
}

fn field_type(context: &mut Context<'_>, module: Option<&str>, written: &str, at: At<'_>) {
    let Some(parsed) = TypeExpr::parse(written) else {
        not_a_type(context, written, at, &FIELD_TYPES, "`list<…>` of one of these, except of `any` and of lists");
        return;
    };
    let Some(reference) = parsed.reference() else { return };
    let Some(definition) = known(context, module, reference, at, &FIELD_TYPES) else { return };
    match definition.item {
        Item::Enumeration(enumeration) if !enumeration.open => {
            let message = format!(
                "a field cannot be of the closed enumeration `{}`: a new value would break the response",
                enumeration.name
            );
            let finding = Finding::new(&rules::UNKNOWN_TYPE, at.place(), message).label("closed enumeration");
            context.add(finding.help(format!("set `open: true` on `{}`", enumeration.name)));
        }
        Item::Operation(_) => wrong_kind(context, reference, definition.item, at, "a type of JSON value"),
        _ => {}
    }
}

fn column_type(context: &mut Context<'_>, module: Option<&str>, written: &str, at: At<'_>) {
    let Some(parsed) = ColumnType::parse(written) else {
        not_a_type(context, written, at, &COLUMN_TYPES, "the name of a closed enumeration, or `list<…>` of one");
        return;
    };
    let Some(reference) = parsed.reference() else { return };
    let Some(definition) = known(context, module, reference, at, &COLUMN_TYPES) else { return };
    if !matches!(definition.item, Item::Enumeration(enumeration) if !enumeration.open) {
        wrong_kind(context, reference, definition.item, at, "a closed enumeration");
    }
}

fn integer_form(context: &mut Context<'_>, definition: &Definition<'_>, form: &crate::spec::IntegerForm, at: At<'_>) {
    let is_open = |item: Item<'_>| matches!(item, Item::Enumeration(enumeration) if enumeration.open);
    let Some(target) = expect(context, definition.module, &form.enum_, at.key("enum"), "an open enumeration", is_open)
    else {
        return;
    };
    let Item::Enumeration(enumeration) = target.item else { return };
    let suitable = || {
        enumeration
            .columns
            .iter()
            .filter(|column| column.unique && column.type_ == "integer")
            .map(|column| column.name.as_str())
    };
    if !suitable().any(|name| name == form.column) && !context.symbols.is_broken(&form.column) {
        let message = format!("`{}` has no unique integer column `{}`", enumeration.name, form.column);
        let help = did_you_mean(&form.column, suitable()).unwrap_or_else(|| match suitable().next() {
            Some(_) => format!("its unique integer columns are {}", alternatives(suitable())),
            None => format!("give `{}` a column of type `integer` with `unique: true`", enumeration.name),
        });
        context.add(
            Finding::new(&rules::UNKNOWN_COLUMN, at.key("column").place(), message).label("no such column").help(help),
        );
    }
}

/// A reference to a definition of a kind; what it refers to, if that is right.
fn expect<'a>(
    context: &mut Context<'a>,
    module: Option<&str>,
    written: &str,
    at: At<'_>,
    kind: &str,
    fits: impl Fn(Item<'_>) -> bool,
) -> Option<Definition<'a>> {
    let Some(reference) = Reference::parse(written) else {
        let message = format!("`{written}` is not a name");
        context.add(
            Finding::new(&rules::UNKNOWN_TYPE, at.place(), message)
                .label(format!("expected {kind}"))
                .help(format!("write the name of {kind}")),
        );
        return None;
    };
    let definition = known(context, module, &reference, at, &[])?;
    if fits(definition.item) {
        return Some(definition);
    }
    wrong_kind(context, &reference, definition.item, at, kind);
    None
}

fn known<'a>(
    context: &mut Context<'a>,
    module: Option<&str>,
    reference: &Reference,
    at: At<'_>,
    builtin: &[&str],
) -> Option<Definition<'a>> {
    if let Some(definition) = context.symbols.resolve(module, reference) {
        return Some(*definition);
    }
    if !context.symbols.is_broken(&reference.name) {
        let scope = reference.module.as_deref().or(module);
        let names: Vec<String> = context
            .symbols
            .definitions()
            .iter()
            .map(|definition| match definition.module {
                Some(other) if Some(other) != scope => format!("{other}.{}", definition.item.name()),
                _ => definition.item.name().to_owned(),
            })
            .collect();
        let elsewhere = names
            .iter()
            .find(|name| name.ends_with(&format!(".{}", reference.name)))
            .map(|name| format!("`{name}` is in another module; write it so"));
        let candidates = names.iter().map(String::as_str).chain(builtin.iter().copied());
        let help = elsewhere.or_else(|| did_you_mean(&reference.name, candidates)).unwrap_or_else(|| match builtin {
            [] => "define it, or write a name that is defined".to_owned(),
            _ => format!("define it, or write one of {}", alternatives(builtin.iter().copied())),
        });
        let message = format!("nothing is called `{reference}`");
        context.add(Finding::new(&rules::UNKNOWN_TYPE, at.place(), message).label("unknown").help(help));
    }
    None
}

fn wrong_kind(context: &mut Context<'_>, reference: &Reference, item: Item<'_>, at: At<'_>, kind: &str) {
    let message = format!("`{reference}` is {}, not {kind}", item.describe());
    context.add(
        Finding::new(&rules::UNKNOWN_TYPE, at.place(), message)
            .label(format!("expected {kind}"))
            .help(format!("write the name of {kind}")),
    );
}

fn not_a_type(context: &mut Context<'_>, written: &str, at: At<'_>, builtin: &[&str], more: &str) {
    let message = format!("`{written}` is not a type");
    let help = format!("types are {}, the name of a definition, or {more}", alternatives(builtin.iter().copied()));
    context.add(Finding::new(&rules::UNKNOWN_TYPE, at.place(), message).label("not a type").maybe_help(Some(help)));
}
