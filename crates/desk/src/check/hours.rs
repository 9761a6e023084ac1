//! Hours at which nobody is there, or that say nothing. It does not ask whether somebody is there now.

use super::Context;
use super::finding::{Findings, german, kinds, quoted};
use jiff::civil::Weekday;
use nahbei_catalogue::weekly::{Day, Weekly};
use nahbei_catalogue::{Access, ContactKind, Hours, HoursKind, Offer, german_hours};

kinds! {
    OVERWRITTEN "hours-overwritten" Warning {
        de: "Eine spätere Zeile nimmt Zeiten weg", "Die Familie sieht „geschlossen“, wo jemand da ist.", "Ein Komma statt des Strichpunkts schreiben, wenn die Zeiten dazukommen: „Mo-Fr 09:00-12:00, Tu 14:00-17:00“.";
        en: "A later rule takes hours away", "The family sees closed where somebody is there.", "Write a comma instead of the semicolon if the hours come on top: \"Mo-Fr 09:00-12:00, Tu 14:00-17:00\".";
    }
    UNUSUAL "hours-unusual" Warning {
        de: "Diese Zeit ist ungewöhnlich lang", "Wahrscheinlich ein Zahlendreher: Die Familie steht vor verschlossener Tür.", "Anfang und Ende prüfen; ist immer jemand da, „24/7“ schreiben.";
        en: "These hours are unusually long", "Digits were probably swapped: the family stands before a closed door.", "Check beginning and end; if somebody is always there, write 24/7.";
    }
    NIGHT "hours-at-night" Hint {
        de: "Besuchszeiten mitten in der Nacht", "Wahrscheinlich fehlt eine 1: 3 Uhr statt 15 Uhr.", "Die Uhrzeiten prüfen.";
        en: "Visiting hours in the middle of the night", "Twelve hours are probably missing: 3 instead of 15.", "Check the times.";
    }
    OVER "hours-over" Warning {
        de: "Diese Zeiten gelten nicht mehr", "Die Familie sieht keine Zeiten, obwohl es neue geben kann.", "Nach den neuen Zeiten fragen und die alten löschen.";
        en: "These hours are over", "The family sees no hours although there may be new ones.", "Ask for the new hours and delete the old ones.";
    }
    NOTHING "hours-say-nothing" Warning {
        de: "Die Zeile für Zeiten ist leer", "Die Familie weiß nicht, wann jemand da ist.", "Zeiten eintragen, oder die Zeile löschen.";
        en: "The line of hours is empty", "The family does not know when somebody is there.", "Fill in the hours, or delete the line.";
    }
    ONLY_NOTE "hours-only-in-note" Hint {
        de: "Die Zeiten stehen nur in der Bemerkung", "„Jetzt offen“ findet das Angebot nicht.", "Die Zeiten auch unter „weekly“ eintragen.";
        en: "The hours stand in the note only", "A search for what is open now does not find the offer.", "Put the hours into weekly, too.";
    }
    NO_NUMBER "phone-hours-without-phone" Warning {
        de: "Telefonzeiten ohne Telefonnummer", "Die Familie weiß, wann sie anrufen kann, aber nicht wo.", "Die Nummer als Kontakt eintragen.";
        en: "Telephone hours without a number", "The family knows when to call, but not where.", "Add the number as a contact.";
    }
    NO_PLACE "visiting-hours-without-place" Warning {
        de: "Besuchszeiten ohne Ort", "Die Familie weiß, wann sie kommen kann, aber nicht wohin.", "Den Ort eintragen.";
        en: "Visiting hours without a place", "The family knows when to come, but not where.", "Add the place.";
    }
    JUST_COME "drop-in-without-hours" Hint {
        de: "Man soll einfach kommen, aber es steht nicht da, wann", "Die Familie geht los und findet niemanden.", "Die Zeiten eintragen.";
        en: "One just comes, but it does not say when", "The family sets out and finds nobody.", "Fill in the hours.";
    }
    CLOSURE_OVER "closure-over" Hint {
        de: "Diese Schließzeit ist vorbei", "Sie schadet nicht, aber wer die Datei liest, übersieht dann die nächste.", "Löschen.";
        en: "This closure is over", "It does no harm, but whoever reads the file misses the next one.", "Delete it.";
    }
}

