//! What is wrong in a file: facts, not prose. The desk and `Display` put them into words.

use crate::fields::is_unsafe;
use crate::weekly::Refusal;
use serde_json::Value;
use std::fmt::{self, Write};

/// One mistake, where it is and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The id of the offer, or its number in the file (`#12`, from 1) where it has none.
    pub record: Option<String>,
    /// JSON pointer (RFC 6901) to the value, empty for the file itself.
    pub pointer: String,
    /// Which rule, and what was found.
    pub rule: Rule,
    /// What is lost because of it.
    pub loss: Loss,
}

/// What a mistake costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// Nothing is lost; it should be put right all the same.
    Nothing,
    /// The value counts as not stated.
    Value,
    /// The offer is left out.
    Offer,
    /// Nothing could be read.
    Catalogue,
}

/// A rule of the format, with what was found instead.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// The file is not JSON; line and column count from 1.
    NotJson {
        /// The file ends before it is complete.
        cut_off: bool,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The file says another version of the format.
    OtherFormat(Option<Value>),
    /// A required field is missing.
    Missing,
    /// A value of another type.
    WrongType {
        /// What belongs there.
        expected: &'static str,
        /// What stands there.
        found: Value,
    },
    /// A text without a letter.
    Empty,
    /// A text longer than allowed; it was cut, or left out where a part of it would be another thing.
    TooLong {
        /// Longest length in characters.
        most: usize,
        /// Its length in characters.
        found: usize,
    },
    /// A word that is not in the closed list.
    UnknownWord {
        /// What stands there.
        found: String,
        /// The list.
        allowed: Vec<&'static str>,
    },
    /// A field the format does not have.
    UnknownField {
        /// The fields it has here.
        allowed: Vec<&'static str>,
    },
    /// A number outside its bounds.
    OutOfBounds {
        /// What stands there.
        found: Value,
        /// Smallest and largest value.
        bounds: &'static str,
    },
    /// An end before its beginning.
    Backwards {
        /// The beginning.
        from: String,
        /// The end.
        to: String,
    },
    /// Not a day of the calendar in the form YYYY-MM-DD.
    NotADate(String),
    /// An id with other letters than a–z, 0–9 and hyphens, or of another length than 2 to 64.
    NotAnId(String),
    /// An id that an earlier offer has.
    DuplicateId(String),
    /// Only one of latitude and longitude.
    HalfAPosition,
    /// A position outside Germany and its neighbourhood.
    FarAway {
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
    },
    /// A hidden place that gives its street; the street was left out.
    HiddenStreet,
    /// A contact that cannot become a safe link.
    NotALink(String),
    /// A postal code that is not five digits.
    NotAPostalCode(Value),
    /// Not a language code.
    NotALanguage(String),
    /// Weekly hours outside the subset.
    RefusedHours(Refusal),
    /// A text without German.
    NoGerman,
}

impl Problem {
    /// True when nothing of the file could be read.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        self.loss == Loss::Catalogue
    }
}

impl fmt::Display for Problem {
    /// `offer "krabbel-02": ages from: … (it counts as not stated)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(record) = &self.record {
            write!(f, "offer \"{}\": ", Shown(record))?;
        }
        let is_name = |part: &&str| !part.is_empty() && part.parse::<usize>().is_err();
        let mut names: Vec<&str> = self.pointer.split('/').filter(is_name).collect();
        // That it stands among the offers has been said.
        if self.record.is_some() && names.len() > 1 {
            names.remove(0);
        }
        if !names.is_empty() {
            write!(f, "{}: ", Shown(&names.join(" ").replace("~1", "/").replace("~0", "~")))?;
        }
        write!(f, "{}", self.rule)?;
        match self.loss {
            Loss::Nothing => Ok(()),
            Loss::Value => f.write_str(" (it counts as not stated)"),
            Loss::Offer => f.write_str(" (the offer is left out)"),
            Loss::Catalogue => f.write_str(" (nothing could be read)"),
        }
    }
}

