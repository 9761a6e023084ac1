//! How far two offers are for the same children. It knows no child.

use nahbei_catalogue::{Age, AgeRange, Offer};

/// The share of the offer's ages that the other one is for as well, from 0 to 1; `None` where one of them does not say.
pub(super) fn shared_ages(offer: &Offer, other: &Offer) -> Option<f64> {
    let (ages, others) = offer.ages.known().zip(other.ages.known())?;
    let shared = |range: &AgeRange| {
        let with = |other: &AgeRange| {
            steps(range.youngest().max(other.youngest()), range.oldest().min(other.oldest()))
        };
        others.iter().map(with).max().unwrap_or(0)
    };
    let all: u32 = ages.iter().map(|range| steps(range.youngest(), range.oldest())).sum();
    Some(f64::from(ages.iter().map(shared).sum::<u32>()) / f64::from(all.max(1)))
}

/// How many ages there are from – to, both inclusive: each completed month is one, and so is the time before birth.
fn steps(from: Age, to: Age) -> u32 {
    let step = |age| if let Age::Months(months) = age { u32::from(months) + 1 } else { 0 };
    (step(to) + 1).saturating_sub(step(from))
}
