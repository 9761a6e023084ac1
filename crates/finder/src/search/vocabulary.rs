//! All stems of a text collection in order, with every way to find one: whole, by its beginning, misspelled, or as a
//! part of a compound. It knows neither offers nor meanings.

use super::sketch::Sketch;
use std::ops::Range;

/// The number of a stem in its [`Vocabulary`].
pub(super) type Stem = u32;

/// More stems than this are not compared letter by letter.
const LAST_STEM: u64 = (1 << 26) - 1;
/// The longest word that is compared letter by letter; what is longer is no word.
const LONGEST: usize = 40;

/// Sorted stems, packed one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    text: String,
    ends: Vec<u32>,
    /// The stems by their number of letters, those of one number by which letters occur; and where those of each
    /// number end.
    by_length: Vec<Stem>,
    length_ends: Vec<u32>,
    /// For each of `by_length` one bit for each letter that occurs; what shares few letters need not be compared.
    letters: Vec<u32>,
    /// For each block of them the letters that all of it hold, and those that any holds: most blocks need not be read.
    blocks: Vec<(u32, u32)>,
    /// Most of what is no stem is known to be none without looking for it.
    sketch: Sketch,
    /// The same for every four bytes in a row that any stem holds; none where nobody asks for parts of stems.
    grams: Option<Sketch>,
    /// For each of `by_length` a bit for each two bytes in a row, for the same purpose; several pairs share a bit.
    pairs: Vec<u32>,
}

/// So many bytes in a row are looked up before stems are read for them.
const GRAM: usize = 4;

/// So many bytes of a stem are compared as a number; the rest of it tells sixteen million stems apart.
const BEGINNING: usize = 5;
/// So many stems are passed over at once.
const BLOCK: usize = 16;

impl Vocabulary {
    /// From stems in any order; each counts once.
    pub(super) fn new(stems: &[&str]) -> Self {
        let mut stems = in_order(stems);
        stems.dedup();
        let mut vocabulary = Self { sketch: Sketch::of(stems.len()), ..Self::default() };
        for stem in stems {
            vocabulary.sketch.note(stem.as_bytes());
            vocabulary.text.push_str(stem);
            vocabulary.ends.push(u32::try_from(vocabulary.text.len()).unwrap_or(u32::MAX));
        }
        vocabulary.order_by_length();
        vocabulary
    }

    /// The same, ready to be asked which stems hold a part: most parts of misspelled words stand in none.
    pub(super) fn with_parts(stems: &[&str]) -> Self {
        let mut vocabulary = Self::new(stems);
        let mut grams = Sketch::of(vocabulary.len());
        for stem in (0..number(vocabulary.len())).map(|stem| vocabulary.get(stem)) {
            for gram in stem.as_bytes().windows(GRAM) {
                grams.note(gram);
            }
        }
        vocabulary.grams = Some(grams);
        vocabulary.pairs = vocabulary.by_length.iter().map(|stem| pairs(vocabulary.get(*stem))).collect();
        vocabulary
    }

    fn order_by_length(&mut self) {
        // Six bits for the length, then the letters from "a" on: the first ones divide words best. The rest counts stems.
        let key = |stem: Stem| {
            let text = self.get(stem);
            let length = text.chars().count().min(LONGEST + 1) as u64;
            length << 58 | u64::from(letters(text).reverse_bits()) << 26 | u64::from(stem) & LAST_STEM
        };
        let mut keys: Vec<u64> = (0..number(self.len())).map(key).collect();
        keys.sort_unstable();
        self.by_length = keys.iter().map(|key| (key & LAST_STEM) as Stem).collect();
        self.letters = keys.iter().map(|key| ((key >> 26) as u32).reverse_bits()).collect();
        let of_block = |letters: &[u32]| {
            letters.iter().fold((u32::MAX, 0), |(all, any), letters| (all & letters, any | letters))
        };
        self.blocks = self.letters.chunks(BLOCK).map(of_block).collect();
        self.length_ends = (1..=LONGEST as u64 + 2)
            .map(|next| number(keys.partition_point(|key| key >> 58 < next)))
            .collect();
    }

