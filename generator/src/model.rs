//! The crate to be emitted, as Rust identifiers, types and documentation: the output of lowering and the input of
//! emission.

use std::fmt;

use crate::api::{Constructor, JsonType, PathSegment, RustType};
use crate::names;
use crate::spec::{Encoding, Feature, ListStyle, Method};

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
    Union(Union),
    Request(Box<Request>),
    Outcomes(OutcomeEnum),
    Servers(Servers),
    Constant(Constant),
}

impl Item {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::TextNewtype(item) => &item.name,
            Self::IntegerNewtype(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Struct(item) => &item.name,
            Self::Union(item) => &item.name,
            Self::Request(item) => &item.name,
            Self::Outcomes(item) => &item.name,
            Self::Servers(_) => names::SERVERS,
            Self::Constant(item) => &item.name,
        }
    }

    /// Whether the item itself is deprecated, not only a part of it.
    pub(crate) fn is_deprecated(&self) -> bool {
        match self {
            Self::Request(item) => item.deprecated.is_some(),
            Self::TextNewtype(_)
            | Self::IntegerNewtype(_)
            | Self::Enum(_)
            | Self::Struct(_)
            | Self::Outcomes(_)
            | Self::Servers(_)
            | Self::Union(_)
            | Self::Constant(_) => false,
        }
    }
}

/// A newtype of `String`.
#[derive(Debug)]
pub(crate) struct TextNewtype {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// Whether its values must not be logged.
    pub(crate) sensitive: bool,
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

/// An enum whose variants hold values of different types.
#[derive(Debug)]
pub(crate) struct Union {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) unknown_doc: String,
    /// The key whose value tells the variants apart; `None` if their JSON types do.
    pub(crate) tag: Option<String>,
    pub(crate) variants: Vec<UnionVariant>,
}

#[derive(Debug)]
pub(crate) struct UnionVariant {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) kind: Type,
    /// The value of the tag, if there is a tag.
    pub(crate) value: Option<String>,
    /// The JSON types of its values.
    pub(crate) json: Vec<JsonType>,
    pub(crate) sensitive: bool,
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
#[derive(Clone, Debug)]
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
    pub(crate) deprecated: Option<String>,
    pub(crate) method: Method,
    pub(crate) path: String,
    /// The path, with indices of `parameters`.
    pub(crate) segments: Vec<PathSegment>,
    /// What it takes: the parameters of the path and of the query, headers and the body, in this order.
    pub(crate) parameters: Vec<Parameter>,
    /// Headers with fixed values.
    pub(crate) headers: Vec<Header>,
    /// Further associated constants.
    pub(crate) constants: Vec<Constant>,
    pub(crate) successes: Outcomes,
    pub(crate) errors: Outcomes,
    pub(crate) response_headers: Vec<ResponseHeader>,
    pub(crate) pagination: Option<Pagination>,
    pub(crate) credentials: Option<Credentials>,
    /// Whether it has methods for the crate `http`.
    pub(crate) http: bool,
}

/// A parameter of a request.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) wire_name: String,
    pub(crate) kind: Type,
    pub(crate) doc: String,
    pub(crate) place: ParameterPlace,
    pub(crate) required: bool,
    pub(crate) sensitive: bool,
}

/// Where a request has a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterPlace {
    Path,
    Query(ListStyle),
    Header,
    Body(Encoding),
}

#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) constant: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) doc: String,
}

/// The documented responses to a request, successes or errors.
#[derive(Debug)]
pub(crate) struct Outcomes {
    /// The enum of the responses; `None` if there is none, or if the type of the one response is that of its body.
    pub(crate) enumeration: Option<String>,
    pub(crate) outcomes: Vec<Outcome>,
}

/// A documented response.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) status: u16,
    pub(crate) body: Option<Type>,
    /// Whether the body is an envelope, which must have its key.
    pub(crate) is_envelope: bool,
    pub(crate) doc: String,
}

/// An enum of documented responses.
#[derive(Debug)]
pub(crate) struct OutcomeEnum {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) outcomes: Vec<Outcome>,
}

/// A header of a response.
#[derive(Debug)]
pub(crate) struct ResponseHeader {
    pub(crate) method: String,
    pub(crate) wire_name: String,
    pub(crate) kind: Type,
    pub(crate) doc: String,
}

/// The credentials that a request takes.
#[derive(Debug)]
pub(crate) struct Credentials {
    /// Name of their type, at the root of the crate.
    pub(crate) kind: &'static str,
    /// Names of the headers or of the parameters that hold them, if the scheme leaves these to the vendor.
    pub(crate) names: Vec<String>,
}

/// How the next request is made from a response.
#[derive(Debug)]
pub(crate) struct Pagination {
    /// The index of the parameter that differs in the next request.
    pub(crate) parameter: usize,
    /// The index of the success that the paths begin in.
    pub(crate) success: usize,
    pub(crate) position: Position,
    pub(crate) more: Option<FieldPath>,
    pub(crate) items: Option<FieldPath>,
}

/// The keys from a body to a value in it. From a list, they lead on from its last element.
pub(crate) type FieldPath = Vec<String>;

/// What the parameter is that differs in the next request.
#[derive(Debug)]
pub(crate) enum Position {
    Page { first: u32, total: Option<FieldPath> },
    Cursor { next: FieldPath },
}

/// An enum of servers.
#[derive(Debug)]
pub(crate) struct Servers {
    pub(crate) doc: String,
    pub(crate) servers: Vec<Server>,
}

/// A server.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) variant: String,
    pub(crate) doc: String,
    /// The URL, whose arguments are indices of `placeholders`.
    pub(crate) url: Vec<TemplateSegment>,
    /// The names and the documentation of the placeholders.
    pub(crate) placeholders: Vec<(String, String)>,
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
