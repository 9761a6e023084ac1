//! What a typed text means.
//!
//! First what fits exactly; only when no further places will come, a guess. It orders places only as far as a
//! choice needs it and completes nothing that is still being typed.

use super::area::whole;
use super::fold::{Umlauts, fold_place_name};
use super::gazetteer::{Code, Gazetteer, Town};
use super::names::{
    abbreviates, has_words, later_words, names_of, one_slip_apart, same_letters, short_words, spellings,
};
use super::order::rank;
use super::state_names::state_name;
use super::typed::Typed;
use super::{MOST_CHOICES, Place, Understanding};
use crate::order::order;
use nahbei_catalogue::State;

/// A town or district of a gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Town(usize),
    District(usize),
}

/// How a spelling of a place may relate to what was typed, in this order.
pub(super) type Relation = fn(&str, &str) -> bool;

/// Shorter names have too many neighbours for a guess.
const LETTERS_TO_GUESS: usize = 5;

impl Gazetteer {
    /// What `typed` means: a postal code, a town, a district, or a code or town with a word that decides.
    ///
    /// Capitals, hyphens, umlauts and their replacements, brackets and country prefixes do not matter. Small
    /// typing errors and missing or additional words are forgiven when nothing fits exactly and no further
    /// places will come (see [`Gazetteer::awaits_table`]).
    #[must_use]
    pub fn find(&self, typed: &str) -> Understanding {
        match Typed::read(typed) {
            Typed::Nothing | Typed::Digits(_) => Understanding::Incomplete,
            Typed::TooManyDigits => Understanding::Unknown,
            Typed::Name(name) => self.places_named(&name).into(),
            Typed::Code(code, name) => match self.code(code) {
                Some(code) => self.places_of_code_named(code, &name).into(),
                None if !self.awaits_table() => self.places_named(&name).into(),
                None => Understanding::Unknown,
            },
        }
    }

    /// The places of this folded name; guesses, if allowed, when it is nobody's name.
    pub(super) fn places_named(&self, name: &str) -> Vec<Place> {
        let mut spots = self.spots_named(name);
        if spots.is_empty() && !self.awaits_table() {
            spots = self.spots_guessed(name);
        }
        spots.into_iter().map(|spot| self.spot_place(spot)).collect()
    }

    /// The places that a code and the words beside it mean together.
    fn places_of_code_named(&self, code: &Code, name: &str) -> Vec<Place> {
        let all = || self.places_of_code(code, &|_| true);
        if name.is_empty() {
            return all();
        }
        let typed = spellings(name);
        let towns =
            |relates: Relation| self.places_of_code(code, &|town| any_pair(&town.spellings, &typed, relates));
        let spots = self.spots_named(name);
        let is_here = |spot: &&Spot| match spot {
            Spot::District(number) => self.districts[*number].codes.contains(&code.digits),
            Spot::Town(_) => false,
        };
        let districts = || spots.iter().filter(is_here).map(|spot| self.spot_place(*spot)).collect();
        // Code and name contradict each other, or the name is a street: the person decides.
        let either = || {
            let of_code = all();
            let fits = of_code.len() + spots.len() <= MOST_CHOICES;
            let of_code = if fits { of_code } else { vec![self.bare_place(code)] };
            of_code.into_iter().chain(spots.iter().map(|spot| self.spot_place(*spot))).collect()
        };
        let exact: [&dyn Fn() -> Vec<Place>; 2] = [&|| towns(same_letters), &districts];
        let guesses: [&dyn Fn() -> Vec<Place>; 2] = [&|| towns(one_slip_apart), &either];
        let guesses = if self.awaits_table() { &guesses[..0] } else { &guesses[..] };
        let mut readings = exact.iter().chain(guesses).map(|reading| reading());
        readings.find(|places| !places.is_empty()).unwrap_or_default()
    }

    /// Towns and districts of exactly this folded name, best first.
    fn spots_named(&self, name: &str) -> Vec<Spot> {
        let mut spots = self.spots_where(&spellings(name), same_letters);
        // Who writes umlauts means them; who does not may mean "Münster" by "Munster".
        let spelled_so = |spot: &Spot| self.is_spelled(*spot, name);
        if !name.is_ascii() && spots.iter().any(spelled_so) {
            spots.retain(spelled_so);
        }
        self.best_first(&spots, name)
    }

