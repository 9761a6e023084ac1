//! What holds for every question: its order, its errors, and signs that nobody expects.

use super::{GERMAN, TODAY, everyday, hits, town};
use nahbei_catalogue::{Catalogue, Need, Term};
use nahbei_finder::{Ask, Index, Query, Scores, Words, ages, find, fold};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Every language at once.
static ALL: LazyLock<Index> = LazyLock::new(|| everyday::index_with(town(), &everyday::WORDS));

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// Asks everything that takes a question, and checks what must always hold.
fn ask(index: &Index, words: &str, text: &str) {
    let mut scores = Scores::default();
    let best = index.best_with(&mut scores, &Ask { words, ..Ask::anything(TODAY) }, usize::MAX);
    assert!(best.len() <= index.offers().len());
    assert!(scores.found().iter().all(|(_, score)| score.is_finite() && *score > 0.0), "{words}");
    let _ = (index.needs_meant(words), index.danger(words), ages(words), fold(words));
    let query = Query { words: words.to_owned(), ..Query::default() };
    assert!(find(index, &query, TODAY.at(10, 0, 0, 0)).hits.len() <= index.offers().len());
    check_marks(index, words, text);
}

fn check_marks(index: &Index, words: &str, text: &str) {
    let mut end = 0;
    for mark in index.marks(words, text) {
        assert!(mark.start >= end && mark.start < mark.end, "{mark:?} after {end}: {words:?} in {text:?}");
        assert!(text.get(mark.clone()).is_some(), "{mark:?} parts a letter: {words:?} in {text:?}");
        end = mark.end;
    }
}

#[test]
fn no_question_is_too_strange() {
    let texts = [
        "a".repeat(10_000),
        "ä".repeat(10_000),
        "Hausaufgabenhilfe ".repeat(600),
        "hausaufgabenhilfe".repeat(600),
        "schuldenberatungs".repeat(3),
        "ح".repeat(10_000),
        "я ".repeat(5_000),
        "😀".repeat(2_000),
        "👩‍👩‍👧‍👦 Kita 🏳️‍🌈".to_owned(),
        "\u{0}\u{1}\u{7}\u{1b}[31mKita\u{7f}\u{85}".to_owned(),
        "\u{202e}atiK\u{202c} \u{200f}Kita\u{200e} \u{2066}Kita\u{2069}".to_owned(),
        "\u{feff}Kita\u{200b}Platz\u{ad}".to_owned(),
        "<script>alert('Kita')</script><img src=x onerror=alert(1)>&lt;Kita&gt;".to_owned(),
        "'; DROP TABLE offers; -- %00 %s {} ${Kita} \\".to_owned(),
        "e\u{301}\u{301}\u{301}\u{308}".repeat(1_000),
        "İIıi ẞß ﬁ ǅ".to_owned(),
        "99999999999999999999 Jahre 0 Monate -3 Jahre ٣ سنوات".to_owned(),
        "𝕂𝕚𝕥𝕒 Ｋｉｔａ".to_owned(),
        "\n\r\t\u{2028}\u{2029}".to_owned(),
        String::new(),
    ];
    for (at, words) in texts.iter().enumerate() {
        ask(&ALL, words, &texts[(at + 1) % texts.len()]);
        check_marks(&ALL, "Kita Hausaufgabenhilfe", words);
    }
}

#[test]
fn found_words_are_marked_and_others_not() {
    for (words, text, marked) in [
        ("hebame", "Die Hebammensprechstunde beginnt.", vec!["Hebammensprechstunde"]),
        ("Hausaufgaben", "Zur Hausaufgabenhilfe – täglich", vec!["Hausaufgabenhilfe"]),
        ("vaeter", "Für Väter: Kaffee", vec!["Väter"]),
        ("schulden", "😀Schulden, Schulden😀", vec!["Schulden", "Schulden"]),
        ("kinderturnen", "Frühstück für alle", vec![]),
        ("", "Kita", vec![]),
    ] {
        let marks = GERMAN.marks(words, text);
        let found: Vec<&str> = marks.into_iter().filter_map(|mark| text.get(mark)).collect();
        assert_eq!(found, marked, "{words} in {text}");
    }
}

/// One offer that has this name, and another that has that name.
fn two_named(one: &str, other: &str) -> Catalogue {
    let offer = |id: &str, name: &str| {
        serde_json::json!({"id": id, "name": name, "provider": {"name": "Haus"},
            "contacts": [{"kind": "phone", "value": "030 23125 001"}]})
    };
    let file =
        serde_json::json!({"format": 1, "name": "Ort", "offers": [offer("one", one), offer("other", other)]});
    nahbei_catalogue::read(&file.to_string()).0
}

