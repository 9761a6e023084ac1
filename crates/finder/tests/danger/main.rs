//! Words of acute danger in eleven languages, and words that only look like them. Which offers answer a danger is asked
//! in `search`; that each phrase of the words files is heard is asked in `words_files`.

#[path = "../everyday/mod.rs"]
mod everyday;

mod calm;
mod heard;
mod patterns;

use everyday::{LANGUAGES, no_offers, said, words_of};
use nahbei_finder::{Danger, Index};
use proptest::prelude::*;
use std::sync::LazyLock;

/// For each language an index that knows it and German.
static INDEXES: LazyLock<Vec<Index>> =
    LazyLock::new(|| LANGUAGES.into_iter().map(|language| everyday::index(no_offers(), language)).collect());

#[allow(clippy::panic, reason = "a fixture that is not there is a failed test")]
fn index(language: &str) -> &'static Index {
    let known = LANGUAGES.into_iter().zip(&*INDEXES).find(|(known, _)| *known == language);
    known.map_or_else(|| panic!("{language} is no language of the words files"), |(_, index)| index)
}

/// Asserts that each text raises its danger.
fn hear(language: &str, cases: &[(&str, Danger)]) {
    let cases: Vec<_> = cases.iter().map(|(text, danger)| (*text, Some(*danger))).collect();
    check(language, &cases);
}

/// Asserts that no text raises any.
fn stay_calm(language: &str, texts: &[&str]) {
    let cases: Vec<_> = texts.iter().map(|text| (*text, None)).collect();
    check(language, &cases);
}

fn check(language: &str, cases: &[(&str, Option<Danger>)]) {
    let index = index(language);
    let heard = cases.iter().map(|(text, expected)| (text, expected, index.danger(text)));
    let failed: Vec<_> = heard
        .filter(|(_, expected, heard)| *expected != heard)
        .map(|(text, expected, heard)| format!("{text}: {heard:?} instead of {expected:?}"))
        .collect();
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), cases.len(), failed.join("\n"));
}

#[test]
fn sayings_of_danger_are_heard_and_their_look_alikes_are_not() {
    let sayings = include_str!("sayings.tsv").lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let failed: Vec<_> = sayings
        .filter(|saying| index(saying[0]).danger(saying[2]).map_or("-", Danger::id) != saying[1])
        .map(|saying| saying.join(" "))
        .collect();
    assert!(failed.is_empty(), "{} sayings:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn the_most_urgent_of_two_dangers_is_heard() {
    let index = index("de");
    for text in
        ["mein Mann schlägt mich und mein Baby atmet nicht", "Baby atmet nicht! mein Mann schlägt mich"]
    {
        assert_eq!(index.danger(text), Some(Danger::Medical), "{text}");
    }
}

#[test]
fn capitals_signs_and_spaces_do_not_hide_a_danger() {
    for text in [
        "MEIN MANN SCHLÄGT MICH",
        "mein mann schlaegt mich",
        "  mein   mann\nschlägt\tmich  ",
        "mein Mann, er schlägt mich!!!",
        "mein Mann schla\u{308}gt mich",
        "Hilfe 😭 mein Mann 😡 schlägt mich 😭",
        "mein Mann schlägt\u{200f} mich",
        "<b>mein Mann</b> schlägt mich",
    ] {
        assert_eq!(index("de").danger(text), Some(Danger::Violence), "{text}");
    }
}

#[test]
fn a_danger_is_heard_in_the_midst_of_a_story() {
    let text = "Hallo, ich heiße egal wie, habe zwei Kinder und bin gerade erst hergezogen. Ich weiß nicht an wen ich \
                mich wenden soll, aber mein Mann schlägt mich, wenn er getrunken hat. Was kann ich tun?";
    assert_eq!(index("de").danger(text), Some(Danger::Violence));
}

#[test]
fn german_danger_is_heard_whatever_language_is_known_beside() {
    for language in LANGUAGES {
        assert_eq!(index(language).danger("mein Mann schlägt mich"), Some(Danger::Violence), "{language}");
    }
}

#[test]
fn no_words_are_no_danger() {
    for text in ["", " ", "?!", "😀", "\u{200f}\u{200e}", "112", "Kita", "der die das"] {
        assert_eq!(index("de").danger(text), None, "{text}");
    }
}

/// A language with what somebody says by one of its crisis phrases and by one of its harmless ones.
fn pair() -> impl Strategy<Value = (&'static str, String, String)> {
    let nth = any::<prop::sample::Index>;
    (0..LANGUAGES.len(), nth(), nth(), 0..100_usize).prop_map(|(language, crisis, harmless, saying)| {
        let language = LANGUAGES[language];
        let words = words_of(language);
        let phrases: Vec<&String> = words.crisis.iter().flat_map(|(_, phrases)| phrases).collect();
        let crisis = said(words, phrases[crisis.index(phrases.len())], saying);
        (language, crisis, said(words, harmless.get::<String>(&words.harmless), saying))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn a_harmless_phrase_never_silences_a_real_one_beside_it((language, crisis, harmless) in pair()) {
        for text in [format!("{harmless}. {crisis}"), format!("{crisis}, {harmless}")] {
            prop_assert!(index(language).danger(&text).is_some(), "{}: {}", language, text);
        }
    }

    #[test]
    fn a_danger_stays_one_in_capitals_and_with_signs((language, crisis, _) in pair()) {
        let heard = index(language).danger(&crisis);
        prop_assert_eq!(index(language).danger(&format!("!! {crisis} …")), heard);
        // Turkish and the sharp s have capitals of their own.
        if !["tr", "de"].contains(&language) {
            prop_assert_eq!(index(language).danger(&crisis.to_uppercase()), heard);
        }
    }
}
