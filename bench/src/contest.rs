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

/// What every engine gets beside the offers.
#[derive(Deserialize)]
pub struct Resources {
    /// The words families use for each need.
    needs: HashMap<String, String>,
}

/// An offer of the contest. What our finder neither searches nor filters by is left out.
#[derive(Deserialize)]
pub struct ContestOffer {
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
    pub fn new(
        offers: Vec<ContestOffer>,
        resources: &Resources,
        kinds: &[KindOfHelp],
        words: &[Words],
    ) -> Self {
        let catalogue = Catalogue {
            format: FORMAT,
            name: Text::german("Contest"),
            updated: None,
            publisher: None,
            licence: None,
            offers: offers.into_iter().map(ContestOffer::into_offer).collect(),
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
