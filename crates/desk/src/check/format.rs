//! The format's own rules as findings, in the editor's words. Whether one is broken, the catalogue's reader has said.

mod refusal;

use super::finding::{Finding, Kind, kinds, quoted, shown};
use crate::lang::{Lang, said};
use crate::locate::field_before;
use crate::sheet::{AGES, AGES_NOT_A_DAY, FAILED};
use nahbei_catalogue::{FORMAT, Problem, Rule};
pub use refusal::in_german;
use serde_json::Value;

kinds! {
    NOT_JSON "not-json" Error {
        de: "Die Datei ist kein JSON", "Keine Familie sieht ein einziges Angebot.", "Kurz vor dieser Stelle nach einem fehlenden Komma, Anführungszeichen oder einer Klammer suchen.";
        en: "The file is no JSON", "No family sees a single offer.", "Look just before that place for a missing comma, quote or bracket.";
    }
    OTHER_FORMAT "other-format" Error {
        de: "Die Datei hat ein anderes Format", "Keine Familie sieht ein einziges Angebot.", "„format“: 1 schreiben.";
        en: "The file is of another format", "No family sees a single offer.", "Write \"format\": 1.";
    }
    MISSING "missing" Error {
        de: "Etwas fehlt, das jeder Eintrag braucht", "Ohne das lassen wir das Angebot oder die Angabe weg.", "Eintragen.";
        en: "Something is missing that every record needs", "Without it the offer or the value is left out.", "Add it.";
    }
    WRONG_TYPE "wrong-type" Error {
        de: "Hier steht etwas anderes, als hierher gehört", "Die Angabe gilt als nicht gemacht.", "So schreiben, wie es die Beschreibung des Formats sagt.";
        en: "Something else stands here than belongs here", "The value counts as not stated.", "Write it as the description of the format says.";
    }
    EMPTY "empty" Warning {
        de: "Das Feld ist leer", "Es sagt nichts und sieht doch ausgefüllt aus.", "Ausfüllen, oder das Feld weglassen: Das heißt „nicht angegeben“.";
        en: "The field is empty", "It says nothing and looks filled in.", "Fill it in, or leave the field out to say \"not stated\".";
    }
    TOO_LONG "too-long" Warning {
        de: "Der Text ist zu lang und wird abgeschnitten", "Die Familie liest einen halben Satz.", "Kürzen.";
        en: "The text is too long and is cut off", "The family reads half a sentence.", "Shorten it.";
    }
    UNKNOWN_WORD "unknown-word" Error {
        de: "Dieses Wort steht nicht in der Liste", "Die Angabe gilt als nicht gemacht; die Suche findet das Angebot damit nicht.", "Ein Wort der Liste schreiben.";
        en: "This word is not in the list", "The value counts as not stated; the search does not find the offer by it.", "Write a word of the list.";
    }
    UNKNOWN_FIELD "unknown-field" Warning {
        de: "Dieses Feld gibt es im Format nicht", "Was darin steht, sieht keine Familie.", "Umbenennen oder löschen.";
        en: "The format has no such field", "What stands in it no family sees.", "Rename or remove it.";
    }
    OUT_OF_BOUNDS "out-of-bounds" Error {
        de: "Diese Zahl ist zu groß oder zu klein", "Die Angabe gilt als nicht gemacht.", "Eine Zahl innerhalb der Grenzen schreiben.";
        en: "This number is out of bounds", "The value counts as not stated.", "Write a number within the bounds.";
    }
    BACKWARDS "backwards" Error {
        de: "Das Ende liegt vor dem Anfang", "Die Angabe gilt als nicht gemacht.", "Die beiden tauschen.";
        en: "The end is before the beginning", "The value counts as not stated.", "Swap the two.";
    }
    NOT_A_DATE "not-a-date" Error {
        de: "Das ist kein Tag", "Die Angabe gilt als nicht gemacht.", "Jahr-Monat-Tag schreiben, zum Beispiel 2026-11-03.";
        en: "This is no day", "The value counts as not stated.", "Write YYYY-MM-DD, such as 2026-11-03.";
    }
    NOT_AN_ID "not-an-id" Error {
        de: "Das ist keine Kennung", "Ohne Kennung lassen wir das Angebot weg.", "2 bis 64 Zeichen: a–z, Ziffern und Bindestriche.";
        en: "This is no id", "Without one the offer is left out.", "Use 2 to 64 letters a-z, digits and hyphens.";
    }
    DUPLICATE_ID "duplicate-id" Error {
        de: "Ein früheres Angebot hat dieselbe Kennung", "Nur das frühere wird gezeigt.", "Diesem eine eigene Kennung geben.";
        en: "An earlier offer has the same id", "Only the earlier one is shown.", "Give this one an id of its own.";
    }
    HALF_A_POSITION "half-a-position" Error {
        de: "Von Breite und Länge steht nur eine da", "Ohne beide kennt die Suche keine Entfernung.", "Beide angeben oder keine.";
        en: "Only one of latitude and longitude is there", "Without both the search knows no distance.", "Give both or neither.";
    }
    FAR_AWAY "far-away" Error {
        de: "Die Position liegt weit außerhalb von Deutschland", "Die Suche kennt keine Entfernung.", "Prüfen, ob Breite und Länge vertauscht sind.";
        en: "The position is far outside Germany", "The search knows no distance.", "Check whether lat and lon are swapped.";
    }
    HIDDEN_STREET "hidden-street" Error {
        de: "Ein geheimer Ort nennt seine Straße", "Die Seite zeigt sie nicht, aber jeder kann die Datei lesen: Wer vor Gewalt flieht, wird gefunden.", "Die Straße sofort auch aus der Datei löschen.";
        en: "A hidden place names its street", "The page does not show it, but everybody can read the file: somebody who flees from violence is found.", "Delete the street from the file, too, at once.";
    }
    NOT_A_LINK "not-a-link" Error {
        de: "Daraus kann kein Kontakt werden, den man antippt", "Wir lassen ihn weg: Die Familie erreicht niemanden.", "Eine einzelne Telefonnummer, eine Mailadresse, oder eine Adresse, die mit https:// beginnt.";
        en: "This cannot become a contact to tap", "It is left out: the family reaches nobody.", "Write one telephone number, one mail address, or an address that begins with https://.";
    }
    NOT_A_POSTAL_CODE "not-a-postal-code" Error {
        de: "Das ist keine Postleitzahl", "Die Suche nach der Postleitzahl findet das Angebot nicht.", "Fünf Ziffern als Text, auch die Null am Anfang: \"02826\".";
        en: "This is no postal code", "A search by postal code does not find the offer.", "Write five digits in quotes, with a leading zero: \"02826\".";
    }
    NOT_A_LANGUAGE "not-a-language" Error {
        de: "Das ist kein Sprachkürzel", "Wer nach seiner Sprache sucht, findet das Angebot nicht.", "Das Kürzel schreiben: de, tr, ar.";
        en: "This is no language code", "Who searches by language does not find the offer.", "Write a code such as de, tr or ar.";
    }
    REFUSED_HOURS "hours-not-understood" Error {
        de: "Diese Zeiten sind nicht zu verstehen", "Die Familie sieht keine Zeiten, und „jetzt offen“ findet das Angebot nicht.", "So schreiben: „Mo-Fr 09:00-12:00; PH off“. `nahbei hours` zeigt, was eine Angabe bedeutet.";
        en: "These hours cannot be understood", "The family sees no hours, and a search for what is open now does not find the offer.", "Write them like \"Mo-Fr 09:00-12:00; PH off\". `nahbei hours` shows what a value means.";
    }
    NO_GERMAN "no-german" Warning {
        de: "Der deutsche Text fehlt", "Er springt ein, wo eine Sprache fehlt; ohne ihn liest die Familie eine fremde.", "„de“ ergänzen.";
        en: "The German text is missing", "It stands in where a language is missing; without it the family reads a strange one.", "Add \"de\".";
    }
}

