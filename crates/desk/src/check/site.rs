//! The settings of a site: the person to call, languages, districts, catalogue files. It reads no catalogue.

use super::Context;
use super::contact;
use super::finding::{Findings, kinds, quoted};
use nahbei_catalogue::{ContactKind, ProviderKind, Site, Stated, Town};
use std::collections::HashSet;

kinds! {
    NO_CATALOGUE "catalogue-missing" Error {
        de: "Der Katalog ist nicht da", "Die Stadt hat keine Angebote.", "Namen und Ordner prüfen; Groß- und Kleinschreibung zählt.";
        en: "The catalogue is not there", "The town has no offers.", "Check name and folder; capitals count.";
    }
    NO_INCLUDE "site-missing" Error {
        de: "Die aufgenommene Seite ist nicht da", "Ihre Städte fehlen.", "Namen und Ordner prüfen.";
        en: "The included site is not there", "Its towns are missing.", "Check name and folder.";
    }
    NO_LEAVE "leave-to-missing" Warning {
        de: "Es steht nicht da, wohin „Seite verlassen“ führt", "Wer überwacht wird, muss schnell auf eine harmlose Seite kommen.", "Unter „leave_to“ eine Seite eintragen, die jeder öffnet, etwa das Wetter.";
        en: "It does not say where leaving quickly leads to", "Who is watched must get to a harmless page quickly.", "Write into leave_to a page that everybody opens, such as the weather.";
    }
    NOBODY_TO_CALL "town-without-phone" Warning {
        de: "Die Stadt hat keinen Menschen zum Anrufen", "Jede Suche soll bei einem Menschen enden; hier endet sie bei einer Mailadresse.", "Eine Telefonnummer der Stadt eintragen.";
        en: "The town has no human to call", "Every search should end with a human; here it ends with a mail address.", "Add a telephone number of the town.";
    }
    SAME_TOWN "town-twice" Error {
        de: "Zwei Städte haben dieselbe Kennung", "Wer eine davon wählt, bekommt vielleicht die andere.", "Einer eine eigene Kennung geben.";
        en: "Two towns have the same id", "Who chooses one of them may get the other.", "Give one an id of its own.";
    }
    SAME_DISTRICT "district-twice" Warning {
        de: "Ein Ortsteil steht zweimal da", "Wer ihn eintippt, muss zwischen zwei gleichen wählen.", "Einen davon löschen.";
        en: "A district stands there twice", "Who types it must choose between two alike.", "Delete one of them.";
    }
    FAR_DISTRICT "district-far" Warning {
        de: "Der Ortsteil liegt weit von seiner Stadt", "Wer dort wohnt, sieht falsche Entfernungen.", "Die Position prüfen.";
        en: "The district is far from its town", "Who lives there sees wrong distances.", "Check the position.";
    }
    DISTRICT_CODE "district-postal-code-unknown" Warning {
        de: "Der Ortsteil nennt eine Postleitzahl, die es nicht gibt", "Wer die richtige eintippt, findet seinen Ortsteil nicht.", "Die Ziffern prüfen.";
        en: "The district names a postal code that does not exist", "Who types the right one does not find the district.", "Check the digits.";
    }
    LANGUAGE "site-language-without-texts" Error {
        de: "Für diese Sprache hat die Seite keine Texte", "Die Familie wählt ihre Sprache und sieht Deutsch.", "Die Sprache streichen, oder ihre Texte unter public/texts anlegen.";
        en: "The page has no texts in this language", "The family chooses its language and sees German.", "Take the language out, or make its texts in public/texts.";
    }
    LIMITS "freshness-backwards" Error {
        de: "Sehr alt kommt vor alt", "Angaben springen von frisch auf sehr alt und rücken nach hinten.", "„old_days“ kleiner als „very_old_days“ wählen.";
        en: "Very old comes before old", "Facts jump from fresh to very old and move down.", "Choose old_days smaller than very_old_days.";
    }
}

