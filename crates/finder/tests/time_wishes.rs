//! Open now, on the telephone now, in the evening or at the weekend: what hours answer to these wishes.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made is a failed test")]

mod common;

use Stated::{Known, NotStated};
use common::{cases, hours, index, offer, offers, queries};
use jiff::civil::DateTime;
use nahbei_catalogue::{
    Closure, Contact, ContactKind, Hours, HoursKind, Offer, Reach, SchoolHolidays, State, Stated, Town,
    weekly::Weekly,
};
use nahbei_finder::opening::{Opening, Schedule, opening};
use nahbei_finder::{Count, Fit, Query, Relaxation, Results, Subject, Wish, find};
use proptest::prelude::*;

const VISIT: HoursKind = HoursKind::Visit;
const PHONE: HoursKind = HoursKind::Phone;
const GROUP: HoursKind = HoursKind::Group;
const BY_PHONE: Fit = Fit::NoDistance(Reach::Phone);

const MONDAY_TEN: &str = "2026-11-23 10:00";
const MONDAY_NIGHT: &str = "2026-11-23 23:00";

fn line(kind: HoursKind, weekly: &str) -> Hours {
    Hours {
        kind,
        weekly: (!weekly.is_empty()).then(|| Weekly::parse(weekly).unwrap()).into(),
        by_appointment: false,
        school_holidays: NotStated,
        valid_from: None,
        valid_to: None,
        note: NotStated,
    }
}

fn by_appointment(hours: Hours) -> Hours {
    Hours { by_appointment: true, ..hours }
}

fn with(reach: &[Reach], hours: &[Hours]) -> Offer {
    Offer {
        reach: (!reach.is_empty()).then(|| reach.to_vec()).into(),
        hours: (!hours.is_empty()).then(|| hours.to_vec()).into(),
        ..offer("it")
    }
}

fn asking(wish: Wish) -> Query {
    Query {
        open_now: wish == Wish::OpenNow,
        phone_now: wish == Wish::PhoneNow,
        evening: wish == Wish::Evening,
        ..Query::default()
    }
}

fn results_at(offers: &[Offer], query: &Query, now: DateTime) -> Results {
    find(&index(offers), query, now)
}

fn town(state: State) -> Town {
    let (site, _) = nahbei_catalogue::read_site(include_str!("../../../sites/apolda/site.json"));
    Town { state, ..site.unwrap().towns.swap_remove(0) }
}

fn schedule(line: &Hours) -> Schedule<'_> {
    Schedule {
        weekly: line.weekly.known(),
        by_appointment: line.by_appointment,
        school_holidays: line.school_holidays.known().copied(),
        valid_from: line.valid_from,
        valid_to: line.valid_to,
    }
}

#[track_caller]
fn check(offer: &Offer, wish: Wish, now: &str, expected: Fit) {
    let results = results_at(std::slice::from_ref(offer), &asking(wish), now.parse().unwrap());
    let fit = results.hits.first().map_or(Fit::No, |hit| hit.fits.get(wish).unwrap());
    assert_eq!(fit, expected, "{wish:?} at {now}: {:?} {:?}", offer.reach, offer.hours);
}

