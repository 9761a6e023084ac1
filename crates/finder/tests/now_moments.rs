//! Seventy moments in the life of an offer, from the catalogue's own words to the answer for now.
//! How an answer is worded is the page's.

#![allow(clippy::unwrap_used, reason = "a broken row should stop the test where it is read")]

use jiff::civil::DateTime;
use nahbei_catalogue::{Catalogue, HoursKind, Offer, State, Term};
use nahbei_finder::opening::{Opening, Remark, Schedule, opening};

const OFFERS: &str = r#"{
 "format": 1, "name": "Zeiten", "updated": "2026-11-20", "publisher": "Stadt", "licence": "CC0-1.0",
 "offers": [
  {"id": "office", "hours": [
   {"kind": "visit", "weekly": "Mo-Fr 09:00-12:00, Tu 14:00-18:00; PH off", "school_holidays": "open"},
   {"kind": "phone", "weekly": "Mo-Th 08:00-16:00; PH off", "school_holidays": "open"}
  ], "closures": [{"from": "2027-08-02", "to": "2027-08-13"}]},
  {"id": "group", "hours": [{"kind": "group", "weekly": "We 15:00-17:00; PH off", "school_holidays": "closed"}]},
  {"id": "choir", "hours": [{"kind": "group", "weekly": "We 15:00-17:00; PH off"}]},
  {"id": "no-word-of-holidays", "hours": [{"kind": "visit", "weekly": "Mo-Fr 09:00-12:00", "school_holidays": "open"}]},
  {"id": "museum", "hours": [
   {"kind": "visit", "weekly": "Tu-Su 10:00-17:00; PH 11:00-15:00", "school_holidays": "open"}
  ]},
  {"id": "helpline", "hours": [{"kind": "phone", "weekly": "24/7"}]},
  {"id": "night-line", "hours": [{"kind": "phone", "weekly": "Mo-Su 20:00-02:00", "school_holidays": "open"}]},
  {"id": "night-shelter", "hours": [{"kind": "visit", "weekly": "Sa 22:00-06:00; PH off", "school_holidays": "open"}]},
  {"id": "midwife", "hours": [{"kind": "visit", "by_appointment": true}]},
  {"id": "doctor", "hours": [
   {"kind": "visit", "weekly": "Tu 09:00-11:00; PH off", "by_appointment": true, "school_holidays": "open"}
  ]},
  {"id": "winter", "hours": [
   {"kind": "visit", "weekly": "Mo 09:00-12:00; PH off", "school_holidays": "open"},
   {"kind": "visit", "weekly": "Mo 10:00-11:00; PH off", "school_holidays": "open",
    "valid_from": "2026-12-01", "valid_to": "2027-02-28"}
  ]},
  {"id": "course", "hours": [
   {"kind": "group", "weekly": "Tu 10:00-11:00; PH off", "school_holidays": "open",
    "valid_from": "2026-11-17", "valid_to": "2026-12-08"}
  ]},
  {"id": "perhaps", "hours": [
   {"kind": "visit", "weekly": "Sa 10:00-12:00 \"nur bei gutem Wetter\"; PH off", "school_holidays": "open"}
  ]},
  {"id": "silent", "hours": [{"kind": "phone", "note": "Am besten früh"}]},
  {"id": "without-hours"}
 ]
}"#;

/// The offers as an editor would write them out; what they all share is filled in.
fn catalogue() -> Catalogue {
    let shared = r#", "name": "Hilfe", "provider": {"name": "Stadt"}, "contacts": [{"kind": "phone", "value": "03644 650-0"}], "#;
    let json = OFFERS.replace("{\"id\": \"without-hours\"}", "{\"id\": \"without-hours\", \"cost\": null}");
    let json: String = json
        .split("{\"id\": ")
        .enumerate()
        .map(|(number, part)| match part.split_once(", ") {
            Some((id, rest)) if number > 0 => format!("{{\"id\": {id}{shared}{rest}"),
            _ => part.to_owned(),
        })
        .collect();
    nahbei_catalogue::read(&json).0
}

