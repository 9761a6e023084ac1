//! What can be done with one value on its way into a catalogue. A change that cannot be made says why; it never
//! guesses.

use crate::lang::said;
use nahbei_catalogue::{Contact, ContactKind, MAX_MONTHS, Stated};
use serde_json::{Number, Value};

/// The smallest number of digits of a telephone number that is no short code.
const FEWEST_DIGITS: usize = 6;
/// The largest number of digits of a German number with its 0: 13 after the country code is what the network takes.
const MOST_DIGITS: usize = 13;
/// The largest number of digits before a slash that ends an area code; a later slash separates two numbers.
const AREA_CODE_DIGITS: usize = 6;
/// The days a week of opening hours is given for.
const WEEKDAYS: [&str; 5] = ["Mo", "Tu", "We", "Th", "Fr"];

/// A change of one value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Change {
    /// One line of text: trimmed, every run of blanks one blank.
    #[default]
    Text,
    /// Text whose lines stay; only trimmed.
    Paragraphs,
    /// A number, with a decimal point or comma.
    Number,
    /// Whole months, 0 to 216.
    Months,
    /// One telephone number.
    Phone {
        /// Put in front of numbers that have none.
        area_code: Option<String>,
    },
    /// One mail address.
    Mail,
    /// One web address; `https://` is put in front where there is no scheme.
    Link,
    /// Five `[open, close]` pairs, Monday to Friday, as weekly hours; 0 means unknown.
    Weekdays,
}

impl Change {
    /// Every name a mapping can use.
    pub const NAMES: [&str; 8] =
        ["text", "paragraphs", "number", "months", "phone", "mail", "link", "weekdays"];

    /// The change of this name.
    pub fn named(name: &str, area_code: Option<String>) -> Option<Self> {
        Some(match name {
            "text" => Self::Text,
            "paragraphs" => Self::Paragraphs,
            "number" => Self::Number,
            "months" => Self::Months,
            "phone" => Self::Phone { area_code },
            "mail" => Self::Mail,
            "link" => Self::Link,
            "weekdays" => Self::Weekdays,
            _ => return None,
        })
    }

    /// Changes a written value.
    ///
    /// # Errors
    /// The reason why the value cannot be taken over.
    pub fn apply(&self, written: &str) -> Result<Value, &'static str> {
        match self {
            Self::Text => Ok(one_line(written).into()),
            Self::Paragraphs => Ok(written.trim().into()),
            Self::Number => number(written).map(Value::Number),
            Self::Months => months(written),
            Self::Phone { area_code } => phone(&one_line(written), area_code.as_deref()),
            Self::Mail => linked(ContactKind::Mail, one_line(written))
                .ok_or(said("ist keine einzelne Mailadresse", "is not one mail address")),
            Self::Link => link(&one_line(written)),
            Self::Weekdays => Err(said("ist keine Liste von fünf Tagen", "is not a list of five days")),
        }
    }
}

/// A text with every run of blanks and line breaks as one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn number(written: &str) -> Result<Number, &'static str> {
    let not_a_number = said("ist keine Zahl", "is not a number");
    let written = written.trim().replace(',', ".");
    if let Ok(whole) = written.parse::<i64>() {
        return Ok(whole.into());
    }
    written.parse().ok().and_then(Number::from_f64).ok_or(not_a_number)
}

fn months(written: &str) -> Result<Value, &'static str> {
    let months = written.trim().parse().ok().filter(|months: &u16| *months <= MAX_MONTHS);
    months.map(Value::from).ok_or(said(
        "ist keine ganze Zahl von Monaten von 0 bis 216",
        "is not a whole number of months from 0 to 216",
    ))
}

