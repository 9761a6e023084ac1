//! The short way to an answer: the best offers that surely fit, and nothing else.
//!
//! For lists that need neither counts nor reasons nor what may fit; all that is [`find`](crate::find)'s.

use crate::columns::Filter;
use crate::search::Among;
use crate::{Index, OfferNumber, Scores};
use jiff::civil::Date;
use nahbei_catalogue::{Need, Position};

/// The first look for what is nearest goes so far; each further one twice as far, until enough is found.
const FIRST_LOOK_KM: f64 = 0.5;

/// A question of the kinds that most people ask. What is not asked does not matter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ask<'a> {
    /// The family's own words; without a letter or digit there are none.
    pub words: &'a str,
    /// What help is needed for; any of these.
    pub needs: &'a [Need],
    /// Completed months of the child's age.
    pub age_months: Option<u16>,
    /// Where the family is, and how far it would go, in kilometres.
    pub around: Option<(Position, f64)>,
    /// The day on which families see it.
    pub today: Date,
}

impl Ask<'_> {
    /// A question that every offer answers which families see on `today`.
    #[must_use]
    pub const fn anything(today: Date) -> Self {
        Self { words: "", needs: &[], age_months: None, around: None, today }
    }
}

impl Index {
    /// The best `limit` offers that surely meet all that is asked: those which [`find`](crate::find) calls sure where
    /// of the family's place only the position is known.
    ///
    /// With words by how well they are found, else the nearest first (haversine); what comes to the family from
    /// farther than it would go stands behind. What is equally good keeps the order of the catalogues.
    ///
    /// ```
    /// use nahbei_finder::{Ask, Index};
    /// let (catalogue, _) = nahbei_catalogue::read(r#"{"format": 1, "name": "T", "offers": [{"id": "treff",
    ///     "name": "Treff", "provider": {"name": "Haus"}, "contacts": [{"kind": "phone", "value": "030 23125 001"}],
    ///     "places": [{"lat": 51.02, "lon": 11.51}]}]}"#);
    /// let index = Index::new([catalogue], |_| String::new());
    /// let home = nahbei_catalogue::Position::new(51.0, 11.5).unwrap();
    /// let near = |km| Ask { around: Some((home, km)), ..Ask::anything(jiff::civil::date(2026, 11, 22)) };
    /// assert_eq!(index.best(&near(5.0), 20), [0]);
    /// assert!(index.best(&near(2.0), 20).is_empty());
    /// ```
    #[must_use]
    pub fn best(&self, ask: &Ask, limit: usize) -> Vec<OfferNumber> {
        self.best_with(&mut Scores::default(), ask, limit)
    }

    /// The same for one of many questions: `scores`, kept from one to the next, need not be made anew each time.
    #[must_use]
    pub fn best_with(&self, scores: &mut Scores, ask: &Ask, limit: usize) -> Vec<OfferNumber> {
        let filter = Filter::new(self.offers(), ask.needs, ask.age_months, ask.around, ask.today);
        if ask.words.chars().any(char::is_alphanumeric) {
            self.best_found(scores, ask.words, &filter, limit)
        } else if let Some(radius) = filter.radius_km() {
            self.nearest(&filter, radius, limit)
        } else {
            self.columns().filter(&filter).map(|(number, _)| number).take(limit).collect()
        }
    }

    /// The offers whose texts answer the words best, among those that meet the filter.
    fn best_found(
        &self,
        scores: &mut Scores,
        words: &str,
        filter: &Filter,
        limit: usize,
    ) -> Vec<OfferNumber> {
        if filter.radius_km().is_some() {
            let fitting = self.columns().filter(filter);
            let mut fitting = fitting.filter_map(|(number, _)| u32::try_from(number).ok());
            self.search().scores(words, limit, Among::These(&mut fitting), scores);
        } else {
            let meets = |offer: u32| self.columns().meets(filter, offer as OfferNumber);
            let all = self.columns().all_meet(filter);
            let among = Among::All(if all { None } else { Some(&meets) });
            self.search().scores(words, limit, among, scores);
        }
        self.search().read_again(words, self.offers(), scores);
        let mut found: Vec<(OfferNumber, f32)> =
            scores.found().iter().map(|(number, score)| (*number as OfferNumber, *score)).collect();
        let better = |a: &(OfferNumber, f32), b: &(OfferNumber, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if 0 < limit && limit < found.len() {
            found.select_nth_unstable_by(limit, better);
        }
        found.truncate(limit);
        found.sort_unstable_by(better);
        found.into_iter().map(|(number, _)| number).collect()
    }

    /// The nearest offers that meet the filter, then those that come to the family.
    fn nearest(&self, filter: &Filter, radius: f64, limit: usize) -> Vec<OfferNumber> {
        let mut look = FIRST_LOOK_KM.min(radius);
        let near = loop {
            let near = each_once(self.columns().within(filter, look).collect());
            if near.len() >= limit || look >= radius {
                break near;
            }
            look = (look * 2.0).min(radius);
        };
        let mut best: Vec<OfferNumber> = near.into_iter().map(|(number, _)| number).take(limit).collect();
        if best.len() < limit {
            let mut listed = self.columns().no_offers();
            for number in &best {
                listed.insert(*number);
            }
            let further = self.columns().without_way(filter).filter(|number| !listed.contains(*number));
            best.extend(further.take(limit - best.len()));
        }
        best
    }
}

/// Each offer with its nearest place, nearest first.
fn each_once(mut places: Vec<(OfferNumber, f64)>) -> Vec<(OfferNumber, f64)> {
    places.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    places.dedup_by_key(|(number, _)| *number);
    places.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    places
}