/// `open to Mon 11-23 12:00`, `closed to …` or `by appointment to …`, and the remark.
fn told(offer: &Offer, kind: HoursKind, state: Option<State>, now: DateTime) -> String {
    let lines = offer.hours.known().map_or(&[][..], Vec::as_slice);
    let schedules: Vec<Schedule<'_>> = lines
        .iter()
        .filter(|line| line.kind == kind)
        .map(|line| Schedule {
            weekly: line.weekly.known(),
            by_appointment: line.by_appointment,
            school_holidays: line.school_holidays.known().copied(),
            valid_from: line.valid_from,
            valid_to: line.valid_to,
        })
        .collect();
    let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
    let answer = opening(&schedules, closures, state, now);
    let to = |moment: Option<DateTime>| {
        moment.map_or_else(String::new, |to| to.strftime(" to %a %m-%d %H:%M").to_string())
    };
    let opening = match answer.opening {
        Opening::Open { until } => format!("open{}", to(until)),
        Opening::Closed { opens } => format!("closed{}", to(opens)),
        Opening::ByAppointment { opens } => format!("by appointment{}", to(opens)),
        Opening::NotStated => "not stated".to_owned(),
    };
    let remark = match answer.remark {
        None => "",
        Some(Remark::Closure { .. }) => ", closure",
        Some(Remark::PublicHoliday) => ", public holiday",
        Some(Remark::SchoolHolidays) => ", school holidays",
        Some(Remark::AskPublicHoliday) => ", ask about the public holiday",
        Some(Remark::AskSchoolHolidays) => ", ask in the school holidays",
    };
    opening + remark
}

/// An offer, a kind of hours, a state or none, a moment, and what is told.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

#[track_caller]
fn check(rows: &[Row]) {
    let catalogue = catalogue();
    assert_eq!(catalogue.offers.len(), 15, "every offer is read");
    for (id, kind, state, now, expected) in rows {
        let offer = catalogue.offers.iter().find(|offer| offer.id == *id).unwrap();
        let moment: DateTime = now.replace(' ', "T").parse().unwrap();
        let of = HoursKind::from_id(kind).unwrap();
        let answer = told(offer, of, State::from_code(state), moment);
        assert_eq!(answer, *expected, "{id} ({kind}) in {state:?} at {now}");
    }
}

#[test]
fn an_office_runs_through_its_week() {
    check(&[
        ("office", "visit", "TH", "2026-11-23 00:00", "closed to Mon 11-23 09:00"),
        ("office", "visit", "TH", "2026-11-23 08:59", "closed to Mon 11-23 09:00"),
        ("office", "visit", "TH", "2026-11-23 09:00", "open to Mon 11-23 12:00"),
        ("office", "visit", "TH", "2026-11-23 11:59", "open to Mon 11-23 12:00"),
        ("office", "visit", "TH", "2026-11-23 12:00", "closed to Tue 11-24 09:00"),
        ("office", "visit", "TH", "2026-11-24 13:00", "closed to Tue 11-24 14:00"),
        ("office", "visit", "TH", "2026-11-24 17:30", "open to Tue 11-24 18:00"),
        ("office", "visit", "TH", "2026-11-27 12:00", "closed to Mon 11-30 09:00"),
        ("office", "phone", "TH", "2026-11-23 08:30", "open to Mon 11-23 16:00"),
        ("office", "phone", "TH", "2026-11-27 10:00", "closed to Mon 11-30 08:00"),
        ("office", "group", "TH", "2026-11-23 10:00", "not stated"),
    ]);
}