/// A number that a family can dial from anywhere in Germany.
fn phone(written: &str, area_code: Option<&str>) -> Result<Value, &'static str> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let is_short_code = matches!(digits.as_str(), "110" | "112" | "115")
        || (digits.len() == 6 && (digits.starts_with("116") || digits.starts_with("118")));
    let is_full = written.trim_start_matches('(').starts_with(['0', '+']);
    let is_national = is_full && !written.starts_with('+') && !digits.starts_with("00");
    if is_short_code {
        return linked(ContactKind::Phone, written.to_owned())
            .ok_or(said("ist keine einzelne Telefonnummer", "is not one telephone number"));
    }
    if digits.len() < FEWEST_DIGITS {
        return Err(said(
            "hat weniger als sechs Ziffern, ist also nur ein Teil einer Nummer",
            "has fewer than six digits, so it is only a part of a number",
        ));
    }
    let dialled = match area_code {
        _ if is_full => written.to_owned(),
        Some(area_code) => format!("{area_code} {written}"),
        None => {
            return Err(said(
                "beginnt weder mit 0 noch mit +, die Vorwahl ist also nicht bekannt",
                "begins with neither 0 nor +, so its area code is not known",
            ));
        }
    };
    let digits_before_slash = |before: &str| before.chars().filter(char::is_ascii_digit).count();
    if written.rsplit_once('/').is_some_and(|(before, _)| digits_before_slash(before) > AREA_CODE_DIGITS) {
        return Err(said(
            "hat den Schrägstrich hinter mehr als einer Vorwahl; es können zwei Nummern sein",
            "has its slash behind more than an area code, so it may be two numbers",
        ));
    }
    if is_national && digits.len() > MOST_DIGITS {
        return Err(said(
            "hat mehr Ziffern, als eine Nummer haben kann",
            "has more digits than one number can have",
        ));
    }
    let international = digits.trim_start_matches("00");
    if is_full && !is_national && international.starts_with("490") && !written.contains("(0)") {
        return Err(said(
            "hat die 0 der Vorwahl hinter der Landesvorwahl; sie gehört da nicht hin",
            "has the 0 of the area code behind the country code; leave it out",
        ));
    }
    linked(ContactKind::Phone, dialled)
        .ok_or(said("ist keine einzelne Telefonnummer", "is not one telephone number"))
}

fn link(written: &str) -> Result<Value, &'static str> {
    let address = if written.contains("://") { written.to_owned() } else { format!("https://{written}") };
    linked(ContactKind::Web, address).ok_or(said("ist keine einzelne Webadresse", "is not one web address"))
}

/// The value itself if the catalogue can make a link of it.
fn linked(kind: ContactKind, value: String) -> Option<Value> {
    let contact = Contact { kind, value, label: Stated::NotStated };
    contact.href().map(|_| contact.value.into())
}

/// Weekly hours from a list of five days.
///
/// # Errors
/// The reason why the list says no weekly hours. A week of which some days are unknown says none: hours for the
/// others alone would call the unknown days closed.
pub fn weekdays(list: &Value) -> Result<Value, &'static str> {
    let days = list
        .as_array()
        .filter(|days| days.len() == WEEKDAYS.len())
        .ok_or(said("ist keine Liste von fünf Tagen", "is not a list of five days"))?;
    let hours = days.iter().map(day).collect::<Result<Vec<_>, _>>()?;
    if hours.iter().all(Option::is_none) {
        return Err(said(
            "0 an jedem Tag heißt, dass die Zeiten nicht bekannt sind",
            "0 on every day means that the hours are not known",
        ));
    }
    let hours: Vec<String> = hours.into_iter().collect::<Option<_>>().ok_or(said(
        "einige Tage sind nicht bekannt; Zeiten nur für die anderen hießen, dass dann geschlossen ist",
        "some days are not known, and hours for the others alone would call them closed",
    ))?;
    let mut rules: Vec<String> = Vec::new();
    for same in WEEKDAYS.iter().zip(hours).collect::<Vec<_>>().chunk_by(|one, next| one.1 == next.1) {
        if let (Some((first, times)), Some((last, _))) = (same.first(), same.last()) {
            let days = if same.len() == 1 { (*first).to_string() } else { format!("{first}-{last}") };
            rules.push(format!("{days} {times}"));
        }
    }
    Ok(rules.join("; ").into())
}

