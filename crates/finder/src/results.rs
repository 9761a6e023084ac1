//! Hits, what is just outside, and how many each further wish would leave, all in one pass over the offers.

use crate::fit::{any, free, place, step_free};
use crate::openness::{Openness, Times};
use crate::order::{ordered, rank_of};
use crate::search::Scores;
use crate::{Child, Distance, Fit, Fits, Index, OfferNumber, Origin, Query, Radius, Wish, rank};
use jiff::civil::{Date, DateTime};
use nahbei_catalogue::{Access, Language, Need, Offer, Reach, Support, Term};

/// How many offers just outside are kept.
const NEAR_HITS: usize = 5;

/// An offer together with why it is here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which offer of the index.
    pub offer: OfferNumber,
    /// Its answer to each wish.
    pub fits: Fits,
    /// How far it is, where both ends are known.
    pub distance: Option<Distance>,
    /// What it costs the family to take it, in kilometres; less is better.
    cost: f64,
}

impl Hit {
    /// True when it surely fits every wish.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.fits.bits(|fit| !fit.is_sure()) == 0
    }

    /// The answer to each single wish, for the card: one for each need, child and language it has, one for each other wish.
    #[must_use]
    pub fn reasons<'a>(&self, offer: &Offer, query: &'a Query, today: Date) -> Vec<Reason<'a>> {
        let mut reasons = Vec::new();
        let mut add = |subject, fit| reasons.push(Reason { subject, fit });
        let mut add_values = |wish: Wish, values: Vec<(Subject<'a>, Fit)>| {
            let Some(overall) = self.fits.get(wish) else { return };
            let best = values.iter().filter(|(_, fit)| fit.strength() == overall.strength() || fit.is_sure());
            for (subject, fit) in best {
                add(*subject, *fit);
            }
        };
        let ages = offer.ages.known();
        let needs = query.needs.iter().map(|need| (Subject::Need(*need), any(&offer.needs, &[*need])));
        add_values(Wish::Needs, needs.collect());
        let child = |child: &Child| {
            (Subject::Child(*child), ages.map_or(Fit::NotStated, |ages| child.fit(ages, today)))
        };
        add_values(Wish::Children, query.children.iter().map(child).collect());
        let language = |language: &'a Language| {
            (Subject::Language(language), any(&offer.languages, std::slice::from_ref(language)))
        };
        add_values(Wish::Languages, query.languages.iter().map(language).collect());
        let support = query.support.iter().map(|s| (Subject::Support(*s), any(&offer.support, &[*s])));
        add_values(Wish::Support, support.collect());
        let single = [
            Wish::Place,
            Wish::OpenNow,
            Wish::PhoneNow,
            Wish::Evening,
            Wish::Free,
            Wish::StepFree,
            Wish::DropIn,
            Wish::HomeVisit,
            Wish::Words,
        ];
        for wish in single {
            if let Some(fit) = self.fits.get(wish) {
                reasons.push(Reason { subject: Subject::Wish(wish), fit });
            }
        }
        reasons
    }
}

/// One line of "why is this here".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason<'a> {
    /// What was asked.
    pub subject: Subject<'a>,
    /// What the offer answers.
    pub fit: Fit,
}

/// What a reason is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A need asked for.
    Need(Need),
    /// A child asked for.
    Child(Child),
    /// A language asked for.
    Language(&'a Language),
    /// A kind of support asked for.
    Support(Support),
    /// Any other wish.
    Wish(Wish),
}

/// How many offers an option would leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Those that surely fit.
    pub sure: usize,
    /// Those that have to be asked.
    pub ask: usize,
}

impl Count {
    /// Both together: as many as the list would show.
    #[must_use]
    pub const fn all(self) -> usize {
        self.sure + self.ask
    }

    fn add(&mut self, fit: Fit, rest_is_sure: bool) {
        match fit {
            Fit::No => {}
            fit if fit.is_sure() && rest_is_sure => self.sure += 1,
            _ => self.ask += 1,
        }
    }
}

/// For every option of every filter, what choosing it alone (within its kind) would leave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the order of [`Need::ALL`].
    pub needs: Vec<Count>,
    /// In the order of [`Child::options`].
    pub children: Vec<Count>,
    /// In the order of [`Radius::OPTIONS`]; the same for all without an origin.
    pub radii: Vec<Count>,
    /// In the order of [`Index::languages`].
    pub languages: Vec<Count>,
    /// In the order of [`Support::ALL`].
    pub support: Vec<Count>,
    /// Somebody is there now.
    pub open_now: Count,
    /// Somebody answers the telephone now.
    pub phone_now: Count,
    /// In the evening or at the weekend.
    pub evening: Count,
    /// Nothing to pay.
    pub free: Count,
    /// Without steps.
    pub step_free: Count,
    /// Without appointment.
    pub drop_in: Count,
    /// Somebody comes home.
    pub home_visit: Count,
}

