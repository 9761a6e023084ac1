//! The short way answers as the long one: what `best` names is what `find` calls sure.

use super::Columns;
use super::grid::Grid;
use crate::{Ask, Child, Index, Origin, Query, Radius, find};
use jiff::civil::{Date, date};
use nahbei_catalogue::{
    Age, AgeRange, Area, Catalogue, FORMAT, Need, Offer, Place, Position, Provider, Reach, State, Stated,
    Status, Text,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const TODAY: Date = date(2026, 11, 22);
const NEEDS: [Need; 3] = [Need::Crisis, Need::Baby, Need::Leisure];

fn offer() -> Offer {
    let provider = Provider { name: Text::german("Haus"), kind: Stated::NotStated, url: Stated::NotStated };
    Offer::new(String::new(), Text::german("Treff"), provider, Vec::new())
}

fn index(offers: Vec<Offer>) -> Index {
    let offers = offers.into_iter().enumerate().map(|(id, offer)| Offer { id: format!("o-{id}"), ..offer });
    let name = Text::german("Apolda");
    let (updated, publisher, licence) = (None, None, None);
    let catalogue = Catalogue { format: FORMAT, name, updated, publisher, licence, offers: offers.collect() };
    Index::new([catalogue], |_| String::new())
}

fn stated<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Stated<T>> {
    prop::option::weighted(0.8, value).prop_map(Stated::from)
}

/// Within some kilometres of the middle, on few places so that some are equally far.
fn position() -> impl Strategy<Value = Position> {
    (-8..=8_i8, -8..=8_i8).prop_filter_map("on the globe", |(north, east)| {
        Position::new(51.0 + f64::from(north) * 0.013, 11.5 + f64::from(east) * 0.021)
    })
}

fn ages() -> impl Strategy<Value = AgeRange> {
    let age = || prop_oneof![1 => Just(Age::Unborn), 5 => (0..40_u16).prop_map(Age::Months)];
    (prop::option::of(age()), prop::option::of(age())).prop_map(|(from, to)| AgeRange { from, to })
}

fn area() -> impl Strategy<Value = Area> {
    let km = (1..30_u8).prop_map(|km| Area::RadiusKm(f64::from(km) / 2.0));
    let towns = Just(Area::Towns(vec!["Apolda".into()]));
    prop_oneof![2 => km, 1 => Just(Area::Nationwide), 1 => Just(Area::States(vec![State::Hessen])), 1 => towns]
}

fn offers() -> impl Strategy<Value = Vec<Offer>> {
    let place = stated(position()).prop_map(|position| Place { position, ..Place::default() });
    let facts = (
        stated(subsequence(&NEEDS[..], 0..=2)),
        stated(prop::collection::vec(ages(), 0..3)),
        stated(subsequence(nahbei_catalogue::Term::ALL as &[Reach], 1..=2)),
        stated(prop::collection::vec(place, 0..3)),
        stated(area()),
    );
    let days = || prop::option::weighted(0.1, select(vec![date(2026, 11, 21), TODAY, date(2026, 11, 23)]));
    let status = prop_oneof![8 => Just(Status::Active), 1 => Just(Status::Draft)];
    let offer = (facts, days(), days(), status).prop_map(
        |((needs, ages, reach, places, area), visible_from, visible_to, status)| Offer {
            needs,
            ages,
            reach,
            places,
            area,
            visible_from,
            visible_to,
            status,
            ..offer()
        },
    );
    prop::collection::vec(offer, 0..30)
}

fn query() -> impl Strategy<Value = Query> {
    let origin =
        |position| Origin { position, vague: false, postal_codes: Vec::new(), town: None, state: None };
    let radius = prop_oneof![6 => (0..14_u16).prop_map(Radius::Km), 1 => Just(Radius::Anywhere)];
    let needs = prop_oneof![Just(vec![]), subsequence(&NEEDS[..], 1..=2)];
    (needs, prop::option::of(0..40_u16), prop::option::weighted(0.8, position()), radius).prop_map(
        move |(needs, age, position, radius)| Query {
            needs,
            children: age.map(Child::Months).into_iter().collect(),
            origin: position.map(origin),
            radius,
            ..Query::default()
        },
    )
}

fn ask(query: &Query) -> Ask<'_> {
    let months = |child: &Child| match child {
        Child::Months(months) => Some(*months),
        _ => None,
    };
    Ask {
        needs: &query.needs,
        age_months: query.children.first().and_then(months),
        around: query
            .origin
            .as_ref()
            .map(|origin| (origin.position, query.radius.km().unwrap_or(f64::INFINITY))),
        ..Ask::anything(TODAY)
    }
}

