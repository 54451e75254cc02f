//! The API that a spec describes, with all references resolved. No later stage looks up a name or parses a type.
//!
//! Each element dereferences to the element of the spec that it was resolved from, and adds typed references.
//! Attributes without references are read through that dereference.

mod builtin;
mod ids;
mod references;

use std::collections::BTreeMap;
use std::ops::Deref;

pub(crate) use self::builtin::{Builtin, JsonType, RustType};
pub(crate) use self::ids::{
    Definition, EnumerationId, EnvelopeId, FieldId, IdentifierId, IntegerFormId, LimitId, ModuleId, OperationId,
    StructureId, ValueId,
};
use crate::finding::Place;
use crate::spec::{self as spec, Lines, Location, Spanned, Spec};
use crate::template::Segment;

/// A reference that could not be resolved: nothing has that name, or only definitions of the wrong kind do. It has been
/// reported, so later stages suppress follow-up findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unresolved;

/// A resolved reference, or the marker of one that could not be resolved.
pub(crate) type Resolved<T> = Result<T, Unresolved>;

/// A whole API.
#[derive(Debug)]
pub(crate) struct Api<'s> {
    pub(crate) spec: &'s Spec,
    /// The resource files, in the order of their names.
    pub(crate) files: Vec<File<'s>>,
    /// The public modules, in the order of their first appearance in the files.
    pub(crate) modules: Vec<Module<'s>>,
    pub(crate) identifiers: Vec<Identifier<'s>>,
    pub(crate) integer_forms: Vec<IntegerForm<'s>>,
    pub(crate) enumerations: Vec<Enumeration<'s>>,
    pub(crate) structures: Vec<Structure<'s>>,
    pub(crate) fields: Vec<Field<'s>>,
    pub(crate) envelopes: Vec<Envelope<'s>>,
    pub(crate) operations: Vec<Operation<'s>>,
    pub(crate) limits: Vec<Limit<'s>>,
    pub(crate) correspondences: Vec<Correspondence<'s>>,
    pub(crate) conversions: Vec<Conversion<'s>>,
    /// The pages of the documentation, by their ids.
    pub(crate) pages: BTreeMap<&'s str, &'s Spanned<spec::Page>>,
}

/// A resource file.
#[derive(Debug)]
pub(crate) struct File<'s> {
    pub(crate) spec: &'s spec::ResourceFile,
    /// The public module of its definitions; `None` for the root of the crate.
    pub(crate) module: Option<ModuleId>,
    /// Its definitions, grouped by kind.
    pub(crate) definitions: Vec<Definition>,
}

/// A public module.
#[derive(Debug)]
pub(crate) struct Module<'s> {
    pub(crate) name: &'s str,
    /// Where a file first names it; `None` for the placeholder of a module whose name is invalid.
    pub(crate) location: Option<Location>,
    /// Indices of its files in [`Api::files`].
    pub(crate) files: Vec<usize>,
}

/// The name, module and file of a definition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header<'s> {
    pub(crate) name: &'s Spanned<String>,
    pub(crate) module: Option<ModuleId>,
    /// Index of its file in [`Api::files`].
    pub(crate) file: usize,
}

/// The type of a field, of the content of an envelope, or of the elements of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Type {
    Builtin(Builtin),
    Identifier(IdentifierId),
    IntegerForm(IntegerFormId),
    Enumeration(EnumerationId),
    Structure(StructureId),
    List(Box<Type>),
}

/// The type of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ColumnType {
    Boolean,
    Integer,
    Text,
    /// A text with placeholders: their names and locations.
    Template(Vec<(String, Location)>),
    Enumeration(EnumerationId),
    List(EnumerationId),
}

/// The type of a response body: a struct or an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    Structure(StructureId),
    Envelope(EnvelopeId),
}

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) struct $part<'s> {
            pub(crate) spec: &'s Spanned<spec::$part>,
            $($(#[$field_doc])* pub(crate) $field: $type,)*
        }

        impl<'s> Deref for $part<'s> {
            type Target = spec::$part;

            fn deref(&self) -> &spec::$part {
                self.spec
            }
        }
    )*};
}

