//! Turns names of the spec into Rust identifiers. The only module that knows about case and reserved words.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::api::{Builtin, Row, WireValue};

/// Keywords of Rust's edition 2024, which cannot be identifiers in any role.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
/// Public types of the feature `http`, at the root of the crate.
pub(crate) const HTTP_TYPES: [&str; 8] = [
    "BearerToken",
    "Credentials",
    "HeaderCredentials",
    "HttpOperation",
    "HttpReply",
    "QueryCredentials",
    "RequestError",
    "ResponseError",
];
/// Public types of the runtime, at the root of the crate, other than those of built-in types.
const RESERVED_TYPES: [&str; 9] = [
    "Map",
    "NotANumber",
    "NotATime",
    "NotListed",
    "Operation",
    "OperationError",
    "Paginated",
    "Presence",
    "UnknownValue",
];
/// Fields of every emitted struct.
const RESERVED_FIELDS: [&str; 1] = ["explicit_nulls"];
/// Methods of every emitted enum.
const RESERVED_METHODS: [&str; 2] = ["as_str", "is_known"];
/// The constant of every emitted enum, which a variant of the same name would shadow.
const RESERVED_VARIANTS: [&str; 1] = ["ALL"];
/// That constant, and the variant of every open enum.
const RESERVED_OPEN_VARIANTS: [&str; 2] = ["ALL", "Unknown"];
/// The private module of the servers at the root.
pub(crate) const ROOT_SERVERS_MODULE: &str = "server_urls";
/// Modules of every emitted crate, and file names that Cargo treats as crate roots.
const RESERVED_MODULES: [&str; 6] = ["bin", "features", "lib", "main", "runtime", ROOT_SERVERS_MODULE];

/// The role of a name in the emitted crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Type,
    Field,
    Variant { open: bool },
    Method,
    Constant,
    Module,
}

/// The reason why a name cannot be an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It contains a character that identifiers cannot have, or does not have the case of the role.
    Malformed,
    /// It is a keyword of Rust.
    Keyword,
    /// Emitted crates have an item with this name.
    Taken,
}

impl Role {
    /// The noun for the role, and the case that its names have.
    pub(crate) fn describe(self) -> (&'static str, &'static str) {
        match self {
            Self::Type => ("type", "UpperCamelCase"),
            Self::Field => ("field", "snake_case"),
            Self::Variant { .. } => ("variant", "UpperCamelCase"),
            Self::Method => ("method", "snake_case"),
            Self::Constant => ("constant", "UPPER_SNAKE_CASE"),
            Self::Module => ("module", "snake_case"),
        }
    }

    fn is_reserved(self, name: &str) -> bool {
        let reserved: &[&str] = match self {
            Self::Type => &RESERVED_TYPES,
            Self::Field => &RESERVED_FIELDS,
            Self::Variant { open: true } => &RESERVED_OPEN_VARIANTS,
            Self::Method => &RESERVED_METHODS,
            Self::Module => &RESERVED_MODULES,
            Self::Variant { open: false } => &RESERVED_VARIANTS,
            Self::Constant => &[],
        };
        let is_type = || HTTP_TYPES.contains(&name) || Builtin::runtime_types().any(|one| one == name);
        reserved.contains(&name) || (self == Self::Type && is_type())
    }

    fn has_case(self, name: &str) -> bool {
        let first_is = |test: fn(&char) -> bool| name.chars().next().as_ref().is_some_and(test);
        match self {
            Self::Type | Self::Variant { .. } => first_is(|first| first.is_uppercase()) && !name.contains('_'),
            Self::Field | Self::Method | Self::Module => !name.chars().any(char::is_uppercase),
            Self::Constant => !name.chars().any(char::is_lowercase),
        }
    }
}

/// The identifier for a name in a role: its `rust_name`, or else one derived from the wire name. It may be [`unfit`].
pub(crate) fn make_identifier(role: Role, wire_name: &str, rust_name: Option<&str>) -> String {
    match (rust_name, role) {
        (Some(name), _) => name.to_owned(),
        (None, Role::Variant { .. }) => wire_name.to_upper_camel_case(),
        (None, Role::Field) if !role.has_case(wire_name) || !is_identifier(wire_name) => wire_name.to_snake_case(),
        (None, _) => wire_name.to_owned(),
    }
}

/// The name of the variant for a value: its `rust_name`, or else derived from its name or, if it has none, from its integer.
/// It may be [`unfit`].
pub(crate) fn variant(row: &Row<'_>) -> String {
    match (row.value.rust_name.text(), row.wire) {
        (Some(name), _) => name.to_owned(),
        (None, Ok(WireValue::Integer(integer))) if row.value.name.is_absent() => {
            let sign = if integer < 0 { "Minus" } else { "" };
            format!("Code{sign}{}", integer.unsigned_abs())
        }
        (None, _) => row.label.to_upper_camel_case(),
    }
}

