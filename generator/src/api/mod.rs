//! The API that a spec describes, with every reference resolved. Nothing after this stage looks up a name or parses a type.
//!
//! What a definition says without referring to anything is read from the spec: each part dereferences to the part of the
//! spec that it was made from, and adds the references, typed.

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

/// A reference that names nothing, or nothing that may stand in its place. It is reported, so whatever depends on it
/// stays silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unresolved;

/// A reference.
pub(crate) type Resolved<T> = Result<T, Unresolved>;

/// A whole API.
#[derive(Debug)]
pub(crate) struct Api<'s> {
    pub(crate) spec: &'s Spec,
    /// The resource files, in the order of their names.
    pub(crate) files: Vec<File<'s>>,
    /// The public modules, in the order in which the files name them.
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
    /// The public module that its definitions belong to; `None` for the root of the crate.
    pub(crate) module: Option<ModuleId>,
    /// Its definitions, kind by kind.
    pub(crate) definitions: Vec<Definition>,
}

/// A public module.
#[derive(Debug)]
pub(crate) struct Module<'s> {
    pub(crate) name: &'s str,
    /// Where a file first names it; `None` for a stand-in of a module whose name is invalid.
    pub(crate) location: Option<Location>,
    /// Positions of its files among the files of the API.
    pub(crate) files: Vec<usize>,
}

/// What every definition has: a name and a place among the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header<'s> {
    pub(crate) name: &'s Spanned<String>,
    pub(crate) module: Option<ModuleId>,
    /// Position of its file among the files of the API.
    pub(crate) file: usize,
}

/// The type of a field, of what an envelope wraps, or of the elements of a list.
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
    /// A text with placeholders of these names, each with its location.
    Template(Vec<(String, Location)>),
    Enumeration(EnumerationId),
    List(EnumerationId),
}

/// A struct or an envelope: what the body of a response is.
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
    /// A text that names something.
    Identifier {
        header: Header<'s>,
        /// The identifiers that convert into it.
        alternatives: Vec<Resolved<IdentifierId>>,
    }

    /// An integer that stands for a value of an enumeration.
    IntegerForm {
        header: Header<'s>,
        /// The enumeration.
        target: Resolved<EnumerationId>,
        /// The position of the unique integer column that finds the value.
        target_column: Resolved<usize>,
    }

    /// A set of named values, with a table of what is known about each.
    Enumeration {
        header: Header<'s>,
        table: Vec<Column<'s>>,
        /// The rows of the values, in the order of the page.
        rows: Vec<Row<'s>>,
        /// The row of JSON null.
        null: Option<Cells<'s>>,
        questions: Vec<Predicate<'s>>,
    }

    /// A column of the table of values.
    Column {
        column_type: Resolved<ColumnType>,
    }

    /// A question about a value with the answer yes or no.
    Predicate {
        /// At least one of these holds,
        any_of: Vec<Resolved<Condition<'s>>>,
        /// and none of these.
        none_of: Vec<Resolved<Condition<'s>>>,
    }

    /// A JSON object.
    Structure {
        header: Header<'s>,
        /// The fields that are written in it, which may be those of others.
        listed: Vec<FieldId>,
        /// The struct whose table of fields describes this one: itself, or the one that it names.
        table: Resolved<StructureId>,
        /// The fields that it has, in the order of the page.
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
        /// The struct that stands beside the content.
        page: Option<Resolved<StructureId>>,
    }

    /// A request that the vendor answers.
    Operation {
        header: Header<'s>,
        /// The path; `Err` if its braces do not match.
        segments: Resolved<Vec<PathSegment>>,
        /// The type of each parameter.
        parameter_types: Vec<Resolved<IdentifierId>>,
        body: Resolved<Body>,
    }

    /// A number that the vendor enforces or promises.
    Limit {
        header: Header<'s>,
    }

    /// Fields of different structs that hold the same fact.
    Correspondence {
        /// The fields, in the order of the spec.
        sides: Vec<Resolved<FieldOf>>,
    }

    /// A struct that can be made of another.
    Conversion {
        source: Resolved<StructureId>,
        target: Resolved<StructureId>,
        /// What is carried over: fields by their position, with the correspondence that pairs them.
        pairs: Vec<Pair>,
    }
}

