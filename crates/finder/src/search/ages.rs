//! Ages in a question: "3 Jahre", "7 Monate", "schwanger". It understands no other numbers.

use super::fold::words;
use crate::{Child, MAX_YEARS};

/// The children a question speaks of.
///
/// ```
/// use nahbei_finder::{Child, ages};
/// assert_eq!(ages("mein Sohn, 3 Jahre, beißt"), [Child::Years(3)]);
/// assert_eq!(ages("7 Monate altes Baby"), [Child::Months(7)]);
/// ```
#[must_use]
pub fn ages(text: &str) -> Vec<Child> {
    let words: Vec<String> = words(text).collect();
    let mut children = Vec::new();
    let mut add = |child: Child| {
        if !children.contains(&child) {
            children.push(child);
        }
    };
    for (at, word) in words.iter().enumerate() {
        let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let (number, unit) = match (digits.parse::<u16>(), word.get(digits.len()..)) {
            (Ok(number), Some("")) => (number, words.get(at + 1).map_or("", String::as_str)),
            (Ok(number), Some(unit)) => (number, unit),
            _ => {
                if PREGNANT.iter().any(|pregnant| word.starts_with(pregnant)) {
                    add(Child::Unborn(None));
                }
                continue;
            }
        };
        if YEARS.iter().any(|year| is_unit(year, unit)) {
            if number <= MAX_YEARS {
                add(if number < 2 { Child::Months(number * 12) } else { Child::Years(number) });
            }
        } else if MONTHS.iter().any(|month| unit.starts_with(month)) {
            if number < 24 {
                add(Child::Months(number));
            }
        } else if WEEKS.iter().any(|week| unit.starts_with(week)) && number <= 12 {
            add(Child::Months(number / 4));
        }
    }
    children
}

/// A question without its ages, so that "3 Jahre" looks for no word.
pub(super) fn without_ages(text: &str) -> String {
    let words: Vec<String> = words(text).collect();
    let begins = |list: &[&str], unit: &str| list.iter().any(|begin| is_unit(begin, unit));
    let is_age = |unit: &str| begins(&YEARS, unit) || begins(&MONTHS, unit) || begins(&WEEKS, unit);
    let numbered = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let mut kept = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let after_number =
            at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| numbered(word));
        let next = words.get(at + 1).map_or("", String::as_str);
        let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let goes = if numbered(word) {
            is_age(if unit.is_empty() { next } else { unit })
        } else {
            after_number && is_age(word)
        };
        if !goes {
            kept.push(word.as_str());
        }
    }
    kept.join(" ")
}

/// Whether a word is this unit, in any form; a single letter has none.
fn is_unit(begin: &str, word: &str) -> bool {
    if begin.len() == 1 { word == begin } else { word.starts_with(begin) }
}

/// "jahrig", "year", "yaş", "лет", "سنوات" …, folded.
const YEARS: [&str; 20] = [
    "jahr", "jahrig", "j", "year", "yas", "yr", "лет", "год", "рок", "سن", "عام", "ans", "anos", "anni",
    "lat", "roku", "ani", "ساله", "سال", "yasinda",
];
const MONTHS: [&str; 12] =
    ["monat", "month", "ay", "mes", "mois", "miesi", "luni", "месяц", "мисяц", "شهر", "اشهر", "ماه"];
const WEEKS: [&str; 8] = ["woche", "week", "hafta", "недел", "тижн", "semaine", "semana", "اسبوع"];
const PREGNANT: [&str; 10] =
    ["schwanger", "pregnan", "hamile", "беремен", "вагитн", "حامل", "باردار", "ciaz", "enceinte", "embaraz"];

#[cfg(test)]
mod tests {
    use super::ages;
    use crate::Child::{self, Months, Unborn, Years};

    #[test]
    fn ages_are_taken_as_ages() {
        let cases: [(&str, &[Child]); 12] = [
            ("3 jahre", &[Years(3)]),
            ("3jähriger", &[Years(3)]),
            ("mein 2-jähriges Kind", &[Years(2)]),
            ("1 jahr", &[Months(12)]),
            ("7 monate", &[Months(7)]),
            ("0 Monate", &[Months(0)]),
            ("6 Wochen alt", &[Months(1)]),
            ("ich bin schwanger", &[Unborn(None)]),
            ("4 yaşında ve 7 aylık", &[Years(4), Months(7)]),
            ("ребенку 5 лет", &[Years(5)]),
            ("112", &[]),
            ("45 Jahre", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(ages(text), expected, "{text}");
        }
    }
}