/// `hh:mm-hh:mm` of one day, `None` for a day that is not known.
fn day(day: &Value) -> Result<Option<String>, &'static str> {
    let unknown =
        |value: &Value| value.is_null() || value == 0 || value.as_str().is_some_and(|t| t.trim().is_empty());
    let time = |value: &Value| {
        let time = value.as_str()?.trim();
        let (hour, minute) = time.split_once(':')?;
        let both =
            [hour, minute].iter().all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
        (both && minute < "60" && time <= "24:00").then(|| time.to_owned())
    };
    match day {
        day if unknown(day) => Ok(None),
        Value::Array(pair) => match pair.as_slice() {
            [open, close] if unknown(open) && unknown(close) => Ok(None),
            [open, close] => {
                let times = time(open).zip(time(close)).filter(|(open, close)| open < close);
                let (open, close) = times.ok_or(said(
                    "ein Tag öffnet und schließt nicht um hh:mm",
                    "a day does not open and then close at hh:mm",
                ))?;
                Ok(Some(format!("{open}-{close}")))
            }
            _ => Err(said("ein Tag ist kein Paar von Zeiten", "a day is not a pair of times")),
        },
        _ => Err(said("ein Tag ist kein Paar von Zeiten", "a day is not a pair of times")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_numbers_that_can_be_dialled_are_taken_over() {
        let berlin = Some("030");
        for (written, area_code, dialled) in [
            ("0308849 64 21", None, Ok("0308849 64 21")),
            ("(0371) 271710", None, Ok("(0371) 271710")),
            ("+49 371 271710", None, Ok("+49 371 271710")),
            ("116 117", None, Ok("116 117")),
            ("323 25 85", berlin, Ok("030 323 25 85")),
            ("112", berlin, Ok("112")),
            ("323 25 85", None, Err("begins with neither 0 nor +")),
            ("030", berlin, Err("fewer than six digits")),
            ("-902", berlin, Err("fewer than six digits")),
            ("0307974284-10 -11", None, Err("more digits than one number")),
            ("nach Vereinbarung", None, Err("fewer than six digits")),
            ("03076233844/45", None, Err("may be two numbers")),
            ("0176/62914877", None, Ok("0176/62914877")),
            ("004901768308824", None, Err("behind the country code")),
            ("+49 (0)371 271710", None, Ok("+49 (0)371 271710")),
            ("0371 123456 oder mobil", None, Err("not one telephone number")),
        ] {
            match (phone(written, area_code), dialled) {
                (Ok(value), Ok(expected)) => assert_eq!(value, expected),
                (Err(reason), Err(words)) => assert!(reason.contains(words), "{written}: {reason}"),
                (found, _) => panic!("{written}: {found:?}"),
            }
        }
    }

    #[test]
    fn five_days_become_weekly_hours() {
        let early = json!(["06:00", "17:00"]);
        let late = json!(["07:30", "16:30"]);
        for (days, weekly) in [
            (json!([early, early, early, early, early]), Ok("Mo-Fr 06:00-17:00")),
            (
                json!([early, early, late, late, early]),
                Ok("Mo-Tu 06:00-17:00; We-Th 07:30-16:30; Fr 06:00-17:00"),
            ),
            (json!([0, 0, 0, 0, 0]), Err("not known")),
            (json!([["", ""], 0, null, [0, 0], ""]), Err("not known")),
            (json!([early, early, early, early, 0]), Err("would call them closed")),
            (json!([early, early]), Err("five days")),
            (json!("Mo-Fr 9-12"), Err("five days")),
            (json!([["17:00", "06:00"], 0, 0, 0, 0]), Err("open and then close")),
            (json!([["6:00", "17:00"], 0, 0, 0, 0]), Err("open and then close")),
            (json!([true, 0, 0, 0, 0]), Err("pair of times")),
        ] {
            match (weekdays(&days), weekly) {
                (Ok(value), Ok(expected)) => assert_eq!(value, expected),
                (Err(reason), Err(words)) => assert!(reason.contains(words), "{days}: {reason}"),
                (found, _) => panic!("{days}: {found:?}"),
            }
        }
    }

    #[test]
    fn other_values_are_changed_or_refused() {
        for (change, written, value) in [
            (Change::Text, "  Initiative für \n Bildung ", json!("Initiative für Bildung")),
            (Change::Paragraphs, " a\n\nb ", json!("a\n\nb")),
            (Change::Number, "50,5", json!(50.5)),
            (Change::Number, "15", json!(15)),
            (Change::Months, "0", json!(0)),
            (Change::Mail, " kita@example.org", json!("kita@example.org")),
            (Change::Link, "www.example.org/a", json!("https://www.example.org/a")),
            (Change::Link, "http://example.org", json!("http://example.org")),
        ] {
            assert_eq!(change.apply(written), Ok(value), "{written}");
        }
        for (change, written) in [
            (Change::Number, "viel"),
            (Change::Number, "NaN"),
            (Change::Months, "217"),
            (Change::Months, "-1"),
            (Change::Months, "1.5"),
            (Change::Mail, "kita-example.org"),
            (Change::Link, "http://"),
            (Change::Link, "javascript:alert(1)"),
            (Change::Weekdays, "Mo"),
        ] {
            assert!(change.apply(written).is_err(), "{written}");
        }
    }
}
