//! Numbers whose digits are kept.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::number::{self, Parts};
use super::scalar::{Received, Scalar, compare_parsed};
use super::slot::FromScalar;

/// A decimal number, exactly as received: no digit is lost.
///
/// Vendors send decimals as JSON numbers or as strings, and both are encoded as they came. Any text is kept: one that is not a
/// number decodes as well, and [`is_number`](Self::is_number) tells.
///
/// Decimals are compared by value, whether they came as numbers or as strings: `1000.50` equals `"1000.5"`. What is not a number,
/// or has an exponent beyond 64 bits, is greater than all numbers, and compared as text.
///
/// Reading JSON text with `serde_json` keeps every digit. A `serde_json::Value`, and other formats than JSON, may have lost some
/// before.
#[derive(Clone)]
pub struct Decimal(Received);

impl Decimal {
    /// A decimal that is a number in JSON.
    pub(crate) fn from_digits(digits: impl Into<Box<str>>) -> Self {
        Self(Received::number(digits))
    }

    /// The digits, exactly as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Whether the text is a number, as JSON writes numbers.
    #[must_use]
    pub fn is_number(&self) -> bool {
        Parts::parse(&self.0.text).is_some()
    }

    /// The nearest floating-point number, infinite beyond its range; `None` for what is not a number.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        Parts::parse(&self.0.text)?;
        self.0.text.parse().ok()
    }

    /// The number, if it is an integer of 64 bits. `20.0` is one.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        number::integer(&self.0.text)
    }

    /// Whether it is a string in JSON, and not a number.
    #[must_use]
    pub fn is_string(&self) -> bool {
        self.0.is_string
    }

    /// The same number, as a string in JSON.
    #[must_use]
    pub fn into_string(self) -> Self {
        Self(Received { is_string: true, ..self.0 })
    }

    /// The parts of the number, or else the text.
    fn parts(&self) -> Result<Parts<'_>, &str> {
        Parts::parse(&self.0.text).ok_or(&self.0.text)
    }

    pub(crate) fn scalar(&self) -> Scalar<'_> {
        self.0.scalar()
    }
}

/// The error for a text that is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotANumber(());

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a number, as in `-12.50` or `1e3`")
    }
}

impl std::error::Error for NotANumber {}

/// Parses a number as JSON writes it, with any number of digits.
impl FromStr for Decimal {
    type Err = NotANumber;

    fn from_str(digits: &str) -> Result<Self, NotANumber> {
        if Parts::parse(digits).is_some() { Ok(Self::from_digits(digits)) } else { Err(NotANumber(())) }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::from_digits(value.to_string())
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.parts() {
            Ok(parts) => parts.hash(state),
            Err(text) => text.hash(state),
        }
    }
}

impl FromScalar for Decimal {
    fn from_scalar(scalar: Scalar<'_>) -> Self {
        Self(scalar.into())
    }
}

super::scalar_value!(Decimal, "Decimal", |one, other| compare_decimals(one, other));

fn compare_decimals(one: &Decimal, other: &Decimal) -> Ordering {
    compare_parsed(one.parts(), other.parts(), Parts::compare)
}