#[test]
fn open_now_is_a_door_to_go_through_or_a_telephone_where_help_comes_that_way() {
    use Reach::{HomeVisit, OnSite, Phone};
    const DAY: &str = "Mo-Fr 09:00-12:00";
    const EVENING: &str = "Mo-Fr 18:00-20:00";
    for (reach, hours, expected) in [
        (&[OnSite][..], &[(VISIT, DAY)][..], Fit::Fits),
        (&[OnSite], &[(GROUP, DAY)], Fit::Fits),
        (&[OnSite], &[(VISIT, EVENING)], Fit::No),
        (&[OnSite], &[(VISIT, EVENING), (GROUP, DAY)], Fit::Fits),
        (&[OnSite], &[(VISIT, EVENING), (VISIT, DAY)], Fit::Fits),
        (&[OnSite], &[], Fit::NotStated),
        (&[OnSite], &[(VISIT, "")], Fit::NotStated),
        // A telephone that is answered opens no door, and one that is not shuts none.
        (&[OnSite], &[(PHONE, DAY)], Fit::NotStated),
        (&[OnSite], &[(PHONE, EVENING)], Fit::NotStated),
        (&[OnSite], &[(VISIT, EVENING), (PHONE, DAY)], Fit::No),
        (&[OnSite, Phone], &[(VISIT, EVENING), (PHONE, DAY)], BY_PHONE),
        (&[OnSite, Phone], &[(VISIT, DAY), (PHONE, EVENING)], Fit::Fits),
        (&[OnSite, Phone], &[(PHONE, EVENING)], Fit::NotStated),
        (&[OnSite, Phone], &[(PHONE, DAY)], BY_PHONE),
        (&[OnSite, Phone], &[(VISIT, EVENING)], Fit::No),
        (&[Phone], &[(PHONE, DAY)], BY_PHONE),
        (&[Phone], &[(PHONE, EVENING)], Fit::No),
        (&[Phone], &[], Fit::NotStated),
        (&[Reach::Video], &[(GROUP, DAY)], Fit::Fits),
        (&[HomeVisit], &[(PHONE, DAY)], BY_PHONE),
        (&[], &[(PHONE, DAY)], BY_PHONE),
        (&[], &[(PHONE, EVENING)], Fit::NotStated),
        (&[], &[(VISIT, EVENING)], Fit::No),
    ] {
        let hours: Vec<Hours> = hours.iter().map(|(kind, weekly)| line(*kind, weekly)).collect();
        check(&with(reach, &hours), Wish::OpenNow, MONDAY_TEN, expected);
    }
}

#[test]
fn who_takes_appointments_only_is_to_be_asked_and_who_has_hours_besides_is_there_in_them() {
    for (weekly, now, expected) in [
        ("", MONDAY_TEN, Fit::Borderline),
        ("", MONDAY_NIGHT, Fit::Borderline),
        ("Mo-Fr 09:00-12:00", MONDAY_TEN, Fit::Fits),
        ("Mo-Fr 09:00-12:00", MONDAY_NIGHT, Fit::No),
    ] {
        let there = by_appointment(line(VISIT, weekly));
        check(&with(&[Reach::OnSite], &[there]), Wish::OpenNow, now, expected);
    }
}

#[test]
fn on_the_telephone_now_is_by_telephone_hours_and_with_a_number() {
    use Reach::OnSite;
    for (hours, expected) in [
        (&[line(PHONE, "Mo-Fr 09:00-12:00")][..], Fit::Fits),
        (&[line(PHONE, "24/7")], Fit::Fits),
        (&[line(PHONE, "Mo-Fr 18:00-20:00")], Fit::No),
        (&[line(PHONE, "Mo 09:00-12:00 \"often\"")], Fit::NotStated),
        (&[by_appointment(line(PHONE, ""))], Fit::Borderline),
        (&[line(VISIT, "Mo-Fr 09:00-12:00")], Fit::NotStated),
        (&[], Fit::NotStated),
    ] {
        let offer = with(&[OnSite], hours);
        check(&offer, Wish::PhoneNow, MONDAY_TEN, expected);
        let mail = Contact { kind: ContactKind::Mail, value: "treff@example.org".into(), label: NotStated };
        check(&Offer { contacts: vec![mail], ..offer }, Wish::PhoneNow, MONDAY_TEN, Fit::No);
    }
}