/// What stands in the file, fit for a line on a screen: without what would steer a terminal, and not too long.
struct Shown<'f>(&'f str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 80;
        let mut letters =
            self.0.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unsafe(*c));
        letters.by_ref().take(MOST).try_for_each(|letter| f.write_char(letter))?;
        if letters.next().is_some() { f.write_char('…') } else { Ok(()) }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { cut_off, line, column } => {
                let reason =
                    if *cut_off { "the file ends too early" } else { "a sign does not belong there" };
                write!(
                    f,
                    "not JSON at line {line}, column {column}: {reason}; look just before that place for a missing comma, quote or bracket"
                )
            }
            Self::OtherFormat(found) => {
                let found = found.as_ref().map_or_else(|| "not stated".to_owned(), Value::to_string);
                let found = Shown(&found);
                write!(
                    f,
                    "format is {found} but this program reads format {}; write \"format\": {0}",
                    crate::FORMAT
                )
            }
            Self::Missing => f.write_str("is missing but every record needs it; add it"),
            Self::WrongType { expected, found } => write!(f, "is {} but must be {expected}", Found(found)),
            Self::Empty => f.write_str("is empty; leave the field out to say \"not stated\""),
            Self::TooLong { most, found } => {
                write!(f, "has {found} characters, at most {most} are shown; shorten it")
            }
            Self::UnknownWord { found, allowed } => {
                write!(f, "\"{}\" is not in the list; ", Shown(found))?;
                match nearest(found, allowed) {
                    Some(word) => write!(f, "did you mean \"{word}\"? allowed: {}", allowed.join(", ")),
                    None => write!(f, "allowed: {}", allowed.join(", ")),
                }
            }
            Self::UnknownField { allowed } => {
                write!(
                    f,
                    "is not a field of the format; remove or rename it. fields here: {}",
                    allowed.join(", ")
                )
            }
            Self::OutOfBounds { found, bounds } => {
                write!(f, "{} is out of bounds; write {bounds}", Shown(&found.to_string()))
            }
            Self::Backwards { from, to } => {
                write!(f, "range starts at {from} but ends at {to}; swap the two")
            }
            Self::NotADate(found) => {
                let found = Shown(found);
                write!(f, "\"{found}\" is not a day; write YYYY-MM-DD, such as 2026-11-03")
            }
            Self::NotAnId(found) => {
                let found = Shown(found);
                write!(f, "\"{found}\" is not an id; use 2 to 64 letters a-z, digits and hyphens")
            }
            Self::DuplicateId(id) => {
                write!(f, "\"{id}\" is the id of an earlier offer; give this one an id of its own")
            }
            Self::HalfAPosition => f.write_str("has only one of lat and lon; give both or neither"),
            Self::FarAway { lat, lon } => {
                write!(f, "{lat}, {lon} is far outside Germany; check whether lat and lon are swapped")
            }
            Self::HiddenStreet => f.write_str(
                "names the street of a hidden place, which was left out; delete it from the file, too",
            ),
            Self::NotALink(found) => {
                let found = Shown(found);
                write!(
                    f,
                    "\"{found}\" cannot be linked; write one telephone number, one mail address, or an address that begins with https://"
                )
            }
            Self::NotAPostalCode(found) => {
                let found = found.to_string();
                write!(
                    f,
                    "{} is not a postal code; write five digits in quotes, such as \"02826\"",
                    Shown(&found)
                )
            }
            Self::NotALanguage(found) => {
                let found = Shown(found);
                write!(f, "\"{found}\" is not a language code; write a code such as de, tr or ar")
            }
            Self::RefusedHours(refusal) => write!(f, "{refusal}"),
            Self::NoGerman => f.write_str("has no German text; add \"de\""),
        }
    }
}

/// A value in an editor's words.
struct Found<'a>(&'a Value);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => f.write_str("nothing"),
            Value::Bool(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "the number {number}"),
            Value::String(text) => write!(f, "the text \"{}\"", Shown(text)),
            Value::Array(_) => f.write_str("a list"),
            Value::Object(_) => f.write_str("an object"),
        }
    }
}

/// The allowed word that shares the longest beginning with `found`, if it is at least two letters.
fn nearest<'a>(found: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let shared =
        |word: &str| word.chars().zip(found.chars()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    allowed.iter().copied().max_by_key(|word| shared(word)).filter(|word| shared(word) >= 2)
}
