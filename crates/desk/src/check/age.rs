//! Ages of children against each other, against the needs and against what the texts say. It changes no age.

mod told;

use super::finding::{Findings, german, kinds, quoted};
use super::texts;
use crate::lang::Lang;
use nahbei_catalogue::{Age, AgeRange, MAX_MONTHS, Need, Offer};
use told::{Told, told};

kinds! {
    AGAINST_TEXT "ages-against-text" Warning {
        de: "Der Text nennt ein anderes Alter als das Feld", "Die Suche zeigt das Angebot den falschen Familien, und die richtigen finden es nicht.", "Beim Anbieter fragen, für welches Alter es ist, und das Falsche ändern.";
        en: "The text tells another age than the field", "The search shows the offer to the wrong families, and the right ones do not find it.", "Ask the provider which age it is for, and change what is wrong.";
    }
    ONLY_IN_TEXT "ages-only-in-text" Hint {
        de: "Das Alter steht nur im Text", "Wer nach dem Alter des Kindes sucht, sieht das Angebot nur mit „kurz nachfragen“.", "Das Alter auch ins Feld eintragen, in Monaten.";
        en: "The age stands in the text only", "Who searches by the child's age sees the offer only as one to ask about.", "Put the age into its field, too, in months.";
    }
    IN_YEARS "ages-look-like-years" Warning {
        de: "Das Alter sieht nach Jahren aus, wird aber in Monaten gelesen", "Aus „3 bis 6 Jahre“ wird „3 bis 6 Monate“: Kein Kindergartenkind findet das Angebot.", "In Monaten schreiben: 3 Jahre sind 36.";
        en: "The ages look like years but are read as months", "3 to 6 years becomes 3 to 6 months: no nursery child finds the offer.", "Write months: 3 years are 36.";
    }
    OVERLAP "ages-overlap" Hint {
        de: "Zwei Altersangaben überschneiden sich", "Niemand weiß, ob eine davon falsch ist.", "Zu einer zusammenfassen, oder die Grenzen trennen.";
        en: "Two age ranges overlap", "Nobody knows whether one of them is wrong.", "Make them one, or part their ends.";
    }
    AGAINST_NEED "ages-against-need" Warning {
        de: "Alter und Anliegen passen nicht zusammen", "Wer das Anliegen antippt, hat kein Kind in diesem Alter.", "Alter und Anliegen prüfen; in der Schwangerschaft gilt „unborn“.";
        en: "Ages and need do not fit", "Whoever taps the need has no child of this age.", "Check ages and needs; during pregnancy it is unborn.";
    }
}

/// Ages that differ by less are the same: "bis 3 Jahre" is 36 to one editor and 47 to another.
const TOLERANCE_MONTHS: u16 = 12;

/// Checks the ages of an offer.
pub fn check(offer: &Offer, findings: &mut Findings) {
    let ranges = offer.ages.known().map_or(&[][..], Vec::as_slice);
    let lang = findings.lang;
    for (nth, range) in ranges.iter().enumerate() {
        let at = findings.nth("ages", nth);
        if look_like_years(*range, offer) {
            findings.add_with(&IN_YEARS, &at, spell(*range, lang), in_months(*range));
        }
        let overlaps =
            |other: &AgeRange| other.youngest() < range.oldest() && range.youngest() < other.oldest();
        if let Some(other) = ranges[..nth].iter().find(|other| overlaps(other)) {
            findings.add(&OVERLAP, &at, format!("{} / {}", spell(*other, lang), spell(*range, lang)));
        }
    }
    check_needs(offer, ranges, findings);
    check_texts(offer, ranges, findings);
}

/// Needs that belong to an age of their own.
fn check_needs(offer: &Offer, ranges: &[AgeRange], findings: &mut Findings) {
    let (Some(youngest), Some(oldest)) =
        (ranges.iter().map(|range| range.youngest()).min(), ranges.iter().map(|range| range.oldest()).max())
    else {
        return;
    };
    for (nth, need) in offer.needs.known().into_iter().flatten().enumerate() {
        let fits = match need {
            Need::Pregnancy => youngest <= Age::Months(12),
            Need::Baby => youngest < Age::Months(36),
            // Children begin school at five at the earliest, and prepare for it a year before.
            Need::School => oldest >= Age::Months(48),
            _ => true,
        };
        if !fits {
            let hull = AgeRange { from: Some(youngest), to: Some(oldest) };
            let found = format!("{}; {}", nahbei_catalogue::Term::id(*need), spell(hull, findings.lang));
            findings.add(&AGAINST_NEED, &findings.nth("needs", nth), found);
        }
    }
}

