//! From what stands in a cell to a value of the format: dates that Excel counts in days, numbers that lost their
//! leading zero, German words. Whether a value fits is the catalogue reader's question wherever it can be.

use super::columns::Kind;
use super::words::{LANGUAGES, Words, id_of};
use super::{ages, list};
use jiff::civil::Date;
use nahbei_catalogue::german_hours::from_german;
use nahbei_catalogue::weekly::Weekly;
use nahbei_catalogue::{Language, Rule};
use serde_json::{Value, json};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// A text, trimmed.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day, as year, month, day.
    Day(i16, i8, i8),
    /// What a formula says that failed.
    Failed(String),
}

/// What a cell says, and what is wrong in it.
#[derive(Debug, Default)]
pub struct Said {
    /// Its value, if any.
    pub value: Option<Value>,
    /// Mistakes in it.
    pub mistakes: Vec<Rule>,
}

impl Said {
    fn value(value: Value) -> Self {
        Self { value: Some(value), mistakes: Vec::new() }
    }

    fn mistake(rule: Rule) -> Self {
        Self { value: None, mistakes: vec![rule] }
    }

    fn wrong(expected: &'static str, found: &str) -> Self {
        Self::mistake(Rule::WrongType { expected, found: found.into() })
    }

    /// The values of several parts as a list.
    fn list(parts: impl IntoIterator<Item = Result<Value, Rule>>) -> Self {
        let mut said = Self::default();
        let mut values = Vec::new();
        for part in parts {
            match part {
                Ok(value) => values.push(value),
                Err(rule) => said.mistakes.push(rule),
            }
        }
        said.value = (!values.is_empty()).then(|| values.into());
        said
    }
}

impl Cell {
    /// A cell of a text.
    pub fn text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// The cell as a person reads it.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Failed(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => if *flag { "ja" } else { "nein" }.to_owned(),
            Self::Day(year, month, day) => format!("{day:02}.{month:02}.{year:04}"),
        }
    }

    /// What the cell says in a column of this kind; nothing for a blank one.
    pub fn read(&self, kind: Kind) -> Said {
        if self.is_blank() {
            return Said::default();
        }
        if let Self::Failed(message) = self {
            return Said::wrong(FAILED, message);
        }
        let text = self.shown();
        match kind {
            Kind::Id | Kind::Text | Kind::Line => Said::value(text.into()),
            Kind::Texts => Said::list(list::parts(&text).into_iter().map(|part| Ok(part.into()))),
            Kind::Link => Said::value(link(&text).into()),
            Kind::Contact => Said::value(self.contact().into()),
            Kind::Word(words) => word(words, &text).map_or_else(Said::mistake, Said::value),
            Kind::Words(words) => Said::list(words_of(&text).map(|part| word(words, part))),
            Kind::YesNo => yes_no(&text).map_or_else(Said::mistake, |yes| Said::value(yes.into())),
            Kind::Mark | Kind::NothingNeeded | Kind::Nationwide => match (yes_no(&text), kind) {
                (Err(rule), _) => Said::mistake(rule),
                (Ok(false), _) => Said::default(),
                (Ok(true), Kind::NothingNeeded) => Said::value(json!([])),
                (Ok(true), Kind::Nationwide) => Said::value("nationwide".into()),
                (Ok(true), _) => Said::value(true.into()),
            },
            Kind::Day => Said::value(self.day().into()),
            Kind::Whole | Kind::Decimal => match number(&text) {
                Some(number) => Said::value(number),
                None => Said::wrong("a number", &text),
            },
            Kind::PostalCode => Said::value(postal_code(&text).into()),
            Kind::PostalCodes => Said::list(words_of(&text).map(|part| Ok(postal_code(part).into()))),
            Kind::Names => Said::list(
                list::parts(&text).into_iter().filter(|part| !part.is_empty()).map(|part| Ok(part.into())),
            ),
            Kind::Languages => Said::list(words_of(&text).map(language)),
            Kind::Ages => match self {
                // "3-6" becomes the third of June as soon as it is typed.
                Self::Day(..) => Said::wrong(AGES_NOT_A_DAY, &text),
                _ => Said::list(
                    list::parts(&text.replace(',', ";")).into_iter().filter(|part| !part.is_empty()).map(age),
                ),
            },
            Kind::Weekly => Said::value(weekly(&text).into()),
        }
    }

    /// A contact. A number without its leading zero gets it back; one that Excel has rounded (4,9E+11) stays as it
    /// is, for the reader to refuse.
    fn contact(&self) -> String {
        let Self::Number(number) = self else {
            let text = self.shown();
            return if text.starts_with("www.") { link(&text) } else { text };
        };
        let digits = number.to_string();
        match digits.len() {
            // 110, 112, 115, 116 111: those have no leading zero.
            0..=6 => digits,
            _ if !digits.bytes().all(|byte| byte.is_ascii_digit()) => digits,
            _ if digits.starts_with("49") && digits.len() > 10 => format!("+{digits}"),
            _ => format!("0{digits}"),
        }
    }

    /// A day as the format writes it; what is none stays as it is, for the reader to refuse.
    fn day(&self) -> String {
        match self {
            Self::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Self::Number(number) => day_of_number(*number).unwrap_or_else(|| self.shown()),
            _ => {
                let text = self.shown();
                german_day(&text).unwrap_or(text)
            }
        }
    }
}

