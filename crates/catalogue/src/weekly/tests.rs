//! Weekly hours in one-line tables. It tests reading and painting, not evaluation.

use super::{Day, Span, Weekly};
use jiff::civil::Weekday;
use proptest::prelude::*;

const DAYS: [&str; 8] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"];

/// `Tu` is an ordinary Tuesday, `PH` a Tuesday that is a public holiday.
fn day(name: &str) -> Day {
    let number = DAYS.iter().position(|day| *day == name).unwrap();
    let weekday = Weekday::Monday.wrapping_add(if number == 7 { 1 } else { i64::try_from(number).unwrap() });
    Day { weekday, holiday: number == 7, sure: true }
}

fn told(spans: &[Span]) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let span = |span: &Span| {
        let doubt = if span.sure { "" } else { "?" };
        format!("{}-{}{doubt}", clock(span.from), clock(span.to))
    };
    spans.iter().map(span).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(value: &str, name: &str, expected: &str) {
    let weekly = Weekly::parse(value).unwrap_or_else(|refusal| panic!("{value:?}: {refusal}"));
    assert_eq!(told(&weekly.hours_on(day(name))), expected, "{value:?} on {name}");
}

/// What is left in the morning of the night before.
#[track_caller]
fn check_morning_after(value: &str, today: &str, yesterday: &str, expected: &str) {
    let weekly = Weekly::parse(value).unwrap_or_else(|refusal| panic!("{value:?}: {refusal}"));
    assert_eq!(told(&weekly.spans(Some(day(today)), Some(day(yesterday)))), expected, "{value:?} on {today}");
}

#[track_caller]
fn refused(value: &str, part: &str, message: &str) {
    let refusal = Weekly::parse(value).expect_err(value);
    assert_eq!((refusal.part.as_str(), refusal.to_string().as_str()), (part, message), "{value:?}");
}

#[test]
fn lists_and_ranges_of_days_say_which_days() {
    check("Mo-Fr 09:00-12:00", "Mo", "09:00-12:00");
    check("Mo-Fr 09:00-12:00", "Fr", "09:00-12:00");
    check("Mo-Fr 09:00-12:00", "Sa", "");
    check("Mo,Th,Sa-Su 10:00-12:00", "Th", "10:00-12:00");
    check("Mo,Th,Sa-Su 10:00-12:00", "Tu", "");
    check("Fr-Mo 10:00-12:00", "Su", "10:00-12:00");
    check("Fr-Mo 10:00-12:00", "Tu", "");
    check("Tu-Tu 10:00-12:00", "Tu", "10:00-12:00");
    check("Tu-Tu 10:00-12:00", "We", "");
    check("10:00-12:00", "Su", "10:00-12:00");
}

#[test]
fn a_day_has_several_times() {
    check("Tu 09:00-12:00,14:00-17:00", "Tu", "09:00-12:00 14:00-17:00");
    check("Tu 14:00-17:00,09:00-12:00", "Tu", "09:00-12:00 14:00-17:00");
    check("Tu 09:00-12:00,12:00-17:00", "Tu", "09:00-17:00");
    check("Tu 09:00-12:00,10:00-17:00", "Tu", "09:00-17:00");
}

#[test]
fn blanks_and_short_hours_change_nothing() {
    check("  Mo - Fr  9:00 - 12:00 ; PH off ", "Mo", "09:00-12:00");
    check("Mo, Tu09:00-12:00", "Tu", "09:00-12:00");
    check("PH10:00-12:00", "PH", "10:00-12:00");
}

#[test]
fn a_later_rule_replaces_and_a_rule_after_a_comma_adds() {
    check("Mo-Fr 09:00-12:00; Tu 14:00-18:00", "Tu", "14:00-18:00");
    check("Mo-Fr 09:00-12:00, Tu 14:00-18:00", "Tu", "09:00-12:00 14:00-18:00");
    check("Mo-Fr 09:00-12:00, Tu 14:00-18:00; Tu 16:00-17:00", "Tu", "16:00-17:00");
    check("08:00-09:00; 10:00-12:00", "Tu", "10:00-12:00");
}

#[test]
fn off_closes_the_day_or_the_times_it_names() {
    check("Mo-Fr 09:00-17:00; Tu off", "Tu", "");
    check("Mo-Fr 09:00-17:00; Tu closed", "Tu", "");
    check("Mo-Fr 09:00-17:00; Tu 12:00-13:00 off", "Tu", "09:00-12:00 13:00-17:00");
    check("Tu off, Tu 10:00-12:00", "Tu", "10:00-12:00");
    check("off", "Tu", "");
}

