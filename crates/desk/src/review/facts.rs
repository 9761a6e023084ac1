//! The facts of an offer as lines of German text, so that a provider can say whether they still hold.
//! It judges nothing: what is not stated is asked for.

use crate::labels::Labels;
use crate::today::in_german;
use jiff::civil::Weekday;
use nahbei_catalogue::weekly::{Day, Weekly};
use nahbei_catalogue::{
    Age, AgeRange, Area, Contact, ContactKind, Hours, MAX_MONTHS, Offer, Place, SchoolHolidays,
};

/// What a line says about a fact that nobody stated.
const NOT_STATED: &str = "nicht angegeben – bitte ergänzen";

const WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

/// The names of languages that are spoken most in family services; any other is shown by its code.
const LANGUAGES: [(&str, &str); 30] = [
    ("ar", "Arabisch"),
    ("bg", "Bulgarisch"),
    ("bs", "Bosnisch"),
    ("ckb", "Kurdisch (Sorani)"),
    ("cs", "Tschechisch"),
    ("de", "Deutsch"),
    ("de-simple", "einfaches Deutsch"),
    ("el", "Griechisch"),
    ("en", "Englisch"),
    ("es", "Spanisch"),
    ("fa", "Persisch"),
    ("fr", "Französisch"),
    ("gsg", "Deutsche Gebärdensprache"),
    ("hr", "Kroatisch"),
    ("hu", "Ungarisch"),
    ("it", "Italienisch"),
    ("ku", "Kurdisch (Kurmandschi)"),
    ("nl", "Niederländisch"),
    ("pl", "Polnisch"),
    ("prs", "Dari"),
    ("ps", "Paschtu"),
    ("pt", "Portugiesisch"),
    ("ro", "Rumänisch"),
    ("ru", "Russisch"),
    ("sq", "Albanisch"),
    ("sr", "Serbisch"),
    ("ti", "Tigrinisch"),
    ("tr", "Türkisch"),
    ("uk", "Ukrainisch"),
    ("vi", "Vietnamesisch"),
];

/// Each fact that a provider should confirm, by what it is about.
pub fn of(offer: &Offer, labels: &Labels) -> Vec<(&'static str, String)> {
    let german = |text: &nahbei_catalogue::Text| text.get("de").1.to_owned();
    let list = |words: Vec<String>| words.join(", ");
    let cost = offer.cost.known().map(|cost| {
        let kind = cost.kind.known().map(|kind| labels.term("cost", *kind));
        kind.into_iter().chain(cost.note.known().map(german)).collect::<Vec<_>>().join(": ")
    });
    let languages =
        offer.languages.known().map(|codes| codes.iter().map(|code| language(code.code())).collect());
    let access =
        offer.access.known().map(|ways| ways.iter().map(|way| labels.term("access", *way)).collect());
    let contacts: Vec<String> = offer.contacts.iter().map(contact).collect();
    [
        ("Für wen", Some(list(audience(offer)))),
        ("Wo", Some(places(offer, labels).join("; "))),
        (
            "Wann",
            offer
                .hours
                .known()
                .map(|all| all.iter().map(|one| hours(one, labels)).collect::<Vec<_>>().join("; ")),
        ),
        ("Kontakt", Some(contacts.join("; "))),
        ("Kosten", cost),
        ("Anmeldung", access.map(list)),
        ("Sprachen", languages.map(list)),
    ]
    .into_iter()
    .map(|(subject, fact)| {
        (subject, fact.filter(|fact| !fact.is_empty()).unwrap_or_else(|| NOT_STATED.to_owned()))
    })
    .collect()
}

fn audience(offer: &Offer) -> Vec<String> {
    let ages = offer.ages.known().map(|ranges| ranges.iter().map(|range| ages(*range)).collect::<Vec<_>>());
    let who = offer.audience.known().map(|who| who.get("de").1.to_owned());
    ages.unwrap_or_default().into_iter().chain(who).collect()
}