/// A field of one struct, by its position among the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FieldOf {
    pub(crate) structure: StructureId,
    pub(crate) member: usize,
}

/// Two fields, one of which is carried over to the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) source: usize,
    pub(crate) target: usize,
    /// Position of the correspondence among those of the API.
    pub(crate) correspondence: usize,
}

/// A piece of the path of an operation.
#[derive(Clone, Debug)]
pub(crate) enum PathSegment {
    Text(String),
    /// A parameter, by its position.
    Parameter(usize),
}

/// A value with its cells.
#[derive(Debug)]
pub(crate) struct Row<'s> {
    pub(crate) value: &'s Spanned<spec::Value>,
    pub(crate) cells: Cells<'s>,
}

/// The cells of a row, one for each column.
pub(crate) type Cells<'s> = Vec<CellOf<'s>>;

/// What a row has in a column.
#[derive(Debug)]
pub(crate) enum CellOf<'s> {
    /// No cell.
    Absent,
    /// A cell that is invalid, and reported.
    Invalid,
    /// A cell.
    Given(Cell<'s>, Location),
}

/// A cell. It is of the type of its column.
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
    /// Position of the column.
    pub(crate) column: usize,
    /// What the cell is or, in a column of lists, what is in it.
    pub(crate) holds: Cell<'s>,
}

impl<'s> CellOf<'s> {
    /// The cell, if there is a valid one.
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
    /// Whether it holds for a row. Conditions that are unresolved hold for none.
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
    /// The definition that the type names, directly or as the element of a list.
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

    /// What it is in JSON; `None` for one that may be anything.
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
    /// Whether its table has a column of a name.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.table.iter().any(|column| column.name == *name)
    }
}

impl ColumnType {
    /// The placeholders of a template, in order; none for another type.
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
    /// Every definition, file by file, kind by kind.
    pub(crate) fn definitions(&self) -> impl Iterator<Item = Definition> {
        self.files.iter().flat_map(|file| file.definitions.iter().copied())
    }

    /// The name of a definition and its place among the others.
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

    /// A location as a finding has it.
    pub(crate) fn place(&self, location: Location) -> Place {
        self.spec.place(location)
    }

    /// The lines of a definition.
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

    /// The name of a definition as a module of the spec writes it.
    pub(crate) fn written_from(&self, module: Option<ModuleId>, definition: Definition) -> String {
        let header = self.header(definition);
        match header.module {
            Some(other) if Some(other) != module => format!("{}.{}", self[other].name, header.name),
            _ => header.name.to_string(),
        }
    }

    /// Whether a struct may have a field besides its members: something is invalid, and reported, where it would be listed.
    pub(crate) fn may_have_more(&self, structure: StructureId) -> bool {
        self.may_list(structure, |_| true)
    }

    /// Whether a struct may have a field of a name besides its members.
    pub(crate) fn may_have_field(&self, structure: StructureId, name: &str) -> bool {
        self.may_list(structure, |field| *field.name == *name)
    }

    fn may_list(&self, structure: StructureId, is_meant: impl Fn(&Field<'s>) -> bool) -> bool {
        let structure = &self[structure];
        let Ok(table) = structure.table else { return true };
        let table = &self[table];
        structure.fields.is_incomplete()
            || table.fields.is_incomplete()
            || table.listed.iter().map(|field| &self[*field]).any(|field| field.in_.is_incomplete() && is_meant(field))
    }

    /// A field of one struct.
    pub(crate) fn field(&self, field: FieldOf) -> &Field<'s> {
        &self[self[field.structure].members[field.member]]
    }

    /// The fields that a struct has, in the order of the page.
    pub(crate) fn fields_of(&self, structure: StructureId) -> impl Iterator<Item = &Field<'s>> + Clone {
        self[structure].members.iter().map(|field| &self[*field])
    }
}
