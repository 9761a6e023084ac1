//! Hours and holidays against material nobody in this project wrote. Without `NAHBEI_DATA` it has nothing to check.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a broken input should stop the test where it is read")]

use jiff::civil::{Date, DateTime, date};
use nahbei_catalogue::{State, german_hours::from_german, weekly::Weekly};
use nahbei_finder::{
    holidays::{Extent, SchoolDay, public_holiday, school_day},
    opening::{Interval, intervals, intervals_with},
};
use serde_json::Value;
use std::{collections::BTreeSet, path::PathBuf};

fn data(file: &str) -> Option<String> {
    let folder = std::env::var_os("NAHBEI_DATA")?;
    let path = PathBuf::from(folder).join(file);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("NAHBEI_DATA should hold {}: {error}", path.display()));
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(move |day| *day <= last)
}

fn vectors() -> Option<Vec<Value>> {
    data("opening-hours-simple/vectors.json").map(|json| serde_json::from_str(&json).unwrap())
}

/// `2012-10-01 0:00`; the source also writes 31 November, which its language takes for 1 December.
fn moment(text: &str) -> DateTime {
    let numbers: Vec<i16> = text.split(['-', ' ', ':']).map(|part| part.parse().unwrap()).collect();
    let [year, month, day, hour, minute] = numbers[..] else { panic!("{text} is no moment") };
    let small = |number: i16| i8::try_from(number).unwrap();
    Date::new(year, small(month), small(day)).unwrap_or_else(|_| date(year, small(month) + 1, 1)).at(
        small(hour),
        small(minute),
        0,
        0,
    )
}

/// Intervals with the beginning, the end and whether they are sure.
type Told = Vec<(DateTime, DateTime, bool)>;

/// What touches and says the same, as one.
fn joined(told: &Told) -> Told {
    let mut joined: Told = Vec::new();
    for (from, to, sure) in told {
        match joined.last_mut() {
            Some(last) if last.1 == *from && last.2 == *sure => last.1 = *to,
            _ => joined.push((*from, *to, *sure)),
        }
    }
    joined
}

#[test]
fn every_case_of_the_simple_subset_agrees_interval_by_interval() {
    let Some(vectors) = vectors() else { return };
    let mut agreed = 0;
    for case in vectors.iter().filter(|case| case["kind"] == "intervals") {
        let value = case["value"].as_str().unwrap();
        let told = |told: &Value| {
            let at = |number: usize| moment(told[number].as_str().unwrap());
            (at(0), at(1), told[2] != true)
        };
        let expected: Told = case["expect"].as_array().unwrap().iter().map(told).collect();
        let (from, to) = (moment(case["from"].as_str().unwrap()), moment(case["to"].as_str().unwrap()));
        let weekly = Weekly::parse(value).unwrap_or_else(|refusal| panic!("{value:?}: {refusal}"));
        let is_german = case["location"] == "de_bw";
        let found: Vec<Interval> = if is_german {
            intervals(&weekly, Some(State::BadenWuerttemberg), from, to)
        } else {
            // Holidays of other countries are no part of this project: the case itself tells which days they are.
            let noon = |date: Date| date.at(12, 0, 0, 0);
            let is_holiday = |date| expected.iter().any(|told| (told.0..told.1).contains(&noon(date)));
            intervals_with(&weekly, is_holiday, from, to)
        };
        let found: Told = found.iter().map(|found| (found.from, found.to, found.sure)).collect();
        // Elsewhere a holiday may last two days, and one German case, marked by its source, is told as one interval.
        if is_german && case["upstream_ignored_for_prettify"] == false {
            assert_eq!(found, expected, "{value:?} from {from} to {to}");
        } else {
            assert_eq!(joined(&found), joined(&expected), "{value:?} from {from} to {to}");
        }
        agreed += 1;
    }
    assert_eq!(agreed, 173, "cases that agree");
}