parts! {
    /// A string newtype for identifiers.
    Identifier {
        header: Header<'s>,
        /// The identifiers that convert into it.
        alternatives: Vec<Resolved<IdentifierId>>,
    }

    /// An integer newtype that identifies a value of an enumeration.
    IntegerForm {
        header: Header<'s>,
        /// The enumeration.
        target: Resolved<EnumerationId>,
        /// The index of the unique integer column that maps the integer to a value.
        target_column: Resolved<usize>,
    }

    /// A set of named values, with a table of facts about each.
    Enumeration {
        header: Header<'s>,
        table: Vec<Column<'s>>,
        /// A row for each value, in the order of the page.
        rows: Vec<Row<'s>>,
        /// The row for JSON null.
        null: Option<Cells<'s>>,
        questions: Vec<Predicate<'s>>,
    }

    /// A column of the table of values.
    Column {
        column_type: Resolved<ColumnType>,
    }

    /// A yes-or-no question about a value, answered from its row.
    Predicate {
        /// At least one of these conditions must hold.
        any_of: Vec<Resolved<Condition<'s>>>,
        /// None of these conditions may hold.
        none_of: Vec<Resolved<Condition<'s>>>,
    }

    /// A JSON object.
    Structure {
        header: Header<'s>,
        /// The fields listed in its definition. Some may belong to other structs.
        listed: Vec<FieldId>,
        /// The struct that lists its fields: itself, or the one that `fields_from` names.
        table: Resolved<StructureId>,
        /// Its fields, in the order of the page.
        members: Vec<FieldId>,
    }

    /// A field of a JSON object.
    Field {
        field_type: Resolved<Type>,
    }

    /// A JSON object that only wraps another value.
    Envelope {
        header: Header<'s>,
        content_type: Resolved<Type>,
        /// The struct under the key `pagination`, beside the content.
        page: Option<Resolved<StructureId>>,
    }

    /// A request to the vendor's API.
    Operation {
        header: Header<'s>,
        /// The parsed path; `Err` if its braces are unbalanced.
        segments: Resolved<Vec<PathSegment>>,
        /// The type of each parameter.
        parameter_types: Vec<Resolved<IdentifierId>>,
        body: Resolved<Body>,
    }

    /// A numeric limit that the vendor enforces or promises.
    Limit {
        header: Header<'s>,
    }

    /// Fields of different structs that carry the same fact.
    Correspondence {
        /// The fields, in the order of the spec.
        sides: Vec<Resolved<FieldOf>>,
    }

    /// A conversion of one struct into another.
    Conversion {
        source: Resolved<StructureId>,
        target: Resolved<StructureId>,
        /// The fields that are copied.
        pairs: Vec<Pair>,
    }
}

/// A field of a specific struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FieldOf {
    pub(crate) structure: StructureId,
    pub(crate) member: usize,
}

/// A field that a conversion copies, by its indices in the members of both structs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) source: usize,
    pub(crate) target: usize,
    /// Index of the correspondence that pairs the fields.
    pub(crate) correspondence: usize,
}

/// A segment of the path of an operation.
#[derive(Clone, Debug)]
pub(crate) enum PathSegment {
    Text(String),
    /// The index of a parameter.
    Parameter(usize),
}

/// A value and its cells.
#[derive(Debug)]
pub(crate) struct Row<'s> {
    pub(crate) value: &'s Spanned<spec::Value>,
    pub(crate) cells: Cells<'s>,
}

/// The cells of a row, one for each column.
pub(crate) type Cells<'s> = Vec<CellOf<'s>>;

/// The cell of a row in a column, if there is one.
#[derive(Debug)]
pub(crate) enum CellOf<'s> {
    /// The row has no cell in the column.
    Absent,
    /// The cell is invalid, which has been reported.
    Invalid,
    /// A cell.
    Given(Cell<'s>, Location),
}

/// A cell, of the type of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'s> {
    Boolean(bool),
    Integer(i64),
    Text(&'s str),
    Template(Vec<Segment>),
    Value(ValueId),
    Values(Vec<ValueId>),
}

/// A condition on a row of the table.
#[derive(Debug)]
pub(crate) struct Condition<'s> {
    /// Index of the column.
    pub(crate) column: usize,
    /// The value that the cell must equal or, in a column of lists, contain.
    pub(crate) holds: Cell<'s>,
}

impl<'s> CellOf<'s> {
    /// The cell, if it is present and valid.
    pub(crate) fn given(&self) -> Option<&Cell<'s>> {
        match self {
            Self::Given(cell, _) => Some(cell),
            Self::Absent | Self::Invalid => None,
        }
    }
}

impl Condition<'_> {
    fn holds_in(&self, cells: &Cells<'_>) -> bool {
        match (cells.get(self.column).and_then(CellOf::given), &self.holds) {
            (Some(Cell::Values(values)), Cell::Value(value)) => values.contains(value),
            (cell, wanted) => cell == Some(wanted),
        }
    }
}

impl Predicate<'_> {
    /// Whether the predicate holds for a row. Unresolved conditions never hold.
    pub(crate) fn holds_for(&self, cells: &Cells<'_>) -> bool {
        let any = |conditions: &[Resolved<Condition<'_>>]| conditions.iter().flatten().any(|one| one.holds_in(cells));
        any(&self.any_of) && !any(&self.none_of)
    }

    /// Whether all its conditions are resolved.
    pub(crate) fn is_resolved(&self) -> bool {
        self.any_of.iter().chain(&self.none_of).all(Result::is_ok)
    }
}

