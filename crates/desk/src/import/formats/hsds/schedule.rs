//! Schedules of HSDS, which follow iCalendar's RRULE. What is plainly weekly becomes hours; every other rule stays a
//! note, in the words of its fields.

use super::super::NO_FIELD;
use super::super::draft::Draft;
use super::super::hours::{Stretch, Timetable, WEEKLY, Week, minutes};
use super::super::ledger::Words;

/// The days as RRULE spells them, Monday first.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// The fields that say when.
const RULE: [&str; 14] = [
    "freq",
    "interval",
    "byday",
    "bymonthday",
    "byyearday",
    "byweekno",
    "count",
    "wkst",
    "dtstart",
    "until",
    "valid_from",
    "valid_to",
    "opens_at",
    "closes_at",
];
/// How a rule that is not weekly got into the catalogue.
const AS_NOTE: Words = ("ist nicht einfach wöchentlich; als Bemerkung", "is not plainly weekly; as a note");
/// What does not change weekly hours.
const NO_EFFECT: Words = ("ändert an Wochenzeiten nichts", "does not change weekly hours");

/// Reads the schedules of the service and of where it takes place. Those of the building are not the service's.
pub fn read(draft: &mut Draft<'_>) {
    const BUILDING: Words =
        ("sind Zeiten des Hauses, nicht des Angebots", "are hours of the building, not of the service");
    let mut timetable = Timetable::default();
    for at in draft.elements("/schedules") {
        add(draft, &at, &mut timetable);
    }
    for place in draft.elements("/service_at_locations") {
        for at in draft.elements(&format!("{place}/schedules")) {
            add(draft, &at, &mut timetable);
        }
        draft.drop(&format!("{place}/location/schedules"), BUILDING);
    }
    timetable.write(draft);
}

fn add(draft: &mut Draft<'_>, at: &str, timetable: &mut Timetable) {
    const KIND: Words = ("als Art der Zeiten", "as the kind of hours");
    let said = |key: &str| draft.written(&format!("{at}/{key}"));
    let words: Vec<String> = ["description", "notes"].iter().filter_map(|key| said(key)).collect();
    let by_phone = matches!(said("attending_type").as_deref(), Some("phone" | "telephone"));
    let kind = if by_phone { "phone" } else { "visit" };
    let week = week(&said);
    let mut note = words;
    let mut stretch = Stretch { kind, ..Stretch::default() };
    if let Some(week) = &week {
        stretch.week.clone_from(week);
        stretch.valid_from = said("valid_from").or_else(|| said("dtstart"));
        stretch.valid_to = said("valid_to").or_else(|| said("until"));
    } else {
        let rule = RULE.iter().filter_map(|key| Some(format!("{key} {}", said(key)?)));
        note.extend(std::iter::once(rule.collect::<Vec<_>>().join(", ")).filter(|rule| !rule.is_empty()));
    }
    stretch.note = (!note.is_empty()).then(|| note.join("\n"));
    let says_something = week.is_some() || stretch.note.is_some();
    let (has_from, has_to) = (said("valid_from").is_some(), said("valid_to").is_some());
    if says_something {
        let to = format!("/hours/{}", timetable.add(stretch));
        for key in ["description", "notes"] {
            draft.note(&format!("{at}/{key}"), &format!("{to}/note"), None);
        }
        for key in RULE {
            let from = format!("{at}/{key}");
            match key {
                _ if week.is_none() => draft.note(&from, &format!("{to}/note"), Some(AS_NOTE)),
                "valid_from" => draft.note(&from, &format!("{to}/valid_from"), None),
                "valid_to" => draft.note(&from, &format!("{to}/valid_to"), None),
                "dtstart" if !has_from => draft.note(&from, &format!("{to}/valid_from"), None),
                "until" if !has_to => draft.note(&from, &format!("{to}/valid_to"), None),
                "dtstart" | "until" | "wkst" => draft.drop(&from, NO_EFFECT),
                _ => draft.note(&from, &format!("{to}/weekly"), Some(WEEKLY)),
            }
        }
        if by_phone {
            draft.note(&format!("{at}/attending_type"), &format!("{to}/kind"), Some(KIND));
        }
    }
    for key in ["attending_type", "schedule_link", "timezone", "attributes"] {
        draft.drop(&format!("{at}/{key}"), NO_FIELD);
    }
}

/// The week a schedule says, where it says nothing but that.
fn week(said: &dyn Fn(&str) -> Option<String>) -> Option<Week> {
    let is_weekly = said("freq").as_deref() == Some("WEEKLY")
        && said("interval").is_none_or(|interval| interval.trim() == "1")
        && ["bymonthday", "byyearday", "byweekno", "count"].iter().all(|key| said(key).is_none());
    // A rule that begins on another day than its validity says two things.
    let agrees = |one: &str, other: &str| said(one).zip(said(other)).is_none_or(|(one, other)| one == other);
    if !is_weekly || !agrees("valid_from", "dtstart") || !agrees("valid_to", "until") {
        return None;
    }
    let (from, to) = (minutes(&said("opens_at")?)?, minutes(&said("closes_at")?)?);
    let to = if to <= from { to + super::super::hours::DAY } else { to };
    let mut week = Week::default();
    for day in said("byday")?.split(',') {
        let day = DAYS.iter().position(|name| *name == day.trim())?;
        week[day].push((from, to));
    }
    Some(week)
}