/// Longer than this nobody is there, in minutes: the longest real day is that of a nursery, 5:30 to 21:00.
const LONGEST: u16 = 16 * 60 - 1;

/// Checks the hours of an offer.
pub fn check(offer: &Offer, context: &Context, findings: &mut Findings) {
    let all = offer.hours.known().map_or(&[][..], Vec::as_slice);
    for (nth, hours) in all.iter().enumerate() {
        let at = findings.nth("hours", nth);
        if let Some(weekly) = hours.weekly.known() {
            check_weekly(weekly, hours.kind, &format!("{at}/weekly"), findings);
        }
        check_line(hours, offer, &at, findings);
        // Hours of last year beside those of this one do no harm.
        let is_over = |hours: &Hours| hours.valid_to.is_some_and(|to| to < context.today);
        if is_over(hours) && all.iter().filter(|other| other.kind == hours.kind).all(is_over) {
            let day = hours.valid_to.map(|day| day.to_string()).unwrap_or_default();
            findings.add(&OVER, &format!("{at}/valid_to"), day);
        }
    }
    let access = offer.access.known().map_or(&[][..], Vec::as_slice);
    let is_visited =
        !offer.known_places().is_empty() && !offer.known_places().iter().all(|place| place.hidden);
    if access.contains(&Access::DropIn) && is_visited && all.is_empty() {
        findings.add(&JUST_COME, "access", "drop-in");
    }
    let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
    for (nth, closure) in closures.iter().enumerate().filter(|(_, closure)| closure.to < context.today) {
        findings.add(
            &CLOSURE_OVER,
            &findings.nth("closures", nth),
            format!("{} – {}", closure.from, closure.to),
        );
    }
}

fn check_line(hours: &Hours, offer: &Offer, at: &str, findings: &mut Findings) {
    let says_when = !hours.weekly.is_not_stated() || hours.by_appointment;
    match hours.note.known().and_then(|note| german(note, "note")) {
        None if !says_when => findings.add(&NOTHING, at, ""),
        Some((place, words)) if hours.weekly.is_not_stated() => {
            if let Some(weekly) = german_hours::from_german(words) {
                findings.add_with(
                    &ONLY_NOTE,
                    &format!("{at}/{place}"),
                    quoted(findings.lang, words),
                    Some(weekly),
                );
            }
        }
        _ => {}
    }
    let is_real_time = !hours.weekly.is_not_stated();
    let has_number = offer.contacts.iter().any(|contact| contact.kind == ContactKind::Phone);
    match hours.kind {
        HoursKind::Phone if is_real_time && !has_number => findings.add(&NO_NUMBER, at, "phone"),
        HoursKind::Visit if is_real_time && offer.known_places().is_empty() => {
            findings.add(&NO_PLACE, at, "visit");
        }
        _ => {}
    }
}

fn check_weekly(weekly: &Weekly, kind: HoursKind, at: &str, findings: &mut Findings) {
    let found = quoted(findings.lang, weekly.as_str());
    if !weekly.lost_on().is_empty() {
        findings.add(&OVERWRITTEN, at, found.clone());
    }
    if weekly.is_always() {
        return;
    }
    let days = Weekday::Monday.cycle_forward().take(7);
    let spans: Vec<(u16, u16)> = days
        .flat_map(|weekday| weekly.hours_on(Day { weekday, holiday: false, sure: true }))
        .map(|span| (span.from, span.to))
        .collect();
    let is_whole_day = |(from, to): &(u16, u16)| from % 1440 == 0 && to % 1440 == 0;
    if spans.iter().any(|span| span.1 - span.0 > LONGEST && !is_whole_day(span)) {
        findings.add(&UNUSUAL, at, found);
    } else if kind == HoursKind::Visit && spans.iter().any(|(from, _)| (1..5 * 60).contains(from)) {
        findings.add(&NIGHT, at, found);
    }
}