#[test]
fn days_without_times_mean_the_whole_day() {
    check("24/7", "Su", "00:00-24:00");
    check("open", "Su", "00:00-24:00");
    check("Mo,We", "We", "00:00-24:00");
    check("24/7; We off", "We", "");
}

#[test]
fn public_holidays_are_days_of_their_own_beside_their_weekday() {
    check("Mo-Fr 09:00-12:00; PH off", "PH", "");
    check("Mo-Fr 09:00-12:00; PH 10:00-11:00", "PH", "10:00-11:00");
    check("Mo-Fr 09:00-12:00", "PH", "09:00-12:00");
    check("Sa,PH 10:00-12:00", "PH", "10:00-12:00");
    check("Sa,PH 10:00-12:00", "Tu", "");
}

#[test]
fn a_night_belongs_to_the_day_it_begins_on() {
    check("Fr 22:00-02:00", "Fr", "22:00-26:00");
    check("Fr 22:00-26:00", "Fr", "22:00-26:00");
    check("Fr 22:00-22:00", "Fr", "22:00-46:00");
    check_morning_after("Fr 22:00-02:00", "Sa", "Fr", "00:00-02:00");
    check_morning_after("Fr 22:00-02:00", "Fr", "Th", "22:00-24:00");
    check_morning_after("Fr 18:00-48:00", "Sa", "Fr", "00:00-24:00");
    check_morning_after("22:00-02:00; Tu 12:00-14:00", "Tu", "Mo", "12:00-14:00");
    check_morning_after("Sa 22:00-02:00, Su 01:00-03:00", "Su", "Sa", "00:00-03:00");
    check("Mo-Su 22:00-02:00; Sa off", "Sa", "");
    check("Mo-Su 22:00-02:00; PH off", "PH", "");
}

#[test]
fn the_rest_of_a_night_whose_day_is_taken_back_is_said_to_be_so() {
    let taken_back = |value: &str, today: &str, yesterday: &str| -> Vec<bool> {
        let spans = Weekly::parse(value).unwrap().spans(Some(day(today)), Some(day(yesterday)));
        spans.iter().filter(|span| span.to <= 6 * 60).map(|span| span.taken_back).collect()
    };
    assert_eq!(taken_back("22:00-02:00; Tu 12:00-14:00", "We", "Tu"), [true]);
    assert_eq!(taken_back("22:00-02:00; Tu off", "We", "Tu"), [true]);
    assert_eq!(taken_back("22:00-02:00; PH off", "We", "PH"), [true]);
    assert_eq!(taken_back("22:00-02:00; PH off", "We", "Tu"), [false]);
    assert_eq!(taken_back("22:00-02:00; Tu 22:00-23:00 off", "We", "Tu"), [false]);
    assert_eq!(taken_back("22:00-02:00, Tu 12:00-14:00", "We", "Tu"), [false]);
    assert_eq!(taken_back("22:00-02:00; Tu 20:00-01:00", "We", "Tu"), [false, true]);
}

#[test]
fn a_text_leaves_open_what_is_not_said_outright() {
    check("Sa 10:00-12:00 \"call first; or ring\"", "Sa", "10:00-12:00?");
    check("Sa 10:00-12:00 open \"back door\"", "Sa", "10:00-12:00");
    check("Mo-Fr 09:00-12:00; Tu off \"holiday\"", "Tu", "");
    check("Tu 09:00-12:00, Tu 11:00-13:00 \"maybe\"", "Tu", "09:00-11:00 11:00-13:00?");
}

#[test]
fn an_unsure_day_has_unsure_hours() {
    let weekly = Weekly::parse("Mo-Fr 09:00-12:00").unwrap();
    assert_eq!(told(&weekly.hours_on(Day { sure: false, ..day("Tu") })), "09:00-12:00?");
}

#[test]
fn always_means_every_minute_of_the_week_and_says_nothing_of_holidays() {
    let is_always = |value| Weekly::parse(value).unwrap().is_always();
    for value in ["24/7", "open", "Mo-Su", "00:00-24:00", "Mo-Fr open; Sa,Su 00:00-24:00"] {
        assert!(is_always(value), "{value}");
    }
    for value in ["Mo-Sa", "24/7; PH off", "24/7; We 12:00-13:00 off", "00:00-23:59", "24/7 \"maybe\"", "off"]
    {
        assert!(!is_always(value), "{value}");
    }
}

