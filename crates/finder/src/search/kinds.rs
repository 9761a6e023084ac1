//! Which offer is of which kind of help, read off the professional terms in it. It knows no everyday words.

use super::compound;
use super::lexicon::{Kind, KindOfHelp, Words};
use super::order::best_first;
use super::postings::Place;
use super::stems::{Numbers, Stems};
use nahbei_catalogue::Need;
use rustc_hash::FxHashMap as HashMap;

/// A kind that is not at least this sure is not noted.
const LEAST: f32 = 0.12;
/// An offer is of so many kinds at most.
const MOST: usize = 4;
/// What families say proves that much of what a professional term does.
const EVERYDAY: f32 = 0.4;
/// A term that is only a part of a longer word proves that much of what it would.
const PART: f32 = 0.7;
/// A kind whose needs the offer does not have is that much less likely.
const OTHER_NEED: f32 = 0.45;

/// A term without its first stem: what it proves.
#[derive(Debug, Clone)]
struct Proof {
    rest: Vec<u32>,
    kind: Kind,
    weight: f32,
}

/// The terms that a stem may begin, itself or by its parts, with how surely. Worked out once for each stem.
pub(super) type Heads = Vec<(u32, f32)>;

/// The terms of all kinds, ready to be looked for in an offer.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    ids: Vec<String>,
    needs: Vec<u32>,
    /// For each kind the others that help in the same situation.
    also: Vec<Vec<Kind>>,
    /// The stems of all terms.
    stems: Numbers,
    /// For each of them the terms that it begins.
    proofs: Vec<Vec<Proof>>,
}

impl Terms {
    /// `german` gives what families say; that may stand in an offer, too.
    pub(super) fn new(kinds: &[KindOfHelp], german: Option<&Words>) -> Self {
        let mut terms = Self::default();
        let mut stems = Stems::default();
        let mut shared: HashMap<Vec<u32>, u16> = HashMap::default();
        let mut all: Vec<(Vec<u32>, Kind, f32)> = Vec::new();
        let words = |id: &str| german?.kinds.iter().find(|(known, _)| known == id).map(|(_, words)| words);
        for (number, kind) in (0..).zip(kinds) {
            terms.ids.push(kind.id.clone());
            terms.needs.push(kind.needs.iter().fold(0, |bits, need| bits | bit(*need)));
            let professional = kind.terms.iter().map(|term| (term, 1.0));
            let everyday = words(&kind.id).into_iter().flatten().map(|word| (word, EVERYDAY));
            for (term, weight) in professional.chain(everyday) {
                let mut term = stems.content(term);
                term.dedup();
                // One short everyday word is no proof.
                let is_short = |stem: &[u32]| {
                    matches!(stem, [stem] if stems.numbers.get(*stem).len() < 4) && weight < 1.0
                };
                if !term.is_empty() && !is_short(&term) {
                    *shared.entry(term.clone()).or_default() += 1;
                    all.push((term, number, weight));
                }
            }
        }
        let number =
            |id: &String| kinds.iter().position(|kind| kind.id == *id).and_then(|at| Kind::try_from(at).ok());
        terms.also = kinds.iter().map(|kind| kind.also.iter().filter_map(number).collect()).collect();
        terms.stems = stems.numbers;
        terms.proofs = vec![Vec::new(); terms.stems.len()];
        for (stems, kind, weight) in all {
            let weight = weight / f32::from(shared.get(&stems).copied().unwrap_or(1)).sqrt();
            if let Some((first, rest)) = stems.split_first()
                && let Some(proofs) = terms.proofs.get_mut(*first as usize)
            {
                proofs.push(Proof { rest: rest.to_vec(), kind, weight });
            }
        }
        terms
    }

    /// The stems of all terms; their numbers are those that [`Self::kinds`] asks for.
    pub(super) const fn stems(&self) -> &Numbers {
        &self.stems
    }

    fn head(&self, stem: &str) -> Option<u32> {
        let begins = |head: &u32| self.proofs.get(*head as usize).is_some_and(|proofs| !proofs.is_empty());
        self.stems.find(stem).filter(begins)
    }

    pub(super) fn number(&self, id: &str) -> Option<Kind> {
        self.ids.iter().position(|known| known == id).and_then(|at| Kind::try_from(at).ok())
    }

    pub(super) fn also(&self, kind: Kind) -> &[Kind] {
        self.also.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn needs(&self, kind: Kind) -> u32 {
        self.needs.get(kind as usize).copied().unwrap_or_default()
    }

    /// The terms that `stem` may begin.
    pub(super) fn heads(&self, stem: &str) -> Heads {
        if let Some(head) = self.head(stem) {
            return vec![(head, 1.0)];
        }
        let mut heads = Vec::new();
        compound::parts(stem, &|word| self.head(word), &mut |head, _| heads.push((head, PART)));
        heads
    }

    /// The kinds of an offer, each with how surely it is of that kind (0 to 1). `heads` are the terms that its stems
    /// may begin, with their place; `place_of` says where another stem stands in it.
    pub(super) fn kinds<'h>(
        &self,
        place_of: impl Fn(u32) -> Option<Place>,
        heads: impl Iterator<Item = (&'h Heads, Place)>,
        needs: Option<&[Need]>,
    ) -> Vec<(Kind, f32)> {
        let asked = needs.map(|needs| needs.iter().fold(0, |bits, need| bits | bit(*need)));
        let mut found: Vec<(Kind, f32)> = Vec::new();
        for (heads, place) in heads {
            for (head, sure) in heads {
                for Proof { rest, kind, weight } in self.proofs.get(*head as usize).into_iter().flatten() {
                    let least = rest.iter().try_fold(place, |least, stem| Some(least.min(place_of(*stem)?)));
                    let place = match least {
                        Some(Place::Name) => 0.9,
                        Some(Place::Topic | Place::Again) => 0.5,
                        Some(Place::Aside) => 0.3,
                        None => continue,
                    };
                    let doubt = 1.0 - place * weight * sure;
                    match found.iter_mut().find(|(known, _)| known == kind) {
                        Some((_, known)) => *known *= doubt,
                        None => found.push((*kind, doubt)),
                    }
                }
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
        best_first(&mut kinds);
        kinds.truncate(MOST);
        // What an offer mentions beside its own kind is mostly a neighbour it works with.
        if let Some(best) = kinds.first().map(|(_, best)| *best) {
            for (_, sure) in &mut kinds {
                let share = *sure / best;
                *sure *= share * share.sqrt();
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
