//! Resolves identifiers, integer forms, unions, envelopes and limits.

use super::grammar::{ColumnExpr, Reference, type_reference};
use super::references::{definition_of, is_column_type};
use super::{Declaration, Declare, Declared, Resolver};
use crate::api::{
    Definition, Envelope, Header, Identifier, IdentifierId, IntegerForm, Limit, ModuleId, Resolved, StructureId, Type,
    Union, UnionVariant, Unresolved,
};
use crate::finding::{Finding, Place, alternatives, did_you_mean};
use crate::rules;
use crate::spec::{self as spec, Spanned};

impl<'s> Declare<'s> for Spanned<spec::Identifier> {
    type Part = Identifier<'s>;

    fn references(&self) -> Vec<Reference<'_>> {
        self.get().one_of.iter().filter_map(|name| Reference::parse(name.get())).collect()
    }

    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> Identifier<'s> {
        resolver.identifier(declared, self)
    }
}

impl<'s> Declare<'s> for Spanned<spec::IntegerForm> {
    type Part = IntegerForm<'s>;

    fn references(&self) -> Vec<Reference<'_>> {
        Reference::parse(&self.enum_).into_iter().collect()
    }

    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> IntegerForm<'s> {
        resolver.integer_form(declared.header, self)
    }
}

impl<'s> Declare<'s> for Spanned<spec::Union> {
    type Part = Union<'s>;

    fn references(&self) -> Vec<Reference<'_>> {
        let tagged = self.variants.iter().map(|variant| &variant.get().type_);
        let types = tagged.chain(self.one_of.iter().map(|choice| &choice.get().type_));
        types.filter_map(|written| type_reference(written)).collect()
    }

    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> Union<'s> {
        resolver.union(declared.header, self)
    }
}

impl<'s> Declare<'s> for Spanned<spec::Envelope> {
    type Part = Envelope<'s>;

    fn references(&self) -> Vec<Reference<'_>> {
        let pagination = self.pagination.text().and_then(Reference::parse);
        type_reference(&self.content.type_).into_iter().chain(pagination).collect()
    }

    fn resolve(&'s self, declared: &Declared<'s>, resolver: &mut Resolver<'s, '_>) -> Envelope<'s> {
        resolver.envelope(declared.header, self)
    }
}

impl<'s> Declare<'s> for Spanned<spec::Limit> {
    type Part = Limit<'s>;

    fn resolve(&'s self, declared: &Declared<'s>, _: &mut Resolver<'s, '_>) -> Limit<'s> {
        Limit { spec: self, header: declared.header }
    }
}

impl<'s> Resolver<'s, '_> {
    fn union(&mut self, header: Header<'s>, union: &'s Spanned<spec::Union>) -> Union<'s> {
        let mut variants = Vec::new();
        for variant in &union.get().variants {
            let structure = self.structure_named(header.module, &variant.get().type_);
            variants.push(UnionVariant {
                value: Some(&variant.get().value),
                written: &variant.get().type_,
                doc: &variant.get().doc,
                rust_name: &variant.get().rust_name,
                lines: variant.lines(),
                variant_type: structure.map(|id| Type::Named(Definition::Structure(id))),
            });
        }
        for choice in &union.get().one_of {
            variants.push(UnionVariant {
                value: None,
                written: &choice.get().type_,
                doc: &choice.get().doc,
                rust_name: &choice.get().rust_name,
                lines: choice.lines(),
                variant_type: self.field_type(header.module, &choice.get().type_),
            });
        }
        Union { spec: union, header, variants }
    }

    fn envelope(&mut self, header: Header<'s>, envelope: &'s Spanned<spec::Envelope>) -> Envelope<'s> {
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
    fn identifier(&mut self, declared: &Declared<'s>, identifier: &'s Spanned<spec::Identifier>) -> Identifier<'s> {
        let header = declared.header;
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
            let can_be_added = |one: &Declared<'_>| match one.definition {
                Definition::Identifier(id) if one.definition != declared.definition => {
                    (!is_listed(one.header.name)).then_some(id)
                }
                _ => None,
            };
            let resolved = match Reference::parse(name) {
                Some(reference) if self.names.lookup(header.module, reference).is_empty() => {
                    self.reference(header.module, name, reference, definition_of("an identifier"), can_be_added)
                }
                _ => self.identifier_named(header.module, name),
            };
            let is_itself = resolved.map(Definition::Identifier) == Ok(declared.definition);
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

    fn integer_form(&mut self, header: Header<'s>, form: &'s Spanned<spec::IntegerForm>) -> IntegerForm<'s> {
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
