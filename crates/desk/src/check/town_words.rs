//! The words a town adds to those of all families (`words.json`, described in `docs/words.md`). It searches with none.

use super::finding::{Findings, kinds, quoted};
use nahbei_catalogue::{Need, Term};
use nahbei_finder::{KindOfHelp, Words};
use serde_json::{Map, Value};

kinds! {
    SHAPE "words-shape" Error {
        de: "So stehen Wörter nicht in dieser Datei", "Die Wörter der Stadt gelten nicht; wer sie eintippt, findet nichts.", "Nach docs/words.md schreiben: {\"kinds\": {\"…\": {\"words\": {\"de\": [\"…\"]}}}}.";
        en: "Words do not stand like this in the file", "The town's words do not count; who types them finds nothing.", "Write as docs/words.md says: {\"kinds\": {\"…\": {\"words\": {\"de\": [\"…\"]}}}}.";
    }
    DANGER "words-change-danger" Error {
        de: "Worte der Gefahr kann eine Stadt nicht ändern", "Ein Fehler dort kostet mehr als eine Suche.", "Die Worte für public/words vorschlagen und hier löschen.";
        en: "A town cannot change the words of danger", "A mistake there costs more than a search.", "Propose the words for public/words and delete them here.";
    }
    HALF_KIND "words-kind-incomplete" Error {
        de: "Einer neuen Art von Hilfe fehlt etwas", "Die Suche kann sie keinem Angebot zuordnen.", "Ergänzen; oder ist es ein Tippfehler in einer Art, die es schon gibt?";
        en: "A new kind of help lacks something", "The search cannot tell which offers are of it.", "Add it; or is it a slip in the id of a kind that exists?";
    }
    ALSO "words-kind-unknown" Error {
        de: "Diese Art von Hilfe gibt es nicht", "Was in der gleichen Lage hilft, wird nicht mit gezeigt.", "Eine Kennung aus public/kinds.json schreiben.";
        en: "There is no such kind of help", "What helps in the same situation is not shown along.", "Write an id of public/kinds.json.";
    }
    NEED "words-need-unknown" Error {
        de: "Dieses Anliegen gibt es nicht", "Wer ein Anliegen antippt, sieht die Art von Hilfe nicht.", "Ein Anliegen aus docs/catalogue.md schreiben.";
        en: "There is no such need", "Who taps a need does not see the kind of help.", "Write a need of docs/catalogue.md.";
    }
    LANGUAGE "words-language-unknown" Error {
        de: "In dieser Sprache sucht die Seite nicht", "Die Wörter findet niemand.", "Eine Sprache nehmen, die es unter public/words gibt.";
        en: "The page does not search in this language", "Nobody finds the words.", "Take a language that public/words has.";
    }
    LONG "words-phrase-long" Warning {
        de: "Der Ausdruck ist zu lang", "So tippt es niemand ein.", "Ein bis drei Wörter, höchstens 80 Zeichen.";
        en: "The phrase is too long", "Nobody types it like that.", "One to three words, 80 letters at most.";
    }
}

const LONGEST: usize = 80;

/// Checks a town's words beside the kinds of help that are there and the languages that are searched.
pub fn check(json: &str, kinds: &[KindOfHelp], languages: &[String], findings: &mut Findings) {
    findings.enter("");
    let file: Value = serde_json::from_str(json).unwrap_or_default();
    let Some(file) = file.as_object() else {
        findings.add(&SHAPE, "", "{ … }");
        return;
    };
    for key in file.keys().filter(|key| *key != "kinds") {
        let kind = if matches!(key.as_str(), "groups" | "crisis" | "harmless") { &DANGER } else { &SHAPE };
        findings.add(kind, key, quoted(findings.lang, key));
    }
    let empty = Map::new();
    let added = file.get("kinds").and_then(Value::as_object);
    if added.is_none() {
        findings.add(&SHAPE, "kinds", "kinds");
    }
    let added = added.unwrap_or(&empty);
    let is_known = |id: &str| kinds.iter().any(|kind| kind.id == id) || added.contains_key(id);
    for (id, fields) in added {
        findings.enter(format!("/kinds/{id}"));
        let Some(fields) = fields.as_object() else {
            findings.add(&SHAPE, "", quoted(findings.lang, id));
            continue;
        };
        let is_new = !kinds.iter().any(|kind| kind.id == *id);
        for field in
            ["needs", "terms", "words"].iter().filter(|field| is_new && !fields.contains_key(**field))
        {
            findings.add(&HALF_KIND, "", format!("{}: {field}", quoted(findings.lang, id)));
        }
        check_fields(fields, languages, &is_known, findings);
    }
}

fn check_fields(
    fields: &Map<String, Value>,
    languages: &[String],
    is_known: &impl Fn(&str) -> bool,
    findings: &mut Findings,
) {
    for (field, value) in fields {
        match field.as_str() {
            "needs" => each(value, field, findings, |need| Need::from_id(need).is_none().then_some(&NEED)),
            "also" => each(value, field, findings, |id| (!is_known(id)).then_some(&ALSO)),
            "terms" => each(value, field, findings, too_long),
            "words" => match value.as_object() {
                Some(words) => {
                    for (language, phrases) in words {
                        let at = format!("words/{language}");
                        if !languages.contains(language) {
                            findings.add(&LANGUAGE, &at, quoted(findings.lang, language));
                        }
                        each(phrases, &at, findings, too_long);
                    }
                }
                None => findings.add(&SHAPE, field, field),
            },
            _ => findings.add(&SHAPE, field, quoted(findings.lang, field)),
        }
    }
}

fn too_long(phrase: &str) -> Option<&'static super::finding::Kind> {
    (phrase.chars().count() > LONGEST).then_some(&LONG)
}

/// Judges each text of a list.
fn each(
    list: &Value,
    at: &str,
    findings: &mut Findings,
    judge: impl Fn(&str) -> Option<&'static super::finding::Kind>,
) {
    let Some(elements) = list.as_array() else {
        findings.add(&SHAPE, at, list.to_string());
        return;
    };
    for (nth, element) in elements.iter().enumerate() {
        let place = format!("{at}/{nth}");
        match element.as_str() {
            Some(text) => {
                if let Some(kind) = judge(text) {
                    findings.add(kind, &place, quoted(findings.lang, text));
                }
            }
            None => findings.add(&SHAPE, &place, element.to_string()),
        }
    }
}

/// Adds a town's words to those of all families, as publishing does.
pub fn add(json: &str, kinds: &mut Vec<KindOfHelp>, words: &mut [Words]) {
    let file: Value = serde_json::from_str(json).unwrap_or_default();
    let texts = |value: Option<&Value>| -> Vec<String> {
        let list = value.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    for (id, fields) in file.get("kinds").and_then(Value::as_object).into_iter().flatten() {
        let terms = texts(fields.get("terms"));
        if let Some(kind) = kinds.iter_mut().find(|kind| kind.id == *id) {
            kind.terms.extend(terms);
        } else {
            let needs = texts(fields.get("needs")).iter().filter_map(|need| Need::from_id(need)).collect();
            kinds.push(KindOfHelp { id: id.clone(), needs, also: texts(fields.get("also")), terms });
        }
        for file in words.iter_mut() {
            let sayings = texts(fields.get("words").and_then(|words| words.get(&file.language)));
            match file.kinds.iter_mut().find(|(known, _)| known == id) {
                Some((_, known)) => known.extend(sayings),
                None => file.kinds.push((id.clone(), sayings)),
            }
        }
    }
}
