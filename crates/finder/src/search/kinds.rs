//! Which offer is of which kind of help, read off the professional terms in it. It knows no everyday words.

use super::compound;
use super::lexicon::{Kind, Words, content};
use super::postings::Place;
use nahbei_catalogue::Need;
use std::collections::HashMap;

/// A kind that is not at least this sure is not noted.
const LEAST: f32 = 0.12;
/// An offer is of so many kinds at most.
const MOST: usize = 4;
/// A kind whose needs the offer does not have is that much less likely.
const OTHER_NEED: f32 = 0.45;

/// The terms of all kinds, ready to be looked for in an offer.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    pub(super) ids: Vec<String>,
    needs: Vec<u32>,
    /// For each kind the others that help in the same situation.
    also: Vec<Vec<Kind>>,
    /// By the stem that begins a term: the other stems, the kind, and how much the term tells.
    terms: HashMap<String, Vec<(Vec<String>, Kind, f32)>>,
}

impl Terms {
    pub(super) fn new(words: &Words) -> Self {
        let mut terms = Self::default();
        let mut shared: HashMap<Vec<String>, u16> = HashMap::new();
        let mut all: Vec<(Vec<String>, Kind, f32)> = Vec::new();
        for (number, kind) in (0..).zip(&words.kinds) {
            terms.ids.push(kind.id.clone());
            terms.needs.push(kind.needs.iter().fold(0, |bits, need| bits | bit(*need)));
            let professional = kind.terms.iter().map(|term| (term, 1.0));
            // What families say may stand in an offer, too, but says less about what it is.
            for (term, weight) in professional.chain(kind.words.iter().map(|word| (word, 0.4))) {
                let mut stems = content(term);
                stems.dedup();
                // One short everyday word is no proof.
                let short = stems.len() == 1 && stems.first().is_some_and(|stem| stem.len() < 4) && weight < 1.0;
                if !stems.is_empty() && !short {
                    *shared.entry(stems.clone()).or_default() += 1;
                    all.push((stems, number, weight));
                }
            }
        }
        let number = |id: &String| words.kinds.iter().position(|kind| kind.id == *id).and_then(|at| Kind::try_from(at).ok());
        terms.also = words.kinds.iter().map(|kind| kind.also.iter().filter_map(number).collect()).collect();
        for (stems, kind, weight) in all {
            let weight = weight / f32::from(shared.get(&stems).copied().unwrap_or(1)).sqrt();
            if let Some((first, rest)) = stems.split_first() {
                terms.terms.entry(first.clone()).or_default().push((rest.to_vec(), kind, weight));
            }
        }
        terms
    }

    pub(super) fn number(&self, id: &str) -> Option<Kind> {
        self.ids.iter().position(|known| known == id).and_then(|at| Kind::try_from(at).ok())
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn also(&self, kind: Kind) -> &[Kind] {
        self.also.get(usize::from(kind)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn needs(&self, kind: Kind) -> u32 {
        self.needs.get(usize::from(kind)).copied().unwrap_or_default()
    }

    /// The kinds of an offer that holds `stems`, each with how surely it is of that kind (0 to 1).
    pub(super) fn kinds(&self, stems: &HashMap<String, Place>, needs: Option<&[Need]>) -> Vec<(Kind, f32)> {
        let asked = needs.map(|needs| needs.iter().fold(0, |bits, need| bits | bit(*need)));
        let mut found: HashMap<Kind, f32> = HashMap::new();
        let mut note = |stem: &str, place: Place, sure: f32| {
            for (rest, kind, weight) in self.terms.get(stem).into_iter().flatten() {
                let Some(least) = rest.iter().try_fold(place, |least, stem| Some(least.min(*stems.get(stem)?))) else {
                    continue;
                };
                let place = match least {
                    Place::Name => 0.9,
                    Place::Topic => 0.5,
                    Place::Aside => 0.3,
                };
                let doubt = found.entry(*kind).or_insert(1.0);
                *doubt *= 1.0 - place * weight * sure;
            }
        };
        for (stem, place) in stems {
            note(stem, *place, 1.0);
            let known = |word: &str| self.terms.get_key_value(word).map(|(word, _)| word.as_str());
            if known(stem).is_none() {
                compound::parts(stem, &known, &mut |word, _| note(word, *place, 0.7));
            }
        }
        let mut kinds: Vec<(Kind, f32)> = found
            .into_iter()
            .map(|(kind, doubt)| {
                let fits = asked.is_none_or(|asked| asked & self.needs(kind) != 0);
                (kind, (1.0 - doubt) * if fits { 1.0 } else { OTHER_NEED })
            })
            .filter(|(_, sure)| *sure >= LEAST)
            .collect();
        kinds.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        kinds.truncate(MOST);
        // What an offer mentions beside its own kind is mostly a neighbour it works with.
        if let Some(best) = kinds.first().map(|(_, best)| *best) {
            for (_, sure) in &mut kinds {
                *sure *= (*sure / best).powf(1.5);
            }
        }
        kinds.retain(|(_, sure)| *sure >= LEAST);
        kinds
    }
}

/// The bit of a need in a set of needs.
pub(super) fn bit(need: Need) -> u32 {
    1 << need as u32
}
