//! In which offers a stem stands, and how prominently; packed, because a phone holds them all. It weighs nothing.

/// How prominently a stem stands in an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Once in the long text: perhaps an aside.
    Aside,
    /// In the summary, in a need, or again and again in the long text.
    Topic,
    /// In the name.
    Name,
}

impl Place {
    const ALL: [Self; 3] = [Self::Aside, Self::Topic, Self::Name];
}

/// A list that is still being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Growing {
    bytes: Vec<u8>,
    last: u32,
    pub(super) length: u32,
}

impl Growing {
    /// Adds an offer; its number is larger than the ones before.
    pub(super) fn push(&mut self, offer: u32, place: Place) {
        let mut value = (offer - self.last) << 2 | place as u32;
        self.last = offer;
        self.length += 1;
        while value >= 0x80 {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
}

/// One list for each stem.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    lengths: Vec<u32>,
}

impl Postings {
    pub(super) fn push(&mut self, list: &Growing) {
        self.bytes.extend_from_slice(&list.bytes);
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        self.lengths.push(list.length);
    }

    /// In how many offers the stem stands.
    pub(super) fn length(&self, stem: u32) -> u32 {
        self.lengths.get(stem as usize).copied().unwrap_or(0)
    }

    /// Calls `visit` with each offer that holds the stem.
    pub(super) fn each(&self, stem: u32, mut visit: impl FnMut(u32, Place)) {
        let at = stem as usize;
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(at).map_or(begin, |end| *end as usize);
        let (mut offer, mut value, mut shift) = (0, 0, 0);
        for byte in self.bytes.get(begin..end).unwrap_or_default() {
            value |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                offer += value >> 2;
                if let Some(place) = Place::ALL.get((value & 3) as usize) {
                    visit(offer, *place);
                }
                (value, shift) = (0, 0);
            }
        }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.len() + self.ends.len() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::{Growing, Place, Postings};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(lists in prop::collection::vec(prop::collection::btree_map(0_u32..2_000_000, 0_usize..3, 0..40), 0..6)) {
            let mut postings = Postings::default();
            for list in &lists {
                let mut growing = Growing::default();
                for (offer, place) in list {
                    growing.push(*offer, Place::ALL[*place]);
                }
                postings.push(&growing);
            }
            for (stem, list) in (0..).zip(&lists) {
                let mut read = Vec::new();
                postings.each(stem, |offer, place| read.push((offer, place as usize)));
                prop_assert_eq!(read, list.iter().map(|(a, b)| (*a, *b)).collect::<Vec<_>>());
                prop_assert_eq!(postings.length(stem) as usize, list.len());
            }
        }
    }
}
