//! Where an offer is, and who may use it.

use crate::{Position, State, Stated, StepFree, Text};
use serde::{Serialize, Serializer};

/// A postal code as the schema describes it.
#[cfg(feature = "schema")]
const POSTAL_CODE: &str = "^[0-9]{5}$";

/// Where an offer is.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Place {
    /// Name of the house.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub name: Stated<Text>,
    /// Street and number; never stated for a hidden place.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub street: Stated<String>,
    /// Five digits.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = POSTAL_CODE)))]
    pub postal_code: Stated<String>,
    /// Town.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub town: Stated<String>,
    /// Part of the town.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub district: Stated<String>,
    /// Where it is on the map; about 1 km vague for a hidden place.
    #[serde(flatten, serialize_with = "position_or_nothing")]
    #[cfg_attr(feature = "schema", schemars(with = "LatLon"))]
    pub position: Stated<Position>,
    /// The exact address is secret.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Without steps?
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub step_free: Stated<StepFree>,
    /// Floor, entrance, stop.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub note: Stated<Text>,
}

/// How a position is spelled in a file.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct LatLon {
    /// Degrees north (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 46, max = 56)))]
    lat: Option<f64>,
    /// Degrees east (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 4.5, max = 16.5)))]
    lon: Option<f64>,
}

/// Who may use an offer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Area {
    /// Everybody in Germany.
    Nationwide,
    /// People in these federal states (ISO 3166-2 without `DE-`).
    States(Vec<State>),
    /// People in these towns.
    Towns(Vec<String>),
    /// People with these postal codes.
    PostalCodes(#[cfg_attr(feature = "schema", schemars(inner(regex(pattern = POSTAL_CODE))))] Vec<String>),
    /// People within so many kilometres of its places.
    RadiusKm(#[cfg_attr(feature = "schema", schemars(range(min = 0.1, max = 1000)))] f64),
}

fn position_or_nothing<S: Serializer>(position: &Stated<Position>, serializer: S) -> Result<S::Ok, S::Error> {
    let position = position.known();
    LatLon { lat: position.map(|p| p.lat()), lon: position.map(|p| p.lon()) }.serialize(serializer)
}
