//! Resolves unquoted YAML scalars by the core schema of YAML 1.2, but accepts only plain decimal integers as numbers.

/// A scalar of a YAML document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scalar {
    /// The text, without quotes and with escapes resolved.
    pub(crate) text: String,
    pub(crate) value: ScalarValue,
}

/// The value of a scalar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ScalarValue {
    Null,
    Boolean(bool),
    Integer(i64),
    /// A number that the spec language does not allow: a fraction, one that is too large, or one that is not in plain
    /// decimal.
    UnsupportedNumber,
    Text,
}

/// The maximum length of a text that messages quote. A longer text is visible at the location of the finding.
const SHOWN: usize = 24;

impl Scalar {
    pub(super) fn resolve(text: String, plain: bool) -> Self {
        let value = if plain { parse_plain(&text) } else { ScalarValue::Text };
        Self { text, value }
    }

    /// A noun phrase for the scalar, used in messages.
    pub(crate) fn describe(&self) -> String {
        match self.value {
            ScalarValue::Null => "nothing".to_owned(),
            ScalarValue::Boolean(_) => format!("the truth value `{}`", self.text),
            ScalarValue::Integer(_) | ScalarValue::UnsupportedNumber => format!("the number `{}`", self.text),
            ScalarValue::Text if self.text.contains('\n') || self.text.chars().count() > SHOWN => "text".to_owned(),
            ScalarValue::Text => format!("the text `{}`", self.text),
        }
    }
}

/// Resolves the text of an unquoted scalar.
pub(super) fn parse_plain(text: &str) -> ScalarValue {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => ScalarValue::Null,
        "true" | "True" | "TRUE" => ScalarValue::Boolean(true),
        "false" | "False" | "FALSE" => ScalarValue::Boolean(false),
        _ => match text.parse() {
            Ok(number) if is_plain_decimal(text) => ScalarValue::Integer(number),
            _ if is_number(text) => ScalarValue::UnsupportedNumber,
            _ => ScalarValue::Text,
        },
    }
}

/// Whether a number is an integer in plain decimal. A leading zero is rejected, because YAML 1.1 reads it as octal.
fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !digits.starts_with('0'))
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
    fn unquoted_scalars_resolve_by_the_core_schema() {
        assert_eq!(parse_plain("~"), ScalarValue::Null);
        assert_eq!(parse_plain("true"), ScalarValue::Boolean(true));
        assert_eq!(parse_plain("-12"), ScalarValue::Integer(-12));
        assert_eq!(parse_plain("0"), ScalarValue::Integer(0));
        for surprising in ["0x10", "0o17", "010", "-0", "+1", "1.5", "1e3", ".nan", "99999999999999999999"] {
            assert_eq!(parse_plain(surprising), ScalarValue::UnsupportedNumber, "{surprising}");
        }
        for text in ["yes", "no", "Kiosk 7", "v1", "1.2.3", "-", "2016-10-13", "e", "inf"] {
            assert_eq!(parse_plain(text), ScalarValue::Text, "{text}");
        }
    }

    #[test]
    fn quoted_scalars_are_text() {
        assert_eq!(Scalar::resolve("null".to_owned(), false).value, ScalarValue::Text);
        assert_eq!(Scalar::resolve(String::new(), false).value, ScalarValue::Text);
    }
}