/// What giving up one wish would bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relaxation {
    /// The wish to give up.
    pub wish: Wish,
    /// As many offers as [`Query::without`] this wish would find.
    pub hits: usize,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Results {
    /// Everything that fits or may fit; the sure ones first.
    pub hits: Vec<Hit>,
    /// How many of them surely fit.
    pub sure: usize,
    /// What misses by little, best first: too far by little, or, where nothing fits, what fails fewest wishes.
    pub near: Vec<Hit>,
    /// Live counts for the filters.
    pub counts: Counts,
    /// Where nothing fits: the single wishes whose absence would bring hits, most first.
    pub relaxations: Vec<Relaxation>,
}

/// Finds the offers that answer `query` at `now` (Berlin time).
///
/// ```
/// use nahbei_finder::{Index, Query, find};
/// let (catalogue, _) = nahbei_catalogue::read(r#"{"format": 1, "name": "T", "offers": [{"id": "treff",
///     "name": "Treff", "provider": {"name": "Haus"}, "contacts": [{"kind": "phone", "value": "030 23125 001"}]}]}"#);
/// let index = Index::new([catalogue], |_| String::new());
/// let results = find(&index, &Query::default(), jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0));
/// assert_eq!(results.hits.len(), 1);
/// ```
#[must_use]
pub fn find(index: &Index, query: &Query, now: DateTime) -> Results {
    let today = now.date();
    let words = query.asks(Wish::Words).then(|| word_scores(index, &query.words, today));

    let mut openness = Openness::at(now);
    let mut counts = Tally::new(index);
    let (mut hits, mut near, mut missed) = (Vec::new(), Vec::new(), Vec::new());
    let mut lost_by = [0; Wish::ALL.len()];
    for (number, offer) in index.offers().iter().enumerate().filter(|(_, offer)| offer.is_visible(today)) {
        let found = words.as_ref().map(|words| words.get(number).copied().unwrap_or_default());
        let words_fit = found.map(|found| if found > 0.0 { Fit::Fits } else { Fit::No });
        let times = openness.times(offer, index.state(number));
        let (fits, distance) = Fits::judge(offer, query, index.home(number), words_fit, times, today);
        let (fails, asks) = (fits.bits(|fit| fit == Fit::No), fits.bits(|fit| !fit.is_sure()));
        let staleness = rank::staleness(index.freshness.of(&offer.verified, today));
        let cost = staleness + rank::cost(offer, query, &fits, distance, found.unwrap_or_default());
        let hit = Hit { offer: number, fits, distance, cost };
        if fails.count_ones() <= 1 {
            counts.add(offer, query, &hit, times, (fails, asks), today);
        }
        match fails.count_ones() {
            0 => hits.push(hit),
            1 => {
                lost_by[fails.trailing_zeros() as usize] += 1;
                if fails == Wish::Place.bit() && is_just_outside(offer, query, distance) {
                    near.push(hit);
                }
                missed.push(hit);
            }
            _ => missed.push(hit),
        }
    }

    let hits = sorted(&hits);
    let sure = hits.iter().filter(|hit| hit.is_sure()).count();
    let mut results = Results { hits, sure, near, counts: counts.0, relaxations: Vec::new() };
    if results.hits.is_empty() {
        results.near = missed;
        // Opening the radius does not bring what serves other towns only, so the count of "anywhere" is the true one.
        lost_by[Wish::Place as usize] = results.counts.radii.last().map_or(0, |count| count.all());
        let relaxation = |wish: Wish| Relaxation { wish, hits: lost_by[wish as usize] };
        let asked = Wish::ALL.into_iter().filter(|wish| query.asks(*wish));
        let mut left: Vec<Relaxation> =
            asked.map(relaxation).filter(|relaxation| relaxation.hits > 0).collect();
        while let Some(at) = (0..left.len()).max_by_key(|at| (left[*at].hits, std::cmp::Reverse(*at))) {
            results.relaxations.push(left.remove(at));
        }
    }
    results.near = sorted(&results.near);
    results.near.truncate(NEAR_HITS);
    results
}

/// Offers that answer the words less well than this share of the best answer are no answers beside it.
const LEAST_ANSWER: f32 = 0.22;

