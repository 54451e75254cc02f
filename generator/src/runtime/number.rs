//! Decimal numbers as text: parsing, and comparison by value without expanding exponents.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A number, split into parts that determine its value.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'t> {
    is_negative: bool,
    /// Digits before the point, without leading zeros unless all are zero.
    whole: &'t str,
    /// Digits after the point.
    fraction: &'t str,
    /// The power of ten by which they are multiplied.
    exponent: i64,
}

impl<'t> Parts<'t> {
    /// Splits a number as JSON writes it, of any length. `None` for other text, and for an exponent beyond 64 bits.
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let (is_negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (rest, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let are_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
        let is_number = !whole.is_empty() && !has_leading_zero && are_digits(whole) && are_digits(fraction);
        is_number.then_some(Self { is_negative, whole, fraction, exponent })
    }

    /// The significant digits, from the first that is not zero to the last that is not.
    fn digits(self) -> impl Iterator<Item = u8> + Clone + 't {
        let digits = || self.whole.bytes().chain(self.fraction.bytes());
        let leading = digits().take_while(|digit| *digit == b'0').count();
        let all = self.whole.len() + self.fraction.len();
        let trailing = digits().rev().take_while(|digit| *digit == b'0').count();
        digits().take(all.saturating_sub(trailing)).skip(leading)
    }

    /// The power of ten of the first significant digit; `None` for zero.
    fn magnitude(self) -> Option<i64> {
        let leading = self.whole.bytes().chain(self.fraction.bytes()).position(|digit| digit != b'0')?;
        let place = i64::try_from(self.whole.len()).ok()? - 1 - i64::try_from(leading).ok()?;
        Some(self.exponent.saturating_add(place))
    }

    /// The integer that the number is; `None` if it is none, or is beyond 64 bits.
    pub(crate) fn integer(self) -> Option<i64> {
        let Some(magnitude) = self.magnitude() else { return Some(0) };
        let digits = self.digits();
        let count = i64::try_from(digits.clone().count()).ok()?;
        let scale = u32::try_from(magnitude.checked_add(1)?.checked_sub(count)?).ok()?;
        let sign = if self.is_negative { -1 } else { 1 };
        let append = |value: i64, digit: u8| value.checked_mul(10)?.checked_add(sign * i64::from(digit - b'0'));
        digits.clone().try_fold(0_i64, append)?.checked_mul(10_i64.checked_pow(scale)?)
    }

    /// Compares by value.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        let sign = |parts: Self| match (parts.magnitude(), parts.is_negative) {
            (None, _) => 0,
            (Some(_), true) => -1,
            (Some(_), false) => 1,
        };
        let by_magnitude = || self.magnitude().cmp(&other.magnitude()).then_with(|| self.digits().cmp(other.digits()));
        match sign(self).cmp(&sign(other)) {
            Ordering::Equal if sign(self) < 0 => by_magnitude().reverse(),
            Ordering::Equal => by_magnitude(),
            unequal => unequal,
        }
    }

    /// Hashes the value: equal numbers have equal hashes.
    pub(crate) fn hash<H: Hasher>(self, state: &mut H) {
        let magnitude = self.magnitude();
        (self.is_negative && magnitude.is_some()).hash(state);
        magnitude.hash(state);
        self.digits().for_each(|digit| digit.hash(state));
    }
}

fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The integer that the text of a number is, as in `20`, `20.0` and `2e1`.
pub(crate) fn integer(text: &str) -> Option<i64> {
    match text.as_bytes() {
        [b'+', ..] | [b'0', _, ..] | [b'-', b'0', ..] => Parts::parse(text)?.integer(),
        _ => text.parse().ok().or_else(|| Parts::parse(text)?.integer()),
    }
}