#[test]
fn evening_begins_at_five_and_a_weekend_has_all_day() {
    for (weekly, expected) in [
        ("Mo-Fr 09:00-17:00", Fit::No),
        ("Mo-Fr 09:00-17:01", Fit::Fits),
        ("Tu 18:00-19:00", Fit::Fits),
        ("Fr 22:00-02:00", Fit::Fits),
        ("Sa 09:00-10:00", Fit::Fits),
        ("Su 14:00-16:00", Fit::Fits),
        ("24/7", Fit::Fits),
        ("Mo-Su 09:00-12:00; Sa,Su off", Fit::No),
        ("Mo 09:00-12:00, Sa 10:00-12:00 \"call first\"", Fit::Borderline),
        ("Sa 10:00-12:00 \"call first\", Su 10:00-12:00", Fit::Fits),
        ("PH 10:00-12:00", Fit::No),
        ("", Fit::NotStated),
    ] {
        check(&with(&[Reach::OnSite], &[line(VISIT, weekly)]), Wish::Evening, MONDAY_TEN, expected);
        let asked = if expected.is_sure() { expected } else { Fit::Borderline };
        let hours = by_appointment(line(VISIT, weekly));
        check(&with(&[Reach::OnSite], &[hours]), Wish::Evening, MONDAY_TEN, asked);
    }
    check(&with(&[Reach::OnSite], &[]), Wish::Evening, MONDAY_TEN, Fit::NotStated);
}

#[test]
fn an_evening_counts_while_its_hours_hold() {
    let day = |day: &str| Some(day.parse().unwrap());
    let usual = line(VISIT, "Mo-Fr 09:00-12:00");
    let summer = Hours {
        valid_from: day("2026-06-01"),
        valid_to: day("2026-08-31"),
        ..line(VISIT, "Mo-Fr 17:00-20:00")
    };
    let both = with(&[Reach::OnSite], &[usual, summer.clone()]);
    check(&both, Wish::Evening, "2026-07-01 10:00", Fit::Fits);
    check(&both, Wish::Evening, MONDAY_TEN, Fit::No);
    check(&with(&[Reach::OnSite], &[summer]), Wish::Evening, MONDAY_TEN, Fit::NotStated);
    let winter = Hours { valid_from: day("2026-11-01"), ..line(VISIT, "Mo-Fr 09:00-11:00") };
    let shorter = with(&[Reach::OnSite], &[line(VISIT, "Mo-Fr 09:00-18:00"), winter]);
    check(&shorter, Wish::Evening, "2026-10-01 10:00", Fit::Fits);
    check(&shorter, Wish::Evening, MONDAY_TEN, Fit::No);
}

#[test]
fn a_closure_shuts_now_and_leaves_the_evenings() {
    let closed = |from: &str, to: &str| Closure {
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
        note: NotStated,
    };
    let closures = Known(vec![closed("2026-11-23", "2026-11-24")]);
    let always = with(&[Reach::OnSite, Reach::Phone], &[line(VISIT, "24/7"), line(PHONE, "24/7")]);
    for offer in [Offer { closures: closures.clone(), ..always }, Offer { closures, ..offer("silent") }] {
        check(&offer, Wish::OpenNow, MONDAY_TEN, Fit::No);
        check(&offer, Wish::PhoneNow, MONDAY_TEN, Fit::No);
        let evening = if offer.hours.is_not_stated() { Fit::NotStated } else { Fit::Fits };
        check(&offer, Wish::Evening, MONDAY_TEN, evening);
    }
    let night = Offer {
        closures: Known(vec![closed("2026-11-22", "2026-11-22")]),
        ..with(&[Reach::OnSite], &[line(VISIT, "Su 22:00-02:00")])
    };
    check(&night, Wish::OpenNow, "2026-11-23 01:00", Fit::No);
}

#[test]
fn a_holiday_for_which_the_hours_say_nothing_is_to_be_asked() {
    for (weekly, now, expected) in [
        ("Mo-Fr 09:00-12:00", "2026-12-25 10:00", Fit::NotStated),
        ("Mo-Fr 09:00-12:00", "2026-12-25 15:00", Fit::No),
        ("Mo-Fr 09:00-12:00; PH off", "2026-12-25 10:00", Fit::No),
        ("Mo-Fr,PH 09:00-12:00", "2026-12-25 10:00", Fit::Fits),
        ("24/7", "2026-12-25 10:00", Fit::Fits),
        // Only some states keep the Wednesday before 23 November.
        ("Mo-Fr 09:00-12:00; PH off", "2026-11-18 10:00", Fit::NotStated),
        ("Mo-Fr 09:00-12:00; PH off", "2026-11-17 10:00", Fit::Fits),
    ] {
        check(&with(&[Reach::OnSite], &[line(VISIT, weekly)]), Wish::OpenNow, now, expected);
    }
}

