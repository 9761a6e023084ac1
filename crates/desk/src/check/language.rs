//! Languages of texts and languages spoken: what is missing, mixed up or never shown. It translates nothing.

use super::Context;
use super::finding::{Findings, kinds, quoted};
use super::texts;
use nahbei_catalogue::{Language, Offer, Text};

kinds! {
    MISSING "translation-missing" Hint {
        de: "Der Name ist übersetzt, die Zusammenfassung nicht", "Die Karte beginnt in der Sprache der Familie und geht auf Deutsch weiter.", "Die Zusammenfassung auch übersetzen lassen.";
        en: "The name is translated, the summary is not", "The card begins in the family's language and goes on in German.", "Have the summary translated, too.";
    }
    SPOKEN "spoken-language-without-text" Hint {
        de: "Diese Sprache wird gesprochen, aber kein Text steht in ihr", "Wer nur sie liest, erfährt nicht, dass hier jemand sie spricht und worum es geht.", "Wenigstens Namen und Zusammenfassung in diese Sprache übersetzen lassen.";
        en: "This language is spoken, but no text is in it", "Somebody who reads only this one does not learn that it is spoken here and what it is about.", "Have at least name and summary translated into it.";
    }
    SCRIPT "text-in-wrong-script" Warning {
        de: "Der Text ist nicht in der Schrift dieser Sprache", "Wer diese Sprache liest, kann ihn nicht lesen; die Vorlesestimme auch nicht.", "Text und Sprachkürzel vergleichen; vielleicht sind zwei vertauscht.";
        en: "The text is not in the script of its language", "Who reads this language cannot read it, nor can the voice that reads aloud.", "Compare text and code; two may be swapped.";
    }
    SAME "translation-is-german" Warning {
        de: "Die Übersetzung ist der deutsche Text", "Die Familie wählt ihre Sprache und liest doch Deutsch.", "Übersetzen, oder das Feld dieser Sprache leer lassen: Dann sagt die Seite, dass es Deutsch ist.";
        en: "The translation is the German text", "The family chooses its language and still reads German.", "Translate it, or leave the language out: the page then says that it is German.";
    }
    UNKNOWN "language-unknown" Error {
        de: "Dieses Kürzel ist keine Sprache", "Wer nach seiner Sprache sucht, findet das Angebot nicht.", "Das Kürzel der Sprache schreiben, nicht das des Landes: Ukrainisch ist uk, Tschechisch cs, Arabisch ar.";
        en: "This code is no language", "Who searches by language does not find the offer.", "Write the code of the language, not of the country: Ukrainian is uk, Czech cs, Arabic ar.";
    }
    NOT_OF_SITE "text-never-shown" Hint {
        de: "Die Seite bietet diese Sprache nicht an", "Der Text ist da, und niemand sieht ihn.", "Die Sprache in „languages“ der site.json aufnehmen.";
        en: "The site does not offer this language", "The text is there and nobody sees it.", "Add the language to languages of site.json.";
    }
}

/// The two-letter codes of ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu \
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd \
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st \
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Countries whose code is often written for their language.
const COUNTRIES: [(&str, &str); 13] = [
    ("ua", "uk"),
    ("cz", "cs"),
    ("gr", "el"),
    ("dk", "da"),
    ("cn", "zh"),
    ("jp", "ja"),
    ("gb", "en"),
    ("us", "en"),
    ("at", "de"),
    ("al", "sq"),
    ("rs", "sr"),
    ("by", "be"),
    ("ir", "fa"),
];

/// Checks the languages of an offer.
pub fn check(offer: &Offer, context: &Context, findings: &mut Findings) {
    for (at, text) in texts::of(offer) {
        check_text(text, &at, context, findings);
    }
    check_card(offer, findings);
    let mut unread = Vec::new();
    for (nth, spoken) in offer.languages.known().into_iter().flatten().enumerate() {
        let at = findings.nth("languages", nth);
        let code = spoken.code();
        if !is_language(code) {
            findings.add_with(&UNKNOWN, &at, quoted(findings.lang, code), of_country(code));
        } else if context.languages.contains(&code.to_owned())
            && !is_german(code)
            && has_no(&offer.name, code)
            && offer.summary.known().is_none_or(|summary| has_no(summary, code))
        {
            unread.push(code);
        }
    }
    if !unread.is_empty() {
        findings.add(&SPOKEN, "languages", unread.join(", "));
    }
}

