//! Resolves the types of what requests and responses are made of: parameters, headers and bodies.

use super::Resolver;
use super::grammar::{Reference, TypeExpr};
use super::references::{Expected, definition_of, scalar};
use crate::api::{Builtin, ModuleId, Resolved, Type, TypeOf, Unresolved};
use crate::finding::Finding;
use crate::rules;
use crate::spec::Spanned;

/// A part of a request or response, and the types that it takes.
#[derive(Clone, Copy)]
pub(super) struct Part {
    expected: Expected,
    /// Whether it takes built-in types, and which definitions it takes.
    takes_builtin: fn(Builtin) -> bool,
    place: TypeOf,
    takes_lists: bool,
}

pub(super) const PARAMETER: Part = Part {
    expected: scalar("the type of a parameter"),
    takes_builtin: is_scalar,
    place: TypeOf::Parameter,
    takes_lists: false,
};
pub(super) const QUERY: Part = Part { takes_lists: true, ..PARAMETER };
pub(super) const HEADER: Part = Part { expected: scalar("the type of a header"), ..PARAMETER };
pub(super) const BODY: Part = Part {
    expected: definition_of(TypeOf::Body.definitions()),
    takes_builtin: |_| false,
    place: TypeOf::Body,
    takes_lists: true,
};

impl<'s> Resolver<'s, '_> {
    /// Resolves the type of a part of a request or response.
    pub(super) fn sent_type(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        part: Part,
    ) -> Resolved<Type> {
        match TypeExpr::parse(written) {
            Some(TypeExpr::Name(name)) => self.sent_element(module, written, name, part),
            Some(TypeExpr::List(element)) => match *element {
                TypeExpr::Name(name) if part.takes_lists => {
                    self.sent_element(module, written, name, part).map(|element| Type::List(Box::new(element)))
                }
                TypeExpr::Name(_) | TypeExpr::List(_) | TypeExpr::Map(_) => Err(self.nested(written, part)),
            },
            Some(TypeExpr::Map(_)) => Err(self.nested(written, part)),
            None => self.not_a_type(written, part.expected),
        }
    }

    /// Reports a list or map that a part does not take.
    fn nested(&mut self, written: &Spanned<String>, part: Part) -> Unresolved {
        let help = if part.takes_lists {
            "write the type of a single value, or `list<…>` of one"
        } else {
            "write the type of a single value: of what is sent beside the body, only parameters of the query can be lists"
        };
        let kind = part.expected.kind;
        let message = format!("`{written}` is not {kind}");
        let finding = Finding::new(&rules::UNKNOWN_TYPE, self.spec.place(written.location()), message);
        self.findings.push(finding.label(format!("expected {kind}")).help(help));
        Unresolved
    }

    fn sent_element(
        &mut self,
        module: Option<ModuleId>,
        written: &'s Spanned<String>,
        name: Reference<'s>,
        part: Part,
    ) -> Resolved<Type> {
        let builtin = Builtin::from_name(name.name).filter(|_| name.module.is_none());
        match builtin.filter(|builtin| (part.takes_builtin)(*builtin)) {
            Some(builtin) => Ok(Type::Builtin(builtin)),
            None => self.reference(module, written, name, part.expected, |declared| declared.as_type_of(part.place)),
        }
    }
}

fn is_scalar(builtin: Builtin) -> bool {
    builtin != Builtin::Any
}