#[test]
fn a_public_holiday_follows_its_own_rule_where_it_is_kept() {
    check(&[
        ("office", "visit", "TH", "2026-12-25 10:00", "closed to Mon 12-28 09:00, public holiday"),
        ("office", "visit", "TH", "2026-12-24 12:00", "closed to Mon 12-28 09:00"),
        ("office", "visit", "ST", "2027-01-06 10:00", "closed to Thu 01-07 09:00, public holiday"),
        ("office", "visit", "TH", "2027-01-06 10:00", "open to Wed 01-06 12:00"),
        ("office", "visit", "", "2027-01-06 10:00", "not stated, ask about the public holiday"),
        ("office", "visit", "TH", "2027-05-27 10:00", "not stated, ask about the public holiday"),
        ("office", "visit", "SN", "2026-11-18 10:00", "closed to Thu 11-19 09:00, public holiday"),
        (
            "no-word-of-holidays",
            "visit",
            "HE",
            "2026-12-25 10:00",
            "not stated, ask about the public holiday",
        ),
        ("no-word-of-holidays", "visit", "HE", "2026-12-25 13:00", "closed to Mon 12-28 09:00"),
        (
            "no-word-of-holidays",
            "visit",
            "HE",
            "2026-12-24 13:00",
            "closed to Mon 12-28 09:00, ask about the public holiday",
        ),
        ("museum", "visit", "HE", "2026-12-25 10:30", "closed to Fri 12-25 11:00, public holiday"),
        ("museum", "visit", "HE", "2026-12-25 12:00", "open to Fri 12-25 15:00"),
        ("museum", "visit", "HE", "2026-12-26 16:00", "closed to Sun 12-27 10:00, public holiday"),
        ("museum", "visit", "HE", "2027-03-29 12:00", "open to Mon 03-29 15:00"),
    ]);
}

#[test]
fn a_closure_lasts_from_its_first_minute_to_its_last() {
    check(&[
        ("office", "visit", "TH", "2027-07-30 12:00", "closed to Mon 08-16 09:00"),
        ("office", "visit", "TH", "2027-08-02 00:00", "closed to Mon 08-16 09:00, closure"),
        ("office", "phone", "TH", "2027-08-13 23:59", "closed to Mon 08-16 08:00, closure"),
        ("office", "visit", "TH", "2027-08-14 00:00", "closed to Mon 08-16 09:00"),
        ("office", "visit", "TH", "2027-08-16 09:00", "open to Mon 08-16 12:00"),
        ("office", "group", "TH", "2027-08-05 10:00", "closed, closure"),
    ]);
}

#[test]
fn school_holidays_close_ask_or_change_nothing() {
    check(&[
        ("group", "group", "TH", "2026-12-16 16:00", "open to Wed 12-16 17:00"),
        ("group", "group", "TH", "2026-12-23 16:00", "closed to Wed 01-06 15:00, school holidays"),
        ("group", "group", "HE", "2027-01-06 16:00", "closed to Wed 01-13 15:00, school holidays"),
        ("group", "group", "TH", "2031-11-05 16:00", "open to Wed 11-05 17:00, ask in the school holidays"),
        ("group", "group", "", "2026-11-25 16:00", "open to Wed 11-25 17:00, ask in the school holidays"),
        ("choir", "group", "TH", "2026-12-16 16:00", "open to Wed 12-16 17:00"),
        ("choir", "group", "TH", "2026-12-23 16:00", "open to Wed 12-23 17:00, ask in the school holidays"),
        ("choir", "group", "TH", "2026-12-21 16:00", "closed to Wed 12-23 15:00, ask in the school holidays"),
        ("choir", "group", "TH", "2031-11-05 16:00", "open to Wed 11-05 17:00, ask in the school holidays"),
        ("choir", "group", "", "2026-12-23 16:00", "open to Wed 12-23 17:00"),
        ("office", "visit", "TH", "2026-12-28 10:00", "open to Mon 12-28 12:00"),
    ]);
}

