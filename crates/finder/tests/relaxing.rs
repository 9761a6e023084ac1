//! Never a dead end: where nothing fits, which single wish stands in the way, and what misses by little.

mod common;

use Stated::Known;
use common::{cases, found, home, ids, offer, offers, place_at, queries, results};
use nahbei_catalogue::{Area, Cost, CostKind, Need, Offer, Reach, Stated};
use nahbei_finder::{Query, Radius, Relaxation, Wish};
use proptest::prelude::*;

/// As many offers just outside as a page shows.
const MOST_NEAR: usize = 5;

fn on_site(id: &str, km: f64) -> Offer {
    Offer { reach: Known(vec![Reach::OnSite]), places: Known(vec![place_at(km)]), ..offer(id) }
}

fn by_bus() -> Query {
    Query { origin: Some(home()), radius: Radius::ByBus, ..Query::default() }
}

fn near(offers: &[Offer], query: &Query) -> Vec<String> {
    ids(offers, &results(offers, query).near)
}

#[test]
fn where_nothing_fits_each_wish_that_stands_alone_in_the_way_is_named_the_most_helpful_first() {
    let paid = |id| Offer {
        needs: Known(vec![Need::Baby]),
        cost: Known(Cost { kind: Known(CostKind::Paid), note: Stated::NotStated }),
        ..offer(id)
    };
    let free = |id| Offer {
        needs: Known(vec![Need::Money]),
        cost: Known(Cost { kind: Known(CostKind::Free), note: Stated::NotStated }),
        ..offer(id)
    };
    let query = Query { needs: vec![Need::Baby], free: true, ..Query::default() };
    let relaxations = results(&[free("aa"), paid("bb"), paid("cc")], &query).relaxations;
    let expected = [Relaxation { wish: Wish::Free, hits: 2 }, Relaxation { wish: Wish::Needs, hits: 1 }];
    assert_eq!(relaxations, expected);
}

#[test]
fn just_outside_is_up_to_two_and_a_half_radii_and_at_least_five_kilometres_further() {
    for (radius, km, is_near) in [
        (Radius::ByBus, 10.5, true),
        (Radius::ByBus, 24.9, true),
        (Radius::ByBus, 25.1, false),
        (Radius::OnFoot, 2.1, true),
        (Radius::OnFoot, 6.9, true),
        (Radius::OnFoot, 7.1, false),
        (Radius::Km(0), 4.9, true),
    ] {
        let offers = [on_site("here", 0.0), on_site("there", km)];
        let near = near(&offers, &Query { radius, ..by_bus() });
        assert_eq!(near, if is_near { vec!["there"] } else { vec![] }, "{radius:?} {km}");
    }
}

#[test]
fn an_offer_for_other_towns_only_is_not_just_outside() {
    let elsewhere = Offer { area: Known(Area::Towns(vec!["Jena".into()])), ..on_site("elsewhere", 12.0) };
    assert_eq!(near(&[on_site("here", 1.0), elsewhere], &by_bus()), Vec::<String>::new());
}

#[test]
fn what_fails_two_wishes_is_not_near_while_something_fits() {
    let baby = |offer: Offer| Offer { needs: Known(vec![Need::Baby]), ..offer };
    let other = Offer { needs: Known(vec![Need::Money]), ..on_site("other", 12.0) };
    let query = Query { needs: vec![Need::Baby], ..by_bus() };
    assert_eq!(near(&[baby(on_site("here", 1.0)), other], &query), Vec::<String>::new());
}

#[test]
fn where_nothing_fits_what_fails_fewest_wishes_comes_first() {
    let baby = Offer { needs: Known(vec![Need::Baby]), ..on_site("far", 300.0) };
    let money = Offer { needs: Known(vec![Need::Money]), ..on_site("two wrong", 30.0) };
    let query = Query { needs: vec![Need::Baby], ..by_bus() };
    assert_eq!(near(&[money, baby], &query), ["far", "two wrong"]);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_relaxation_says_how_many_hits_giving_up_the_wish_brings(offers in offers(), query in queries()) {
        let results = results(&offers, &query);
        let brought = |wish: Wish| found(&offers, &query.without(wish)).len();
        let named: Vec<Wish> = results.relaxations.iter().map(|relaxation| relaxation.wish).collect();
        for relaxation in &results.relaxations {
            prop_assert_eq!(relaxation.hits, brought(relaxation.wish), "{:?}", relaxation.wish);
        }
        if results.hits.is_empty() {
            for wish in Wish::ALL.into_iter().filter(|wish| query.asks(*wish)) {
                prop_assert_eq!(named.contains(&wish), brought(wish) > 0, "{:?}", wish);
            }
        } else {
            prop_assert!(named.is_empty());
        }
        prop_assert!(results.relaxations.windows(2).all(|pair| pair[0].hits >= pair[1].hits));
    }

    #[test]
    fn what_is_just_outside_is_found_when_the_radius_opens(offers in offers(), query in queries()) {
        let results = results(&offers, &query);
        if !results.hits.is_empty() {
            let opened = found(&offers, &query.without(Wish::Place));
            for id in ids(&offers, &results.near) {
                prop_assert!(opened.contains(&id), "{id}");
            }
        }
    }

    #[test]
    fn where_nothing_fits_something_is_near_as_long_as_there_is_anything(
        offers in offers(),
        query in queries(),
    ) {
        let results = results(&offers, &query);
        let visible = offers.iter().filter(|offer| offer.is_visible(common::TODAY)).count();
        prop_assert!(results.near.len() <= MOST_NEAR);
        prop_assert!(!results.hits.is_empty() || results.near.len() == visible.min(MOST_NEAR));
    }

    #[test]
    fn giving_up_a_wish_never_loses_a_hit(offers in offers(), query in queries()) {
        for wish in Wish::ALL {
            let relaxed = found(&offers, &query.without(wish));
            prop_assert!(found(&offers, &query).iter().all(|id| relaxed.contains(id)), "{:?}", wish);
        }
    }
}
