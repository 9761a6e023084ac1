//! From offers to what the search keeps of them: their stems, how prominently, and their kinds of help.

use super::answer::shortness;
use super::fold::written;
use super::lexicon::{Lexicon, content};
use super::packed::{Member, OfKind};
use super::postings::{Growing, Place, Postings};
use super::stems::{Numbers, Stems};
use super::vocabulary::Vocabulary;
use super::{OFTEN, Search, Terms, compound, kinds};
use nahbei_catalogue::{Need, Offer, Status, Term, Text};
use rustc_hash::FxHashMap as HashMap;

impl Search {
    pub(super) fn read(&mut self, offers: &[Offer], label: impl Fn(Need) -> String) {
        let labels: HashMap<Need, Vec<String>> =
            Need::ALL.iter().map(|need| (*need, content(&label(*need)))).collect();
        let mut found = Found::new(&self.terms);
        let mut places = Places::default();
        let mut eights = 0.0;
        for (number, offer) in (0..).zip(offers) {
            places.clear();
            // What families never see must not decide what they see.
            if offer.status != Status::Active {
                self.lengths.push(0);
                continue;
            }
            let length = found.read(offer, &labels, &mut places);
            self.lengths.push(u8::try_from(length / 8).unwrap_or(u8::MAX));
            self.read += 1.0;
            eights += length as f32 / 8.0;
            for (stem, place) in places.iter() {
                if let Some(list) = found.lists.get_mut(stem as usize) {
                    list.push(number, place);
                }
            }
            let heads =
                places.iter().filter_map(|(stem, place)| Some((found.heads.get(stem as usize)?, place)));
            let needs = offer.needs.known().map(Vec::as_slice);
            for (kind, sure) in self.terms.kinds(|stem| places.of(stem), heads, needs) {
                if let Some(list) = self.kinds.get_mut(kind as usize) {
                    list.extend(OfKind::new(number, sure));
                }
            }
        }
        self.shortness = shortness(1.0 + eights / self.read.max(1.0));
        let shortest = self.lengths.iter().copied().min().unwrap_or_default();
        self.shortest = self.shortness.get(usize::from(shortest)).copied().unwrap_or(1.0);
        self.postings = Postings::of(offers.len());
        let (numbers, mut lists) = found.end();
        let german = self.lexicons.iter().find(|lexicon| lexicon.language == "de");
        let everyday = german.into_iter().flat_map(Lexicon::stems).filter(|stem| stem.len() >= 3);
        let standing = numbers.iter().zip(&lists).filter(|(_, list)| !list.is_empty()).map(|(stem, _)| stem);
        self.vocabulary = Vocabulary::with_parts(&standing.chain(everyday).collect::<Vec<_>>());
        let mut members: Vec<Vec<Member>> = vec![Vec::new(); self.vocabulary.len()];
        for stem in (0..).take(self.vocabulary.len()) {
            let text = self.vocabulary.get(stem);
            // Each list goes as soon as it is packed: what a page once held it never gives back.
            let list = numbers.find(text).and_then(|at| lists.get_mut(at as usize)).map(std::mem::take);
            let list = list.unwrap_or_default();
            self.postings.push(&list);
            if !list.is_empty() {
                compound::parts(text, &|word| self.vocabulary.find(word), &mut |part, which| {
                    if let Some(members) = members.get_mut(part as usize) {
                        members.push(Member::new(stem, which));
                    }
                });
            }
        }
        for (part, list) in (0..).zip(members).filter(|(_, list)| !list.is_empty()) {
            self.compounds.extend(list);
            self.parts.push((part, u32::try_from(self.compounds.len()).unwrap_or(u32::MAX)));
        }
    }
}

/// Where each stem stands in one offer, and how often.
#[derive(Default)]
struct Places {
    of: Vec<Option<Place>>,
    times: Vec<u16>,
    stems: Vec<u32>,
}

impl Places {
    fn clear(&mut self) {
        for stem in self.stems.drain(..) {
            if let (Some(place), Some(times)) =
                (self.of.get_mut(stem as usize), self.times.get_mut(stem as usize))
            {
                (*place, *times) = (None, 0);
            }
        }
    }

    /// What an offer says again and again is no aside.
    fn raise_often(&mut self) {
        for stem in &self.stems {
            let at = *stem as usize;
            if let (Some(place), Some(times)) = (self.of.get_mut(at), self.times.get(at))
                && *place == Some(Place::Aside)
                && *times > 1
            {
                *place = Some(if *times >= OFTEN { Place::Topic } else { Place::Again });
            }
        }
    }

    fn of(&self, stem: u32) -> Option<Place> {
        self.of.get(stem as usize).copied().flatten()
    }

    fn set(&mut self, stem: u32, place: Place) {
        let at = stem as usize;
        self.of.resize(self.of.len().max(at + 1), None);
        self.times.resize(self.of.len(), 0);
        if let (Some(known), Some(times)) = (self.of.get_mut(at), self.times.get_mut(at)) {
            *times = times.saturating_add(1);
            if known.replace(known.map_or(place, |known| known.max(place))).is_none() {
                self.stems.push(stem);
            }
        }
    }

    fn iter(&self) -> impl Iterator<Item = (u32, Place)> {
        self.stems.iter().filter_map(|stem| Some((*stem, self.of(*stem)?)))
    }
}

/// What is found in the offers while they are read.
struct Found<'o> {
    terms: &'o Terms,
    stems: Stems<'o>,
    /// For each stem its offers, and the terms it may begin.
    lists: Vec<Growing>,
    heads: Vec<kinds::Heads>,
}

impl<'o> Found<'o> {
    fn new(terms: &'o Terms) -> Self {
        let mut found =
            Self { terms, stems: Stems::of(terms.stems().clone()), lists: Vec::new(), heads: Vec::new() };
        found.make_room();
        found
    }

    /// Makes room for what is noted of new stems.
    fn make_room(&mut self) {
        for new in self.lists.len()..self.stems.numbers.len() {
            self.lists.push(Growing::default());
            self.heads.push(self.terms.heads(self.stems.numbers.get(new as u32)));
        }
    }

    /// The stems and their offers; whatever else was known makes room.
    fn end(self) -> (Numbers, Vec<Growing>) {
        (self.stems.numbers, self.lists)
    }

    /// Notes the most prominent place of each stem of an offer; returns how many words the offer has.
    fn read(&mut self, offer: &'o Offer, labels: &HashMap<Need, Vec<String>>, places: &mut Places) -> usize {
        let mut length = 0;
        let mut add = |stem: u32, place: Place| {
            places.set(stem, place);
        };
        let mut read = |text: &'o str, place: Place| {
            for known in written(text).filter_map(|word| self.stems.known(word)) {
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
                add(self.stems.numbers.number(stem), Place::Aside);
            }
        }
        self.make_room();
        places.raise_often();
        length
    }
}