    /// What was probably meant: the name of a state after a town, a part of a longer name, a typing error, or a
    /// town with words nobody knows.
    fn spots_guessed(&self, name: &str) -> Vec<Spot> {
        let typed = spellings(name);
        let related = |relates| self.best_first(&self.spots_where(&typed, relates), name);
        let letters = name.chars().filter(|letter| *letter != ' ').count();
        let guesses: [&dyn Fn() -> Vec<Spot>; 5] = [
            &|| self.spots_in_named_state(name),
            // "Halle Westfalen" is "Halle (Westf.)".
            &|| if name.contains(' ') { related(abbreviates) } else { Vec::new() },
            // "Aibling" is "Bad Aibling".
            &|| related(has_words),
            // "Lilientahl" is "Lilienthal".
            &|| if letters < LETTERS_TO_GUESS { Vec::new() } else { related(one_slip_apart) },
            &|| self.spots_of_some_words(name),
        ];
        guesses.iter().map(|guess| guess()).find(|spots| !spots.is_empty()).unwrap_or_default()
    }

    /// "Neustadt Hessen".
    fn spots_in_named_state(&self, name: &str) -> Vec<Spot> {
        let in_state = |state: State| {
            let state_name = fold_place_name(state_name(state), Umlauts::Kept);
            let town = name.strip_suffix(&state_name)?.strip_suffix(' ')?;
            let mut spots = self.spots_named(town);
            spots.retain(|spot| self.town_of(*spot).state == state);
            Some(spots)
        };
        State::ALL.into_iter().find_map(in_state).unwrap_or_default()
    }

    /// "Dresden" of "Dresden Neustadt am Wasserturm": as many first words as are a name, else last words.
    fn spots_of_some_words(&self, name: &str) -> Vec<Spot> {
        let first_words = name.rmatch_indices(' ').map(|(at, _)| &name[..at]);
        let some_words = first_words.chain(later_words(name));
        some_words.map(|words| self.spots_named(words)).find(|spots| !spots.is_empty()).unwrap_or_default()
    }

    /// The site's places, then those whose name is spelled as typed, then those with most people.
    fn best_first(&self, spots: &[Spot], name: &str) -> Vec<Spot> {
        let ranks = spots
            .iter()
            .map(|spot| rank(self.is_of_site(*spot), self.is_spelled(*spot, name), self.people(*spot)));
        order(ranks).into_iter().map(|index| spots[index]).collect()
    }

    /// Towns and districts of which a spelling relates to a typed one, towns first.
    pub(super) fn spots_where(&self, typed: &[String], relates: Relation) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (number, town) in self.towns.iter().enumerate() {
            if any_pair(&town.spellings, typed, relates) {
                spots.push(Spot::Town(number));
            }
        }
        for (number, district) in self.districts.iter().enumerate() {
            if any_pair(&district.spellings, typed, relates) {
                spots.push(Spot::District(number));
            }
        }
        spots
    }

    pub(super) fn spot_place(&self, spot: Spot) -> Place {
        match spot {
            Spot::Town(number) => self.town_place(number),
            Spot::District(number) => self.district_place(&self.districts[number]),
        }
    }

    pub(super) fn is_of_site(&self, spot: Spot) -> bool {
        matches!(spot, Spot::District(_)) || self.town_of(spot).is_of_site()
    }

    /// People of the town; a district has no number of its own.
    pub(super) fn people(&self, spot: Spot) -> u32 {
        match spot {
            Spot::Town(number) => whole(self.towns[number].people),
            Spot::District(_) => 0,
        }
    }

    fn town_of(&self, spot: Spot) -> &Town {
        match spot {
            Spot::Town(number) => &self.towns[number],
            Spot::District(number) => &self.towns[self.districts[number].town],
        }
    }

    /// Whether one of the place's names is this folded name, umlauts included.
    fn is_spelled(&self, spot: Spot, name: &str) -> bool {
        let full_name = match spot {
            Spot::Town(number) => &self.towns[number].name,
            Spot::District(number) => &self.districts[number].name,
        };
        let folded = |name: &str| short_words(&fold_place_name(name, Umlauts::Kept));
        let typed = short_words(name);
        names_of(full_name).into_iter().any(|one| same_letters(&folded(one), &typed))
    }
}

/// Whether any of the spellings relates to any of the typed ones.
pub(super) fn any_pair(spellings: &[String], typed: &[String], relates: Relation) -> bool {
    spellings.iter().any(|spelling| typed.iter().any(|typed| relates(spelling, typed)))
}
