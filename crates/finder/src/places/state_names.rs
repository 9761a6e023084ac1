//! The German names of the sixteen states, which tell places of one name apart.
//!
//! Does not know where a state lies or which holidays it keeps.

use super::fold::{Umlauts, fold_place_name};
use nahbei_catalogue::State;

/// The German name of a state.
///
/// ```
/// use nahbei_catalogue::State;
/// use nahbei_finder::places::state_name;
///
/// assert_eq!(state_name(State::Thueringen), "Thüringen");
/// ```
#[must_use]
pub const fn state_name(state: State) -> &'static str {
    match state {
        State::BadenWuerttemberg => "Baden-Württemberg",
        State::Bayern => "Bayern",
        State::Berlin => "Berlin",
        State::Brandenburg => "Brandenburg",
        State::Bremen => "Bremen",
        State::Hamburg => "Hamburg",
        State::Hessen => "Hessen",
        State::MecklenburgVorpommern => "Mecklenburg-Vorpommern",
        State::Niedersachsen => "Niedersachsen",
        State::NordrheinWestfalen => "Nordrhein-Westfalen",
        State::RheinlandPfalz => "Rheinland-Pfalz",
        State::Saarland => "Saarland",
        State::Sachsen => "Sachsen",
        State::SachsenAnhalt => "Sachsen-Anhalt",
        State::SchleswigHolstein => "Schleswig-Holstein",
        State::Thueringen => "Thüringen",
    }
}

/// The state of this German name, however its hyphen and umlauts are written.
///
/// ```
/// use nahbei_catalogue::State;
/// use nahbei_finder::places::state_of_name;
///
/// assert_eq!(state_of_name("Baden Wuerttemberg"), Some(State::BadenWuerttemberg));
/// assert_eq!(state_of_name("Preußen"), None);
/// ```
#[must_use]
pub fn state_of_name(name: &str) -> Option<State> {
    let fold = |name| fold_place_name(name, Umlauts::Written);
    State::ALL.into_iter().find(|state| fold(state_name(*state)) == fold(name))
}
