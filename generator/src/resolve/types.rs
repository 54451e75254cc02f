//! Types of fields and columns, and references to definitions: known, and of a kind that may stand in their place.

use super::grammar::{self, ColumnExpr, Reference, TypeExpr};
use super::{Declared, Resolver, Source};
use crate::api::{
    Builtin, ColumnType, Definition, EnumerationId, Envelope, Header, Identifier, IdentifierId, IntegerForm, ModuleId,
    Resolved, StructureId, Type, Unresolved,
};
use crate::finding::{Finding, Place, alternatives, closest, did_you_mean};
use crate::rules;
use crate::spec::{self as spec, Location, Spanned};

/// Names of the types that are part of the language, for columns.
const COLUMN_TYPES: [&str; 4] = ["boolean", "integer", "text", "template(…)"];
/// Words of other languages, and what tables have for them.
const COLUMN_ALIASES: [(&str, &str); 3] = [("string", "text"), ("str", "text"), ("bool", "boolean")];

/// What may stand in a place.
#[derive(Clone, Copy)]
pub(super) struct Expected {
    /// What it is called.
    kind: &'static str,
    /// The definitions that may stand there, where that says less.
    names: &'static str,
    /// The types of the language that may.
    builtin: Builtins,
}

/// Types of the language.
#[derive(Clone, Copy, PartialEq)]
enum Builtins {
    None,
    Fields,
    Columns,
}

const FIELD: Expected = Expected {
    kind: "a type of fields",
    names: "an identifier, integer form, open enumeration or struct",
    builtin: Builtins::Fields,
};
const COLUMN: Expected =
    Expected { kind: "a closed enumeration", names: "a closed enumeration", builtin: Builtins::Columns };

pub(super) const fn definition_of(kind: &'static str) -> Expected {
    Expected { kind, names: kind, builtin: Builtins::None }
}

impl Builtins {
    fn names(self) -> Vec<&'static str> {
        match self {
            Self::None => Vec::new(),
            Self::Fields => Builtin::names().collect(),
            Self::Columns => COLUMN_TYPES.to_vec(),
        }
    }

    /// What to write for a word of another language.
    fn instead_of(self, word: &str) -> Option<String> {
        let instead = match self {
            Self::None => None,
            Self::Fields => Builtin::from_alias(word).map(|builtin| builtin.info().name),
            Self::Columns => {
                let alias = COLUMN_ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(word));
                alias.map(|(_, instead)| *instead)
            }
        };
        let fractions = match self {
            Self::None => return None,
            Self::Fields => Builtin::Any.info().name,
            Self::Columns => "text",
        };
        match instead {
            Some(instead) => Some(format!("write `{instead}`")),
            None if word.eq_ignore_ascii_case("number") => Some(format!(
                "write `integer` for whole numbers; there is no type for fractions yet, so write `{fractions}` for them"
            )),
            None => None,
        }
    }
}

