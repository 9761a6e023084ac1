//! "Passt dazu": what else helps beside an offer, such as a volunteer who comes along beside a counselling centre.
//!
//! It asks the index what a family at this offer would ask, and keeps what surely differs in who helps or how close the
//! help comes. It replaces no offer by another, and says nothing in words.

mod ages;
mod caution;
mod choice;
mod reason;
mod way;

pub use reason::ComplementReason;

use crate::fit::{any, free, step_free};
use crate::{Child, Distance, Fit, Index, OfferNumber, Query, Wish};
use ages::shared_ages;
use caution::Caution;
use choice::{Candidate, choose};
use jiff::civil::{Date, DateTime};
use nahbei_catalogue::{Need, Offer};
use way::Ways;

/// What an offer names first is what it is mainly for; each place further down the list of either one at which the shared
/// need stands costs this many kilometres.
const LATER_NEED_KM: f64 = 1.5;
/// Sharing only needs that the family has not asked for: as much as four places down the list.
const NOT_ASKED_KM: f64 = 6.0;
/// The most that it costs, in kilometres, to leave out ages that the offer is for. At 0 a course for schoolchildren
/// would stand beside an offer from birth as if it were for the same children.
const MISSED_AGES_KM: f64 = 4.0;
/// That some of the same people help in both, in kilometres: professionals with volunteers are less of a change beside
/// professionals than volunteers alone. At 0 the two would be worth the same.
const SAME_PEOPLE_KM: f64 = 2.0;
/// Each thing to ask about, in kilometres.
const ASK_KM: f64 = 2.0;
/// What only some families need, however near it is. An offer that is mainly for this is of no use to the others.
const NEEDS_OF_SOME: [Need; 2] = [Need::Disability, Need::Arrival];

/// An offer that goes well with another one, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Complement {
    /// Which offer of the index.
    pub offer: OfferNumber,
    /// What it adds.
    pub reason: ComplementReason,
    /// A need that both name: one that the family asked for where there is one, else the first that the offer it stands
    /// beside names.
    pub need: Need,
    /// How far it is from the family where its place is known, else from the offer it stands beside.
    pub distance: Option<Distance>,
    /// False when something has to be asked first: the way there, or whether it fits what the family said of itself.
    pub sure: bool,
}

/// Up to `most` offers that go well with `offer` at `now` (Berlin time), the best first; none where the index holds no
/// such offer or the offer names no need.
///
/// Each surely shares a need, shares an age where both state theirs, can be reached from where the family is (else from
/// where the offer is), and surely differs in who helps or in how close the help comes. What the family needs, its
/// children, languages, and whether it can pay or climb steps are taken from `query`; who should help, the way in and
/// the words are not, since those led to the first offer and not to what goes with it. Where the words speak of danger
/// or the offer is about violence, only protection by professionals or a help line is named, and next to other offers
/// protection from violence is never named: somebody may read along.
///
/// The sure ones come first, then what costs a family least in kilometres; each provider and reason that is already
/// named counts against naming it again. The order of the catalogues changes nothing.
///
/// ```
/// use nahbei_catalogue::Support;
/// use nahbei_finder::{ComplementReason, Index, Query, complements};
/// let offer = |id: &str, support: &str| format!(
///     r#"{{"id": "{id}", "name": "{id}", "provider": {{"name": "{id}"}}, "needs": ["exhaustion"],
///         "contacts": [{{"kind": "phone", "value": "030 23125 001"}}], "support": ["{support}"]}}"#
/// );
/// let (catalogue, _) = nahbei_catalogue::read(&format!(
///     r#"{{"format": 1, "name": "T", "offers": [{}, {}]}}"#,
///     offer("beratung", "professional"),
///     offer("familienpaten", "volunteer"),
/// ));
/// let index = Index::new([catalogue], |_| String::new());
/// let now = jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0);
/// let beside = complements(&index, 0, &Query::default(), now, 3);
/// assert_eq!((beside.len(), beside[0].offer), (1, 1));
/// assert_eq!(beside[0].reason, ComplementReason::OtherSupport(Support::Volunteer));
/// ```
#[must_use]
pub fn complements(
    index: &Index,
    offer: OfferNumber,
    query: &Query,
    now: DateTime,
    most: usize,
) -> Vec<Complement> {
    let Some(beside) = Beside::new(index, offer, query, now.date()) else { return Vec::new() };
    let candidates = index.offers().iter().enumerate();
    choose(candidates.filter_map(|(number, other)| beside.candidate(number, other)).collect(), most)
}