#[test]
fn another_spelling_is_refused_with_the_right_one() {
    refused("Mi 09:00-12:00", "Mi", r#""Mi" is not understood; write "We""#);
    refused("mo-fr 09:00-12:00", "mo", r#""mo" is not understood; write "Mo""#);
    refused("Mo.-Fr. 09:00-12:00", "Mo.", r#""Mo." is not understood; write "Mo""#);
    refused("Mo-Fr: 09:00-12:00", "Fr:", r#""Fr:" is not understood; write "Fr""#);
    refused("Mo–Fr 09:00-12:00", "Mo–Fr", r#""Mo–Fr" is not understood; write "Mo-Fr""#);
    refused("Mo-Fr 09:00 – 12:00", "–", r#""–" is not understood; write "-""#);
    refused("Mo bis Fr 09:00-12:00", "bis", r#""bis" is not understood; write "-""#);
    refused("Mo-Fr 9-12", "9", r#""9" is not understood; write "09:00""#);
    refused("Mo-Fr 9.30-12.00", "9.30", r#""9.30" is not understood; write "09:30""#);
    refused("Mo-Fr 9h30-12h", "9h30", r#""9h30" is not understood; write "09:30""#);
    refused("Sonntag geschlossen", "Sonntag", r#""Sonntag" is not understood; write "Su""#);
    refused("Feiertags off", "Feiertags", r#""Feiertags" is not understood; write "PH""#);
    refused("Mo Ruhetag", "Ruhetag", r#""Ruhetag" is not understood; write "off""#);
    refused("täglich 10:00-12:00", "täglich", r#""täglich" is not understood; write "Mo-Su""#);
}

#[test]
fn what_the_subset_lacks_is_refused_by_name() {
    for (value, part) in [
        ("Apr-Oct Mo 10:00-12:00", "Apr"),
        ("2026 Mo 10:00-12:00", "2026"),
        ("2026+ Mo 10:00-12:00", "2026+"),
        ("week 1-52/2 Mo 10:00-12:00", "week"),
        ("Mo 10:00-12:00; SH off", "SH"),
        ("sunrise-sunset", "sunrise"),
        ("Mo 10:00+", "10:00+"),
        ("Mo 10:00-", "10:00-"),
        ("Mo 10:00", "10:00"),
        ("Mo[1] 10:00-12:00", "Mo[1]"),
        ("Th[1,3] 10:00-12:00", "Th[1,3]"),
        ("Mo 10:00-12:00 || \"nach Vereinbarung\"", "||"),
        ("Mo 10:00-12:00/30", "12:00/30"),
        ("Mo 10:60-12:00", "10:60"),
        ("Mo 25:00-26:00", "25:00-26:00"),
        ("Mo 10:00-49:00", "10:00-49:00"),
        ("nach Vereinbarung", "nach"),
        ("Mo unknown", "unknown"),
        ("\"by the bell\"", "\"by the bell\""),
        ("Mo \"no end", "\"no end"),
        ("Mo 10:00-12:00 Tu 10:00-12:00", "Tu"),
        ("Mo 10:00-12:00 14:00-16:00", "14:00"),
        ("Mo-Fr PH 10:00-12:00", "PH"),
        ("Mo 10:00-12:00;; Tu", ";"),
        ("Mo,,Tu", ",,"),
        ("Mo, 10:00-12:00", ", 10:00"),
        ("Mo- 10:00-12:00", "Mo- 10:00"),
        ("Su-PH 10:00-12:00", "Su-PH"),
        ("PH-Su 10:00-12:00", "PH-"),
        ("Mo-Fr 09:00-17:00; 10:00-12:00", "10:00-12:00"),
        ("Mo 24/7", "Mo 24/7"),
        ("24/7 off", "24/7 off"),
        ("Mo 10:00-12:00; 24/7", "24/7"),
        ("PH +1 day off", "+1"),
        ("Kinderturnen", "Kinderturnen"),
        ("Do., 14 Uhr", "Do."),
    ] {
        let refusal = Weekly::parse(value).expect_err(value);
        assert_eq!(refusal.part, part, "{value:?}: {refusal}");
    }
}

#[test]
fn a_rule_for_holidays_must_not_be_taken_back_by_the_next() {
    let message = r#""PH off" is replaced by a later rule for weekdays; move it to the end"#;
    refused("PH off; Mo-Fr 09:00-12:00", "PH off", message);
    refused("Sa 10:00-12:00; PH off, Mo-Fr 09:00-12:00", "PH off", message);
    check("Mo-Fr 09:00-12:00; PH off; Su off", "PH", "");
}

#[test]
fn days_alone_beside_rules_with_times_are_refused() {
    let message = r#""Tu" names no times, while other rules do; write its times, or "open" behind it for the whole day"#;
    refused("Mo 10:00-12:00, Tu", "Tu", message);
    refused("Tu; We 10:00-12:00", "Tu", message);
    refused("Mo 10:00-12:00; PH", "PH", &message.replace("Tu", "PH"));
    check("Mo-Fr; We 12:00-13:00 off", "We", "00:00-12:00 13:00-24:00");
    check("Mo 10:00-12:00; Tu open", "Tu", "00:00-24:00");
    check("Mo-We; Tu off; PH off", "Mo", "00:00-24:00");
}

#[test]
fn times_switched_off_must_have_been_open() {
    let message = r#""Mo-Fr 08:00-18:00, 12:00-13:00 off" closes what no rule before it opened; write it behind ";" and after the rule it is an exception to"#;
    refused("Mo-Fr 08:00-18:00, 12:00-13:00 off", "Mo-Fr 08:00-18:00, 12:00-13:00 off", message);
    for (value, part) in [
        ("10:00-12:00 off", "10:00-12:00 off"),
        ("Mo 12:00-13:00 off; Mo 08:00-17:00", "Mo 12:00-13:00 off"),
        ("Mo 08:00-17:00; Tu 12:00-13:00 off", "Tu 12:00-13:00 off"),
        ("Mo 08:00-17:00; Mo 17:00-18:00 off", "Mo 17:00-18:00 off"),
    ] {
        assert_eq!(Weekly::parse(value).expect_err(value).part, part, "{value:?}");
    }
    check("Mo-Fr 08:00-18:00; 12:00-13:00 off", "Mo", "08:00-12:00 13:00-18:00");
    check("Mo-Fr 08:00-18:00, PH 12:00-13:00 off", "PH", "08:00-12:00 13:00-18:00");
    check_morning_after("Fr 22:00-04:00; Sa 00:00-02:00 off", "Sa", "Fr", "02:00-04:00");
}

#[test]
fn every_value_in_the_documentation_is_read_or_refused_as_it_says() {
    let document = include_str!("../../../../docs/hours.md").split("\n## Trying").next().unwrap();
    let (mut read, mut refused) = (0, 0);
    for row in document.lines().filter_map(|line| line.strip_prefix("| `")) {
        let Some((value, rest)) = row.split_once("` | ") else { continue };
        match (Weekly::parse(value), rest.strip_prefix("refuses `")) {
            (Ok(_), None) => read += 1,
            (Err(refusal), Some(rest)) => {
                assert!(rest.starts_with(&format!("{}`", refusal.part)), "{value:?}: {refusal}");
                refused += 1;
            }
            (found, _) => panic!("{value:?} is documented otherwise: {found:?}"),
        }
    }
    assert!(read > 10 && refused > 10, "the tables of docs/hours.md are found: {read} and {refused} rows");
}

#[test]
fn nothing_to_read_is_said_so() {
    let message = r#"the value is empty; write days and times, such as "Mo-Fr 09:00-12:00", or leave it out"#;
    refused("", "", message);
    refused(" \n", "", message);
}

/// Pieces of which hours are written, right and wrong.
const PIECES: [&str; 28] = [
    "Mo",
    "Tu",
    "Sa",
    "Su",
    "PH",
    "SH",
    "09:00",
    "9:00",
    "24:00",
    "26:00",
    "-",
    ",",
    ";",
    " ",
    " ",
    "off",
    "open",
    "24/7",
    "\"text\"",
    "\"",
    "–",
    "[1]",
    "+",
    "||",
    "Mo-Fr 09:00-12:00",
    "; PH off",
    "22:00-02:00",
    "Ä",
];

proptest! {
    #[test]
    fn any_string_is_read_or_refused_by_name(value in any::<String>()) {
        if let Err(refusal) = Weekly::parse(&value) {
            prop_assert!(value.contains(&refusal.part));
            prop_assert!(!refusal.part.is_empty() || value.trim().is_empty());
        }
    }

    #[test]
    fn any_mix_of_pieces_is_read_or_refused_by_name(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)) {
        let value = pieces.concat();
        match Weekly::parse(&value) {
            Err(refusal) => prop_assert!(value.contains(&refusal.part)),
            Ok(weekly) => for name in DAYS {
                let spans = weekly.spans(Some(day(name)), Some(day("PH")));
                prop_assert!(spans.iter().all(|span| span.from < span.to && span.to <= 24 * 60));
                prop_assert!(spans.windows(2).all(|pair| pair[0].to <= pair[1].from));
            },
        }
    }

    #[test]
    fn a_value_reads_the_same_when_written_again(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)) {
        if let Ok(weekly) = Weekly::parse(&pieces.concat()) {
            prop_assert_eq!(Weekly::parse(&weekly.to_string()), Ok(weekly));
        }
    }
}