/// A problem of the format as a finding; `text` is what was read, where it was a text.
pub fn finding(problem: &Problem, text: Option<&str>, lang: Lang) -> Finding {
    let (kind, mut found, instead) = of_rule(&problem.rule, lang);
    if let (Rule::NotJson { line, column, .. }, Some(text)) = (&problem.rule, text)
        && let Some(field) = field_before(text, byte_at(text, *line, *column))
    {
        found += &lang.pick(format!(", beim Feld „{field}“"), format!(", near field \"{field}\""));
    }
    // A field is missing where the pointer ends; its name says which.
    let field = problem.pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    let found = if found.is_empty() { quoted(lang, field) } else { found };
    Finding {
        kind,
        record: problem.record.as_deref().map(shown),
        pointer: problem.pointer.clone(),
        found: shown(&found),
        instead,
    }
}

/// A problem in one line, for commands that do no more than name it.
pub fn in_one_line(problem: &Problem) -> String {
    let german = || {
        let record =
            problem.record.as_deref().map(|id| format!("Angebot „{}“: ", shown(id))).unwrap_or_default();
        let path = problem.pointer.trim_start_matches('/');
        format!("{record}{path}: {}", rule_in_words(&problem.rule))
    };
    said(german(), problem.to_string())
}

/// A broken rule in one line, without its place.
pub fn rule_in_words(rule: &Rule) -> String {
    let german = || {
        let (kind, found, _) = of_rule(rule, Lang::De);
        let found = if found.is_empty() { found } else { format!(" ({})", shown(&found)) };
        format!("{}{found}. {}", kind.de.what, kind.de.remedy)
    };
    said(german(), rule.to_string())
}