/// The reason why a name cannot be an identifier in a role; `None` if it can.
pub(crate) fn unfit(role: Role, name: &str) -> Option<Unfit> {
    if role.is_reserved(name) {
        return Some(Unfit::Taken);
    }
    if !is_identifier(name) || !role.has_case(name) || name.starts_with('_') {
        return Some(Unfit::Malformed);
    }
    KEYWORDS.contains(&name).then_some(Unfit::Keyword)
}

/// The identifier for a name in a role, if it is valid.
pub(crate) fn identifier(role: Role, wire_name: &str, rust_name: Option<&str>) -> Result<String, Unfit> {
    let name = make_identifier(role, wire_name, rust_name);
    match unfit(role, &name) {
        Some(unfit) => Err(unfit),
        None => Ok(name),
    }
}

fn is_identifier(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.starts_with(|first: char| first.is_ascii_digit())
}

/// The name of a constant, derived from text such as the name of a header.
pub(crate) fn constant(words: &str) -> String {
    words.to_shouty_snake_case()
}

/// The name of the constant for a cell of the null row.
pub(crate) fn null_constant(column: &str) -> String {
    constant(&format!("null_{column}"))
}

/// The name of the constant for the status code that answers a request beyond a limit.
pub(crate) fn exceeded_constant(limit: &str) -> String {
    format!("{limit}_EXCEEDED_STATUS")
}

/// The name of the function that looks up a value by a unique column.
pub(crate) fn finder(column: &str) -> String {
    format!("from_{column}")
}

/// The name of the method that distinguishes an absent field from a null one.
pub(crate) fn presence(field: &str) -> String {
    format!("{field}_presence")
}

/// The name of the method that sets a field.
pub(crate) fn setter(field: &str) -> String {
    format!("with_{field}")
}

/// The field of a request for its body.
pub(crate) const BODY: &str = "body";

/// The enum of the servers of a module.
pub(crate) const SERVERS: &str = "Server";

/// The name of the enum of the documented successes of an operation.
pub(crate) fn success_type(operation: &str) -> String {
    format!("{operation}Success")
}

/// The name of the enum of the documented errors of an operation.
pub(crate) fn error_type(operation: &str) -> String {
    format!("{operation}Error")
}

/// The name of the variant for a documented response.
pub(crate) fn status_variant(status: u16) -> String {
    format!("Status{status}")
}

/// The name of the type of a row in an enumeration's table.
pub(crate) fn row_type(enumeration: &str) -> String {
    format!("{enumeration}Row")
}

/// The name of a variable or module, derived from other text.
pub(crate) fn variable(words: &str) -> String {
    words.to_snake_case()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> Result<String, Unfit> {
        identifier(Role::Field, name, None)
    }

    fn variant(name: &str) -> Result<String, Unfit> {
        identifier(Role::Variant { open: true }, name, None)
    }

    #[test]
    fn fields_keep_their_wire_name_if_it_is_a_rust_identifier() {
        assert_eq!(field("aggregated_at").as_deref(), Ok("aggregated_at"));
        assert_eq!(field("line_2").as_deref(), Ok("line_2"));
        assert_eq!(field("createdAt").as_deref(), Ok("created_at"));
        assert_eq!(field("content-type").as_deref(), Ok("content_type"));
    }

    #[test]
    fn variants_are_upper_camel() {
        assert_eq!(variant("MONEY_MOVEMENT").as_deref(), Ok("MoneyMovement"));
        assert_eq!(variant("in progress").as_deref(), Ok("InProgress"));
    }

    #[test]
    fn unfit_names_are_rejected_and_never_changed() {
        assert_eq!(field("type"), Err(Unfit::Keyword));
        assert_eq!(field("2fa"), Err(Unfit::Malformed));
        assert_eq!(field("explicit_nulls"), Err(Unfit::Taken));
        assert_eq!(variant("SELF"), Err(Unfit::Keyword));
        assert_eq!(variant("3DS"), Err(Unfit::Malformed));
        assert_eq!(variant("UNKNOWN"), Err(Unfit::Taken));
        assert_eq!(identifier(Role::Variant { open: false }, "UNKNOWN", None).as_deref(), Ok("Unknown"));
        assert_eq!(variant("GEN").as_deref(), Ok("Gen"));
        assert_eq!(field("gen"), Err(Unfit::Keyword));
        assert_eq!(identifier(Role::Type, "Timestamp", None), Err(Unfit::Taken));
        assert_eq!(identifier(Role::Type, "Option", None).as_deref(), Ok("Option"));
        assert_eq!(identifier(Role::Type, "member", None), Err(Unfit::Malformed));
        assert_eq!(identifier(Role::Field, "type", Some("kind")).as_deref(), Ok("kind"));
        assert_eq!(identifier(Role::Field, "type", Some("Kind")), Err(Unfit::Malformed));
        assert_eq!(identifier(Role::Field, "type", Some("")), Err(Unfit::Malformed));
    }
}
