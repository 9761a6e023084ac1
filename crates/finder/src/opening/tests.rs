//! Opening at a moment, in one-line tables. It tests answers, not their wording.

mod properties;

use super::{Answer, Opening, Remark, Schedule, opening};
use jiff::civil::{Date, DateTime, date};
use nahbei_catalogue::{Closure, SchoolHolidays, State, Stated, weekly::Weekly};

/// What an offer states, without the borrowing of [`Schedule`].
#[derive(Clone, Default)]
struct Hours {
    weekly: Option<Weekly>,
    by_appointment: bool,
    school_holidays: Option<SchoolHolidays>,
    valid: (Option<Date>, Option<Date>),
}

impl Hours {
    fn schedule(&self) -> Schedule<'_> {
        Schedule {
            weekly: self.weekly.as_ref(),
            by_appointment: self.by_appointment,
            school_holidays: self.school_holidays,
            valid_from: self.valid.0,
            valid_to: self.valid.1,
        }
    }
}

/// Hours that say nothing about school holidays.
fn hours(weekly: &str) -> Hours {
    Hours { weekly: Some(Weekly::parse(weekly).unwrap()), ..Hours::default() }
}

/// Hours that hold in school holidays too, so that those stay out of the answer.
fn steady(weekly: &str) -> Hours {
    Hours { school_holidays: Some(SchoolHolidays::Open), ..hours(weekly) }
}

fn term_only(weekly: &str) -> Hours {
    Hours { school_holidays: Some(SchoolHolidays::Closed), ..hours(weekly) }
}

fn by_appointment() -> Hours {
    Hours { by_appointment: true, ..Hours::default() }
}

fn closed(from: &str, to: &str) -> Closure {
    Closure { from: from.parse().unwrap(), to: to.parse().unwrap(), note: Stated::NotStated }
}

fn ask(hours: &[Hours], closures: &[Closure], state: &str, now: DateTime) -> Answer {
    let schedules: Vec<_> = hours.iter().map(Hours::schedule).collect();
    opening(&schedules, closures, State::from_code(state), now)
}

/// `open Mon 11-23 12:00`: the state, the moment it changes, and the remark.
fn told(answer: Answer) -> String {
    let at = |moment: Option<DateTime>| moment.map(|moment| moment.strftime(" %a %m-%d %H:%M").to_string());
    let opening = match answer.opening {
        Opening::Open { until } => format!("open{}", at(until).unwrap_or_default()),
        Opening::Closed { opens } => format!("closed{}", at(opens).unwrap_or_default()),
        Opening::ByAppointment { opens } => format!("appointment{}", at(opens).unwrap_or_default()),
        Opening::NotStated => "not stated".to_owned(),
    };
    let remark = match answer.remark {
        None => String::new(),
        Some(Remark::Closure { to }) => to.strftime(", closure to %m-%d").to_string(),
        Some(Remark::PublicHoliday) => ", public holiday".to_owned(),
        Some(Remark::SchoolHolidays) => ", school holidays".to_owned(),
        Some(Remark::AskPublicHoliday) => ", ask on public holidays".to_owned(),
        Some(Remark::AskSchoolHolidays) => ", ask in school holidays".to_owned(),
    };
    opening + &remark
}

fn moment(text: &str) -> DateTime {
    text.replace(' ', "T").parse().unwrap()
}

#[track_caller]
fn check_all(hours: &[Hours], closures: &[Closure], state: &str, now: &str, expected: &str) {
    assert_eq!(told(ask(hours, closures, state, moment(now))), expected, "in {state:?} at {now}");
}

/// Hours in Thüringen that hold in school holidays too.
#[track_caller]
fn check(weekly: &str, now: &str, expected: &str) {
    check_in("TH", weekly, now, expected);
}

/// The same in another state, or without one.
#[track_caller]
fn check_in(state: &str, weekly: &str, now: &str, expected: &str) {
    check_all(&[steady(weekly)], &[], state, now, expected);
}

const OFFICE: &str = "Mo-Fr 09:00-12:00; Tu 09:00-12:00,14:00-18:00; PH off";
const GROUP: &str = "We 15:00-17:00; PH off";
const NIGHT: &str = "Fr-Sa 22:00-02:00; PH off";

