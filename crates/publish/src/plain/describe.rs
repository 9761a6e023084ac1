//! Facts of an offer in German words, as the app says them; "not stated" stays so.
//! The app's own `describe` speaks every language by the browser, which is not there here.

use jiff::civil::{Date, Weekday};
use nahbei_catalogue::weekly::{Day, Weekly};
use nahbei_catalogue::{
    Age, AgeRange, Area, Closure, Hours, Language, MAX_MONTHS, Place, SchoolHolidays, Term,
};

use super::texts::Texts;

const GERMAN: &str = Language::GERMAN;

/// The words of a closed list.
pub fn terms<T: Term>(texts: &Texts, list: &str, terms: &[T]) -> String {
    terms.iter().map(|term| texts.get(&format!("{list}.{}", term.id()))).collect::<Vec<_>>().join(", ")
}

/// A day in words.
pub fn date(texts: &Texts, date: Date) -> String {
    let month = texts.get(&format!("month.{}", date.month()));
    texts.with(
        "date",
        &[("day", &date.day().to_string()), ("month", &month), ("year", &date.year().to_string())],
    )
}

/// The days between two, of which one may be missing; nothing where both are.
pub fn days(texts: &Texts, from: Option<Date>, to: Option<Date>) -> Option<String> {
    let say = |key: &str| {
        let (from, to) = (from.map(|from| date(texts, from)), to.map(|to| date(texts, to)));
        texts.with(key, &[("from", &from.unwrap_or_default()), ("to", &to.unwrap_or_default())])
    };
    match (from, to) {
        (Some(_), Some(_)) => Some(say("hours.valid")),
        (Some(_), None) => Some(say("hours.valid.from")),
        (None, Some(_)) => Some(say("hours.valid.to")),
        (None, None) => None,
    }
}

/// The ages an offer is for.
pub fn ages(texts: &Texts, ranges: &[AgeRange]) -> String {
    let age = |age: Age| match age {
        Age::Unborn => texts.get("age.unborn"),
        Age::Months(0) => texts.get("age.birth"),
        Age::Months(months) if months < 24 => texts.plural("child.months", usize::from(months)),
        Age::Months(months) => texts.plural("child.years", usize::from(months / 12)),
    };
    let range = |range: &AgeRange| match (range.from, range.to) {
        (Some(Age::Unborn), Some(Age::Unborn)) => texts.get("age.unborn"),
        (Some(from), None | Some(Age::Months(MAX_MONTHS))) => texts.with("age.from", &[("from", &age(from))]),
        (Some(from), Some(to)) => texts.with("age.from-to", &[("from", &age(from)), ("to", &age(to))]),
        (None, to) => texts.with("age.to", &[("to", &age(to.unwrap_or(Age::Months(MAX_MONTHS))))]),
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(", ")
}

/// Who may use an offer.
pub fn area(texts: &Texts, area: &Area) -> String {
    let list = |key, list: &[String]| texts.with(key, &[("list", &list.join(", "))]);
    match area {
        Area::Nationwide => texts.get("area.nationwide"),
        Area::States(states) => {
            list("area.states", &states.iter().map(|state| state.code().to_owned()).collect::<Vec<_>>())
        }
        Area::Towns(towns) => list("area.towns", towns),
        Area::PostalCodes(codes) => list("area.postal-codes", codes),
        Area::RadiusKm(km) => {
            let km = texts.with("distance.km", &[("km", &km.to_string().replace('.', ","))]);
            texts.with("area.radius", &[("distance", &km)])
        }
    }
}

/// Street and town of a place, as on a letter; nothing where neither is stated.
pub fn address(place: &Place) -> Option<String> {
    let town = match (place.postal_code.known(), place.town.known()) {
        (Some(code), Some(town)) => Some(format!("{code} {town}")),
        (code, town) => code.or(town).cloned(),
    };
    let parts: Vec<String> = place.street.known().cloned().into_iter().chain(town).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A place in one line: house, address, part of town, steps, how to find the door.
pub fn place(texts: &Texts, place: &Place) -> String {
    let said = |text: &nahbei_catalogue::Text| text.get(GERMAN).1.to_owned();
    let steps = place.step_free.known().map(|steps| texts.get(&format!("step-free.{}", steps.id())));
    let parts = [
        place.name.known().map(said),
        address(place),
        place.district.known().cloned(),
        steps,
        place.note.known().map(said),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// One line of hours.
pub fn hours(texts: &Texts, hours: &Hours) -> String {
    let mut lines = hours.weekly.known().map(|hours| weekly(texts, hours)).unwrap_or_default();
    if hours.by_appointment {
        lines.push(texts.get("hours.by-appointment"));
    }
    lines.extend(hours.school_holidays.known().map(|holidays| {
        texts.get(match holidays {
            SchoolHolidays::Open => "hours.school.open",
            SchoolHolidays::Closed => "hours.school.closed",
        })
    }));
    lines.extend(days(texts, hours.valid_from, hours.valid_to));
    lines.extend(hours.note.known().map(|note| note.get(GERMAN).1.to_owned()));
    format!("{}: {}", texts.get(&format!("hours.{}", hours.kind.id())), lines.join("; "))
}

/// Weekly hours, days with the same times together: "Mo–Do 09:00–16:00".
fn weekly(texts: &Texts, weekly: &Weekly) -> Vec<String> {
    if weekly.is_always() {
        return vec![texts.get("hours.always")];
    }
    let times = |weekday: Weekday| {
        let spans = weekly.hours_on(Day { weekday, holiday: false, sure: true });
        let clock = crate::week::clock;
        let spans = spans.iter().map(|span| format!("{}–{}", clock(span.from), clock(span.to)));
        spans.collect::<Vec<_>>().join(", ")
    };
    let week: Vec<(Weekday, String)> =
        Weekday::Monday.cycle_forward().take(7).map(|day| (day, times(day))).collect();
    let name = |day: Weekday| texts.get(&format!("weekday.{}", day.to_monday_zero_offset()));
    let groups = week.chunk_by(|one, next| one.1 == next.1).filter(|group| !group[0].1.is_empty());
    groups
        .map(|group| match group {
            [(day, times)] => format!("{} {times}", name(*day)),
            [(first, times), .., (last, _)] => format!("{}–{} {times}", name(*first), name(*last)),
            [] => String::new(),
        })
        .collect()
}

/// A closure.
pub fn closure(texts: &Texts, closure: &Closure) -> String {
    let (from, to) = (date(texts, closure.from), date(texts, closure.to));
    let dates = if closure.from == closure.to {
        texts.with("hours.closure.day", &[("date", &from)])
    } else {
        texts.with("hours.closure", &[("from", &from), ("to", &to)])
    };
    closure.note.known().map_or(dates.clone(), |note| format!("{dates}: {}", note.get(GERMAN).1))
}

/// The German name of a language, or its code where there is none.
pub fn language(texts: &Texts, language: &Language) -> String {
    match language.code() {
        "de-simple" => texts.get("language.simple"),
        "gsg" => texts.get("language.signs"),
        code => texts.find(&format!("language.{code}")).unwrap_or_else(|| code.to_owned()),
    }
}

/// The direction in which a language is written.
pub fn direction(language: &str) -> &'static str {
    let language = language.split('-').next().unwrap_or(language);
    if ["ar", "ckb", "fa", "he", "ps", "ug", "ur", "yi"].contains(&language) { "rtl" } else { "ltr" }
}
