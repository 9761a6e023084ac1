//! "Passt dazu": what is named beside an offer really goes with it, adds something, and puts nobody in danger.

#[path = "../common/mod.rs"]
mod common;
#[path = "../everyday/mod.rs"]
mod everyday;

mod danger;
mod order;
mod properties;
mod towns;

use Stated::Known;
use common::{ages, home, index, now, offer, place_at};
use nahbei_catalogue::{
    Area, Intensity, Language, Need, Offer, Place, Provider, Reach, Stated, Status, Support, Term, Text,
};
use nahbei_finder::{Child, Complement, ComplementReason, Index, Query, Radius, complements};

use ComplementReason::{Closer, Lighter, MeetingPlace, OtherSupport};
use Support::{Professional, SelfHelp, Volunteer};

/// An offer of a provider of its own that helps with exhaustion, as one writes it down: `"professional advice"`; a
/// part that is left out is not stated.
fn helping(id: &str, written: &str) -> Offer {
    let support: Vec<Support> = written.split([' ', '+']).filter_map(Support::from_id).collect();
    Offer {
        needs: Known(vec![Need::Exhaustion]),
        support: Some(support).filter(|support| !support.is_empty()).into(),
        intensity: written.split(' ').find_map(Intensity::from_id).into(),
        places: Known(vec![place_at(0.0)]),
        reach: Known(vec![Reach::OnSite]),
        provider: Provider { name: Text::german(id), ..offer(id).provider },
        ..offer(id)
    }
}

fn needing(needs: &[Need], offer: Offer) -> Offer {
    Offer { needs: Known(needs.to_vec()), ..offer }
}

fn at(km: f64, offer: Offer) -> Offer {
    Offer { places: Known(vec![place_at(km)]), ..offer }
}

fn aged(written: &str, offer: Offer) -> Offer {
    Offer { ages: Known(ages(written)), ..offer }
}

fn named(index: &Index, complements: &[Complement]) -> Vec<String> {
    complements.iter().map(|complement| index.offers()[complement.offer].id.clone()).collect()
}

/// The ids of what goes with the first of the offers.
fn beside(offers: &[Offer], query: &Query) -> Vec<String> {
    let index = index(offers);
    named(&index, &complements(&index, 0, query, now(), usize::MAX))
}

/// Why the second offer goes with the first.
fn reason(first: Offer, second: Offer) -> Option<ComplementReason> {
    let index = index(&[first, second]);
    complements(&index, 0, &Query::default(), now(), 1).first().map(|complement| complement.reason)
}

#[test]
fn the_reason_is_the_strongest_that_both_state() {
    for (first, second, expected) in [
        ("professional advice", "volunteer companionship", Some(OtherSupport(Volunteer))),
        ("volunteer companionship", "professional advice", Some(OtherSupport(Professional))),
        ("professional advice", "self-help advice", Some(OtherSupport(SelfHelp))),
        ("professional advice", "professional+volunteer advice", Some(OtherSupport(Volunteer))),
        ("professional advice", "self-help+volunteer", Some(OtherSupport(Volunteer))),
        ("professional treatment", "volunteer meeting", Some(MeetingPlace)),
        ("professional treatment", "professional meeting", Some(MeetingPlace)),
        ("treatment", "meeting", Some(MeetingPlace)),
        ("professional advice", "professional treatment", Some(Closer(Intensity::Treatment))),
        ("professional treatment", "professional advice", Some(Lighter(Intensity::Advice))),
        ("professional+volunteer advice", "volunteer course", Some(Lighter(Intensity::Course))),
        ("professional advice", "professional advice", None),
        ("professional+volunteer advice", "volunteer advice", None),
        ("volunteer meeting", "volunteer meeting", None),
    ] {
        assert_eq!(reason(helping("aa", first), helping("bb", second)), expected, "{second} beside {first}");
    }
}

#[test]
fn not_stated_is_never_different() {
    for (first, second) in [
        ("professional advice", "advice"),
        ("professional advice", "professional"),
        ("advice", "volunteer advice"),
        ("professional", "professional treatment"),
        ("professional", "meeting"),
        ("", "volunteer meeting"),
        ("professional advice", ""),
    ] {
        assert_eq!(reason(helping("aa", first), helping("bb", second)), None, "{second:?} beside {first:?}");
    }
}

#[test]
fn the_same_provider_counts_only_where_the_help_comes_differently_close() {
    for (first, second, expected) in [
        ("professional advice", "volunteer advice", None),
        ("professional", "volunteer", None),
        ("professional advice", "volunteer companionship", Some(OtherSupport(Volunteer))),
        ("professional advice", "professional meeting", Some(MeetingPlace)),
    ] {
        let first = helping("aa", first);
        let second = Offer { provider: first.provider.clone(), ..helping("bb", second) };
        assert_eq!(reason(first, second), expected);
    }
}

