//! Postal code, town or district → position, on the device.
//!
//! What a person types is looked up among the site's own towns and districts, and, once the app has loaded it,
//! in a table of all German postal codes. Nothing here loads a file, asks for the phone's position or knows
//! streets.
//!
//! ```
//! use nahbei_finder::places::{Gazetteer, Understanding};
//!
//! let site = r#"{"format": 1, "name": "Nahbei", "languages": ["de"], "towns": [{
//!     "id": "wetzlar", "name": "Wetzlar", "state": "HE", "lat": 50.556, "lon": 8.504,
//!     "catalogues": ["catalogue.json"],
//!     "contact": {"name": "Rathaus", "contacts": [{"kind": "phone", "value": "030 23125 001"}]},
//!     "districts": [{"name": "Niedergirmes", "postal_codes": ["35576"], "lat": 50.569, "lon": 8.511}]}]}"#;
//! let (site, _) = nahbei_catalogue::read_site(site);
//! let gazetteer = Gazetteer::new(&site.unwrap().towns);
//!
//! let Understanding::One(place) = gazetteer.find("wetzlar, NIEDERGIRMES") else { panic!() };
//! assert_eq!(place.name, "Wetzlar-Niedergirmes");
//! assert_eq!(place.key, "wetzlar-niedergirmes");
//! assert_eq!(gazetteer.find("355"), Understanding::Incomplete);
//! // Not of this site: load the table, `extend`, and ask again.
//! assert_eq!(gazetteer.find("Görlitz"), Understanding::Unknown);
//! ```

mod area;
mod find;
mod fold;
mod gazetteer;
mod names;
mod order;
mod postal_code;
mod state_names;
mod suggest;
pub mod table;
#[cfg(test)]
mod tests;
mod typed;

pub use fold::{Umlauts, fold_place_name};
pub use gazetteer::Gazetteer;
pub use postal_code::PostalCode;
pub use state_names::{state_name, state_of_name};

use nahbei_catalogue::{Position, State};

/// A choice of more places than this is no help on a phone.
pub const MOST_CHOICES: usize = 8;

/// A place on the ground that a person may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// As shown: `35578 Wetzlar`, `Wetzlar-Niedergirmes`, `Neustadt, Hessen`.
    pub name: String,
    /// For addresses: `35578`, `wetzlar`, `wetzlar-niedergirmes`, `99510-kapellendorf`. Letters a–z, digits and
    /// hyphens; no two places share it, and the site's places keep theirs when the table arrives.
    pub key: String,
    /// The middle of what is known.
    pub position: Position,
    /// How vague that is, in kilometres: a distance from here is "about".
    pub radius_km: f32,
    /// The codes it lies in, ascending; may be empty for a town or district of a site without a table.
    pub postal_codes: Vec<String>,
    /// Its town, named as offers name it; `None` for a postal code of several towns taken as a whole.
    pub town: Option<String>,
    /// Its federal state; `None` for a postal code of several states taken as a whole.
    pub state: Option<State>,
}

/// What a typed text was understood to mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Understanding {
    /// This place.
    One(Place),
    /// One of these, best first, at most [`MOST_CHOICES`]: let the person choose.
    Several(Vec<Place>),
    /// No place known so far. Before the table is there: load it and ask again.
    Unknown,
    /// Nothing yet, or one to four digits: still typing.
    Incomplete,
}

impl From<Vec<Place>> for Understanding {
    fn from(mut places: Vec<Place>) -> Self {
        places.truncate(MOST_CHOICES);
        match (places.pop(), places.is_empty()) {
            (None, _) => Self::Unknown,
            (Some(only), true) => Self::One(only),
            (Some(last), false) => {
                places.push(last);
                Self::Several(places)
            }
        }
    }
}
