//! The offers and questions of a contest between search engines, in this project's own words. Used by the module for
//! Node and by the finder's example `contender`; it measures no time.

use jiff::civil::Date;
use nahbei_catalogue::{
    Age, AgeRange, Catalogue, FORMAT, Need, Offer, Place, Position, Provider, Reach, Stated, Text,
};
use nahbei_finder::{Ask, Index, KindOfHelp, OfferNumber, Scores, Words};
use serde::Deserialize;
use std::collections::HashMap;

/// The contest's offers are shown on every day.
const TODAY: Date = jiff::civil::date(2026, 11, 22);

/// The contest's fourteen needs. Each has one of ours to itself, so that both filters let through the same offers.
const NEEDS: [(&str, Need); 14] = [
    ("schwangerschaft", Need::Pregnancy),
    ("baby", Need::Baby),
    ("erziehung", Need::Parenting),
    ("betreuung", Need::Childcare),
    ("schule", Need::School),
    ("geld", Need::Money),
    ("wohnen", Need::Housing),
    ("gesundheit", Need::Health),
    ("behinderung", Need::Disability),
    ("psyche", Need::Exhaustion),
    ("trennung", Need::Separation),
    ("gewalt", Need::Violence),
    ("ankommen", Need::Arrival),
    ("alltag", Need::Meeting),
];

/// An offer's text is about so long.
const BYTES_OF_AN_OFFER: usize = 1000;

/// What every engine gets beside the offers.
#[derive(Deserialize)]
pub struct Resources {
    /// The words families use for each need.
    needs: HashMap<String, String>,
}

/// Offers on their way in, as pieces of the text of their list: a text of all of them would be held twice.
pub struct Offers {
    offers: Vec<Offer>,
    /// The beginning of an offer whose end is still to come.
    rest: Vec<u8>,
}

impl Offers {
    /// None yet, with room for as many as a text of so many bytes holds.
    pub fn of_text(bytes: usize) -> Self {
        Self { offers: Vec::with_capacity(bytes / BYTES_OF_AN_OFFER), rest: Vec::new() }
    }

    /// Reads the next piece of a JSON list; it may end anywhere, within a letter, too.
    pub fn add(&mut self, piece: &[u8]) -> serde_json::Result<()> {
        self.rest.extend_from_slice(piece);
        let is_between = |byte: &u8| matches!(byte, b'[' | b',' | b']') || byte.is_ascii_whitespace();
        let mut read = 0;
        loop {
            let rest = self.rest.get(read..).unwrap_or_default();
            let between = rest.iter().take_while(|byte| is_between(byte)).count();
            let rest = rest.get(between..).unwrap_or_default();
            let mut next = serde_json::Deserializer::from_slice(rest).into_iter::<ContestOffer>();
            match next.next() {
                Some(Ok(offer)) => self.offers.push(offer.into_offer()),
                Some(Err(error)) if !error.is_eof() => return Err(error),
                _ => break,
            }
            read += between + next.byte_offset();
        }
        self.rest.drain(..read);
        Ok(())
    }
}

/// An offer of the contest. What our finder neither searches nor filters by is left out.
#[derive(Deserialize)]
struct ContestOffer {
    id: u32,
    title: String,
    description: String,
    needs: Vec<String>,
    min_age: u16,
    max_age: u16,
    lat: f64,
    lon: f64,
    provider: String,
}

impl ContestOffer {
    /// The same offer in our format. It is on site whatever it says: in the contest distance counts for all.
    fn into_offer(self) -> Offer {
        let provider =
            Provider { name: Text::german(self.provider), kind: Stated::NotStated, url: Stated::NotStated };
        let age = AgeRange { from: Some(Age::Months(self.min_age)), to: Some(Age::Months(self.max_age)) };
        let place = Place { position: Position::new(self.lat, self.lon).into(), ..Place::default() };
        Offer {
            description: Stated::Known(Text::german(self.description)),
            needs: Stated::Known(self.needs.iter().filter_map(|id| need(id)).collect()),
            ages: Stated::Known(vec![age]),
            reach: Stated::Known(vec![Reach::OnSite]),
            places: Stated::Known(vec![place]),
            ..Offer::new(self.id.to_string(), Text::german(self.title), provider, Vec::new())
        }
    }
}

