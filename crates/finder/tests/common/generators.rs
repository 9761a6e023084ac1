//! Generators of offers and queries that often meet: few needs, few words, distances on both sides of every radius.

use super::{TODAY, home, offer, place_at};
use jiff::{ToSpan, civil::Date};
use nahbei_catalogue::{
    Access, Age, AgeRange, Area, Closure, Cost, CostKind, Hours, HoursKind, Language, Need, Offer, Place,
    Reach, SchoolHolidays, State, Stated, Status, StepFree, Support, Term, Text, weekly::Weekly,
};
use nahbei_finder::{Child, Origin, Query, Radius};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::fmt::Debug;

const NEEDS: [Need; 3] = [Need::Baby, Need::Meeting, Need::Money];
const LANGUAGES: [&str; 3] = ["ar", "de", "tr"];
const CODES: [&str; 3] = ["99510", "99518", "07743"];
const WORDS: [&str; 6] =
    ["Krabbelgruppe", "Familienhebamme", "Hilfe beim Antrag", "Mütter reden", "baby", "Treff am Anger"];

fn stated<T: Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Stated<T>> {
    prop::option::weighted(0.7, value).prop_map(Stated::from)
}

fn some_of<T: Debug + Clone + 'static>(values: &'static [T]) -> impl Strategy<Value = Stated<Vec<T>>> {
    stated(subsequence(values, 1..=values.len()).prop_shuffle())
}

fn languages(codes: &[&str]) -> Vec<Language> {
    codes.iter().filter_map(|code| Language::new(code)).collect()
}

/// Weekly hours open, perhaps open and closed when everything here happens, and with and without an evening.
const WEEKLY: [&str; 8] = [
    "Mo-Fr 09:00-12:00",
    "Mo-Fr 08:00-17:00; PH off",
    "Tu 16:00-18:30",
    "Su 09:00-12:00",
    "Sa 22:00-10:30",
    "Su 09:00-12:00 \"call first\"",
    "24/7",
    "PH 10:00-12:00",
];

fn day() -> impl Strategy<Value = Date> {
    (-2..=2_i32).prop_map(|days| TODAY.saturating_add(days.days()))
}

/// Hours of any kind, some of them for a part of the year.
pub fn hours() -> impl Strategy<Value = Hours> {
    let weekly = stated(select(&WEEKLY[..]).prop_map(|value| Weekly::parse(value).unwrap()));
    let date = || prop::option::weighted(0.1, day());
    (
        select(HoursKind::ALL),
        weekly,
        prop::bool::weighted(0.2),
        stated(select(SchoolHolidays::ALL)),
        date(),
        date(),
    )
        .prop_map(|(kind, weekly, by_appointment, school_holidays, valid_from, valid_to)| Hours {
            kind,
            weekly,
            by_appointment,
            school_holidays,
            valid_from,
            valid_to,
            note: Stated::NotStated,
        })
}