#[test]
fn both_surely_share_a_need_and_help_that_comes_close_is_mainly_for_it() {
    use Need::{Arrival, Crisis, Disability, Exhaustion, Health, Money};
    for (first, second, people, goes) in [
        (vec![Exhaustion], vec![Exhaustion], "volunteer", true),
        (vec![Exhaustion], vec![Money], "volunteer", false),
        (vec![Exhaustion], vec![Money, Exhaustion], "volunteer", true),
        (vec![Exhaustion], vec![Money, Exhaustion], "self-help", false),
        (vec![Money, Exhaustion], vec![Exhaustion], "self-help", true),
        (vec![Health], vec![Exhaustion, Health], "self-help", false),
        (vec![Crisis, Money], vec![Crisis, Exhaustion], "volunteer", false),
        (vec![Exhaustion], vec![Disability, Exhaustion], "volunteer", false),
        (vec![Exhaustion, Disability], vec![Disability, Exhaustion], "volunteer", true),
        (vec![Exhaustion], vec![Arrival, Exhaustion], "volunteer", false),
    ] {
        let pair = [needing(&first, helping("aa", "professional")), needing(&second, helping("bb", people))];
        assert_eq!(beside(&pair, &Query::default()).len() == 1, goes, "{second:?} {people} beside {first:?}");
    }
    let silent = Offer { needs: Stated::NotStated, ..helping("aa", "professional") };
    assert!(beside(&[silent.clone(), helping("bb", "volunteer")], &Query::default()).is_empty());
    assert!(beside(&[helping("bb", "volunteer"), silent], &Query::default()).is_empty());
}

#[test]
fn ages_overlap_and_an_unknown_age_comes_last() {
    let volunteers = |id| helping(id, "volunteer");
    let offers = [
        aged("0-36", helping("own", "professional")),
        volunteers("aa-unknown"),
        aged("24-120", volunteers("bb-a-part")),
        aged("0-36", volunteers("cc-the-same")),
        aged("37-", volunteers("dd-older")),
        aged("u-u", volunteers("ee-unborn")),
    ];
    assert_eq!(beside(&offers, &Query::default()), ["cc-the-same", "bb-a-part", "aa-unknown"]);
    let newborn = [aged("u-0", helping("own", "professional")), aged("0-12", volunteers("aa"))];
    assert_eq!(beside(&newborn, &Query::default()), ["aa"], "zero months is an age");
}

#[test]
fn the_ages_the_family_states_weigh() {
    let volunteers = |id, written| aged(written, helping(id, "volunteer"));
    let offers = [
        aged("0-120", helping("own", "professional")),
        at(1.0, volunteers("aa-toddlers", "12-36")),
        at(3.0, volunteers("bb-school", "72-120")),
        at(0.1, helping("cc-unknown", "volunteer")),
    ];
    let asked = |child| beside(&offers, &Query { children: vec![child], ..Query::default() });
    assert_eq!(asked(Child::Years(7)), ["bb-school", "cc-unknown"]);
    assert_eq!(asked(Child::Months(12)), ["aa-toddlers", "cc-unknown"]);
    assert_eq!(asked(Child::Months(9)), ["cc-unknown", "aa-toddlers"], "it fits in three months");
}

#[test]
fn the_needs_the_family_states_weigh() {
    use Need::{Exhaustion, Money};
    let offers = [
        needing(&[Exhaustion, Money], helping("own", "professional")),
        needing(&[Exhaustion], helping("aa", "volunteer")),
        needing(&[Money], helping("bb", "volunteer")),
    ];
    assert_eq!(beside(&offers, &Query::default()), ["aa", "bb"]);
    let query = Query { needs: vec![Money], ..Query::default() };
    assert_eq!(beside(&offers, &query), ["bb", "aa"]);
    let index = index(&offers);
    assert_eq!(complements(&index, 0, &query, now(), 1)[0].need, Money);
}

#[test]
fn what_led_to_the_offer_does_not_limit_what_goes_with_it_but_what_the_family_is_does() {
    let offers = [
        helping("own", "professional"),
        Offer { languages: Known(vec![Language::new("tr").unwrap()]), ..helping("aa-turkish", "volunteer") },
        helping("bb-unknown", "volunteer"),
        Offer { languages: Known(vec![Language::new("de").unwrap()]), ..helping("cc-german", "volunteer") },
    ];
    let (support, words) = (vec![Professional], "Schreibaby".to_owned());
    let query = Query { support, words, drop_in: true, home_visit: true, ..Query::default() };
    assert_eq!(beside(&offers, &query).len(), 3);
    let query = Query { languages: vec![Language::new("tr").unwrap()], ..query };
    assert_eq!(beside(&offers, &query), ["aa-turkish", "bb-unknown"]);
}

