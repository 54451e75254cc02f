//! From names of the pages to Rust identifiers. The only place that knows casing and reserved words.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// Names of types that the emitted code uses itself.
const TAKEN_TYPES: [&str; 21] = [
    "Option",
    "Some",
    "None",
    "String",
    "Vec",
    "Result",
    "ClosedEnum",
    "Credentials",
    "ExplicitNulls",
    "NotListed",
    "OpenEnum",
    "Operation",
    "Presence",
    "Record",
    "Segment",
    "Shape",
    "Slot",
    "Template",
    "Timestamp",
    "UnknownValue",
    "View",
];
/// Fields that every emitted struct has.
const TAKEN_FIELDS: [&str; 1] = ["explicit_nulls"];
/// Methods that every emitted enum has.
const TAKEN_METHODS: [&str; 3] = ["as_str", "is_known", "row"];
/// Variants that every open enum has.
const TAKEN_VARIANTS: [&str; 1] = ["Unknown"];
/// Modules that every emitted crate has, or that would hide one of the language's.
const TAKEN_MODULES: [&str; 6] = ["features", "lib", "runtime", "serde_json", "serde_core", "std"];

/// What a name is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Type,
    Field,
    Variant { open: bool },
    Method,
    Constant,
    Module,
}

/// Why a name cannot become an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It is not made of the characters, or not of the case, that the role asks for.
    Malformed,
    /// Rust keeps the word for itself.
    Keyword,
    /// The emitted code keeps the word for itself.
    Taken,
}

impl Role {
    /// What the role is called, and how its names look.
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

    fn taken(self) -> &'static [&'static str] {
        match self {
            Self::Type => &TAKEN_TYPES,
            Self::Field => &TAKEN_FIELDS,
            Self::Variant { open: true } => &TAKEN_VARIANTS,
            Self::Method => &TAKEN_METHODS,
            Self::Module => &TAKEN_MODULES,
            Self::Variant { open: false } | Self::Constant => &[],
        }
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

/// The identifier that a name becomes in a role: the spec's own Rust name as it stands, else one made from the wire name.
pub(crate) fn identifier(role: Role, wire_name: &str, rust_name: Option<&str>) -> Result<String, Unfit> {
    let name = match (rust_name, role) {
        (Some(name), _) => name.to_owned(),
        (None, Role::Variant { .. }) => wire_name.to_upper_camel_case(),
        (None, Role::Field) if !role.has_case(wire_name) || !is_identifier(wire_name) => wire_name.to_snake_case(),
        (None, _) => wire_name.to_owned(),
    };
    fit(role, &name).map(|()| name)
}

fn fit(role: Role, name: &str) -> Result<(), Unfit> {
    if role.taken().contains(&name) {
        return Err(Unfit::Taken);
    }
    if !is_identifier(name) || !role.has_case(name) || name.starts_with('_') {
        return Err(Unfit::Malformed);
    }
    syn::parse_str::<syn::Ident>(name).map(|_| ()).map_err(|_| Unfit::Keyword)
}

fn is_identifier(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.starts_with(|first: char| first.is_ascii_digit())
}

/// The constant that goes by some words: a header's name, a column of the null row.
pub(crate) fn constant(words: &str) -> String {
    words.to_shouty_snake_case()
}

/// The constant for a cell of the null row.
pub(crate) fn null_constant(column: &str) -> String {
    constant(&format!("null_{column}"))
}

/// The constant for the answer beyond a limit.
pub(crate) fn exceeded_constant(limit: &str) -> String {
    format!("{limit}_EXCEEDED_STATUS")
}

/// The function that finds a value by a unique column.
pub(crate) fn finder(column: &str) -> String {
    format!("from_{column}")
}

/// The method that tells an absent field from a null one.
pub(crate) fn presence(field: &str) -> String {
    format!("{field}_presence")
}

/// The type of a row of an enumeration's table.
pub(crate) fn row_type(enumeration: &str) -> String {
    format!("{enumeration}Row")
}

/// The variable or module that goes by some words.
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
    fn fields_keep_their_wire_name_where_rust_can() {
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
    fn names_that_cannot_be_are_refused_and_never_changed() {
        assert_eq!(field("type"), Err(Unfit::Keyword));
        assert_eq!(field("2fa"), Err(Unfit::Malformed));
        assert_eq!(field("explicit_nulls"), Err(Unfit::Taken));
        assert_eq!(variant("SELF"), Err(Unfit::Keyword));
        assert_eq!(variant("3DS"), Err(Unfit::Malformed));
        assert_eq!(variant("UNKNOWN"), Err(Unfit::Taken));
        assert_eq!(identifier(Role::Variant { open: false }, "UNKNOWN", None).as_deref(), Ok("Unknown"));
        assert_eq!(identifier(Role::Type, "Option", None), Err(Unfit::Taken));
        assert_eq!(identifier(Role::Type, "member", None), Err(Unfit::Malformed));
        assert_eq!(identifier(Role::Field, "type", Some("kind")).as_deref(), Ok("kind"));
        assert_eq!(identifier(Role::Field, "type", Some("Kind")), Err(Unfit::Malformed));
        assert_eq!(identifier(Role::Field, "type", Some("")), Err(Unfit::Malformed));
    }
}