#[test]
fn hours_that_school_holidays_may_close_are_to_be_asked() {
    let weekly = |school_holidays| Hours {
        school_holidays: Known(school_holidays),
        ..line(VISIT, "Mo-Fr 09:00-12:00")
    };
    let open = with(&[Reach::OnSite], &[weekly(SchoolHolidays::Open)]);
    check(&open, Wish::OpenNow, MONDAY_TEN, Fit::Fits);
    let closed = with(&[Reach::OnSite], &[weekly(SchoolHolidays::Closed)]);
    check(&closed, Wish::OpenNow, MONDAY_TEN, Fit::Borderline);
    check(&closed, Wish::OpenNow, MONDAY_NIGHT, Fit::No);
}

#[test]
fn where_the_state_of_an_offer_is_known_its_holidays_are_certain() {
    let closed =
        Hours { school_holidays: Known(SchoolHolidays::Closed), ..line(VISIT, "Mo-Fr 09:00-12:00; PH off") };
    for (state, now, expected) in [
        // Only Sachsen keeps the Wednesday before 23 November.
        (State::Thueringen, "2026-11-18 10:00", Fit::Fits),
        (State::Sachsen, "2026-11-18 10:00", Fit::No),
        (State::Thueringen, "2026-12-28 10:00", Fit::No),
        (State::Thueringen, MONDAY_TEN, Fit::Fits),
    ] {
        let index =
            index(&[with(&[Reach::OnSite], std::slice::from_ref(&closed))]).with_states(&[town(state)]);
        let results = find(&index, &asking(Wish::OpenNow), now.parse().unwrap());
        let fit = results.hits.first().map_or(Fit::No, |hit| hit.fits.get(Wish::OpenNow).unwrap());
        assert_eq!(fit, expected, "{state} {now}");
    }
}

#[test]
fn sure_asked_and_shut_are_told_apart_counted_apart_and_the_way_out_is_named() {
    let on_site = |id: &str, hours: &[Hours]| Offer { id: id.into(), ..with(&[Reach::OnSite], hours) };
    let offers = [
        on_site("silent", &[]),
        on_site("shut", &[line(VISIT, "Sa 10:00-12:00")]),
        on_site("open", &[line(VISIT, "Mo 09:00-12:00")]),
    ];
    let now = MONDAY_TEN.parse().unwrap();
    let results = results_at(&offers, &asking(Wish::OpenNow), now);
    let found: Vec<usize> = results.hits.iter().map(|hit| hit.offer).collect();
    assert_eq!((found, results.sure), (vec![2, 0], 1));
    assert_eq!(results.counts.open_now, Count { sure: 1, ask: 1 });
    assert_eq!(results.counts.phone_now, Count { sure: 0, ask: 2 });
    assert_eq!(results.counts.evening, Count { sure: 0, ask: 1 });
    let query = asking(Wish::OpenNow);
    let reasons = results.hits[0].reasons(&offers[2], &query, DateTime::date(now));
    assert_eq!((reasons[0].subject, reasons[0].fit), (Subject::Wish(Wish::OpenNow), Fit::Fits));
    let shut = results_at(&offers[1..2], &query, now);
    assert_eq!(shut.relaxations, [Relaxation { wish: Wish::OpenNow, hits: 1 }]);
    assert_eq!(shut.near.len(), 1);
}

/// The moments of four weeks around Christmas, with a night, weekends, closures and holidays among them.
fn moments() -> impl Strategy<Value = DateTime> {
    (0..28 * 24 * 2_i64).prop_map(|half_hours| {
        let begin: DateTime = "2026-12-07 00:00".parse().unwrap();
        begin.saturating_add(jiff::SignedDuration::from_mins(half_hours * 30))
    })
}