fn check_text(text: &Text, at: &str, context: &Context, findings: &mut Findings) {
    let german = text.get(Language::GERMAN).1;
    for (language, words) in text.iter().filter(|(language, _)| !is_german(language.code())) {
        let code = language.code();
        let place = format!("{at}/{code}");
        if !is_language(code) {
            findings.add_with(&UNKNOWN, &place, quoted(findings.lang, code), of_country(code));
        } else if !is_in_script(code, words) {
            findings.add(&SCRIPT, &place, format!("{code}: {words}"));
        } else if words == german && words.split_whitespace().count() > 3 {
            findings.add(&SAME, &place, format!("{code}: {words}"));
        } else if at == "name"
            && !context.languages.is_empty()
            && !context.languages.contains(&code.to_owned())
        {
            findings.add(&NOT_OF_SITE, &place, quoted(findings.lang, code));
        }
    }
}

/// Name and summary stand on the card, so they should be in the same languages.
fn check_card(offer: &Offer, findings: &mut Findings) {
    let Some(summary) = offer.summary.known() else { return };
    let missing: Vec<&str> =
        offer.name.iter().map(|(language, _)| language.code()).filter(|code| has_no(summary, code)).collect();
    if !missing.is_empty() {
        findings.add(&MISSING, "summary", missing.join(", "));
    }
}

fn has_no(text: &Text, code: &str) -> bool {
    text.get(code).0 != code
}

fn is_german(code: &str) -> bool {
    code == "de" || code.starts_with("de-")
}

/// Whether a code is a language's. Of the thousands with three letters all are taken for granted.
fn is_language(code: &str) -> bool {
    let primary = primary(code);
    primary.len() != 2 || CODES.split(' ').any(|known| known == primary)
}

/// The language of a country whose code was written instead.
fn of_country(code: &str) -> Option<String> {
    let found = COUNTRIES.iter().find(|(country, _)| *country == primary(code));
    found.map(|(_, language)| (*language).to_owned())
}

fn primary(code: &str) -> &str {
    code.split('-').next().unwrap_or_default()
}

/// Whether most letters of a text are of the script its language is written in.
fn is_in_script(code: &str, words: &str) -> bool {
    let (mut arabic, mut cyrillic, mut latin) = (0, 0, 0);
    for letter in words.chars().filter(|letter| letter.is_alphabetic()) {
        match letter {
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}' => arabic += 1,
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => latin += 1,
            _ => {}
        }
    }
    // Names of German offices stand in any text, so one letter of its own script in four is enough.
    let is_own = |own: usize| own * 3 >= arabic + cyrillic + latin - own;
    match primary(code) {
        "ar" | "fa" | "ckb" | "ps" | "ur" => is_own(arabic),
        "uk" | "ru" | "bg" | "be" | "mk" => is_own(cyrillic),
        "en" | "tr" | "pl" | "ro" | "fr" | "es" | "it" | "ku" | "sq" | "vi" | "pt" | "cs" | "hr" => {
            is_own(latin)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_no_language() {
        for (code, is_one, meant) in [
            ("de", true, None),
            ("uk", true, None),
            ("ckb", true, None),
            ("de-simple", true, None),
            ("ua", false, Some("uk")),
            ("cz", false, Some("cs")),
            ("qq", false, None),
        ] {
            assert_eq!((is_language(code), of_country(code).as_deref()), (is_one, meant), "{code}");
        }
    }

    #[test]
    fn a_text_is_in_the_script_of_its_language() {
        for (code, words, fits) in [
            ("ar", "استشارة للرضّع كثيري البكاء", true),
            ("ar", "هاتف الأطفال – Nummer gegen Kummer", true),
            ("ar", "Help when your baby cries", false),
            ("uk", "Черговий лікар 116 117", true),
            ("tr", "Черговий лікар", false),
            ("en", "116 117", true),
        ] {
            assert_eq!(is_in_script(code, words), fits, "{code} {words}");
        }
    }
}
