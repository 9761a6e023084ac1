//! Whether families find the offers: by a need they tap, by their own words. It asks the finder itself and has no
//! opinion on its order.

use super::finding::{Finding, Findings, kinds, quoted};
use crate::lang::Lang;
use jiff::civil::Date;
use nahbei_catalogue::{Catalogue, Need, Offer, Term};
use nahbei_finder::{Ask, Index, KindOfHelp, Scores, Words};
use std::collections::HashSet;

kinds! {
    NO_NEED "needs-missing" Warning {
        de: "Das Angebot hat kein Anliegen", "Wer auf der ersten Seite ein Anliegen antippt, sieht es nicht.", "Eines oder mehrere Anliegen eintragen.";
        en: "The offer has no need", "Who taps a need on the first page does not see it.", "Add one or more needs.";
    }
    NEVER_FOUND "offer-never-found" Warning {
        de: "Keine Suche mit Worten der Familien führt zu diesem Angebot", "Wer sein Problem eintippt, erfährt nichts davon.", "Im Namen oder in der Zusammenfassung sagen, was es ist, mit dem üblichen Wort: „Hausaufgabenhilfe“, „Krabbelgruppe“. Fehlt eine Art von Hilfe, gehört sie in words.json.";
        en: "No search in families' own words leads to this offer", "Who types in their trouble does not learn of it.", "Say in name or summary what it is, by the usual word. If a kind of help is missing, it belongs into words.json.";
    }
    NEED_WITHOUT_OFFER "need-without-offer" Hint {
        de: "Zu diesem Anliegen gibt es kein Angebot", "Wer es antippt, findet nichts vor Ort.", "Ein Angebot suchen, auch in der Nachbarstadt oder am Telefon.";
        en: "There is no offer for this need", "Who taps it finds nothing nearby.", "Look for an offer, in the next town or by telephone, too.";
    }
}

/// So many sayings of each kind of help are asked: they are sorted by use, and the first tell it best.
const SAYINGS: usize = 6;

/// Says of an offer by itself that nobody who taps a need sees it.
pub fn check(offer: &Offer, findings: &mut Findings) {
    if offer.needs.is_not_stated() {
        findings.add(&NO_NEED, "needs", quoted(findings.lang, offer.name.get("de").1));
    }
}

/// The offers of one file that no search finds.
pub fn check_search(
    catalogue: &Catalogue,
    (kinds, words): (&[KindOfHelp], &[Words]),
    label: impl Fn(Need) -> String,
    today: Date,
    findings: &mut Findings,
) {
    let shown: Vec<(usize, Offer)> = catalogue
        .offers
        .iter()
        .enumerate()
        .filter(|(_, offer)| offer.is_visible(today))
        .map(|(nth, offer)| (nth, offer.clone()))
        .collect();
    let offers = shown.iter().map(|(_, offer)| offer.clone()).collect();
    let mut index = Index::new([Catalogue { offers, ..catalogue.clone() }], label);
    index.learn(kinds, words);
    let mut scores = Scores::default();
    let mut found = HashSet::new();
    let sayings =
        words.iter().flat_map(|file| &file.kinds).flat_map(|(_, sayings)| sayings.iter().take(SAYINGS));
    for saying in sayings {
        if found.len() == shown.len() {
            break;
        }
        let ask = Ask { words: saying, ..Ask::anything(today) };
        found.extend(index.best_with(&mut scores, &ask, usize::MAX));
    }
    for (number, (nth, offer)) in shown.iter().enumerate() {
        if !found.contains(&number) {
            findings.enter_offer(*nth, &offer.id);
            findings.add(&NEVER_FOUND, "name", quoted(findings.lang, offer.name.get("de").1));
        }
    }
}

/// The needs for which none of the offers is there.
pub fn needs_without_offer<'o>(
    offers: impl Iterator<Item = &'o Offer>,
    lang: Lang,
    label: impl Fn(Need) -> String,
    today: Date,
) -> Vec<Finding> {
    let met: HashSet<Need> = offers
        .filter(|offer| offer.is_visible(today))
        .flat_map(|offer| offer.needs.known().into_iter().flatten().copied())
        .collect();
    let missing = Need::ALL.iter().filter(|need| !met.contains(need));
    missing
        .map(|need| Finding {
            kind: &NEED_WITHOUT_OFFER,
            record: None,
            pointer: "/towns".to_owned(),
            found: lang.pick(quoted(lang, &label(*need)), quoted(lang, need.id())),
            instead: None,
        })
        .collect()
}
