//! Resolves the types of fields and columns.

use super::Resolver;
use super::grammar::{ColumnExpr, Reference, TypeExpr};
use super::references::{COLUMN, FIELD};
use crate::api::{Builtin, ColumnType, Definition, EnumerationId, ModuleId, Resolved, Type, TypeOf};
use crate::finding::Finding;
use crate::rules;
use crate::spec::{self as spec, Location, Spanned};

impl<'s> Resolver<'s, '_> {
    /// Resolves the type of a field, or of the content of an envelope.
    pub(super) fn field_type(&mut self, module: Option<ModuleId>, written: &'s Spanned<String>) -> Resolved<Type> {
        match TypeExpr::parse(written) {
            Some(parsed) => self.parsed_type(module, written, parsed),
            None => self.not_a_type(written, FIELD),
        }
    }

    fn parsed_type(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        parsed: TypeExpr<'s>,
    ) -> Resolved<Type> {
        match parsed {
            TypeExpr::Name(name) => self.named_type(module, written, name),
            TypeExpr::List(element) => Ok(Type::List(Box::new(self.parsed_type(module, written, *element)?))),
            TypeExpr::Map(value) => Ok(Type::Map(Box::new(self.parsed_type(module, written, *value)?))),
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
        self.reference(module, written, name, FIELD, |declared| declared.as_type_of(TypeOf::Field))
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
}

/// The names of placeholders, each with its location.
fn placeholders(written: &Spanned<String>, names: &[&str]) -> Vec<(String, Location)> {
    let located = names.iter().enumerate().map(|(index, name)| {
        let earlier = names[..index].iter().filter(|other| *other == name).count();
        ((*name).to_owned(), written.nth_word(name, earlier))
    });
    located.collect()
}