/// What `find` calls sure, nearest first and what is beyond the radius last.
fn long_way(index: &Index, query: &Query) -> Vec<usize> {
    let results = find(index, query, TODAY.at(10, 0, 0, 0));
    let radius = query.radius.km().unwrap_or(f64::INFINITY);
    let km = |hit: &crate::Hit| {
        hit.distance.map(|distance| distance.km).filter(|km| *km <= radius).unwrap_or(f64::INFINITY)
    };
    let mut hits: Vec<_> = results.hits[..results.sure].iter().map(|hit| (km(hit), hit.offer)).collect();
    hits.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    hits.into_iter().map(|(_, number)| number).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_best_are_the_nearest_of_those_that_surely_fit(
        offers in offers(), query in query(), limit in select(vec![0, 1, 3, 20, usize::MAX]),
    ) {
        let index = index(offers);
        let mut expected = long_way(&index, &query);
        expected.truncate(limit);
        prop_assert_eq!(index.best(&ask(&query), limit), expected);
    }

    #[test]
    fn with_words_the_same_offers_fit(offers in offers(), query in query()) {
        let index = index(offers);
        let asked = Ask { words: "Treff", ..ask(&query) };
        let mut found = index.best(&asked, usize::MAX);
        prop_assert_eq!(index.best(&asked, 3), &found[..found.len().min(3)]);
        let mut expected = long_way(&index, &query);
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn the_grid_leaves_out_nothing_that_is_near(
        places in prop::collection::vec((-90.0..=90.0_f64, -180.0..=180.0_f64), 0..40),
        (lat, lon) in prop_oneof![
            (-90.0..=90.0_f64, -180.0..=180.0_f64), (88.0..=90.0_f64, -180.0..=180.0_f64), (-1.0..=1.0_f64, 179.0..=180.0_f64),
        ],
        km in prop_oneof![0.0..=300.0_f64, 0.0..=20_020.0_f64],
    ) {
        let middle = Position::new(lat, lon).unwrap();
        let places: Vec<_> = places.into_iter().filter_map(|(lat, lon)| Position::new(lat, lon)).zip(0..).collect();
        let grid = Grid::new(&places);
        let mut near: Vec<u32> = grid.near(middle, km)
            .filter(|(_, position)| middle.km_to(*position) <= km).map(|(number, _)| number).collect();
        near.sort_unstable();
        let expected = places.iter().filter(|(position, _)| middle.km_to(*position) <= km);
        prop_assert_eq!(near, expected.map(|(_, number)| *number).collect::<Vec<_>>());
    }
}

#[test]
fn a_radius_that_is_no_number_reaches_nothing() {
    let place = Place { position: Position::new(51.0, 11.5).into(), ..Place::default() };
    let index = index(vec![Offer { places: Stated::Known(vec![place]), ..offer() }]);
    let near = |km| {
        let around = Position::new(51.0, 11.5).map(|home| (home, km));
        index.best(&Ask { around, ..Ask::anything(TODAY) }, 20)
    };
    for km in [f64::NAN, -1.0, f64::NEG_INFINITY] {
        assert!(near(km).is_empty(), "{km}");
    }
    for km in [0.0, 0.3, f64::INFINITY] {
        assert_eq!(near(km), [0], "{km}");
    }
}

#[test]
fn an_index_without_offers_has_no_best() {
    let around = Position::new(51.0, 11.5).map(|home| (home, 10.0));
    assert!(Index::default().best(&Ask { around, ..Ask::anything(TODAY) }, 20).is_empty());
    assert!(Index::default().best(&Ask::anything(TODAY), 20).is_empty());
}

#[test]
fn an_offer_takes_less_than_thirty_bytes() {
    let place = Place { position: Position::new(51.0, 11.5).into(), ..Place::default() };
    let offer = Offer { places: Stated::Known(vec![place]), ..offer() };
    assert!(Columns::new(&vec![offer; 1_000]).bytes() < 30_000);
}