#[test]
fn a_day_runs_from_closed_over_open_to_closed() {
    check(OFFICE, "2026-11-23 08:59", "closed Mon 11-23 09:00");
    check(OFFICE, "2026-11-23 09:00", "open Mon 11-23 12:00");
    check(OFFICE, "2026-11-23 10:30", "open Mon 11-23 12:00");
    check(OFFICE, "2026-11-23 11:59", "open Mon 11-23 12:00");
    check(OFFICE, "2026-11-23 11:59:59", "open Mon 11-23 12:00");
    check(OFFICE, "2026-11-23 12:00", "closed Tue 11-24 09:00");
    check(OFFICE, "2026-11-24 13:00", "closed Tue 11-24 14:00");
    check(OFFICE, "2026-11-24 17:59", "open Tue 11-24 18:00");
    check(OFFICE, "2026-11-27 12:00", "closed Mon 11-30 09:00");
    check(OFFICE, "2026-11-29 00:00", "closed Mon 11-30 09:00");
    check(OFFICE, "2026-11-29 23:59", "closed Mon 11-30 09:00");
}

#[test]
fn a_night_is_open_over_midnight() {
    check(NIGHT, "2026-11-27 21:59", "closed Fri 11-27 22:00");
    check(NIGHT, "2026-11-27 22:00", "open Sat 11-28 02:00");
    check(NIGHT, "2026-11-27 23:59", "open Sat 11-28 02:00");
    check(NIGHT, "2026-11-28 00:00", "open Sat 11-28 02:00");
    check(NIGHT, "2026-11-28 01:59", "open Sat 11-28 02:00");
    check(NIGHT, "2026-11-28 02:00", "closed Sat 11-28 22:00");
    check(NIGHT, "2026-11-29 01:00", "open Sun 11-29 02:00");
    check(NIGHT, "2026-11-29 03:00", "closed Fri 12-04 22:00");
    check("Mo-Fr 08:00-24:00; PH off", "2026-11-23 23:30", "open Tue 11-24 00:00");
    check("Mo-Tu 00:00-24:00; PH off", "2026-11-23 23:30", "open Wed 11-25 00:00");
}

#[test]
fn a_night_that_a_holiday_takes_back_does_not_go_on_in_the_morning() {
    // 31 October 2026 is a Saturday and a holiday.
    check(NIGHT, "2026-10-30 23:00", "open Sat 10-31 00:00");
    check(NIGHT, "2026-10-31 23:00", "closed Fri 11-06 22:00, public holiday");
    check(NIGHT, "2026-11-01 01:00", "closed Fri 11-06 22:00");
    check("Mo-Su 22:00-06:00; Tu off; PH off", "2026-11-25 01:00", "closed Wed 11-25 22:00");
    check("Mo-Su 22:00-06:00; Tu 10:00-12:00; PH off", "2026-11-25 01:00", "closed Wed 11-25 22:00");
}

#[test]
fn a_number_that_is_always_answered_is_answered_on_holidays_too() {
    check("24/7", "2026-11-23 03:00", "open");
    check("24/7", "2026-12-25 03:00", "open");
    check("Mo-Su 00:00-24:00", "2026-12-25 12:00", "open");
    check_all(&[hours("24/7")], &[], "", "2026-12-25 12:00", "open");
    check_all(&[hours("24/7")], &[], "TH", "2026-12-28 12:00", "open");
    check("24/7; PH off", "2026-12-24 12:00", "open Fri 12-25 00:00");
}

#[test]
fn a_change_of_the_clock_moves_no_opening_hours() {
    // In the night to 2027-03-28 the clock goes from 2 to 3, in the night to 2026-10-25 from 3 back to 2.
    let nights = "Sa 22:00-06:00; PH off";
    check(nights, "2027-03-28 01:59", "open Sun 03-28 06:00");
    check(nights, "2027-03-28 03:00", "open Sun 03-28 06:00");
    check(nights, "2027-03-28 06:00", "closed Sat 04-03 22:00");
    check(nights, "2026-10-25 02:30", "open Sun 10-25 06:00");
    check(nights, "2026-10-25 05:59", "open Sun 10-25 06:00");
    check("Su 10:00-12:00; PH off", "2026-10-25 09:59", "closed Sun 10-25 10:00");
    check("Su 10:00-12:00; PH off", "2026-10-25 11:00", "open Sun 10-25 12:00");
}

