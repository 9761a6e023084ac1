//! Offers that are probably the same one twice. Which of them to keep, a person decides.

use super::finding::Finding;
use super::finding::{kinds, quoted};
use super::phone;
use crate::lang::Lang;
use nahbei_catalogue::{Offer, Status};
use nahbei_finder::fold;
use std::collections::HashMap;

kinds! {
    SAME_OFFER "offer-twice" Warning {
        de: "Zwei Angebote sind wahrscheinlich dasselbe", "Die Familie sieht eine Hilfe doppelt und eine andere deshalb nicht; eines der beiden veraltet.", "Vergleichen, das bessere behalten, das andere löschen.";
        en: "Two offers are probably the same", "The family sees one help twice and therefore misses another; one of the two grows old.", "Compare them, keep the better one, delete the other.";
    }
    SAME_ID "id-of-other-catalogue" Error {
        de: "Ein anderer Katalog dieser Seite hat ein Angebot mit derselben Kennung", "Nur eines der beiden wird gezeigt.", "Einem der beiden eine eigene Kennung geben.";
        en: "Another catalogue of this site has an offer of the same id", "Only one of the two is shown.", "Give one of the two an id of its own.";
    }
}

/// Words that are more alike than this are one word, by Jaro and Winkler's measure of 0 to 1.
const ALIKE: f64 = 0.92;

/// An offer with the file it is from and its place there.
pub struct Among<'o> {
    /// The number of the file.
    pub file: usize,
    /// JSON pointer.
    pub pointer: String,
    /// The offer.
    pub offer: &'o Offer,
}

/// The offers that repeat an earlier one, each with the number of its file.
pub fn find(offers: &[Among], names: &[String], lang: Lang) -> Vec<(usize, Finding)> {
    let mut found = Vec::new();
    let mut by_number: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_provider: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let folded: Vec<String> = offers.iter().map(|among| fold(among.offer.name.get("de").1)).collect();
    for (at, among) in offers.iter().enumerate() {
        let offer = among.offer;
        let mut note = |kind, place: &str, other: usize| {
            let earlier = &offers[other];
            let file = if earlier.file == among.file {
                String::new()
            } else {
                format!(" ({})", names[earlier.file])
            };
            let name = quoted(lang, earlier.offer.name.get("de").1);
            let finding = Finding {
                kind,
                record: Some(offer.id.clone()),
                pointer: format!("{}{place}", among.pointer),
                found: format!(
                    "{} = {name} [{}]{file}",
                    quoted(lang, offer.name.get("de").1),
                    earlier.offer.id
                ),
                instead: None,
            };
            found.push((among.file, finding));
        };
        let first = *by_id.entry(offer.id.as_str()).or_insert(at);
        if first != at {
            note(&SAME_ID, "/id", first);
            continue;
        }
        if matches!(offer.status, Status::Ended | Status::Paused) {
            continue;
        }
        let numbers: Vec<String> = offer.contacts.iter().filter_map(phone::dialled).collect();
        let provider = fold(offer.provider.name.get("de").1);
        let same_number = numbers.iter().filter_map(|number| by_number.get(number)).flatten();
        let same_provider = by_provider.get(&provider).into_iter().flatten();
        let is_same = |other: &&usize| {
            are_alike(&folded[at], &folded[**other]) && may_be_one(offer, offers[**other].offer)
        };
        let is_named_alike =
            |other: &&usize| folded[at] == folded[**other] && may_be_one(offer, offers[**other].offer);
        let same = same_number
            .copied()
            .find(|other| is_same(&other))
            .or_else(|| same_provider.copied().find(|other| is_named_alike(&other)));
        if let Some(other) = same {
            note(&SAME_OFFER, "/name", other);
        }
        for number in numbers {
            by_number.entry(number).or_default().push(at);
        }
        by_provider.entry(provider).or_default().push(at);
    }
    found
}

/// Whether two names are one: each word of the one is one of the other, but for slips of the finger. "Gruppe 1" and
/// "Gruppe 2" are two, and so are "Schule, Gymnasium" and "Schule, Oberschule".
fn are_alike(a: &str, b: &str) -> bool {
    let words = |name: &str| {
        let is_sign = |letter: char| !letter.is_alphanumeric();
        name.split(is_sign).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let is_word = |word: &String, other: &String| {
        let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
        word == other || (!has_digit && strsim::jaro_winkler(word, other) >= ALIKE)
    };
    a.len() == b.len() && a.iter().all(|word| b.iter().any(|other| is_word(word, other)))
}

/// Offers in two streets or for two ages are two, whatever their names.
fn may_be_one(a: &Offer, b: &Offer) -> bool {
    let street = |offer: &Offer| {
        offer.known_places().first().and_then(|place| place.street.known()).map(|street| fold(street))
    };
    let streets = (street(a), street(b));
    let same_street = !matches!(streets, (Some(ref a), Some(ref b)) if a != b);
    let same_ages = a.ages == b.ages || a.ages.is_not_stated() || b.ages.is_not_stated();
    same_street && same_ages
}

#[cfg(test)]
mod tests {
    use super::are_alike;

    #[test]
    fn names_are_alike_but_for_small_slips() {
        for (a, b, alike) in [
            ("krabbelgruppe naunheim", "krabbelgruppe nauenheim", true),
            ("krabbelgruppe naunheim", "krabbelgruppe", false),
            ("gruppe 1", "gruppe 2", false),
            ("schulzentrum (oberschule)", "schulzentrum (gymnasium)", false),
            ("treff im haus", "treff, im haus", true),
            ("schuldnerberatung", "schwangerenberatung", false),
        ] {
            assert_eq!(are_alike(a, b), alike, "{a} / {b}");
        }
    }
}
