//! How phrases of danger are written, on a language of its own: groups, order, beginnings, look-alikes.

use nahbei_finder::{Danger, Index, read_words};

use super::everyday::no_offers;

/// What an index hears that learned only these words.
fn heard(words: &str, text: &str) -> Option<Danger> {
    let mut index = Index::new([no_offers()], |_| String::new());
    index.learn(&[], read_words(words).as_slice());
    index.danger(text)
}

const WORDS: &str = r#"{
    "language": "de",
    "groups": {"man": ["Mann", "Vater meiner Kinder"], "hits": ["schlägt", "verprügel*"], "child": ["Kind"]},
    "crisis": {
        "violence": ["{man}, {hits}, mich"],
        "child-in-danger": ["{man} {child}, {hits}", "{nobody} Kind"],
        "poisoning": ["im {man} Gift"]
    },
    "harmless": ["schläft", "{hits} mich {man} Theater"]
}"#;

#[track_caller]
fn check(cases: &[(&str, Option<Danger>)]) {
    for (text, expected) in cases {
        assert_eq!(heard(WORDS, text), *expected, "{text}");
    }
}

#[test]
fn parts_stand_in_any_order_near_each_other() {
    check(&[
        ("Mann schlägt mich", Some(Danger::Violence)),
        ("mich schlägt der Mann", Some(Danger::Violence)),
        ("der Vater meiner drei Kinder hat mich gestern verprügelt", Some(Danger::Violence)),
        ("Mann schlägt", None),
        (
            "mein Mann kocht heute wieder Suppe und im Garten singt uns die Amsel, wie die Uhr schlägt, freut mich",
            None,
        ),
    ]);
}

#[test]
fn within_a_part_words_keep_their_order() {
    check(&[
        ("Mann schlägt Kind", Some(Danger::ChildInDanger)),
        ("dass der Mann das Kind schlägt", Some(Danger::ChildInDanger)),
        ("Kind schlägt Mann", None),
        ("im Mann Gift", Some(Danger::Poisoning)),
        ("Gift im Mann", None),
    ]);
}

#[test]
fn a_beginning_is_any_word_that_begins_so() {
    check(&[
        ("Mann verprügelte mich", Some(Danger::Violence)),
        ("Mann will mich verprügeln", Some(Danger::Violence)),
        ("Mann verpürgelt mich", Some(Danger::Violence)),
        ("Mann prügelt mich", None),
    ]);
}

#[test]
fn a_phrase_that_names_no_group_of_its_file_says_nothing() {
    check(&[("nobody Kind", None), ("Kind", None)]);
}

#[test]
fn a_harmless_word_is_no_other_one_misspelled() {
    check(&[("Mann schläft, mich", None), ("Mann schlägt mich, Kind schläft", Some(Danger::Violence))]);
}

#[test]
fn what_is_harmless_ends_with_its_sentence() {
    check(&[
        ("da schlägt mich der Mann Theater", None),
        ("da schlägt mich der Mann. Theater", Some(Danger::Violence)),
    ]);
}
