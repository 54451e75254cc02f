//! Structs and envelopes: rows of optional fields.

use super::{Scope, docs, markdown};
use crate::model::{Field, Struct, Type};
use crate::names::{self, Role, identifier};
use crate::spec::type_expr::TypeExpr;
use crate::spec::{Envelope, Structure};
use crate::symbols::Definition;

pub(super) fn structure<'a>(scope: &Scope<'_, 'a>, structure: &Structure, definition: &Definition<'a>) -> Struct {
    let doc =
        scope.docs.item(&structure.doc, &[], structure.source.as_ref(), &structure.also, structure.observed.as_deref());
    let fields = scope.symbols.fields(definition).into_iter().map(|site| {
        let field = site.field;
        Field {
            name: field_name(&field.name, field.rust_name.as_deref()),
            wire_name: field.name.clone(),
            kind: field_type(scope, &field.type_),
            doc: scope.docs.field(field, scope.module, &structure.name),
            deprecated: docs::deprecated(field.deprecated.as_ref()),
            sensitive: field.sensitive,
            presence: field.absence_matters.then(|| presence(&field.name, field.rust_name.as_deref())),
        }
    });
    let fields = fields.collect();
    Struct { name: structure.name.clone(), doc, fields }
}

pub(super) fn envelope(scope: &Scope<'_, '_>, envelope: &Envelope) -> Struct {
    let doc = scope.docs.item(&envelope.doc, &[], envelope.source.as_ref(), &[], envelope.observed.as_deref());
    let content =
        plain_field(&envelope.content.key, field_type(scope, &envelope.content.type_), "What the envelope wraps.");
    let pagination = envelope
        .pagination
        .as_ref()
        .map(|name| plain_field("pagination", Type::Named(scope.named(name)), "Which part of the whole list this is."));
    Struct { name: envelope.name.clone(), doc, fields: [Some(content), pagination].into_iter().flatten().collect() }
}

fn plain_field(key: &str, kind: Type, doc: &str) -> Field {
    Field {
        name: field_name(key, None),
        wire_name: key.to_owned(),
        kind,
        doc: markdown::wrap(doc),
        deprecated: None,
        sensitive: false,
        presence: None,
    }
}

/// The method that tells an absent key from a null.
fn presence(wire_name: &str, rust_name: Option<&str>) -> (String, String) {
    let field = field_name(wire_name, rust_name);
    let doc = format!(
        "Whether [`{field}`](Self::{field}) was absent, null, or there, which a client has to tell apart. Once the \
         field is set, it is there."
    );
    (names::presence(&field), markdown::wrap(&doc))
}

pub(super) fn field_name(wire_name: &str, rust_name: Option<&str>) -> String {
    match identifier(Role::Field, wire_name, rust_name) {
        Ok(name) => name,
        Err(_) => unreachable!("a checked spec has fields that can be named, unlike `{wire_name}`"),
    }
}

fn field_type(scope: &Scope<'_, '_>, written: &str) -> Type {
    match TypeExpr::parse(written) {
        Some(parsed) => lower_type(scope, &parsed),
        None => unreachable!("a checked spec has types, not `{written}`"),
    }
}

fn lower_type(scope: &Scope<'_, '_>, parsed: &TypeExpr) -> Type {
    match parsed {
        TypeExpr::String | TypeExpr::Uri => Type::String,
        TypeExpr::Boolean => Type::Boolean,
        TypeExpr::Integer => Type::Integer,
        TypeExpr::Any => Type::Json,
        TypeExpr::Timestamp => Type::Timestamp,
        TypeExpr::List(element) => Type::List(Box::new(lower_type(scope, element))),
        TypeExpr::Named(reference) => Type::Named(scope.path(reference)),
    }
}
