//! Resolves the types of fields and columns, and the references of identifiers and integer forms.

use super::grammar::{ColumnExpr, Reference, TypeExpr};
use super::references::{COLUMN, FIELD, definition_of, is_column_type};
use super::{Declaration, Declared, Resolver};
use crate::api::{
    Builtin, ColumnType, Definition, EnumerationId, Envelope, Header, Identifier, IdentifierId, IntegerForm, ModuleId,
    Resolved, StructureId, Type, Unresolved,
};
use crate::finding::{Finding, Place, alternatives, did_you_mean};
use crate::rules;
use crate::spec::{self as spec, Location, Spanned};

impl<'s> Resolver<'s, '_> {
    /// Resolves the type of a field, or of the content of an envelope.
    pub(super) fn field_type(&mut self, module: Option<ModuleId>, written: &'s Spanned<String>) -> Resolved<Type> {
        match TypeExpr::parse(written) {
            Some(TypeExpr::Name(name)) => self.named_type(module, written, name),
            Some(TypeExpr::List(element)) => match *element {
                TypeExpr::Name(Reference { module: None, name })
                    if Builtin::from_name(name).is_some_and(|builtin| !builtin.info().is_element) =>
                {
                    self.not_a_type(written, FIELD)
                }
                TypeExpr::Name(name) => {
                    self.named_type(module, written, name).map(|element| Type::List(Box::new(element)))
                }
                TypeExpr::List(_) => self.not_a_type(written, FIELD),
            },
            None => self.not_a_type(written, FIELD),
        }
    }

    fn named_type(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        name: Reference<'s>,
    ) -> Resolved<Type> {
        if let (None, Some(builtin)) = (name.module, Builtin::from_name(name.name)) {
            return Ok(Type::Builtin(builtin));
        }
        self.reference(module, written, name, FIELD, |declared| match (declared.definition, declared.declaration) {
            (Definition::Enumeration(_), Declaration::Enumeration(one)) if !*one.open => None,
            (Definition::Envelope(_) | Definition::Operation(_) | Definition::Limit(_), _) => None,
            (definition, _) => Some(Type::Named(definition)),
        })
    }

    pub(super) fn column_type(
        &mut self,
        module: Option<ModuleId>,
        column: &'s Spanned<spec::Column>,
    ) -> Resolved<ColumnType> {
        let written = &column.type_;
        let Some(parsed) = ColumnExpr::parse(written) else { return self.not_a_type(written, COLUMN) };
        let resolved = match parsed {
            ColumnExpr::Name(Reference { module: None, name: "boolean" }) => Ok(ColumnType::Boolean),
            ColumnExpr::Name(Reference { module: None, name: "integer" }) => Ok(ColumnType::Integer),
            ColumnExpr::Name(Reference { module: None, name: "text" }) => Ok(ColumnType::Text),
            ColumnExpr::Template(ref names) => Ok(ColumnType::Template(placeholders(written, names))),
            ColumnExpr::Name(name) => self.enumeration_of_column(module, written, name).map(ColumnType::Enumeration),
            ColumnExpr::List(Reference { module: None, name: "text" }) => Ok(ColumnType::Texts),
            ColumnExpr::List(name) => self.enumeration_of_column(module, written, name).map(ColumnType::List),
        };
        if resolved.is_ok() {
            self.column_keys(column, &parsed);
        }
        resolved
    }

    fn enumeration_of_column(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        name: Reference<'s>,
    ) -> Resolved<EnumerationId> {
        self.reference(module, written, name, COLUMN, |declared| match declared.definition {
            Definition::Enumeration(id) => Some(id),
            _ => None,
        })
    }

    /// Checks that the type of a column supports its `unique` and `documents`.
    fn column_keys(&mut self, column: &'s Spanned<spec::Column>, parsed: &ColumnExpr<'_>) {
        let finds = matches!(parsed, ColumnExpr::Name(_));
        let is_text = *parsed == ColumnExpr::Name(Reference { module: None, name: "text" });
        let cannot = match () {
            () if column.unique.is_true() && !finds => Some((&column.unique, "unique", "identify its value")),
            () if is_text => None,
            () if column.documents.is_true() => {
                Some((&column.documents, "documents", "document its value: only one of type `text` can"))
            }
            () => None,
        };
        let Some((key, name, what)) = cannot else { return };
        let message = format!("a cell of `{}` cannot {what}", column.type_);
        let finding = Finding::new(&rules::UNKNOWN_TYPE, self.spec.place(column.type_.location()), message)
            .label("the type of the column")
            .help(format!("remove `{name}`, or change the type"));
        let asked = key.key_location().map(|key| self.spec.place(key));
        self.findings.push(match asked {
            Some(place) => finding.related(place, "required here"),
            None => finding,
        });
    }

    pub(super) fn envelope(&mut self, header: Header<'s>, envelope: &'s Spanned<spec::Envelope>) -> Envelope<'s> {
        let content_type = self.field_type(header.module, &envelope.content.type_);
        let page = envelope.pagination.given().map(|name| self.structure_named(header.module, name));
        Envelope { spec: envelope, header, content_type, page }
    }

    fn structure_named(&mut self, module: Option<ModuleId>, written: &'s Spanned<String>) -> Resolved<StructureId> {
        self.definition(module, written, definition_of("a struct"), |declared| match declared.definition {
            Definition::Structure(id) => Some(id),
            _ => None,
        })
    }

    /// Resolves the alternatives of an identifier, and reports duplicates.
    pub(super) fn identifier(
        &mut self,
        header: Header<'s>,
        identifier: &'s Spanned<spec::Identifier>,
        own: IdentifierId,
    ) -> Identifier<'s> {
        let mut seen: Vec<(&str, Place)> = Vec::new();
        let mut alternatives = Vec::new();
        for name in &identifier.one_of {
            let place = self.spec.place(name.location());
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == name.as_str()) {
                let finding = Finding::new(&rules::DUPLICATE_NAME, place, format!("`{name}` is listed twice"));
                let finding = finding.label("given again").related(first.clone(), "first given here");
                self.findings.push(finding.help("remove one of them"));
                alternatives.push(Err(Unresolved));
                continue;
            }
            seen.push((name, place.clone()));
            // Suggests neither the identifier itself nor one that is listed already.
            let is_listed = |other: &str| identifier.one_of.iter().any(|listed| *listed == *other);
            let can_be_added = |one: &Declared<'_>| {
                matches!(one.definition, Definition::Identifier(id) if id != own) && !is_listed(one.header.name)
            };
            let resolved = match Reference::parse(name) {
                Some(reference) if self.names.lookup(header.module, reference).is_empty() => {
                    self.reference(header.module, name, reference, definition_of("an identifier"), |one| {
                        can_be_added(one).then_some(own)
                    })
                }
                _ => self.identifier_named(header.module, name),
            };
            let is_itself = resolved == Ok(own);
            if is_itself {
                let finding =
                    Finding::new(&rules::UNKNOWN_TYPE, place, format!("`{name}` cannot be its own alternative"));
                self.findings
                    .push(finding.label("the same").help("name other identifiers that the vendor accepts here"));
            }
            alternatives.push(if is_itself { Err(Unresolved) } else { resolved });
        }
        Identifier { spec: identifier, header, alternatives }
    }

    pub(super) fn identifier_named(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
    ) -> Resolved<IdentifierId> {
        self.definition(module, written, definition_of("an identifier"), |declared| match declared.definition {
            Definition::Identifier(id) => Some(id),
            _ => None,
        })
    }

    pub(super) fn integer_form(&mut self, header: Header<'s>, form: &'s Spanned<spec::IntegerForm>) -> IntegerForm<'s> {
        let found =
            self.definition(header.module, &form.enum_, definition_of("an open enumeration"), |declared| {
                match (declared.definition, declared.declaration) {
                    (Definition::Enumeration(id), Declaration::Enumeration(one)) if *one.open => {
                        Some((id, one, declared.header.module))
                    }
                    _ => None,
                }
            });
        let target_column = found.and_then(|(_, target, module)| self.integer_column(form, target, module));
        IntegerForm { spec: form, header, target: found.map(|(id, ..)| id), target_column }
    }

    /// Resolves the unique integer column of an integer form.
    fn integer_column(
        &mut self,
        form: &'s spec::IntegerForm,
        target: &'s spec::Enumeration,
        target_module: Option<ModuleId>,
    ) -> Resolved<usize> {
        let is_suitable = |column: &spec::Column| column.unique.is_true() && column.type_ == *"integer";
        let suitable = || {
            let columns = target.columns.iter().filter(|column| is_suitable(column));
            columns.map(|column| column.name.as_str())
        };
        let named = target.columns.iter().position(|column| column.name == form.column);
        let column = named.map(|index| &target.columns[index]);
        if let (Some(index), true) = (named, column.is_some_and(|column| is_suitable(column))) {
            return Ok(index);
        }
        let is_unresolved = |column: &spec::Column| {
            let written = ColumnExpr::parse(&column.type_);
            written.is_none_or(|written| match written {
                ColumnExpr::Name(reference) | ColumnExpr::List(reference) => {
                    !is_column_type(reference) && self.names.lookup(target_module, reference).is_empty()
                }
                ColumnExpr::Template(_) => false,
            })
        };
        let is_unclear = target.columns.is_incomplete()
            || column.is_some_and(|column| is_unresolved(column))
            || column.is_some_and(|column| column.unique.is_invalid())
            || self.spec.omitted.names.contains(form.column.as_str());
        if is_unclear {
            return Err(Unresolved);
        }
        let message = format!("`{}` has no unique integer column `{}`", target.name, form.column);
        let finding = Finding::new(&rules::UNKNOWN_COLUMN, self.spec.place(form.column.location()), message);
        let finding = match column {
            Some(column) => {
                let what = if column.type_ == *"integer" { "not `unique`" } else { "not an integer" };
                finding.related(self.spec.place(column.name.location()), what)
            }
            None => finding,
        };
        let help = did_you_mean(&form.column, suitable()).unwrap_or_else(|| match suitable().next() {
            Some(_) => format!("its unique integer columns are {}", alternatives(suitable())),
            None => format!("give `{}` a column of type `integer` with `unique: true`", target.name),
        });
        self.findings.push(finding.label("no such column").help(help));
        Err(Unresolved)
    }
}

/// The names of placeholders, each with its location.
fn placeholders(written: &Spanned<String>, names: &[&str]) -> Vec<(String, Location)> {
    let located = names.iter().enumerate().map(|(index, name)| {
        let earlier = names[..index].iter().filter(|other| *other == name).count();
        ((*name).to_owned(), written.nth_word(name, earlier))
    });
    located.collect()
}
