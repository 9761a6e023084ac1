//! Facts of an offer in a family's words. Every word comes from the text file or the browser; "not stated" stays so.

mod lamp;

pub use lamp::lamp;

use super::{isolated, language, plural, text, text_with};
use crate::browser::intl;
use jiff::civil::{Date, Weekday};
use nahbei_catalogue::weekly::{Day, Weekly};
use nahbei_catalogue::{
    Age, AgeRange, Area, Closure, Hours, Language, MAX_MONTHS, Need, Offer, Place, Reach, SchoolHolidays,
    Term,
};
use nahbei_finder::{Child, Distance, Fit, Hit, Reason, Subject, Wish};

/// A need, as a family says it.
pub fn need(need: Need) -> String {
    text(&format!("need.{}", need.id()))
}

/// A need in one word.
pub fn need_short(need: Need) -> String {
    text(&format!("need.short.{}", need.id()))
}

/// A word of a closed list, such as `reach.phone`.
pub fn term<T: Term>(list: &str, term: T) -> String {
    text(&format!("{list}.{}", term.id()))
}

/// A child's age.
pub fn child(child: Child) -> String {
    match child {
        Child::Unborn(None) => text("child.unborn.short"),
        Child::Unborn(Some((year, month))) => {
            text_with("child.due", &[("date", &intl::month(&language(), year, month))])
        }
        Child::Months(0) => text("child.newborn.short"),
        Child::Months(months) => plural("child.months", usize::from(months)),
        Child::Years(years) => plural("child.years", usize::from(years)),
    }
}

/// Kilometres, or metres below one.
pub fn kilometres(km: f64) -> String {
    let language = language();
    if km < 0.95 {
        let metres = (km * 10.0).round().max(1.0) * 100.0;
        return text_with("distance.m", &[("m", &intl::number(&language, metres, 0))]);
    }
    let digits = u32::from(km < 9.95);
    text_with("distance.km", &[("km", &intl::number(&language, km, digits))])
}

/// A distance, "about" where one end is vague.
pub fn distance(distance: Distance) -> String {
    let km = kilometres(distance.km);
    if distance.about { text_with("distance.about", &[("distance", &km)]) } else { km }
}

/// How a hit comes to the family: a distance, or that it needs none.
pub fn way(offer: &Offer, hit: &Hit) -> String {
    match hit.fits.get(Wish::Place) {
        Some(Fit::NoDistance(reach)) => term("reach", reach),
        Some(_) if hit.distance.is_some() => hit.distance.map(distance).unwrap_or_default(),
        _ => {
            let reach = offer.reach.known().map_or(&[][..], Vec::as_slice);
            let remote = reach.iter().find(|reach| reach.has_no_distance());
            let district =
                offer.known_places().iter().find_map(|place| place.district.known().or(place.town.known()));
            match (remote, district) {
                (Some(Reach::HomeVisit), _) => term("reach", Reach::HomeVisit),
                (_, Some(district)) => district.clone(),
                (Some(remote), None) => term("reach", *remote),
                (None, None) => String::new(),
            }
        }
    }
}

