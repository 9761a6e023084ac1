//! What the offers state, in eight bytes each and a grid of their places, so that a hundred thousand of them are
//! filtered without touching one. It knows sure answers only; what may fit is `find`'s, and so is every reason.

mod grid;
mod set;
#[cfg(test)]
mod tests;

pub(crate) use set::Set;

use crate::fit::{nearest, place};
use crate::{Child, OfferNumber, Origin};
use grid::Grid;
use jiff::civil::Date;
use nahbei_catalogue::{Age, Area, Need, Offer, Position, Reach, Status, Term};

const _: () = assert!(Need::ALL.len() <= 16, "each need is a bit of a u16");

/// As far as anything on earth can be, and a little more.
const FARTHEST_KM: f64 = 20_020.0;

/// What an offer must meet for sure. What is not asked is met by everything that families may see.
pub(crate) struct Filter<'a> {
    offers: &'a [Offer],
    needs: u16,
    age_months: Option<u16>,
    around: Option<(Origin, f64)>,
    today: Date,
}

impl<'a> Filter<'a> {
    /// Any of `needs`, a child of this age, and within so many kilometres or without any way to go.
    pub(crate) fn new(
        offers: &'a [Offer],
        needs: &[Need],
        age_months: Option<u16>,
        around: Option<(Position, f64)>,
        today: Date,
    ) -> Self {
        let around = around.map(|(position, km)| {
            let origin = Origin { position, vague: false, postal_codes: Vec::new(), town: None, state: None };
            // No number is no distance: nothing is as near as that.
            (origin, if km.is_nan() { -1.0 } else { km.clamp(-1.0, FARTHEST_KM) })
        });
        Self { offers, needs: bits(needs), age_months, around, today }
    }

    /// How far it goes, in kilometres; `None` where no place was asked.
    pub(crate) fn radius_km(&self) -> Option<f64> {
        self.around.as_ref().map(|(_, km)| *km)
    }

    fn is_met_by(&self, facts: Facts) -> bool {
        !facts.hidden
            && (self.needs == 0 || facts.needs & self.needs != 0)
            && self.age_months.is_none_or(|age| facts.youngest <= age && age <= facts.oldest)
    }

    /// The same for what does not fit into [`Facts`], by the offer itself.
    fn is_met_closely(&self, offer: &Offer) -> bool {
        let child = |age| {
            let ranges = offer.ages.known().map_or(&[][..], Vec::as_slice);
            Child::Months(age).fit(ranges, self.today).is_sure()
        };
        let there = |(origin, km): &(Origin, f64)| {
            place(offer, origin, nearest(offer, origin), None, Some(*km)).is_sure()
        };
        offer.is_visible(self.today)
            && self.age_months.is_none_or(child)
            && self.around.as_ref().is_none_or(there)
    }
}

/// What one offer states. Nothing stated meets nothing: no need, no age.
#[derive(Debug, Clone, Copy)]
struct Facts {
    /// A bit for each need.
    needs: u16,
    /// The ages, in completed months; where there are several ranges, from the first to the last.
    youngest: u16,
    oldest: u16,
    /// No family sees it.
    hidden: bool,
    /// Several age ranges, days on which it is shown or an area around it: the offer itself has to be asked.
    is_more: bool,
}

impl Facts {
    fn of(offer: &Offer) -> Self {
        let ranges = offer.ages.known().map_or(&[][..], Vec::as_slice);
        let (mut youngest, mut oldest) = (u16::MAX, 0);
        for range in ranges {
            // A child that is asked for by months is born.
            if let Age::Months(to) = range.oldest() {
                let from = if let Age::Months(from) = range.youngest() { from } else { 0 };
                (youngest, oldest) = (youngest.min(from), oldest.max(to));
            }
        }
        Self {
            needs: bits(offer.needs.known().map_or(&[], Vec::as_slice)),
            youngest,
            oldest,
            hidden: offer.status != Status::Active,
            is_more: ranges.len() > 1
                || is_dated(offer)
                || matches!(offer.area.known(), Some(Area::RadiusKm(_))),
        }
    }
}

