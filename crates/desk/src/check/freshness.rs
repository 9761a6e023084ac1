//! What is over, old, or was never verified. What a day is "today" is told from outside.

use super::Context;
use super::finding::{Findings, Kind, kinds, quoted};
use nahbei_catalogue::{Catalogue, Freshness, Offer, Status, day_number};

kinds! {
    EXPIRED "offer-expired" Warning {
        de: "Das Angebot ist seit diesem Tag nicht mehr zu sehen", "Keine Familie findet es mehr, auch wenn es das noch gibt.", "„visible_to“ verlängern, oder „status“ auf „ended“ setzen.";
        en: "The offer has not been shown since that day", "No family finds it any more, even if it still exists.", "Extend visible_to, or set status to ended.";
    }
    NEVER_VISIBLE "visible-backwards" Error {
        de: "Das Angebot soll enden, bevor es beginnt", "Keine Familie sieht es je.", "„visible_from“ und „visible_to“ tauschen.";
        en: "The offer is to end before it begins", "No family ever sees it.", "Swap visible_from and visible_to.";
    }
    OLD "verified-old" Warning {
        de: "Die letzte Nachfrage beim Anbieter ist zu lange her", "Zeiten und Nummern ändern sich; die Familie steht vor verschlossener Tür.", "Anrufen, fragen, ob noch alles stimmt, und „verified“ auf heute setzen.";
        en: "The provider was asked too long ago", "Hours and numbers change; the family stands before a closed door.", "Call, ask whether all still holds, and set verified to today.";
    }
    UNVERIFIED "verified-missing" Hint {
        de: "Es steht nicht da, wann zuletzt jemand nachgefragt hat", "Die Familie weiß nicht, ob sie sich darauf verlassen kann.", "Beim Anbieter anrufen und „verified“ eintragen.";
        en: "It does not say when somebody last asked", "The family does not know whether to rely on it.", "Call the provider and fill in verified.";
    }
    FUTURE "date-in-future" Warning {
        de: "Dieser Tag liegt in der Zukunft", "Alte Angaben sehen dann wie frisch geprüfte aus.", "Das Jahr prüfen.";
        en: "This day is in the future", "Old facts then look freshly verified.", "Check the year.";
    }
    DRAFT "offer-draft" Hint {
        de: "Entwurf, noch zu prüfen", "Entwürfe sieht keine Familie.", "Beim Anbieter anrufen; stimmt alles, „status“ löschen und „verified“ eintragen.";
        en: "Draft, still to be verified", "No family sees drafts.", "Call the provider; if all is right, delete status and fill in verified.";
    }
    EXAMPLE "example-on-real-site" Error {
        de: "Ein erfundenes Angebot steht auf einer echten Seite", "Eine Familie ruft an, und niemand ist da.", "Das Beispiel löschen, oder in site.json „example“ setzen, solange die Seite ein Muster ist.";
        en: "An invented offer stands on a real site", "A family calls and nobody is there.", "Delete the example, or set example in site.json as long as the site is a sample.";
    }
    WAITING_OLD "waiting-old" Hint {
        de: "Die Wartezeit ist älter als ein halbes Jahr", "Wer acht Wochen liest, ruft nicht an; vielleicht ist längst ein Platz frei.", "Beim Anbieter fragen und „as_of“ erneuern.";
        en: "The waiting time is more than half a year old", "Who reads eight weeks does not call; perhaps there has long been a place.", "Ask the provider and renew as_of.";
    }
    WAITING_UNDATED "waiting-undated" Hint {
        de: "Es steht nicht da, von wann die Wartezeit ist", "Die Familie weiß nicht, ob sie noch gilt.", "„as_of“ eintragen.";
        en: "It does not say when the waiting time was true", "The family does not know whether it still holds.", "Fill in as_of.";
    }
}

/// Whether a mistake is that an offer is invented, which somebody may want.
pub fn is_about_examples(kind: &Kind) -> bool {
    *kind == EXAMPLE
}

/// After so many days a waiting time says nothing any more.
const WAITING_DAYS: i32 = 183;

/// Checks the days of an offer.
pub fn check(offer: &Offer, context: &Context, findings: &mut Findings) {
    let today = context.today;
    let lang = findings.lang;
    if offer.example && context.is_real_site {
        findings.add(&EXAMPLE, "example", quoted(lang, offer.name.get("de").1));
    }
    if offer.status == Status::Draft {
        findings.add(&DRAFT, "status", quoted(lang, offer.name.get("de").1));
        return;
    }
    match (offer.visible_from, offer.visible_to) {
        (Some(from), Some(to)) if from > to => {
            findings.add(&NEVER_VISIBLE, "visible_from", format!("{from} – {to}"));
        }
        (_, Some(to)) if to < today => {
            findings.add(&EXPIRED, "visible_to", to.to_string());
            return;
        }
        _ => {}
    }
    let waiting = offer.waiting.known();
    let days = [
        ("verified/on", offer.verified.known().map(|verified| verified.on)),
        ("waiting/as_of", waiting.and_then(|waiting| waiting.as_of)),
        ("source/as_of", offer.source.known().and_then(|source| source.as_of)),
    ];
    // A day's difference is one of clocks.
    let is_future = |day| day_number(day) > day_number(today) + 1;
    for (at, day) in
        days.into_iter().filter_map(|(at, day)| Some((at, day?))).filter(|(_, day)| is_future(*day))
    {
        findings.add(&FUTURE, at, day.to_string());
    }
    match (context.freshness.of(&offer.verified, today), offer.verified.known()) {
        (Freshness::Old | Freshness::VeryOld, Some(verified)) => {
            findings.add(&OLD, "verified/on", verified.on.to_string());
        }
        (Freshness::NotStated, _) => findings.add(&UNVERIFIED, "verified", ""),
        _ => {}
    }
    match waiting.map(|waiting| waiting.as_of) {
        Some(None) => findings.add(&WAITING_UNDATED, "waiting", ""),
        Some(Some(day)) if day_number(today) - day_number(day) > WAITING_DAYS => {
            findings.add(&WAITING_OLD, "waiting/as_of", day.to_string());
        }
        _ => {}
    }
}

/// Checks the catalogue's own date.
pub fn check_catalogue(catalogue: &Catalogue, context: &Context, findings: &mut Findings) {
    if let Some(day) = catalogue.updated.filter(|day| day_number(*day) > day_number(context.today) + 1) {
        findings.add(&FUTURE, "updated", day.to_string());
    }
}
