//! The answers to each wish but age and place, one line a case. How wishes work together is tested elsewhere.
#![allow(clippy::panic, reason = "a fixture that cannot be made is a failed test")]

mod common;

use Stated::{Known, NotStated};
use common::{answer, offer, results};
use nahbei_catalogue::{
    Access, Cost, CostKind, Language, Need, Offer, Place, Reach, Stated, StepFree, Support,
};
use nahbei_finder::{Fit, Query, Radius, Subject, Wish};

fn language(code: &str) -> Language {
    Language::new(code).unwrap_or_else(|| panic!("{code}"))
}

#[test]
fn free_is_what_a_family_need_not_pay() {
    let query = Query { free: true, ..Query::default() };
    for (kind, expected) in [
        (Known(CostKind::Free), Fit::Fits),
        (Known(CostKind::Donation), Fit::Fits),
        (Known(CostKind::Insurance), Fit::Fits),
        (Known(CostKind::IncomeBased), Fit::Borderline),
        (Known(CostKind::Paid), Fit::No),
        (NotStated, Fit::NotStated),
    ] {
        let offer = Offer { cost: Known(Cost { kind, note: NotStated }), ..offer("it") };
        assert_eq!(answer(&offer, &query, Wish::Free), expected, "{kind:?}");
    }
    assert_eq!(answer(&offer("it"), &query, Wish::Free), Fit::NotStated);
}

#[test]
fn without_steps_is_one_place_without_steps_or_no_place_to_go_to() {
    use Reach::{HomeVisit, OnSite, Phone};
    use StepFree::{No, Partial, Yes};
    let query = Query { step_free: true, ..Query::default() };
    for (reach, places, expected) in [
        (&[OnSite][..], &[Known(Yes)][..], Fit::Fits),
        (&[OnSite], &[Known(Partial)], Fit::Borderline),
        (&[OnSite], &[Known(No)], Fit::No),
        (&[OnSite], &[NotStated], Fit::NotStated),
        (&[OnSite], &[], Fit::NotStated),
        (&[OnSite], &[Known(No), Known(Yes)], Fit::Fits),
        (&[OnSite], &[Known(No), Known(Partial)], Fit::Borderline),
        (&[OnSite], &[Known(No), NotStated], Fit::NotStated),
        (&[], &[Known(Yes)], Fit::Fits),
        (&[], &[Known(No)], Fit::No),
        (&[], &[], Fit::NotStated),
        (&[Phone], &[], Fit::NoDistance(Phone)),
        (&[Phone], &[Known(No)], Fit::NoDistance(Phone)),
        (&[HomeVisit], &[Known(No)], Fit::NoDistance(HomeVisit)),
        (&[OnSite, Phone], &[Known(Yes)], Fit::Fits),
    ] {
        let place = |step_free: &Stated<StepFree>| Place { step_free: *step_free, ..Place::default() };
        let places: Vec<Place> = places.iter().map(place).collect();
        let offer = Offer {
            reach: (!reach.is_empty()).then(|| reach.to_vec()).into(),
            places: (!places.is_empty()).then_some(places).into(),
            ..offer("it")
        };
        assert_eq!(answer(&offer, &query, Wish::StepFree), expected, "{reach:?} {:?}", offer.places);
    }
}

#[test]
fn of_several_values_asked_for_one_is_enough_and_what_is_not_stated_is_to_be_asked() {
    let needs = |needs: &[Need]| Query { needs: needs.to_vec(), ..Query::default() };
    let support = |support: &[Support]| Query { support: support.to_vec(), ..Query::default() };
    let speaks =
        |codes: &[&str]| Query { languages: codes.iter().map(|c| language(c)).collect(), ..Query::default() };
    let full = Offer {
        needs: Known(vec![Need::Baby, Need::Money]),
        support: Known(vec![Support::Volunteer]),
        languages: Known(vec![language("de"), language("tr")]),
        access: Known(vec![Access::Appointment]),
        reach: Known(vec![Reach::OnSite]),
        ..offer("it")
    };
    for (query, wish, expected) in [
        (needs(&[Need::Money]), Wish::Needs, Fit::Fits),
        (needs(&[Need::Housing, Need::Baby]), Wish::Needs, Fit::Fits),
        (needs(&[Need::Housing]), Wish::Needs, Fit::No),
        (support(&[Support::Volunteer, Support::SelfHelp]), Wish::Support, Fit::Fits),
        (support(&[Support::Professional]), Wish::Support, Fit::No),
        (speaks(&["tr"]), Wish::Languages, Fit::Fits),
        (speaks(&["ar", "de"]), Wish::Languages, Fit::Fits),
        (speaks(&["ar"]), Wish::Languages, Fit::No),
        (Query { drop_in: true, ..Query::default() }, Wish::DropIn, Fit::No),
        (Query { home_visit: true, ..Query::default() }, Wish::HomeVisit, Fit::No),
    ] {
        assert_eq!(answer(&full, &query, wish), expected, "{query:?}");
        assert_eq!(answer(&offer("silent"), &query, wish), Fit::NotStated, "{query:?}");
    }
}

#[test]
fn just_coming_and_being_visited_fit_where_they_are_one_of_several_ways() {
    let open = Offer {
        access: Known(vec![Access::Appointment, Access::DropIn]),
        reach: Known(vec![Reach::OnSite, Reach::HomeVisit]),
        ..offer("it")
    };
    assert_eq!(answer(&open, &Query { drop_in: true, ..Query::default() }, Wish::DropIn), Fit::Fits);
    assert_eq!(answer(&open, &Query { home_visit: true, ..Query::default() }, Wish::HomeVisit), Fit::Fits);
}

#[test]
fn the_empty_query_finds_everything_for_sure() {
    let offers = [offer("aa"), offer("bb")];
    let results = results(&offers, &Query::default());
    assert_eq!((results.hits.len(), results.sure), (2, 2));
    assert!(results.near.is_empty() && results.relaxations.is_empty());
    assert!(Wish::ALL.iter().all(|wish| results.hits[0].fits.get(*wish).is_none()));
}

#[test]
fn a_hit_gives_a_reason_for_each_thing_it_answers() {
    let midwife = Offer {
        needs: Known(vec![Need::Baby, Need::Health]),
        languages: Known(vec![language("tr")]),
        cost: Known(Cost { kind: Known(CostKind::Free), note: NotStated }),
        ..offer("midwife")
    };
    let query = Query {
        needs: vec![Need::Housing, Need::Health],
        languages: vec![language("ar"), language("tr")],
        support: vec![Support::Professional],
        free: true,
        radius: Radius::OnFoot,
        ..Query::default()
    };
    let results = results(std::slice::from_ref(&midwife), &query);
    let reasons = results.hits[0].reasons(&midwife, &query, common::TODAY);
    let found: Vec<(Subject, Fit)> = reasons.iter().map(|reason| (reason.subject, reason.fit)).collect();
    let expected = [
        (Subject::Need(Need::Health), Fit::Fits),
        (Subject::Language(&query.languages[1]), Fit::Fits),
        (Subject::Support(Support::Professional), Fit::NotStated),
        (Subject::Wish(Wish::Free), Fit::Fits),
    ];
    assert_eq!(found, expected);
}