/// Whether months are meant to be years: a short range of an offer that says nothing of babies.
fn look_like_years(range: AgeRange, offer: &Offer) -> bool {
    let (Some(Age::Months(from)), Some(Age::Months(to))) = (range.from, range.to) else { return false };
    let is_for_babies = offer.needs.known().is_some_and(|needs| {
        needs.iter().any(|need| matches!(need, Need::Baby | Need::Pregnancy | Need::Childcare))
    });
    let words =
        ["baby", "babies", "monat", "krabbel", "säugling", "pekip", "wochen", "brei", "still", "geburt"];
    let speaks_of_babies = texts::of(offer).iter().any(|(_, text)| {
        let text = text.get("de").1.to_lowercase();
        words.iter().any(|word| text.contains(word))
    });
    (2..=12).contains(&from) && to <= 18 && to > from && !is_for_babies && !speaks_of_babies
}

fn in_months(range: AgeRange) -> Option<String> {
    let (Some(Age::Months(from)), Some(Age::Months(to))) = (range.from, range.to) else { return None };
    Some(format!("{}–{}", from * 12, to * 12))
}

/// What the German texts say of the ages, beside the field.
fn check_texts(offer: &Offer, ranges: &[AgeRange], findings: &mut Findings) {
    let lang = findings.lang;
    for (at, text) in texts::of(offer) {
        let Some((place, words)) = german(text, &at) else { continue };
        // Notes on prices and hours speak of single ages: "ab 6 Jahren 3 Euro".
        if !matches!(at.as_str(), "name" | "summary" | "audience" | "description" | "what_you_get") {
            continue;
        }
        let all = told(words);
        let Some(first) = all.first() else { continue };
        if ranges.is_empty() {
            let months = first.months();
            findings.add_with(&ONLY_IN_TEXT, &place, quoted(lang, &first.words), Some(months));
            return;
        }
        // Where a text tells several, each is one group of many.
        let speaks_of_all = all.len() == 1 && matches!(at.as_str(), "name" | "summary" | "audience");
        let hull = (low(ranges), high(ranges));
        // "Das Angebot am Dienstag ist für Kinder von 6 bis 10": one group of several may be told alone.
        let is_one_of = |told: &Told| {
            ranges
                .iter()
                .any(|range| !contradicts(told, (months(range.youngest()), months(range.oldest())), true))
        };
        if let Some(wrong) =
            all.iter().find(|told| contradicts(told, hull, speaks_of_all) && !is_one_of(told))
        {
            let fields: Vec<String> = ranges.iter().map(|range| spell(*range, lang)).collect();
            let found = lang.pick(
                format!("Text: {}; Feld: {}", quoted(lang, &wrong.words), fields.join(", ")),
                format!("text: {}; field: {}", quoted(lang, &wrong.words), fields.join(", ")),
            );
            findings.add(&AGAINST_TEXT, &place, found);
            return;
        }
    }
}

/// Whether a text tells an age that the field leaves out or, where it speaks of the whole offer, another one.
fn contradicts(told: &Told, (low, high): (u16, u16), speaks_of_all: bool) -> bool {
    let begins_earlier = told.from.is_some_and(|from| from + TOLERANCE_MONTHS < low);
    let ends_later = told.to.is_some_and(|to| to > high + TOLERANCE_MONTHS);
    let begins_later = told.from.is_some_and(|from| from > low + TOLERANCE_MONTHS);
    let ends_earlier = told.to.is_some_and(|to| to + TOLERANCE_MONTHS < high);
    begins_earlier || ends_later || (speaks_of_all && (begins_later || ends_earlier))
}

fn low(ranges: &[AgeRange]) -> u16 {
    ranges.iter().map(|range| months(range.youngest())).min().unwrap_or_default()
}

fn high(ranges: &[AgeRange]) -> u16 {
    ranges.iter().map(|range| months(range.oldest())).max().unwrap_or(MAX_MONTHS)
}

fn months(age: Age) -> u16 {
    match age {
        Age::Unborn => 0,
        Age::Months(months) => months,
    }
}

/// `36–72 Monate`
fn spell(range: AgeRange, lang: Lang) -> String {
    let spell = |age: Option<Age>, open: &str| match age {
        None => open.to_owned(),
        Some(Age::Unborn) => "unborn".to_owned(),
        Some(Age::Months(months)) => months.to_string(),
    };
    format!("{}–{} {}", spell(range.from, ""), spell(range.to, ""), lang.pick("Monate", "months"))
}
