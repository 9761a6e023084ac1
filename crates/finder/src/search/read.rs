//! From offers to what the search keeps of them: their stems, how prominently, and their kinds of help.

use super::lexicon::{Lexicon, content};
use super::packed::{Member, OfKind};
use super::postings::{Growing, Place};
use super::vocabulary::{Stem, Vocabulary};
use super::{Search, Terms, compound, kinds, stem, words};
use nahbei_catalogue::{Need, Offer, Status, Term, Text};
use rustc_hash::FxHashMap as HashMap;

impl Search {
    pub(super) fn read(&mut self, offers: &[Offer], label: impl Fn(Need) -> String) {
        let labels: HashMap<Need, Vec<String>> =
            Need::ALL.iter().map(|need| (*need, content(&label(*need)))).collect();
        let mut stems = Stems::default();
        let mut places: HashMap<u32, Place> = HashMap::default();
        for (number, offer) in (0..).zip(offers) {
            places.clear();
            // What families never see must not decide what they see.
            if offer.status != Status::Active {
                self.lengths.push(0);
                continue;
            }
            let length = stems.read(offer, &labels, &self.terms, &mut places);
            self.lengths.push(u8::try_from(length / 8).unwrap_or(u8::MAX));
            self.read += 1.0;
            self.usual_length += length as f32 / 8.0;
            for (stem, place) in &places {
                if let Some(list) = stems.lists.get_mut(*stem as usize) {
                    list.push(number, *place);
                }
            }
            let heads =
                places.iter().filter_map(|(stem, place)| Some((stems.heads.get(*stem as usize)?, *place)));
            let place_of = |stem: &str| places.get(stems.numbers.get(stem)?).copied();
            let needs = offer.needs.known().map(Vec::as_slice);
            for (kind, sure) in self.terms.kinds(place_of, heads, needs) {
                if let Some(list) = self.kinds.get_mut(kind as usize) {
                    list.extend(OfKind::new(number, sure));
                }
            }
        }
        self.usual_length = 1.0 + self.usual_length / self.read.max(1.0);
        let Stems { numbers, lists, .. } = stems;
        let german = self.lexicons.iter().find(|lexicon| lexicon.language == "de");
        let everyday = german.into_iter().flat_map(Lexicon::stems).filter(|stem| stem.len() >= 3);
        let all = numbers.keys().map(String::as_str).chain(everyday).map(str::to_owned).collect();
        self.vocabulary = Vocabulary::new(all);
        let known: HashMap<&str, Stem> =
            (0..).take(self.vocabulary.len()).map(|stem| (self.vocabulary.get(stem), stem)).collect();
        let nothing = Growing::default();
        let mut members: Vec<Vec<Member>> = vec![Vec::new(); self.vocabulary.len()];
        for stem in (0..).take(self.vocabulary.len()) {
            let text = self.vocabulary.get(stem);
            let list = numbers.get(text).and_then(|at| lists.get(*at as usize)).unwrap_or(&nothing);
            self.postings.push(list);
            if list.length > 0 {
                compound::parts(text, &|word| known.get(word).copied(), &mut |part, which| {
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

/// All stems of the offers, numbered as they come.
#[derive(Default)]
struct Stems {
    numbers: HashMap<String, u32>,
    lists: Vec<Growing>,
    heads: Vec<kinds::Heads>,
}

impl Stems {
    fn number(&mut self, stem: &str, terms: &Terms) -> u32 {
        if let Some(number) = self.numbers.get(stem) {
            return *number;
        }
        let number = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.numbers.insert(stem.to_owned(), number);
        self.lists.push(Growing::default());
        self.heads.push(terms.heads(stem));
        number
    }

    /// Notes the most prominent place of each stem of an offer; returns how many words the offer has.
    fn read(
        &mut self,
        offer: &Offer,
        labels: &HashMap<Need, Vec<String>>,
        terms: &Terms,
        places: &mut HashMap<u32, Place>,
    ) -> usize {
        let mut length = 0;
        let mut add = |stem: &str, place: Place| {
            let known = places.entry(self.number(stem, terms));
            // What an offer says twice is no aside.
            let again = if place == Place::Aside { Place::Topic } else { place };
            known.and_modify(|known| *known = again.max(*known)).or_insert(place);
        };
        let mut read = |text: &str, place: Place| {
            // In a name small words may be all there is.
            let kept = |word: &String| place == Place::Name || !stem::is_stop_word(word);
            for word in words(text).filter(kept) {
                length += usize::from(!stem::is_stop_word(&word));
                add(stem::stem(&word), place);
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
                add(stem, Place::Aside);
            }
        }
        length
    }
}