#[test]
fn every_value_that_must_fail_is_refused_by_name() {
    // What is wrong in these is the call or the place, not the value: each is in the subset.
    const RIGHT_ELSEWHERE: [&str; 3] = ["Mo 12:00-14:00", "PH", "Mo-Fr 10:00-20:00; PH off"];
    let Some(vectors) = vectors() else { return };
    let (mut cases, mut refused) = (0, 0);
    for case in vectors.iter().filter(|case| case["kind"] == "addShouldFail") {
        cases += 1;
        for value in case["args"][1].as_array().into_iter().flatten().filter_map(Value::as_str) {
            match Weekly::parse(value) {
                Ok(_) => assert!(RIGHT_ELSEWHERE.contains(&value), "{value:?} should be refused"),
                Err(refusal) => {
                    assert!(value.contains(&refusal.part), "{value:?} does not contain {:?}", refusal.part);
                    let is_named = !refusal.part.is_empty() || value.trim().is_empty();
                    assert!(is_named, "{value:?} is refused without a name");
                    println!("{value}\n    {refusal}");
                    refused += 1;
                }
            }
        }
    }
    assert_eq!((cases, refused), (17, 143), "cases and values refused");
}

#[test]
fn public_holidays_agree_for_every_state_from_2024_to_2030() {
    let Some(csv) = data("openholidays-de/src/de/holidays/holidays.public.csv") else { return };
    let mut published: BTreeSet<(Date, String)> = BTreeSet::new();
    for line in csv.lines().skip(1) {
        let fields: Vec<&str> = line.split(';').collect();
        let day: Date = fields[2].parse().unwrap();
        let everywhere = State::ALL.map(State::code).join(",");
        let states = if fields[8].is_empty() { &everywhere } else { fields[8] };
        published.extend(states.split(',').map(|state| (day, state.to_owned())));
    }
    for day in days(date(2024, 1, 1), date(2030, 12, 31)) {
        for state in State::ALL {
            let found = public_holiday(Some(state), day) >= Some(Extent::MostPlaces);
            assert_eq!(found, published.contains(&(day, state.code().to_owned())), "{state} {day}");
        }
        let augsburg = published.contains(&(day, "BY-AU".to_owned()));
        assert!(!augsburg || public_holiday(Some(State::Bayern), day).is_some(), "Augsburg {day}");
    }
}

#[test]
fn school_holidays_agree_for_every_state_from_2024_to_the_end_of_the_table() {
    for state in State::ALL {
        let code = state.code().to_lowercase();
        let file = format!("openholidays-de/src/de/holidays/holidays.school.{code}.csv");
        let Some(csv) = data(&file) else { return };
        let (mut published, mut islands, mut last) = (BTreeSet::new(), BTreeSet::new(), date(2024, 1, 1));
        for line in csv.lines().skip(1) {
            let fields: Vec<&str> = line.split(';').collect();
            let first: Date = fields[2].parse().unwrap();
            let end = if fields[3].is_empty() { first } else { fields[3].parse().unwrap() };
            // Islands of Schleswig-Holstein and vocational schools of Mecklenburg-Vorpommern have breaks of their own.
            match fields.get(8) {
                Some(tag) if *tag == "Exception" => islands.extend(days(first, end)),
                _ if fields[7] == "MV-BBS" => {}
                _ => {
                    published.extend(days(first, end));
                    last = if end > first { end.max(last) } else { last };
                }
            }
        }
        for day in days(date(2024, 1, 1), date(2031, 12, 31)) {
            let expected = if published.contains(&day) {
                SchoolDay::Holidays(Extent::Everywhere)
            } else if islands.contains(&day) {
                SchoolDay::Holidays(Extent::SomePlaces)
            } else if day > last {
                SchoolDay::NotInTable
            } else {
                SchoolDay::Term
            };
            assert_eq!(school_day(state, day), expected, "{state} {day}");
        }
        assert!(last >= date(2030, 8, 1), "{state}: the table should reach the summer of 2030");
    }
}

#[test]
fn german_texts_are_understood_as_often_as_the_documentation_says() {
    let Some(json) = data("german-messy-strings/hours_integreat_ccby.json") else { return };
    let texts: Vec<Value> = serde_json::from_str(&json).unwrap();
    let mut understood = 0;
    for text in texts.iter().map(|text| text["text"].as_str().unwrap()) {
        if let Some(value) = from_german(text) {
            println!("{text}\n    {value}");
            understood += 1;
        }
    }
    let sentence = format!("Of the {} texts", texts.len());
    let share = format!("{understood} are understood");
    let document = include_str!("../../../docs/hours.md");
    assert!(
        document.contains(&sentence) && document.contains(&share),
        "docs/hours.md should say: {sentence}, {share}"
    );
}
