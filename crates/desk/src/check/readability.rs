//! How hard German texts are to read, and what makes them so. It rewrites nothing.
//!
//! Measured with the first Wiener Sachtextformel (Richard Bamberger, Erich Vanecek: Lesen – Verstehen – Lernen –
//! Schreiben, 1984), which gives the school year from which a text is understood, 4 to 15.

use super::finding::{Findings, german, kinds};
use super::texts;
use nahbei_catalogue::Offer;

kinds! {
    HARD "text-hard" Hint {
        de: "Der Text ist schwer zu lesen", "Wer müde ist, Angst hat oder wenig Deutsch liest, gibt nach dem ersten Satz auf.", "Kurze Sätze, kurze Wörter; sagen, was passiert, statt Hauptwörter auf -ung.";
        en: "The text is hard to read", "Somebody tired, afraid or reading little German gives up after the first sentence.", "Short sentences, short words; say what happens instead of using abstract nouns.";
    }
    LONG_SENTENCE "sentence-long" Hint {
        de: "Ein Satz ist sehr lang", "Am Ende weiß niemand mehr, wie er anfing.", "Zwei oder drei Sätze daraus machen.";
        en: "A sentence is very long", "At its end nobody remembers how it began.", "Make two or three sentences of it.";
    }
    LONG_SUMMARY "summary-long" Hint {
        de: "Die Zusammenfassung ist zu lang für eine Karte", "Die Familie sieht weniger Angebote auf einmal und liest keines zu Ende.", "Einen Satz von höchstens 200 Zeichen schreiben; den Rest unter „description“.";
        en: "The summary is too long for a card", "The family sees fewer offers at once and reads none to its end.", "Write one sentence of 200 characters at most; the rest goes into description.";
    }
    LONG_NAME "name-long" Hint {
        de: "Der Name ist sehr lang", "Auf dem Handy füllt er die halbe Karte.", "Den Namen kürzen; was dazugehört, in die Zusammenfassung schreiben.";
        en: "The name is very long", "On a phone it fills half the card.", "Shorten the name; what belongs to it goes into the summary.";
    }
    SHOUTING "text-in-capitals" Hint {
        de: "Der Text steht in Großbuchstaben", "Großbuchstaben lesen sich schwer und wirken wie Schreien; Vorlesen buchstabiert sie.", "Groß und klein schreiben.";
        en: "The text is in capitals", "Capitals are hard to read and look like shouting; reading aloud spells them.", "Use small letters.";
    }
    LAW "text-cites-law" Hint {
        de: "Der Text nennt Paragrafen", "Das Gesetz hilft der Familie nicht zu verstehen, was sie bekommt.", "Sagen, was die Familie bekommt; den Paragrafen weglassen.";
        en: "The text cites a law", "The law does not help the family to understand what they get.", "Say what the family gets; leave the law out.";
    }
    REPEATED "text-repeated" Hint {
        de: "Zwei Felder sagen dasselbe", "Die Familie liest zweimal und erfährt einmal etwas.", "Eines der beiden löschen.";
        en: "Two fields say the same", "The family reads twice and learns once.", "Delete one of the two.";
    }
    MARKUP "text-with-markup" Warning {
        de: "Im Text stehen Zeichen aus einer Webseite", "Die Familie sieht spitze Klammern statt eines Satzes.", "Sie löschen; der Text ist reiner Text.";
        en: "The text holds signs from a web page", "The family sees angle brackets instead of a sentence.", "Delete them; texts are plain.";
    }
    GARBLED "text-garbled" Error {
        de: "Umlaute sind zerstört", "Die Familie kann Wörter nicht lesen, und die Suche findet sie nicht.", "Die Datei als UTF-8 speichern und die Wörter neu schreiben.";
        en: "Letters are garbled", "The family cannot read words, and the search does not find them.", "Save the file as UTF-8 and write the words anew.";
    }
    PLACEHOLDER "text-placeholder" Error {
        de: "Hier steht ein Platzhalter statt eines Textes", "Die Familie liest etwas, das nicht für sie ist.", "Den Text schreiben, oder das Feld leer lassen.";
        en: "A placeholder stands here instead of a text", "The family reads what is not meant for them.", "Write the text, or leave the field out.";
    }
    PROFESSIONALS "offer-for-professionals" Warning {
        de: "Das Angebot ist für Fachkräfte, nicht für Familien", "Eine Familie ruft in Not an und wird abgewiesen.", "Das Angebot aus dem Katalog nehmen, oder den Satz ändern, wenn Familien kommen dürfen.";
        en: "The offer is for professionals, not for families", "A family in need calls and is turned away.", "Take it out of the catalogue, or change the sentence if families may come.";
    }
}

