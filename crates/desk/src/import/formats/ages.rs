//! Ages in years as ages in months, and ages that a text tells otherwise. A text is only pointed at, never
//! believed.

use super::draft::Draft;
use super::ledger::Words;
use nahbei_catalogue::MAX_MONTHS;
use serde_json::Value;

/// How years got into the catalogue.
const YEARS: Words = ("Jahre als Monate", "years as months");
/// Whole last years end a month before the next birthday.
const LAST_YEAR: Words =
    ("Jahre als Monate, bis zum nächsten Geburtstag", "years as months, up to the next birthday");

/// Reads the youngest and the oldest age in years, and points at a text that says other ages.
pub fn read(draft: &mut Draft<'_>, youngest: &str, oldest: &str, texts: &[&str]) {
    const OTHERWISE: Words = (
        "der Text nennt ein anderes Alter als die Felder; die Felder gelten",
        "the text tells other ages than the fields; the fields were kept",
    );
    const NO_AGE: Words = ("ist kein Alter in Jahren", "is not an age in years");
    const ADULT: Words = ("reicht über das Kindesalter hinaus", "reaches beyond childhood");
    let number = |draft: &Draft<'_>, at: &str| {
        draft
            .written(at)
            .map(|written| written.trim().parse::<f64>().ok().filter(|years| (0.0..=150.0).contains(years)))
    };
    let (from, to) = (number(draft, youngest), number(draft, oldest));
    match from {
        None => {}
        Some(None) => draft.drop(youngest, NO_AGE),
        Some(Some(years)) => match months(years) {
            months if months <= f64::from(MAX_MONTHS) => {
                draft.change(youngest, "/ages/0/from", YEARS, whole(months));
            }
            _ => draft.drop(youngest, ADULT),
        },
    }
    match to {
        None => {}
        Some(None) => draft.drop(oldest, NO_AGE),
        Some(Some(years)) => {
            // "Up to 11" holds until the twelfth birthday; half years are exact.
            let last = if years.fract() == 0.0 { months(years) + 11.0 } else { months(years) };
            if last < f64::from(MAX_MONTHS) {
                draft.change(oldest, "/ages/0/to", LAST_YEAR, whole(last));
            } else {
                draft.drop(oldest, ADULT);
            }
        }
    }
    let fields = [from.flatten(), to.flatten()];
    for at in texts {
        let Some((low, high)) = draft.written(at).as_deref().and_then(told) else { continue };
        let [from, to] = [(fields[0], low), (fields[1], high)]
            .map(|(field, told)| field.is_some_and(|field| (field - f64::from(told)).abs() > f64::EPSILON));
        if from || to {
            let says = |age: Option<f64>| age.map_or_else(|| "?".to_owned(), |age| age.to_string());
            let found = format!("{low}–{high} / {}–{}", says(fields[0]), says(fields[1]));
            draft.remarks.push((OTHERWISE, found));
        }
    }
}

fn months(years: f64) -> f64 {
    (years * 12.0).round()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 216")]
fn whole(months: f64) -> Value {
    (months as u16).into()
}

/// The ages a text tells: `aged 7 to 10 years`, `3 bis 6 Jahre`. Two different ones tell none.
fn told(text: &str) -> Option<(u16, u16)> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || ",.;:()".contains(letter))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for window in words.windows(4) {
        let [low, to, high, unit] = window else { continue };
        let is_unit = ["years", "year", "Jahre", "Jahren"].contains(unit);
        if let (Ok(low), Ok(high), true, true) =
            (low.parse::<u16>(), high.parse::<u16>(), is_unit, ["to", "bis"].contains(to))
        {
            found.push((low, high));
        }
    }
    for window in words.windows(2) {
        let [range, unit] = window else { continue };
        let Some((low, high)) = range.split_once(['-', '–']) else { continue };
        if let (Ok(low), Ok(high), true) =
            (low.parse(), high.parse(), ["years", "Jahre", "Jahren"].contains(unit))
        {
            found.push((low, high));
        }
    }
    found.dedup();
    match found.as_slice() {
        [(low, high)] if low <= high => Some((*low, *high)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_in_a_text_are_told_only_in_plain_words() {
        for (text, ages) in [
            ("girls aged 7 to 10 years who meet weekly", Some((7, 10))),
            ("für Kinder von 3 bis 6 Jahren.", Some((3, 6))),
            ("Kinder (3-6 Jahre)", Some((3, 6))),
            ("7 to 10 years, later 8 to 11 years", None),
            ("open 9 to 5 every day", None),
            ("13 year olds and upwards", None),
        ] {
            assert_eq!(told(text), ages, "{text}");
        }
    }
}