#[test]
fn a_public_holiday_follows_its_own_rule() {
    check(OFFICE, "2026-12-25 10:00", "closed Mon 12-28 09:00, public holiday");
    check(OFFICE, "2026-12-24 13:00", "closed Mon 12-28 09:00");
    check(OFFICE, "2026-12-28 10:00", "open Mon 12-28 12:00");
    check(OFFICE, "2027-05-06 10:00", "closed Fri 05-07 09:00, public holiday");
    check("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-12-25 09:30", "closed Fri 12-25 10:00, public holiday");
    check("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-12-25 10:30", "open Fri 12-25 12:00");
    check("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-12-25 13:00", "closed Sat 12-26 10:00, public holiday");
}

#[test]
fn a_public_holiday_the_hours_do_not_name_is_not_stated() {
    check("Mo-Fr 09:00-12:00", "2026-12-25 10:00", "not stated, ask on public holidays");
    check("Mo-Fr 09:00-12:00", "2026-12-25 08:00", "closed Mon 12-28 09:00, ask on public holidays");
    check("Mo-Fr 09:00-12:00", "2026-12-24 13:00", "closed Mon 12-28 09:00, ask on public holidays");
    check("Mo-Fr 09:00-12:00", "2026-12-26 10:00", "closed Mon 12-28 09:00");
    check("Th 20:00-02:00", "2027-05-07 01:00", "not stated, ask on public holidays");
    check("We 20:00-02:00", "2027-05-06 01:00", "open Thu 05-06 02:00");
}

#[test]
fn a_holiday_is_one_only_where_it_is_kept() {
    for (state, expected) in [
        ("TH", "open Wed 01-06 12:00"),
        ("ST", "closed Thu 01-07 09:00, public holiday"),
        ("", "not stated, ask on public holidays"),
    ] {
        check_in(state, OFFICE, "2027-01-06 10:00", expected);
    }
    check_in("", OFFICE, "2026-12-25 10:00", "closed Mon 12-28 09:00, public holiday");
    check_in("SN", OFFICE, "2026-11-18 10:00", "closed Thu 11-19 09:00, public holiday");
    check_in("HE", OFFICE, "2026-11-18 10:00", "open Wed 11-18 12:00");
}

#[test]
fn a_holiday_of_some_towns_is_neither_claimed_nor_denied() {
    let corpus_christi = "2027-05-27 10:00";
    check_in("TH", OFFICE, corpus_christi, "not stated, ask on public holidays");
    check_in("SN", OFFICE, corpus_christi, "not stated, ask on public holidays");
    check_in("HE", OFFICE, corpus_christi, "closed Fri 05-28 09:00, public holiday");
    check_in("NI", OFFICE, corpus_christi, "open Thu 05-27 12:00");
    check_in("TH", "Sa,PH 10:00-12:00", corpus_christi, "not stated, ask on public holidays");
    check_in("TH", "PH 22:00-02:00", "2027-05-28 01:00", "not stated, ask on public holidays");
    check_in("TH", OFFICE, "2027-05-27 13:00", "closed Fri 05-28 09:00");
    let monday_before = "2026-08-13 13:00";
    check_all(
        &[steady("Sa 10:00-12:00; PH off")],
        &[],
        "BY",
        monday_before,
        "closed Sat 08-22 10:00, ask on public holidays",
    );
}