    /// The stems of so many letters that lack at most `gone` of the `asked` letters and hold at most `come` others, by
    /// their places in `by_length`.
    fn alike(&self, lengths: Range<usize>, asked: u32, gone: u32, come: u32) -> impl Iterator<Item = usize> {
        let end_of = |length: usize| self.length_ends.get(length).map_or(self.len(), |end| *end as usize);
        let start = lengths.start.checked_sub(1).map_or(0, end_of);
        let range = start..lengths.end.checked_sub(1).map_or(0, end_of).max(start);
        let may_be = move |all: u32, any: u32| {
            (asked & !any).count_ones() <= gone && (all & !asked).count_ones() <= come
        };
        let first = range.start / BLOCK;
        let blocks = self.blocks.get(first..range.end.div_ceil(BLOCK)).unwrap_or_default();
        let possible = (first..).zip(blocks).filter(move |(_, (all, any))| may_be(*all, *any));
        possible
            .flat_map(move |(block, _)| {
                (block * BLOCK).max(range.start)..((block + 1) * BLOCK).min(range.end)
            })
            .filter(move |at| self.letters.get(*at).is_some_and(|letters| may_be(*letters, *letters)))
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
            + self.ends.len() * 12
            + size_of_val(&self.blocks[..])
            + size_of_val(&self.length_ends[..])
            + self.sketch.bytes()
            + size_of_val(&self.pairs[..])
            + self.grams.as_ref().map_or(0, Sketch::bytes)
    }

    pub(super) fn get(&self, stem: Stem) -> &str {
        let at = stem as usize;
        let end = self.ends.get(at).map_or(0, |end| *end as usize);
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.text.get(begin..end).unwrap_or_default()
    }

    /// The first stem that is not smaller than `word`.
    fn place(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(number(middle)) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    pub(super) fn find(&self, word: &str) -> Option<Stem> {
        if !self.sketch.may_hold(word.as_bytes()) {
            return None;
        }
        let at = number(self.place(word));
        (self.get(at) == word && !word.is_empty()).then_some(at)
    }

    /// The stems that begin with `beginning`.
    pub(super) fn beginning_with(&self, beginning: &str) -> Range<Stem> {
        let from = self.place(beginning);
        let begins = |at: usize| at < self.len() && self.get(number(at)).starts_with(beginning);
        // Mostly they are few: steps that double come to their end sooner than halves of all.
        let mut step = 1;
        while begins(from + step - 1) {
            step *= 2;
        }
        let (mut low, mut high) = (from + step / 2, (from + step - 1).min(self.len()));
        while low < high {
            let middle = usize::midpoint(low, high);
            if begins(middle) { low = middle + 1 } else { high = middle }
        }
        number(from)..number(low)
    }

    /// How many bytes at the beginning of `word` some stem begins with.
    pub(super) fn common_beginning(&self, word: &str) -> usize {
        let at = self.place(word);
        let shared =
            |at: usize| word.bytes().zip(self.get(number(at)).bytes()).take_while(|(a, b)| a == b).count();
        shared(at).max(at.checked_sub(1).map_or(0, shared))
    }

    /// The longer stems that hold `part` anywhere, in no order.
    pub(super) fn holding<'v>(&'v self, part: &'v str) -> impl Iterator<Item = Stem> + 'v {
        // Stems are short: a search that prepares itself for each takes longer than four bytes at each place.
        let head = part.len().min(GRAM);
        let mask = u32::MAX.unbounded_shr((8 * (GRAM - head)) as u32);
        let push = |bytes: u32, byte: &u8| bytes << 8 | u32::from(*byte);
        let wanted = part.as_bytes().iter().take(head).fold(0, push);
        let holds = move |stem: &str| {
            let mut bytes = 0;
            (1..).zip(stem.as_bytes()).any(|(end, byte)| {
                bytes = push(bytes, byte);
                bytes & mask == wanted
                    && end >= head
                    && stem.as_bytes()[end - head..].starts_with(part.as_bytes())
            })
        };
        let holds_all = |grams: &Sketch| part.as_bytes().windows(GRAM).all(|gram| grams.may_hold(gram));
        let is_possible = self.grams.as_ref().is_none_or(holds_all);
        let shortest = if is_possible { part.chars().count() + 1 } else { LONGEST + 2 };
        let longer = shortest..LONGEST + 2;
        let asked = pairs(part);
        let possible = self.alike(longer, letters(part), 0, u32::BITS);
        let possible = possible.filter(move |at| self.pairs.get(*at).is_none_or(|pairs| asked & !pairs == 0));
        let stems = possible.filter_map(|at| self.by_length.get(at).copied());
        stems.filter(move |stem| holds(self.get(*stem)))
    }

    /// The stems within `most` typing errors of `word`, with their number of errors: a letter too many, too few,
    /// another one, or two exchanged.
    pub(super) fn misspelled(&self, word: &str, most: u8, mut found: impl FnMut(Stem, u8)) {
        let (wanted, length) = decode(word);
        let asked = letters(word);
        let wanted = wanted.get(..length).unwrap_or_default();
        let most_errors = usize::from(most);
        for other in length.saturating_sub(most_errors)..=(length + most_errors).min(LONGEST) {
            // An error takes one letter away or brings one or both; what is longer needs errors that bring letters alone.
            let gone = (most_errors - other.saturating_sub(length)) as u32;
            let come = (most_errors - length.saturating_sub(other)) as u32;
            for at in self.alike(other..other + 1, asked, gone, come) {
                if let Some(stem) = self.by_length.get(at).copied()
                    && let (candidate, _) = decode(self.get(stem))
                    && let Some(errors) = errors(wanted, candidate.get(..other).unwrap_or_default(), most)
                    && errors > 0
                {
                    found(stem, errors);
                }
            }
        }
    }
}

fn number(at: usize) -> Stem {
    Stem::try_from(at).unwrap_or(Stem::MAX)
}

/// Stems in order. Their beginnings are put in order as numbers first: comparing texts takes longer.
fn in_order<'s>(stems: &[&'s str]) -> Vec<&'s str> {
    let beginning = |stem: &str| {
        let bytes = stem.bytes().chain(std::iter::repeat(0)).take(BEGINNING);
        bytes.fold(0, |number, byte| number << 8 | u64::from(byte))
    };
    let place_bits = u64::BITS - 8 * BEGINNING as u32;
    let mut keys: Vec<u64> =
        (0..).zip(stems).map(|(at, stem): (u64, _)| beginning(stem) << place_bits | at).collect();
    keys.sort_unstable();
    let place = |key: &u64| (key & ((1 << place_bits) - 1)) as usize;
    let mut sorted: Vec<&str> = keys.iter().filter_map(|key| stems.get(place(key)).copied()).collect();
    let mut rest = &mut sorted[..];
    for alike in keys.chunk_by(|one, other| one >> place_bits == other >> place_bits) {
        let (first, others) = rest.split_at_mut(alike.len().min(rest.len()));
        first.sort_unstable();
        rest = others;
    }
    sorted
}

