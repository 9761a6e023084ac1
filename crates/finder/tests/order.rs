//! The order of hits: sure before ask, near before far, what an offer is mainly for before what it does besides.

mod common;

use Stated::Known;
use common::{
    ages, cases, found, home, index, now, offer, offers, place_at, queries, results, visible_offers,
};
use nahbei_catalogue::{Area, Need, Offer, Reach, Stated, Text};
use nahbei_finder::{Child, Query, Radius, Wish, find};
use proptest::prelude::*;

fn on_site(id: &str, km: f64) -> Offer {
    Offer { reach: Known(vec![Reach::OnSite]), places: Known(vec![place_at(km)]), ..offer(id) }
}

fn from_home() -> Query {
    Query { origin: Some(home()), radius: Radius::Anywhere, ..Query::default() }
}

#[test]
fn nearer_comes_before_farther() {
    let offers = [on_site("far", 8.0), on_site("near", 1.0), on_site("middle", 3.0)];
    assert_eq!(found(&offers, &from_home()), ["near", "middle", "far"]);
}

#[test]
fn what_an_offer_is_mainly_for_comes_before_what_it_does_besides() {
    let named = |id, needs: &[Need]| Offer { needs: Known(needs.to_vec()), ..offer(id) };
    let offers = [
        named("third", &[Need::Money, Need::Housing, Need::Baby]),
        named("second", &[Need::Money, Need::Baby]),
        named("first", &[Need::Baby, Need::Money]),
    ];
    let query = Query { needs: vec![Need::Baby], ..Query::default() };
    assert_eq!(found(&offers, &query), ["first", "second", "third"]);
    let query = Query { needs: vec![Need::Housing, Need::Baby], ..Query::default() };
    assert_eq!(found(&offers, &query)[0], "first");
}

#[test]
fn a_sure_hit_far_away_comes_before_one_to_be_asked_next_door() {
    let needed = |offer: Offer| Offer { needs: Known(vec![Need::Baby]), ..offer };
    let offers = [on_site("ask", 0.1), needed(on_site("sure", 300.0))];
    let query = Query { needs: vec![Need::Baby], ..from_home() };
    assert_eq!(found(&offers, &query), ["sure", "ask"]);
}

#[test]
fn the_fewer_things_to_ask_the_earlier() {
    let one = Offer { needs: Known(vec![Need::Baby]), ..offer("one") };
    let query = Query { needs: vec![Need::Baby], free: true, drop_in: true, ..Query::default() };
    let two = Offer {
        needs: Known(vec![Need::Baby]),
        access: Known(vec![nahbei_catalogue::Access::DropIn]),
        ..offer("two")
    };
    assert_eq!(found(&[offer("three"), one, two], &query), ["two", "one", "three"]);
}

#[test]
fn an_offer_for_babies_comes_before_one_for_everybody() {
    let aged = |id, written: &str| Offer { ages: Known(ages(written)), ..offer(id) };
    let offers = [aged("everybody", "0-"), aged("small", "0-36"), aged("babies", "0-12")];
    let query = Query { children: vec![Child::Months(3)], ..Query::default() };
    assert_eq!(found(&offers, &query), ["babies", "small", "everybody"]);
}

#[test]
fn who_fits_sooner_comes_earlier() {
    let aged = |id, written: &str| Offer { ages: Known(ages(written)), ..offer(id) };
    let offers = [aged("in five", "11-20"), aged("in two", "8-17"), aged("now", "6-15")];
    let query = Query { children: vec![Child::Months(6)], ..Query::default() };
    assert_eq!(found(&offers, &query), ["now", "in two", "in five"]);
}

#[test]
fn who_comes_home_is_nearer_than_the_next_place_and_a_nationwide_line_is_farther_than_the_town() {
    let reached = |id, reach, area| Offer { reach: Known(vec![reach]), area: Known(area), ..offer(id) };
    let apolda = || Area::Towns(vec!["Apolda".into()]);
    let offers = [
        reached("line", Reach::Phone, Area::Nationwide),
        on_site("far", 30.0),
        on_site("near", 1.0),
        reached("local line", Reach::Phone, apolda()),
        reached("midwife", Reach::HomeVisit, apolda()),
    ];
    assert_eq!(found(&offers, &from_home()), ["midwife", "near", "local line", "line", "far"]);
}

#[test]
fn a_word_in_the_name_weighs_more_than_one_in_the_description() {
    let text = |text: &str| Known(Text::german(text));
    let offers = [
        Offer { description: text("Auch eine Hebamme kommt."), ..offer("description") },
        Offer { summary: text("Die Hebamme kommt."), ..offer("summary") },
        Offer { name: Text::german("Familienhebamme"), ..offer("part of the name") },
        Offer { name: Text::german("Hebamme"), ..offer("name") },
    ];
    let query = Query { words: "hebamme".into(), ..Query::default() };
    assert_eq!(found(&offers, &query), ["name", "part of the name", "summary", "description"]);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn sure_hits_come_before_those_to_be_asked(offers in offers(), query in queries()) {
        let results = results(&offers, &query);
        for (number, hit) in results.hits.iter().enumerate() {
            prop_assert_eq!(hit.is_sure(), number < results.sure);
            let answers = Wish::ALL.iter().filter_map(|wish| hit.fits.get(*wish));
            prop_assert_eq!(hit.is_sure(), answers.into_iter().all(nahbei_finder::Fit::is_sure));
        }
    }

    #[test]
    fn the_same_question_gets_the_same_answer(offers in offers(), query in queries()) {
        let index = index(&offers);
        prop_assert_eq!(find(&index, &query, now()), find(&index, &query, now()));
        prop_assert_eq!(results(&offers, &query), find(&index, &query, now()));
    }

    #[test]
    fn the_order_of_the_file_changes_neither_what_is_found_nor_how_much_is_sure(
        offers in offers(),
        query in queries(),
    ) {
        let turned: Vec<Offer> = offers.iter().rev().cloned().collect();
        let sorted = |mut ids: Vec<String>| { ids.sort(); ids };
        prop_assert_eq!(sorted(found(&offers, &query)), sorted(found(&turned, &query)));
        let (one, other) = (results(&offers, &query), results(&turned, &query));
        prop_assert_eq!((one.sure, &one.counts.needs, &one.relaxations), (other.sure, &other.counts.needs, &other.relaxations));
    }

    #[test]
    fn of_two_equal_offers_the_nearer_comes_first(
        offers in visible_offers(),
        query in queries(),
        near in 0..60_u8,
        more in 1..60_u8,
    ) {
        let query = Query { origin: Some(home()), radius: Radius::Anywhere, ..query };
        let at = |id: &str, tenths: u8, offer: &Offer| Offer {
            id: id.to_owned(),
            reach: Known(vec![Reach::OnSite]),
            places: Known(vec![place_at(f64::from(tenths) / 10.0)]),
            area: Stated::NotStated,
            ..offer.clone()
        };
        for offer in &offers {
            let pair = [at("far", near + more, offer), at("near", near, offer)];
            let found = found(&pair, &query);
            prop_assert!(found.is_empty() || found == ["near", "far"], "{found:?}");
        }
    }

    #[test]
    fn nothing_is_named_twice(offers in offers(), query in queries()) {
        let results = results(&offers, &query);
        let mut numbers: Vec<usize> = results.hits.iter().chain(&results.near).map(|hit| hit.offer).collect();
        numbers.sort_unstable();
        prop_assert!(numbers.windows(2).all(|pair| pair[0] != pair[1]), "{numbers:?}");
    }
}