/// What a reason says: whether it is known, has to be asked, or is missed, and its words.
pub fn reason(reason: &Reason<'_>, offer: &Offer) -> (&'static str, String) {
    let what = match reason.subject {
        Subject::Need(need) => need_short(need),
        Subject::Child(asked) => child(asked),
        Subject::Language(asked) => language_name(asked),
        Subject::Support(support) => term("support", support),
        Subject::Wish(Wish::Place) => text("what.place"),
        Subject::Wish(Wish::Free) => match offer.cost.known().and_then(|cost| cost.kind.known()) {
            Some(kind) => term("cost", *kind),
            None => text("wish.free"),
        },
        Subject::Wish(Wish::Words) => text("fit.words"),
        Subject::Wish(other) => wish(other),
    };
    let topic = match reason.subject {
        Subject::Need(_) => "what.need",
        Subject::Child(_) => "what.age",
        Subject::Language(_) => "what.language",
        Subject::Support(_) => "what.support",
        Subject::Wish(Wish::OpenNow) => "what.open-now",
        Subject::Wish(Wish::PhoneNow) => "what.phone-now",
        Subject::Wish(Wish::Evening) => "what.evening",
        Subject::Wish(Wish::Free) => "what.cost",
        Subject::Wish(Wish::StepFree) => "what.steps",
        Subject::Wish(Wish::DropIn) => "what.drop-in",
        Subject::Wish(Wish::HomeVisit) => "what.home-visit",
        Subject::Wish(_) => "what.place",
    };
    let is_about_now = matches!(reason.subject, Subject::Wish(Wish::OpenNow | Wish::PhoneNow));
    match reason.fit {
        Fit::Fits => ("check", what),
        Fit::NoDistance(_) if is_about_now => ("check", text("wish.phone-now")),
        Fit::NoDistance(reach) => ("check", term("reach", reach)),
        Fit::NotStated => ("ask", text_with("fit.ask", &[("what", &text(topic))])),
        Fit::Borderline => (
            "ask",
            match reason.subject {
                _ if is_about_now => text("fit.edge.now"),
                Subject::Wish(Wish::Evening) => text("fit.edge.evening"),
                Subject::Wish(Wish::Free) => text("fit.edge.cost"),
                Subject::Wish(_) => text("fit.edge.steps"),
                _ => text_with("fit.edge.age", &[("child", &what)]),
            },
        ),
        Fit::FitsFrom { age: 0, .. } => ("clock", text("fit.from.birth")),
        Fit::FitsFrom { age, .. } if matches!(reason.subject, Subject::Child(Child::Unborn(None))) => {
            ("clock", text_with("fit.from.age", &[("age", &months(age))]))
        }
        Fit::FitsFrom { in_months, .. } => {
            ("clock", format!("{what}: {}", plural("fit.from.months", usize::from(in_months))))
        }
        Fit::No if is_about_now => ("miss", text("fit.no.now")),
        Fit::No => ("miss", text_with("fit.no", &[("what", &what)])),
    }
}

/// A wish by name, for "it is only because of …".
pub fn wish(wish: Wish) -> String {
    text(match wish {
        Wish::Needs => "wish.needs",
        Wish::Children => "wish.children",
        Wish::Place => "wish.place",
        Wish::Languages => "wish.languages",
        Wish::Support => "wish.support",
        Wish::OpenNow => "wish.open-now",
        Wish::PhoneNow => "wish.phone-now",
        Wish::Evening => "wish.evening",
        Wish::Free => "wish.free",
        Wish::StepFree => "wish.step-free",
        Wish::DropIn => "wish.drop-in",
        Wish::HomeVisit => "wish.home-visit",
        Wish::Words => "wish.words",
    })
}

/// An age in months below two years, in years from there.
fn months(months: u16) -> String {
    if months < 24 {
        plural("child.months", usize::from(months))
    } else {
        plural("child.years", usize::from(months / 12))
    }
}

/// The ages an offer is for.
pub fn ages(ranges: &[AgeRange]) -> String {
    let age = |age: Age| match age {
        Age::Unborn => text("age.unborn"),
        Age::Months(0) => text("age.birth"),
        Age::Months(number) => months(number),
    };
    let range = |range: &AgeRange| match (range.from, range.to) {
        (Some(Age::Unborn), Some(Age::Unborn)) => text("age.unborn"),
        (Some(from), None | Some(Age::Months(MAX_MONTHS))) => text_with("age.from", &[("from", &age(from))]),
        (Some(from), Some(to)) => text_with("age.from-to", &[("from", &age(from)), ("to", &age(to))]),
        (None, to) => text_with("age.to", &[("to", &age(to.unwrap_or(Age::Months(MAX_MONTHS))))]),
    };
    list(&ranges.iter().map(range).collect::<Vec<_>>())
}

