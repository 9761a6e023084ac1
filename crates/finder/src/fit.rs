//! How one offer answers one wish. Each judgement looks at what the offer states and at nothing else.

use crate::openness::Times;
use crate::{Origin, Query, Wish};
use jiff::civil::Date;
use nahbei_catalogue::{Access, Area, CostKind, Offer, Place, Position, Reach, Stated, StepFree};

/// The answer of an offer to one wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fit {
    /// It fits.
    Fits,
    /// It comes by phone, online or to the family's home, so distance does not apply; asked what is open now: by phone.
    NoDistance(Reach),
    /// It may fit: the answer lies on the edge, or depends on the family. Worth asking.
    Borderline,
    /// The offer does not say. Worth asking.
    NotStated,
    /// It fits from an age of so many months, which the child reaches in so many months.
    FitsFrom {
        /// The age at which it begins, in months; 0 is birth.
        age: u16,
        /// How far ahead that is, in months.
        in_months: u16,
    },
    /// It does not fit.
    No,
}

impl Fit {
    /// True when nothing has to be asked.
    #[must_use]
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Fits | Self::NoDistance(_))
    }

    /// Orders answers from `No` (0) to `Fits`; what begins sooner is stronger.
    pub(crate) const fn strength(self) -> u16 {
        match self {
            Self::Fits => 1004,
            Self::NoDistance(_) => 1003,
            Self::Borderline => 1002,
            Self::NotStated => 1001,
            Self::FitsFrom { in_months, .. } => 1000_u16.saturating_sub(in_months),
            Self::No => 0,
        }
    }

    fn yes_if(condition: bool) -> Self {
        if condition { Self::Fits } else { Self::No }
    }
}

/// A distance as the crow flies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    /// Kilometres.
    pub km: f64,
    /// One of the two ends is only roughly known.
    pub about: bool,
}

/// The answers of an offer to every wish of a query; `None` where nothing was asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fits([Option<Fit>; Wish::ALL.len()]);

impl Fits {
    /// Judges every wish but [`Wish::Words`], whose answer comes from the text search.
    pub(crate) fn judge(
        offer: &Offer,
        query: &Query,
        home: Option<Position>,
        words: Option<Fit>,
        times: Times,
        today: Date,
    ) -> (Self, Option<Distance>) {
        let mut fits = [None; Wish::ALL.len()];
        let mut set = |wish: Wish, fit: Fit| fits[wish as usize] = Some(fit);
        if query.asks(Wish::Needs) {
            set(Wish::Needs, any(&offer.needs, &query.needs));
        }
        if query.asks(Wish::Children) {
            let ages = offer.ages.known();
            let best =
                query.children.iter().map(|child| ages.map_or(Fit::NotStated, |a| child.fit(a, today)));
            set(Wish::Children, best.max_by_key(|fit| fit.strength()).unwrap_or(Fit::NotStated));
        }
        let mut distance = None;
        if let Some(origin) = &query.origin {
            distance = nearest(offer, origin);
            set(Wish::Place, place(offer, origin, distance, home, query.radius.km()));
        }
        if query.asks(Wish::Languages) {
            set(Wish::Languages, any(&offer.languages, &query.languages));
        }
        if query.asks(Wish::Support) {
            set(Wish::Support, any(&offer.support, &query.support));
        }
        if query.open_now {
            set(Wish::OpenNow, times.open_now);
        }
        if query.phone_now {
            set(Wish::PhoneNow, times.phone_now);
        }
        if query.evening {
            set(Wish::Evening, times.evening);
        }
        if query.free {
            set(Wish::Free, free(offer));
        }
        if query.step_free {
            set(Wish::StepFree, step_free(offer));
        }
        if query.drop_in {
            set(Wish::DropIn, any(&offer.access, &[Access::DropIn]));
        }
        if query.home_visit {
            set(Wish::HomeVisit, any(&offer.reach, &[Reach::HomeVisit]));
        }
        fits[Wish::Words as usize] = words;
        (Self(fits), distance)
    }

    /// The answer to `wish`, `None` when it was not asked.
    #[must_use]
    pub const fn get(&self, wish: Wish) -> Option<Fit> {
        self.0[wish as usize]
    }

    /// The wishes for which `chosen` holds, as bits.
    pub(crate) fn bits(&self, chosen: impl Fn(Fit) -> bool) -> u16 {
        Wish::ALL
            .iter()
            .filter(|wish| self.get(**wish).is_some_and(&chosen))
            .fold(0, |bits, wish| bits | wish.bit())
    }
}

