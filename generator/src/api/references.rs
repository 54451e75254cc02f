//! References between definitions.

use super::{Api, Body, Definition, EnumerationId, StructureId, Type};

impl<'s> Api<'s> {
    /// Every reference from one definition to another, as pairs of source and target.
    pub(crate) fn references(&self) -> impl Iterator<Item = (Definition, Definition)> {
        let references =
            self.definitions().flat_map(|from| self.referenced_by(from).into_iter().map(move |to| (from, to)));
        references.filter(|(from, to)| from != to)
    }

    fn referenced_by(&self, definition: Definition) -> Vec<Definition> {
        match definition {
            Definition::Identifier(id) => {
                self[id].alternatives.iter().flatten().map(|id| Definition::Identifier(*id)).collect()
            }
            Definition::IntegerForm(id) => self[id].target.map(Definition::Enumeration).into_iter().collect(),
            Definition::Enumeration(id) => {
                let columns = self[id].table.iter().filter_map(|column| column.column_type.as_ref().ok());
                columns.filter_map(|column| column.enumeration().map(Definition::Enumeration)).collect()
            }
            Definition::Structure(id) => {
                let types = self[id].listed.iter().filter_map(|field| self[*field].field_type.as_ref().ok());
                types.filter_map(Type::definition).collect()
            }
            Definition::Envelope(id) => {
                let envelope = &self[id];
                let content = envelope.content_type.as_ref().ok().and_then(Type::definition);
                let page = envelope.page.and_then(Result::ok).map(Definition::Structure);
                content.into_iter().chain(page).collect()
            }
            Definition::Operation(id) => {
                let operation = &self[id];
                let parameters = operation.parameter_types.iter().flatten().map(|id| Definition::Identifier(*id));
                parameters.chain(operation.body.ok().map(Body::definition)).collect()
            }
            Definition::Limit(_) => Vec::new(),
        }
    }

    /// All enumerations with their ids.
    pub(crate) fn enumerations(&self) -> impl Iterator<Item = (EnumerationId, &super::Enumeration<'s>)> {
        self.enumerations.iter().enumerate().map(|(index, one)| (EnumerationId(index), one))
    }

    /// All structs with their ids.
    pub(crate) fn structures(&self) -> impl Iterator<Item = (StructureId, &super::Structure<'s>)> {
        self.structures.iter().enumerate().map(|(index, one)| (StructureId(index), one))
    }
}

impl Body {
    /// The body type as a definition.
    pub(crate) fn definition(self) -> Definition {
        match self {
            Self::Structure(id) => Definition::Structure(id),
            Self::Envelope(id) => Definition::Envelope(id),
        }
    }
}