fn closures() -> impl Strategy<Value = Stated<Vec<Closure>>> {
    let closure = (day(), day()).prop_map(|(one, other)| Closure {
        from: one.min(other),
        to: one.max(other),
        note: Stated::NotStated,
    });
    prop::option::weighted(0.1, prop::collection::vec(closure, 1..3)).prop_map(Stated::from)
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn age_range() -> impl Strategy<Value = AgeRange> {
    let age = || prop_oneof![1 => Just(Age::Unborn), 6 => (0..=140_u16).prop_map(Age::Months)];
    (prop::option::of(age()), prop::option::of(age())).prop_map(|(from, to)| match (from, to) {
        (Some(a), Some(b)) => AgeRange { from: Some(a.min(b)), to: Some(a.max(b)) },
        (from, to) => AgeRange { from, to },
    })
}

fn place() -> impl Strategy<Value = Place> {
    let km = select(vec![0.2, 1.5, 1.9, 2.5, 8.0, 9.9, 11.0, 16.0, 24.0, 40.0, 300.0]);
    (prop::option::weighted(0.8, km), any::<bool>(), stated(select(StepFree::ALL))).prop_map(
        |(km, hidden, step_free)| {
            let position = km.map(|km| place_at(km).position).unwrap_or_default();
            Place { position, hidden, step_free, ..Place::default() }
        },
    )
}

fn area() -> impl Strategy<Value = Area> {
    let state = || select(vec![State::Thueringen, State::Hessen]);
    prop_oneof![
        Just(Area::Nationwide),
        state().prop_map(|state| Area::States(vec![state])),
        select(vec!["Apolda", "Jena"]).prop_map(|town| Area::Towns(strings(&[town]))),
        subsequence(&CODES[..], 1..=3).prop_map(|codes| Area::PostalCodes(strings(&codes))),
        (1..50_u16).prop_map(|km| Area::RadiusKm(f64::from(km))),
    ]
}

fn cost() -> impl Strategy<Value = Cost> {
    stated(select(CostKind::ALL)).prop_map(|kind| Cost { kind, note: Stated::NotStated })
}

/// An offer as families see it today; its id is for the list to give.
fn visible_offer() -> impl Strategy<Value = Offer> {
    let texts = (select(&WORDS[..]), stated(select(&WORDS[..])));
    let people = (some_of(&NEEDS), stated(prop::collection::vec(age_range(), 1..3)), some_of(Support::ALL));
    let speaks = stated(subsequence(&LANGUAGES[..], 1..=3));
    let there = (some_of(Reach::ALL), stated(prop::collection::vec(place(), 1..3)), stated(area()));
    let way_in = (some_of(Access::ALL), stated(cost()));
    let times = (stated(prop::collection::vec(hours(), 1..4)), closures());
    (texts, people, speaks, there, way_in, times).prop_map(
        |(
            (name, summary),
            (needs, ages, support),
            speaks,
            (reach, places, area),
            (access, cost),
            (hours, closures),
        )| Offer {
            name: Text::german(name),
            summary: summary.known().map(|text| Text::german(*text)).into(),
            needs,
            ages,
            support,
            languages: speaks.known().map(|codes| languages(codes)).into(),
            reach,
            places,
            area,
            access,
            cost,
            hours,
            closures,
            ..offer("")
        },
    )
}

fn any_offer() -> impl Strategy<Value = Offer> {
    let status = prop_oneof![6 => Just(Status::Active), 4 => select(Status::ALL)];
    let day = || prop::option::weighted(0.2, day());
    (visible_offer(), status, day(), day()).prop_map(|(offer, status, visible_from, visible_to)| Offer {
        status,
        visible_from,
        visible_to,
        ..offer
    })
}

fn numbered(offers: Vec<Offer>) -> Vec<Offer> {
    offers
        .into_iter()
        .enumerate()
        .map(|(number, offer)| Offer { id: format!("offer-{number}"), ..offer })
        .collect()
}

/// Offers that families see today.
pub fn visible_offers() -> impl Strategy<Value = Vec<Offer>> {
    prop::collection::vec(visible_offer(), 0..12).prop_map(numbered)
}

/// Offers of which some are drafts, paused, over, or not shown today.
pub fn offers() -> impl Strategy<Value = Vec<Offer>> {
    prop::collection::vec(any_offer(), 0..12).prop_map(numbered)
}

fn child() -> impl Strategy<Value = Child> {
    prop_oneof![
        Just(Child::Unborn(None)),
        (1..=12_i8).prop_map(|month| Child::Unborn(Some((2027, month)))),
        (0..=132_u16).prop_map(Child::Months),
        Just(Child::Months(0)),
        (0..=10_u16).prop_map(Child::Years),
    ]
}

fn origin() -> impl Strategy<Value = Origin> {
    let codes = prop_oneof![Just(vec![]), Just(vec!["99510"]), Just(vec!["99510", "99518"])];
    (any::<[bool; 3]>(), codes).prop_map(|([vague, town, state], codes)| Origin {
        vague,
        postal_codes: strings(&codes),
        town: home().town.filter(|_| town),
        state: home().state.filter(|_| state),
        ..home()
    })
}

/// A query without words of the family's own.
pub fn query_without_words() -> impl Strategy<Value = Query> {
    let radius = prop_oneof![4 => select(&Radius::OPTIONS[..]), 1 => (0..60_u16).prop_map(Radius::Km)];
    let place = (prop::option::of(origin()), radius);
    let lists = (
        prop_oneof![Just(vec![]), subsequence(&NEEDS[..], 1..=2)],
        prop_oneof![Just(vec![]), prop::collection::vec(child(), 1..3)],
        prop_oneof![2 => Just(vec![]), 1 => subsequence(&LANGUAGES[..], 1..=2)],
        prop_oneof![2 => Just(vec![]), 1 => subsequence(Support::ALL, 1..=2)],
    );
    let wish = || prop::bool::weighted(0.2);
    let wishes = [wish(), wish(), wish(), wish()];
    (place, lists, wishes, [wish(), wish(), wish()]).prop_map(
        |(
            (origin, radius),
            (needs, children, speaks, support),
            [free, step_free, drop_in, home_visit],
            [open_now, phone_now, evening],
        )| {
            Query {
                needs,
                children,
                origin,
                radius,
                languages: languages(&speaks),
                support,
                open_now,
                phone_now,
                evening,
                free,
                step_free,
                drop_in,
                home_visit,
                words: String::new(),
            }
        },
    )
}

pub fn queries() -> impl Strategy<Value = Query> {
    let words = prop_oneof![3 => Just(""), 1 => Just("baby hilfe"), 1 => Just("Wer hilft beim Antrag?"), 1 => Just("hebamme"),
        1 => Just("muetter treff"), 1 => Just("xyz"), 1 => Just("a")];
    (query_without_words(), words).prop_map(|(query, words)| Query { words: words.to_owned(), ..query })
}