#[test]
fn a_closure_goes_before_everything_and_ends() {
    let summer = [closed("2026-11-23", "2026-11-27")];
    let office = [steady(OFFICE)];
    check_all(&office, &summer, "TH", "2026-11-22 10:00", "closed Mon 11-30 09:00");
    check_all(&office, &summer, "TH", "2026-11-23 10:00", "closed Mon 11-30 09:00, closure to 11-27");
    check_all(&office, &summer, "TH", "2026-11-27 23:59", "closed Mon 11-30 09:00, closure to 11-27");
    check_all(&office, &summer, "TH", "2026-11-30 10:00", "open Mon 11-30 12:00");
    check_all(&[steady("24/7")], &summer, "TH", "2026-11-22 10:00", "open Mon 11-23 00:00");
    check_all(&[steady("24/7")], &summer, "TH", "2026-11-28 00:00", "open");
    check_all(&[by_appointment()], &summer, "TH", "2026-11-24 10:00", "closed, closure to 11-27");
    check_all(&[], &summer, "TH", "2026-11-24 10:00", "closed, closure to 11-27");
}

#[test]
fn a_long_closure_still_tells_when_it_opens_again() {
    let weeks = [closed("2027-07-12", "2027-08-06"), closed("2027-08-07", "2027-08-15")];
    check_all(&[steady(OFFICE)], &weeks, "TH", "2027-07-10 10:00", "closed Mon 08-16 09:00");
    check_all(
        &[steady(OFFICE)],
        &weeks,
        "TH",
        "2027-07-20 10:00",
        "closed Mon 08-16 09:00, closure to 08-06",
    );
}

#[test]
fn a_night_before_or_in_a_closure_does_not_reach_out_of_it() {
    let saturday = [closed("2026-11-28", "2026-11-28")];
    check_all(&[steady(NIGHT)], &saturday, "TH", "2026-11-27 23:00", "open Sat 11-28 00:00");
    check_all(
        &[steady(NIGHT)],
        &saturday,
        "TH",
        "2026-11-28 01:00",
        "closed Fri 12-04 22:00, closure to 11-28",
    );
    check_all(&[steady(NIGHT)], &saturday, "TH", "2026-11-29 01:00", "closed Fri 12-04 22:00");
}

#[test]
fn school_holidays_close_what_is_closed_in_them() {
    let group = [term_only(GROUP)];
    check_all(&group, &[], "TH", "2026-12-16 16:00", "open Wed 12-16 17:00");
    check_all(&group, &[], "TH", "2026-12-16 17:00", "closed");
    check_all(&group, &[], "TH", "2026-12-23 16:00", "closed Wed 01-06 15:00, school holidays");
    check_all(&group, &[], "HE", "2027-01-06 16:00", "closed Wed 01-13 15:00, school holidays");
    check_in("TH", GROUP, "2026-12-23 16:00", "open Wed 12-23 17:00");
}

#[test]
fn hours_that_do_not_name_school_holidays_ask_in_them() {
    let group = [hours(GROUP)];
    check_all(&group, &[], "TH", "2026-12-16 16:00", "open Wed 12-16 17:00");
    check_all(&group, &[], "TH", "2026-12-23 16:00", "open Wed 12-23 17:00, ask in school holidays");
    check_all(&group, &[], "TH", "2026-12-20 16:00", "closed Wed 12-23 15:00, ask in school holidays");
    check_all(&group, &[], "", "2026-12-23 16:00", "open Wed 12-23 17:00");
}

#[test]
fn after_the_table_of_school_holidays_ends_the_answer_asks() {
    check_all(
        &[term_only(GROUP)],
        &[],
        "TH",
        "2031-11-05 16:00",
        "open Wed 11-05 17:00, ask in school holidays",
    );
    check_all(&[hours(GROUP)], &[], "TH", "2031-11-05 16:00", "open Wed 11-05 17:00, ask in school holidays");
    check_in("TH", GROUP, "2031-11-05 16:00", "open Wed 11-05 17:00");
    check_all(
        &[term_only(GROUP)],
        &[],
        "",
        "2026-11-25 16:00",
        "open Wed 11-25 17:00, ask in school holidays",
    );
}

#[test]
fn on_a_public_holiday_in_the_school_holidays_the_public_holiday_decides() {
    let museum = [term_only("Mo-Fr 09:00-17:00; PH 10:00-12:00")];
    check_all(&museum, &[], "TH", "2026-12-25 11:00", "open Fri 12-25 12:00");
    check_all(&museum, &[], "TH", "2026-12-28 11:00", "closed Fri 01-01 10:00, school holidays");
    check_all(
        &[term_only("Mo-Fr 09:00-17:00")],
        &[],
        "TH",
        "2026-12-25 11:00",
        "closed Mon 01-04 09:00, school holidays",
    );
}

