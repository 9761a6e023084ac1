//! Town words from file to published folder, and every mistake an editor can make. How they search is not tested here.

use std::path::PathBuf;

use super::*;
use crate::site::Site;

const SETTINGS: &str = r#"{"towns": [{"id": "apolda", "catalogues": ["catalogue.json"]}]}"#;

/// "Hilfe" and "Amt" stand in seven kinds, "Geld" in six.
const KINDS: &str = r#"{
    "debt-advice": {"needs": ["money"], "also": ["food-bank"], "terms": ["Schuldnerberatung"]},
    "food-bank": {"needs": ["money"], "also": [], "terms": ["Tafel"]},
    "a": {"terms": ["Amt"]}, "b": {"terms": ["Amt"]}, "c": {}, "d": {}, "e": {}
}"#;
const GERMAN_WORDS: &str = r#"{"language": "de", "crisis": {"violence": ["er schlägt mich"]}, "harmless": ["Sahne schlagen"],
    "kinds": {
        "debt-advice": ["Schulden", "Hilfe, Geld weg", "Amt"], "food-bank": ["Hilfe Geld Amt"],
        "a": ["Geld hilfe"], "b": ["Geld HILFE"], "c": ["Geld Hilfe Amt"], "d": ["Geld Hilfe Amt"], "e": ["Hilfe Amt"]
    }}"#;
const TURKISH_WORDS: &str = r#"{"language": "tr", "kinds": {"debt-advice": ["borç"]}}"#;

/// A checkout with an app of few words and these files.
fn checkout(files: &[(&str, &str)]) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let app = [
        ("public/kinds.json", KINDS),
        ("public/words/de.json", GERMAN_WORDS),
        ("public/words/tr.json", TURKISH_WORDS),
        ("apolda/site.json", SETTINGS),
        ("apolda/catalogue.json", "{}"),
    ];
    for (name, text) in app.iter().chain(files) {
        let file = home.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }
    home
}

/// Publishes the words with `site` and returns `kinds.json`, then the German, then the Turkish file.
fn published(files: &[(&str, &str)], site: &str) -> Result<[String; 3]> {
    let home = checkout(files);
    let (public, out) = (home.path().join("public"), home.path().join("out"));
    fs::create_dir(&out)?;
    Site::read(&home.path().join(site))?.words(&public)?.write(&out)?;
    Ok(["kinds.json", "words/de.json", "words/tr.json"]
        .map(|name| fs::read_to_string(out.join(name)).expect("published")))
}

fn refusal(words: &str) -> String {
    format!("{:#}", published(&[("apolda/words.json", words)], "apolda").expect_err("refused"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn without_a_words_file_all_words_stay_and_lose_only_blanks_and_capitals() {
    let all = published(&[], "apolda").expect("published");
    for (text, source) in
        all.iter().zip([KINDS.to_owned(), GERMAN_WORDS.to_lowercase(), TURKISH_WORDS.to_lowercase()])
    {
        assert_eq!(json(text), json(&source));
        assert_eq!(*text, json(text).to_string());
    }
}

#[test]
fn a_known_kind_gets_what_it_does_not_hold_yet() {
    let words = r#"{"kinds": {"debt-advice": {"needs": ["money", "housing"], "terms": ["Schuldenlotse"],
        "words": {"de": [" Fuggerei ", "Schulden"], "tr": ["borçlu"]}}}}"#;
    let [kinds, german, turkish] = published(&[("apolda/words.json", words)], "apolda").expect("published");
    assert_eq!(
        json(&kinds)["debt-advice"],
        json(
            r#"{"needs": ["money", "housing"], "also": ["food-bank"], "terms": ["Schuldnerberatung", "Schuldenlotse"]}"#
        )
    );
    assert_eq!(
        json(&german)["kinds"]["debt-advice"],
        json(r#"["schulden", "hilfe, geld weg", "amt", "fuggerei"]"#)
    );
    assert_eq!(json(&turkish)["kinds"]["debt-advice"], json(r#"["borç", "borçlu"]"#));
    assert_eq!(json(&german)["crisis"], json(GERMAN_WORDS)["crisis"]);
    assert_eq!(json(&kinds)["food-bank"], json(KINDS)["food-bank"]);
}

const NEW: &str = r#"{"kinds": {"toy-library": {"needs": ["leisure"], "also": ["food-bank"],
    "terms": ["Spielothek"], "words": {"de": ["Spiele leihen"]}}}}"#;

