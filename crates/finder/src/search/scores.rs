//! How well each offer answers a question, as far as it was read. It knows neither words nor lists.

use super::lexicon::Met;

/// An offer of no kind that was meant has to hold so much of what a question's words tell; what holds less holds one
/// of them by chance.
const LEAST: f32 = 0.25;
/// The share of its score that an offer keeps where it holds next to none of the question's words.
const ANY_WORD: f32 = 0.5;
/// Where it is asked how many offers reach which score, scores are told apart so finely; and the highest so many steps up.
const STEPS: f32 = 256.0;
const MOST_STEPS: usize = 1024;

/// Values are computed in another order than scores and differ by less.
const ROUNDING: f32 = 1e-4;

const BITS: usize = u64::BITS as usize;

const fn bit(offer: u32) -> u64 {
    1 << (offer % u64::BITS)
}

/// As `f32::max`, which in wasm is a function of its own, called for every offer of every list.
fn larger(one: f32, other: f32) -> f32 {
    if one < other { other } else { one }
}

/// Which offers may be looked at; all of them where nothing is asked.
pub(super) type LetsIn<'a> = Option<&'a dyn Fn(u32) -> bool>;

/// Scores of the offers that answer a question at all. Reuse one for many questions.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// A bit for each offer, set where it is looked at: small enough to stay near the processor, as `places` is not.
    looked_at: Vec<u64>,
    /// For each offer that is looked at its place in `offers`.
    places: Vec<u32>,
    offers: Vec<u32>,
    /// For each of `offers` the best reading of each word, and the best kind.
    values: Vec<f32>,
    /// What each word weighs, together 1.
    weights: Vec<f32>,
    /// Offers with their score, in no order.
    found: Vec<(u32, f32)>,
    pub(super) met: Met,
}

impl Scores {
    /// Offers with how well they answer, in no order; 1 is a good answer. Where only the best were asked for, those and
    /// some more.
    #[must_use]
    pub fn found(&self) -> &[(u32, f32)] {
        &self.found
    }

    /// Begins a question whose words weigh so much.
    pub(super) fn begin(&mut self, offers: usize, weights: Vec<f32>) {
        for offer in self.offers.drain(..) {
            if let Some(bits) = self.looked_at.get_mut(offer as usize / BITS) {
                *bits = 0;
            }
        }
        self.looked_at.resize(offers.div_ceil(BITS), 0);
        self.places.resize(offers, 0);
        self.values.clear();
        self.weights = weights;
        self.found.clear();
    }

    /// How many offers are being looked at.
    pub(super) fn len(&self) -> usize {
        self.offers.len()
    }

    fn is_looked_at(&self, offer: u32) -> bool {
        self.looked_at.get(offer as usize / BITS).is_some_and(|bits| bits & bit(offer) != 0)
    }

    /// Looks at an offer, too. One that is beyond the number of all goes nowhere.
    pub(super) fn look_at(&mut self, offer: u32) {
        if let Some(place) = self.places.get_mut(offer as usize)
            && let Some(bits) = self.looked_at.get_mut(offer as usize / BITS)
            && *bits & bit(offer) == 0
        {
            *bits |= bit(offer);
            *place = self.offers.len() as u32;
            self.offers.push(offer);
            self.values.resize(self.values.len() + self.weights.len() + 1, 0.0);
        }
    }

    /// A word, or kinds where it is the number behind the last word, answers in `offer` as well as `value` says; only
    /// the best counts. An offer that is not looked at stays so.
    pub(super) fn raise(&mut self, offer: u32, word: usize, value: impl FnOnce() -> f32) {
        if self.is_looked_at(offer) {
            self.raise_looked_at(offer, word, value());
        }
    }

    /// The same, also for an offer that is worth `least` here and let in; from then on it is looked at.
    pub(super) fn raise_or_let_in(
        &mut self,
        offer: u32,
        word: usize,
        value: f32,
        least: f32,
        lets_in: LetsIn,
    ) {
        if !self.is_looked_at(offer) {
            if value < least || !lets_in.is_none_or(|lets_in| lets_in(offer)) {
                return;
            }
            self.look_at(offer);
        }
        self.raise_looked_at(offer, word, value);
    }

    fn raise_looked_at(&mut self, offer: u32, word: usize, value: f32) {
        let at = self.places.get(offer as usize).map_or(usize::MAX, |place| *place as usize);
        let columns = self.columns();
        if let Some(best) = self.values.get_mut(at.saturating_mul(columns).saturating_add(word)) {
            *best = larger(*best, value);
        }
    }