impl Type {
    /// The definition that the type refers to, directly or as the element type of a list.
    pub(crate) fn definition(&self) -> Option<Definition> {
        match self {
            Self::Builtin(_) => None,
            Self::Identifier(id) => Some(Definition::Identifier(*id)),
            Self::IntegerForm(id) => Some(Definition::IntegerForm(*id)),
            Self::Enumeration(id) => Some(Definition::Enumeration(*id)),
            Self::Structure(id) => Some(Definition::Structure(*id)),
            Self::List(element) => element.definition(),
        }
    }

    /// The JSON type of its values; `None` if it takes values of any JSON type.
    pub(crate) fn json(&self) -> Option<JsonType> {
        match self {
            Self::Builtin(builtin) => builtin.info().json,
            Self::Identifier(_) | Self::Enumeration(_) => Some(JsonType::String),
            Self::IntegerForm(_) => Some(JsonType::Integer),
            Self::Structure(_) => Some(JsonType::Object),
            Self::List(_) => Some(JsonType::Array),
        }
    }
}

impl Enumeration<'_> {
    /// Whether its table has a column with this name.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.table.iter().any(|column| column.name == *name)
    }
}

impl ColumnType {
    /// The placeholders of a template, in order; empty for other types.
    pub(crate) fn placeholders(&self) -> &[(String, Location)] {
        match self {
            Self::Template(placeholders) => placeholders,
            Self::Boolean | Self::Integer | Self::Text | Self::Enumeration(_) | Self::List(_) => &[],
        }
    }

    /// The enumeration whose values the cells name.
    pub(crate) fn enumeration(&self) -> Option<EnumerationId> {
        match self {
            Self::Enumeration(id) | Self::List(id) => Some(*id),
            Self::Boolean | Self::Integer | Self::Text | Self::Template(_) => None,
        }
    }
}

impl<'s> Api<'s> {
    /// All definitions, grouped by file and then by kind.
    pub(crate) fn definitions(&self) -> impl Iterator<Item = Definition> {
        self.files.iter().flat_map(|file| file.definitions.iter().copied())
    }

    /// The name, module and file of a definition.
    pub(crate) fn header(&self, definition: Definition) -> Header<'s> {
        match definition {
            Definition::Identifier(id) => self[id].header,
            Definition::IntegerForm(id) => self[id].header,
            Definition::Enumeration(id) => self[id].header,
            Definition::Structure(id) => self[id].header,
            Definition::Envelope(id) => self[id].header,
            Definition::Operation(id) => self[id].header,
            Definition::Limit(id) => self[id].header,
        }
    }

    /// Converts a location to the form that findings use.
    pub(crate) fn place(&self, location: Location) -> Place {
        self.spec.place(location)
    }

    /// The lines that a definition spans.
    pub(crate) fn lines(&self, definition: Definition) -> Lines {
        match definition {
            Definition::Identifier(id) => self[id].spec.lines(),
            Definition::IntegerForm(id) => self[id].spec.lines(),
            Definition::Enumeration(id) => self[id].spec.lines(),
            Definition::Structure(id) => self[id].spec.lines(),
            Definition::Envelope(id) => self[id].spec.lines(),
            Definition::Operation(id) => self[id].spec.lines(),
            Definition::Limit(id) => self[id].spec.lines(),
        }
    }

    /// The name by which definitions of a module refer to a definition: qualified if it is in another module.
    pub(crate) fn written_from(&self, module: Option<ModuleId>, definition: Definition) -> String {
        let header = self.header(definition);
        match header.module {
            Some(other) if Some(other) != module => format!("{}.{}", self[other].name, header.name),
            _ => header.name.to_string(),
        }
    }

    /// Whether a struct may have fields that are not among its members, because part of the list is invalid and was
    /// reported.
    pub(crate) fn may_have_more(&self, structure: StructureId) -> bool {
        self.may_list(structure, |_| true)
    }

    /// Whether a struct may have a field with this name that is not among its members.
    pub(crate) fn may_have_field(&self, structure: StructureId, name: &str) -> bool {
        self.may_list(structure, |field| *field.name == *name)
    }

    fn may_list(&self, structure: StructureId, is_relevant: impl Fn(&Field<'s>) -> bool) -> bool {
        let structure = &self[structure];
        let Ok(table) = structure.table else { return true };
        let table = &self[table];
        structure.fields.is_incomplete()
            || table.fields.is_incomplete()
            || table
                .listed
                .iter()
                .map(|field| &self[*field])
                .any(|field| field.in_.is_incomplete() && is_relevant(field))
    }

    /// Looks up a field of a specific struct.
    pub(crate) fn field(&self, field: FieldOf) -> &Field<'s> {
        &self[self[field.structure].members[field.member]]
    }

    /// The fields of a struct, in the order of the page.
    pub(crate) fn fields_of(&self, structure: StructureId) -> impl Iterator<Item = &Field<'s>> + Clone {
        self[structure].members.iter().map(|field| &self[*field])
    }
}