/// A text of fewer words has no measurable difficulty.
const LEAST_WORDS: usize = 20;
/// Harder than this is more than the twelfth school year.
const HARDEST: f64 = 12.0;
/// Longer sentences are told; DIN SPEC 33429 asks for far shorter ones in plain German.
const LONGEST_SENTENCE: usize = 35;
const LONGEST_SUMMARY: usize = 240;
const LONGEST_NAME: usize = 90;

/// Checks how the texts of an offer read.
pub fn check(offer: &Offer, findings: &mut Findings) {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (at, text) in texts::of(offer) {
        for (language, words) in text.iter() {
            check_signs(&format!("{at}/{language}"), words, findings);
        }
        let Some((place, words)) = german(text, &at) else { continue };
        check_german(&place, words, findings);
        let most = match at.as_str() {
            "name" => Some((LONGEST_NAME, &LONG_NAME)),
            "summary" => Some((LONGEST_SUMMARY, &LONG_SUMMARY)),
            _ => None,
        };
        let letters = words.chars().count();
        if let Some((_, kind)) = most.filter(|(most, _)| letters > *most) {
            findings.add(
                kind,
                &place,
                findings.lang.pick(format!("{letters} Zeichen"), format!("{letters} characters")),
            );
        }
        if let Some((other, _)) = seen.iter().find(|(_, other)| *other == words) {
            findings.add(&REPEATED, &place, format!("{other} = {at}"));
        }
        seen.push((at, words));
    }
}

/// Signs that belong into no text, in whatever language.
fn check_signs(place: &str, words: &str, findings: &mut Findings) {
    let tags =
        ["<br", "<p>", "</", "<b>", "<a ", "<div", "<span", "&nbsp;", "&amp;", "&quot;", "&lt;", "**", "]("];
    if let Some(tag) = tags.iter().find(|tag| words.contains(**tag)) {
        findings.add(&MARKUP, place, excerpt(words, tag));
    }
    // UTF-8 read as Latin-1, or a letter that was lost on the way.
    let garbled = ["Ã¤", "Ã¶", "Ã¼", "ÃŸ", "Ã„", "Ã–", "Ãœ", "â€", "\u{fffd}"];
    if let Some(signs) = garbled.iter().find(|signs| words.contains(**signs)) {
        findings.add(&GARBLED, place, excerpt(words, signs));
    }
    let lower = words.trim().to_lowercase();
    let whole = [
        "test",
        "xxx",
        "tbd",
        "todo",
        "n/a",
        "k.a.",
        "k. a.",
        "-",
        "--",
        "?",
        "???",
        "folgt",
        "siehe oben",
        "s.o.",
        "unbekannt",
        "keine angabe",
        "text",
        "asdf",
    ];
    let part = ["lorem ipsum", "todo:", "hier text", "noch ergänzen", "bitte ergänzen", "platzhalter"];
    if whole.contains(&lower.as_str()) || part.iter().any(|part| lower.contains(part)) {
        findings.add(&PLACEHOLDER, place, words);
    }
}