#[test]
fn a_new_kind_joins_the_others() {
    let [kinds, german, turkish] = published(&[("apolda/words.json", NEW)], "apolda").expect("published");
    assert_eq!(
        json(&kinds)["toy-library"],
        json(r#"{"needs": ["leisure"], "also": ["food-bank"], "terms": ["Spielothek"]}"#)
    );
    assert_eq!(json(&german)["kinds"]["toy-library"], json(r#"["spiele leihen"]"#));
    assert_eq!(json(&turkish), json(TURKISH_WORDS));
}

#[test]
fn an_including_site_publishes_the_words_of_all_its_sites_and_its_own() {
    let german = |words: &str| format!(r#"{{"kinds": {{"food-bank": {{"words": {{"de": ["{words}"]}}}}}}}}"#);
    let files = [
        ("demo/site.json", r#"{"include": ["../apolda", "../wetzlar"]}"#),
        ("demo/words.json", &german("Kühlschrank leer")),
        ("apolda/words.json", NEW),
        ("wetzlar/site.json", &SETTINGS.replace("apolda", "wetzlar")),
        ("wetzlar/catalogue.json", "{}"),
        ("wetzlar/words.json", &NEW.replace("Spiele leihen", "Puzzle leihen")),
    ];
    let [kinds, german, _] = published(&files, "demo").expect("published");
    assert_eq!(json(&german)["kinds"]["food-bank"], json(r#"["hilfe geld amt", "kühlschrank leer"]"#));
    assert_eq!(json(&german)["kinds"]["toy-library"], json(r#"["spiele leihen", "puzzle leihen"]"#));
    assert_eq!(json(&kinds)["toy-library"]["terms"], json(r#"["Spielothek"]"#));
}

#[test]
fn a_mistake_is_told_with_file_kind_rule_and_the_way_out() {
    let known = |fields: &str| format!(r#"{{"kinds": {{"debt-advice": {{{fields}}}}}}}"#);
    let new = |fields: &str| format!(r#"{{"kinds": {{"toy-library": {{{fields}}}}}}}"#);
    let german = |phrase: &str| known(&format!(r#""words": {{"de": ["{phrase}"]}}"#));
    for (words, said) in [
        (
            known(r#""needs": ["mony"]"#),
            &["\"debt-advice\": needs: \"mony\" is no need", "choose from crisis"][..],
        ),
        (known(r#""also": ["debts"]"#), &["also: \"debts\" is a kind neither", "take it out"]),
        (
            new(r#""terms": ["Spielothek"], "words": {"de": ["Spiele leihen"]}"#),
            &["\"toy-library\": is new and has no needs;", "add them"],
        ),
        (new(r#""needs": ["leisure"], "words": {"de": ["Spiele leihen"]}"#), &["no terms;"]),
        (
            new(r#""needs": ["leisure"], "terms": ["Spielothek"], "words": {"tr": ["oyun"]}"#),
            &["no German words;"],
        ),
        (new(r#""words": {"de": []}"#), &["has no needs and no terms and no German words;"]),
        (
            known(r#""words": {"xx": ["a b"]}"#),
            &["words in xx: the app has no words/xx.json", "choose from de, tr"],
        ),
        (german(" "), &["words in de: the phrase \"\" holds no word", "take it out"]),
        (german("?!"), &["\"?!\" holds no word"]),
        (german(&"ü".repeat(81)), &["has 81 letters", "at most 80"]),
        (german("hilfe"), &["\"hilfe\" stands in 7 kinds already", "add a word"]),
        (known(r#""terms": ["Amt"]"#), &["terms: \"Amt\" stands in 7 kinds already"]),
        (known(r#""word": {}"#), &["\"debt-advice\": holds \"word\"", "rename it"]),
        (known(r#""terms": "Lotse""#), &["\"debt-advice\": terms: must be a list", "found \"Lotse\""]),
        (known(r#""terms": [1]"#), &["terms: lists 1", "texts in quotes"]),
        (known(r#""words": ["Lotse"]"#), &["words: must be an object", "found [\"Lotse\"]"]),
        (r#"{"kinds": [], "crisis": {}}"#.into(), &["kinds must be an object", "found []"]),
        (r#"{"kinds": {}, "crisis": {}}"#.into(), &["holds \"crisis\"", "take it out"]),
        ("{}".into(), &["kinds must be an object", "found null"]),
        ("{".into(), &["is not a JSON object", "line 1"]),
    ] {
        let error = refusal(&words);
        assert!(error.contains("words.json"), "{words}: no file in: {error}");
        for part in said {
            assert!(error.contains(part), "{words}: {part} is missing in: {error}");
        }
    }
}

#[test]
fn what_just_keeps_a_rule_is_taken() {
    for phrase in ["Geld", "Hilfe Umzug", &"ü".repeat(80)] {
        let words = format!(r#"{{"kinds": {{"debt-advice": {{"words": {{"de": ["{phrase}"]}}}}}}}}"#);
        let [_, german, _] = published(&[("apolda/words.json", &words)], "apolda").expect("published");
        assert!(german.contains(&phrase.to_lowercase()), "{phrase}");
    }
}

#[test]
fn new_kinds_may_name_each_other() {
    let kind = |id: &str, also: &str| {
        format!(
            r#""{id}": {{"needs": ["leisure"], "also": ["{also}"], "terms": ["T{id}"], "words": {{"de": ["W{id}"]}}}}"#
        )
    };
    let words = format!(r#"{{"kinds": {{{}, {}}}}}"#, kind("x", "y"), kind("y", "x"));
    published(&[("apolda/words.json", &words)], "apolda").expect("published");
}

#[test]
fn all_mistakes_of_all_files_are_told_at_once() {
    let wrong = r#"{"kinds": {"debt-advice": {"needs": ["mony"], "also": ["debts"]}}}"#;
    let files = [
        ("demo/site.json", r#"{"include": ["../apolda"]}"#),
        ("demo/words.json", wrong),
        ("apolda/words.json", wrong),
    ];
    let error = published(&files, "demo").expect_err("refused").to_string();
    assert_eq!(error.lines().count(), 4, "{error}");
}

#[test]
fn the_words_of_every_site_here_can_be_published() {
    let public = repository().join("public");
    for entry in fs::read_dir(repository().join("sites")).expect("sites") {
        let folder = entry.expect("a site").path();
        let additions = Vec::from_iter(Addition::read(&folder).expect("read"));
        if let Err(error) = Words::of(&public, &additions) {
            panic!("{error:#}");
        }
    }
}

#[test]
fn the_example_for_editors_is_accepted() {
    let page = fs::read_to_string(repository().join("docs/words.md")).expect("the page");
    let example = page.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let home = checkout(&[("apolda/words.json", example)]);
    let additions = Vec::from_iter(Addition::read(&home.path().join("apolda")).expect("read"));
    Words::of(&repository().join("public"), &additions).expect("accepted");
    assert!(page.contains(&format!("At most {} letters", mistakes::LONGEST)));
}
