//! The catalogue of a town: what an offer is, and how a file becomes offers.
//!
//! Strings in, `(Catalogue, Vec<Problem>)` out. This crate opens no file, asks no clock and knows no query.
//! The format is described in `docs/catalogue.md`; the types below are its other half.
//!
//! ```
//! let json = r#"{"format": 1, "name": "Apolda", "offers": [
//!     {"id": "treff", "name": "Treff", "provider": {"name": "Haus am Anger"},
//!      "contacts": [{"kind": "phone", "value": "030 23125 001"}]}]}"#;
//! let (catalogue, problems) = nahbei_catalogue::read(json);
//! assert_eq!(catalogue.offers.len(), 1);
//! assert!(problems.is_empty());
//! ```

mod age;
mod colour;
mod contact;
mod day;
mod fields;
mod freshness;
pub mod german_hours;
mod hours;
mod offer;
mod place;
mod position;
mod problem;
mod read;
mod reading;
mod site;
mod state;
mod stated;
mod terms;
mod text;
pub mod weekly;

pub use age::{Age, AgeRange, MAX_MONTHS};
pub use colour::{CONTRAST, Colour, Colours, GROUND, GROUND_DARK};
pub use contact::Contact;
pub use day::day_number;
pub use freshness::{Freshness, FreshnessLimits};
pub use hours::{Closure, Hours};
pub use offer::{Catalogue, Cost, Offer, Provider, Source, Trust, Verified, Waiting};
pub use place::{Area, Place};
pub use position::Position;
pub use problem::{Loss, Problem, Rule};
pub use reading::{Reading, read};
pub use site::{District, Human, Site, Town, read_site};
pub use state::State;
pub use stated::Stated;
pub use terms::{
    Access, ContactKind, CostKind, HoursKind, Intensity, Need, ProviderKind, Reach, SchoolHolidays, Status,
    StepFree, Support, Term,
};
pub use text::{Language, Text};

/// The version of the format this crate reads and writes.
pub const FORMAT: u64 = 1;

/// The JSON Schema of a catalogue file, generated from the types of this crate.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Catalogue).to_value()
}

/// The JSON Schema of `site.json`. What a town shares with a catalogue is taken from the types of this crate.
///
/// # Errors
/// When the schema in this crate is no JSON, which a test excludes.
#[cfg(feature = "schema")]
pub fn site_schema() -> serde_json::Result<serde_json::Value> {
    let mut site: serde_json::Value = serde_json::from_str(include_str!("site.schema.json"))?;
    let mut shared = schema();
    if let (Some(site), Some(shared)) = (site["$defs"].as_object_mut(), shared["$defs"].as_object_mut()) {
        for (name, definition) in std::mem::take(shared) {
            site.entry(name).or_insert(definition);
        }
    }
    Ok(site)
}