fn check_german(place: &str, words: &str, findings: &mut Findings) {
    let lang = findings.lang;
    if let Some(level) = school_year(words).filter(|level| *level > HARDEST) {
        findings.add(
            &HARD,
            place,
            lang.pick(format!("Stufe {level:.0} von 15"), format!("level {level:.0} of 15")),
        );
    }
    if let Some((count, sentence)) = sentences(words)
        .map(|sentence| (words_of(sentence).count(), sentence))
        .find(|(count, _)| *count > LONGEST_SENTENCE)
    {
        let begin: Vec<&str> = sentence.split_whitespace().take(5).collect();
        let found = lang.pick(
            format!("{count} Wörter: {} …", begin.join(" ")),
            format!("{count} words: {} …", begin.join(" ")),
        );
        findings.add(&LONG_SENTENCE, place, found);
    }
    let letters: Vec<char> = words.chars().filter(|letter| letter.is_alphabetic()).collect();
    if letters.len() >= 12
        && letters.iter().filter(|letter| letter.is_uppercase()).count() * 10 >= letters.len() * 9
    {
        findings.add(&SHOUTING, place, words);
    }
    if let Some(sign) = ["§", "SGB "].iter().find(|sign| words.contains(**sign)) {
        findings.add(&LAW, place, excerpt(words, sign));
    }
    let lower = words.to_lowercase();
    let only = [
        "nur für fachkräfte",
        "nur für fachpersonal",
        "ausschließlich für fachkräfte",
        "ausschließlich an fachkräfte",
        "richtet sich an fachkräfte",
        "richtet sich nur an fachkräfte",
        "angebot für fachkräfte",
        "fortbildung für fachkräfte",
    ];
    if let Some(phrase) = only.iter().find(|phrase| lower.contains(**phrase)) {
        findings.add(&PROFESSIONALS, place, (*phrase).to_owned());
    }
}

/// A part of a text around what was found in it.
fn excerpt(text: &str, found: &str) -> String {
    let at = text.find(found).unwrap_or_default();
    let begin = text.floor_char_boundary(at.saturating_sub(15));
    let end = text.ceil_char_boundary((at + found.len() + 15).min(text.len()));
    format!("… {} …", text[begin..end].trim())
}

/// The school year from which a German text is understood; nothing for a short one.
fn school_year(text: &str) -> Option<f64> {
    let words: Vec<&str> = words_of(text).collect();
    if words.len() < LEAST_WORDS {
        return None;
    }
    let share = |fits: &dyn Fn(&str) -> bool| {
        100.0 * number(words.iter().filter(|word| fits(word)).count()) / number(words.len())
    };
    let sentence_length = number(words.len()) / number(sentences(text).count().max(1));
    let many_syllables = share(&|word| syllables(word) >= 3);
    let long = share(&|word| word.chars().count() > 6);
    let one_syllable = share(&|word| syllables(word) == 1);
    Some(0.1935 * many_syllables + 0.1672 * sentence_length + 0.1297 * long - 0.0327 * one_syllable - 0.875)
}

#[allow(clippy::cast_precision_loss, reason = "a text has far fewer words than 2 to the 52")]
fn number(count: usize) -> f64 {
    count as f64
}

/// Sentences, and lines and parts of lists, which are read alike.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |letter: char| matches!(letter, '.' | '!' | '?' | ':' | ';' | '\n' | '•');
    text.split(ends).filter(|sentence| sentence.chars().filter(|letter| letter.is_alphabetic()).count() > 2)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Groups of vowels; the pairs that are one sound count once.
fn syllables(word: &str) -> usize {
    let is_vowel = |letter: char| "aeiouyäöüáéèêó".contains(letter);
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let mut count = 0;
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if is_vowel(*letter) {
            count += 1;
            let pair = (*letter, letters.get(at + 1).copied().unwrap_or(' '));
            let pairs = ["ai", "au", "ei", "eu", "äu", "ie", "aa", "ee", "oo", "ey", "ay"];
            let is_one = pairs.iter().any(|one| one.chars().eq([pair.0, pair.1]));
            at += usize::from(is_one);
        }
        at += 1;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_one_speaks() {
        for (word, count) in [
            ("Kind", 1),
            ("Baby", 2),
            ("Eltern", 2),
            ("Frauenhaus", 3),
            ("Spielkreis", 2),
            ("Idee", 2),
            ("Beratungsstelle", 5),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn office_german_is_harder_than_a_plain_text() {
        let plain = "Ihr Baby weint viel und Sie schlafen kaum? Kommen Sie zu uns. Wir hören zu und schauen in Ruhe hin. Sie müssen nichts mitbringen. Ihr Kind ist dabei.";
        let office = "Die Inanspruchnahme niedrigschwelliger sozialpädagogischer Unterstützungsleistungen erfolgt unter Berücksichtigung individueller Bedarfslagen im Rahmen der Hilfeplanung gemeinsam mit den Personensorgeberechtigten und den beteiligten Institutionen der Jugendhilfe.";
        assert!(school_year(plain).unwrap() < 6.0, "{:?}", school_year(plain));
        assert!(school_year(office).unwrap() > 15.0);
        assert_eq!(school_year("Kurz."), None);
    }
}
