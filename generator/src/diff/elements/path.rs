//! Paths that identify elements.

/// A namespace, in which names are unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::diff) enum Namespace {
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
    Server,
    UrlParameter,
    Parameter,
    Query,
    Header,
    Response,
    Error,
    ResponseHeader,
    Correspondence,
    Conversion,
}

impl Namespace {
    /// Whether a spec refers to an element by its name alone, because the context gives its parent.
    fn is_referenced_by_name(self) -> bool {
        match self {
            Self::Value | Self::Column | Self::Placeholder | Self::Parameter | Self::UrlParameter => true,
            Self::Feature
            | Self::Page
            | Self::Section
            | Self::Module
            | Self::Type
            | Self::Limit
            | Self::Alternative
            | Self::Predicate
            | Self::Null
            | Self::Field
            | Self::Server
            | Self::Query
            | Self::Header
            | Self::Response
            | Self::Error
            | Self::ResponseHeader
            | Self::Correspondence
            | Self::Conversion => false,
        }
    }
}

/// The names on the way from the package to an element. The path of the package is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::diff) struct ElementPath(Vec<(Namespace, String)>);

impl ElementPath {
    /// The path of a definition, in a module or at the root of the crate.
    pub(super) fn of_type(module: Option<&str>, name: &str) -> Self {
        Self::of_module(module).child(Namespace::Type, name)
    }

    pub(super) fn of_module(module: Option<&str>) -> Self {
        Self(module.map(|name| (Namespace::Module, name.to_owned())).into_iter().collect())
    }

    /// The path of a child.
    pub(in crate::diff) fn child(&self, namespace: Namespace, name: &str) -> Self {
        let mut path = self.clone();
        path.0.push((namespace, name.to_owned()));
        path
    }

    /// The path with its last name numbered.
    pub(super) fn numbered(mut self, number: usize) -> Self {
        if let Some((_, name)) = self.0.last_mut() {
            *name = format!("{name} #{number}");
        }
        self
    }

    /// The namespace and name of the element itself.
    pub(in crate::diff) fn last(&self) -> Option<(Namespace, &str)> {
        self.0.last().map(|(namespace, name)| (*namespace, name.as_str()))
    }

    /// The name of the element itself.
    pub(in crate::diff) fn name(&self) -> &str {
        self.last().map_or("", |(_, name)| name)
    }

    /// The namespace of the element's name.
    pub(in crate::diff) fn namespace(&self) -> Option<Namespace> {
        self.last().map(|(namespace, _)| namespace)
    }

    /// The path of the parent.
    pub(in crate::diff) fn parent(&self) -> Self {
        let mut path = self.clone();
        path.0.pop();
        path
    }

    /// The path of the definition that the element is in, or is; its own, if it is in none.
    pub(in crate::diff) fn definition(&self) -> Self {
        let end = self.0.iter().position(|(namespace, _)| matches!(namespace, Namespace::Type | Namespace::Limit));
        Self(self.0[..end.map_or(self.0.len(), |end| end + 1)].to_vec())
    }

    /// The module that the element is in, or is.
    pub(in crate::diff) fn module(&self) -> Option<&str> {
        self.0.first().filter(|(namespace, _)| *namespace == Namespace::Module).map(|(_, name)| name.as_str())
    }

    /// The element as a spec refers to it.
    pub(in crate::diff) fn reference(&self) -> String {
        if self.namespace().is_some_and(Namespace::is_referenced_by_name) {
            self.name().to_owned()
        } else {
            self.dotted()
        }
    }

    /// The path as the spec writes it: `module.Struct.field`.
    pub(in crate::diff) fn dotted(&self) -> String {
        self.0.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(".")
    }
}
