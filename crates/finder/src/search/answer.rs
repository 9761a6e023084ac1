//! From a question to the offers that answer it best: the most telling lists of offers are read first, and reading ends
//! where nothing left can change the answer. What a word stands for is not known here.

#[cfg(test)]
mod tests;

use super::lexicon::content;
use super::order::best_first;
use super::postings::{List, Place};
use super::question::is_unfinished;
use super::scores::LetsIn;
use super::{AGAIN, ASIDE, Asked, KIND, LENGTH, NAME, OfKind, Scores, Search, TOPIC, ages, stem};

/// Reading so many offers costs less than finding out whether they need to be read.
const LEAST_READ: usize = 64;
/// Looking at an offer again costs as much as reading so many that nobody is let in by.
const LOOK_AGAIN: usize = 12;
/// Letting one in costs as much as finding out for so many what must be reached.
const LET_IN: usize = 4;
/// Asking whether a list holds an offer costs as much as reading so many.
const ASK: usize = 4;

/// Which offers count.
pub(crate) enum Among<'a> {
    /// These; some may come twice.
    These(&'a mut dyn Iterator<Item = u32>),
    /// Each for which this is true, or every one.
    All(Option<&'a dyn Fn(u32) -> bool>),
}

/// A list of offers that one word, or the question's kinds, lead to.
struct Source<'s> {
    offers: Offers<'s>,
    /// The number of the word; for kinds the one behind the last word.
    word: usize,
    /// How well an offer answers at most, and how well for each part of its own.
    most: f32,
    share: f32,
}

enum Offers<'s> {
    Holding(List<'s>),
    OfKind(&'s [OfKind]),
}

impl Offers<'_> {
    /// What reading takes, in offers read; `looked_at` is how many are looked at when no others come in.
    fn costs(&self, looked_at: Option<usize>) -> usize {
        match (self, looked_at) {
            (Self::Holding(list), Some(looked_at)) if list.holds().is_some() => looked_at * ASK,
            _ => self.length(),
        }
    }

    const fn is_of_kind(&self) -> bool {
        matches!(self, Self::OfKind(_))
    }

    fn length(&self) -> usize {
        match self {
            Self::Holding(list) => list.length as usize,
            Self::OfKind(list) => list.len(),
        }
    }
}

impl Search {
    /// Scores each offer that answers `text`, or as many as there must be among them to have the best `limit`.
    pub(crate) fn scores(&self, text: &str, limit: usize, among: Among, scores: &mut Scores) {
        let text_without = ages::without_ages(text);
        let meant = self.meant(text, &text_without, &mut scores.met);
        let unfinished = is_unfinished(text);
        let mut stems = self.apart(content(&text_without), unfinished);
        if !meant.is_empty() {
            // A saying of small words ("ich kann nicht mehr") is understood, its words alone lead nowhere.
            stems.retain(|stem| !stem::is_stop_word(stem));
        }
        let count = stems.len();
        for joined in self.joined_words(text) {
            if !stems.contains(&joined) {
                stems.push(joined);
            }
        }
        let asked = stems.iter().enumerate();
        let asked: Vec<Asked> =
            asked.map(|(at, stem)| self.readings(stem, unfinished && at + 1 == count)).collect();
        let whole: f32 = asked.iter().map(|asked| asked.weight).sum();
        let weights: Vec<f32> = asked.iter().map(|asked| asked.weight / whole.max(f32::EPSILON)).collect();

        let mut sources = Vec::new();
        for (word, asked) in asked.iter().enumerate() {
            for (stem, sure) in &asked.stems {
                for (list, place) in self.postings.lists(*stem).into_iter().zip(Place::ALL) {
                    let share = sure * weight(place) / NAME;
                    let most = share * self.shortest;
                    sources.push(Source { offers: Offers::Holding(list), word, most, share });
                }
            }
        }
        for (kind, sure) in self.with_others(&meant) {
            let offers = Offers::OfKind(self.kinds.get(kind as usize).map_or(&[], Vec::as_slice));
            let share = KIND * sure;
            sources.push(Source { offers, word: asked.len(), most: share, share });
        }
        sources.retain(|source| source.offers.length() > 0);
        scores.begin(self.lengths.len(), weights.clone());
        self.read_sources(&sources, &weights, limit, among, scores);
        scores.end();
    }