/// The offer beside which others are looked for, with what a family there would ask.
struct Beside<'a> {
    number: OfferNumber,
    offer: &'a Offer,
    /// What both should help with, the most important first.
    needs: Vec<Need>,
    /// The first so many of these needs have been asked for.
    asked: usize,
    query: &'a Query,
    ways: Ways<'a>,
    caution: Caution,
    today: Date,
}

impl<'a> Beside<'a> {
    fn new(index: &'a Index, number: OfferNumber, query: &'a Query, today: Date) -> Option<Self> {
        let offer = index.offers().get(number)?;
        let caution = Caution::new(index, number, offer, query);
        let mut needs = offer.needs.known()?.clone();
        // A crisis is how it is, not what it is about: a family that loses its home and one in mourning share it.
        needs.retain(|need| *need != Need::Crisis || caution.is_called_for());
        let (mut needs, others): (Vec<Need>, Vec<Need>) =
            needs.into_iter().partition(|need| query.needs.contains(need));
        let asked = needs.len();
        needs.extend(others);
        let ways = Ways::new(index, number, offer, query);
        Some(Self { number, offer, needs, asked, query, ways, caution, today })
    }

    fn candidate(&self, number: OfferNumber, other: &'a Offer) -> Option<Candidate<'a>> {
        if number == self.number || !other.is_visible(self.today) || !self.caution.allows(number, other) {
            return None;
        }
        let reason = ComplementReason::between(self.offer, other, self.caution.is_called_for())?;
        let (need, mut cost) = self.shared_need(other, reason)?;
        let ages = shared_ages(self.offer, other);
        if ages == Some(0.0) {
            return None;
        }
        if share_people(self.offer, other) {
            cost += SAME_PEOPLE_KM;
        }
        // Whoever said how old the children are has no use for the other ages. What is not stated may share none.
        if !self.query.asks(Wish::Children) {
            cost += MISSED_AGES_KM * (1.0 - ages.unwrap_or(0.0));
        }
        let way = self.ways.shortest(number, other)?;
        let answers = self.answers(other);
        if answers.contains(&Fit::No) {
            return None;
        }
        let to_ask = answers.iter().filter(|fit| !fit.is_sure()).count();
        cost += way.km + ASK_KM * u32::try_from(to_ask).map_or(0.0, f64::from);
        let sure = way.sure && to_ask == 0;
        let complement = Complement { offer: number, reason, need, distance: way.distance, sure };
        let is_of_same_provider = self.offer.provider.name == other.provider.name;
        Some(Candidate { complement, other, cost, is_of_same_provider })
    }

    /// The most important need that the other offer surely names as well, and what it costs that it is not the first.
    ///
    /// A meeting and those who give their time are for many things. Other help has to be mainly for the need: else
    /// advice on addiction would stand beside an offer for health, for a family that has no such trouble.
    fn shared_need(&self, other: &Offer, reason: ComplementReason) -> Option<(Need, f64)> {
        let others = other.needs.known()?;
        let is_theirs = |need| self.needs.contains(need) || self.query.needs.contains(need);
        if others.first().is_some_and(|main| NEEDS_OF_SOME.contains(main) && !is_theirs(main)) {
            return None;
        }
        let is_for_many = reason.is_for_many_things() || self.caution.is_called_for();
        let there = if is_for_many { &others[..] } else { others.get(..1)? };
        let (place, need) = self.needs.iter().enumerate().find(|(_, need)| there.contains(need))?;
        let place_there = there.iter().position(|other| other == need)?;
        let places_down = u32::try_from(place + place_there).map_or(0.0, f64::from);
        let not_asked = if self.asked > 0 && place >= self.asked { NOT_ASKED_KM } else { 0.0 };
        Some((*need, LATER_NEED_KM * places_down + not_asked))
    }

    /// The other offer's answers to what the family has said of itself.
    fn answers(&self, other: &Offer) -> Vec<Fit> {
        let mut answers = Vec::new();
        let fits =
            |child: &Child| other.ages.known().map_or(Fit::NotStated, |ages| child.fit(ages, self.today));
        answers.extend(self.query.children.iter().map(fits).max_by_key(|fit| fit.strength()));
        if self.query.asks(Wish::Languages) {
            answers.push(any(&other.languages, &self.query.languages));
        }
        if self.query.free {
            answers.push(free(other));
        }
        if self.query.step_free {
            answers.push(step_free(other));
        }
        answers
    }
}

fn share_people(offer: &Offer, other: &Offer) -> bool {
    let both = offer.support.known().zip(other.support.known());
    both.is_some_and(|(own, others)| own.iter().any(|support| others.contains(support)))
}

fn names(offer: &Offer, need: Need) -> bool {
    offer.needs.known().is_some_and(|needs| needs.contains(&need))
}