/// The kind of a rule, what was found, and what to write instead.
///
/// It names every rule, so that a new one is not forgotten here.
fn of_rule(rule: &Rule, lang: Lang) -> (&'static Kind, String, Option<String>) {
    let quoted = |text: &str| quoted(lang, text);
    match rule {
        Rule::NotJson { cut_off: true, .. } => {
            let found = lang.pick("die Datei hört zu früh auf", "the file ends too early");
            (&NOT_JSON, found.to_owned(), None)
        }
        Rule::NotJson { cut_off: false, .. } => {
            let found =
                lang.pick("hier steht ein Zeichen zu viel oder zu wenig", "a sign does not belong there");
            (&NOT_JSON, found.to_owned(), None)
        }
        Rule::OtherFormat(found) => {
            let found = found.as_ref().map_or_else(|| "–".to_owned(), Value::to_string);
            (&OTHER_FORMAT, found, Some(format!("\"format\": {FORMAT}")))
        }
        Rule::Missing => (&MISSING, String::new(), None),
        Rule::WrongType { expected, found } => {
            let found = found.to_string();
            let found = lang.pick(
                format!("{found}; erwartet: {}", in_words(expected)),
                format!("{found}; must be {expected}"),
            );
            (&WRONG_TYPE, found, None)
        }
        Rule::Empty => (&EMPTY, String::new(), None),
        Rule::TooLong { most, found } => (
            &TOO_LONG,
            lang.pick(
                format!("{found} Zeichen, höchstens {most}"),
                format!("{found} characters, at most {most}"),
            ),
            None,
        ),
        Rule::UnknownWord { found, allowed } => {
            let list = allowed.join(", ");
            let instead = nearest(found, allowed).map_or(list, str::to_owned);
            (&UNKNOWN_WORD, quoted(found), Some(instead))
        }
        Rule::UnknownField { .. } => (&UNKNOWN_FIELD, String::new(), None),
        Rule::OutOfBounds { found, bounds } => {
            (&OUT_OF_BOUNDS, found.to_string(), Some(lang.pick(in_words(bounds), bounds).to_owned()))
        }
        Rule::Backwards { from, to } => {
            (&BACKWARDS, format!("{from} – {to}"), Some(format!("{to} – {from}")))
        }
        Rule::NotADate(found) => (&NOT_A_DATE, quoted(found), None),
        Rule::NotAnId(found) => (&NOT_AN_ID, quoted(found), id_of(found)),
        Rule::DuplicateId(id) => (&DUPLICATE_ID, quoted(id), None),
        Rule::HalfAPosition => (&HALF_A_POSITION, "lat, lon".to_owned(), None),
        Rule::FarAway { lat, lon } => (&FAR_AWAY, format!("{lat}, {lon}"), None),
        Rule::HiddenStreet => (&HIDDEN_STREET, String::new(), None),
        Rule::NotALink(found) => (&NOT_A_LINK, quoted(found), None),
        Rule::NotAPostalCode(found) => (&NOT_A_POSTAL_CODE, found.to_string(), None),
        Rule::NotALanguage(found) => (&NOT_A_LANGUAGE, quoted(found), None),
        Rule::RefusedHours(refusal) => {
            (&REFUSED_HOURS, lang.pick(in_german(refusal), refusal.to_string()), None)
        }
        Rule::NoGerman => (&NO_GERMAN, String::new(), None),
    }
}