/// Fits when the offer states one of the values asked for.
pub(crate) fn any<T: PartialEq>(stated: &Stated<Vec<T>>, asked: &[T]) -> Fit {
    stated.known().map_or(Fit::NotStated, |values| Fit::yes_if(values.iter().any(|v| asked.contains(v))))
}

/// Nothing to pay for the family: free, for a donation, or paid by the health insurance.
pub(crate) fn free(offer: &Offer) -> Fit {
    match offer.cost.known().and_then(|cost| cost.kind.known()) {
        None => Fit::NotStated,
        Some(CostKind::Free | CostKind::Donation | CostKind::Insurance) => Fit::Fits,
        Some(CostKind::IncomeBased) => Fit::Borderline,
        Some(CostKind::Paid) => Fit::No,
    }
}

/// Whether the offer can be used without steps. Where nobody has to go anywhere there are none.
pub(crate) fn step_free(offer: &Offer) -> Fit {
    let reach = offer.reach.known();
    if let Some(remote) = reach.filter(|reach| !reach.contains(&Reach::OnSite)).and_then(|r| r.first()) {
        return Fit::NoDistance(*remote);
    }
    offer
        .known_places()
        .iter()
        .map(|place| match place.step_free.known() {
            None => Fit::NotStated,
            Some(StepFree::Yes) => Fit::Fits,
            Some(StepFree::Partial) => Fit::Borderline,
            Some(StepFree::No) => Fit::No,
        })
        .max_by_key(|fit| fit.strength())
        .unwrap_or(Fit::NotStated)
}

/// Distance to the nearest place of the offer whose position is known.
pub(crate) fn nearest(offer: &Offer, origin: &Origin) -> Option<Distance> {
    let distance = |place: &Place| {
        let position = place.position.known()?;
        let km = origin.position.km_to(*position);
        Some(Distance { km, about: origin.vague || place.hidden })
    };
    offer.known_places().iter().filter_map(distance).min_by(|a, b| a.km.total_cmp(&b.km))
}

/// How far around a town's middle its offers may be when they do not say where they are.
const AROUND_HOME_KM: f64 = 15.0;

/// Whether the family can get there, or the offer comes to the family.
///
/// `home` is the middle of the town whose catalogue holds the offer: without any place of its own it is taken to be
/// somewhere around there.
pub(crate) fn place(
    offer: &Offer,
    origin: &Origin,
    distance: Option<Distance>,
    home: Option<Position>,
    radius: Option<f64>,
) -> Fit {
    let within = |km: f64| radius.is_none_or(|radius| km <= radius);
    let served = serves(offer, origin);
    if served == Some(false) {
        return Fit::No;
    }
    let far_from_home =
        distance.is_none() && home.is_some_and(|home| !within(origin.position.km_to(home) - AROUND_HOME_KM));
    let reach = offer.reach.known().map_or(&[][..], Vec::as_slice);
    let near_enough = distance.is_some_and(|distance| within(distance.km));
    let mut remote = reach.iter().copied().filter(|reach| reach.has_no_distance()).peekable();
    if remote.peek().is_some() {
        if reach.contains(&Reach::OnSite) && near_enough {
            return Fit::Fits;
        }
        // Whoever comes home comes only so far: without an area nobody knows how far.
        let comes_surely = |reach: &Reach| *reach != Reach::HomeVisit || served == Some(true) || near_enough;
        let otherwise = if far_from_home { Fit::No } else { Fit::NotStated };
        return remote.find(comes_surely).map_or(otherwise, Fit::NoDistance);
    }
    match distance {
        _ if far_from_home => Fit::No,
        _ if near_enough => Fit::Fits,
        Some(_) if all_places_are_known(offer) => Fit::No,
        _ => Fit::NotStated,
    }
}

/// Whether the nearest known place is the nearest of all. Else one nobody can measure may be nearer.
fn all_places_are_known(offer: &Offer) -> bool {
    offer.known_places().iter().all(|place| !place.position.is_not_stated())
}

/// Whether people at `origin` may use the offer; `None` when that cannot be told.
fn serves(offer: &Offer, origin: &Origin) -> Option<bool> {
    match offer.area.known()? {
        Area::Nationwide => Some(true),
        Area::States(states) => origin.state.map(|state| states.contains(&state)),
        Area::Towns(towns) => origin.town.as_ref().map(|town| towns.contains(town)),
        Area::PostalCodes(_) if origin.postal_codes.is_empty() => None,
        Area::PostalCodes(codes) => Some(origin.postal_codes.iter().any(|code| codes.contains(code))),
        Area::RadiusKm(km) => {
            let is_inside = nearest(offer, origin)?.km <= *km;
            (is_inside || all_places_are_known(offer)).then_some(is_inside)
        }
    }
}