#[test]
fn dated_hours_take_the_place_of_normal_ones() {
    let winter = Hours {
        valid: (Some(date(2026, 12, 1)), Some(date(2027, 2, 28))),
        ..steady("Mo-Fr 10:00-11:00; PH off")
    };
    let both = [steady(OFFICE), winter.clone()];
    check_all(&both, &[], "TH", "2026-11-30 09:30", "open Mon 11-30 12:00");
    check_all(&both, &[], "TH", "2026-11-30 12:00", "closed Tue 12-01 10:00");
    check_all(&both, &[], "TH", "2026-12-01 09:30", "closed Tue 12-01 10:00");
    check_all(&both, &[], "TH", "2026-12-01 10:30", "open Tue 12-01 11:00");
    check_all(&both, &[], "TH", "2027-03-01 09:30", "open Mon 03-01 12:00");
    check_all(std::slice::from_ref(&winter), &[], "TH", "2026-11-30 10:30", "not stated");
    check_all(&[winter], &[], "TH", "2027-03-01 10:30", "not stated");
}

#[test]
fn the_last_night_of_dated_hours_ends_in_the_morning() {
    let autumn = Hours { valid: (None, Some(date(2026, 11, 27))), ..steady(NIGHT) };
    check_all(std::slice::from_ref(&autumn), &[], "TH", "2026-11-28 01:00", "open Sat 11-28 02:00");
    check_all(&[autumn], &[], "TH", "2026-11-28 23:00", "not stated");
}

#[test]
fn by_appointment_is_not_closed() {
    check_all(&[by_appointment()], &[], "TH", "2026-11-23 10:00", "appointment");
    check_all(&[by_appointment()], &[], "TH", "2026-12-25 10:00", "appointment");
    let also = [Hours { by_appointment: true, ..steady(OFFICE) }];
    check_all(&also, &[], "TH", "2026-11-23 10:00", "open Mon 11-23 12:00");
    check_all(&also, &[], "TH", "2026-11-23 13:00", "appointment Tue 11-24 09:00");
    check_all(&also, &[], "TH", "2026-12-25 10:00", "closed Mon 12-28 09:00, public holiday");
    check_all(
        &[steady(OFFICE), by_appointment()],
        &[],
        "TH",
        "2026-11-23 13:00",
        "appointment Tue 11-24 09:00",
    );
}

#[test]
fn not_stated_is_not_closed() {
    check_all(&[], &[], "TH", "2026-11-23 10:00", "not stated");
    check_all(&[Hours::default()], &[], "TH", "2026-11-23 10:00", "not stated");
    check_all(&[steady(OFFICE), Hours::default()], &[], "TH", "2026-11-23 10:00", "open Mon 11-23 12:00");
    check_all(&[steady(OFFICE), Hours::default()], &[], "TH", "2026-11-23 13:00", "not stated");
    check("Mo-Fr 09:00-12:00 \"call first\"; PH off", "2026-11-23 10:00", "not stated");
    check("Mo-Fr 09:00-12:00 \"call first\"; PH off", "2026-11-23 13:00", "closed");
}

#[test]
fn several_hours_of_one_kind_are_taken_together() {
    let both = [steady("Mo 09:00-12:00; PH off"), steady("Mo 11:00-13:00; We 09:00-10:00; PH off")];
    check_all(&both, &[], "TH", "2026-11-23 10:00", "open Mon 11-23 13:00");
    check_all(&both, &[], "TH", "2026-11-23 13:00", "closed Wed 11-25 09:00");
}

#[test]
fn hours_that_never_come_open_nothing() {
    check("off", "2026-11-23 10:00", "closed");
    check("PH 10:00-12:00", "2026-11-23 10:00", "closed");
    check("PH 10:00-12:00", "2026-12-20 10:00", "closed Fri 12-25 10:00");
}
