//! How old facts are moves an offer down, and never out.

mod common;

use common::{found, index, offer};
use jiff::civil::{DateTime, date};
use nahbei_catalogue::{FreshnessLimits, Offer, Stated, Verified};
use nahbei_finder::{Query, find};

const NOW: DateTime = date(2026, 11, 22).at(9, 0, 0, 0);

fn verified(id: &str, year: i16, month: i8) -> Offer {
    Offer { verified: Stated::Known(Verified { on: date(year, month, 1), by: None }), ..offer(id) }
}

#[test]
fn what_was_verified_years_ago_comes_after_what_is_fresh_old_or_never_verified() {
    let offers = [
        verified("years-ago", 2023, 1),
        verified("old", 2025, 6),
        offer("never"),
        verified("fresh", 2026, 11),
    ];
    assert_eq!(found(&offers, &Query::default()), ["old", "never", "fresh", "years-ago"]);
}

#[test]
fn a_site_says_itself_when_facts_are_much_too_old() {
    let offers = [verified("last-year", 2025, 6), verified("fresh", 2026, 11)];
    let limits = FreshnessLimits { old_days: 90, very_old_days: 180 };
    let index = index(&offers).with_freshness(limits);
    let results = find(&index, &Query::default(), NOW);
    let order: Vec<&str> = results.hits.iter().map(|hit| index.offers()[hit.offer].id.as_str()).collect();
    assert_eq!(order, ["fresh", "last-year"]);
}
