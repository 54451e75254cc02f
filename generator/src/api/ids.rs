//! Typed indices into an [`Api`]. An id is created together with the element that it identifies and stays valid, so
//! indexing cannot fail.

use std::ops::Index;

use super::{Api, Enumeration, Envelope, Field, Identifier, IntegerForm, Limit, Module, Operation, Row, Structure};

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

ids! {
    /// A public module.
    ModuleId of Module in modules;
    /// An identifier.
    IdentifierId of Identifier in identifiers;
    /// An integer form.
    IntegerFormId of IntegerForm in integer_forms;
    /// An enumeration.
    EnumerationId of Enumeration in enumerations;
    /// A struct.
    StructureId of Structure in structures;
    /// A field, which may be in several structs.
    FieldId of Field in fields;
    /// An envelope.
    EnvelopeId of Envelope in envelopes;
    /// An operation.
    OperationId of Operation in operations;
    /// A limit.
    LimitId of Limit in limits;
}

/// A definition of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Definition {
    Identifier(IdentifierId),
    IntegerForm(IntegerFormId),
    Enumeration(EnumerationId),
    Structure(StructureId),
    Envelope(EnvelopeId),
    Operation(OperationId),
    Limit(LimitId),
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