/// All offers of an index, by what they can be filtered by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    facts: Vec<Facts>,
    grid: Grid,
    /// Those for which distance does not, or need not, count: ascending.
    without_way: Vec<u32>,
    /// Families see every offer on every day.
    all_shown: bool,
}

impl Columns {
    /// The columns of these offers, in their order. Those beyond the 2³² first are left out.
    pub(crate) fn new(offers: &[Offer]) -> Self {
        let mut places = Vec::new();
        let mut without_way = Vec::new();
        for (number, offer) in (0_u32..).zip(offers) {
            let positions = offer.known_places().iter().filter_map(|place| place.position.known());
            places.extend(positions.map(|position| (*position, number)));
            if comes_to_families(offer) {
                without_way.push(number);
            }
        }
        let all_shown = offers.iter().all(|offer| offer.status == Status::Active && !is_dated(offer));
        Self {
            facts: offers.iter().map(Facts::of).collect(),
            grid: Grid::new(&places),
            without_way,
            all_shown,
        }
    }

    /// Whether every offer is known to meet everything of the filter but its place.
    pub(crate) fn all_meet(&self, filter: &Filter) -> bool {
        self.all_shown && filter.needs == 0 && filter.age_months.is_none()
    }

    /// Whether an offer meets everything of the filter but its place.
    pub(crate) fn meets(&self, filter: &Filter, number: OfferNumber) -> bool {
        self.facts.get(number).is_some_and(|facts| {
            filter.is_met_by(*facts)
                && (!facts.is_more
                    || filter.offers.get(number).is_some_and(|offer| filter.is_met_closely(offer)))
        })
    }

    /// Every offer that meets the filter, with the kilometres to a place of it within the radius. One with several
    /// such places comes once for each, and one that comes to families once more, without a distance.
    pub(crate) fn filter(&self, filter: &Filter) -> impl Iterator<Item = (OfferNumber, Option<f64>)> {
        let all = if filter.around.is_none() { self.facts.len() } else { 0 };
        let radius = filter.radius_km().unwrap_or(-1.0);
        (0..all)
            .filter(|number| self.meets(filter, *number))
            .map(|number| (number, None))
            .chain(self.within(filter, radius).map(|(number, km)| (number, Some(km))))
            .chain(self.without_way(filter).map(|number| (number, None)))
    }

    /// The offers of [`Self::filter`] that have a place within `km`, which is no more than the filter's own radius.
    pub(crate) fn within(&self, filter: &Filter, km: f64) -> impl Iterator<Item = (OfferNumber, f64)> {
        filter.around.iter().flat_map(move |(origin, _)| {
            self.grid.near(origin.position, km).filter_map(move |(number, position)| {
                let number = number as OfferNumber;
                // The distance last: it takes longer than everything before.
                let away = || Some(origin.position.km_to(position)).filter(|away| *away <= km);
                self.meets(filter, number).then(away).flatten().map(|away| (number, away))
            })
        })
    }

    /// The offers of [`Self::filter`] that come to families, ascending; none where no place was asked.
    pub(crate) fn without_way(&self, filter: &Filter) -> impl Iterator<Item = OfferNumber> {
        let asked = if filter.around.is_some() { &self.without_way[..] } else { &[] };
        asked.iter().map(|number| *number as OfferNumber).filter(|number| self.meets(filter, *number))
    }

    /// An empty set for the offers of these columns.
    pub(crate) fn no_offers(&self) -> Set {
        Set::of_none(self.facts.len())
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&self.facts[..]) + size_of_val(&self.without_way[..]) + self.grid.bytes()
    }
}

fn is_dated(offer: &Offer) -> bool {
    offer.visible_from.is_some() || offer.visible_to.is_some()
}

fn bits(needs: &[Need]) -> u16 {
    needs.iter().fold(0, |bits, need| bits | 1 << *need as u16)
}

/// By telephone or online, or home to anybody. An offer that comes home within an area is asked itself.
fn comes_to_families(offer: &Offer) -> bool {
    let comes = |reach: &Reach| match reach {
        Reach::HomeVisit => matches!(offer.area.known(), Some(Area::Nationwide | Area::RadiusKm(_))),
        reach => reach.has_no_distance(),
    };
    offer.reach.known().is_some_and(|reach| reach.iter().any(comes))
}
