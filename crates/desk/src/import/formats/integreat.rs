//! Locations of the Integreat API v3. Events are none: they have a day, not weekly hours. Its categories are no
//! needs; an editor gives those.

use super::conversion::Record;
use super::draft::{Country, Draft};
use super::hours::{DAY, Stretch, Timetable, WEEKLY, minutes, spelled};
use super::ledger::Words;
use super::{INNER_ID, NO_CHECK, NO_FIELD, id, provider_or_name};
use nahbei_catalogue::ContactKind;
use serde_json::Value;

/// The days in German, Monday first.
const DAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

/// Whether a file is a list of locations or events.
pub fn recognises(file: &Value) -> bool {
    let first = file.get(0);
    first.is_some_and(|item| {
        ["path", "title", "available_languages"].iter().all(|key| item.get(key).is_some())
    })
}

/// The locations.
pub fn records(file: &Value) -> Vec<Record> {
    super::items(file, "")
}

/// Makes an offer of a location.
pub fn draft(location: &Value) -> Result<Draft<'_>, Words> {
    const REST: Words = ("ruht", "paused");
    const EVENT: Words = ("ist eine Veranstaltung, kein Ort", "is an event, not a location");
    if location.get("event").is_some() {
        return Err(EVENT);
    }
    // `/augsburg/de/locations/test-ort/`: the region and the language of its texts.
    let path = location.get("path").and_then(Value::as_str).unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (region, language) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("de"));
    let mut draft = Draft::new(location, language);
    id(&mut draft, "/id", &format!("integreat-{region}-"));
    draft.take_text("/title", "/name");
    draft.take_text("/excerpt", "/summary");
    content(&mut draft);
    provider_or_name(&mut draft, "/organization/name", "/title");
    draft.take("/organization/website", "/provider/url");
    contacts(&mut draft);
    place(&mut draft);
    hours(&mut draft);
    match draft.get("/temporarily_closed") {
        Some(Value::Bool(true)) => draft.change("/temporarily_closed", "/status", REST, "paused".into()),
        _ => draft
            .drop("/temporarily_closed", ("sagt nur, dass nichts ruht", "only says that nothing is paused")),
    }
    draft.take("/url", "/source/url");
    draft.set("/source/name", "Integreat".into());
    unused(&mut draft);
    Ok(draft)
}

/// The page's text without its marks.
fn content(draft: &mut Draft<'_>) {
    const PLAIN: Words = ("HTML als einfacher Text", "HTML as plain text");
    if let Some(html) = draft.written("/content") {
        let text = draft.worded(nanohtml2text::html2text(&html).replace('\r', "").trim());
        draft.change("/content", "/description", PLAIN, text);
    }
}

fn contacts(draft: &mut Draft<'_>) {
    for at in draft.elements("/contacts") {
        let label = [format!("{at}/area_of_responsibility"), format!("{at}/name")];
        for (key, kind) in [
            ("phone_number", ContactKind::Phone),
            ("mobile_phone_number", ContactKind::Phone),
            ("email", ContactKind::Mail),
            ("website", ContactKind::Web),
        ] {
            if let Some(number) = draft.contact(&format!("{at}/{key}"), kind, Country::Germany) {
                draft.take_text(&label[0], &format!("/contacts/{number}/label"));
            }
        }
        draft.drop(&label[1], ("nennt eine Person", "names a person"));
        draft.drop(&at, NO_FIELD);
    }
    draft.contact("/appointment_url", ContactKind::Form, Country::Germany);
    if draft.length("/contacts") == 0 {
        draft.contact("/organization/website", ContactKind::Web, Country::Germany);
    }
}

fn place(draft: &mut Draft<'_>) {
    const STEPS: Words = ("als stufenlos", "as without steps");
    draft.take_text("/location/name", "/places/0/name");
    for (key, end) in [("address", "street"), ("postcode", "postal_code"), ("town", "town")] {
        draft.take(&format!("/location/{key}"), &format!("/places/0/{end}"));
    }
    for (key, end) in [("latitude", "lat"), ("longitude", "lon")] {
        if let Some(degrees) = draft.get(&format!("/location/{key}")) {
            draft.set(&format!("/places/0/{end}"), degrees.clone());
            draft.note(&format!("/location/{key}"), &format!("/places/0/{end}"), None);
        }
    }
    if let Some(Value::Bool(free)) = draft.get("/barrier_free") {
        let step_free = if *free { "yes" } else { "no" };
        draft.change("/barrier_free", "/places/0/step_free", STEPS, step_free.into());
    }
}

