//! Long texts read again: where a question's words stand close together, there its answer stands. Only the best few
//! offers are read, and only long ones: a card is a passage itself.

use super::fold::{fold, written};
use super::lexicon::content;
use super::question::is_unfinished;
use super::{Scores, Search, ages, stem};
use nahbei_catalogue::{Offer, Text};
use rustc_hash::FxHashMap as HashMap;
use std::collections::VecDeque;

/// A text is long from so many words on, by eights.
const LONG: u8 = 20;
/// So many of the best answers are read again.
const MOST_READ: usize = 30;
/// Words that count within so many others stand close together: a sentence or so.
const CLOSE: usize = 8;
/// A passage with all words of a question raises its text's score by that share; at 0 it would not matter where they
/// stand.
const PASSAGE: f32 = 1.0;

impl Search {
    /// Raises the scores of long texts by their best passage.
    pub(crate) fn read_again(&self, text: &str, offers: &[Offer], scores: &mut Scores) {
        let is_long = |offer: u32| self.lengths.get(offer as usize).is_some_and(|length| *length >= LONG);
        let mut best: Vec<(u32, f32)> =
            scores.found().iter().copied().filter(|(offer, _)| is_long(*offer)).collect();
        if best.is_empty() {
            return;
        }
        super::best_first(&mut best);
        best.truncate(MOST_READ);
        let unfinished = is_unfinished(text);
        let stems = self.apart(content(&ages::without_ages(text)), unfinished);
        let count = stems.len();
        let mut words: HashMap<&str, (usize, f32)> = HashMap::default();
        let mut weights = Vec::new();
        for (at, word) in stems.iter().enumerate() {
            let asked = self.readings(word, unfinished && at + 1 == count);
            weights.push(asked.weight);
            for (stem, sure) in asked.stems {
                let known = words.entry(self.vocabulary.get(stem)).or_insert((at, sure));
                if known.1 < sure {
                    *known = (at, sure);
                }
            }
        }
        let whole: f32 = weights.iter().sum();
        if whole <= 0.0 {
            return;
        }
        let passages: Vec<(u32, f32)> = best
            .iter()
            .filter_map(|(number, _)| {
                let offer = offers.get(*number as usize)?;
                Some((*number, best_passage(offer, &words, &weights) / whole))
            })
            .collect();
        scores.raise_found(|offer| {
            let passage = passages.iter().find(|(known, _)| *known == offer);
            passage.map_or(1.0, |(_, share)| 1.0 + PASSAGE * share)
        });
    }
}

/// What the words of the best passage weigh together.
fn best_passage(offer: &Offer, words: &HashMap<&str, (usize, f32)>, weights: &[f32]) -> f32 {
    let mut best = 0.0_f32;
    // The words of the question in the passage before, each with its place in the text.
    let mut passage: VecDeque<(usize, usize, f32)> = VecDeque::new();
    let mut place = 0;
    let texts = [&offer.summary, &offer.what_you_get, &offer.description];
    for text in texts.into_iter().filter_map(|text| text.known()).flat_map(Text::iter).map(|(_, text)| text) {
        for word in written(text) {
            let word = fold(word);
            if stem::is_stop_word(&word) {
                continue;
            }
            place += 1;
            let Some((asked, sure)) = words.get(stem::stem(&word)) else { continue };
            passage.push_back((place, *asked, *sure));
            while passage.front().is_some_and(|(first, ..)| first + CLOSE <= place) {
                passage.pop_front();
            }
            let weight = |asked: usize| {
                let here = passage.iter().filter(|(_, other, _)| *other == asked);
                here.map(|(.., sure)| *sure).fold(0.0, f32::max)
            };
            let sum: f32 = (0..).zip(weights).map(|(asked, weighs)| weighs * weight(asked)).sum();
            best = best.max(sum);
        }
        place += CLOSE;
    }
    best
}
