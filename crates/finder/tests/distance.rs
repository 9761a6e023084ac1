//! Whether a family can get there, or the offer comes to the family. How hits are ordered by it is tested elsewhere.

mod common;

use common::{answer, cases, found, home, offer, place_at, queries, results, visible_offers};
use nahbei_catalogue::{Area, Offer, Place, Reach, State, Stated};
use nahbei_finder::{Fit, Origin, Query, Radius, Wish};
use proptest::prelude::*;
use proptest::sample::select;

use Reach::{Chat, HomeVisit, Mail, OnSite, Phone, Video};

fn offered(reach: &[Reach], places: Vec<Place>) -> Offer {
    let reach = if reach.is_empty() { Stated::NotStated } else { Stated::Known(reach.to_vec()) };
    let places = if places.is_empty() { Stated::NotStated } else { Stated::Known(places) };
    Offer { reach, places, ..offer("it") }
}

fn served(area: Area, offer: Offer) -> Offer {
    Offer { area: Stated::Known(area), ..offer }
}

fn from_home(radius: Radius) -> Query {
    Query { origin: Some(home()), radius, ..Query::default() }
}

fn at(km: &[f64]) -> Vec<Place> {
    km.iter().map(|km| place_at(*km)).collect()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn on_site_help_is_within_the_radius_or_outside_or_nobody_knows() {
    let nowhere = || vec![Place::default()];
    for (reach, places, radius, expected) in [
        (&[OnSite][..], at(&[1.9]), Radius::OnFoot, Fit::Fits),
        (&[OnSite], at(&[2.1]), Radius::OnFoot, Fit::No),
        (&[OnSite], at(&[9.9]), Radius::ByBus, Fit::Fits),
        (&[OnSite], at(&[10.1]), Radius::ByBus, Fit::No),
        (&[OnSite], at(&[24.0]), Radius::Km(25), Fit::Fits),
        (&[OnSite], at(&[500.0]), Radius::Anywhere, Fit::Fits),
        (&[OnSite], at(&[0.0]), Radius::Km(0), Fit::Fits),
        (&[OnSite], at(&[40.0, 1.0]), Radius::OnFoot, Fit::Fits),
        (&[OnSite], at(&[40.0, 50.0]), Radius::ByBus, Fit::No),
        (&[OnSite], vec![], Radius::OnFoot, Fit::NotStated),
        (&[OnSite], nowhere(), Radius::OnFoot, Fit::NotStated),
        (&[OnSite], nowhere(), Radius::Anywhere, Fit::NotStated),
        (&[], at(&[1.0]), Radius::OnFoot, Fit::Fits),
        (&[], at(&[5.0]), Radius::OnFoot, Fit::No),
        (&[], vec![], Radius::OnFoot, Fit::NotStated),
    ] {
        let offer = offered(reach, places);
        assert_eq!(
            answer(&offer, &from_home(radius), Wish::Place),
            expected,
            "{reach:?} {:?} {radius:?}",
            offer.places
        );
    }
}

#[test]
fn a_place_nobody_can_measure_may_be_nearer_than_the_one_that_is_too_far() {
    for places in [[place_at(40.0), Place::default()], [Place::default(), place_at(40.0)]] {
        let offer = offered(&[OnSite], places.to_vec());
        assert_eq!(answer(&offer, &from_home(Radius::ByBus), Wish::Place), Fit::NotStated);
        let close_by = served(Area::RadiusKm(5.0), offer);
        assert_eq!(answer(&close_by, &from_home(Radius::ByBus), Wish::Place), Fit::NotStated);
    }
}

#[test]
fn phone_video_chat_and_mail_survive_every_radius() {
    for reach in [Phone, Video, Chat, Mail] {
        for radius in [Radius::Km(0), Radius::OnFoot, Radius::ByBus, Radius::Km(25), Radius::Anywhere] {
            for places in [vec![], at(&[400.0]), vec![Place::default()]] {
                let offer = offered(&[reach], places);
                assert_eq!(
                    answer(&offer, &from_home(radius), Wish::Place),
                    Fit::NoDistance(reach),
                    "{reach:?} {radius:?}"
                );
            }
            let also_far_away = offered(&[OnSite, reach], at(&[400.0]));
            let expected = if radius == Radius::Anywhere { Fit::Fits } else { Fit::NoDistance(reach) };
            assert_eq!(
                answer(&also_far_away, &from_home(radius), Wish::Place),
                expected,
                "{reach:?} {radius:?}"
            );
        }
    }
}

#[test]
fn who_comes_home_comes_surely_only_where_that_is_stated() {
    let apolda = || Area::Towns(strings(&["Apolda"]));
    let jena = || Area::Towns(strings(&["Jena"]));
    let stranger = Query { origin: Some(Origin { town: None, ..home() }), ..Query::default() };
    let family = from_home(Radius::ByBus);
    let midwife = || offered(&[HomeVisit], vec![]);
    for (offer, query, expected) in [
        (midwife(), &family, Fit::NotStated),
        (served(apolda(), midwife()), &family, Fit::NoDistance(HomeVisit)),
        (served(jena(), midwife()), &family, Fit::No),
        (served(apolda(), midwife()), &stranger, Fit::NotStated),
        (served(jena(), midwife()), &stranger, Fit::NotStated),
        (offered(&[HomeVisit], at(&[5.0])), &family, Fit::NoDistance(HomeVisit)),
        (offered(&[HomeVisit], at(&[40.0])), &family, Fit::NotStated),
        (
            served(Area::RadiusKm(50.0), offered(&[HomeVisit], at(&[40.0]))),
            &family,
            Fit::NoDistance(HomeVisit),
        ),
        (served(Area::RadiusKm(30.0), offered(&[HomeVisit], at(&[40.0]))), &family, Fit::No),
        (served(Area::RadiusKm(30.0), midwife()), &family, Fit::NotStated),
    ] {
        assert_eq!(
            answer(&offer, query, Wish::Place),
            expected,
            "{:?} {:?} {:?}",
            offer.area,
            offer.places,
            query.origin
        );
    }
}

#[test]
fn who_can_be_called_need_not_come_home() {
    for reach in [[HomeVisit, Phone], [Phone, HomeVisit]] {
        let offer = offered(&reach, vec![]);
        assert_eq!(
            answer(&offer, &from_home(Radius::OnFoot), Wish::Place),
            Fit::NoDistance(Phone),
            "{reach:?}"
        );
    }
}

#[test]
fn an_area_says_who_may_use_an_offer() {
    let none = || Origin { town: None, state: None, postal_codes: vec![], ..home() };
    let codes = |codes: &[&str]| Origin { postal_codes: strings(codes), ..none() };
    let town = |town: &str| Origin { town: Some(town.into()), ..none() };
    let state = |state| Origin { state: Some(state), ..none() };
    for (area, origin, expected) in [
        (Area::Nationwide, none(), Fit::NoDistance(Phone)),
        (Area::States(vec![State::Thueringen]), state(State::Thueringen), Fit::NoDistance(Phone)),
        (
            Area::States(vec![State::Sachsen, State::Thueringen]),
            state(State::Thueringen),
            Fit::NoDistance(Phone),
        ),
        (Area::States(vec![State::Sachsen]), state(State::Thueringen), Fit::No),
        (Area::States(vec![State::Sachsen]), none(), Fit::NoDistance(Phone)),
        (Area::Towns(strings(&["Apolda"])), town("Apolda"), Fit::NoDistance(Phone)),
        (Area::Towns(strings(&["Jena"])), town("Apolda"), Fit::No),
        (Area::Towns(strings(&["Jena"])), none(), Fit::NoDistance(Phone)),
        (Area::PostalCodes(strings(&["99510"])), codes(&["99510"]), Fit::NoDistance(Phone)),
        (Area::PostalCodes(strings(&["99510"])), codes(&["99509", "99510"]), Fit::NoDistance(Phone)),
        (Area::PostalCodes(strings(&["07743"])), codes(&["99510"]), Fit::No),
        (Area::PostalCodes(strings(&["07743"])), none(), Fit::NoDistance(Phone)),
        (Area::RadiusKm(15.0), none(), Fit::NoDistance(Phone)),
    ] {
        let offer = served(area, offered(&[Phone], vec![]));
        let query = Query { origin: Some(origin), ..Query::default() };
        assert_eq!(answer(&offer, &query, Wish::Place), expected, "{:?} {:?}", offer.area, query.origin);
    }
}

#[test]
fn nearness_does_not_help_where_only_others_may_come() {
    let next_door = served(Area::Towns(strings(&["Jena"])), offered(&[OnSite], at(&[0.5])));
    assert_eq!(answer(&next_door, &from_home(Radius::Anywhere), Wish::Place), Fit::No);
    let nationwide = served(Area::Nationwide, offered(&[OnSite], at(&[40.0])));
    assert_eq!(answer(&nationwide, &from_home(Radius::ByBus), Wish::Place), Fit::No);
}

#[test]
fn a_radius_around_the_places_counts_from_the_nearest() {
    for (km, radius, expected) in [(4.9, 5.0, Fit::Fits), (5.1, 5.0, Fit::No)] {
        let offer = served(Area::RadiusKm(radius), offered(&[OnSite], at(&[200.0, km])));
        assert_eq!(answer(&offer, &from_home(Radius::ByBus), Wish::Place), expected);
    }
}

#[test]
fn without_an_origin_nobody_asks_how_far_it_is() {
    let query = Query { radius: Radius::OnFoot, ..Query::default() };
    let far = offered(&[OnSite], at(&[400.0]));
    let results = results(&[far], &query);
    assert_eq!((results.sure, results.hits[0].distance), (1, None));
    assert_eq!(results.hits[0].fits.get(Wish::Place), None);
}

#[test]
fn a_distance_is_about_where_one_of_its_ends_is_only_roughly_known() {
    let secret = || Place { hidden: true, ..place_at(4.0) };
    for (vague, place, about) in [
        (false, place_at(4.0), false),
        (true, place_at(4.0), true),
        (false, secret(), true),
        (true, secret(), true),
    ] {
        let query = Query { origin: Some(Origin { vague, ..home() }), ..Query::default() };
        let offer = offered(&[OnSite], vec![place]);
        let distance = results(&[offer], &query).hits[0].distance;
        let close =
            distance.is_some_and(|distance| (distance.km - 4.0).abs() < 0.01 && distance.about == about);
        assert!(close, "vague origin {vague}: {distance:?}");
    }
}

#[test]
fn the_distance_shown_is_the_nearest() {
    let offer = offered(&[OnSite], at(&[8.0, 3.0, 5.0]));
    let distance = results(&[offer], &from_home(Radius::ByBus)).hits[0].distance;
    assert!(distance.is_some_and(|distance| (distance.km - 3.0).abs() < 0.01), "{distance:?}");
}

fn radius() -> impl Strategy<Value = Radius> {
    prop_oneof![select(&Radius::OPTIONS[..]), (0..60_u16).prop_map(Radius::Km)]
}

/// The larger of two radii; no limit is the largest.
fn wider(one: Radius, other: Radius) -> (Radius, Radius) {
    let km = |radius: Radius| radius.km().unwrap_or(f64::INFINITY);
    if km(one) <= km(other) { (one, other) } else { (other, one) }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_wider_radius_never_loses_a_hit(
        offers in visible_offers(),
        query in queries(),
        one in radius(),
        other in radius(),
    ) {
        let (narrow, wide) = wider(one, other);
        let in_wide = found(&offers, &Query { radius: wide, ..query.clone() });
        for id in found(&offers, &Query { radius: narrow, ..query }) {
            prop_assert!(in_wide.contains(&id), "{id} is lost from {narrow:?} to {wide:?}");
        }
    }

    #[test]
    fn a_wider_radius_never_makes_a_sure_hit_unsure(
        offers in visible_offers(),
        query in queries(),
        one in radius(),
        other in radius(),
    ) {
        let (narrow, wide) = wider(one, other);
        let in_wide = common::surely_found(&offers, &Query { radius: wide, ..query.clone() });
        for id in common::surely_found(&offers, &Query { radius: narrow, ..query }) {
            prop_assert!(in_wide.contains(&id), "{id} is no longer sure from {narrow:?} to {wide:?}");
        }
    }

    #[test]
    fn the_order_in_which_ways_to_reach_people_are_named_changes_nothing(
        offers in visible_offers(),
        query in queries(),
    ) {
        let mut turned = offers.clone();
        for offer in &mut turned {
            if let Stated::Known(reach) = &mut offer.reach {
                reach.reverse();
            }
            if let Stated::Known(places) = &mut offer.places {
                places.reverse();
            }
        }
        prop_assert_eq!(found(&turned, &query), found(&offers, &query));
        prop_assert_eq!(common::surely_found(&turned, &query), common::surely_found(&offers, &query));
    }
}

#[test]
fn an_offer_that_says_nothing_of_its_place_belongs_to_the_town_of_its_catalogue() {
    let read = |id: &str| {
        let json = format!(
            r#"{{"format": 1, "name": "T", "offers": [{{"id": "{id}", "name": "Treff", "provider": {{"name": "Haus"}},
                "contacts": [{{"kind": "phone", "value": "030 23125 001"}}]}}]}}"#
        );
        nahbei_catalogue::read(&json).0
    };
    let (wetzlar, apolda) = (
        nahbei_catalogue::Position::new(50.556, 8.504).unwrap(),
        nahbei_catalogue::Position::new(51.026, 11.515).unwrap(),
    );
    let index = nahbei_finder::Index::of_towns(
        [(read("in-wetzlar"), Some(wetzlar)), (read("in-apolda"), Some(apolda)), (read("anywhere"), None)],
        |_| String::new(),
    );
    let origin = nahbei_finder::Origin {
        position: wetzlar,
        vague: true,
        postal_codes: Vec::new(),
        town: None,
        state: None,
    };
    let query = nahbei_finder::Query { origin: Some(origin), ..nahbei_finder::Query::default() };
    let results = nahbei_finder::find(&index, &query, jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0));
    let found: Vec<&str> = results.hits.iter().map(|hit| index.offers()[hit.offer].id.as_str()).collect();
    assert_eq!(found, ["in-wetzlar", "anywhere"]);
    assert_eq!(results.counts.radii.last().map(|count| count.all()), Some(3), "anywhere is anywhere");
}
