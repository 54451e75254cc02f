//! The crate to be emitted, as Rust identifiers, types and documentation: the output of lowering and the input of
//! emission.

use std::fmt;

use crate::api::{Constructor, PathSegment, RustType};
use crate::spec::Feature;

/// A crate.
#[derive(Debug)]
pub(crate) struct Model {
    /// Documentation of the crate, as Markdown.
    pub(crate) doc: String,
    /// Its modules, in the order of their names.
    pub(crate) modules: Vec<Module>,
    /// Its optional features.
    pub(crate) features: Vec<Feature>,
}

/// A module of the crate, emitted as a file of types and a file of implementations.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) name: String,
    /// Whether the module is public. The root of the crate re-exports the items of private modules.
    pub(crate) public: bool,
    /// Documentation, as Markdown.
    pub(crate) doc: String,
    /// The spec files that it is emitted from.
    pub(crate) sources: Vec<String>,
    pub(crate) items: Vec<Item>,
    /// The conversions into structs of the module.
    pub(crate) conversions: Vec<Conversion>,
}

/// The path of a type of the crate, relative to the module that refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypePath {
    /// A type of the same module.
    Own(String),
    /// A type that the root of the crate re-exports from a private module.
    Root(String),
    /// A type of another public module.
    Module { module: String, name: String },
}

/// The path for documentation: the bare name, unless the type is in another public module.
impl fmt::Display for TypePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(name) | Self::Root(name) => f.write_str(name),
            Self::Module { module, name } => write!(f, "crate::{module}::{name}"),
        }
    }
}

/// An item of a module.
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

/// A newtype of `String`.
#[derive(Debug)]
pub(crate) struct TextNewtype {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// Types with a conversion into this one.
    pub(crate) from: Vec<TypePath>,
}

/// A newtype of `i64` whose integers identify values of an enum.
#[derive(Debug)]
pub(crate) struct IntegerNewtype {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// The column of the enum that contains the integers.
    pub(crate) column: String,
    pub(crate) accessor: String,
    pub(crate) accessor_doc: String,
    pub(crate) target: TypePath,
    pub(crate) finder: String,
}

/// An enum, with the table of its values.
#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) open: bool,
    pub(crate) variants: Vec<Variant>,
    pub(crate) values: WireValues,
    pub(crate) columns: Vec<Column>,
    pub(crate) predicates: Vec<Predicate>,
    pub(crate) nulls: Vec<NullCell>,
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) deprecated: Option<String>,
}

/// What the variants of an enum are in JSON, in the order of the variants.
#[derive(Debug)]
pub(crate) enum WireValues {
    Texts(Vec<String>),
    Integers(NamedIntegers),
    /// Integers in texts.
    IntegerTexts(NamedIntegers),
}

/// Integers, each with the name that the page has for it.
#[derive(Debug, Default)]
pub(crate) struct NamedIntegers {
    pub(crate) integers: Vec<i64>,
    pub(crate) names: Vec<Option<String>>,
}

/// A column of the table of values.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) kind: ColumnKind,
    /// Whether rows may omit the cell.
    pub(crate) optional: bool,
    /// The name and the documentation of the function that looks up a value by its cell, if the column is unique.
    pub(crate) finder: Option<(String, String)>,
    /// The cell of each variant.
    pub(crate) cells: Vec<Option<Cell>>,
}

#[derive(Clone, Debug)]
pub(crate) enum ColumnKind {
    Boolean,
    Integer,
    Text,
    Template {
        placeholders: Vec<String>,
    },
    Texts,
    /// A value of an enum, which may be `Copy`.
    Variant {
        path: TypePath,
        is_copy: bool,
    },
    List(TypePath),
}

#[derive(Debug)]
pub(crate) enum Cell {
    Boolean(bool),
    Integer(i64),
    Text(String),
    Template(Vec<TemplateSegment>),
    Texts(Vec<String>),
    Variant(VariantPath),
    List(Vec<VariantPath>),
}

/// A segment of a template.
#[derive(Debug)]
pub(crate) enum TemplateSegment {
    Text(String),
    /// The index of the argument for a placeholder.
    Argument(usize),
}

/// The path of a variant, relative to the module that refers to it.
#[derive(Debug)]
pub(crate) struct VariantPath {
    pub(crate) enumeration: TypePath,
    pub(crate) name: String,
    pub(crate) is_deprecated: bool,
}

/// A method that tests whether a value is one of a set.
#[derive(Debug)]
pub(crate) struct Predicate {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// The variants for which it returns `true`.
    pub(crate) variants: Vec<String>,
}

/// A cell of the null row, emitted as a constant.
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
    pub(crate) constructor: Option<Constructor>,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) wire_name: String,
    pub(crate) kind: Type,
    pub(crate) doc: String,
    pub(crate) deprecated: Option<String>,
    pub(crate) sensitive: bool,
    /// The name and the documentation of the method that distinguishes absent from null, if there is one.
    pub(crate) presence: Option<(String, String)>,
}

/// A conversion of a struct into another, which copies fields.
#[derive(Debug)]
pub(crate) struct Conversion {
    pub(crate) from: TypePath,
    /// The target struct, which is in this module.
    pub(crate) into: String,
    pub(crate) doc: String,
    /// The fields to copy, as pairs of a source field and a target field.
    pub(crate) fields: Vec<(CopiedField, CopiedField)>,
}

/// A field that a conversion reads or writes.
#[derive(Debug)]
pub(crate) struct CopiedField {
    pub(crate) name: String,
    /// Its index in the struct.
    pub(crate) index: usize,
    pub(crate) is_boxed: bool,
}

/// The type of a field, without `Option`.
#[derive(Debug)]
pub(crate) enum Type {
    Builtin(RustType),
    Named(TypePath),
    List(Box<Type>),
    Map(Box<Type>),
    /// A value on the heap, because its type contains the struct that has the field.
    Boxed(Box<Type>),
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
    /// Further associated constants.
    pub(crate) constants: Vec<Constant>,
    pub(crate) response: TypePath,
    /// Whether the method for the crate `http` takes credentials; `None` if there is no such method.
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
