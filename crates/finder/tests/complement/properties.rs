//! What holds for all offers and questions.

use super::named;
use crate::common::{TODAY, cases, index, now, offers, queries};
use ComplementReason::{Closer, Lighter, MeetingPlace, OtherSupport};
use Stated::Known;
use nahbei_catalogue::{Intensity, Need, Offer, Stated, Term, Text};
use nahbei_finder::{ComplementReason, Index, complements};
use proptest::prelude::*;
use proptest::sample::select;

/// Offers of few providers, some of them about violence, with or without an intensity.
pub fn neighbours() -> impl Strategy<Value = Vec<Offer>> {
    let intensity = prop::option::weighted(0.8, select(Intensity::ALL));
    let more = (intensity, 0..6_u8, prop::bool::weighted(0.2), any::<bool>());
    (offers(), prop::collection::vec(more, 12)).prop_map(|(offers, more)| {
        let with = |(offer, (intensity, provider, is_violent, example)): (Offer, _)| {
            let mut offer = Offer { intensity: Option::<Intensity>::into(intensity), example, ..offer };
            offer.provider.name = Text::german(format!("Haus {provider}"));
            if let (true, Known(needs)) = (is_violent, &mut offer.needs) {
                needs.insert(usize::from(provider % 2), Need::Violence);
            }
            offer
        };
        offers.into_iter().zip(more).map(with).collect()
    })
}

pub fn has<T: PartialEq>(stated: &Stated<Vec<T>>, value: &T) -> bool {
    stated.known().is_some_and(|values| values.contains(value))
}

fn is_true(reason: ComplementReason, offer: &Offer, other: &Offer) -> bool {
    let intensities = offer.intensity.known().zip(other.intensity.known());
    match reason {
        MeetingPlace => intensities
            .is_some_and(|(own, others)| *own != Intensity::Meeting && *others == Intensity::Meeting),
        OtherSupport(support) => {
            has(&other.support, &support)
                && offer.support.known().is_some_and(|own| !own.contains(&support) && !own.is_empty())
        }
        Lighter(kind) => intensities.is_some_and(|(own, others)| others < own && *others == kind),
        Closer(kind) => intensities.is_some_and(|(own, others)| others > own && *others == kind),
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_named_is_another_visible_offer_named_once_for_a_true_reason(
        offers in neighbours(),
        query in queries(),
        most in 0..6_usize,
    ) {
        let index = index(&offers);
        for (number, offer) in offers.iter().enumerate() {
            let all = complements(&index, number, &query, now(), usize::MAX);
            let some = complements(&index, number, &query, now(), most);
            prop_assert_eq!(&some[..], &all[..most.min(all.len())]);
            for (place, complement) in all.iter().enumerate() {
                let other = &offers[complement.offer];
                prop_assert!(complement.offer != number && other.is_visible(TODAY));
                prop_assert!(all[..place].iter().all(|named| named.offer != complement.offer));
                prop_assert!(is_true(complement.reason, offer, other), "{complement:?}");
                prop_assert!(has(&offer.needs, &complement.need) && has(&other.needs, &complement.need));
                prop_assert!(complement.sure || all[place..].iter().all(|later| !later.sure));
            }
        }
        prop_assert!(complements(&index, offers.len(), &query, now(), most).is_empty());
    }

    #[test]
    fn the_order_of_the_catalogue_changes_nothing(offers in neighbours(), query in queries()) {
        let turned: Vec<Offer> = offers.iter().rev().cloned().collect();
        let (one, other) = (index(&offers), index(&turned));
        for number in 0..offers.len() {
            let told = |index: &Index, number| {
                let complements = complements(index, number, &query, now(), 4);
                let rest: Vec<_> =
                    complements.iter().map(|c| (c.reason, c.need, c.distance, c.sure)).collect();
                (named(index, &complements), rest)
            };
            prop_assert_eq!(told(&one, number), told(&other, offers.len() - 1 - number));
        }
    }
}
