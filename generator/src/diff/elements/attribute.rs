//! The attributes that an element can have.

use super::ElementPath;

/// What is stated of an element. An element has each attribute at most once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::diff) enum Attribute {
    File,
    RustName,
    Type,
    /// The type in JSON.
    Json,
    /// The type of the emitted field.
    Rust,
    Open,
    Optional,
    /// Whether the method of a column returns an `Option` because cells may be left out.
    Partial,
    Unique,
    Documents,
    Conditions,
    /// The values for which a predicate holds.
    Answers,
    /// The cell of a column.
    Cell(ElementPath),
    Accessor,
    /// The definitions that an alternative or a conversion names, which identify it.
    Target,
    /// The column whose integers an integer form is.
    Represents,
    Method,
    RequestPath,
    Server,
    Status,
    Response,
    Authentication,
    /// Whether the crate builds the request, so that a signature depends on the authentication.
    Requestable,
    Credentials,
    HeaderValue,
    /// A limit as it is emitted.
    Amount,
    /// A limit in the unit of the spec, at the place of the unit.
    AmountInUnit,
    /// The status that is answered beyond a limit.
    Answer,
    Reason,
    Terms,
    Fields,
    /// The fields that a conversion copies.
    Carried,
    Presence,
    AbsenceMatters,
    Example,
    Sensitive,
    Stage,
    Note,
    Replacement,
    Erratum,
    Observed,
    Source,
    Also,
    Title,
    Sections,
    Code,
    Name,
    Doc,
}

/// How the old and the new value of an attribute are best read.
pub(in crate::diff) enum Reading {
    /// In the message, which is made of them.
    InMessage,
    /// In the message, or word by word if both sides are long.
    Short,
    /// Word by word.
    Text,
    /// Line by line.
    Code,
}

impl Attribute {
    /// Its name, which is that of the key in the spec where there is one; a cell has the name of its column. Digests in
    /// `approvals.yaml` are made of it: another name makes them stale.
    pub(in crate::diff) fn name(&self) -> &str {
        match self {
            Self::Cell(column) => column.name(),
            Self::File => "file",
            Self::RustName => "rust_name",
            Self::Type => "type",
            Self::Json => "json",
            Self::Rust => "rust",
            Self::Open => "open",
            Self::Optional => "optional",
            Self::Partial => "partial",
            Self::Unique => "unique",
            Self::Documents => "documents",
            Self::Conditions => "conditions",
            Self::Answers => "holds_for",
            Self::Accessor => "accessor",
            Self::Target => "target",
            Self::Represents => "enum",
            Self::Method => "method",
            Self::RequestPath => "path",
            Self::Server => "server",
            Self::Status => "status",
            Self::Response => "response",
            Self::Authentication => "authentication",
            Self::Requestable => "requestable",
            Self::Credentials => "credentials",
            Self::HeaderValue => "value",
            Self::Amount | Self::AmountInUnit => "limit",
            Self::Answer => "exceeded",
            Self::Reason => "reason",
            Self::Terms => "exception",
            Self::Fields => "fields",
            Self::Carried => "carried_over",
            Self::Presence => "presence",
            Self::AbsenceMatters => "absence_matters",
            Self::Example => "example",
            Self::Sensitive => "sensitive",
            Self::Stage => "deprecated",
            Self::Note => "note",
            Self::Replacement => "replacement",
            Self::Erratum => "erratum",
            Self::Observed => "observed",
            Self::Source => "source",
            Self::Also => "also",
            Self::Title => "title",
            Self::Sections => "sections",
            Self::Code => "code",
            Self::Name => "name",
            Self::Doc => "doc",
        }
    }

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
                | Self::Authentication
                | Self::Target
        )
    }

    /// How much an attribute counts when two elements of different names are compared, to find what was renamed. `None` if
    /// it says nothing of what an element is: where it is, what Rust calls it, and that it is deprecated.
    pub(in crate::diff) fn weight(&self) -> Option<f64> {
        match self {
            Self::File
            | Self::Source
            | Self::RustName
            | Self::Json
            | Self::Rust
            | Self::AmountInUnit
            | Self::Accessor
            | Self::Stage
            | Self::Note
            | Self::Replacement => None,
            Self::Doc | Self::Cell(_) => Some(3.0),
            Self::Type
            | Self::Open
            | Self::Optional
            | Self::Partial
            | Self::Unique
            | Self::Documents
            | Self::Conditions
            | Self::Answers
            | Self::Target
            | Self::Represents
            | Self::Method
            | Self::RequestPath
            | Self::Server
            | Self::Status
            | Self::Response
            | Self::Authentication
            | Self::Requestable
            | Self::Credentials
            | Self::HeaderValue
            | Self::Amount
            | Self::Answer
            | Self::Reason
            | Self::Terms
            | Self::Fields
            | Self::Carried
            | Self::Presence
            | Self::AbsenceMatters
            | Self::Example
            | Self::Sensitive
            | Self::Erratum
            | Self::Observed
            | Self::Also
            | Self::Title
            | Self::Sections
            | Self::Code
            | Self::Name => Some(1.0),
        }
    }

    /// How its values are best read.
    pub(in crate::diff) fn reading(&self) -> Reading {
        match self {
            Self::Code => Reading::Code,
            // A limit is in the message in the unit of the spec.
            Self::Stage | Self::Amount => Reading::InMessage,
            Self::Doc | Self::Note | Self::Erratum | Self::Example | Self::Terms | Self::Cell(_) => Reading::Text,
            Self::File
            | Self::RustName
            | Self::Type
            | Self::Json
            | Self::Rust
            | Self::AmountInUnit
            | Self::Open
            | Self::Optional
            | Self::Partial
            | Self::Unique
            | Self::Documents
            | Self::Conditions
            | Self::Answers
            | Self::Accessor
            | Self::Target
            | Self::Represents
            | Self::Method
            | Self::RequestPath
            | Self::Server
            | Self::Status
            | Self::Response
            | Self::Authentication
            | Self::Requestable
            | Self::Credentials
            | Self::HeaderValue
            | Self::Answer
            | Self::Reason
            | Self::Fields
            | Self::Carried
            | Self::Presence
            | Self::AbsenceMatters
            | Self::Sensitive
            | Self::Replacement
            | Self::Observed
            | Self::Source
            | Self::Also
            | Self::Title
            | Self::Sections
            | Self::Name => Reading::Short,
        }
    }
}
