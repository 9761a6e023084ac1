//! What is not for families now never shows, and has no influence on what shows.

mod common;

use common::{TODAY, cases, found, ids, offer, offers, queries, results};
use jiff::civil::date;
use nahbei_catalogue::{Offer, Status, Text};
use nahbei_finder::{Query, Results};
use proptest::prelude::*;

fn called(name: &str, offer: Offer) -> Offer {
    Offer { name: Text::german(name), ..offer }
}

#[test]
fn only_what_is_active_and_within_its_dates_is_found() {
    let day = |day| Some(date(2026, 11, day));
    for (offer, is_found) in [
        (offer("aa"), true),
        (Offer { status: Status::Draft, ..offer("aa") }, false),
        (Offer { status: Status::Paused, ..offer("aa") }, false),
        (Offer { status: Status::Ended, ..offer("aa") }, false),
        (Offer { visible_from: day(22), ..offer("aa") }, true),
        (Offer { visible_from: day(23), ..offer("aa") }, false),
        (Offer { visible_to: day(22), ..offer("aa") }, true),
        (Offer { visible_to: day(21), ..offer("aa") }, false),
        (Offer { visible_from: day(22), visible_to: day(22), ..offer("aa") }, true),
        (Offer { status: Status::Draft, visible_from: day(1), ..offer("aa") }, false),
    ] {
        let shown = found(std::slice::from_ref(&offer), &Query::default());
        assert_eq!(
            !shown.is_empty(),
            is_found,
            "{:?} {:?} {:?}",
            offer.status,
            offer.visible_from,
            offer.visible_to
        );
    }
}

#[test]
fn a_draft_that_holds_every_word_does_not_push_out_an_offer_that_holds_some() {
    let draft = Offer { status: Status::Draft, ..called("Telefon für Schreibabys", offer("draft")) };
    let shown = called("Telefon am Abend", offer("shown"));
    let query = Query { words: "Telefon Schreibabys".into(), ..Query::default() };
    assert_eq!(found(&[shown.clone(), draft], &query), ["shown"]);
    assert_eq!(found(&[shown], &query), ["shown"]);
}

/// Everything a page shows of results, without the numbers of offers.
fn shown(offers: &[Offer], results: &Results) -> (Vec<String>, usize, Vec<String>, String) {
    let rest = format!("{:?} {:?} {:?}", results.relaxations, results.counts.needs, results.counts.children);
    (ids(offers, &results.hits), results.sure, ids(offers, &results.near), rest)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_not_active_changes_nothing(offers in offers(), query in queries()) {
        let visible: Vec<Offer> =
            offers.iter().filter(|offer| offer.status == Status::Active).cloned().collect();
        let (with, without) = (results(&offers, &query), results(&visible, &query));
        prop_assert_eq!(shown(&offers, &with), shown(&visible, &without));
    }

    #[test]
    fn what_is_not_visible_is_neither_found_nor_near(offers in offers(), query in queries()) {
        let results = results(&offers, &query);
        for hit in results.hits.iter().chain(&results.near) {
            prop_assert!(offers[hit.offer].is_visible(TODAY), "{}", offers[hit.offer].id);
        }
    }
}