impl<'s> Resolver<'s, '_> {
    /// The type of a field, or of what an envelope wraps.
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
        self.reference(module, written, name, FIELD, |declared| match (declared.definition, declared.source) {
            (Definition::Identifier(id), _) => Some(Type::Identifier(id)),
            (Definition::IntegerForm(id), _) => Some(Type::IntegerForm(id)),
            (Definition::Enumeration(id), Source::Enumeration(one)) if *one.open => Some(Type::Enumeration(id)),
            (Definition::Structure(id), _) => Some(Type::Structure(id)),
            _ => None,
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
            ColumnExpr::Name(name) => self.closed_enumeration(module, written, name).map(ColumnType::Enumeration),
            ColumnExpr::List(name) => self.closed_enumeration(module, written, name).map(ColumnType::List),
        };
        if resolved.is_ok() {
            self.column_keys(column, &parsed);
        }
        resolved
    }

    fn closed_enumeration(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        name: Reference<'s>,
    ) -> Resolved<EnumerationId> {
        self.reference(module, written, name, COLUMN, |declared| match (declared.definition, declared.source) {
            (Definition::Enumeration(id), Source::Enumeration(one)) if !*one.open => Some(id),
            _ => None,
        })
    }

    /// What a column is asked to do besides, its type can do.
    fn column_keys(&mut self, column: &'s Spanned<spec::Column>, parsed: &ColumnExpr<'_>) {
        let finds = matches!(parsed, ColumnExpr::Name(_));
        let is_text = *parsed == ColumnExpr::Name(Reference { module: None, name: "text" });
        let cannot = match () {
            () if column.unique.is_true() && !finds => Some((&column.unique, "unique", "find its value")),
            () if is_text => None,
            () if column.documents.is_true() => {
                Some((&column.documents, "documents", "explain its value: only `text` can"))
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
            Some(place) => finding.related(place, "asked for here"),
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

    /// Identifiers that may stand for another, each once.
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
                let finding = Finding::new(&rules::DUPLICATE_NAME, place, format!("`{name}` stands here twice"));
                let finding = finding.label("given again").related(first.clone(), "first given here");
                self.findings.push(finding.help("remove one of them"));
                continue;
            }
            seen.push((name, place.clone()));
            // Not the identifier itself, nor one that is listed already.
            let is_listed = |other: &str| identifier.one_of.iter().any(|listed| *listed == *other);
            let can_be_added = |one: &Declared<'_>| {
                matches!(one.definition, Definition::Identifier(id) if id != own) && !is_listed(one.header.name)
            };
            let resolved = match Reference::parse(name) {
                Some(reference) if self.names.meant(header.module, reference).is_empty() => {
                    self.reference(header.module, name, reference, definition_of("an identifier"), |one| {
                        can_be_added(one).then_some(own)
                    })
                }
                _ => self.identifier_named(header.module, name),
            };
            let is_itself = resolved == Ok(own);
            if is_itself {
                let finding = Finding::new(&rules::UNKNOWN_TYPE, place, format!("`{name}` stands for itself already"));
                self.findings.push(finding.label("the same").help("name the identifiers that may stand here besides"));
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
                match (declared.definition, declared.source) {
                    (Definition::Enumeration(id), Source::Enumeration(one)) if *one.open => {
                        Some((id, one, declared.header.module))
                    }
                    _ => None,
                }
            });
        let target_column = found.and_then(|(_, target, module)| self.integer_column(form, target, module));
        IntegerForm { spec: form, header, target: found.map(|(id, ..)| id), target_column }
    }

    /// The unique integer column that finds the value of an integer form.
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
                    !is_column_type(reference) && self.names.meant(target_module, reference).is_empty()
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

    /// A reference to a definition of a kind, where nothing but a name may stand.
    pub(super) fn definition<T>(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        expected: Expected,
        fits: impl Fn(&Declared<'s>) -> Option<T> + Copy,
    ) -> Resolved<T> {
        match Reference::parse(written) {
            Some(reference) => self.reference(module, written, reference, expected, fits),
            None => {
                let message = format!("`{written}` is not the name of a definition");
                let finding = Finding::new(&rules::UNKNOWN_TYPE, self.spec.place(written.location()), message)
                    .label("not a name")
                    .help(format!("write the name of {}, and nothing else", expected.names));
                self.findings.push(finding);
                Err(Unresolved)
            }
        }
    }

    /// A reference to a definition of a kind.
    fn reference<T>(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        reference: Reference<'s>,
        expected: Expected,
        fits: impl Fn(&Declared<'s>) -> Option<T> + Copy,
    ) -> Resolved<T> {
        let found: Vec<Declared<'s>> = self.names.meant(module, reference);
        let Some(first) = found.first() else {
            if !self.spec.may_have_omitted(reference.name) {
                let finding = self.unknown(module, written, reference, expected, &|one| fits(one).is_some());
                self.findings.push(finding);
            }
            return Err(Unresolved);
        };
        // That a name is given twice is reported by itself.
        found.iter().find_map(fits).ok_or_else(|| {
            let finding = self.wrong_kind(written, reference, first, expected);
            self.findings.push(finding);
            Unresolved
        })
    }

    fn unknown(
        &self,
        module: Option<ModuleId>,
        written: &Spanned<String>,
        reference: Reference<'_>,
        expected: Expected,
        fits: &dyn Fn(&Declared<'s>) -> bool,
    ) -> Finding {
        let at = |word: &str| self.spec.place(written.word(word));
        let finding = |place, message| Finding::new(&rules::UNKNOWN_TYPE, place, message);
        let name = reference.to_string();
        let is_builtin = Builtin::from_name(&name).is_some() || COLUMN_TYPES.contains(&name.as_str());
        if is_builtin && expected.builtin.instead_of(&name).is_none() {
            let finding = finding(at(&name), format!("`{name}` is not {} here", expected.kind));
            let help = format!("write the name of {}", expected.names);
            return finding.label(format!("expected {}", expected.kind)).help(help);
        }
        if let Some(named) = reference.module.filter(|named| !self.names.modules.contains_key(named)) {
            let modules = || self.names.modules.keys().copied();
            let help = did_you_mean(named, modules())
                .unwrap_or_else(|| format!("the modules are {}", alternatives(modules())));
            return finding(at(named), format!("no module is called `{named}`")).label("unknown module").help(help);
        }
        finding(at(&name), format!("nothing is called `{name}`"))
            .label("unknown")
            .help(self.unknown_help(module, reference, expected, fits))
    }

    /// What to write instead of a name that nothing has.
    fn unknown_help(
        &self,
        module: Option<ModuleId>,
        reference: Reference<'_>,
        expected: Expected,
        fits: &dyn Fn(&Declared<'s>) -> bool,
    ) -> String {
        if let Some(help) = expected.builtin.instead_of(reference.name) {
            return help;
        }
        let named = reference.module.and_then(|name| self.names.modules.get(name).copied());
        let mut candidates = self.names.declared.clone();
        candidates.retain(|one| fits(one) && (reference.module.is_none() || named == one.header.module));
        // What is nearer in the spec is likelier to be meant.
        candidates.sort_by_key(|one| one.header.module != module);
        let near_definition = self.suggestion(reference.name, &candidates);
        let builtin = if reference.module.is_none() { expected.builtin.names() } else { Vec::new() };
        let names = near_definition.iter().map(|one| one.header.name.as_str());
        match (closest(reference.name, builtin.iter().copied().chain(names)), near_definition) {
            (Some(near), _) if builtin.contains(&near) => format!("did you mean `{near}`?"),
            (_, Some(one)) => format!("did you mean `{}`?", self.written_from(module, &one)),
            _ if builtin.is_empty() => format!("define it, or write the name of {}", expected.names),
            _ => format!("define it, or write one of {}", alternatives(builtin.iter().copied())),
        }
    }

    /// The name of a definition as a module writes it.
    pub(super) fn written_from(&self, module: Option<ModuleId>, declared: &Declared<'_>) -> String {
        let name = declared.header.name;
        match declared.header.module.filter(|other| Some(*other) != module) {
            Some(other) => match self.names.modules.iter().find(|(_, id)| **id == other) {
                Some((module, _)) => format!("{module}.{name}"),
                None => name.to_string(),
            },
            None => name.to_string(),
        }
    }

    /// Whether both a field and a column have the type of a definition: neither `open: true` nor `open: false` fits both.
    fn is_in_field_and_column(&self, target: &Declared<'_>) -> bool {
        let refers = |from: &Declared<'s>, reference: Option<Reference<'s>>| {
            let found = reference.map(|reference| self.names.meant(from.header.module, reference)).unwrap_or_default();
            found.first().is_some_and(|found| found.definition == target.definition)
        };
        let declared = || self.names.declared.iter();
        let in_field = declared().any(|one| match one.source {
            Source::Structure(structure) => {
                structure.get().fields.iter().any(|field| refers(one, grammar::type_reference(&field.get().type_)))
            }
            _ => false,
        });
        let in_column = declared().any(|one| match one.source {
            Source::Enumeration(enumeration) => {
                let mut columns = enumeration.get().columns.iter();
                columns.any(|column| refers(one, grammar::column_reference(&column.get().type_)))
            }
            _ => false,
        });
        in_field && in_column
    }

    fn wrong_kind(
        &self,
        written: &Spanned<String>,
        reference: Reference<'_>,
        found: &Declared<'_>,
        expected: Expected,
    ) -> Finding {
        let message = format!("`{reference}` is {}, not {}", found.source.describe(), expected.kind);
        let help = match found.source {
            Source::Enumeration(_) if self.is_in_field_and_column(found) => {
                "fields take open enumerations and columns closed ones: define two, this one for the fields with `open: true` \
                 and another for the columns with `open: false`"
                    .to_owned()
            }
            Source::Enumeration(one) if !*one.open && expected.names.contains("open enumeration") => {
                "write `open: true` there: a value that is new must not break a response".to_owned()
            }
            Source::Enumeration(one) if *one.open && expected.builtin == Builtins::Columns => {
                "write `open: false` there if only tables use it".to_owned()
            }
            _ => format!("write the name of {}", expected.names),
        };
        Finding::new(&rules::UNKNOWN_TYPE, self.spec.place(written.word(&reference.to_string())), message)
            .label(format!("expected {}", expected.kind))
            .related(self.spec.place(found.header.name.location()), "defined here")
            .help(help)
    }

    fn not_a_type<T>(&mut self, written: &Spanned<String>, expected: Expected) -> Resolved<T> {
        let text = written.as_str();
        let inner = |open, close| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
        let listed = inner("array<", ">").or(inner("[", "]")).or(text.strip_suffix("[]"));
        let optional = inner("Option<", ">").or(text.strip_suffix('?'));
        let help = match (listed, optional) {
            (Some(element), _) => format!("write `list<{element}>`"),
            (None, Some(some)) => format!("write `{some}`: that it may be missing need not be said"),
            (None, None) if inner("list<", "").is_some() => {
                "lists hold neither lists nor `any`: write `any`".to_owned()
            }
            (None, None) => format!(
                "types are {}, the name of {}, or `list<…>` of one",
                alternatives(expected.builtin.names()),
                expected.names
            ),
        };
        let message = match text.trim() {
            "" => "the type is empty".to_owned(),
            _ => format!("`{text}` is not a type"),
        };
        let finding = Finding::new(&rules::UNKNOWN_TYPE, self.spec.place(written.location()), message);
        self.findings.push(finding.label("not a type").help(help));
        Err(Unresolved)
    }
}

/// Whether a name is that of a column type of the language.
fn is_column_type(reference: Reference<'_>) -> bool {
    reference.module.is_none() && COLUMN_TYPES.contains(&reference.name)
}

/// Names of placeholders, each with its location.
fn placeholders(written: &Spanned<String>, names: &[&str]) -> Vec<(String, Location)> {
    let located = names.iter().enumerate().map(|(index, name)| {
        let earlier = names[..index].iter().filter(|other| *other == name).count();
        ((*name).to_owned(), written.nth_word(name, earlier))
    });
    located.collect()
}
