//! The words for now, as far as they need no browser: days of the week, dates and plural forms are its own.

use super::{DateTime, days_ahead, from_words, lamp, minutes_to, until_words};
use crate::texts::{load, text};
use nahbei_catalogue::{Offer, State};

fn moment(text: &str) -> DateTime {
    text.replace(' ', "T").parse().unwrap()
}

fn offer(hours: &str) -> Offer {
    let json = format!(
        r#"{{"format": 1, "name": "Test", "updated": "2026-11-20", "publisher": "Stadt", "licence": "CC0-1.0", "offers": [{{
            "id": "office", "name": "Amt", "provider": {{"name": "Stadt"}}, "status": "published",
            "contacts": [{{"kind": "phone", "value": "03644 650-0"}}], "hours": {hours}}}]}}"#
    );
    let (mut catalogue, problems) = nahbei_catalogue::read(&json);
    assert!(!problems.iter().any(|problem| problem.pointer.contains("hours")), "{problems:?}");
    catalogue.offers.remove(0)
}

#[track_caller]
fn check(hours: &str, now: &str, shape: &str, words: &str) {
    assert!(load(include_str!("../../../../public/texts/de.json")));
    let offer = offer(hours);
    let lines = offer.hours.known().map_or(&[][..], Vec::as_slice);
    let told = lamp(lines, &[], Some(State::Thueringen), moment(now));
    assert_eq!((told.0, told.1.as_str()), (shape, words), "{hours} at {now}");
}