fn ages(range: AgeRange) -> String {
    let age = |age: Age| match age {
        Age::Unborn => "vor der Geburt".to_owned(),
        Age::Months(0) => "Geburt".to_owned(),
        Age::Months(1) => "1 Monat".to_owned(),
        Age::Months(months @ 2..24) => format!("{months} Monate"),
        Age::Months(months) if months % 12 == 0 => format!("{} Jahre", months / 12),
        Age::Months(months) => format!("{} Jahre {} Monate", months / 12, months % 12),
    };
    match (range.from, range.to) {
        (Some(Age::Unborn), Some(Age::Unborn)) => age(Age::Unborn),
        (Some(from), None | Some(Age::Months(MAX_MONTHS))) => format!("ab {}", age(from)),
        (Some(from), Some(to)) => format!("{} bis {}", age(from), age(to)),
        (None, to) => format!("bis {}", age(to.unwrap_or(Age::Months(MAX_MONTHS)))),
    }
}

/// Where one goes, or how it comes; and who may use it.
fn places(offer: &Offer, labels: &Labels) -> Vec<String> {
    let places = offer.known_places().iter().map(place);
    let reach =
        offer.reach.known().map(|ways| ways.iter().map(|way| labels.term("reach", *way)).collect::<Vec<_>>());
    let reach = reach.map(|ways| ways.join(", "));
    places.chain(reach).chain(offer.area.known().map(area)).collect()
}

