//! From offers to what the search keeps of them: their stems, how prominently, and their kinds of help.

use super::answer::shortness;
use super::fold::{fold, written};
use super::lexicon::{Lexicon, content};
use super::packed::{Member, OfKind};
use super::postings::{Growing, Place, Postings};
use super::vocabulary::Vocabulary;
use super::{Search, Terms, compound, kinds, stem};
use nahbei_catalogue::{Need, Offer, Status, Term, Text};
use rustc_hash::FxHashMap as HashMap;

impl Search {
    pub(super) fn read(&mut self, offers: &[Offer], label: impl Fn(Need) -> String) {
        let labels: HashMap<Need, Vec<String>> =
            Need::ALL.iter().map(|need| (*need, content(&label(*need)))).collect();
        let mut stems = Stems::new(&self.terms);
        let mut places = Places::default();
        for (number, offer) in (0..).zip(offers) {
            places.clear();
            // What families never see must not decide what they see.
            if offer.status != Status::Active {
                self.lengths.push(0);
                continue;
            }
            let length = stems.read(offer, &labels, &mut places);
            self.lengths.push(u8::try_from(length / 8).unwrap_or(u8::MAX));
            self.read += 1.0;
            self.usual_length += length as f32 / 8.0;
            for (stem, place) in places.iter() {
                if let Some(list) = stems.lists.get_mut(stem as usize) {
                    list.push(number, place);
                }
            }
            let heads =
                places.iter().filter_map(|(stem, place)| Some((stems.heads.get(stem as usize)?, place)));
            let place_of = |stem: &str| places.of(*stems.numbers.get(stem)?);
            let needs = offer.needs.known().map(Vec::as_slice);
            for (kind, sure) in self.terms.kinds(place_of, heads, needs) {
                if let Some(list) = self.kinds.get_mut(kind as usize) {
                    list.extend(OfKind::new(number, sure));
                }
            }
        }
        self.usual_length = 1.0 + self.usual_length / self.read.max(1.0);
        self.shortest = shortness(self.lengths.iter().copied().min().unwrap_or_default(), self.usual_length);
        self.postings = Postings::of(offers.len());
        let Stems { numbers, lists, .. } = stems;
        let german = self.lexicons.iter().find(|lexicon| lexicon.language == "de");
        let everyday = german.into_iter().flat_map(Lexicon::stems).filter(|stem| stem.len() >= 3);
        let stands = |number: &u32| lists.get(*number as usize).is_some_and(|list| !list.is_empty());
        let standing = numbers.iter().filter(|(_, number)| stands(number)).map(|(stem, _)| stem.as_str());
        self.vocabulary = Vocabulary::new(standing.chain(everyday).collect());
        let nothing = Growing::default();
        let mut members: Vec<Vec<Member>> = vec![Vec::new(); self.vocabulary.len()];
        for stem in (0..).take(self.vocabulary.len()) {
            let text = self.vocabulary.get(stem);
            let list = numbers.get(text).and_then(|at| lists.get(*at as usize)).unwrap_or(&nothing);
            self.postings.push(list);
            if !list.is_empty() {
                compound::parts(text, &|word| self.vocabulary.find(word), &mut |part, which| {
                    if let Some(members) = members.get_mut(part as usize) {
                        members.push(Member::new(stem, which));
                    }
                });
            }
        }
        for list in members {
            self.compounds.extend(list);
            self.ends.push(u32::try_from(self.compounds.len()).unwrap_or(u32::MAX));
        }
    }
}

/// Where each stem stands in one offer.
#[derive(Default)]
struct Places {
    of: Vec<Option<Place>>,
    stems: Vec<u32>,
}

impl Places {
    fn clear(&mut self) {
        for stem in self.stems.drain(..) {
            if let Some(place) = self.of.get_mut(stem as usize) {
                *place = None;
            }
        }
    }

