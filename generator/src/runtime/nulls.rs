//! Fields that were null in the input.
//!
//! A null and an absent key both decode to `None`. A field that was null is encoded as null: encoding turns no null into an
//! absent key.

use std::fmt;

/// A bit for each field of a record: whether the field was null.
///
/// All values are equal: whether a field was null or absent does not affect the equality of records.
#[derive(Clone)]
pub(crate) struct ExplicitNulls<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> ExplicitNulls<WORDS> {
    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    /// The nulls of another record, for pairs of the index of its field and that of the field here.
    pub(crate) fn carried(others: &[u64], pairs: &[(usize, usize)]) -> Self {
        let mut nulls = Self::default();
        for (_, target) in pairs.iter().filter(|(source, _)| get(others, *source)) {
            set(&mut nulls.0, *target);
        }
        nulls
    }

    /// The presence of the field that holds `value`.
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

/// The presence of a field for which null and absent have different meanings.
///
/// The field itself is an `Option` like all others, because most code needs only the value. A method gives its presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence<T> {
    /// The key was absent.
    Absent,
    /// The value was null.
    Null,
    /// There was a value, which may be empty.
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
