//! In which offers a stem stands, and how prominently; packed, because a phone holds them all. It weighs nothing.

/// How prominently a stem stands in an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Once in the long text: perhaps an aside.
    Aside,
    /// More than once in the long text.
    Again,
    /// In the summary, or again and again in the long text.
    Topic,
    /// In the name.
    Name,
}

impl Place {
    /// The most prominent first.
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Topic, Self::Again, Self::Aside];
}

/// The offers of a stem with their places, still being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Growing {
    bytes: Vec<u8>,
    last: u32,
    length: u32,
}

impl Growing {
    /// Adds an offer; its number is larger than the ones before.
    pub(super) fn push(&mut self, offer: u32, place: Place) {
        write((offer - self.last) << 2 | place as u32, &mut self.bytes);
        self.last = offer;
        self.length += 1;
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The offers at one place, by the gaps between them.
    fn gaps(&self, at: Place) -> (u32, Vec<u8>) {
        let (mut count, mut gaps, mut offer, mut last) = (0, Vec::new(), 0, 0);
        each_number(&self.bytes, |value| {
            offer += value >> 2;
            if value & 3 == at as u32 {
                write(offer - last, &mut gaps);
                (count, last) = (count + 1, offer);
            }
        });
        (count, gaps)
    }
}

/// For each stem four lists of offers, one for each place: what stands in names is found without reading the rest.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    /// List after list: the number of its offers, of its bytes, and the offers.
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// How many offers there are.
    offers: u32,
}

/// The offers in which a stem stands at one place, ascending.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct List<'p> {
    /// How many they are.
    pub(super) length: u32,
    bytes: &'p [u8],
    /// A bit for each offer, where that is shorter than the gaps between them.
    is_bits: bool,
}

impl List<'_> {
    /// Calls `visit` with each offer.
    pub(super) fn each(&self, mut visit: impl FnMut(u32)) {
        if self.is_bits {
            for (byte, mut bits) in (0..).zip(self.bytes.iter().copied()) {
                while bits != 0 {
                    visit(byte * 8 + bits.trailing_zeros());
                    bits &= bits - 1;
                }
            }
        } else {
            let mut offer = 0;
            each_number(self.bytes, |gap| {
                offer += gap;
                visit(offer);
            });
        }
    }

    /// Whether it holds an offer; `None` where that is known only after reading all.
    pub(super) fn holds(&self) -> Option<impl Fn(u32) -> bool> {
        let holds =
            |offer: u32| self.bytes.get(offer as usize / 8).is_some_and(|bits| bits & 1 << (offer % 8) != 0);
        self.is_bits.then_some(holds)
    }
}

impl Postings {
    /// Lists of the offers with numbers below `offers`.
    pub(super) fn of(offers: usize) -> Self {
        Self { offers: u32::try_from(offers).unwrap_or(u32::MAX), ..Self::default() }
    }

    /// Adds the lists of the next stem.
    pub(super) fn push(&mut self, growing: &Growing) {
        for place in Place::ALL.into_iter().filter(|_| !growing.is_empty()) {
            let (length, mut bytes) = growing.gaps(place);
            write(length, &mut self.bytes);
            if length == 0 {
                continue;
            }
            if is_bits(length, self.offers) {
                let mut bits = vec![0; self.offers.div_ceil(8) as usize];
                List { length, bytes: &bytes.clone(), is_bits: false }.each(|offer| {
                    if let Some(bits) = bits.get_mut(offer as usize / 8) {
                        *bits |= 1 << (offer % 8);
                    }
                });
                bytes = bits;
            }
            write(u32::try_from(bytes.len()).unwrap_or(u32::MAX), &mut self.bytes);
            self.bytes.extend(bytes);
        }
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }

    /// Whether the stem stands in any offer.
    pub(super) fn holds(&self, stem: u32) -> bool {
        !self.of_stem(stem).is_empty()
    }

    /// In how many offers the stem stands.
    pub(super) fn length(&self, stem: u32) -> u32 {
        self.lists(stem).iter().map(|list| list.length).sum()
    }

    /// The lists of a stem, in the order of [`Place::ALL`].
    pub(super) fn lists(&self, stem: u32) -> [List<'_>; 4] {
        let mut bytes = self.of_stem(stem);
        Place::ALL.map(|_| {
            let length = read(&mut bytes);
            if length == 0 {
                return List::default();
            }
            let size = read(&mut bytes) as usize;
            let (list, rest) = bytes.split_at(size.min(bytes.len()));
            bytes = rest;
            List { length, bytes: list, is_bits: is_bits(length, self.offers) }
        })
    }

    fn of_stem(&self, stem: u32) -> &[u8] {
        let at = stem as usize;
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(at).map_or(begin, |end| *end as usize);
        self.bytes.get(begin..end).unwrap_or_default()
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.len() + size_of_val(&self.ends[..])
    }
}

const fn is_bits(length: u32, offers: u32) -> bool {
    length > offers / 8
}

/// Writes a number, seven bits a byte; the last byte is below 128.
fn write(mut value: u32, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Takes a number away from the front; 0 where there is none.
fn read(bytes: &mut &[u8]) -> u32 {
    let (mut value, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    value
}

fn each_number(bytes: &[u8], mut visit: impl FnMut(u32)) {
    let (mut value, mut shift) = (0, 0);
    for byte in bytes {
        value |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            visit(value);
            (value, shift) = (0, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Growing, Place, Postings};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn what_was_written_is_read(
            offers in 1_usize..600,
            lists in prop::collection::vec(prop::collection::btree_map(0_u32..600, 0_usize..4, 0..200), 0..6),
        ) {
            let mut postings = Postings::of(offers);
            let known = |list: &BTreeMap<u32, usize>| -> Vec<(u32, usize)> {
                list.iter().map(|(offer, place)| (*offer, *place)).filter(|(offer, _)| (*offer as usize) < offers).collect()
            };
            for list in &lists {
                let mut growing = Growing::default();
                for (offer, place) in known(list) {
                    growing.push(offer, Place::ALL[place]);
                }
                postings.push(&growing);
            }
            for (stem, list) in (0..).zip(&lists) {
                let expected = known(list);
                prop_assert_eq!(postings.length(stem) as usize, expected.len());
                prop_assert_eq!(postings.holds(stem), !expected.is_empty());
                for (place, list) in postings.lists(stem).into_iter().enumerate() {
                    let mut read = Vec::new();
                    list.each(|offer| read.push(offer));
                    let expected: Vec<u32> = expected.iter().filter(|(_, at)| *at == place).map(|(offer, _)| *offer).collect();
                    prop_assert_eq!(list.length as usize, expected.len());
                    if let Some(holds) = list.holds() {
                        prop_assert!((0..700).all(|offer| holds(offer) == expected.contains(&offer)));
                    }
                    prop_assert_eq!(read, expected);
                }
            }
        }
    }
}
