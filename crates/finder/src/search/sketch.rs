//! What is known to be missing without looking for it: a bit for each hash that was noted. It holds nothing itself.

use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// So many bits there are for each entry, or up to twice as many.
const BITS: usize = 8;

/// Texts that were noted, by their hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch(Vec<u64>);

impl Sketch {
    /// An empty one for so many entries.
    pub(super) fn of(entries: usize) -> Self {
        Self(vec![0; (entries * BITS).next_power_of_two().max(64) / 64])
    }

    pub(super) fn note(&mut self, bytes: &[u8]) {
        let (place, bit) = self.place(bytes);
        if let Some(bits) = self.0.get_mut(place) {
            *bits |= bit;
        }
    }

    /// True for everything that was noted, and for a little of what was not.
    pub(super) fn may_hold(&self, bytes: &[u8]) -> bool {
        let (place, bit) = self.place(bytes);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn place(&self, bytes: &[u8]) -> (usize, u64) {
        let hash = FxBuildHasher.hash_one(bytes) as usize;
        ((hash / 64) & self.0.len().wrapping_sub(1), 1 << (hash % 64))
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.0[..])
    }
}
