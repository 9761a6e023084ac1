//! Which words of a shown text answer a question, so that a card can mark them. It ranks nothing.

use super::fold::is_silent;
use super::lexicon::content;
use super::question::is_unfinished;
use super::{Search, ages, compound, fold, stem};
use rustc_hash::FxHashSet as HashSet;
use std::ops::Range;

impl Search {
    /// The parts of `text`, in bytes, that answer `asked`.
    pub(crate) fn marks(&self, asked: &str, text: &str) -> Vec<Range<usize>> {
        let unfinished = is_unfinished(asked);
        let stems = self.apart(content(&ages::without_ages(asked)), unfinished);
        let count = stems.len();
        let mut wanted: HashSet<&str> = HashSet::default();
        for (at, word) in stems.iter().enumerate() {
            let readings = self.readings(word, unfinished && at + 1 == count);
            wanted.extend(readings.stems.iter().map(|(stem, _)| self.vocabulary.get(*stem)));
        }
        let known = |word: &str| wanted.get(word).copied();
        let mut marks = Vec::new();
        let mut begin = 0;
        for (end, letter) in text.char_indices().chain([(text.len(), ' ')]) {
            if letter.is_alphanumeric() || is_silent(letter) {
                continue;
            }
            let word = fold(text.get(begin..end).unwrap_or_default());
            let word = stem::stem(&word);
            let mut part = false;
            compound::parts(word, &known, &mut |_, _| part = true);
            if !word.is_empty() && (part || known(word).is_some()) {
                marks.push(begin..end);
            }
            begin = end + letter.len_utf8();
        }
        marks
    }
}
