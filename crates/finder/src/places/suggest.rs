//! Places offered while somebody is still typing.
//!
//! Decides nothing: it only lists what the text may become.

use super::Place;
use super::find::{Spot, any_pair};
use super::gazetteer::Gazetteer;
use super::names::{begins_with, later_words, spellings};
use super::typed::Typed;
use std::cmp::Reverse;

impl Gazetteer {
    /// At most `limit` places that begin as typed, best first: the site's places, then names that begin so
    /// before names of which a later word does, then the more people the sooner.
    ///
    /// When nothing begins so and no further places will come, the guesses of [`Gazetteer::find`].
    #[must_use]
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<Place> {
        let mut places = match Typed::read(typed) {
            Typed::Nothing | Typed::TooManyDigits => Vec::new(),
            Typed::Digits(digits) => self.places_of_digits(&digits, limit),
            Typed::Code(code, name) => self.code(code).map_or_else(Vec::new, |code| {
                let typed = spellings(&name);
                self.places_of_code(code, |town| {
                    typed.is_empty() || any_pair(&town.spellings, &typed, begins_with)
                })
            }),
            Typed::Name(name) => {
                let begun = self.spots_begun(&name);
                if begun.is_empty() {
                    self.places_named(&name)
                } else {
                    begun.into_iter().take(limit).map(|spot| self.spot_place(spot)).collect()
                }
            }
        };
        places.truncate(limit);
        places
    }

    /// Places of codes that begin with these digits, the site's first.
    fn places_of_digits(&self, digits: &str, limit: usize) -> Vec<Place> {
        let mut codes: Vec<_> =
            self.codes.iter().filter(|code| code.digits.to_string().starts_with(digits)).collect();
        codes.sort_by_key(|code| !code.parts.iter().any(|part| self.towns[part.town].of_site));
        codes.into_iter().flat_map(|code| self.places_of_code(code, |_| true)).take(limit).collect()
    }

    fn spots_begun(&self, name: &str) -> Vec<Spot> {
        let typed = spellings(name);
        if typed.is_empty() {
            return Vec::new();
        }
        let later_begins =
            |spelling: &str, typed: &str| later_words(spelling).any(|rest| begins_with(rest, typed));
        let at_start = self.spots_where(|spellings| any_pair(spellings, &typed, begins_with));
        let later = self.spots_where(|spellings| any_pair(spellings, &typed, later_begins));
        let later = later.into_iter().filter(|spot| !at_start.contains(spot)).map(|spot| (spot, true));
        let mut spots: Vec<(Spot, bool)> = at_start.iter().map(|spot| (*spot, false)).chain(later).collect();
        spots.sort_by_key(|(spot, later)| (!self.is_of_site(*spot), *later, Reverse(self.people(*spot))));
        spots.into_iter().map(|(spot, _)| spot).collect()
    }
}