#[test]
fn a_line_is_answered_always_or_over_midnight() {
    check(&[
        ("helpline", "phone", "", "2026-11-23 03:00", "open"),
        ("helpline", "phone", "", "2026-12-25 23:59", "open"),
        ("helpline", "phone", "TH", "2031-12-28 12:00", "open"),
        ("night-line", "phone", "TH", "2026-11-23 19:59", "closed to Mon 11-23 20:00"),
        ("night-line", "phone", "TH", "2026-11-23 23:59", "open to Tue 11-24 02:00"),
        ("night-line", "phone", "TH", "2026-11-24 00:00", "open to Tue 11-24 02:00"),
        ("night-line", "phone", "TH", "2026-11-24 02:00", "closed to Tue 11-24 20:00"),
        ("night-line", "phone", "TH", "2026-12-25 01:00", "open to Fri 12-25 02:00"),
        ("night-line", "phone", "TH", "2026-12-25 21:00", "not stated, ask about the public holiday"),
    ]);
}

#[test]
fn a_change_of_the_clock_moves_no_hours() {
    // In the night to 28 March 2027 it goes from 2 to 3, in the night to 25 October 2026 from 3 back to 2.
    check(&[
        ("night-shelter", "visit", "TH", "2027-03-28 01:59", "open to Sun 03-28 06:00"),
        ("night-shelter", "visit", "TH", "2027-03-28 03:00", "open to Sun 03-28 06:00"),
        ("night-shelter", "visit", "TH", "2027-03-28 06:00", "closed to Sat 04-03 22:00"),
        ("night-shelter", "visit", "TH", "2026-10-25 02:30", "open to Sun 10-25 06:00"),
        // The Saturday after is a holiday in Thüringen: that night is none, not even its morning.
        ("night-shelter", "visit", "HE", "2026-10-25 06:00", "closed to Sat 10-31 22:00"),
        ("night-shelter", "visit", "TH", "2026-10-25 06:00", "closed to Sat 11-07 22:00"),
        ("night-shelter", "visit", "TH", "2026-11-01 01:00", "closed to Sat 11-07 22:00"),
        ("night-shelter", "visit", "HE", "2026-11-01 01:00", "open to Sun 11-01 06:00"),
    ]);
}

#[test]
fn an_appointment_is_possible_where_the_door_is_closed() {
    check(&[
        ("midwife", "visit", "TH", "2026-11-23 10:00", "by appointment"),
        ("midwife", "phone", "TH", "2026-11-23 10:00", "not stated"),
        ("doctor", "visit", "TH", "2026-11-24 10:00", "open to Tue 11-24 11:00"),
        ("doctor", "visit", "TH", "2026-11-24 11:00", "by appointment to Tue 12-01 09:00"),
        ("doctor", "visit", "TH", "2026-12-25 10:00", "closed to Tue 12-29 09:00, public holiday"),
    ]);
}

#[test]
fn dated_hours_hold_as_long_as_they_last() {
    check(&[
        ("winter", "visit", "TH", "2026-11-30 09:30", "open to Mon 11-30 12:00"),
        ("winter", "visit", "TH", "2026-12-07 09:30", "closed to Mon 12-07 10:00"),
        ("winter", "visit", "TH", "2027-03-01 09:30", "open to Mon 03-01 12:00"),
        ("course", "group", "TH", "2026-11-16 23:59", "not stated"),
        ("course", "group", "TH", "2026-11-17 10:30", "open to Tue 11-17 11:00"),
        ("course", "group", "TH", "2026-12-08 11:00", "closed"),
        ("course", "group", "TH", "2026-12-09 10:30", "not stated"),
    ]);
}

#[test]
fn what_is_not_said_is_not_claimed() {
    check(&[
        ("perhaps", "visit", "TH", "2026-11-28 11:00", "not stated"),
        ("perhaps", "visit", "TH", "2026-11-28 13:00", "closed"),
        ("silent", "phone", "TH", "2026-11-23 10:00", "not stated"),
        ("without-hours", "visit", "TH", "2026-11-23 10:00", "not stated"),
    ]);
}