fn place(place: &Place) -> String {
    if place.hidden {
        return "die Adresse bleibt geheim".to_owned();
    }
    let town =
        [place.postal_code.known(), place.town.known()].into_iter().flatten().cloned().collect::<Vec<_>>();
    let name = place.name.known().map(|name| name.get("de").1.to_owned());
    let parts = [name, place.street.known().cloned(), Some(town.join(" ")), place.district.known().cloned()];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn area(area: &Area) -> String {
    match area {
        Area::Nationwide => "für ganz Deutschland".to_owned(),
        Area::States(states) => {
            format!(
                "für Bundesland {}",
                states.iter().map(|state| state.code()).collect::<Vec<_>>().join(", ")
            )
        }
        Area::Towns(towns) => format!("nur für {}", towns.join(", ")),
        Area::PostalCodes(codes) => format!("nur für Postleitzahlen {}", codes.join(", ")),
        Area::RadiusKm(km) => format!("im Umkreis von {km} km").replace('.', ","),
    }
}

fn contact(contact: &Contact) -> String {
    let kind = match contact.kind {
        ContactKind::Phone => "Telefon",
        ContactKind::Sms => "SMS",
        ContactKind::Messenger => "Messenger",
        ContactKind::Mail => "E-Mail",
        ContactKind::Web => "Internet",
        ContactKind::Chat => "Chat",
        ContactKind::Form => "Formular",
    };
    let label = contact.label.known().map(|label| format!(" ({})", label.get("de").1)).unwrap_or_default();
    format!("{kind} {}{label}", contact.value)
}

fn hours(hours: &Hours, labels: &Labels) -> String {
    let weekly = hours.weekly.known().map(weekly);
    let appointment = hours.by_appointment.then(|| labels.get("hours.by-appointment"));
    let holidays = hours.school_holidays.known().map(|holidays| match holidays {
        SchoolHolidays::Open => labels.get("hours.school.open"),
        SchoolHolidays::Closed => labels.get("hours.school.closed"),
    });
    let from = hours.valid_from.map(|day| format!("ab {}", in_german(day)));
    let to = hours.valid_to.map(|day| format!("bis {}", in_german(day)));
    let note = hours.note.known().map(|note| note.get("de").1.to_owned());
    let said = [weekly, appointment, holidays, from, to, note].into_iter().flatten().collect::<Vec<_>>();
    format!("{} {}", labels.term("hours", hours.kind), said.join(", "))
}

/// Days with the same times together: `Mo–Do 09:00–16:00, Fr 09:00–12:00`.
fn weekly(weekly: &Weekly) -> String {
    if weekly.is_always() {
        return "immer, Tag und Nacht".to_owned();
    }
    let times = |weekday: Weekday, holiday: bool| {
        let spans = weekly.hours_on(Day { weekday, holiday, sure: true });
        let times = spans.iter().map(|span| format!("{}–{}", clock(span.from), clock(span.to)));
        times.collect::<Vec<_>>().join(" und ")
    };
    let week: Vec<(usize, String)> =
        Weekday::Monday.cycle_forward().take(7).map(|day| times(day, false)).enumerate().collect();
    let days =
        week.chunk_by(|one, next| one.1 == next.1).filter(|group| !group[0].1.is_empty()).map(|group| {
            let (first, last) = (WEEKDAYS[group[0].0], WEEKDAYS[group[group.len() - 1].0]);
            let days = if first == last { first.to_owned() } else { format!("{first}–{last}") };
            format!("{days} {}", group[0].1)
        });
    let holidays = weekly.names_holidays().then(|| match times(Weekday::Monday, true) {
        closed if closed.is_empty() => "nicht an Feiertagen".to_owned(),
        times => format!("an Feiertagen {times}"),
    });
    days.chain(holidays).collect::<Vec<_>>().join(", ")
}

fn clock(minute: u16) -> String {
    let minute = if minute > 24 * 60 { minute - 24 * 60 } else { minute };
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn language(code: &str) -> String {
    let name = LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    name.unwrap_or(code).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn weekly_hours_read_as_on_a_door() {
        for (value, german) in [
            (
                "Mo-Th 09:00-16:00; Fr 09:00-12:00; PH off",
                "Mo–Do 09:00–16:00, Fr 09:00–12:00, nicht an Feiertagen",
            ),
            ("Tu 09:00-12:00,14:00-17:00", "Di 09:00–12:00 und 14:00–17:00"),
            ("24/7", "immer, Tag und Nacht"),
            ("Fr 22:00-02:00", "Fr 22:00–02:00"),
            ("Sa,PH 10:00-12:00", "Sa 10:00–12:00, an Feiertagen 10:00–12:00"),
        ] {
            assert_eq!(weekly(&Weekly::parse(value).unwrap()), german, "{value}");
        }
    }

    #[test]
    fn ages_read_as_people_say_them() {
        for (from, to, german) in [
            (Some(Age::Unborn), Some(Age::Months(12)), "vor der Geburt bis 12 Monate"),
            (Some(Age::Months(0)), None, "ab Geburt"),
            (Some(Age::Months(72)), Some(Age::Months(131)), "6 Jahre bis 10 Jahre 11 Monate"),
            (None, Some(Age::Months(36)), "bis 3 Jahre"),
            (Some(Age::Unborn), Some(Age::Unborn), "vor der Geburt"),
        ] {
            assert_eq!(ages(AgeRange { from, to }), german);
        }
    }

    #[test]
    fn what_is_not_stated_is_asked_for() {
        let json = r#"{"format": 1, "name": "x", "offers": [{"id": "treff", "name": "Treff", "provider": {"name": "Haus"},
            "contacts": [{"kind": "phone", "value": "030 23125 001"}], "cost": {"kind": "free"},
            "places": [{"hidden": true, "town": "Apolda"}]}]}"#;
        let labels = Labels::of(Lang::De).unwrap();
        let facts = of(&nahbei_catalogue::read(json).0.offers[0], &labels);
        for (subject, fact) in [
            ("Für wen", NOT_STATED),
            ("Wo", "die Adresse bleibt geheim"),
            ("Wann", NOT_STATED),
            ("Kontakt", "Telefon 030 23125 001"),
            ("Kosten", "Kostenlos"),
            ("Sprachen", NOT_STATED),
        ] {
            assert!(facts.contains(&(subject, fact.to_owned())), "{subject}: {facts:?}");
        }
    }
}