/// The languages of `public/texts`.
pub const TEXTS: [&str; 16] =
    ["ar", "bg", "ckb", "de", "de-simple", "en", "es", "fa", "fr", "it", "ku", "pl", "ro", "ru", "tr", "uk"];

/// No German municipality is wider.
const FAR_DISTRICT_KM: f64 = 30.0;

/// Checks the settings; `has_file` says whether a file of the site's folder is there.
pub fn check(site: &Site, context: &Context, has_file: impl Fn(&str) -> bool, findings: &mut Findings) {
    let lang = findings.lang;
    findings.enter("");
    if site.leave_to.is_none() {
        findings.add(&NO_LEAVE, "leave_to", "");
    }
    if site.freshness.very_old_days < site.freshness.old_days {
        let found = format!("{} < {}", site.freshness.very_old_days, site.freshness.old_days);
        findings.add(&LIMITS, "freshness/very_old_days", found);
    }
    for (nth, language) in site.languages.iter().enumerate() {
        if !TEXTS.contains(&language.code()) {
            findings.add(&LANGUAGE, &findings.nth("languages", nth), quoted(lang, language.code()));
        }
    }
    let mut ids = HashSet::new();
    for (nth, town) in site.towns.iter().enumerate() {
        findings.enter("");
        let at = findings.nth("towns", nth);
        if !ids.insert(town.id.as_str()) {
            findings.add(&SAME_TOWN, &format!("{at}/id"), quoted(lang, &town.id));
        }
        findings.enter(format!("/{at}"));
        check_town(town, site, context, &has_file, findings);
    }
}

fn check_town(
    town: &Town,
    site: &Site,
    context: &Context,
    has_file: &impl Fn(&str) -> bool,
    findings: &mut Findings,
) {
    let lang = findings.lang;
    for (nth, file) in town.catalogues.iter().enumerate().filter(|(_, file)| !has_file(file)) {
        findings.add(&NO_CATALOGUE, &findings.nth("catalogues", nth), quoted(lang, file));
    }
    let contacts = &town.human.contacts;
    if !contacts.iter().any(|contact| contact.kind == ContactKind::Phone) {
        findings.add(&NOBODY_TO_CALL, "contact/contacts", quoted(lang, &town.name));
    }
    for (nth, human) in contacts.iter().enumerate() {
        let at = findings.nth("contact/contacts", nth);
        contact::check_one(human, &at, !site.example, Stated::Known(ProviderKind::Municipality), findings);
    }
    let mut names = HashSet::new();
    for (nth, district) in town.districts.iter().enumerate() {
        let at = findings.nth("districts", nth);
        if !names.insert(district.name.as_str()) {
            findings.add(&SAME_DISTRICT, &format!("{at}/name"), quoted(lang, &district.name));
        }
        let km = district.position.km_to(town.position);
        if km > FAR_DISTRICT_KM {
            let found = format!("{}: {km:.0} km", quoted(lang, &district.name));
            findings.add(&FAR_DISTRICT, &format!("{at}/lat"), found);
        }
        let unknown =
            district.postal_codes.iter().enumerate().filter(|(_, code)| context.ground.code(code).is_none());
        for (nth, code) in unknown {
            findings.add(&DISTRICT_CODE, &format!("{at}/postal_codes/{nth}"), quoted(lang, code));
        }
    }
}

/// The sites that site settings include and that are not there.
pub fn check_includes(json: &str, has_site: impl Fn(&str) -> bool, findings: &mut Findings) {
    for (nth, folder) in includes(json).iter().enumerate().filter(|(_, folder)| !has_site(folder)) {
        findings.add(&NO_INCLUDE, &format!("include/{nth}"), quoted(findings.lang, folder));
    }
}

/// The folders of the sites that site settings include.
pub fn includes(json: &str) -> Vec<String> {
    let site: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
    let folders = site.get("include").and_then(|list| list.as_array()).cloned().unwrap_or_default();
    folders.iter().filter_map(|folder| folder.as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::TEXTS;

    #[test]
    fn the_languages_are_those_of_the_texts() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/texts");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        there.sort();
        assert_eq!(there, TEXTS);
    }
}