fn pairs(word: &str) -> u32 {
    let bit = |pair: &[u8]| {
        let pair = pair.iter().fold(0, |pair, byte| pair << 8 | u32::from(*byte));
        // The golden ratio: neighbours fall far apart.
        1 << (pair.wrapping_mul(0x9e37_79b1) >> 27)
    };
    word.as_bytes().windows(2).fold(0, |bits, pair| bits | bit(pair))
}

fn letters(word: &str) -> u32 {
    word.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 32))
}

fn decode(word: &str) -> ([char; LONGEST], usize) {
    let mut letters = ['\0'; LONGEST];
    let mut length = 0;
    for (place, letter) in letters.iter_mut().zip(word.chars()) {
        *place = letter;
        length += 1;
    }
    (letters, length)
}

/// Typing errors between two words, `None` beyond `most` (optimal string alignment).
pub(super) fn errors(one: &[char], two: &[char], most: u8) -> Option<u8> {
    let band = usize::from(most);
    if one.len().abs_diff(two.len()) > band {
        return None;
    }
    // What lies farther from the diagonal than there may be errors stays too much.
    let mut rows = [[most + 1; LONGEST + 2]; 3];
    let row = |at: usize| at % 3;
    for (at, cell) in (0..=most).zip(&mut rows[0]) {
        *cell = at;
    }
    for (i, a) in (1_usize..).zip(one) {
        let (from, to) = (i.saturating_sub(band).max(1), (i + band).min(two.len()));
        let mut least = if from == 1 { u8::try_from(i).unwrap_or(u8::MAX) } else { most + 1 };
        rows[row(i)][from - 1] = least;
        for j in from..=to {
            let Some(b) = two.get(j - 1) else { break };
            let cost = u8::from(a != b);
            let mut cell =
                (rows[row(i - 1)][j] + 1).min(rows[row(i)][j - 1] + 1).min(rows[row(i - 1)][j - 1] + cost);
            if i > 1 && j > 1 && one.get(i - 2) == Some(b) && two.get(j - 2) == Some(a) {
                cell = cell.min(rows[row(i + 1)][j - 2] + 1);
            }
            rows[row(i)][j] = cell;
            least = least.min(cell);
        }
        rows[row(i)][to + 1] = most + 1;
        if least > most {
            return None;
        }
    }
    Some(rows[row(one.len())][two.len()]).filter(|errors| *errors <= most)
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, errors};
    use proptest::prelude::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        Vocabulary::new(words)
    }

    #[test]
    fn typing_errors_are_counted_as_people_make_them() {
        for (one, two, most, expected) in [
            ("hausafgaben", "hausaufgaben", 2, Some(1)),
            ("hebame", "hebamme", 1, Some(1)),
            ("hebmame", "hebamme", 1, Some(1)),
            ("kidergraten", "kindergarten", 2, Some(2)),
            ("kita", "kur", 2, None),
            ("abc", "abc", 0, Some(0)),
            ("", "ab", 2, Some(2)),
        ] {
            let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
            assert_eq!(errors(&a, &b, most), expected, "{one} {two}");
        }
    }

    #[test]
    fn stems_are_found_whole_by_beginning_and_misspelled() {
        let words = vocabulary(&["hebamm", "hausaufgab", "haus", "kita", "hebamm"]);
        assert_eq!(words.len(), 4);
        assert_eq!(words.find("kita").map(|stem| words.get(stem)), Some("kita"));
        assert_eq!(words.find("kit"), None);
        let begun: Vec<&str> = words.beginning_with("ha").map(|stem| words.get(stem)).collect();
        assert_eq!(begun, ["haus", "hausaufgab"]);
        let mut found = Vec::new();
        words.misspelled("hebmam", 2, |stem, errors| found.push((words.get(stem).to_owned(), errors)));
        assert_eq!(found, [("hebamm".to_owned(), 1)]);
    }

    proptest! {
        #[test]
        fn stems_are_in_the_order_of_texts(words in prop::collection::vec("[a-bж]{0,9}", 0..60)) {
            let mut expected: Vec<&str> = words.iter().map(String::as_str).collect();
            let sorted = super::in_order(&expected);
            expected.sort_unstable();
            prop_assert_eq!(sorted, expected);
        }

        #[test]
        fn every_longer_stem_that_holds_a_part_is_found(
            words in prop::collection::vec("[a-cж]{1,12}", 1..80), part in "[a-cж]{1,5}",
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            for all in [Vocabulary::new(&words), Vocabulary::with_parts(&words)] {
                let mut found: Vec<&str> = all.holding(&part).map(|stem| all.get(stem)).collect();
                let mut expected: Vec<&str> =
                    words.iter().copied().filter(|word| word.contains(&part) && *word != part).collect();
                found.sort_unstable();
                expected.sort_unstable();
                expected.dedup();
                prop_assert_eq!(found, expected);
            }
        }

        #[test]
        fn errors_are_the_same_in_both_directions(one in "[abc]{0,8}", two in "[abc]{0,8}") {
            let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
            prop_assert_eq!(errors(&a, &b, 3), errors(&b, &a, 3));
        }

        #[test]
        fn every_stem_within_the_errors_is_found(words in prop::collection::vec("[a-dа-г]{1,9}", 1..20), asked in "[a-dа-г]{1,9}") {
            let all = Vocabulary::new(&words.iter().map(String::as_str).collect::<Vec<_>>());
            let mut found = Vec::new();
            all.misspelled(&asked, 2, |stem, _| found.push(all.get(stem).to_owned()));
            let asked: Vec<char> = asked.chars().collect();
            for word in words {
                let near = errors(&asked, &word.chars().collect::<Vec<_>>(), 2).is_some_and(|errors| errors > 0);
                prop_assert_eq!(found.contains(&word), near, "{}", word);
            }
        }
    }
}
