//! How a day is written in a file.

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
