//! Numbers that keep their digits.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::spanned::EXACT;

/// A number of JSON as the spec has it. Numbers are compared by their values: `1.0` equals `1`.
#[derive(Clone, Debug)]
pub struct Number {
    text: String,
    is_negative: bool,
    /// The digits between the first and the last that is not zero; empty for zero.
    digits: String,
    /// The power of ten that 0.DIGITS is multiplied by.
    exponent: i64,
}

impl Number {
    /// Reads a number in the syntax of JSON.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_negative = text.starts_with('-');
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (coefficient, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = coefficient.split_once('.').unwrap_or((coefficient, "0"));
        let is_plain = is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0'));
        if !is_plain || !is_digits(power.strip_prefix(['-', '+']).unwrap_or(power)) {
            return None;
        }
        // An exponent that no integer holds is as good as the largest.
        let power = power.parse().unwrap_or(if power.starts_with('-') { i64::MIN } else { i64::MAX });
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        let point = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let exponent = (point(whole.len()) - point(all.len() - significant.len())).saturating_add(power);
        let digits = significant.trim_end_matches('0').to_owned();
        let (is_negative, exponent) = if digits.is_empty() { (false, 0) } else { (is_negative, exponent) };
        Some(Self { text: text.to_owned(), is_negative, digits, exponent })
    }

    /// The digits as they are written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        let text = number.to_string();
        let digits = text.trim_start_matches('-');
        let exponent = if number == 0 { 0 } else { i64::try_from(digits.len()).unwrap_or(i64::MAX) };
        let digits = digits.trim_end_matches('0').to_owned();
        Self { is_negative: number < 0, digits, exponent, text }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let magnitude = |one: &Self| (!one.digits.is_empty(), one.exponent);
        let by_magnitude = || magnitude(self).cmp(&magnitude(other)).then_with(|| self.digits.cmp(&other.digits));
        match (self.is_negative, other.is_negative) {
            (false, false) => by_magnitude(),
            (true, true) => by_magnitude().reverse(),
            (one, other) => other.cmp(&one),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;

        impl Visitor<'_> for NumberVisitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
                Ok(number.into())
            }

            fn visit_bytes<E: Error>(self, digits: &[u8]) -> Result<Number, E> {
                let number = std::str::from_utf8(digits).ok().and_then(Number::parse);
                number.ok_or_else(|| E::custom("not a number of JSON"))
            }
        }

        deserializer.deserialize_newtype_struct(EXACT, NumberVisitor)
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        let ordered = [
            "-1e99999999999999999999",
            "-12.5",
            "-12",
            "-0.5",
            "0",
            "1e-99999999999999999999",
            "0.0499",
            "0.05",
            "0.5",
            "1",
            "1.0000000000000000000000000000001",
            "9",
            "10",
            "99.5",
            "100",
            "1e400",
        ];
        for pair in ordered.windows(2) {
            assert!(number(pair[0]) < number(pair[1]), "{pair:?}");
        }
        for (one, other) in [("1", "1.0"), ("100", "1e2"), ("-0", "0e5"), ("0.050", "5E-2"), ("120", "12e+1")] {
            assert_eq!(number(one), number(other));
        }
        for integer in [0, 1, -1, 10, -1200, i64::MAX, i64::MIN] {
            assert_eq!(Number::from(integer), number(&integer.to_string()));
        }
    }

    #[test]
    fn numbers_keep_their_digits_and_have_the_syntax_of_json() {
        assert_eq!(number("1000.50").to_string(), "1000.50");
        for text in ["", "-", "+1", ".5", "5.", "01", "0x10", "1e", "1e+", "1_000", "1 ", "NaN", ".inf", "١"] {
            assert!(Number::parse(text).is_none(), "{text}");
        }
    }
}