#[test]
fn it_is_near_the_offer_or_near_the_family_or_needs_no_way() {
    let volunteers = |id| helping(id, "volunteer");
    let by = |reach, area, offer: Offer| Offer {
        reach: Known(vec![reach]),
        area,
        places: Stated::NotStated,
        ..offer
    };
    let offers = [
        at(30.0, helping("own", "professional")),
        at(33.0, volunteers("aa-near-the-offer")),
        at(2.0, volunteers("bb-near-the-family")),
        by(Reach::Phone, Known(Area::Nationwide), volunteers("cc-line")),
        at(300.0, volunteers("dd-far")),
    ];
    assert_eq!(beside(&offers, &Query::default()), ["aa-near-the-offer", "cc-line"]);
    let query = Query { origin: Some(home()), ..Query::default() };
    assert_eq!(beside(&offers, &query), ["bb-near-the-family", "cc-line"]);
    let anywhere = Query { radius: Radius::Anywhere, ..query };
    assert!(!beside(&offers, &anywhere).contains(&"dd-far".to_owned()), "beside is not anywhere");

    let index = index(&offers);
    let km = complements(&index, 0, &Query::default(), now(), 1)[0].distance.unwrap().km;
    assert!((km - 3.0).abs() < 0.01, "{km}");
    let km = complements(&index, 0, &anywhere, now(), 1)[0].distance.unwrap().km;
    assert!((km - 2.0).abs() < 0.01, "{km}");
}

#[test]
fn what_a_family_can_pay_and_climb_weighs() {
    use nahbei_catalogue::{Cost, CostKind, StepFree};
    let costing = |id, kind| Offer {
        cost: Known(Cost { kind: Known(kind), note: Stated::NotStated }),
        ..helping(id, "volunteer")
    };
    let with_steps = |id, step_free| Offer {
        places: Known(vec![Place { step_free: Known(step_free), ..place_at(0.0) }]),
        ..costing(id, CostKind::Free)
    };
    let offers = [
        helping("own", "professional"),
        costing("aa-paid", CostKind::Paid),
        helping("bb-unknown", "volunteer"),
        with_steps("cc-steps", StepFree::No),
        with_steps("dd-no-steps", StepFree::Yes),
    ];
    let free = Query { free: true, ..Query::default() };
    assert_eq!(beside(&offers, &free), ["cc-steps", "dd-no-steps", "bb-unknown"]);
    let query = Query { step_free: true, ..free };
    assert_eq!(beside(&offers, &query), ["dd-no-steps", "bb-unknown"]);
}

#[test]
fn the_nearest_place_of_the_offer_counts() {
    let own = Offer { places: Known(vec![place_at(0.0), place_at(40.0)]), ..helping("own", "professional") };
    let offers = [own, at(20.0, helping("aa", "volunteer")), at(42.0, helping("bb", "volunteer"))];
    assert_eq!(beside(&offers, &Query::default()), ["bb"]);
}

#[test]
fn only_what_families_see_today_is_named() {
    for status in Status::ALL {
        let pair = [helping("aa", "professional"), Offer { status: *status, ..helping("bb", "volunteer") }];
        assert_eq!(beside(&pair, &Query::default()).len() == 1, *status == Status::Active, "{status:?}");
    }
}

#[test]
fn help_that_only_some_families_need_is_named_where_the_family_asks_for_it() {
    let pair = [
        helping("aa", "professional"),
        needing(&[Need::Disability, Need::Exhaustion], helping("bb", "volunteer")),
    ];
    assert!(beside(&pair, &Query::default()).is_empty());
    assert_eq!(beside(&pair, &Query { needs: vec![Need::Disability], ..Query::default() }), ["bb"]);
}

#[test]
fn from_a_place_that_stays_secret_every_distance_is_vague() {
    let secret = |hidden| Offer {
        places: Known(vec![Place { hidden, ..place_at(0.0) }]),
        ..helping("own", "professional")
    };
    for hidden in [false, true] {
        let index = index(&[secret(hidden), helping("aa", "volunteer")]);
        let distance = complements(&index, 0, &Query::default(), now(), 1)[0].distance;
        assert_eq!(distance.map(|distance| distance.about), Some(hidden));
    }
}

#[test]
fn who_comes_to_the_town_of_the_offer_is_sure_to_come_and_who_comes_to_another_is_not_named() {
    let in_apolda = Place { town: Known("Apolda".into()), ..place_at(0.0) };
    let own = Offer { places: Known(vec![in_apolda]), ..helping("own", "professional") };
    let coming_to = |town: &str| Offer {
        reach: Known(vec![Reach::HomeVisit]),
        places: Stated::NotStated,
        area: Known(Area::Towns(vec![town.into()])),
        ..helping("aa", "volunteer")
    };
    let sure = |town| {
        let index = index(&[own.clone(), coming_to(town)]);
        complements(&index, 0, &Query::default(), now(), 1).first().map(|complement| complement.sure)
    };
    assert_eq!((sure("Apolda"), sure("Jena")), (Some(true), None));
}
