//! Ages as editors write them ("0-3 Jahre", "ab 6 Monaten", "ungeboren") and as the format keeps them, in months.
//! It reads a range as a whole or not at all.

use nahbei_catalogue::MAX_MONTHS;
use serde_json::{Map, Value, json};

/// One end of a range, as it is written.
enum End {
    Unborn,
    Months(u16),
    Years(u16),
}

/// The range that a text names; `None` if it says anything else.
///
/// "6-10 Jahre" lasts until the eleventh birthday: a child is ten until then.
pub fn range(written: &str) -> Option<Value> {
    let text = written.to_lowercase().replace(['–', '—', '−'], "-").replace(" bis ", "-");
    let text = text.trim().trim_end_matches('.');
    let (from, to) = if let Some(from) = text.strip_prefix("ab ") {
        (Some(from), None)
    } else if let Some(to) = text.strip_prefix("bis ") {
        (None, Some(to))
    } else if let Some(end) = text.strip_prefix("unter ") {
        let before = match end_of(end, None)? {
            End::Years(years) => years.checked_mul(12)?,
            End::Months(months) => months,
            End::Unborn => return None,
        };
        return ranged(None, Some(json!(before.checked_sub(1)?)));
    } else if let Some((from, to)) = text.split_once('-') {
        (Some(from), Some(to))
    } else {
        (Some(text), Some(text))
    };
    let unit = to.and_then(unit_of);
    let from = from.map(|from| end_of(from, unit)).map_or(Some(None), |end| end.map(Some))?;
    let to = to.map(|to| end_of(to, None)).map_or(Some(None), |end| end.map(Some))?;
    let months = |end, rest: u16| match end {
        End::Unborn => Some(json!("unborn")),
        End::Months(months) => Some(json!(months)),
        End::Years(years) => {
            let months = years.checked_mul(12)?;
            // A year that lies beyond the format's oldest age is a mistake; the rest of its last year is not.
            Some(json!(if months <= MAX_MONTHS { (months + rest).min(MAX_MONTHS) } else { months }))
        }
    };
    let from = from.map(|end| months(end, 0)).map_or(Some(None), |end| end.map(Some))?;
    let to = to.map(|end| months(end, 11)).map_or(Some(None), |end| end.map(Some))?;
    ranged(from, to)
}

#[allow(clippy::unnecessary_wraps, reason = "it ends readers that may fail")]
fn ranged(from: Option<Value>, to: Option<Value>) -> Option<Value> {
    let mut range = Map::new();
    range.extend(from.map(|from| ("from".to_owned(), from)));
    range.extend(to.map(|to| ("to".to_owned(), to)));
    Some(Value::Object(range))
}

/// Whether a text counts in years (`true`) or months; `None` where it does not say.
fn unit_of(text: &str) -> Option<bool> {
    let unit = text.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').trim_end_matches('.');
    match unit {
        "jahr" | "jahre" | "jahren" | "j" => Some(true),
        "monat" | "monate" | "monaten" | "mon" | "m" => Some(false),
        _ => None,
    }
}

fn end_of(text: &str, unit: Option<bool>) -> Option<End> {
    let text = text.trim();
    match text {
        "ungeboren" | "schwangerschaft" => return Some(End::Unborn),
        "geburt" => return Some(End::Months(0)),
        _ => {}
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok()?;
    let years = if text.len() == digits { unit? } else { unit_of(text)? };
    Some(if years { End::Years(number) } else { End::Months(number) })
}

/// The words for a range; they read back as the same range.
pub fn words(range: &Value) -> String {
    let from = range.get("from").filter(|from| !from.is_null());
    let to = range.get("to").filter(|to| !to.is_null());
    let unborn = |end: &Value| end.as_str().is_some();
    let whole_from = |from: &Value| from.as_u64().is_none_or(|months| months % 12 == 0);
    let whole_to =
        |to: &Value| to.as_u64().is_none_or(|months| months % 12 == 11 || months == u64::from(MAX_MONTHS));
    let years = from.is_none_or(whole_from) && to.is_none_or(whole_to);
    let end = |end: &Value| {
        end.as_u64().map_or_else(
            || "ungeboren".to_owned(),
            |months| if years { (months / 12).to_string() } else { months.to_string() },
        )
    };
    let (unit, unit_after_ab) = if years { (" Jahre", " Jahren") } else { (" Monate", " Monaten") };
    let with = |value: &Value, unit: &str| {
        let end = end(value);
        if unborn(value) { end } else { end + unit }
    };
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("ab {}", with(from, unit_after_ab)),
        (None, Some(to)) => format!("bis {}", with(to, unit)),
        (Some(from), Some(to)) if unborn(from) && unborn(to) => "ungeboren".to_owned(),
        (Some(from), Some(to)) => format!("{}-{}", end(from), with(to, unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ages_are_read_as_editors_mean_them() {
        for (written, expected) in [
            ("6-10 Jahre", json!({"from": 72, "to": 131})),
            ("0 – 3 Jahre", json!({"from": 0, "to": 47})),
            ("unter 3 Jahren", json!({"to": 35})),
            ("0-36 Monate", json!({"from": 0, "to": 36})),
            ("ab 6 Monaten", json!({"from": 6})),
            ("ab 3 Jahren", json!({"from": 36})),
            ("bis 18 Jahre", json!({"to": 216})),
            ("12 Monate bis 6 Jahre", json!({"from": 12, "to": 83})),
            ("Ungeboren", json!({"from": "unborn", "to": "unborn"})),
            ("ungeboren-12 Monate", json!({"from": "unborn", "to": 12})),
            ("ab Geburt", json!({"from": 0})),
            ("4 Jahre", json!({"from": 48, "to": 59})),
            ("8 Monate", json!({"from": 8, "to": 8})),
            ("1-90 Jahre", json!({"from": 12, "to": 1080})),
        ] {
            assert_eq!(range(written), Some(expected), "{written}");
        }
        for written in [
            "",
            "6-10",
            "alle",
            "3",
            "Grundschule",
            "ab",
            "3-",
            "unter 0 Monaten",
            "6-10 Jahre alt",
            "99999 Jahre",
        ] {
            assert_eq!(range(written), None, "{written}");
        }
    }

    proptest! {
        #[test]
        fn every_range_is_read_back(from in prop::option::of(-1..=216_i32), to in prop::option::of(-1..=216_i32)) {
            prop_assume!(from.is_some() || to.is_some());
            prop_assume!(from.zip(to).is_none_or(|(from, to)| from <= to));
            let end = |months: i32| if months < 0 { json!("unborn") } else { json!(months) };
            let written = ranged(from.map(end), to.map(end)).unwrap();
            prop_assert_eq!(range(&words(&written)), Some(written));
        }
    }
}
