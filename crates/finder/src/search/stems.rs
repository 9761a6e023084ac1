//! Stems by numbers, and every way to write a word folded and cut once, however often it comes. It knows neither offers
//! nor phrases.

use super::MOST_WORDS;
use super::fold::{fold, written};
use super::stem::{is_filler, is_stop_word, stem};
use rustc_hash::{FxBuildHasher, FxHashMap as HashMap};
use std::hash::BuildHasher;

/// Stems numbered as they come, one text after the other in one piece: a hundred thousand small ones take more room.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    text: String,
    ends: Vec<u32>,
    /// Where a stem's hash points to, or behind it, stands its number and one more; 0 where there is none. Twice as many
    /// as stems, or more.
    slots: Vec<u32>,
}

impl Numbers {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Every stem, in the order of the numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..).take(self.len()).map(|number| self.get(number))
    }

    pub(super) fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let end = self.ends.get(at).map_or(0, |end| *end as usize);
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.text.get(begin..end).unwrap_or_default()
    }

    /// The slot of a stem, or the empty one it may take, and what it holds.
    fn slot(&self, stem: &str) -> (usize, u32) {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = FxBuildHasher.hash_one(stem) as usize & last;
        loop {
            match self.slots.get(at).copied().unwrap_or_default() {
                filled if filled > 0 && self.get(filled - 1) != stem => at = (at + 1) & last,
                found => return (at, found),
            }
        }
    }

    pub(super) fn find(&self, stem: &str) -> Option<u32> {
        self.slot(stem).1.checked_sub(1)
    }

    /// The number of a stem; one that is new gets the next.
    pub(super) fn number(&mut self, stem: &str) -> u32 {
        if self.len() * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(64)];
            for number in 1..=self.len() as u32 {
                let (at, _) = self.slot(self.get(number - 1));
                self.fill(at, number);
            }
        }
        let (at, found) = self.slot(stem);
        found.checked_sub(1).unwrap_or_else(|| {
            self.text.push_str(stem);
            self.ends.push(self.text.len() as u32);
            self.fill(at, self.len() as u32);
            self.len() as u32 - 1
        })
    }

    fn fill(&mut self, at: usize, number: u32) {
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number;
        }
    }
}

/// What is known of a word, in one number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known(u32);

/// Questions without it ask the same.
const SMALL: u32 = 1;
/// Even sayings without it say the same.
const FILLER: u32 = 2;
/// Its stem is a letter alone.
const LETTER: u32 = 4;
const BITS: u32 = 3;

impl Known {
    fn new(stem: u32, text: &str, word: &str) -> Self {
        let bit = |is: bool, bit: u32| if is { bit } else { 0 };
        let is_letter = text.chars().count() == 1 && !text.bytes().all(|letter| letter.is_ascii_digit());
        Self(
            stem << BITS
                | bit(is_stop_word(word), SMALL)
                | bit(is_filler(word), FILLER)
                | bit(is_letter, LETTER),
        )
    }

    pub(super) const fn stem(self) -> u32 {
        self.0 >> BITS
    }

    pub(super) const fn is_small(self) -> bool {
        self.0 & SMALL != 0
    }
}

/// The stems of many texts.
#[derive(Debug, Default)]
pub(super) struct Stems<'t> {
    pub(super) numbers: Numbers,
    /// Words as they are written.
    words: HashMap<&'t str, Known>,
}

impl<'t> Stems<'t> {
    /// Begins with stems that have their numbers.
    pub(super) fn of(numbers: Numbers) -> Self {
        Self { numbers, words: HashMap::default() }
    }

    /// What is known of a word as it is written; `None` where nothing of it sounds.
    pub(super) fn known(&mut self, written: &'t str) -> Option<Known> {
        if let Some(known) = self.words.get(written) {
            return Some(*known);
        }
        let word = Some(fold(written)).filter(|word| !word.is_empty())?;
        let stem = stem(&word);
        let known = Known::new(self.numbers.number(stem), stem, &word);
        self.words.insert(written, known);
        Some(known)
    }

    /// The stems of a text that carry its meaning: [`content`](super::lexicon::content) by numbers.
    pub(super) fn content(&mut self, text: &'t str) -> Vec<u32> {
        self.without(SMALL, text).into_iter().map(Known::stem).collect()
    }

    /// The stems of a saying, each once and not too many: what [`once`](super::question::once) leaves of a
    /// [`saying`](super::lexicon::saying), by numbers.
    pub(super) fn saying(&mut self, text: &'t str) -> Vec<u32> {
        let kept = self.without(FILLER, text);
        let alone = kept.len() == 1;
        let mut stems = Vec::new();
        for known in kept.into_iter().filter(|known| alone || known.0 & LETTER == 0) {
            if stems.len() < MOST_WORDS && !stems.contains(&known.stem()) {
                stems.push(known.stem());
            }
        }
        stems
    }

    /// The words of a text without those of a kind, unless there are no others.
    fn without(&mut self, kind: u32, text: &'t str) -> Vec<Known> {
        let mut words: Vec<Known> = written(text).filter_map(|word| self.known(word)).collect();
        if words.iter().any(|known| known.0 & kind == 0) {
            words.retain(|known| known.0 & kind == 0);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Stems};
    use crate::search::lexicon::{content, saying};
    use crate::search::question::once;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_stem_keeps_its_number(stems in prop::collection::vec("[a-cж]{0,4}", 0..300)) {
            let mut numbers = Numbers::default();
            let given: Vec<u32> = stems.iter().map(|stem| numbers.number(stem)).collect();
            for (stem, number) in stems.iter().zip(given) {
                prop_assert_eq!(numbers.find(stem), Some(number));
                prop_assert_eq!(numbers.get(number), stem);
            }
            prop_assert_eq!(numbers.find("d"), None);
            prop_assert!(numbers.iter().enumerate().all(|(at, stem)| numbers.find(stem) == Some(at as u32)));
        }

        #[test]
        fn texts_fall_into_the_same_stems_as_questions(
            texts in prop::collection::vec("((ich|kann|nicht|Mütter|hilft|a|7|я|мой|مدرسة|[a-zä'-]{0,6})[ .]){0,8}", 1..6),
        ) {
            let mut stems = Stems::default();
            for text in &texts {
                let numbers = stems.saying(text);
                let read: Vec<&str> = numbers.iter().map(|number| stems.numbers.get(*number)).collect();
                prop_assert_eq!(read, once(saying(text)));
                let numbers = stems.content(text);
                let read: Vec<&str> = numbers.iter().map(|number| stems.numbers.get(*number)).collect();
                prop_assert_eq!(read, content(text));
            }
        }
    }
}
