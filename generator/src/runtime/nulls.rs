//! Which fields came as null.
//!
//! A null and an absent key both decode to `None`. What came as null goes out as null all the same: encoding
//! turns no null into an absent key.

use std::fmt;

/// A bit for each field of a record.
///
/// All of these are equal: how a vendor spells "nothing" is no part of what a record says.
#[derive(Clone)]
pub(crate) struct ExplicitNulls<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> ExplicitNulls<WORDS> {
    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    /// The nulls of another record, for pairs of its fields and fields of this one.
    pub(crate) fn carried(others: &[u64], pairs: &[(usize, usize)]) -> Self {
        let mut nulls = Self::default();
        for (_, target) in pairs.iter().filter(|(source, _)| get(others, *source)) {
            set(&mut nulls.0, *target);
        }
        nulls
    }

    /// How a field stands that holds `value`.
    pub(crate) fn presence<T>(&self, index: usize, value: Option<T>) -> Presence<T> {
        match value {
            Some(value) => Presence::Given(value),
            None if get(&self.0, index) => Presence::Null,
            None => Presence::Absent,
        }
    }

    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.0
    }
}

/// How a field stands, for those where absent and null say different things.
///
/// The field itself is an `Option` like any other, because most code asks only whether there is a value. What asks for
/// more gets this from a method, and matches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence<T> {
    /// The key was not there.
    Absent,
    /// The key was there, with null.
    Null,
    /// The key was there, with this value, which may be empty.
    Given(T),
}

impl<const WORDS: usize> Default for ExplicitNulls<WORDS> {
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl<const WORDS: usize> PartialEq for ExplicitNulls<WORDS> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<const WORDS: usize> fmt::Debug for ExplicitNulls<WORDS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

pub(super) fn get(words: &[u64], index: usize) -> bool {
    words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
}

pub(super) fn set(words: &mut [u64], index: usize) {
    if let Some(word) = words.get_mut(index / 64) {
        *word |= 1 << (index % 64);
    }
}
