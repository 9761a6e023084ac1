//! A child a family asks for, and how it fits the ages of an offer. It knows no names and stores nothing.

use crate::Fit;
use jiff::civil::Date;
use nahbei_catalogue::{Age, AgeRange};
use std::fmt;

/// The oldest age a family can choose, in years.
pub const MAX_YEARS: u16 = 10;
/// Below this many years a child's age is given in months.
const YEARS_FROM: u16 = 2;
/// How far ahead an offer may begin and still be worth showing as "fits from …", in months.
pub const SOON_MONTHS: u16 = 6;
/// How long before birth an offer for the unborn can be used, in months.
const PREGNANCY_MONTHS: i32 = 10;

/// A child, as exactly as the family said.
///
/// ```
/// use nahbei_finder::Child;
/// assert_eq!(Child::parse("7m"), Some(Child::Months(7)));
/// assert_eq!(Child::parse("3y"), Some(Child::Years(3)));
/// assert_eq!(Child::parse("u2703").map(|child| child.to_string()), Some("u2703".to_owned()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Child {
    /// Not yet born; the month of birth if it is known, as year and month 1–12.
    Unborn(Option<(i16, i8)>),
    /// Completed months. Zero is an age.
    Months(u16),
    /// Completed years, so some month of a whole year.
    Years(u16),
}

impl Child {
    /// The ages to choose from: unborn, 0 to 23 months, 2 to [`MAX_YEARS`] years.
    pub fn options() -> impl Iterator<Item = Self> {
        let months = (0..YEARS_FROM * 12).map(Self::Months);
        let years = (YEARS_FROM..=MAX_YEARS).map(Self::Years);
        std::iter::once(Self::Unborn(None)).chain(months).chain(years)
    }

    /// Reads `7m`, `3y`, `u`, `unborn` or `u2703` (unborn, expected in March 2027).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "u" || text == "unborn" {
            return Some(Self::Unborn(None));
        }
        let number =
            |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?;
        if let Some(due) = text.strip_prefix('u').filter(|due| due.len() == 4) {
            let (year, month): (u16, u16) = (number(due.get(..2)?)?, number(due.get(2..)?)?);
            let due = (2000 + i16::try_from(year).ok()?, i8::try_from(month).ok()?);
            return (1..=12).contains(&month).then_some(Self::Unborn(Some(due)));
        }
        if let Some(months) = text.strip_suffix('m') {
            return number(months).filter(|months| *months <= (MAX_YEARS + 1) * 12).map(Self::Months);
        }
        number(text.strip_suffix('y')?).filter(|years| *years <= MAX_YEARS).map(Self::Years)
    }

    /// Youngest and oldest age it may have today, in months; negative before birth.
    fn months(self, today: Date) -> (i32, i32) {
        match self {
            Self::Months(months) => (i32::from(months), i32::from(months)),
            Self::Years(years) => (i32::from(years) * 12, i32::from(years) * 12 + 11),
            Self::Unborn(None) => (1 - PREGNANCY_MONTHS, -1),
            Self::Unborn(Some((year, month))) => {
                let ahead = (i32::from(year) - i32::from(today.year())) * 12 + i32::from(month)
                    - i32::from(today.month());
                // In the month of birth nobody knows; the family said "unborn".
                let age = if ahead == 0 { -1 } else { -ahead };
                (age, age)
            }
        }
    }

    /// How this child fits the ages of an offer.
    ///
    /// ```
    /// use nahbei_catalogue::{Age, AgeRange};
    /// use nahbei_finder::{Child, Fit};
    /// let today = jiff::civil::date(2026, 11, 22);
    /// let babies = [AgeRange { from: Some(Age::Months(0)), to: Some(Age::Months(12)) }];
    /// assert_eq!(Child::Months(0).fit(&babies, today), Fit::Fits);
    /// assert_eq!(Child::Months(13).fit(&babies, today), Fit::No);
    /// ```
    #[must_use]
    pub fn fit(self, ranges: &[AgeRange], today: Date) -> Fit {
        let (youngest, oldest) = self.months(today);
        ranges
            .iter()
            .map(|range| {
                let (from, to) = (first_month(range.youngest()), last_month(range.oldest()));
                if from <= youngest && oldest <= to {
                    Fit::Fits
                } else if from <= oldest && youngest <= to {
                    Fit::Borderline
                } else {
                    // The range begins later, or it is over (then the difference is negative).
                    match (u16::try_from(from), u16::try_from(from - oldest)) {
                        (Ok(age), Ok(in_months)) if in_months <= SOON_MONTHS => {
                            Fit::FitsFrom { age, in_months }
                        }
                        _ => Fit::No,
                    }
                }
            })
            .max_by_key(|fit| fit.strength())
            .unwrap_or(Fit::No)
    }
}

fn first_month(age: Age) -> i32 {
    match age {
        Age::Unborn => -PREGNANCY_MONTHS,
        Age::Months(months) => i32::from(months),
    }
}

fn last_month(age: Age) -> i32 {
    match age {
        Age::Unborn => -1,
        Age::Months(months) => i32::from(months),
    }
}

impl fmt::Display for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unborn(None) => f.write_str("u"),
            Self::Unborn(Some((year, month))) => write!(f, "u{:02}{month:02}", year % 100),
            Self::Months(months) => write!(f, "{months}m"),
            Self::Years(years) => write!(f, "{years}y"),
        }
    }
}
