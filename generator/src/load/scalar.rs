//! What an unquoted YAML scalar means: YAML 1.2's core schema, with its surprises kept apart.

/// A scalar of a YAML document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scalar {
    Null,
    Boolean(bool),
    Integer(i64),
    /// A number that no part of the language takes: a fraction, or one not in plain decimal.
    Other(String),
    Text(String),
}

impl Scalar {
    /// What stands there, in words.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Null => "nothing".to_owned(),
            Self::Boolean(value) => format!("the truth value `{value}`"),
            Self::Integer(value) => format!("the number `{value}`"),
            Self::Other(text) => format!("the number `{text}`"),
            Self::Text(_) => "text".to_owned(),
        }
    }

    /// The text as it was meant, if it was meant as text.
    pub(crate) fn unquoted(&self) -> Option<String> {
        match self {
            Self::Null => None,
            Self::Boolean(value) => Some(value.to_string()),
            Self::Integer(value) => Some(value.to_string()),
            Self::Other(text) | Self::Text(text) => Some(text.clone()),
        }
    }
}

pub(super) fn resolve(text: String, plain: bool) -> Scalar {
    if !plain {
        return Scalar::Text(text);
    }
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Boolean(true),
        "false" | "False" | "FALSE" => Scalar::Boolean(false),
        written => match written.parse() {
            Ok(number) if is_plain_decimal(written) => Scalar::Integer(number),
            _ if is_number(written) => Scalar::Other(text),
            _ => Scalar::Text(text),
        },
    }
}

/// Whether the digits read the same to everyone: YAML 1.1 takes a leading zero for octal.
fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'))
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let radix = |prefix, digits: fn(&u8) -> bool| {
        unsigned.strip_prefix(prefix).is_some_and(|rest: &str| !rest.is_empty() && rest.as_bytes().iter().all(digits))
    };
    matches!(unsigned, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
        || radix("0x", u8::is_ascii_hexdigit)
        || radix("0o", |byte| matches!(byte, b'0'..=b'7'))
        || (unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.')
            && unsigned.parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_mean_what_the_core_schema_says() {
        let plain = |text: &str| resolve(text.to_owned(), true);
        assert_eq!(plain("~"), Scalar::Null);
        assert_eq!(plain("true"), Scalar::Boolean(true));
        assert_eq!(plain("-12"), Scalar::Integer(-12));
        assert_eq!(plain("0"), Scalar::Integer(0));
        for surprising in ["0x10", "0o17", "010", "+1", "1.5", "1e3", ".nan", "99999999999999999999"] {
            assert_eq!(plain(surprising), Scalar::Other(surprising.to_owned()));
        }
        for text in ["yes", "no", "MX Bank", "v1", "1.2.3", "-", "2016-10-13", "e", "inf"] {
            assert_eq!(plain(text), Scalar::Text(text.to_owned()));
        }
    }

    #[test]
    fn quotes_make_text_of_anything() {
        assert_eq!(resolve("null".to_owned(), false), Scalar::Text("null".to_owned()));
        assert_eq!(resolve(String::new(), false), Scalar::Text(String::new()));
    }
}
