//! How a family gets to an offer from where another one is. It knows no roads and no timetable.

use crate::fit::{nearest, place};
use crate::{Distance, Fit, Index, OfferNumber, Origin, Query, Radius};
use nahbei_catalogue::{Area, Offer, Place, Position, Reach};

/// As far as "beside" can mean where a family would go anywhere. Without a limit, the next town's offers would stand
/// beside those of this one.
const WIDEST: Radius = Radius::Km(25);
/// So far around the middle of its town is known to be served by what says neither where it is nor whom it serves, in
/// kilometres. At 0 no telephone would be suggested in a village; at 200 that of another town would be.
const OWN_TOWN_KM: f64 = 25.0;
/// Somebody who comes home is as near as the next street, in kilometres; at 0 it would stand above the house next door.
const HOME_VISIT_KM: f64 = 0.5;
/// Help by phone or online from the region, or from nobody knows where in it: as good as a place across town.
const REMOTE_KM: f64 = 3.0;
/// A line for the whole country or state knows no local ways, and works without being told of: after what is near.
const FAR_REACHING_KM: f64 = 8.0;

/// The ways from where a family is at an offer.
pub(super) struct Ways<'a> {
    index: &'a Index,
    /// Where the family may be; nowhere when that is not known.
    origins: Vec<Origin>,
    radius_km: Option<f64>,
}

/// A way to an offer.
pub(super) struct Way {
    /// How far it is, where both ends are known.
    pub(super) distance: Option<Distance>,
    /// What it costs a family, in kilometres.
    pub(super) km: f64,
    /// Nothing has to be asked.
    pub(super) sure: bool,
}

impl<'a> Ways<'a> {
    /// From the family's own place where that is known, else from each place of the offer, else from its town.
    pub(super) fn new(index: &'a Index, number: OfferNumber, offer: &Offer, query: &Query) -> Self {
        if let Some(origin) = &query.origin {
            let radius = if query.radius == Radius::Anywhere { WIDEST } else { query.radius };
            return Self { index, origins: vec![origin.clone()], radius_km: radius.km() };
        }
        let mut origins: Vec<Origin> = offer.known_places().iter().filter_map(at_place).collect();
        if origins.is_empty() {
            origins.extend(index.home(number).map(at_town));
        }
        Self { index, origins, radius_km: Radius::default().km() }
    }

    /// The shortest way; `None` where there surely is none.
    pub(super) fn shortest(&self, number: OfferNumber, other: &Offer) -> Option<Way> {
        if self.origins.is_empty() {
            let km = if is_far_reaching(other) { FAR_REACHING_KM } else { REMOTE_KM };
            return self.serves(None, number, other).then_some(Way { distance: None, km, sure: true });
        }
        let ways = self.origins.iter().filter_map(|origin| self.way(origin, number, other));
        ways.min_by(|a, b| (!a.sure).cmp(&!b.sure).then(a.km.total_cmp(&b.km)))
    }

    fn way(&self, origin: &Origin, number: OfferNumber, other: &Offer) -> Option<Way> {
        let distance = nearest(other, origin);
        let fit = place(other, origin, distance, self.index.home(number), self.radius_km);
        let is_there = fit == Fit::Fits;
        if fit == Fit::No || !(is_there || self.serves(Some(origin), number, other)) {
            return None;
        }
        let remote_km = if is_far_reaching(other) { FAR_REACHING_KM } else { REMOTE_KM };
        let km = match fit {
            Fit::NoDistance(Reach::HomeVisit) => HOME_VISIT_KM,
            Fit::NoDistance(_) => remote_km,
            _ => distance.map_or(REMOTE_KM, |distance| distance.km),
        };
        Some(Way { distance, km, sure: fit.is_sure() })
    }

    /// Whether an offer without a place near by may be meant for people there. What does not tell is taken to serve its
    /// own town: a list would show it with a question mark, but a suggestion has to be worth its place.
    fn serves(&self, origin: Option<&Origin>, number: OfferNumber, other: &Offer) -> bool {
        let calls = |reach: &Reach| reach.has_no_distance() && *reach != Reach::HomeVisit;
        let has_told = match other.area.known() {
            Some(Area::Nationwide) => other.reach.known().is_some_and(|reach| reach.iter().any(calls)),
            Some(Area::States(_)) => origin.is_some_and(|origin| origin.state.is_some()),
            _ => false,
        };
        let is_of_this_town =
            |home: Position| origin.is_some_and(|origin| origin.position.km_to(home) <= OWN_TOWN_KM);
        has_told || self.index.home(number).is_none_or(is_of_this_town)
    }
}

/// For the whole country or for whole states.
pub(super) fn is_far_reaching(offer: &Offer) -> bool {
    matches!(offer.area.known(), Some(Area::Nationwide | Area::States(_)))
}

fn at_place(place: &Place) -> Option<Origin> {
    Some(Origin {
        position: *place.position.known()?,
        vague: place.hidden,
        postal_codes: Vec::new(),
        town: place.town.known().cloned(),
        state: None,
    })
}

fn at_town(position: Position) -> Origin {
    Origin { position, vague: true, postal_codes: Vec::new(), town: None, state: None }
}
