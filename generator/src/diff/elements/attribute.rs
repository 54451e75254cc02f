//! The attributes that an element can have.

use super::ElementPath;
use crate::diff::contents::ANSWERS;

/// Declares the attributes: for each its name, its weight and its reading, as the methods of [`Attribute`] describe them.
macro_rules! attributes {
    ($($(#[$doc:meta])* $variant:ident $(($part:ident: $type:ty))? = $name:expr, $weight:expr, $reading:ident;)*) => {
        /// What is stated of an element. An element has each attribute at most once.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(in crate::diff) enum Attribute { $($(#[$doc])* $variant $(($type))?),* }

        impl Attribute {
            /// Its name, which is that of the key in the spec where there is one; a cell has the name of its column. Digests
            /// in `approvals.yaml` are made of it: another name makes them stale.
            pub(in crate::diff) fn name(&self) -> &str {
                match self { $(Self::$variant $(($part))? => $name),* }
            }

            /// How much an attribute counts when two elements of different names are compared, to find what was renamed.
            /// `None` if it says nothing of what an element is: where it is, what Rust calls it, and that it is deprecated.
            pub(in crate::diff) fn weight(&self) -> Option<f64> {
                match self { $(Self::$variant { .. } => $weight),* }
            }

            /// How its values are best read.
            pub(in crate::diff) fn reading(&self) -> Reading {
                match self { $(Self::$variant { .. } => Reading::$reading),* }
            }
        }
    };
}

attributes! {
    File = "file", None, Short;
    RustName = "rust_name", None, Short;
    Type = "type", Some(1.0), Short;
    /// The type in JSON.
    Json = "json", None, Short;
    /// The type of the emitted field.
    Rust = "rust", None, Short;
    Open = "open", Some(1.0), Short;
    /// What the values of an enumeration are in JSON, if not texts.
    Wire = "wire", Some(1.0), Short;
    /// The integer that a value is in JSON.
    Value = "value", None, Short;
    Optional = "optional", Some(1.0), Short;
    /// Whether the method of a column returns an `Option` because cells may be left out.
    Partial = "partial", Some(1.0), Short;
    Unique = "unique", Some(1.0), Short;
    Documents = "documents", Some(1.0), Short;
    Conditions = "conditions", Some(1.0), Short;
    /// The values for which a predicate holds.
    Answers = ANSWERS, Some(1.0), Short;
    /// The cell of a column.
    Cell(column: ElementPath) = column.name(), Some(3.0), Text;
    /// The key that tells the variants of a union apart.
    Tag = "tag", Some(1.0), Short;
    Accessor = "accessor", None, Short;
    /// The definitions that an alternative or a conversion names, which identify it.
    Target = "target", Some(1.0), Short;
    /// The column whose integers an integer form is.
    Represents = "enum", Some(1.0), Short;
    Method = "method", Some(1.0), Short;
    RequestPath = "path", Some(1.0), Short;
    Server = "server", Some(1.0), Short;
    Status = "status", Some(1.0), Short;
    Response = "response", Some(1.0), Short;
    /// What the spec says of a single response. That of one of several is its documentation.
    ResponseDoc = "response_doc", Some(1.0), Text;
    /// Whether there are several responses, each of which is an element.
    Responses = "responses", None, Short;
    /// Whether errors are documented, for which the crate then has a type.
    Fails = "fails", None, Short;
    Pagination = "pagination", Some(1.0), Short;
    Body = "body", Some(1.0), Short;
    Encoding = "encoding", Some(1.0), Short;
    Style = "style", Some(1.0), Short;
    /// Whether a struct can get more fields, and cannot be made by a struct literal.
    NonExhaustive = "non_exhaustive", None, Short;
    Url = "url", Some(1.0), Short;
    Authentication = "authentication", Some(1.0), Short;
    /// Whether the crate builds the request, so that a signature depends on the authentication.
    Requestable = "requestable", Some(1.0), Short;
    Credentials = "credentials", Some(1.0), Short;
    /// The names of the headers or parameters that hold the credentials.
    CredentialNames = "names", Some(1.0), Short;
    HeaderValue = "value", Some(1.0), Short;
    /// A limit as it is emitted. The message has it in the unit of the spec.
    Amount = "limit", Some(1.0), InMessage;
    /// A limit in the unit of the spec, at the place of the unit.
    AmountInUnit = "limit", None, Short;
    /// The status that is answered beyond a limit.
    Answer = "exceeded", Some(1.0), Short;
    Reason = "reason", Some(1.0), Short;
    Terms = "exception", Some(1.0), Text;
    Fields = "fields", Some(1.0), Short;
    /// The fields that a conversion copies.
    Carried = "carried_over", Some(1.0), Short;
    Presence = "presence", Some(1.0), Short;
    AbsenceMatters = "absence_matters", Some(1.0), Short;
    Example = "example", Some(1.0), Literal;
    Default = "default", Some(1.0), Short;
    Constant = "constant", Some(1.0), Short;
    Unit = "unit", Some(1.0), Short;
    Minimum = "minimum", Some(1.0), Short;
    Maximum = "maximum", Some(1.0), Short;
    MinLength = "min_length", Some(1.0), Short;
    MaxLength = "max_length", Some(1.0), Short;
    MinItems = "min_items", Some(1.0), Short;
    MaxItems = "max_items", Some(1.0), Short;
    Required = "required", Some(1.0), Short;
    ReadOnly = "read_only", Some(1.0), Short;
    WriteOnly = "write_only", Some(1.0), Short;
    /// The parameters of the constructor of a struct: its required fields.
    Constructor = "constructor", None, InMessage;
    /// Whether the struct of a field has methods that set its fields.
    Constructed = "constructed", None, InMessage;
    Sensitive = "sensitive", Some(1.0), Short;
    Stage = "deprecated", None, InMessage;
    Note = "note", None, Text;
    Replacement = "replacement", None, Short;
    Erratum = "erratum", Some(1.0), Text;
    Observed = "observed", Some(1.0), Short;
    Source = "source", None, Short;
    Also = "also", Some(1.0), Short;
    Title = "title", Some(1.0), Short;
    Sections = "sections", Some(1.0), Short;
    Code = "code", Some(1.0), Code;
    Name = "name", Some(1.0), Short;
    Doc = "doc", Some(3.0), Text;
}

/// How the old and the new value of an attribute are best read.
pub(in crate::diff) enum Reading {
    /// In the message, which is made of them.
    InMessage,
    /// In the message, or word by word if both sides are long.
    Short,
    /// As prose, word by word.
    Text,
    /// Word by word.
    Literal,
    /// Line by line.
    Code,
}

impl Attribute {
    /// Whether it follows from other attributes, or says nothing of the element itself, so that a summary leaves it out.
    pub(in crate::diff) fn is_derived(&self) -> bool {
        matches!(
            self,
            Self::File
                | Self::Amount
                | Self::Json
                | Self::Rust
                | Self::Partial
                | Self::Requestable
                | Self::Constructor
                | Self::Constructed
                | Self::Responses
                | Self::Fails
                | Self::NonExhaustive
                | Self::Authentication
                | Self::Target
        )
    }
}
