//! References: each names a definition, or a built-in type, of a kind that may stand in its place.

use super::grammar::{self, Reference};
use super::{Declared, Resolver, Source};
use crate::api::{Builtin, ModuleId, Resolved, Unresolved};
use crate::finding::{Finding, alternatives, closest, did_you_mean};
use crate::rules;
use crate::spec::Spanned;

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

pub(super) const FIELD: Expected = Expected {
    kind: "a type of fields",
    names: "an identifier, integer form, open enumeration or struct",
    builtin: Builtins::Fields,
};
pub(super) const COLUMN: Expected =
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
    /// A reference to a definition of a kind, where nothing but a name may stand.
    pub(super) fn definition<T>(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        expected: Expected,
        fits: impl Fn(&Declared<'s>) -> Option<T> + Copy,
    ) -> Resolved<T> {
        if let Some(reference) = Reference::parse(written) {
            return self.reference(module, written, reference, expected, fits);
        }
        let message = format!("`{written}` is not the name of a definition");
        let finding = Finding::new(&rules::UNKNOWN_TYPE, self.spec.place(written.location()), message)
            .label("not a name")
            .help(format!("write the name of {}, and nothing else", expected.names));
        self.findings.push(finding);
        Err(Unresolved)
    }

    /// A reference to a definition of a kind.
    pub(super) fn reference<T>(
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
        let suggested = self.suggestion(reference.name, &candidates);
        let builtin = if reference.module.is_none() { expected.builtin.names() } else { Vec::new() };
        let near_name = suggested.iter().map(|one| one.header.name.as_str());
        match (closest(reference.name, builtin.iter().copied().chain(near_name)), suggested) {
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

    pub(super) fn not_a_type<T>(&mut self, written: &Spanned<String>, expected: Expected) -> Resolved<T> {
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
pub(super) fn is_column_type(reference: Reference<'_>) -> bool {
    reference.module.is_none() && COLUMN_TYPES.contains(&reference.name)
}