/// What is said of a formula that failed.
pub const FAILED: &str = "a value, but the formula in this cell fails; write the value itself";
/// What is said of ages that became a day.
pub const AGES_NOT_A_DAY: &str =
    "ages such as \"3-6 Jahre\", but the spreadsheet has made a day of it; write the unit behind the numbers";
/// What is said of ages that are none.
pub const AGES: &str = "ages such as \"6-10 Jahre\", \"ab 6 Monaten\", \"unter 3 Jahren\" or \"ungeboren\"";

fn age(part: String) -> Result<Value, Rule> {
    ages::range(&part).ok_or(Rule::WrongType { expected: AGES, found: part.into() })
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

fn word(words: Words, written: &str) -> Result<Value, Rule> {
    id_of(words, written).map(Value::from).ok_or_else(|| Rule::UnknownWord {
        found: written.to_owned(),
        allowed: words.iter().map(|(_, german)| *german).collect(),
    })
}

fn yes_no(text: &str) -> Result<bool, Rule> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "x" | "wahr" | "true" | "yes" | "1" => Ok(true),
        "nein" | "n" | "falsch" | "false" | "no" | "0" => Ok(false),
        _ => Err(Rule::UnknownWord { found: text.to_owned(), allowed: vec!["ja", "nein"] }),
    }
}

fn language(written: &str) -> Result<Value, Rule> {
    let code = id_of(LANGUAGES, written).map(str::to_owned);
    let code = code.or_else(|| Language::new(written).map(|language| language.to_string()));
    code.map(Value::from).ok_or_else(|| Rule::UnknownWord {
        found: written.to_owned(),
        allowed: LANGUAGES.iter().map(|(_, german)| *german).collect(),
    })
}

fn link(text: &str) -> String {
    if text.starts_with("www.") { format!("https://{text}") } else { text.to_owned() }
}

/// A number as Germans and as programs write it.
fn number(text: &str) -> Option<Value> {
    let text = text.replace(',', ".");
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.into());
    }
    let number: f64 = text.parse().ok()?;
    serde_json::Number::from_f64(number).map(Value::Number)
}

/// Five digits, where a number has lost its leading zero, too.
fn postal_code(text: &str) -> String {
    let digits = text.trim().trim_start_matches("D-");
    let lost = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if lost { format!("0{digits}") } else { digits.to_owned() }
}

/// Hours in the format's own spelling, or as a door sign; what is neither stays as it is, for the reader to refuse.
fn weekly(text: &str) -> String {
    if Weekly::parse(text).is_ok() {
        return text.to_owned();
    }
    // The column says that these are times of day, so "Mo 9-12" is one without "Uhr".
    from_german(text).or_else(|| from_german(&format!("{text} Uhr"))).unwrap_or_else(|| text.to_owned())
}

/// The day with this number, as Excel counts days from 1900 (its first two months are one day off, and of no use).
fn day_of_number(number: f64) -> Option<String> {
    const FIRST: f64 = 61.0;
    const LAST: f64 = 2_958_465.0;
    if !(FIRST..=LAST).contains(&number) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "it is within the bounds above")]
    let days = jiff::Span::new().try_days(number as i64).ok()?;
    Some(Date::new(1899, 12, 30).ok()?.checked_add(days).ok()?.to_string())
}

