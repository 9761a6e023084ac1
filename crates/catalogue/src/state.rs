//! The sixteen German states, by which holidays differ. It knows no towns: which state a place lies in is stated elsewhere.

use std::fmt;

/// A German state, named by the second half of its ISO 3166-2 code.
///
/// ```
/// use nahbei_catalogue::State;
/// assert_eq!(State::from_code("TH"), Some(State::Thueringen));
/// assert_eq!(State::from_code("th"), None);
/// assert_eq!(State::Thueringen.code(), "TH");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Baden-Württemberg, `BW`.
    BadenWuerttemberg,
    /// Bayern, `BY`.
    Bayern,
    /// Berlin, `BE`.
    Berlin,
    /// Brandenburg, `BB`.
    Brandenburg,
    /// Bremen, `HB`.
    Bremen,
    /// Hamburg, `HH`.
    Hamburg,
    /// Hessen, `HE`.
    Hessen,
    /// Mecklenburg-Vorpommern, `MV`.
    MecklenburgVorpommern,
    /// Niedersachsen, `NI`.
    Niedersachsen,
    /// Nordrhein-Westfalen, `NW`.
    NordrheinWestfalen,
    /// Rheinland-Pfalz, `RP`.
    RheinlandPfalz,
    /// Saarland, `SL`.
    Saarland,
    /// Sachsen, `SN`.
    Sachsen,
    /// Sachsen-Anhalt, `ST`.
    SachsenAnhalt,
    /// Schleswig-Holstein, `SH`.
    SchleswigHolstein,
    /// Thüringen, `TH`.
    Thueringen,
}

impl State {
    /// All states, in the alphabetical order of their German names.
    pub const ALL: [Self; 16] = [
        Self::BadenWuerttemberg,
        Self::Bayern,
        Self::Berlin,
        Self::Brandenburg,
        Self::Bremen,
        Self::Hamburg,
        Self::Hessen,
        Self::MecklenburgVorpommern,
        Self::Niedersachsen,
        Self::NordrheinWestfalen,
        Self::RheinlandPfalz,
        Self::Saarland,
        Self::Sachsen,
        Self::SachsenAnhalt,
        Self::SchleswigHolstein,
        Self::Thueringen,
    ];

    /// The state with this ISO 3166-2 code without `DE-`, in capitals.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Its ISO 3166-2 code without `DE-`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadenWuerttemberg => "BW",
            Self::Bayern => "BY",
            Self::Berlin => "BE",
            Self::Brandenburg => "BB",
            Self::Bremen => "HB",
            Self::Hamburg => "HH",
            Self::Hessen => "HE",
            Self::MecklenburgVorpommern => "MV",
            Self::Niedersachsen => "NI",
            Self::NordrheinWestfalen => "NW",
            Self::RheinlandPfalz => "RP",
            Self::Saarland => "SL",
            Self::Sachsen => "SN",
            Self::SachsenAnhalt => "ST",
            Self::SchleswigHolstein => "SH",
            Self::Thueringen => "TH",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn every_state_is_found_by_its_code() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
    }

    #[test]
    fn a_code_of_another_country_is_no_state() {
        for code in ["", "DE", "DE-TH", "th", "W", "XX"] {
            assert_eq!(State::from_code(code), None, "{code}");
        }
    }
}
