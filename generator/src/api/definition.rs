//! What the definitions of all kinds have in common.

use super::{Api, Definition, JsonType};
use crate::names::Role;
use crate::spec::{Key, Lines, Source, Spanned};

/// Declares ids. An id is made with what it names, and stays valid, so that looking it up cannot fail.
macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident of $part:ident in $list:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $id(pub(crate) usize);

        impl<'s> std::ops::Index<$id> for Api<'s> {
            type Output = $part<'s>;

            fn index(&self, id: $id) -> &$part<'s> {
                &self.$list[id.0]
            }
        }
    )*};
}

/// Declares the definition of any kind, from the kinds that [`for_each_kind`](super::for_each_kind) lists.
macro_rules! definitions {
    ($($part:ident, $noun:literal, $id:ident in $list:ident from $key:ident, type of [$($place:ident),*];)*) => {
        ids! { $($id of $part in $list;)* }

        /// A definition of any kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Definition { $($part($id)),* }

        impl Definition {
            /// Where a resource file has the key of the list of definitions of the same kind.
            pub(crate) fn list_location(self, resource: &spec::Resource) -> Option<Location> {
                match self { $(Self::$part(_) => resource.$key.key_location()),* }
            }

            /// Whether definitions of the kind may be the type of something. Closed enumerations may not.
            pub(crate) fn may_be_type_of(self, place: TypeOf) -> bool {
                match self { $(Self::$part(_) => [$(TypeOf::$place),*].contains(&place)),* }
            }
        }

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

/// What a definition may be the type of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypeOf {
    /// A field, or the elements of a list or map.
    Field,
    /// A parameter or header.
    Parameter,
    /// A body.
    Body,
}

impl TypeOf {
    /// The definitions, for messages.
    pub(crate) const fn definitions(self) -> &'static str {
        match self {
            Self::Field => "an identifier, integer form, open enumeration, struct or union",
            Self::Parameter => "an identifier, integer form, open enumeration or built-in type",
            Self::Body => "a struct, union or envelope",
        }
    }
}

/// What a definition has in common with those of other kinds. By default, it has no value in JSON, requires `source`, has
/// no other source and no parts, and refers to nothing.
pub(crate) trait Part<'s> {
    /// The types in JSON; none for what is no value.
    fn json(&self, _: &Api<'s>) -> Vec<JsonType> {
        Vec::new()
    }

    /// The two keys that say where the definition comes from, of which it needs one; `None` if its kind requires `source`.
    fn origin(&self) -> Option<(&'s Key<Source>, &'s Key<String>)> {
        None
    }

    /// Every source that the definition names, its parts included.
    fn sources(&self) -> Vec<&'s Spanned<Source>> {
        self.origin().and_then(|(source, _)| source.given()).into_iter().collect()
    }

    /// The definitions that it refers to.
    fn references(&self, _: &Api<'s>) -> Vec<Definition> {
        Vec::new()
    }

    /// The definitions whose values its own values contain, other than in lists and maps.
    fn contents(&self, _: &Api<'s>) -> Vec<Definition> {
        Vec::new()
    }

    /// The names that the vendor gives its parts, such as fields or values. They share a namespace in Rust.
    fn names(&self, _: &Api<'s>) -> Option<WireNames<'s>> {
        None
    }

    /// The lines of a field or a value of it.
    fn member_lines(&self, _: &Api<'s>, _: &str) -> Option<Lines> {
        None
    }
}

/// Names on the wire that share a namespace in Rust, each with its `rust_name`.
pub(crate) struct WireNames<'s> {
    pub(crate) role: Role,
    /// The noun for a name, used in messages.
    pub(crate) noun: &'static str,
    pub(crate) names: Vec<WireName<'s>>,
}

/// A name on the wire.
pub(crate) struct WireName<'s> {
    pub(crate) name: &'s Spanned<String>,
    pub(crate) rust_name: &'s Key<String>,
    /// The name in Rust that it has without `rust_name`, if that is not made of the name itself.
    pub(crate) derived: Option<String>,
}

impl<'s> WireName<'s> {
    pub(crate) fn new(name: &'s Spanned<String>, rust_name: &'s Key<String>) -> Self {
        Self { name, rust_name, derived: None }
    }
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
