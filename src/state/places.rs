//! From what a person typed, or a key in the address, to where the family is. Loads the table of all places only
//! when the site itself does not know one.

use nahbei_catalogue::Position;
use nahbei_finder::Origin;
use nahbei_finder::places::Place;

/// What is known about where the family is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Whereabouts {
    /// Nothing was said.
    #[default]
    Unsaid,
    /// A place by name or postal code.
    At(Place),
    /// The phone's own position; it never enters the address.
    Here(Position),
}

impl Whereabouts {
    /// Where distances are measured from.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        match self {
            Self::Unsaid => None,
            Self::Here(position) => Some(Origin {
                position: *position,
                vague: false,
                postal_codes: Vec::new(),
                town: None,
                state: None,
            }),
            Self::At(place) => Some(Origin {
                position: place.position,
                vague: true,
                postal_codes: place.postal_codes.clone(),
                town: place.town.clone(),
                state: place.state,
            }),
        }
    }
}

/// What became of a typed place.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Asked {
    /// Nothing to say.
    #[default]
    Nothing,
    /// One of these is meant.
    Choose(Vec<Place>),
    /// No such place.
    Unknown(String),
    /// The table of places could not be loaded.
    NoTable,
    /// The phone is looking for its position.
    Locating,
    /// The position was refused or not to be had.
    Refused,
}
