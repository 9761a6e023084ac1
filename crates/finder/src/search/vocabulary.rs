//! All stems of a text collection in order, with every way to find one: whole, by its beginning, misspelled, or as a
//! part of a compound. It knows neither offers nor meanings.

/// The number of a stem in its [`Vocabulary`].
pub(super) type Stem = u32;

/// The longest word that is compared letter by letter; what is longer is no word.
const LONGEST: usize = 40;

/// Sorted stems, packed one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    text: String,
    ends: Vec<u32>,
    /// One bit for each letter that occurs; what shares few letters need not be compared.
    letters: Vec<u32>,
    lengths: Vec<u8>,
}

impl Vocabulary {
    /// From stems in any order; each counts once.
    pub(super) fn new(mut stems: Vec<String>) -> Self {
        stems.sort_unstable();
        stems.dedup();
        let mut vocabulary = Self::default();
        for stem in stems {
            vocabulary.letters.push(letters(&stem));
            vocabulary.lengths.push(u8::try_from(stem.chars().count()).unwrap_or(u8::MAX));
            vocabulary.text.push_str(&stem);
            vocabulary.ends.push(u32::try_from(vocabulary.text.len()).unwrap_or(u32::MAX));
        }
        vocabulary
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * 9
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
        let at = number(self.place(word));
        (self.get(at) == word && !word.is_empty()).then_some(at)
    }

    /// The stems that begin with `beginning`.
    pub(super) fn beginning_with(&self, beginning: &str) -> std::ops::Range<Stem> {
        let from = self.place(beginning);
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(number(middle)).starts_with(beginning) { low = middle + 1 } else { high = middle }
        }
        number(from)..number(low)
    }

    /// The stems within `most` typing errors of `word`, with their number of errors: a letter too many, too few,
    /// another one, or two exchanged.
    pub(super) fn misspelled(&self, word: &str, most: u8, mut found: impl FnMut(Stem, u8)) {
        let (wanted, length) = decode(word);
        let asked = letters(word);
        // An error changes at most two of the letters that occur.
        let differences = u32::from(most) * 2;
        for (at, (letters, other)) in self.letters.iter().zip(&self.lengths).enumerate() {
            if (letters ^ asked).count_ones() > differences || other.abs_diff(length) > most {
                continue;
            }
            let stem = number(at);
            let (candidate, other) = decode(self.get(stem));
            let pair = (wanted.get(..usize::from(length)), candidate.get(..usize::from(other)));
            if let (Some(one), Some(two)) = pair
                && let Some(errors) = errors(one, two, most)
                && errors > 0
            {
                found(stem, errors);
            }
        }
    }
}

fn number(at: usize) -> Stem {
    Stem::try_from(at).unwrap_or(Stem::MAX)
}

fn letters(word: &str) -> u32 {
    word.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 32))
}

fn decode(word: &str) -> ([char; LONGEST], u8) {
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
    if one.len().abs_diff(two.len()) > usize::from(most) {
        return None;
    }
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    let row = |at: usize| at % 3;
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = u8::try_from(at).unwrap_or(u8::MAX);
    }
    for (i, a) in (1..).zip(one) {
        let mut least = u8::try_from(i).unwrap_or(u8::MAX);
        rows[row(i)][0] = least;
        for (j, b) in (1..).zip(two) {
            let cost = u8::from(a != b);
            let mut cell =
                (rows[row(i - 1)][j] + 1).min(rows[row(i)][j - 1] + 1).min(rows[row(i - 1)][j - 1] + cost);
            if i > 1 && j > 1 && one.get(i - 2) == Some(b) && two.get(j - 2) == Some(a) {
                cell = cell.min(rows[row(i + 1)][j - 2] + 1);
            }
            rows[row(i)][j] = cell;
            least = least.min(cell);
        }
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
        Vocabulary::new(words.iter().map(|word| (*word).to_owned()).collect())
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
        fn errors_are_the_same_in_both_directions(one in "[abc]{0,8}", two in "[abc]{0,8}") {
            let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
            prop_assert_eq!(errors(&a, &b, 3), errors(&b, &a, 3));
        }

        #[test]
        fn every_stem_within_the_errors_is_found(words in prop::collection::vec("[a-dа-г]{1,9}", 1..20), asked in "[a-dа-г]{1,9}") {
            let all = Vocabulary::new(words.clone());
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
