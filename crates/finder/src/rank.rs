//! The order of hits. Everything is weighed in one unit a family understands: kilometres on the way there.
//!
//! Sure hits always come before those that have to be asked; the weights order hits within each group.

use crate::{Distance, Fit, Fits, Query, Wish};
use nahbei_catalogue::{Area, Freshness, Offer, Reach};

/// Somebody who comes home is as near as the next street. At 0 every home visit would come first.
const HOME_VISIT_KM: f64 = 0.5;
/// Help by phone or online from the region: as good as a place across town. At 0 it would push every place
/// down; at 10 a family on foot would never see it.
const REMOTE_KM: f64 = 3.0;
/// A nationwide line knows no local ways: after what is near, before what is far.
const NATIONWIDE_KM: f64 = 8.0;
/// What an offer names first is what it is mainly for; each place further down its list costs this much.
const LATER_NEED_KM: f64 = 1.5;
/// An offer for every age fits a baby less well than one for babies; the most that its width can cost.
const WIDE_AGES_KM: f64 = 2.0;
/// Each thing to ask about.
const ASK_KM: f64 = 2.0;
/// Each month until a child is old enough.
const WAIT_MONTH_KM: f64 = 1.0;
/// Facts that nobody has verified for very long: the number may reach nobody. At 0 they would stand among fresh ones.
const VERY_OLD_KM: f64 = 6.0;
/// So much further a family would go for the best answer to its words than for none; at 0 words would only filter.
const WORDS_KM: f64 = 25.0;

/// What it costs a family to take this offer, in kilometres; less is better. Finite and never NaN. `words` is how well
/// it answers the family's words, from 0 to 1.
pub(crate) fn cost(offer: &Offer, query: &Query, fits: &Fits, distance: Option<Distance>, words: f64) -> f64 {
    let mut cost = -words * WORDS_KM;
    let reach = offer.reach.known().map_or(&[][..], Vec::as_slice);
    let remote_km = match (reach.contains(&Reach::HomeVisit), offer.area.known()) {
        (true, _) => HOME_VISIT_KM,
        (false, Some(Area::Nationwide | Area::States(_))) => NATIONWIDE_KM,
        (false, _) => REMOTE_KM,
    };
    cost += match fits.get(Wish::Place) {
        Some(Fit::NoDistance(_)) => remote_km,
        Some(_) => distance.map_or(REMOTE_KM, |distance| distance.km),
        None if reach.contains(&Reach::OnSite) || reach.is_empty() => 0.0,
        None => remote_km,
    };
    if let Some(needs) = offer.needs.known() {
        let first = needs.iter().position(|need| query.needs.contains(need)).unwrap_or(0);
        cost += LATER_NEED_KM * u32::try_from(first).map_or(0.0, f64::from);
    }
    if let (Some(_), Some(ranges)) = (fits.get(Wish::Children), offer.ages.known()) {
        let months: u32 = ranges.iter().map(|r| u32::from(width(*r))).sum();
        cost += WIDE_AGES_KM * (f64::from(months) / 120.0).min(1.0);
    }
    for wish in Wish::ALL {
        cost += match fits.get(wish) {
            Some(Fit::NotStated | Fit::Borderline) => ASK_KM,
            Some(Fit::FitsFrom { in_months, .. }) => WAIT_MONTH_KM * f64::from(in_months),
            _ => 0.0,
        };
    }
    cost
}

/// What it costs that facts may not be true any more, in kilometres.
pub(crate) const fn staleness(freshness: Freshness) -> f64 {
    match freshness {
        Freshness::VeryOld => VERY_OLD_KM,
        Freshness::Fresh | Freshness::NotStated | Freshness::Old => 0.0,
    }
}

fn width(range: nahbei_catalogue::AgeRange) -> u16 {
    use nahbei_catalogue::Age::{Months, Unborn};
    match (range.youngest(), range.oldest()) {
        (_, Unborn) => 0,
        (Unborn, Months(to)) => to,
        (Months(from), Months(to)) => to.saturating_sub(from),
    }
}