/// One line of hours that hold in school holidays, too.
fn hours(kind: &str, weekly: &str) -> String {
    format!(r#"[{{"kind": "{kind}", "weekly": "{weekly}", "school_holidays": "open"}}]"#)
}

#[test]
fn what_is_open_says_until_when() {
    let office = hours("visit", "Mo-Fr 09:00-12:30,14:00-17:00; PH off");
    check(&office, "2026-11-23 09:00", "full", "Jetzt geöffnet bis 12.30 Uhr");
    check(&office, "2026-11-23 15:00", "full", "Jetzt geöffnet bis 17 Uhr");
    check(
        &hours("group", "Mo 15:00-17:00; PH off"),
        "2026-11-23 15:00",
        "full",
        "Treffen läuft gerade bis 17 Uhr",
    );
    check(&hours("phone", "24/7"), "2026-12-25 03:00", "full", "Jetzt geht jemand ran");
}

#[test]
fn an_open_door_is_told_before_a_telephone_that_nobody_answers() {
    let both = r#"[{"kind": "phone", "weekly": "Mo 08:00-09:00; PH off"}, {"kind": "visit", "weekly": "Mo 10:00-12:00; PH off"}]"#;
    let both = both.replace("PH off\"", "PH off\", \"school_holidays\": \"open\"");
    check(&both, "2026-11-23 10:30", "full", "Jetzt geöffnet bis 12 Uhr");
    check(&both, "2026-11-23 08:15", "full", "Jetzt geht jemand ran bis 9 Uhr");
}

#[test]
fn a_night_ends_at_24_or_in_the_morning() {
    let night = "Jetzt geht jemand ran bis";
    check(
        &hours("phone", "Mo-Su 20:00-24:00; PH off"),
        "2026-11-23 22:00",
        "full",
        &format!("{night} 24 Uhr"),
    );
    check(
        &hours("phone", "Mo-Su 20:00-02:00; PH off"),
        "2026-11-23 22:00",
        "full",
        &format!("{night} 2 Uhr"),
    );
    check(
        &hours("phone", "Mo-Su 20:00-02:00; PH off"),
        "2026-11-24 00:30",
        "full",
        &format!("{night} 2 Uhr"),
    );
    let long = hours("phone", "Mo 20:00-34:00; PH off");
    check(&long, "2026-11-23 22:00", "full", &format!("{night} morgen, 10 Uhr"));
    check(&hours("phone", "Mo-Tu; PH off"), "2026-11-23 22:00", "full", &format!("{night} morgen, 24 Uhr"));
    // The clock changes in this night; the hours are those it shows.
    check(
        &hours("phone", "Sa 20:00-04:30; PH off"),
        "2027-03-28 01:10",
        "full",
        &format!("{night} 4.30 Uhr"),
    );
    check(&hours("phone", "Sa 20:00-04:00; PH off"), "2026-10-25 02:30", "full", &format!("{night} 4 Uhr"));
}

#[test]
fn what_is_closed_says_from_when() {
    let office = hours("visit", "Mo-Fr 09:00-12:00,14:00-17:30; PH off");
    check(&office, "2026-11-23 08:00", "empty", "Wieder heute ab 9 Uhr");
    check(&office, "2026-11-23 13:00", "empty", "Wieder heute ab 14 Uhr");
    check(&office, "2026-11-23 18:00", "empty", "Wieder morgen ab 9 Uhr");
    check(&office, "2026-11-29 18:00", "empty", "Wieder morgen ab 9 Uhr");
    check(
        &hours("visit", "Tu 09:15-12:00; PH off"),
        "2026-11-23 18:00",
        "empty",
        "Wieder morgen ab 9.15 Uhr",
    );
    check(&hours("visit", "off"), "2026-11-23 18:00", "empty", "Gerade nicht erreichbar");
}

#[test]
fn an_appointment_comes_before_the_next_open_door() {
    let line = |weekly: &str| {
        format!(r#"[{{"kind": "visit", "by_appointment": true, "school_holidays": "open"{weekly}}}]"#)
    };
    check(&line(""), "2026-11-23 10:00", "half", "Nach Vereinbarung");
    let also = line(r#", "weekly": "Tu 09:00-12:00; PH off""#);
    check(&also, "2026-11-23 10:00", "half", "Nach Vereinbarung. Wieder morgen ab 9 Uhr");
    check(&also, "2026-11-24 10:00", "full", "Jetzt geöffnet bis 12 Uhr");
}

#[test]
fn what_is_not_stated_has_to_be_asked() {
    let not_stated = "Zeiten nicht angegeben – kurz nachfragen";
    check("[]", "2026-11-23 10:00", "unknown", not_stated);
    check(r#"[{"kind": "visit"}]"#, "2026-11-23 10:00", "unknown", not_stated);
    let ask = "Heute oder vorher ist ein Feiertag. Bitte kurz nachfragen.";
    check(&hours("visit", "Mo-Fr 09:00-12:00"), "2026-12-25 10:00", "unknown", ask);
    let unstated = r#"[{"kind": "visit", "weekly": "Mo-Fr 09:00-12:00; PH off"}]"#;
    let in_holidays = "Jetzt geöffnet bis 12 Uhr. In den Ferien bitte nachfragen.";
    check(unstated, "2026-12-28 10:00", "full", in_holidays);
}

#[test]
fn a_phone_that_is_answered_is_told_before_an_open_door() {
    let both = r#"[{"kind": "visit", "weekly": "Mo 09:00-18:00; PH off"}, {"kind": "phone", "weekly": "Mo 09:00-12:00; PH off"}]"#;
    check(both, "2026-11-23 10:00", "full", "Jetzt geht jemand ran bis 12 Uhr");
}

#[test]
fn below_half_an_hour_the_minutes_are_told() {
    let at = moment("2026-11-23 09:00");
    for (now, minutes) in [
        ("2026-11-23 08:29", None),
        ("2026-11-23 08:29:59", None),
        ("2026-11-23 08:30", Some(30)),
        ("2026-11-23 08:40", Some(20)),
        ("2026-11-23 08:59", Some(1)),
        ("2026-11-23 08:59:59", Some(1)),
        ("2026-11-23 09:00", None),
        ("2026-11-22 08:50", None),
    ] {
        assert_eq!(minutes_to(at, moment(now)), minutes, "{now}");
    }
    assert!(load(include_str!("../../../../public/texts/de.json")));
    for (key, words) in [
        ("open.soon.visit.other", "Öffnet in {count} Minuten"),
        ("open.left.visit.other", "schließt in {count} Minuten"),
        ("open.soon.phone.one", "In einer Minute geht jemand ran"),
        ("open.left.phone.one", "noch eine Minute"),
        ("open.soon.group.other", "Beginnt in {count} Minuten"),
        ("open.left.group.other", "noch {count} Minuten"),
    ] {
        assert_eq!(text(key), words);
    }
}

#[test]
fn a_day_of_the_week_names_the_next_one_only() {
    let now = moment("2026-11-23 23:59");
    for (at, ahead) in [
        ("2026-11-23 00:00", Some(0)),
        ("2026-11-24 00:00", Some(1)),
        ("2026-11-29 09:00", Some(6)),
        ("2026-11-30 09:00", None),
        ("2026-11-22 09:00", None),
    ] {
        assert_eq!(days_ahead(moment(at).date(), now), ahead, "{at}");
    }
}

#[test]
fn midnight_is_the_end_of_a_day_or_the_beginning_of_one() {
    assert!(load(include_str!("../../../../public/texts/de.json")));
    let (now, midnight) = (moment("2026-11-23 10:00"), moment("2026-11-24 00:00"));
    assert_eq!(until_words(midnight, now), "bis 24 Uhr");
    assert_eq!(from_words(midnight, now), "morgen ab 0 Uhr");
}
