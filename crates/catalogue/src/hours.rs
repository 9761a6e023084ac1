//! When an offer can be visited or called. What that means at a moment is the finder's part.

#[cfg(feature = "schema")]
use crate::day::DAY;
use crate::day::{date, optional_date};
use crate::weekly::Weekly;
use crate::{HoursKind, SchoolHolidays, Stated, Text};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// When an offer can be visited or called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Hours {
    /// What these hours are for.
    pub kind: HoursKind,
    /// Weekly hours in the simple part of OSM `opening_hours`.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated", serialize_with = "weekly")]
    #[cfg_attr(feature = "schema", schemars(with = "Stated<String>"))]
    pub weekly: Stated<Weekly>,
    /// Also, or only, by appointment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_appointment: bool,
    /// What school holidays do to them.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub school_holidays: Stated<SchoolHolidays>,
    /// First day they hold.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = DAY)))]
    pub valid_from: Option<Date>,
    /// Last day they hold.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = DAY)))]
    pub valid_to: Option<Date>,
    /// What no rule can say.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub note: Stated<Text>,
}

/// Days on which an offer is closed, both ends inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Closure {
    /// First day.
    #[serde(serialize_with = "date")]
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = DAY)))]
    pub from: Date,
    /// Last day.
    #[serde(serialize_with = "date")]
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = DAY)))]
    pub to: Date,
    /// Why.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub note: Stated<Text>,
}

fn weekly<S: Serializer>(weekly: &Stated<Weekly>, serializer: S) -> Result<S::Ok, S::Error> {
    match weekly.known() {
        Some(weekly) => serializer.serialize_str(weekly.as_str()),
        None => serializer.serialize_none(),
    }
}
