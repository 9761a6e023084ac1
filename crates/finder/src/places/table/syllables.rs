//! Place names in fewer bytes: the commonest pairs of bytes become one byte, again and again, until "hausen"
//! and "dorf" are single bytes (byte pair encoding).
//!
//! Compresses nothing but short names that share syllables, so that the file is small on hosts that do not
//! compress; it knows no places.

use super::TableError;
use super::bytes::Bytes;
use std::collections::BTreeSet;

/// No syllable of a place name is longer; a damaged table cannot ask for more memory than this.
const LONGEST: usize = 64;

/// A pair takes three bytes itself; it must stand for more.
const LEAST_USES: u32 = 4;

/// What each byte of a packed name stands for.
pub(super) struct Syllables(Vec<Vec<u8>>);

impl Syllables {
    /// Reads the count of pairs, then for each pair the byte that stands for it and its two halves, which are
    /// letters or earlier pairs.
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Self, TableError> {
        let mut meanings: Vec<Vec<u8>> = (0..=u8::MAX).map(|byte| vec![byte]).collect();
        for _ in 0..bytes.byte()? {
            let [stands, left, right] = [bytes.byte()?, bytes.byte()?, bytes.byte()?].map(usize::from);
            let meaning = [&meanings[left][..], &meanings[right]].concat();
            if meaning.len() > LONGEST {
                return Err(TableError::Damaged("syllable"));
            }
            meanings[stands] = meaning;
        }
        Ok(Self(meanings))
    }

    /// The name that was packed.
    pub(super) fn unpack(&self, packed: &[u8]) -> Result<String, TableError> {
        let name: Vec<u8> = packed.iter().flat_map(|byte| &self.0[usize::from(*byte)]).copied().collect();
        String::from_utf8(name).map_err(|_| TableError::Damaged("name"))
    }
}

/// Packs names: what [`Syllables::read`] reads, and each name as [`Syllables::unpack`] takes it.
/// The same names always give the same bytes. Names must not hold a zero byte.
pub(super) fn pack(names: &[&str]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let mut packed: Vec<Vec<u8>> = names.iter().map(|name| name.as_bytes().to_vec()).collect();
    let letters: BTreeSet<u8> = packed.iter().flatten().copied().collect();
    let free = (1..=u8::MAX).filter(|byte| !letters.contains(byte));
    let mut lengths = [1_usize; 256];
    let mut count = 0;
    let mut pairs = vec![count];
    for stands in free {
        let Some([left, right]) = commonest_pair(&packed, &lengths) else { break };
        lengths[usize::from(stands)] = lengths[usize::from(left)] + lengths[usize::from(right)];
        count += 1;
        pairs.extend([stands, left, right]);
        for name in &mut packed {
            *name = with_pair_replaced(name, [left, right], stands);
        }
    }
    pairs[0] = count;
    (pairs, packed)
}

/// The pair found most often, the highest in order among equals, if it is worth its place.
fn commonest_pair(names: &[Vec<u8>], lengths: &[usize; 256]) -> Option<[u8; 2]> {
    let pairs = || names.iter().flat_map(|name| name.windows(2)).map(|pair| [pair[0], pair[1]]);
    let index = |pair| usize::from(u16::from_be_bytes(pair));
    let mut uses = vec![0_u32; 1 << 16];
    for pair in pairs() {
        uses[index(pair)] += 1;
    }
    let length = |pair: [u8; 2]| lengths[usize::from(pair[0])] + lengths[usize::from(pair[1])];
    let worth = pairs().filter(|pair| uses[index(*pair)] >= LEAST_USES && length(*pair) <= LONGEST);
    worth.max_by_key(|pair| (uses[index(*pair)], *pair))
}

fn with_pair_replaced(name: &[u8], pair: [u8; 2], stands: u8) -> Vec<u8> {
    let mut replaced = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [first, tail @ ..] = rest {
        if rest.starts_with(&pair) {
            replaced.push(stands);
            rest = &rest[2..];
        } else {
            replaced.push(*first);
            rest = tail;
        }
    }
    replaced
}
