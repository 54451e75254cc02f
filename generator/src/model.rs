//! The crate to be emitted, in terms of Rust: identifiers, types, documentation. The result of lowering, and the input of
//! emission.

use std::fmt;

use crate::api::{PathSegment, RustType};
use crate::spec::Feature;

/// A crate.
#[derive(Debug)]
pub(crate) struct Model {
    /// Documentation of the crate, as Markdown.
    pub(crate) doc: String,
    /// Its modules, in the order of their names.
    pub(crate) modules: Vec<Module>,
    /// Its optional parts.
    pub(crate) features: Vec<Feature>,
}

/// A module of the crate, with a file of types and a file of implementations.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) name: String,
    /// Whether the module is public. The root of the crate re-exports the items of private modules.
    pub(crate) public: bool,
    /// Documentation, as Markdown.
    pub(crate) doc: String,
    /// The spec files it was made from.
    pub(crate) sources: Vec<String>,
    pub(crate) items: Vec<Item>,
    /// Conversions into structs of the module.
    pub(crate) conversions: Vec<Conversion>,
}

/// A type that the crate defines, as the module that refers to it reaches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypePath {
    /// The module defines it.
    Own(String),
    /// The root of the crate re-exports it from a private module.
    Root(String),
    /// Another public module defines it.
    Module { module: String, name: String },
}

/// The path as documentation shows it: the bare name where that is clear.
impl fmt::Display for TypePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(name) | Self::Root(name) => f.write_str(name),
            Self::Module { module, name } => write!(f, "crate::{module}::{name}"),
        }
    }
}

/// A definition.
#[derive(Debug)]
pub(crate) enum Item {
    TextNewtype(TextNewtype),
    IntegerNewtype(IntegerNewtype),
    Enum(Enum),
    Struct(Struct),
    Request(Request),
    Constant(Constant),
}

impl Item {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::TextNewtype(item) => &item.name,
            Self::IntegerNewtype(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Struct(item) => &item.name,
            Self::Request(item) => &item.name,
            Self::Constant(item) => &item.name,
        }
    }
}

/// A type around a text.
#[derive(Debug)]
pub(crate) struct TextNewtype {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// Types that convert into it.
    pub(crate) from: Vec<TypePath>,
}

/// A type around an integer that stands for a value of an enum.
#[derive(Debug)]
pub(crate) struct IntegerNewtype {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// The column that it is the integer of.
    pub(crate) column: String,
    pub(crate) accessor: String,
    pub(crate) accessor_doc: String,
    pub(crate) target: TypePath,
    pub(crate) finder: String,
}

/// An enum and the table of its values.
#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) open: bool,
    pub(crate) variants: Vec<Variant>,
    pub(crate) columns: Vec<Column>,
    pub(crate) predicates: Vec<Predicate>,
    pub(crate) nulls: Vec<NullCell>,
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) wire_name: String,
    pub(crate) doc: String,
    pub(crate) deprecated: Option<String>,
}

/// A column of the table of values.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) kind: ColumnKind,
    /// Whether rows may leave the cell out.
    pub(crate) optional: bool,
    /// The function that finds a value by its cell, and its documentation.
    pub(crate) finder: Option<(String, String)>,
    /// A cell for each variant.
    pub(crate) cells: Vec<Option<Cell>>,
}

#[derive(Clone, Debug)]
pub(crate) enum ColumnKind {
    Boolean,
    Integer,
    Text,
    Template { placeholders: Vec<String> },
    Variant(TypePath),
    List(TypePath),
}

#[derive(Debug)]
pub(crate) enum Cell {
    Boolean(bool),
    Integer(i64),
    Text(String),
    Template(Vec<TemplateSegment>),
    Variant(VariantPath),
    List(Vec<VariantPath>),
}

/// A piece of a template.
#[derive(Debug)]
pub(crate) enum TemplateSegment {
    Text(String),
    /// The argument for a placeholder, by its position among those of the column.
    Argument(usize),
}

/// A variant, as the module that refers to it reaches it.
#[derive(Debug)]
pub(crate) struct VariantPath {
    pub(crate) enumeration: TypePath,
    pub(crate) name: String,
}

/// A method that tells whether a value is one of a set.
#[derive(Debug)]
pub(crate) struct Predicate {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// The variants of the set.
    pub(crate) variants: Vec<String>,
}

/// A cell of the table's null row, as a constant.
#[derive(Debug)]
pub(crate) struct NullCell {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) kind: ColumnKind,
    pub(crate) cell: Cell,
}

/// A struct.
#[derive(Debug)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) fields: Vec<Field>,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) wire_name: String,
    pub(crate) kind: Type,
    pub(crate) doc: String,
    pub(crate) deprecated: Option<String>,
    pub(crate) sensitive: bool,
    /// The method that distinguishes absent from null, and its documentation.
    pub(crate) presence: Option<(String, String)>,
}

/// A conversion of a struct into another, field by field.
#[derive(Debug)]
pub(crate) struct Conversion {
    pub(crate) from: TypePath,
    /// The struct that is made, which the module defines.
    pub(crate) into: String,
    pub(crate) doc: String,
    /// Pairs of a field of the source and a field of the target.
    pub(crate) fields: Vec<(FieldName, FieldName)>,
}

/// The name of a field, and its index in the struct.
pub(crate) type FieldName = (String, usize);

/// The type of a field, without the `Option` around it.
#[derive(Debug)]
pub(crate) enum Type {
    Builtin(RustType),
    Named(TypePath),
    List(Box<Type>),
}

/// A request.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) segments: Vec<PathSegment>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) headers: Vec<Header>,
    /// Further constants: name, documentation, value.
    pub(crate) constants: Vec<Constant>,
    pub(crate) response: TypePath,
    /// Present if the request has a method for the crate `http`: whether that method takes credentials.
    pub(crate) http: Option<Authenticated>,
}

/// Whether a request is authenticated.
pub(crate) type Authenticated = bool;

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) kind: TypePath,
    pub(crate) doc: String,
}

#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) constant: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) doc: String,
}

#[derive(Debug)]
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) value: ConstantValue,
}

#[derive(Debug)]
pub(crate) enum ConstantValue {
    Count(usize),
    Seconds(u64),
    HttpStatus(u16),
    Text(String),
}
