//! The sixteen federal states, which tell places of one name apart.
//!
//! Does not know where a state lies or which holidays it keeps.

use super::fold::{Umlauts, fold_place_name};

/// A federal state of Germany.
///
/// ```
/// use nahbei_finder::places::State;
///
/// let state = State::from_code("HE").unwrap();
/// assert_eq!(state.name(), "Hessen");
/// assert_eq!(State::from_name("Thüringen").unwrap().code(), "TH");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State(u8);

/// Code and German name of each state. The table of postal codes counts states by their row here:
/// rows keep their order for ever.
const STATES: [(&str, &str); 16] = [
    ("BB", "Brandenburg"),
    ("BE", "Berlin"),
    ("BW", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("HB", "Bremen"),
    ("HE", "Hessen"),
    ("HH", "Hamburg"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("SH", "Schleswig-Holstein"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("TH", "Thüringen"),
];

impl State {
    /// All sixteen, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self).take(STATES.len())
    }

    /// The state with this code of ISO 3166-2, without `DE-`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|state| state.code() == code)
    }

    /// The state of this German name, however hyphens and umlauts are written.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let fold = |name| fold_place_name(name, Umlauts::Written);
        Self::all().find(|state| fold(state.name()) == fold(name))
    }

    /// ISO 3166-2 without `DE-`: `"HE"`.
    #[must_use]
    pub fn code(self) -> &'static str {
        STATES[usize::from(self.0)].0
    }

    /// The German name: `"Hessen"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        STATES[usize::from(self.0)].1
    }

    /// The state with this row number, as the table of postal codes stores it.
    pub(super) fn from_row(row: u8) -> Option<Self> {
        (usize::from(row) < STATES.len()).then_some(Self(row))
    }

    /// The row number that [`State::from_row`] takes.
    pub(super) fn row(self) -> u8 {
        self.0
    }
}
