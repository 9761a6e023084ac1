//! The legal pages of a site that families use, and what `nahbei new` left in its settings to fill in.
//! What a page lacks is judged where it is published; whether it is right, a lawyer says.

use super::finding::{Findings, kinds, quoted};
use nahbei_catalogue::{Language, Site};
use nahbei_publish::legal::{Lacking, lacks, pages};

kinds! {
    MISSING "legal-page-missing" Error {
        de: "Ein Rechtstext fehlt", "Eine Seite ohne Impressum, Datenschutz und Erklärung zur Barrierefreiheit darf keine Kommune zeigen.", "Die Datei im Ordner „legal“ anlegen; `nahbei new` legt Vorlagen an.";
        en: "A legal page is missing", "No town may show a site without imprint, privacy notice and accessibility statement.", "Make the file in the folder legal; `nahbei new` makes templates.";
    }
    UNFILLED "legal-page-unfilled" Error {
        de: "In einem Rechtstext ist noch etwas auszufüllen", "Eine Familie weiß nicht, wer die Seite verantwortet und an wen sie sich wenden kann.", "Ausfüllen, auch die eckigen Klammern ersetzen, und von der Rechtsstelle prüfen lassen.";
        en: "Something is still to be filled in on a legal page", "A family does not know who answers for the site and whom to turn to.", "Write it in the place of the brackets, and have it looked at by a lawyer.";
    }
    INCOMPLETE "accessibility-statement-incomplete" Error {
        de: "Die Erklärung zur Barrierefreiheit ist nicht vollständig", "Wer etwas nicht lesen oder bedienen kann, erfährt nicht, wer hilft.", "Stadt, Mailadresse oder Formular, Schlichtungs- oder Durchsetzungsstelle des Landes und Datum nennen.";
        en: "The accessibility statement is not complete", "Who cannot read or use something does not learn who helps.", "Name the town, a mail address or form, the body of the Land (Schlichtungsstelle) and the day.";
    }
    TO_FILL_IN "settings-unfilled" Error {
        de: "In den Einstellungen ist noch etwas auszufüllen", "Wo jede Suche bei einem Menschen enden soll, liest die Familie eine Aufforderung an Sie.", "Ausfüllen.";
        en: "Something is still to be filled in in the settings", "Where every search should end with a human, the family reads what was meant for you.", "Fill it in.";
    }
}

/// What `nahbei new` writes where something is to be written.
const PLEASE: &str = "Bitte ausfüllen";
/// The page it writes where a town's own belongs.
const EXAMPLE_PAGE: &str = "https://example.org/";

/// Checks which pages are there; `has_file` says whether a file of the site's folder is.
pub fn check_pages(has_file: impl Fn(&str) -> bool, findings: &mut Findings) {
    findings.enter("");
    for page in pages().filter(|page| !has_file(page)) {
        findings.add(&MISSING, "", quoted(findings.lang, &page));
    }
}

/// Checks a page of a site of these towns; the pointer of a finding is the byte at which it stands.
pub fn check_page(name: &str, text: &str, towns: &[&str], findings: &mut Findings) {
    for lack in lacks(name, text, towns) {
        let lang = findings.lang;
        let kind = match lack.what {
            Lacking::Words(_) => &UNFILLED,
            _ => &INCOMPLETE,
        };
        let found = match &lack.what {
            Lacking::Words(words) => format!("[{words}]"),
            _ => lang.pick(lack.german(), lack.to_string()),
        };
        findings.enter("");
        findings.add(kind, &lack.at.to_string(), found);
    }
}

/// Checks what the settings say of the people to call.
pub fn check_settings(site: &Site, findings: &mut Findings) {
    for (nth, town) in site.towns.iter().enumerate() {
        findings.enter("");
        let at = findings.nth("towns", nth);
        if town.website.as_deref() == Some(EXAMPLE_PAGE) {
            findings.add(&TO_FILL_IN, &format!("{at}/website"), quoted(findings.lang, EXAMPLE_PAGE));
        }
        let texts = [("name", Some(&town.human.name)), ("text", town.human.text.known())];
        for (field, text) in texts.into_iter().filter_map(|(field, text)| Some((field, text?))) {
            let words = text.get(Language::GERMAN).1;
            if words.contains(PLEASE) {
                findings.add(&TO_FILL_IN, &format!("{at}/contact/{field}"), quoted(findings.lang, words));
            }
        }
    }
}
