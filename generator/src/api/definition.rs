//! The kinds of definitions, each declared in a line here, and what all of them have in common.

use std::ops::Index;

use super::{
    Api, Enumeration, Envelope, Field, Header, Identifier, IntegerForm, JsonType, Limit, Module, Operation, Row,
    Structure,
};
use crate::spec::{Key, Lines, Source, Spanned};

/// Declares ids. An id is made with what it names, and stays valid, so that looking it up cannot fail.
macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident of $part:ident in $list:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $id(pub(crate) usize);

        impl<'s> Index<$id> for Api<'s> {
            type Output = $part<'s>;

            fn index(&self, id: $id) -> &$part<'s> {
                &self.$list[id.0]
            }
        }
    )*};
}

/// Declares the kinds of definitions.
macro_rules! definitions {
    ($($(#[$doc:meta])* $part:ident as $id:ident in $list:ident;)*) => {
        ids! { $($(#[$doc])* $id of $part in $list;)* }

        /// A definition of any kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Definition { $($part($id)),* }

        impl<'s> Api<'s> {
            /// The name, module and file of a definition.
            pub(crate) fn header(&self, definition: Definition) -> Header<'s> {
                match definition { $(Definition::$part(id) => self[id].header),* }
            }

            /// The lines of a definition in its file.
            pub(crate) fn lines(&self, definition: Definition) -> Lines {
                match definition { $(Definition::$part(id) => self[id].spec.lines()),* }
            }

            /// What a definition has in common with those of other kinds.
            pub(crate) fn part(&self, definition: Definition) -> &dyn Part<'s> {
                match definition { $(Definition::$part(id) => &self[id]),* }
            }

            $(
                /// Every definition of the kind, with its id.
                #[allow(dead_code, reason = "declared for each kind alike")]
                pub(crate) fn $list(&self) -> impl Iterator<Item = ($id, &$part<'s>)> {
                    self.$list.iter().enumerate().map(|(index, part)| ($id(index), part))
                }
            )*
        }
    };
}

definitions! {
    /// An identifier.
    Identifier as IdentifierId in identifiers;
    /// An integer form.
    IntegerForm as IntegerFormId in integer_forms;
    /// An enumeration.
    Enumeration as EnumerationId in enumerations;
    /// A struct.
    Structure as StructureId in structures;
    /// An envelope.
    Envelope as EnvelopeId in envelopes;
    /// An operation.
    Operation as OperationId in operations;
    /// A limit.
    Limit as LimitId in limits;
}

ids! {
    /// A public module.
    ModuleId of Module in modules;
    /// A field, which may be in several structs.
    FieldId of Field in fields;
}

/// A value of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ValueId {
    pub(crate) enumeration: EnumerationId,
    pub(crate) index: usize,
}

impl<'s> Index<ValueId> for Api<'s> {
    type Output = Row<'s>;

    fn index(&self, id: ValueId) -> &Row<'s> {
        &self[id.enumeration].rows[id.index]
    }
}

/// What the definitions of all kinds have in common.
pub(crate) trait Part<'s> {
    /// The type in JSON; `None` for what is no value.
    fn json(&self) -> Option<JsonType>;

    /// The two keys that say where the definition comes from, of which it needs one; `None` if its kind requires `source`.
    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)>;

    /// Every source that the definition names, its parts included.
    fn sources(&self) -> Vec<&'s Spanned<Source>>;

    /// The definitions that it refers to.
    fn references(&self, api: &Api<'s>) -> Vec<Definition>;

    /// The lines of a field or a value of it.
    fn member_lines(&self, api: &Api<'s>, name: &str) -> Option<Lines>;
}

impl Api<'_> {
    /// All definitions, grouped by file and then by kind.
    pub(crate) fn definitions(&self) -> impl Iterator<Item = Definition> {
        self.files.iter().flat_map(|file| file.definitions.iter().copied())
    }

    /// Every reference from one definition to another, as pairs of source and target.
    pub(crate) fn references(&self) -> impl Iterator<Item = (Definition, Definition)> {
        let from_each = |from: Definition| self.part(from).references(self).into_iter().map(move |to| (from, to));
        self.definitions().flat_map(from_each).filter(|(from, to)| from != to)
    }
}
