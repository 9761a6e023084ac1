//! Places offered while somebody is still typing.
//!
//! Decides nothing: it only lists what the text may become.

use super::Place;
use super::find::{Spot, any_pair};
use super::gazetteer::{Code, Gazetteer};
use super::names::{begins_with, later_word_begins_with, spellings};
use super::order::rank;
use super::typed::Typed;
use crate::order::order;

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
                self.places_of_code(code, &|town| {
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
        let begins = |code: &&Code| code.digits.to_string().starts_with(digits);
        let codes: Vec<&Code> = self.codes.iter().filter(begins).collect();
        let is_of_site = |code: &Code| code.parts.iter().any(|part| self.towns[part.town].is_of_site());
        let site_first = order(codes.iter().map(|code| rank(is_of_site(code), false, 0)));
        let places = site_first.into_iter().flat_map(|index| self.places_of_code(codes[index], &|_| true));
        places.take(limit).collect()
    }

    fn spots_begun(&self, name: &str) -> Vec<Spot> {
        let typed = spellings(name);
        if typed.is_empty() {
            return Vec::new();
        }
        let at_start = self.spots_where(&typed, begins_with);
        let mut spots = self.spots_where(&typed, later_word_begins_with);
        spots.retain(|spot| !at_start.contains(spot));
        let later = spots.len();
        spots.extend(at_start);
        let ranks = spots.iter().enumerate();
        let ranks =
            ranks.map(|(index, spot)| rank(self.is_of_site(*spot), index >= later, self.people(*spot)));
        order(ranks).into_iter().map(|index| spots[index]).collect()
    }
}
