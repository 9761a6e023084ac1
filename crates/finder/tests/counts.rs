//! Each option shows how many hits it leaves: exactly as many as choosing it brings.

mod common;

use common::{cases, found, index, offers, queries, results, surely_found};
use nahbei_catalogue::{Need, Offer, Support, Term};
use nahbei_finder::{Child, Count, Query, Radius, Wish};
use proptest::prelude::*;

/// What a query really leaves.
fn left(offers: &[Offer], query: &Query) -> Count {
    let results = results(offers, query);
    Count { sure: results.sure, ask: results.hits.len() - results.sure }
}

/// Every option of every filter: what is counted for it, and the query that chooses it alone within its kind.
fn options(offers: &[Offer], query: &Query) -> Vec<(String, Count, Query)> {
    let index = index(offers);
    let counts = results(offers, query).counts;
    let mut options = Vec::new();
    let mut add = |name: String, count: Count, query: Query| options.push((name, count, query));
    assert_eq!(counts.needs.len(), Need::ALL.len());
    for (need, count) in Need::ALL.iter().zip(&counts.needs) {
        add(need.id().to_owned(), *count, Query { needs: vec![*need], ..query.clone() });
    }
    assert_eq!(counts.children.len(), Child::options().count());
    for (child, count) in Child::options().zip(&counts.children) {
        add(child.to_string(), *count, Query { children: vec![child], ..query.clone() });
    }
    assert_eq!(counts.radii.len(), Radius::OPTIONS.len());
    for (radius, count) in Radius::OPTIONS.iter().zip(&counts.radii) {
        add(format!("{radius:?}"), *count, Query { radius: *radius, ..query.clone() });
    }
    assert_eq!(counts.languages.len(), index.languages().len());
    for (language, count) in index.languages().iter().zip(&counts.languages) {
        add(language.to_string(), *count, Query { languages: vec![language.clone()], ..query.clone() });
    }
    assert_eq!(counts.support.len(), Support::ALL.len());
    for (support, count) in Support::ALL.iter().zip(&counts.support) {
        add(support.id().to_owned(), *count, Query { support: vec![*support], ..query.clone() });
    }
    add("open now".into(), counts.open_now, Query { open_now: true, ..query.clone() });
    add("phone now".into(), counts.phone_now, Query { phone_now: true, ..query.clone() });
    add("evening".into(), counts.evening, Query { evening: true, ..query.clone() });
    add("free".into(), counts.free, Query { free: true, ..query.clone() });
    add("step free".into(), counts.step_free, Query { step_free: true, ..query.clone() });
    add("drop in".into(), counts.drop_in, Query { drop_in: true, ..query.clone() });
    add("home visit".into(), counts.home_visit, Query { home_visit: true, ..query.clone() });
    options
}

/// The query with one kind of condition of another.
fn with(query: &Query, other: &Query, wish: Wish) -> Query {
    let mut query = query.clone();
    match wish {
        Wish::Needs => query.needs.clone_from(&other.needs),
        Wish::Children => query.children.clone_from(&other.children),
        Wish::Place => (query.origin, query.radius) = (other.origin.clone(), other.radius),
        Wish::Languages => query.languages.clone_from(&other.languages),
        Wish::Support => query.support.clone_from(&other.support),
        Wish::OpenNow => query.open_now = other.open_now,
        Wish::PhoneNow => query.phone_now = other.phone_now,
        Wish::Evening => query.evening = other.evening,
        Wish::Free => query.free = other.free,
        Wish::StepFree => query.step_free = other.step_free,
        Wish::DropIn => query.drop_in = other.drop_in,
        Wish::HomeVisit => query.home_visit = other.home_visit,
        Wish::Words => query.words.clone_from(&other.words),
    }
    query
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_count_is_what_choosing_the_option_brings(offers in offers(), query in queries()) {
        for (option, count, chosen) in options(&offers, &query) {
            prop_assert_eq!(count, left(&offers, &chosen), "{}", option);
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_wish_of_a_kind_not_asked_before_never_adds_a_hit(
        offers in offers(),
        query in queries(),
        other in queries(),
    ) {
        for wish in Wish::ALL.into_iter().filter(|wish| !query.asks(*wish)) {
            let narrower = with(&query, &other, wish);
            let (hits, sure) = (found(&offers, &query), surely_found(&offers, &query));
            prop_assert!(found(&offers, &narrower).iter().all(|id| hits.contains(id)), "{:?}", wish);
            prop_assert!(surely_found(&offers, &narrower).iter().all(|id| sure.contains(id)), "{:?}", wish);
        }
    }

    #[test]
    fn one_more_value_of_a_kind_asked_before_never_loses_a_hit(
        offers in offers(),
        query in queries(),
        other in queries(),
    ) {
        let mut wider = query.clone();
        if query.asks(Wish::Needs) { wider.needs.extend(&other.needs); }
        if query.asks(Wish::Children) { wider.children.extend(&other.children); }
        if query.asks(Wish::Languages) { wider.languages.extend(other.languages); }
        if query.asks(Wish::Support) { wider.support.extend(&other.support); }
        let (hits, sure) = (found(&offers, &wider), surely_found(&offers, &wider));
        prop_assert!(found(&offers, &query).iter().all(|id| hits.contains(id)));
        prop_assert!(surely_found(&offers, &query).iter().all(|id| sure.contains(id)));
    }

    #[test]
    fn how_far_one_would_go_says_nothing_without_a_place_to_start(
        offers in offers(),
        query in queries(),
        radius in prop::sample::select(&Radius::OPTIONS[..]),
    ) {
        let query = Query { origin: None, ..query };
        let other = Query { radius, ..query.clone() };
        prop_assert_eq!(results(&offers, &query), results(&offers, &other));
    }
}
