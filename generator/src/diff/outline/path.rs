//! Which part of a spec something is, by names from the outside in.

/// A set of names in which each stands for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::diff) enum Space {
    Feature,
    Page,
    Section,
    Module,
    Type,
    Limit,
    Alternative,
    Column,
    Placeholder,
    Predicate,
    Null,
    Value,
    Field,
    Parameter,
    Header,
    Correspondence,
    Conversion,
}

/// The names on the way to a part. The package has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::diff) struct Path(Vec<(Space, String)>);

impl Path {
    /// A definition, in a module or at the root of the crate.
    pub(super) fn of_type(module: Option<&str>, name: &str) -> Self {
        Self::of_module(module).child(Space::Type, name)
    }

    pub(super) fn of_module(module: Option<&str>) -> Self {
        Self(module.map(|name| (Space::Module, name.to_owned())).into_iter().collect())
    }

    /// A part of the part.
    pub(in crate::diff) fn child(&self, space: Space, name: &str) -> Self {
        let mut path = self.clone();
        path.0.push((space, name.to_owned()));
        path
    }

    /// The path with its last name numbered.
    pub(super) fn numbered(mut self, number: usize) -> Self {
        if let Some((_, name)) = self.0.last_mut() {
            *name = format!("{name} #{number}");
        }
        self
    }

    /// Space and name of the part itself.
    pub(in crate::diff) fn last(&self) -> Option<(Space, &str)> {
        self.0.last().map(|(space, name)| (*space, name.as_str()))
    }

    /// The name of the part itself.
    pub(in crate::diff) fn name(&self) -> &str {
        self.last().map_or("", |(_, name)| name)
    }

    /// The space of the part's name.
    pub(in crate::diff) fn space(&self) -> Option<Space> {
        self.last().map(|(space, _)| space)
    }

    /// What the part is in.
    pub(in crate::diff) fn parent(&self) -> Self {
        let mut path = self.clone();
        path.0.pop();
        path
    }

    /// The module that the part is in, or is.
    pub(in crate::diff) fn module(&self) -> Option<&str> {
        self.0.first().filter(|(space, _)| *space == Space::Module).map(|(_, name)| name.as_str())
    }

    /// The part as the spec names it where it is meant.
    pub(in crate::diff) fn written(&self) -> String {
        match self.space() {
            Some(Space::Value | Space::Column | Space::Placeholder | Space::Parameter) => self.name().to_owned(),
            _ => self.shown(),
        }
    }

    /// The path as the spec writes it: `module.Struct.field`.
    pub(in crate::diff) fn shown(&self) -> String {
        self.0.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(".")
    }
}