    fn of(&self, stem: u32) -> Option<Place> {
        self.of.get(stem as usize).copied().flatten()
    }

    fn set(&mut self, stem: u32, place: Place) {
        let at = stem as usize;
        self.of.resize(self.of.len().max(at + 1), None);
        if let Some(known) = self.of.get_mut(at)
            && known.replace(place).is_none()
        {
            self.stems.push(stem);
        }
    }

    fn iter(&self) -> impl Iterator<Item = (u32, Place)> {
        self.stems.iter().filter_map(|stem| Some((*stem, self.of(*stem)?)))
    }
}

/// All stems of the offers, numbered as they come.
struct Stems<'o> {
    terms: &'o Terms,
    numbers: HashMap<String, u32>,
    /// Words as they are written, each with what is [`Known`] of it, so that it is folded and cut once.
    words: HashMap<String, u32>,
    lists: Vec<Growing>,
    heads: Vec<kinds::Heads>,
}

/// What is known of a word, in one number: that of its stem, and whether the word is a small one.
#[derive(Clone, Copy)]
struct Known(u32);

impl Known {
    fn new(stem: u32, is_small: bool) -> Self {
        Self(stem << 1 | u32::from(is_small))
    }

    const fn stem(self) -> u32 {
        self.0 >> 1
    }

    const fn is_small(self) -> bool {
        self.0 & 1 == 1
    }
}

impl<'o> Stems<'o> {
    fn new(terms: &'o Terms) -> Self {
        Self {
            terms,
            numbers: HashMap::default(),
            words: HashMap::default(),
            lists: Vec::new(),
            heads: Vec::new(),
        }
    }

    fn number(&mut self, stem: &str) -> u32 {
        if let Some(number) = self.numbers.get(stem) {
            return *number;
        }
        let number = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.numbers.insert(stem.to_owned(), number);
        self.lists.push(Growing::default());
        self.heads.push(self.terms.heads(stem));
        number
    }

    /// What is known of a word as it is written; `None` where nothing of it sounds.
    fn known(&mut self, written: &str) -> Option<Known> {
        if let Some(known) = self.words.get(written) {
            return Some(Known(*known));
        }
        let word = Some(fold(written)).filter(|word| !word.is_empty())?;
        let known = Known::new(self.number(stem::stem(&word)), stem::is_stop_word(&word));
        self.words.insert(written.to_owned(), known.0);
        Some(known)
    }

    /// Notes the most prominent place of each stem of an offer; returns how many words the offer has.
    fn read(&mut self, offer: &'o Offer, labels: &HashMap<Need, Vec<String>>, places: &mut Places) -> usize {
        let mut length = 0;
        let mut add = |stem: u32, place: Place| {
            // What an offer says twice is no aside.
            let again = if place == Place::Aside { Place::Topic } else { place };
            places.set(stem, places.of(stem).map_or(place, |known| known.max(again)));
        };
        let mut read = |text: &str, place: Place| {
            for known in written(text).filter_map(|word| self.known(word)) {
                length += usize::from(!known.is_small());
                // In a name small words may be all there is.
                if place == Place::Name || !known.is_small() {
                    add(known.stem(), place);
                }
            }
        };
        for (_, text) in offer.name.iter() {
            read(text, Place::Name);
        }
        for (_, text) in offer.provider.name.iter() {
            read(text, Place::Aside);
        }
        let texts = [
            (&offer.summary, Place::Topic),
            (&offer.what_you_get, Place::Topic),
            (&offer.audience, Place::Aside),
            (&offer.description, Place::Aside),
        ];
        for (text, place) in texts {
            for (_, text) in text.known().into_iter().flat_map(Text::iter) {
                read(text, place);
            }
        }
        for need in offer.needs.known().into_iter().flatten() {
            for stem in labels.get(need).into_iter().flatten() {
                add(self.number(stem), Place::Aside);
            }
        }
        length
    }
}
