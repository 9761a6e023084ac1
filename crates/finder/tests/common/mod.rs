//! What the tests of the finder share: plain offers, a home, and generators of offers and queries. It asserts nothing.
#![allow(dead_code, unused_imports, reason = "each test file takes what it needs")]
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made is a failed test")]

mod generators;

pub use generators::{hours, offers, queries, query_without_words, visible_offers};

use jiff::civil::{Date, DateTime, date};
use nahbei_catalogue::{
    Age, AgeRange, Catalogue, Contact, ContactKind, FORMAT, Offer, Place, Position, Provider, State, Stated,
    Term, Text,
};
use nahbei_finder::{Fit, Hit, Index, Origin, Query, Results, Wish, find};
use proptest::prelude::ProptestConfig;

/// The day on which everything here happens.
pub const TODAY: Date = date(2026, 11, 22);

pub fn now() -> DateTime {
    TODAY.at(10, 0, 0, 0)
}

/// An offer that states nothing but what every offer must state.
pub fn offer(id: &str) -> Offer {
    let provider = Provider { name: Text::german("Haus"), kind: Stated::NotStated, url: Stated::NotStated };
    let value = "030 23125 001".to_owned();
    let contact = Contact { kind: ContactKind::Phone, value, label: Stated::NotStated };
    Offer::new(id.to_owned(), Text::german("Angebot"), provider, vec![contact])
}

/// Where the family lives: on the market place of a town in Thüringen.
pub fn home() -> Origin {
    Origin {
        position: Position::new(51.0, 11.5).unwrap(),
        vague: false,
        postal_codes: vec!["99510".into()],
        town: Some("Apolda".into()),
        state: Some(State::Thueringen),
    }
}

/// A place so many kilometres north of home.
pub fn place_at(km: f64) -> Place {
    const KM_OF_A_DEGREE: f64 = 111.194_926_6;
    let north = Position::new(51.0 + km / KM_OF_A_DEGREE, 11.5);
    Place { position: north.into(), ..Place::default() }
}

/// Ages as one writes them down: `"u-12"`, `"36-"`, `"0-12, 24-35"`; `u` is "unborn", a missing end is open.
pub fn ages(written: &str) -> Vec<AgeRange> {
    let age = |age: &str| match age.trim() {
        "" => None,
        "u" => Some(Age::Unborn),
        months => Some(Age::Months(months.parse().unwrap())),
    };
    let range = |range: &str| {
        let (from, to) = range.split_once('-').unwrap();
        AgeRange { from: age(from), to: age(to) }
    };
    written.split(',').map(range).collect()
}

/// An index in which a need is labelled with its own id.
pub fn index(offers: &[Offer]) -> Index {
    let catalogue = Catalogue {
        format: FORMAT,
        name: Text::german("Apolda"),
        updated: None,
        publisher: None,
        licence: None,
        offers: offers.to_vec(),
    };
    Index::new([catalogue], |need| need.id().to_owned())
}

pub fn results(offers: &[Offer], query: &Query) -> Results {
    find(&index(offers), query, now())
}

/// The ids of hits, in their order.
pub fn ids(offers: &[Offer], hits: &[Hit]) -> Vec<String> {
    let index = index(offers);
    hits.iter().map(|hit| index.offers()[hit.offer].id.clone()).collect()
}

/// The ids of what a query finds, in the order of the hits.
pub fn found(offers: &[Offer], query: &Query) -> Vec<String> {
    ids(offers, &results(offers, query).hits)
}

/// The ids of what a query finds for sure.
pub fn surely_found(offers: &[Offer], query: &Query) -> Vec<String> {
    let results = results(offers, query);
    ids(offers, &results.hits[..results.sure])
}

/// How an offer answers a wish of a query that asks for nothing else.
pub fn answer(offer: &Offer, query: &Query, wish: Wish) -> Fit {
    let results = results(std::slice::from_ref(offer), query);
    results.hits.first().map_or(Fit::No, |hit| hit.fits.get(wish).unwrap())
}

/// So many cases, and in proportion more where `PROPTEST_CASES` asks for more than its 256. A case that fails is
/// printed, not stored in a file beside the sources.
pub fn cases(number: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = number.saturating_mul(usual.cases) / 256;
    ProptestConfig { failure_persistence: None, cases, ..usual }
}