fn time_wishes() -> impl Strategy<Value = Wish> {
    prop::sample::select(vec![Wish::OpenNow, Wish::PhoneNow, Wish::Evening])
}

fn and(query: &Query, wish: Wish) -> Query {
    let asked = asking(wish);
    Query {
        open_now: query.open_now || asked.open_now,
        phone_now: query.phone_now || asked.phone_now,
        evening: query.evening || asked.evening,
        ..query.clone()
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_wish_of_time_never_adds_a_hit_and_its_count_is_what_it_brings(
        offers in offers(), query in queries(), wish in time_wishes(), now in moments(),
    ) {
        let (all, some) = (results_at(&offers, &query, now), results_at(&offers, &and(&query, wish), now));
        let numbers = |results: &Results, most: usize| -> Vec<usize> {
            results.hits[..most].iter().map(|hit| hit.offer).collect()
        };
        let (sure, hits) = (numbers(&all, all.sure), numbers(&all, all.hits.len()));
        prop_assert!(numbers(&some, some.sure).iter().all(|number| sure.contains(number)));
        prop_assert!(numbers(&some, some.hits.len()).iter().all(|number| hits.contains(number)));
        let counted = match wish {
            Wish::OpenNow => all.counts.open_now,
            Wish::PhoneNow => all.counts.phone_now,
            _ => all.counts.evening,
        };
        prop_assert_eq!(counted, Count { sure: some.sure, ask: some.hits.len() - some.sure });
    }

    #[test]
    fn what_states_no_hours_never_drops_unless_it_is_closed_or_has_no_number(
        offers in offers(), wish in time_wishes(), now in moments(),
    ) {
        let silent: Vec<Offer> = offers
            .into_iter()
            .map(|offer| Offer { hours: NotStated, closures: NotStated, ..offer })
            .collect();
        let asked = results_at(&silent, &asking(wish), now);
        prop_assert_eq!(asked.hits.len(), results_at(&silent, &Query::default(), now).hits.len());
        prop_assert_eq!(asked.sure, 0);
    }

    #[test]
    fn hours_that_many_keep_are_judged_as_if_each_offer_stood_alone(
        offers in offers(), wish in time_wishes(), now in moments(),
    ) {
        let together = results_at(&offers, &asking(wish), now);
        for (number, offer) in offers.iter().enumerate() {
            let alone = results_at(std::slice::from_ref(offer), &asking(wish), now);
            let fit = |results: &Results, number| {
                results.hits.iter().find(|hit| hit.offer == number).and_then(|hit| hit.fits.get(wish))
            };
            prop_assert_eq!(fit(&together, number), fit(&alone, 0));
        }
    }

    #[test]
    fn a_door_is_surely_open_exactly_when_its_hours_say_so_without_a_remark(
        lines in prop::collection::vec(hours(), 1..4), now in moments(),
    ) {
        let lines: Vec<Hours> = lines.into_iter().map(|line| Hours { kind: VISIT, ..line }).collect();
        let schedules: Vec<Schedule<'_>> = lines.iter().map(schedule).collect();
        let answer = opening(&schedules, &[], None, now);
        let offer = with(&[Reach::OnSite], &lines);
        let results = results_at(std::slice::from_ref(&offer), &asking(Wish::OpenNow), now);
        let is_open = matches!(answer.opening, Opening::Open { .. });
        prop_assert_eq!(results.sure == 1, is_open && answer.remark.is_none());
        let is_shut = matches!(answer.opening, Opening::Closed { .. });
        prop_assert!(!is_shut || results.hits.is_empty());
        prop_assert!(answer.opening != Opening::NotStated || results.hits.len() == 1);
    }

    #[test]
    fn evenings_are_the_same_at_every_hour_of_a_day(offers in offers(), now in moments(), hour in 0..24_i8) {
        let other = now.date().at(hour, 0, 0, 0);
        let evenings = |now| results_at(&offers, &asking(Wish::Evening), now).hits;
        prop_assert_eq!(evenings(now), evenings(other));
    }
}
