//! Which fields came as null.
//!
//! A null and an absent key both decode to `None`. What came as null goes out as null all the same, so that decoding and
//! encoding changes nothing.

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

    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.0
    }
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
