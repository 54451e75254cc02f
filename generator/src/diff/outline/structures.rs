//! Structs, envelopes and identifiers.

use super::{Aspect, Builder, Kind, Part, Path, Space, Value};
use crate::load::At;
use crate::names::Role;
use crate::spec::{Content, Envelope, Erratum, Field, Identifier, Structure};
use crate::symbols::Definition;

impl Builder<'_> {
    /// A struct with the fields that it has, whichever table they stand in.
    pub(super) fn structure(&self, path: Path, structure: &Structure, definition: &Definition<'_>, at: At<'_>) -> Part {
        let Structure { name: _, doc, source, also, observed, fields: _, fields_from: _ } = structure;
        let mut part = Part::new(Kind::Structure, path, at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.origin(at, source.as_ref(), also, observed.as_deref());
        for site in self.symbols.fields(definition) {
            let field = self.field(&part.path, site.field, site.at(self.loaded));
            part.take(field);
        }
        part
    }

    fn field(&self, owner: &Path, field: &Field, at: At<'_>) -> Part {
        let Field {
            name,
            type_,
            doc,
            rust_name,
            in_: _,
            always_present,
            present_when,
            absence_matters,
            example,
            sensitive,
            deprecated,
            erratum,
            observed,
            source,
        } = field;
        let mut part = Part::new(Kind::Field, owner.child(Space::Field, name), at);
        self.typed(&mut part, at.key("type"), owner.module(), type_);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.rust_name(at, Role::Field, name, rust_name.as_deref());
        let (key, presence) = match (present_when, always_present) {
            (Some(when), _) => ("present_when", Some(Value::prose(&format!("when {when}")))),
            (None, true) => ("always_present", Some(Value::text("always"))),
            (None, false) => ("name", None),
        };
        part.maybe(Aspect::Presence, at.key(key), presence);
        part.flag(Aspect::AbsenceMatters, at.key("absence_matters"), *absence_matters);
        part.maybe(Aspect::Example, at.key("example"), example.as_ref().map(|value| Value::text(value.to_string())));
        part.flag(Aspect::Sensitive, at.key("sensitive"), *sensitive);
        part.deprecation(at, deprecated.as_ref(), |name| owner.child(Space::Field, name));
        part.maybe(Aspect::Erratum, at.key("erratum"), erratum.as_ref().map(self::erratum));
        part.origin(at, source.as_ref(), &[], observed.as_deref());
        part
    }

    /// An envelope is a struct with one field, or with two.
    pub(super) fn envelope(&self, path: Path, envelope: &Envelope, at: At<'_>) -> Part {
        let Envelope { name: _, doc, source, observed, content, pagination } = envelope;
        let Content { key, type_ } = content;
        let mut part = Part::new(Kind::Envelope, path, at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.origin(at, source.as_ref(), &[], observed.as_deref());
        let (content_at, owner) = (at.key("content"), part.path.clone());
        part.take(self.plain_field(&owner, key, (content_at, "key"), (content_at.key("type"), type_)));
        if let Some(name) = pagination {
            let at_key = (at, "pagination");
            part.take(self.plain_field(&owner, "pagination", at_key, (at.key("pagination"), name)));
        }
        part
    }

    /// A field without anything but a name, which stands under a key, and a type.
    fn plain_field(
        &self,
        owner: &Path,
        name: &str,
        (at, key): (At<'_>, &str),
        (type_at, type_): (At<'_>, &str),
    ) -> Part {
        let mut part = Part::new(Kind::Field, owner.child(Space::Field, name), at);
        part.place = at.key(key).place();
        self.typed(&mut part, type_at, owner.module(), type_);
        part.rust_name(at.key(key), Role::Field, name, None);
        part
    }

    /// What a field holds, in Rust and in JSON.
    fn typed(&self, part: &mut Part, at: At<'_>, module: Option<&str>, type_: &str) {
        part.state(Aspect::Type, at, self.type_of(module, type_));
        part.state(Aspect::Json, at, self.json_of(module, type_));
    }

    pub(super) fn identifier(&self, path: Path, identifier: &Identifier, at: At<'_>) -> Part {
        let Identifier { name: _, doc, example, one_of, source, observed } = identifier;
        let mut part = Part::new(Kind::Identifier, path, at);
        part.state(Aspect::Doc, at.key("doc"), Value::prose(doc));
        part.maybe(Aspect::Example, at.key("example"), example.as_ref().map(Value::text));
        part.origin(at, source.as_ref(), &[], observed.as_deref());
        for (index, name) in one_of.iter().enumerate() {
            let at = at.key("one_of").item(index);
            let mut alternative = Part::new(Kind::Alternative, part.path.child(Space::Alternative, name), at);
            alternative.state(Aspect::Target, at, self.named(part.path.module(), name));
            part.take(alternative);
        }
        part
    }
}

fn erratum(erratum: &Erratum) -> Value {
    let Erratum { documented_type, reason } = erratum;
    Value::prose(&format!("the page has {documented_type}; {reason}"))
}
