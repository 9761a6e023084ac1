//! The family's own words: how they are folded, and that no words break the search. Which words should find which
//! offers is a matter of the texts.

mod common;

use common::{cases, found, index, now, offer, offers, queries};
use nahbei_catalogue::{Need, Offer, Stated, Text};
use nahbei_finder::{Query, find, fold};
use proptest::prelude::*;

#[test]
fn all_spellings_of_a_word_are_one() {
    for spellings in [
        &["Mütter", "muetter", "MÜTTER", "mutter", "Mu\u{308}tter"][..],
        &["Straße", "strasse", "STRASSE"],
        &["Öl", "oel", "OEL", "O\u{308}l"],
        &["Mädchen", "maedchen", "Ma\u{308}dchen"],
        &["Israel", "Israël", "ISRAE\u{308}L"],
        &["René", "Rene", "Rene\u{301}"],
        &["neue", "NEUE"],
        &["Frauen", "FRAUEN"],
    ] {
        for spelling in spellings {
            assert_eq!(fold(spelling), fold(spellings[0]), "{spelling} and {}", spellings[0]);
        }
    }
}

#[test]
fn different_words_stay_different() {
    for (one, other) in
        [("Bauer", "Bar"), ("neu", "nu"), ("Frauen", "Fragen"), ("Quelle", "Qulle"), ("Haus", "Hase")]
    {
        assert_ne!(fold(one), fold(other));
    }
}

fn called(id: &str, name: &str) -> Offer {
    Offer { name: Text::german(name), ..offer(id) }
}

fn finds(name: &str, words: &str) -> bool {
    !found(&[called("it", name)], &Query { words: words.to_owned(), ..Query::default() }).is_empty()
}

#[test]
fn words_find_what_holds_them() {
    for (name, words, is_found) in [
        ("Familienhebamme", "Hebamme", true),
        ("Mütter reden", "muetter", true),
        ("Müttertreff", "Mu\u{308}tter", true),
        ("Treff im Haus", "TREFF", true),
        ("Treff im Haus", "haus treff", true),
        ("Hilfe beim Antrag", "Wer hilft mir beim Antrag?", true),
        ("Treff", "", true),
        ("Treff", "?!", true),
        ("Treff", "xyz", false),
    ] {
        assert_eq!(finds(name, words), is_found, "{name}: {words}");
    }
}

#[test]
fn the_words_for_a_need_are_words_of_its_offers() {
    let treff = Offer { needs: Stated::Known(vec![Need::Meeting]), ..called("it", "Treff") };
    let query = Query { words: "meeting".into(), ..Query::default() };
    assert_eq!(found(&[called("other", "Treff"), treff], &query), ["it"]);
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn folding_twice_changes_nothing(
        text in prop_oneof!["\\PC{0,20}", "[aeiouyäöüßéèëêàáôûAEÄÉ\u{308}\u{301}qnst]{0,12}"],
    ) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn capitals_do_not_matter(text in "[a-zäöüßé ]{0,20}") {
        prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn any_words_are_searched_to_an_end(offers in offers(), query in queries(),
        words in prop_oneof![any::<String>(), "(\\PC| |ä|ß|\u{308}|0){0,60}", "([a-z]{1,3} ){0,60}"]) {
        let query = Query { words, ..query };
        let results = find(&index(&offers), &query, now());
        prop_assert!(results.hits.len() <= offers.len());
    }

    #[test]
    fn a_word_of_its_name_finds_an_offer(name in "[A-Za-zÄÖÜäöüß]{2,12}( [a-zäöüß]{2,12}){0,3}") {
        for word in name.split(' ') {
            prop_assert!(finds(&name, word), "{word}");
        }
    }
}
