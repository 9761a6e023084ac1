//! Days: how they are written in a file, and how far apart they are.

use jiff::civil::Date;
use serde::Serializer;

/// A day as the schema describes it.
#[cfg(feature = "schema")]
pub const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// A day.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn date<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// A day, or nothing.
#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn optional_date<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

/// The number of a day, counted from the first day of year 1: two days are as far apart as their numbers.
///
/// The calendar's own differences can fail with every message it has, which is 26 kB with brotli in a phone's wasm.
///
/// ```
/// use jiff::civil::date;
/// use nahbei_catalogue::day_number;
/// assert_eq!(day_number(date(2028, 3, 1)) - day_number(date(2028, 2, 28)), 2);
/// ```
#[must_use]
pub fn day_number(day: Date) -> i32 {
    let years = i32::from(day.year()) - 1;
    years * 365 + years / 4 - years / 100 + years / 400 + i32::from(day.day_of_year())
}