    /// Reads the lists, those first that may count most.
    fn read_sources(
        &self,
        sources: &[Source],
        weights: &[f32],
        limit: usize,
        among: Among,
        scores: &mut Scores,
    ) {
        let weight = |source: &Source| weights.get(source.word).copied().unwrap_or(1.0);
        let mut order: Vec<(u32, f32)> =
            (0..).zip(sources).map(|(at, source)| (at, source.most * weight(source))).collect();
        best_first(&mut order);
        begin_with_names(&mut order, sources, limit);
        // What each word, and the kinds, may still be worth in an offer once the lists before were read.
        let mut rests: Vec<f32> = vec![0.0; weights.len() + 1];
        let order: Vec<(&Source, f32)> = order
            .iter()
            .rev()
            .filter_map(|(at, _)| {
                let source = sources.get(*at as usize)?;
                let rest = rests.get_mut(source.word)?;
                Some((source, std::mem::replace(rest, rest.max(source.most))))
            })
            .collect();
        let mut open = match among {
            Among::These(offers) => {
                offers.for_each(|offer| scores.look_at(offer));
                None
            }
            Among::All(lets_in) => Some(lets_in),
        };
        let (mut read, mut least) = (0, 0.0);
        for (source, rest) in order.iter().rev() {
            let is_closed = open.is_none();
            read += source.offers.costs(is_closed.then_some(scores.len()));
            let mut may_rise = true;
            let worth = if is_closed { scores.len() * LOOK_AGAIN } else { scores.len() / LET_IN };
            if read >= worth.max(LEAST_READ) {
                read = 0;
                least = scores.reached_by(limit);
                open = open.filter(|_| scores.score(&rests) >= least);
                if open.is_none() {
                    may_rise = scores.keep(least, &rests, source.word, source.most);
                } else if (limit..=source.offers.length()).contains(&scores.len()) {
                    // Letting an offer in costs more than reading on; with what this list adds to those looked at, they
                    // may be enough.
                    self.read_source(source, None, scores);
                    least = scores.reached_by(limit);
                    open = open.filter(|_| scores.score(&rests) >= least);
                    may_rise = open.is_some();
                }
            }
            if may_rise {
                let door = open.map(|lets_in| (lets_in, scores.least_value(&rests, source.word, least)));
                self.read_source(source, door, scores);
            }
            if let Some(left) = rests.get_mut(source.word) {
                *left = *rest;
            }
        }
    }

    /// Reads one list. Where there is a `door`, offers come in that were not looked at before: those that are let in and
    /// are worth so much here.
    fn read_source(&self, source: &Source, door: Option<(LetsIn, f32)>, scores: &mut Scores) {
        let Source { word, share, .. } = *source;
        match (&source.offers, door) {
            (Offers::OfKind(list), Some((lets_in, least))) => {
                for of_kind in *list {
                    scores.raise_or_let_in(of_kind.offer(), word, share * of_kind.sure(), least, lets_in);
                }
            }
            (Offers::OfKind(list), None) => {
                for of_kind in *list {
                    scores.raise(of_kind.offer(), word, || share * of_kind.sure());
                }
            }
            (Offers::Holding(list), Some((lets_in, least))) => list.each(|offer| {
                scores.raise_or_let_in(offer, word, share * self.shortness(offer), least, lets_in);
            }),
            (Offers::Holding(list), None) => match list.holds() {
                Some(holds) => scores
                    .raise_each(word, |offer| if holds(offer) { share * self.shortness(offer) } else { 0.0 }),
                None => list.each(|offer| scores.raise(offer, word, || share * self.shortness(offer))),
            },
        }
    }

    /// An offer with fewer words than the usual one counts more for the same words.
    fn shortness(&self, offer: u32) -> f32 {
        let length = self.lengths.get(offer as usize).copied().unwrap_or_default();
        self.shortness.get(usize::from(length)).copied().unwrap_or_default()
    }
}

/// Where kinds would be read first, puts the most telling names before them, if those are fewer and yet enough: what
/// bears the name and is of the kind is rarely surpassed, and then nobody else has to be let in.
fn begin_with_names(order: &mut [(u32, f32)], sources: &[Source], limit: usize) {
    let source = |at: usize| order.get(at).and_then(|(source, _)| sources.get(*source as usize));
    let names = (0..order.len()).find(|at| source(*at).is_some_and(|source| !source.offers.is_of_kind()));
    let lengths = source(0).zip(names.and_then(source));
    if let Some((first, names_source)) = lengths
        && let Some(names) = names
        && (limit..first.offers.length()).contains(&names_source.offers.length())
        && let Some(before) = order.get_mut(..=names)
    {
        before.rotate_right(1);
    }
}

/// What offers of each length, by eight words, count more or less than the usual one.
pub(super) fn shortness(usual: f32) -> Vec<f32> {
    let of_length = |length: u8| 1.0 / (1.0 - LENGTH + LENGTH * (f32::from(length) + 1.0) / usual).max(0.5);
    (0..=u8::MAX).map(of_length).collect()
}

const fn weight(place: Place) -> f32 {
    match place {
        Place::Name => NAME,
        Place::Topic => TOPIC,
        Place::Again => AGAIN,
        Place::Aside => ASIDE,
    }
}
