//! What an unquoted YAML scalar means: YAML 1.2's core schema, with its surprises kept apart.

/// A scalar of a YAML document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scalar {
    /// As it is written, without quotes and with escapes undone.
    pub(crate) text: String,
    pub(crate) meaning: Meaning,
}

/// What YAML takes a scalar for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    Null,
    Boolean(bool),
    Integer(i64),
    /// A number that no part of the language takes: a fraction, one too large, or one not in plain decimal.
    Other,
    Text,
}

/// Longer texts are not repeated in messages: they stand at the place that the message points to.
const SHOWN: usize = 24;

impl Scalar {
    pub(super) fn resolve(text: String, plain: bool) -> Self {
        let meaning = if plain { meaning(&text) } else { Meaning::Text };
        Self { text, meaning }
    }

    /// What stands there, in words.
    pub(crate) fn describe(&self) -> String {
        match self.meaning {
            Meaning::Null => "nothing".to_owned(),
            Meaning::Boolean(_) => format!("the truth value `{}`", self.text),
            Meaning::Integer(_) | Meaning::Other => format!("the number `{}`", self.text),
            Meaning::Text if self.text.contains('\n') || self.text.chars().count() > SHOWN => "text".to_owned(),
            Meaning::Text => format!("the text `{}`", self.text),
        }
    }
}

/// What a text means where it stands without quotes.
pub(super) fn meaning(text: &str) -> Meaning {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Meaning::Null,
        "true" | "True" | "TRUE" => Meaning::Boolean(true),
        "false" | "False" | "FALSE" => Meaning::Boolean(false),
        _ => match text.parse() {
            Ok(number) if is_plain_decimal(text) => Meaning::Integer(number),
            _ if is_number(text) => Meaning::Other,
            _ => Meaning::Text,
        },
    }
}

/// Whether the digits read the same to everyone: YAML 1.1 takes a leading zero for octal.
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
    fn plain_scalars_mean_what_the_core_schema_says() {
        assert_eq!(meaning("~"), Meaning::Null);
        assert_eq!(meaning("true"), Meaning::Boolean(true));
        assert_eq!(meaning("-12"), Meaning::Integer(-12));
        assert_eq!(meaning("0"), Meaning::Integer(0));
        for surprising in ["0x10", "0o17", "010", "-0", "+1", "1.5", "1e3", ".nan", "99999999999999999999"] {
            assert_eq!(meaning(surprising), Meaning::Other, "{surprising}");
        }
        for text in ["yes", "no", "Kiosk 7", "v1", "1.2.3", "-", "2016-10-13", "e", "inf"] {
            assert_eq!(meaning(text), Meaning::Text, "{text}");
        }
    }

    #[test]
    fn quotes_make_text_of_anything() {
        assert_eq!(Scalar::resolve("null".to_owned(), false).meaning, Meaning::Text);
        assert_eq!(Scalar::resolve(String::new(), false).meaning, Meaning::Text);
    }
}
