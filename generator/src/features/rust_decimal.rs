//! Conversions of decimals from and to the type of the crate `rust_decimal`.

use rust_decimal::Error;

use crate::runtime::Decimal;

/// Fails for a text that is not a number, and for a number that `rust_decimal` would have to round.
impl TryFrom<&Decimal> for rust_decimal::Decimal {
    type Error = Error;

    fn try_from(decimal: &Decimal) -> Result<Self, Error> {
        let text = decimal.as_str();
        if text.contains(['e', 'E']) { Self::from_scientific(text) } else { Self::from_str_exact(text) }
    }
}

impl From<rust_decimal::Decimal> for Decimal {
    fn from(decimal: rust_decimal::Decimal) -> Self {
        Self::from_digits(decimal.to_string())
    }
}