/// Our need for one of the contest.
fn need(id: &str) -> Option<Need> {
    NEEDS.iter().find(|(theirs, _)| *theirs == id).map(|(_, ours)| *ours)
}

/// A question of the contest.
#[derive(Deserialize)]
pub struct Question {
    /// Words; without them the nearest come first.
    pub q: Option<String>,
    /// Any of these needs, by the contest's ids.
    pub needs: Vec<String>,
    /// The child's age.
    pub age_months: Option<u16>,
    /// Degrees north of where to look.
    pub lat: Option<f64>,
    /// Degrees east of it.
    pub lon: Option<f64>,
    /// How far to look, in kilometres; without an end where it is missing.
    pub radius_km: Option<f64>,
    /// The most ids to answer with.
    pub limit: usize,
}

/// The finder with the contest's offers.
pub struct Contest {
    index: Index,
    /// The contest's ids, by our numbers.
    ids: Vec<u32>,
    scores: Scores,
}

impl Contest {
    /// Builds the index, with the words of families in `words`.
    pub fn new(offers: Offers, resources: &Resources, kinds: &[KindOfHelp], words: &[Words]) -> Self {
        let catalogue = Catalogue {
            format: FORMAT,
            name: Text::german("Contest"),
            updated: None,
            publisher: None,
            licence: None,
            offers: offers.offers,
        };
        let label = |need: Need| {
            let theirs = NEEDS.iter().find(|(_, ours)| *ours == need);
            theirs.and_then(|(id, _)| resources.needs.get(*id)).cloned().unwrap_or_default()
        };
        let mut index = Index::new([catalogue], label);
        index.learn(kinds, words);
        // What is made when first asked for belongs to the build.
        let _ = index.bytes();
        let ids = index.offers().iter().filter_map(|offer| offer.id.parse().ok()).collect();
        Self { index, ids, scores: Scores::default() }
    }

    /// The ids of the best answers.
    pub fn search(&mut self, question: &Question) -> Vec<u32> {
        let needs: Vec<Need> = question.needs.iter().filter_map(|id| need(id)).collect();
        let position = question.lat.zip(question.lon).and_then(|(lat, lon)| Position::new(lat, lon));
        let ask = Ask {
            words: question.q.as_deref().unwrap_or_default(),
            needs: &needs,
            age_months: question.age_months,
            around: position.map(|position| (position, question.radius_km.unwrap_or(f64::INFINITY))),
            ..Ask::anything(TODAY)
        };
        let best = self.index.best_with(&mut self.scores, &ask, question.limit);
        best.into_iter().filter_map(|number: OfferNumber| self.ids.get(number).copied()).collect()
    }

    /// Bytes held for searching, beside the offers themselves.
    pub fn bytes(&self) -> usize {
        self.index.bytes() + self.index.search_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::Offers;

    #[test]
    fn a_list_read_in_pieces_is_the_same_list() {
        let list = r#"[ {"id": 7, "title": "Müttercafé, [neu]", "description": "„Kommt!“ {a}", "needs": ["geld"],
            "min_age": 0, "max_age": 36, "lat": 51.5, "lon": 10.25, "provider": "Haus"},
            {"id": 8, "title": "", "description": "", "needs": [], "min_age": 1, "max_age": 2, "lat": 0, "lon": 0, "provider": "", "cost": "?"}]"#;
        for piece in 1..=list.len() {
            let mut offers = Offers::of_text(list.len());
            for piece in list.as_bytes().chunks(piece) {
                offers.add(piece).unwrap();
            }
            let read: Vec<_> =
                offers.offers.iter().map(|offer| (offer.id.as_str(), offer.name.get("de").1)).collect();
            assert_eq!(read, [("7", "Müttercafé, [neu]"), ("8", "")], "{piece}");
        }
        assert!(Offers::of_text(0).add(b"[{\"id\": \"seven\"").is_err());
    }
}