/// For each offer how well it answers the words: 1 for the best answer, 0 for none.
fn word_scores(index: &Index, words: &str, today: Date) -> Vec<f64> {
    let mut scores = Scores::default();
    // What families do not see must not decide what they see.
    let visible = |number: usize| index.offers().get(number).is_some_and(|offer| offer.is_visible(today));
    index.scores(words, visible, &mut scores);
    let best = scores.found().iter().map(|(_, score)| *score).fold(0.0, f32::max);
    let mut dense = vec![0.0; index.offers().len()];
    for (number, score) in
        scores.found().iter().filter(|(_, score)| *score >= best * LEAST_ANSWER && best > 0.0)
    {
        if let Some(place) = dense.get_mut(*number as usize) {
            *place = f64::from(score / best);
        }
    }
    dense
}

/// What fails fewest wishes first, then what is sure, then what costs the family least.
fn sorted(hits: &[Hit]) -> Vec<Hit> {
    let cheapest_first = ordered(hits, |hit| rank_of(hit.cost));
    let fails = |hit: &Hit| hit.fits.bits(|fit| fit == Fit::No).count_ones();
    ordered(&cheapest_first, |hit| fails(hit) * 2 + u32::from(!hit.is_sure()))
}

/// Up to two and a half radii, and at least five kilometres further, is "just outside". What only others may use is
/// outside however near it is.
fn is_just_outside(offer: &Offer, query: &Query, distance: Option<Distance>) -> bool {
    match (query.origin.as_ref(), query.radius.km(), distance) {
        (Some(origin), Some(radius), Some(distance)) => {
            distance.km > radius
                && distance.km <= (radius * 2.5).max(radius + 5.0)
                && place(offer, origin, Some(distance), None, None) != Fit::No
        }
        _ => false,
    }
}

/// Counts while they grow, with the answers that are the same for all offers at hand.
struct Tally<'i>(Counts, &'i Index);

impl<'i> Tally<'i> {
    fn new(index: &'i Index) -> Self {
        let zeros = |length| vec![Count::default(); length];
        Self(
            Counts {
                needs: zeros(Need::ALL.len()),
                children: zeros(Child::options().count()),
                radii: zeros(Radius::OPTIONS.len()),
                languages: zeros(index.languages().len()),
                support: zeros(Support::ALL.len()),
                ..Counts::default()
            },
            index,
        )
    }

    /// Counts an offer for every option that would let it in: the other wishes must not fail.
    fn add(
        &mut self,
        offer: &Offer,
        query: &Query,
        hit: &Hit,
        times: Times,
        (fails, asks): (u16, u16),
        today: Date,
    ) {
        let counts = &mut self.0;
        let open = |wish: Wish| (fails & !wish.bit() == 0).then_some(asks & !wish.bit() == 0);
        if let Some(sure) = open(Wish::Needs) {
            for (count, need) in counts.needs.iter_mut().zip(Need::ALL) {
                count.add(any(&offer.needs, &[*need]), sure);
            }
        }
        if let Some(sure) = open(Wish::Children) {
            for (count, child) in counts.children.iter_mut().zip(Child::options()) {
                count.add(offer.ages.known().map_or(Fit::NotStated, |ages| child.fit(ages, today)), sure);
            }
        }
        if let Some(sure) = open(Wish::Place) {
            let home = self.1.home(hit.offer);
            let fit = |origin: &Origin, radius: Radius| place(offer, origin, hit.distance, home, radius.km());
            for (count, radius) in counts.radii.iter_mut().zip(Radius::OPTIONS) {
                count.add(query.origin.as_ref().map_or(Fit::Fits, |origin| fit(origin, radius)), sure);
            }
        }
        if let Some(sure) = open(Wish::Support) {
            for (count, support) in counts.support.iter_mut().zip(Support::ALL) {
                count.add(any(&offer.support, &[*support]), sure);
            }
        }
        if let Some(sure) = open(Wish::Languages) {
            for (count, language) in counts.languages.iter_mut().zip(self.1.languages()) {
                count.add(any(&offer.languages, std::slice::from_ref(language)), sure);
            }
        }
        let single = [
            (Wish::OpenNow, &mut counts.open_now, times.open_now),
            (Wish::PhoneNow, &mut counts.phone_now, times.phone_now),
            (Wish::Evening, &mut counts.evening, times.evening),
            (Wish::Free, &mut counts.free, free(offer)),
            (Wish::StepFree, &mut counts.step_free, step_free(offer)),
            (Wish::DropIn, &mut counts.drop_in, any(&offer.access, &[Access::DropIn])),
            (Wish::HomeVisit, &mut counts.home_visit, any(&offer.reach, &[Reach::HomeVisit])),
        ];
        for (wish, count, fit) in single {
            if let Some(sure) = open(wish) {
                count.add(fit, sure);
            }
        }
    }
}