/// `3.11.2026`, `03.11.26`, `3. November 2026` and `2026-11-03 00:00:00` as `2026-11-03`.
fn german_day(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    if let Some((day, midnight)) = text.split_once([' ', 'T'])
        && midnight.trim_start_matches(['0', ':', '.']).is_empty()
    {
        return Some(day.to_owned());
    }
    let mut parts = text.split(['.', ' ', '/']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = month.parse().ok().or_else(|| {
        let named = |name: &&'static str| month.to_lowercase().starts_with(*name);
        MONTHS.iter().position(named).and_then(|at| i8::try_from(at + 1).ok())
    })?;
    let year: i16 = year.parse().ok()?;
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    let date = Date::new(year, month, day.parse().ok()?).ok()?;
    parts.next().is_none().then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::words::NEEDS;

    #[track_caller]
    fn check(kind: Kind, cells: &[(Cell, Value)]) {
        for (cell, expected) in cells {
            let said = cell.read(kind);
            assert_eq!(said.value.as_ref(), Some(expected), "{cell:?}");
            assert_eq!(said.mistakes, [], "{cell:?}");
        }
    }

    fn text(text: &str) -> Cell {
        Cell::text(text)
    }

    #[test]
    fn days_are_read_however_a_spreadsheet_keeps_them() {
        check(
            Kind::Day,
            &[
                (text("3.11.2026"), json!("2026-11-03")),
                (text("03.11.26"), json!("2026-11-03")),
                (text("3. November 2026"), json!("2026-11-03")),
                (text("2026-11-03"), json!("2026-11-03")),
                (text("2026-11-03 00:00:00"), json!("2026-11-03")),
                (Cell::Number(46329.0), json!("2026-11-03")),
                (Cell::Day(2026, 11, 3), json!("2026-11-03")),
                // For the reader to refuse.
                (text("31.02.2026"), json!("31.02.2026")),
                (text("bald"), json!("bald")),
                (Cell::Number(-1.0), json!("-1")),
            ],
        );
    }

    #[test]
    fn numbers_get_their_leading_zero_back() {
        check(
            Kind::Contact,
            &[
                (Cell::Number(3_023_125_001.0), json!("03023125001")),
                (Cell::Number(493_023_125_001.0), json!("+493023125001")),
                (Cell::Number(116_111.0), json!("116111")),
                (Cell::Number(110.0), json!("110")),
                (text("4,93023E+11"), json!("4,93023E+11")),
                (text("030 23125 001"), json!("030 23125 001")),
                (text("www.example.org"), json!("https://www.example.org")),
            ],
        );
        check(
            Kind::PostalCode,
            &[
                (Cell::Number(2826.0), json!("02826")),
                (text("D-02826"), json!("02826")),
                (text("0282"), json!("00282")),
            ],
        );
        check(Kind::Decimal, &[(text("51,1528"), json!(51.1528)), (Cell::Number(15.0), json!(15))]);
    }

    #[test]
    fn yes_and_no_are_read_in_every_spelling() {
        for (written, expected) in [("Ja", true), ("x", true), ("WAHR", true), ("nein", false), ("N", false)]
        {
            check(Kind::YesNo, &[(text(written), json!(expected))]);
        }
        check(Kind::YesNo, &[(Cell::Flag(true), json!(true)), (Cell::Number(0.0), json!(false))]);
        assert_eq!(text("nein").read(Kind::Mark).value, None);
        assert_eq!(text("vielleicht").read(Kind::YesNo).mistakes.len(), 1);
    }

    #[test]
    fn one_wrong_word_costs_that_word() {
        let said = text("Baby, Babby\nGeld").read(Kind::Words(NEEDS));
        assert_eq!(said.value, Some(json!(["baby", "money"])));
        let [Rule::UnknownWord { found, allowed }] = &said.mistakes[..] else { panic!("{said:?}") };
        assert_eq!((found.as_str(), allowed[2]), ("Babby", "Baby"));
    }

    #[test]
    fn hours_are_read_as_door_sign_and_as_the_format_writes_them() {
        for (written, expected) in [
            ("Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"),
            ("Mo-Do 9-12 Uhr", "Mo-Th 09:00-12:00"),
            ("Di 9.30-11.00", "Tu 09:30-11:00"),
            ("Mo 9-12 Uhr\nDi 14-16 Uhr", "Mo 09:00-12:00; Tu 14:00-16:00"),
            ("nach Absprache", "nach Absprache"),
        ] {
            check(Kind::Weekly, &[(text(written), json!(expected))]);
        }
    }

    #[test]
    fn an_age_that_became_a_day_says_so() {
        let said = Cell::Day(2026, 6, 3).read(Kind::Ages);
        assert_eq!(said.value, None);
        assert!(said.mistakes[0].to_string().contains("made a day of it"), "{said:?}");
        assert!(Cell::Failed("#REF!".to_owned()).read(Kind::Text).value.is_none());
    }
}
