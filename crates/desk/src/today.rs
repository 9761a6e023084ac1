//! The day a report is made for. It knows neither hours nor holidays.

use crate::lang::{Lang, said};
use anyhow::Context;
use jiff::Timestamp;
use jiff::civil::Date;

/// The given day, or today in Berlin by the system's clock.
///
/// # Errors
/// When no day is given and the time zone is not known.
pub fn or_today(given: Option<Date>) -> anyhow::Result<Date> {
    let berlin = || Timestamp::now().in_tz("Europe/Berlin").map(|now| now.date());
    given.map_or_else(berlin, Ok).context(no_time_zone("--today"))
}

/// What is said where the system knows no time of Berlin; an argument says it as well.
pub fn no_time_zone(argument: &str) -> String {
    said(
        format!("die Zeitzone Europe/Berlin ist nicht bekannt; {argument} angeben"),
        format!("the time zone Europe/Berlin is not known; give {argument}"),
    )
}

/// A day of a call.
///
/// # Errors
/// A sentence that says how a day is written.
pub fn day(written: &str) -> Result<Date, String> {
    Date::strptime("%Y-%m-%d", written).map_err(|_| {
        let words = ("ein Tag wird als 2026-11-22 geschrieben", "a day is written as 2026-11-22");
        Lang::of_call().pick(words.0, words.1).to_owned()
    })
}

/// A day as an editor reads it: `22.11.2026`.
pub fn in_german(day: Date) -> String {
    day.strftime("%d.%m.%Y").to_string()
}