    /// Calls `visit` with each offer that is looked at and gives `word` there the value it says.
    pub(super) fn raise_each(&mut self, word: usize, mut value: impl FnMut(u32) -> f32) {
        let columns = self.columns();
        for (offer, values) in self.offers.iter().zip(self.values.chunks_exact_mut(columns)) {
            if let Some(best) = values.get_mut(word) {
                *best = larger(*best, value(*offer));
            }
        }
    }

    /// A score that at least `limit` offers reach by now; 0 when there are fewer.
    #[allow(clippy::cast_sign_loss, reason = "no score is below 0")]
    pub(super) fn reached_by(&self, limit: usize) -> f32 {
        if self.offers.len() < limit {
            return 0.0;
        }
        let mut counts = [0_u32; MOST_STEPS];
        for values in self.values.chunks_exact(self.columns()) {
            let step = ((self.score(values) * STEPS) as usize).min(MOST_STEPS - 1);
            counts[step] += 1;
        }
        let mut better = 0;
        let step = counts.iter().rposition(|count| {
            better += *count as usize;
            better >= limit
        });
        step.unwrap_or(0) as f32 / STEPS
    }

    /// What an offer that was in no list before must be worth for `word` to reach a score of `least` with all of `rests`,
    /// which is what each column may still become.
    pub(super) fn least_value(&self, rests: &[f32], word: usize, least: f32) -> f32 {
        let mut hoped = rests.to_vec();
        let mut score_with = |value: f32| {
            hoped.get_mut(word).into_iter().for_each(|hoped| *hoped = value);
            self.score(&hoped)
        };
        let (low, high) = (score_with(f32::MIN_POSITIVE), score_with(1.0));
        ((least - low) / (high - low) - ROUNDING).max(0.0)
    }

    /// Looks no more at offers that cannot reach `least` even with all of `rest`, which is what each column may still
    /// become. True where column `word` is below `most` in an offer that is left.
    pub(super) fn keep(&mut self, least: f32, rest: &[f32], word: usize, most: f32) -> bool {
        let columns = self.columns();
        let (mut kept, mut may_rise) = (0, false);
        for at in 0..self.offers.len() {
            let Some(values) = self.values.get(at * columns..(at + 1) * columns) else { break };
            let Some(offer) = self.offers.get(at).copied() else { break };
            if self.score_with(values, rest) >= least {
                may_rise |= values.get(word).is_some_and(|value| *value < most);
                if kept < at {
                    self.values.copy_within(at * columns..(at + 1) * columns, kept * columns);
                    self.offers.swap(at, kept);
                }
                if let Some(place) = self.places.get_mut(offer as usize) {
                    *place = kept as u32;
                }
                kept += 1;
            } else if let Some(bits) = self.looked_at.get_mut(offer as usize / BITS) {
                *bits &= !bit(offer);
            }
        }
        self.offers.truncate(kept);
        self.values.truncate(kept * columns);
        may_rise
    }

    /// The score of what the words and the kind, behind the last word, are worth.
    pub(super) fn score(&self, values: &[f32]) -> f32 {
        self.score_with(values, values)
    }

    /// The score where each column is worth what is larger: its value or its rest.
    fn score_with(&self, values: &[f32], rests: &[f32]) -> f32 {
        let (mut sum, mut met) = (0.0, 0.0);
        for ((value, rest), weight) in values.iter().zip(rests).zip(&self.weights) {
            let value = larger(*value, *rest);
            sum += weight * value;
            met += if value > 0.0 { *weight } else { 0.0 };
        }
        let kind = values.last().zip(rests.last()).map_or(0.0, |(value, rest)| larger(*value, *rest));
        if kind <= 0.0 && met < LEAST {
            return 0.0;
        }
        // What holds only some of the words answers only some of the question.
        sum * (ANY_WORD + (1.0 - ANY_WORD) * met.min(1.0)) + kind
    }

    pub(super) fn end(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        let scored = self.offers.iter().zip(self.values.chunks_exact(self.columns()));
        found.extend(
            scored.map(|(offer, values)| (*offer, self.score(values))).filter(|(_, score)| *score > 0.0),
        );
        self.found = found;
    }

    /// Raises the score of each offer by a factor.
    pub(super) fn raise_found(&mut self, factor: impl Fn(u32) -> f32) {
        for (offer, score) in &mut self.found {
            *score *= factor(*offer);
        }
    }

    fn columns(&self) -> usize {
        self.weights.len() + 1
    }
}
