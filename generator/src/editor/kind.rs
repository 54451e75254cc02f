//! The kinds of names that a spec refers to, and what every spec can have for them.

use serde_json::Value as Json;

use super::words::{Nesting, Words};
use crate::api::Builtin;
use crate::diff;
use crate::rules::{self, Severity};

/// The form of the name of a type.
const TYPE: &str = "[A-Z][A-Za-z0-9]*";
/// The form of a module and the dot that follows it.
const MODULE: &str = "(?:[a-z][a-z0-9_]*\\.)?";

macro_rules! kinds {
    ($($kind:ident,)*) => {
        /// A kind of names, by what they refer to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum NameKind { $($kind),* }

        impl NameKind {
            /// Its name in the marks of the types in `spec/`, and as a definition of a schema.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind)),* }
            }

            pub(super) fn from_name(name: &str) -> Option<Self> {
                [$(Self::$kind),*].into_iter().find(|kind| kind.name() == name)
            }
        }
    };
}

kinds! {
    FieldType,
    ScalarType,
    QueryType,
    BodyType,
    ColumnType,
    StructName,
    OwnStructName,
    FieldName,
    EnumerationName,
    IdentifierName,
    PageId,
    WarningId,
    ChangeId,
}

impl NameKind {
    /// The schema of what any spec can have: the words of the language, and names in their form.
    pub(super) fn in_any_spec(self) -> Json {
        let form = match self {
            Self::FieldType
            | Self::ScalarType
            | Self::QueryType
            | Self::BodyType
            | Self::ColumnType
            | Self::StructName
            | Self::EnumerationName
            | Self::IdentifierName => format!("{MODULE}{TYPE}"),
            Self::OwnStructName => TYPE.to_owned(),
            Self::FieldName => format!("{MODULE}{TYPE}\\..+"),
            Self::PageId => ".+".to_owned(),
            Self::WarningId | Self::ChangeId => return self.words().schema(),
        };
        self.words().or_of_form(form).schema()
    }

    /// The words of the language, and how they nest.
    pub(super) fn words(self) -> Words {
        let builtins = |is_listed: fn(&Builtin) -> bool| {
            Builtin::ALL.iter().filter(|one| is_listed(one)).map(|one| one.info().name).collect::<Vec<_>>()
        };
        let is_scalar = |one: &Builtin| *one != Builtin::Any;
        match self {
            Self::FieldType => Words::new(builtins(|_| true), Nesting::Any),
            Self::ScalarType => Words::new(builtins(is_scalar), Nesting::None),
            Self::QueryType => Words::new(builtins(is_scalar), Nesting::List),
            Self::BodyType => Words::new([], Nesting::List),
            Self::ColumnType => Words::new(["boolean", "integer", "text"], Nesting::ListOrTemplate),
            Self::WarningId => {
                let warnings = rules::ALL.iter().filter(|rule| rule.severity != Severity::Error);
                Words::new(warnings.map(|rule| rule.id), Nesting::None)
            }
            Self::ChangeId => Words::new(diff::rules::ALL.iter().map(|rule| rule.rule.id), Nesting::None),
            Self::StructName
            | Self::OwnStructName
            | Self::FieldName
            | Self::EnumerationName
            | Self::IdentifierName
            | Self::PageId => Words::new([], Nesting::None),
        }
    }
}