/// Seven days, Monday first; without a list nothing is known. A week of which a day is unknown stays a note: hours
/// for the others alone would call that day closed.
fn hours(draft: &mut Draft<'_>) {
    const AS_NOTE: Words = ("ein Tag ist nicht bekannt; als Bemerkung", "a day is not known; as a note");
    const NO_WEEK: Words = ("sind nicht sieben Tage", "are not seven days");
    const NO_TIMES: Words = ("nennt keine Zeiten", "names no times");
    let Some(list) = draft.get("/opening_hours") else { return };
    let Some(days) = list.as_array().filter(|days| days.len() == 7) else {
        draft.drop("/opening_hours", NO_WEEK);
        return;
    };
    let days: Vec<Option<Day>> = days.iter().map(Day::read).collect();
    let mut stretch = Stretch { kind: "visit", ..Stretch::default() };
    let named = DAYS.iter().zip(&days);
    let asked: Vec<&str> =
        named.clone().filter(|(_, day)| **day == Some(Day::ByAppointment)).map(|(name, _)| *name).collect();
    let is_known = days.iter().all(Option::is_some);
    if is_known {
        for (times, day) in stretch.week.iter_mut().zip(&days) {
            if let Some(Day::Open(found)) = day {
                times.clone_from(found);
            }
        }
        stretch.note = (!asked.is_empty()).then(|| format!("{}: nur nach Vereinbarung", asked.join(", ")));
    } else {
        let said: Vec<String> =
            named.filter_map(|(name, day)| Some(format!("{name} {}", day.as_ref()?.spelled()))).collect();
        stretch.note = (!said.is_empty()).then(|| said.join("; "));
    }
    if stretch.note.is_none() && stretch.week.iter().all(Vec::is_empty) {
        draft.drop("/opening_hours", NO_TIMES);
        return;
    }
    let mut timetable = Timetable::default();
    timetable.add(stretch);
    timetable.write(draft);
    if !asked.is_empty() {
        draft.set("/hours/0/by_appointment", true.into());
    }
    draft.note("/opening_hours", "/hours/0", Some(if is_known { WEEKLY } else { AS_NOTE }));
}

/// What is known of a day.
#[derive(Debug, PartialEq)]
enum Day {
    Open(Vec<(u16, u16)>),
    Closed,
    ByAppointment,
}

impl Day {
    fn read(day: &Value) -> Option<Self> {
        let is = |key: &str| day.get(key) == Some(&Value::Bool(true));
        if is("closed") {
            return Some(Self::Closed);
        }
        if is("appointmentOnly") {
            return Some(Self::ByAppointment);
        }
        if is("allDay") {
            return Some(Self::Open(vec![(0, DAY)]));
        }
        let slots = day.get("timeSlots")?.as_array().filter(|slots| !slots.is_empty())?;
        let slot = |slot: &Value| {
            let time = |key: &str| minutes(slot.get(key)?.as_str()?);
            time("start").zip(time("end")).filter(|(start, end)| start < end)
        };
        slots.iter().map(slot).collect::<Option<_>>().map(Self::Open)
    }

    fn spelled(&self) -> String {
        match self {
            Self::Open(times) => spelled(times),
            Self::Closed => "geschlossen".to_owned(),
            Self::ByAppointment => "nach Vereinbarung".to_owned(),
        }
    }
}

/// What is known and has no place in the catalogue.
fn unused(draft: &mut Draft<'_>) {
    const TERM: Words = (
        "Kategorien sind keine Bedarfe; die vergibt die Redaktion",
        "categories are no needs; an editor gives those",
    );
    const OTHER: Words = ("steht im Katalog nicht mehrfach", "does not stand in the catalogue twice");
    draft.drop("/category", TERM);
    for key in ["icon", "thumbnail", "organization", "location", "available_languages", "hash"] {
        draft.drop(&format!("/{key}"), NO_FIELD);
    }
    for key in ["path", "meta_description"] {
        draft.drop(&format!("/{key}"), OTHER);
    }
    for key in ["modified_gmt", "last_updated"] {
        draft.drop(&format!("/{key}"), NO_CHECK);
    }
    for key in ["location/id", "organization/id"] {
        draft.drop(&format!("/{key}"), INNER_ID);
    }
}
