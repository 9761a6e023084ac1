//! "Not stated" is never "no": what an offer leaves open never drops it.

mod common;

use common::{cases, found, index, query_without_words, surely_found, visible_offers};
use nahbei_catalogue::{Hours, Offer, Place, Stated};
use nahbei_finder::{Query, Wish, find};
use proptest::prelude::*;

/// Takes back one thing that an offer states.
type Forget = fn(&mut Offer);

fn each_place(offer: &mut Offer, forget: impl FnMut(&mut Place)) {
    if let Stated::Known(places) = &mut offer.places {
        places.iter_mut().for_each(forget);
    }
}

fn each_hours(offer: &mut Offer, forget: impl FnMut(&mut Hours)) {
    if let Stated::Known(hours) = &mut offer.hours {
        hours.iter_mut().for_each(forget);
    }
}

/// Of one place only, so that the others may speak against the offer.
fn first_place(offer: &mut Offer, forget: impl FnMut(&mut Place)) {
    if let Stated::Known(places) = &mut offer.places {
        places.iter_mut().take(1).for_each(forget);
    }
}

const FORGET: [(&str, Forget); 23] = [
    ("summary", |offer| offer.summary = Stated::NotStated),
    ("needs", |offer| offer.needs = Stated::NotStated),
    ("support", |offer| offer.support = Stated::NotStated),
    ("intensity", |offer| offer.intensity = Stated::NotStated),
    ("ages", |offer| offer.ages = Stated::NotStated),
    ("audience", |offer| offer.audience = Stated::NotStated),
    ("reach", |offer| offer.reach = Stated::NotStated),
    ("places", |offer| offer.places = Stated::NotStated),
    ("position of every place", |offer| each_place(offer, |place| place.position = Stated::NotStated)),
    ("position of one place", |offer| first_place(offer, |place| place.position = Stated::NotStated)),
    ("step_free of every place", |offer| each_place(offer, |place| place.step_free = Stated::NotStated)),
    ("step_free of one place", |offer| first_place(offer, |place| place.step_free = Stated::NotStated)),
    ("area", |offer| offer.area = Stated::NotStated),
    ("access", |offer| offer.access = Stated::NotStated),
    ("cost", |offer| offer.cost = Stated::NotStated),
    ("kind of cost", |offer| {
        if let Stated::Known(cost) = &mut offer.cost {
            cost.kind = Stated::NotStated;
        }
    }),
    ("hours", |offer| offer.hours = Stated::NotStated),
    ("weekly of every hours", |offer| each_hours(offer, |hours| hours.weekly = Stated::NotStated)),
    ("closures", |offer| offer.closures = Stated::NotStated),
    ("languages", |offer| offer.languages = Stated::NotStated),
    ("trust", |offer| offer.trust = Stated::NotStated),
    ("verified", |offer| offer.verified = Stated::NotStated),
    ("source", |offer| offer.source = Stated::NotStated),
];

/// That it can be called is what makes an offer near, or without steps. Without it only its places speak, and they
/// may rightly say no.
fn is_what_answers(field: &str, query: &Query) -> bool {
    field == "reach" && (query.origin.is_some() || query.step_free)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_an_offer_does_not_state_never_drops_it(
        offers in visible_offers(),
        query in query_without_words(),
    ) {
        let hits = found(&offers, &query);
        for (field, forget) in FORGET.iter().filter(|(field, _)| !is_what_answers(field, &query)) {
            for number in (0..offers.len()).filter(|number| hits.contains(&offers[*number].id)) {
                let mut forgetful = offers.clone();
                forget(&mut forgetful[number]);
                let id = &offers[number].id;
                prop_assert!(found(&forgetful, &query).contains(id), "{id} is dropped because it does not state its {field}");
            }
        }
    }

    #[test]
    fn what_is_not_stated_is_to_be_asked_and_never_sure(
        offers in visible_offers(),
        query in query_without_words(),
    ) {
        type Asked = (Wish, Forget);
        let asked: [Asked; 9] = [
            (Wish::Needs, |offer| offer.needs = Stated::NotStated),
            (Wish::Children, |offer| offer.ages = Stated::NotStated),
            (Wish::Languages, |offer| offer.languages = Stated::NotStated),
            (Wish::Support, |offer| offer.support = Stated::NotStated),
            (Wish::OpenNow, |offer| offer.hours = Stated::NotStated),
            (Wish::PhoneNow, |offer| offer.hours = Stated::NotStated),
            (Wish::Evening, |offer| offer.hours = Stated::NotStated),
            (Wish::Free, |offer| offer.cost = Stated::NotStated),
            (Wish::DropIn, |offer| offer.access = Stated::NotStated),
        ];
        for (wish, forget) in asked.iter().filter(|(wish, _)| query.asks(*wish)) {
            let mut forgetful = offers.clone();
            forgetful.iter_mut().for_each(forget);
            prop_assert_eq!(surely_found(&forgetful, &query), Vec::<String>::new(), "{:?}", wish);
        }
    }

    #[test]
    fn an_offer_that_states_nothing_answers_every_question(query in query_without_words()) {
        let results = find(&index(&[common::offer("silent")]), &query, common::now());
        prop_assert_eq!(results.hits.len(), 1);
        prop_assert_eq!(results.sure == 1, Wish::ALL.iter().all(|wish| !query.asks(*wish)));
    }
}