#[test]
fn a_long_text_about_everything_does_not_outrank_what_was_asked_for() {
    let terms: Vec<&str> =
        everyday::KINDS.iter().flat_map(|kind| kind.terms.iter().map(String::as_str)).collect();
    // Every third term and once more every fifth, so that many are named twice, as real texts do.
    let all = terms.iter().step_by(3).chain(terms.iter().step_by(5));
    let text = all.fold(String::new(), |text, term| format!("{text} Wir wissen auch Rat zu {term}."));
    let description: Vec<&str> = text.split_whitespace().take(1_500).collect();
    assert_eq!(description.len(), 1_500);
    let mut file: serde_json::Value = serde_json::from_str(include_str!("offers.json")).unwrap();
    let long = serde_json::json!({"id": "long", "name": "Haus der Familie", "provider": {"name": "Haus der Familie"},
        "contacts": [{"kind": "phone", "value": "030 23125 099"}], "description": description.join(" ")});
    // First in the catalogue, so that nothing but its score puts it behind.
    file["offers"].as_array_mut().unwrap().insert(0, long);
    let index = everyday::index(nahbei_catalogue::read(&file.to_string()).0, "de");
    for (words, expected) in [
        ("Hausaufgabenhilfe", "hausaufgabenhilfe"),
        ("Schulden", "schuldnerberatung"),
        ("Krabbelgruppe", "krabbelgruppe"),
        ("Hebamme", "hebammensprechstunde"),
        ("Baby schreit nur", "schreiambulanz"),
        ("Deutschkurs", "deutschkurs"),
        ("Tagesmutter", "tagesmutter"),
        ("Frauenhaus", "frauenhaus"),
        ("Unterhaltsvorschuss", "unterhalt"),
        ("Mutter-Kind-Kur", "mutterkindkur"),
        ("stottern", "logopaedie"),
        ("wo finde ich eine Schwangerschaftsberatung?", "schwangerschaftsberatung"),
    ] {
        assert_eq!(hits(&index, words).first(), Some(&expected), "{words}");
    }
}

/// Words of the town's offers, none of which is the front of a separable verb or says that a danger is near.
const POOL: [&str; 16] = [
    "Hausaufgaben",
    "Hebamme",
    "Schulden",
    "Beratung",
    "Kinderturnen",
    "Wohnung",
    "Baby",
    "Kurs",
    "Deutsch",
    "Vätertreff",
    "Geld",
    "Trennung",
    "Kita",
    "Ferien",
    "Stillen",
    "hebame",
];

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn any_question_is_answered(
        words in prop_oneof![
            any::<String>(),
            "(\\PC|[ ä<>&\u{308}\u{200f}\u{200d}\u{0}0-9]){0,60}",
            "([a-zäöüß]{1,12} ){0,30}",
            "([а-яієїґ'’]{1,9} ){0,12}[ء-ي ]{0,30}",
        ],
        text in any::<String>(),
    ) {
        ask(&ALL, &words, &text);
    }

    #[test]
    fn marks_keep_to_letters(text in "([a-zäöüß]{0,4}|Hebammen?|hausaufgaben|😀|[ ,.\u{308}\u{ad}\u{200f}]|Baby){0,20}") {
        check_marks(&GERMAN, "hebame baby hausaufgabenhilfe", &text);
        check_marks(&GERMAN, &text, &text);
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn the_order_of_words_changes_no_hit(
        words in prop::sample::subsequence(POOL.to_vec(), 2..5).prop_shuffle(),
    ) {
        let sorted: BTreeSet<&str> = words.iter().copied().collect();
        // A sign at the end says that the last word is whole.
        let found = |words: Vec<&str>| -> BTreeSet<String> {
            hits(&GERMAN, &format!("{}?", words.join(" "))).into_iter().map(str::to_owned).collect()
        };
        prop_assert_eq!(found(words), found(sorted.into_iter().collect()));
    }

    #[test]
    fn the_first_answers_are_the_first_of_all(
        words in prop::sample::subsequence(POOL.to_vec(), 1..4),
        needs in prop::sample::subsequence(Need::ALL.to_vec(), 0..4),
        limit in 0_usize..8,
    ) {
        let ask = Ask { words: &words.join(" "), needs: &needs, ..Ask::anything(TODAY) };
        let all = GERMAN.best(&ask, usize::MAX);
        prop_assert_eq!(GERMAN.best(&ask, limit), &all[..limit.min(all.len())]);
    }

    #[test]
    fn a_misspelled_name_never_outranks_the_right_one(
        word in prop::sample::select(&POOL[..15]),
        places in prop::collection::vec((any::<prop::sample::Index>(), "[a-z]"), 1..3),
        first in any::<bool>(),
    ) {
        let mut wrong: Vec<char> = word.chars().collect();
        for (place, letter) in places {
            let place = place.index(wrong.len());
            wrong.splice(place..place, letter.chars());
        }
        let wrong: String = wrong.into_iter().collect();
        let (one, other) = if first { (word, wrong.as_str()) } else { (wrong.as_str(), word) };
        let index = everyday::index_with(two_named(one, other), &[] as &[Words]);
        let mut scores = Scores::default();
        let ask = Ask { words: &format!("{word}?"), ..Ask::anything(TODAY) };
        prop_assert!(!index.best_with(&mut scores, &ask, 2).is_empty());
        let score = |number: u32| scores.found().iter().find(|(found, _)| *found == number).map_or(0.0, |(_, score)| *score);
        let (right, wrong_score) = if first { (score(0), score(1)) } else { (score(1), score(0)) };
        prop_assert!(right > 0.0 && right >= wrong_score, "{} {}: {} {}", word, wrong, right, wrong_score);
    }
}