/// The byte at which the JSON reader stopped; it counts columns in bytes.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((start + column.saturating_sub(1)).min(text.len()))
}

/// What the reader expects, in German; what has no words of its own stays as it is.
fn in_words(expected: &'static str) -> &'static str {
    match expected {
        "a text in quotes" => "ein Text",
        "true or false" => "ja oder nein (true oder false)",
        "a list" => "eine Liste",
        "a list of languages" => "eine Liste von Sprachen",
        "an object { … }" => "eine Gruppe von Feldern { … }",
        "a number of degrees" => "eine Zahl in Grad",
        "a number" => "eine Zahl",
        "a colour such as \"#5b2254\"" => "eine Farbe wie „#5b2254“",
        "a darker colour: text in it needs a contrast of 7:1 on the page's ground by day" => {
            "eine dunklere Farbe: Schrift darin braucht auf dem Grund bei Tag einen Kontrast von 7:1"
        }
        "a lighter colour: text in it needs a contrast of 7:1 on the page's ground by night" => {
            "eine hellere Farbe: Schrift darin braucht auf dem Grund bei Nacht einen Kontrast von 7:1"
        }
        FAILED => "ein Wert; die Formel in dieser Zelle schlägt fehl: den Wert selbst schreiben",
        AGES => "Alter wie „6-10 Jahre“, „ab 6 Monaten“, „unter 3 Jahren“ oder „ungeboren“",
        AGES_NOT_A_DAY => {
            "Alter wie „3-6 Jahre“; die Tabelle hat daraus einen Tag gemacht: die Einheit hinter die Zahlen schreiben"
        }
        "whole months from 0 to 216, or \"unborn\"" => "ganze Monate von 0 bis 216, oder „unborn“",
        "whole weeks from 0 to 520" => "ganze Wochen von 0 bis 520",
        "whole days from 0 to 3650" => "ganze Tage von 0 bis 3650",
        "a number of kilometres from 0.1 to 1000" => "Kilometer von 0,1 bis 1000",
        _ => expected,
    }
}

/// The word of the list that is most like the one found.
fn nearest<'a>(found: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let alike =
        |word: &str| strsim::normalized_damerau_levenshtein(&word.to_lowercase(), &found.to_lowercase());
    allowed.iter().copied().max_by(|a, b| alike(a).total_cmp(&alike(b))).filter(|word| alike(word) > 0.7)
}

/// An id made of what was written.
fn id_of(written: &str) -> Option<String> {
    let folded = nahbei_finder::places::fold_place_name(written, nahbei_finder::places::Umlauts::Written);
    let id: String = folded
        .chars()
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .filter(char::is_ascii)
        .take(64)
        .collect();
    (id.len() >= 2).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_offered_where_one_is_near() {
        let allowed = ["baby", "childcare", "health"];
        for (found, near) in [("babby", Some("baby")), ("Childcare", Some("childcare")), ("qqq", None)] {
            assert_eq!(nearest(found, &allowed), near, "{found}");
        }
        assert_eq!(nearest("Gelt", &["Gewalt", "Geld"]), Some("Geld"));
        assert_eq!(id_of("Krabbel Gruppe Görlitz").as_deref(), Some("krabbel-gruppe-goerlitz"));
    }

    #[test]
    fn whatever_the_reader_expects_is_said_in_german() {
        let sources = [
            include_str!("../../../catalogue/src/fields.rs"),
            include_str!("../../../catalogue/src/read.rs"),
            include_str!("../../../catalogue/src/site.rs"),
            include_str!("../sheet/cell.rs"),
        ];
        let mut said = 0;
        for source in sources {
            let source = source.split("#[cfg(test)]").next().unwrap();
            let lines = source
                .lines()
                .filter(|line| !line.trim_start().starts_with("//") && !line.contains("reason ="));
            let source = lines.collect::<Vec<_>>().join("\n");
            // `"` within such a text is written as `\"`.
            for part in source.replace("\\\"", "\u{1}").split('"').skip(1).step_by(2) {
                let words = part.replace('\u{1}', "\"");
                if words.starts_with("a ") || words.starts_with("whole ") || words.starts_with("ages ") {
                    let german = in_words(Box::leak(words.clone().into_boxed_str()));
                    assert_ne!(german, words);
                    said += 1;
                }
            }
        }
        assert!(said > 12, "{said}");
    }
}
