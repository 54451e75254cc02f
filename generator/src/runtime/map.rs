//! Maps with the keys that a response has.

use std::fmt;
use std::ops::Index;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use super::value::{Value, decode_value};
use super::view::{Entries, View};

/// A map from keys to values, in the order received.
///
/// A lookup takes logarithmic time. Two maps are equal if they have the same entries, in any order.
///
/// Decoding drops an entry whose value is null. Of a key that occurs twice, the last value is kept.
#[derive(Clone)]
pub struct Map<T> {
    keys: Vec<String>,
    values: Vec<T>,
    /// The indices of all entries, sorted by their keys.
    sorted: Vec<usize>,
}

impl<T> Map<T> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self { keys: Vec::new(), values: Vec::new(), sorted: Vec::new() }
    }

    /// How many entries the map has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether the map has no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        self.find(key).ok().map(|position| &self.values[self.sorted[position]])
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.find(key).ok().map(|position| &mut self.values[self.sorted[position]])
    }

    /// Whether the map has a key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.find(key).is_ok()
    }

    /// Adds an entry at the end, or replaces the value of a key that the map has. Returns the value that was replaced.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        let key = key.into();
        match self.find(&key) {
            Ok(position) => Some(std::mem::replace(&mut self.values[self.sorted[position]], value)),
            Err(position) => {
                self.sorted.insert(position, self.keys.len());
                self.keys.push(key);
                self.values.push(value);
                None
            }
        }
    }

    /// Removes an entry, in linear time. Returns its value.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let position = self.find(key).ok()?;
        let index = self.sorted.remove(position);
        for later in self.sorted.iter_mut().filter(|other| **other > index) {
            *later -= 1;
        }
        self.keys.remove(index);
        Some(self.values.remove(index))
    }

    /// The keys, in the order received.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator + Clone {
        self.keys.iter().map(String::as_str)
    }

    /// The values, in the order received.
    #[must_use]
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> + DoubleEndedIterator + Clone {
        self.values.iter()
    }

    /// The entries, in the order received.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> + DoubleEndedIterator + Clone {
        self.keys().zip(self.values())
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|index| self.keys[*index].as_str().cmp(key))
    }

    /// The entries, sorted by their keys.
    fn sorted(&self) -> impl Iterator<Item = (&str, &T)> {
        self.sorted.iter().map(|index| (self.keys[*index].as_str(), &self.values[*index]))
    }

    /// The list to decode the value of a new entry into.
    pub(super) fn new_values(&mut self) -> &mut Vec<T> {
        &mut self.values
    }

    /// Adds the key of the value that was decoded last.
    pub(super) fn push_key(&mut self, key: &str) {
        self.keys.push(key.to_owned());
    }

    /// Sorts the entries that were decoded. Of a key that occurs twice, the first place and the last value are kept.
    pub(super) fn sort(&mut self) {
        let mut sorted: Vec<usize> = (0..self.keys.len()).collect();
        sorted.sort_by(|one, other| self.keys[*one].cmp(&self.keys[*other]));
        let mut superfluous = vec![false; self.keys.len()];
        for same in sorted.chunk_by(|one, other| self.keys[*one] == self.keys[*other]) {
            if let [first, .., last] = *same {
                self.values.swap(first, last);
                same[1..].iter().for_each(|index| superfluous[*index] = true);
            }
        }
        if superfluous.contains(&true) {
            let keeps = |index: &mut usize| {
                *index += 1;
                !superfluous[*index - 1]
            };
            let (mut key, mut value) = (0, 0);
            self.keys.retain(|_| keeps(&mut key));
            self.values.retain(|_| keeps(&mut value));
            self.sort();
        } else {
            self.sorted = sorted;
        }
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.sorted().eq(other.sorted())
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T: fmt::Debug> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// The value of a key.
///
/// # Panics
///
/// If the map has no such key.
impl<T> Index<&str> for Map<T> {
    type Output = T;

    fn index(&self, key: &str) -> &T {
        match self.get(key) {
            Some(value) => value,
            None => panic!("no entry for this key"),
        }
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Into<String>, T> Extend<(K, T)> for Map<T> {
    fn extend<I: IntoIterator<Item = (K, T)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::iter::Zip<std::vec::IntoIter<String>, std::vec::IntoIter<T>>;

    /// The entries, in the order received.
    fn into_iter(self) -> Self::IntoIter {
        self.keys.into_iter().zip(self.values)
    }
}

impl<T: Value> Entries for Map<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entry(&self, index: usize) -> (&str, View<'_>) {
        (&self.keys[index], self.values[index].view())
    }
}

impl<'de, T: Value> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode_value(deserializer, "Map")
    }
}

impl<T: Value> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        View::Map(self).serialize(serializer)
    }
}
