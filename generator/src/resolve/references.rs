//! Resolves references to definitions and built-in types, and checks that the kind is allowed.

use super::grammar::Reference;
use super::{Declaration, Declared, Resolver};
use crate::api::{Builtin, ModuleId, Resolved, TypeOf, Unresolved};
use crate::finding::{Finding, alternatives, closest, did_you_mean};
use crate::rules;
use crate::spec::Spanned;

/// The built-in types of columns, as messages list them.
const COLUMN_TYPES: [&str; 5] = ["boolean", "integer", "text", "template(…)", "list<text>"];
/// Names of types in other languages, with the column type to use instead.
const COLUMN_ALIASES: [(&str, &str); 3] = [("string", "text"), ("str", "text"), ("bool", "boolean")];

/// What a reference may refer to.
#[derive(Clone, Copy)]
pub(super) struct Expected {
    /// A noun phrase for the expected kind.
    pub(super) kind: &'static str,
    /// A noun phrase for the allowed definitions, which may be more specific than `kind`.
    names: &'static str,
    /// The allowed built-in types.
    builtin: Builtins,
}

/// A set of built-in types.
#[derive(Clone, Copy, PartialEq)]
enum Builtins {
    None,
    Fields,
    Columns,
}

pub(super) const FIELD: Expected =
    Expected { kind: "a field type", names: TypeOf::Field.definitions(), builtin: Builtins::Fields };
pub(super) const COLUMN: Expected =
    Expected { kind: "an enumeration", names: "an enumeration", builtin: Builtins::Columns };

/// A scalar type in a request or response.
pub(super) const fn scalar(kind: &'static str) -> Expected {
    Expected { kind, names: TypeOf::Parameter.definitions(), builtin: Builtins::Fields }
}

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

    /// What to write instead of the name of a type in another language.
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
            Self::Fields => Builtin::Decimal.info().name,
            Self::Columns => "text",
        };
        match instead {
            Some(instead) => Some(format!("write `{instead}`")),
            None if word.eq_ignore_ascii_case("number") => {
                Some(format!("write `{fractions}`, or `integer` if the page says that fractions do not occur"))
            }
            None if word.eq_ignore_ascii_case("map") && self == Self::Fields => {
                Some("write `map<…>` with the type of its values, as in `map<string>`".to_owned())
            }
            None => None,
        }
    }
}

impl<'s> Resolver<'s, '_> {
    /// Resolves a text that must be just the name of a definition.
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
            .help(format!("write just the name of {}", expected.names));
        self.findings.push(finding);
        Err(Unresolved)
    }

    /// Resolves a parsed reference to a definition that `fits` accepts.
    pub(super) fn reference<T>(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        reference: Reference<'s>,
        expected: Expected,
        fits: impl Fn(&Declared<'s>) -> Option<T> + Copy,
    ) -> Resolved<T> {
        let found: Vec<Declared<'s>> = self.names.lookup(module, reference);
        let Some(first) = found.first() else {
            if !self.spec.may_have_omitted(reference.name) {
                let finding = self.unknown(module, written, reference, expected, &|one| fits(one).is_some());
                self.findings.push(finding);
            }
            return Err(Unresolved);
        };
        // A name that is declared twice is reported by the rules on names.
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

    /// The help for a name that nothing has.
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
        // Prefers candidates in the same module.
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

    /// The name by which definitions of a module refer to a definition.
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

    fn wrong_kind(
        &self,
        written: &Spanned<String>,
        reference: Reference<'_>,
        found: &Declared<'_>,
        expected: Expected,
    ) -> Finding {
        let message = format!("`{reference}` is {}, not {}", found.declaration.describe(), expected.kind);
        let help = match found.declaration {
            Declaration::Enumeration(one) if !*one.open && expected.names.contains("open enumeration") => {
                "write `open: true` there: a new value must not break the decoding of a response".to_owned()
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
            (None, Some(some)) => format!("write `{some}`: every field is optional"),
            (None, None) if inner("list<", "").is_some() && expected.builtin == Builtins::Columns => {
                "lists contain texts or values of an enumeration: write `list<text>`".to_owned()
            }
            (None, None) if expected.builtin == Builtins::Fields && is_container(text) => {
                let value = inner("map<", ">").and_then(|inner| inner.split_once(',')).map(|(_, value)| value.trim());
                value.map_or(
                    "write `list<…>` or `map<…>` around one type, nested up to 16 times".to_owned(),
                    |value| format!("write `map<{value}>`: the keys of an object are always texts"),
                )
            }
            (None, None) => format!(
                "types are {}, the name of {}, and {} of these",
                alternatives(expected.builtin.names()),
                expected.names,
                if expected.builtin == Builtins::Fields { "`list<…>` and `map<…>`" } else { "`list<…>`" },
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

/// Whether a type is written as a list or a map.
fn is_container(text: &str) -> bool {
    text.starts_with("list<") || text.starts_with("map<")
}

/// Whether a name is that of a built-in column type.
pub(super) fn is_column_type(reference: Reference<'_>) -> bool {
    reference.module.is_none() && COLUMN_TYPES.contains(&reference.name)
}