/// Who may use an offer.
pub fn area(area: &Area) -> String {
    match area {
        Area::Nationwide => text("area.nationwide"),
        Area::States(states) => {
            let names: Vec<String> = states.iter().map(|state| state.code().to_owned()).collect();
            text_with("area.states", &[("list", &list(&names))])
        }
        Area::Towns(towns) => text_with("area.towns", &[("list", &list(towns))]),
        Area::PostalCodes(codes) => text_with("area.postal-codes", &[("list", &list(codes))]),
        Area::RadiusKm(km) => text_with("area.radius", &[("distance", &kilometres(*km))]),
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

/// Values one after the other, with the reader's own comma.
pub fn list(values: &[String]) -> String {
    values.iter().map(|value| isolated(value)).collect::<Vec<_>>().join(&text("list.comma"))
}

/// A day in words.
pub fn date(date: Date) -> String {
    intl::date(&language(), date)
}

/// One line of hours: its kind and what it says.
pub fn hours(hours: &Hours) -> (String, Vec<String>) {
    let mut lines = hours.weekly.known().map(weekly).unwrap_or_default();
    if hours.by_appointment {
        lines.push(text("hours.by-appointment"));
    }
    if let Some(holidays) = hours.school_holidays.known() {
        lines.push(text(match holidays {
            SchoolHolidays::Open => "hours.school.open",
            SchoolHolidays::Closed => "hours.school.closed",
        }));
    }
    let valid = match (hours.valid_from, hours.valid_to) {
        (Some(from), Some(to)) => Some(text_with("hours.valid", &[("from", &date(from)), ("to", &date(to))])),
        (Some(from), None) => Some(text_with("hours.valid.from", &[("from", &date(from))])),
        (None, Some(to)) => Some(text_with("hours.valid.to", &[("to", &date(to))])),
        (None, None) => None,
    };
    lines.extend(valid);
    if let Some(note) = hours.note.known() {
        lines.push(isolated(note.get(&language()).1));
    }
    (term("hours", hours.kind), lines)
}

/// Weekly hours, days with the same times together: "Mo–Do 09:00–16:00".
fn weekly(weekly: &Weekly) -> Vec<String> {
    if weekly.is_always() {
        return vec![text("hours.always")];
    }
    let week: Vec<Weekday> = Weekday::Monday.cycle_forward().take(7).collect();
    let spans = |weekday: Weekday| {
        let day = Day { weekday, holiday: false, sure: true };
        let spans = weekly.hours_on(day);
        let times: Vec<String> = spans
            .iter()
            .map(|span| left_to_right(format!("{}–{}", minute(span.from), minute(span.to))))
            .collect();
        times.join(", ")
    };
    let days: Vec<(Weekday, String)> = week.iter().map(|day| (*day, spans(*day))).collect();
    let mut lines = Vec::new();
    for group in days.chunk_by(|one, next| one.1 == next.1).filter(|group| !group[0].1.is_empty()) {
        let name = |day: Weekday| intl::weekday(&language(), day.to_monday_zero_offset());
        let (first, last) = (group[0].0, group[group.len() - 1].0);
        let names = if group.len() == 1 { name(first) } else { format!("{}–{}", name(first), name(last)) };
        lines.push(isolated(&format!("{names} {}", group[0].1)));
    }
    lines
}

/// Keeps the order of figures within a text that is written from right to left.
fn left_to_right(figures: String) -> String {
    if direction(&language()) == "rtl" { format!("\u{2066}{figures}\u{2069}") } else { figures }
}

fn minute(minute: u16) -> String {
    let minute = if minute > 24 * 60 { minute - 24 * 60 } else { minute };
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A closure.
pub fn closure(closure: &Closure) -> String {
    let dates = if closure.from == closure.to {
        text_with("hours.closure.day", &[("date", &date(closure.from))])
    } else {
        text_with("hours.closure", &[("from", &date(closure.from)), ("to", &date(closure.to))])
    };
    closure.note.known().map_or(dates.clone(), |note| format!("{dates}: {}", note.get(&language()).1))
}

/// The direction in which a language is written, `ltr` or `rtl`.
pub fn direction(language: &str) -> &'static str {
    if ["ar", "ckb", "fa"].contains(&language) { "rtl" } else { "ltr" }
}

/// The name of a language in the reader's language; ours where the browser's own would puzzle people.
pub fn language_name(code: &Language) -> String {
    match code.code() {
        "de-simple" => text("language.simple"),
        "gsg" => text("language.signs"),
        // No browser has a name for it.
        "nds" => "Plattdeutsch".to_owned(),
        code => [language().as_str(), Language::GERMAN]
            .iter()
            .find_map(|reader| intl::language_name(reader, code))
            .unwrap_or_else(|| code.to_owned()),
    }
}

/// A label and what it is about, such as "Web: hebammen.de".
pub fn labelled(label: &str, value: &str) -> String {
    format!("{label}: {}", isolated(value))
}
