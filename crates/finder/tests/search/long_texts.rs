//! Pages of many words and many topics, asked in whole sentences: what stands where in them decides, and words that no
//! list of everyday words holds find them as well.

use super::{everyday, hits};
use nahbei_finder::Index;
use std::sync::LazyLock;

/// Sentences about nothing in particular, which make a text long.
const ASIDES: &str = "Das Rathaus liegt am Markt und hat einen Aufzug. Die Mitarbeiterinnen und Mitarbeiter sind \
    während der Öffnungszeiten erreichbar. Termine werden nach Vereinbarung vergeben. Unterlagen können auch per Post \
    eingereicht werden. Bitte beachten Sie die Hinweise zum Datenschutz auf der Startseite. ";

/// A page whose text is each part with asides before, between and behind.
fn page(id: &str, name: &str, parts: &[&str]) -> String {
    let asides = ASIDES.repeat(2);
    let text = format!("{asides}{}{asides}", parts.join(&asides));
    format!(
        r#"{{"id": "{id}", "name": "{name}", "description": "{text}", "provider": {{"name": "Stadt"}},
            "contacts": [{{"kind": "phone", "value": "030 23125 001"}}]}}"#
    )
}

static PAGES: LazyLock<Index> = LazyLock::new(|| {
    let pages = [
        page(
            "apart",
            "Dienste A bis K",
            &["Der Hund braucht eine Leine.", "Die Steuer zahlt, wer ein Gewerbe hat."],
        ),
        page(
            "together",
            "Dienste L bis Z",
            &["Für den Hund ist eine Steuer zu zahlen.", "Ein Gewerbe meldet man an."],
        ),
        page("once", "Ordnung", &["Sperrmüll nimmt der Wertstoffhof an.", "Der Fundus ist offen."]),
        page(
            "often",
            "Abfall",
            &[
                "Sperrmüll wird abgeholt.",
                "Sperrmüll kostet nichts.",
                "Den Sperrmüll melden Sie an.",
                "Kein Sperrmüll sind Reifen.",
            ],
        ),
        page(
            "fenster",
            "Bauen",
            &["Der Einbau eines Fensters in ein Denkmal braucht eine Erlaubnis.", "Zäune nicht."],
        ),
    ];
    let catalogue = format!(r#"{{"format": 1, "name": "Seiten", "offers": [{}]}}"#, pages.join(","));
    let (catalogue, problems) = nahbei_catalogue::read(&catalogue);
    assert!(problems.is_empty(), "{problems:?}");
    everyday::index(catalogue, "de")
});

fn check(words: &str, expected: &[&str]) {
    let found = hits(&PAGES, words);
    assert_eq!(found.get(..expected.len()), Some(expected), "{words}: {found:?}");
}

#[test]
fn words_that_stand_close_together_answer_better() {
    check("Muss ich für meinen Hund eine Steuer zahlen?", &["together", "apart"]);
}

#[test]
fn what_a_page_says_often_is_what_it_is_about() {
    check("Was mache ich mit dem Sperrmüll?", &["often", "once"]);
}

#[test]
fn a_word_no_list_knows_finds_its_page_in_the_midst_of_a_question() {
    check("Wo finde ich bitte etwas zum Thema Denkmal?", &["fenster"]);
    check("Brauche ich für neue Fenster eine Erlaubnis?", &["fenster"]);
}
