//! The text files: every language says everything that German says, with the same placeholders.

#![allow(clippy::unwrap_used, reason = "a text file that cannot be read is a failed test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type Texts = BTreeMap<String, String>;

fn texts(language: &str) -> Texts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/texts/{language}.json"));
    serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
}

/// Every language but German.
fn languages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/texts");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut codes: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned())).collect();
    codes.retain(|code| code != "de");
    codes.sort();
    codes
}

/// The plural forms that whole numbers take, by CLDR 47; the browser's `Intl` asks for these.
fn plural_forms(language: &str) -> &'static [&'static str] {
    match language {
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        "pl" | "ru" | "uk" => &["one", "few", "many", "other"],
        "ro" => &["one", "few", "other"],
        _ => &["one", "other"],
    }
}

/// Whether `base` is said differently for one and for several.
fn is_plural(base: &str, german: &Texts) -> bool {
    ["one", "other"].iter().all(|form| german.contains_key(&format!("{base}.{form}")))
}

/// The keys a language has to have: German's, with its own plural forms.
fn keys_of(language: &str, german: &Texts) -> BTreeSet<String> {
    let keys = german.keys().flat_map(|key| match key.rsplit_once('.') {
        Some((base, "one" | "other")) if is_plural(base, german) => {
            plural_forms(language).iter().map(|form| format!("{base}.{form}")).collect()
        }
        _ => vec![key.clone()],
    });
    keys.collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The German text that a key stands for.
fn german_of<'a>(key: &str, german: &'a Texts) -> &'a str {
    let base = key.rsplit_once('.').map_or(key, |(base, _)| base);
    german.get(key).or_else(|| german.get(&format!("{base}.other"))).map_or("", String::as_str)
}

#[test]
fn every_language_has_every_text_and_no_other() {
    let german = texts("de");
    for language in languages() {
        let own: BTreeSet<String> = texts(&language).into_keys().collect();
        let wanted = keys_of(&language, &german);
        let missing: Vec<_> = wanted.difference(&own).collect();
        let unknown: Vec<_> = own.difference(&wanted).collect();
        assert!(
            missing.is_empty() && unknown.is_empty(),
            "{language}: missing {missing:?}, unknown {unknown:?}"
        );
    }
}

#[test]
fn every_language_fills_in_the_same_places() {
    let german = texts("de");
    for language in languages() {
        for (key, text) in &texts(&language) {
            let (own, wanted) = (placeholders(text), placeholders(german_of(key, &german)));
            let is_form = key.rsplit_once('.').is_some_and(|(base, _)| is_plural(base, &german));
            // A form for one number may say that number in words, and German's own may.
            let is_same =
                own == wanted || is_form && own.symmetric_difference(&wanted).all(|name| *name == "count");
            assert!(is_same, "{language} {key}: {own:?} instead of {wanted:?}");
        }
    }
}

#[test]
fn a_form_that_stands_for_several_numbers_names_the_number() {
    let german = texts("de");
    for language in languages() {
        for (key, text) in &texts(&language) {
            let several = key.rsplit_once('.').is_some_and(|(base, form)| {
                is_plural(base, &german)
                    && (["few", "many", "other"].contains(&form)
                        || form == "one" && ["ru", "uk"].contains(&language.as_str()))
            });
            assert!(!several || placeholders(text).contains("count"), "{language} {key}: {text}");
        }
    }
}

#[test]
fn no_text_is_empty_holds_markup_or_turns_the_direction() {
    for language in languages().into_iter().chain(["de".to_owned()]) {
        for (key, text) in &texts(&language) {
            let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(
                !text.trim().is_empty() && !text.contains(['<', '>']) && !text.chars().any(turns),
                "{language} {key}"
            );
        }
        assert_eq!(texts(&language)["language"], language);
    }
}

#[test]
fn numbers_and_names_are_the_same_in_every_language() {
    let digits = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() > 1);
        parts.map(str::to_owned).collect()
    };
    let german = texts("de");
    for language in languages() {
        let own = texts(&language);
        for (key, text) in german.iter().filter(|(key, _)| own.contains_key(*key)) {
            let (mut one, mut other) = (digits(text), digits(&own[key]));
            one.sort();
            other.sort();
            // Hours of the day are written differently.
            assert!(one == other || key.starts_with("day."), "{language} {key}: {} / {text}", own[key]);
            for name in ["Nahbei", "OpenStreetMap", "ODbL", "Tabler", "OpenHolidays"] {
                assert_eq!(text.contains(name), own[key].contains(name), "{language} {key}: {name}");
            }
        }
    }
}

/// Words that begin a subordinate clause.
const SUBORDINATE: [&str; 17] = [
    "dass", "weil", "wenn", "ob", "obwohl", "während", "damit", "sodass", "falls", "bevor", "nachdem",
    "sobald", "solange", "indem", "sofern", "deren", "dessen",
];

#[test]
fn plain_german_is_said_in_short_main_clauses() {
    for (key, text) in &texts("de-simple") {
        for sentence in
            text.split(['.', '!', '?', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty())
        {
            let words: Vec<&str> =
                sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
            assert!(words.len() <= 12, "{key}: {} words in \"{sentence}\"", words.len());
            let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
            for word in &words {
                assert!(!SUBORDINATE.contains(&bare(word).as_str()), "{key}: \"{word}\" in \"{sentence}\"");
                let longest =
                    word.split(['-', '·', '\u{ad}', '.', '/']).map(|part| part.chars().count()).max();
                assert!(word.contains('{') || longest.unwrap_or_default() <= 17, "{key}: \"{word}\" is long");
            }
            let passive =
                words.iter().any(|word| ["wird", "werden", "wurde", "wurden"].contains(&bare(word).as_str()));
            let participle =
                words.last().is_some_and(|word| bare(word).starts_with("ge") && bare(word).ends_with('t'));
            assert!(!(passive && participle), "{key}: passive in \"{sentence}\"");
        }
    }
}
