//! Lowers structs and envelopes.

use super::docs::{self, Origin};
use super::{Scope, markdown};
use crate::api::{self, Api, Builtin, Definition, Envelope, FieldOf, Resolved, StructureId};
use crate::model::{Field, Struct, Type};
use crate::names::{self, Role, make_identifier};
use crate::spec::Key;

pub(super) fn structure(scope: &Scope<'_, '_>, id: StructureId) -> Struct {
    let structure = &scope.api[id];
    let origin = Origin::documented(&structure.source).also(&structure.also).or_observed(&structure.observed);
    let members = 0..structure.members.len();
    Struct {
        name: structure.name.to_string(),
        doc: docs::item(scope.api, &structure.doc, &[], &origin),
        fields: members.map(|member| field(scope, FieldOf { structure: id, member })).collect(),
        constructor: scope.api.constructor(id),
    }
}

fn field(scope: &Scope<'_, '_>, member: FieldOf) -> Field {
    let field = scope.api.field(member);
    let name = field_name(&field.name, &field.rust_name);
    Field {
        presence: field.absence_matters.is_true().then(|| presence(&name)),
        name,
        wire_name: field.name.to_string(),
        kind: member_type(scope, member),
        doc: docs::field(scope.api, member),
        deprecated: docs::deprecated(&field.deprecated),
        sensitive: field.sensitive.is_true()
            || field.field_type.as_ref().is_ok_and(|kind| holds_secret(scope.api, kind)),
    }
}

pub(super) fn envelope(scope: &Scope<'_, '_>, envelope: &Envelope<'_>) -> Struct {
    let origin = Origin::documented(&envelope.source).or_observed(&envelope.observed);
    let content_type = field_type(scope, &envelope.content_type);
    let content = plain_field(&envelope.content.key, content_type, "The content of the envelope.");
    let page = envelope.page.and_then(Result::ok).map(|page| {
        let kind = Type::Named(scope.path(Definition::Structure(page)));
        plain_field(envelope.page_key(), kind, "The position of this page within the whole list.")
    });
    Struct {
        name: envelope.name.to_string(),
        doc: docs::item(scope.api, &envelope.doc, &[], &origin),
        fields: std::iter::once(content).chain(page).collect(),
        constructor: None,
    }
}

fn plain_field(key: &str, kind: Type, doc: &str) -> Field {
    Field {
        name: field_name(key, &Key::Absent),
        wire_name: key.to_owned(),
        kind,
        doc: markdown::wrap(doc),
        deprecated: None,
        sensitive: false,
        presence: None,
    }
}

/// The name and the documentation of the method that distinguishes an absent field from a null one.
fn presence(field: &str) -> (String, String) {
    let doc = format!(
        "Whether [`{field}`](Self::{field}) was absent, null or present, which a client must distinguish. Setting \
         the field makes it present."
    );
    (names::presence(field), markdown::wrap(&doc))
}

/// The name of the Rust field for a key of a JSON object or a parameter of a path.
pub(super) fn field_name(wire_name: &str, rust_name: &Key<String>) -> String {
    make_identifier(Role::Field, wire_name, rust_name.text())
}

/// The type of a field of a struct, in a box if it contains the struct.
fn member_type(scope: &Scope<'_, '_>, member: FieldOf) -> Type {
    let kind = field_type(scope, &scope.api.field(member).field_type);
    if is_boxed(scope.api, member) { Type::Boxed(Box::new(kind)) } else { kind }
}

/// Whether the type of a field contains the struct that has the field.
pub(super) fn is_boxed(api: &Api<'_>, member: FieldOf) -> bool {
    match api.field(member).field_type {
        Ok(api::Type::Named(content)) => api.cycles.have(Definition::Structure(member.structure), content),
        Ok(api::Type::Builtin(_) | api::Type::List(_) | api::Type::Map(_)) | Err(_) => false,
    }
}

/// Whether values of a type are sensitive, because those of an identifier in it are.
pub(super) fn holds_secret(api: &Api<'_>, kind: &api::Type) -> bool {
    match kind.definition() {
        Some(Definition::Identifier(id)) => api[id].sensitive.is_true(),
        Some(_) | None => false,
    }
}

pub(super) fn field_type(scope: &Scope<'_, '_>, resolved: &Resolved<api::Type>) -> Type {
    lower_type(scope, resolved.as_ref().unwrap_or(&api::Type::Builtin(Builtin::Any)))
}

pub(super) fn lower_type(scope: &Scope<'_, '_>, resolved: &api::Type) -> Type {
    match resolved {
        api::Type::Builtin(builtin) => Type::Builtin(builtin.info().rust),
        api::Type::Named(definition) => Type::Named(scope.path(*definition)),
        api::Type::List(element) => Type::List(Box::new(lower_type(scope, element))),
        api::Type::Map(value) => Type::Map(Box::new(lower_type(scope, value))),
    }
}
