//! Public holidays of each German state, computed, and school holidays, looked up. It closes nothing by itself.
//!
//! The rules are the holiday laws of the states as they stand for 2024 to 2030; days before that may differ (Thüringen
//! has its children's day since 2019, Mecklenburg-Vorpommern its women's day since 2023). Some days are holidays in
//! parts of a state only; which town belongs to them is not known here, so they are said to be in [`Extent::SomePlaces`].

mod school;
mod school_table;

pub use school::{SchoolDay, school_day};

use jiff::civil::{Date, Weekday};
use nahbei_catalogue::State;

/// How much of a state keeps a holiday, from little to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// In a few places: Fronleichnam in parts of Sachsen and Thüringen, Friedensfest in Augsburg; without a state,
    /// what only some states keep.
    SomePlaces,
    /// In most places: Mariä Himmelfahrt in the towns of Bayern with a Catholic majority.
    MostPlaces,
    /// In the whole state; without a state, in all of Germany.
    Everywhere,
}

/// Whether a day is a public holiday in a state or, without a state, in Germany.
///
/// ```
/// use jiff::civil::date;
/// use nahbei_catalogue::State;
/// use nahbei_finder::holidays::{Extent, public_holiday};
/// let epiphany = date(2027, 1, 6);
/// assert_eq!(public_holiday(Some(State::SachsenAnhalt), epiphany), Some(Extent::Everywhere));
/// assert_eq!(public_holiday(Some(State::Thueringen), epiphany), None);
/// assert_eq!(public_holiday(None, epiphany), Some(Extent::SomePlaces));
/// ```
#[must_use]
pub fn public_holiday(state: Option<State>, date: Date) -> Option<Extent> {
    if let Some(state) = state {
        return fixed(state, date).max(movable(state, date));
    }
    let mut states = State::ALL.into_iter().map(|state| public_holiday(Some(state), date));
    let first = states.next()?;
    let (mut all, mut any) = (first, first);
    for extent in states {
        (all, any) = (all.min(extent), any.max(extent));
    }
    if all == Some(Extent::Everywhere) { all } else { any.map(|_| Extent::SomePlaces) }
}

/// Holidays with a date of their own, and those tied to one.
fn fixed(state: State, date: Date) -> Option<Extent> {
    use State::{
        BadenWuerttemberg, Bayern, Berlin, Brandenburg, Bremen, Hamburg, MecklenburgVorpommern,
        Niedersachsen, NordrheinWestfalen, RheinlandPfalz, Saarland, Sachsen, SachsenAnhalt,
        SchleswigHolstein, Thueringen,
    };
    let states: &[State] = match (date.month(), date.day()) {
        // Neujahr, Tag der Arbeit, Tag der Deutschen Einheit, Weihnachten.
        (1 | 5, 1) | (10, 3) | (12, 25 | 26) => return Some(Extent::Everywhere),
        // Heilige Drei Könige.
        (1, 6) => &[BadenWuerttemberg, Bayern, SachsenAnhalt],
        // Frauentag.
        (3, 8) => &[Berlin, MecklenburgVorpommern],
        // Once each: 80 years of liberation, 75 years of the uprising of 17 June.
        (5, 8) if date.year() == 2025 => &[Berlin],
        (6, 17) if date.year() == 2028 => &[Berlin],
        // Friedensfest in Augsburg.
        (8, 8) => return (state == Bayern).then_some(Extent::SomePlaces),
        // Mariä Himmelfahrt.
        (8, 15) if state == Bayern => return Some(Extent::MostPlaces),
        (8, 15) => &[Saarland],
        // Weltkindertag.
        (9, 20) => &[Thueringen],
        // Reformationstag.
        (10, 31) => &[
            Brandenburg,
            Bremen,
            Hamburg,
            MecklenburgVorpommern,
            Niedersachsen,
            Sachsen,
            SachsenAnhalt,
            SchleswigHolstein,
            Thueringen,
        ],
        // Allerheiligen.
        (11, 1) => &[BadenWuerttemberg, Bayern, NordrheinWestfalen, RheinlandPfalz, Saarland],
        // Buß- und Bettag, the Wednesday before 23 November.
        (11, 16..=22) if date.weekday() == Weekday::Wednesday => &[Sachsen],
        _ => &[],
    };
    states.contains(&state).then_some(Extent::Everywhere)
}

/// Holidays counted from Easter Sunday.
fn movable(state: State, date: Date) -> Option<Extent> {
    use State::{
        BadenWuerttemberg, Bayern, Brandenburg, Hessen, NordrheinWestfalen, RheinlandPfalz, Saarland,
        Sachsen, Thueringen,
    };
    let states: &[State] = match i32::from(date.day_of_year()) - easter(date)? {
        // Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag.
        -2 | 1 | 39 | 50 => return Some(Extent::Everywhere),
        // Ostersonntag and Pfingstsonntag.
        0 | 49 => &[Brandenburg],
        // Fronleichnam; in Sachsen and Thüringen in the Catholic towns of the Oberlausitz and the Eichsfeld.
        60 if matches!(state, Sachsen | Thueringen) => return Some(Extent::SomePlaces),
        60 => &[BadenWuerttemberg, Bayern, Hessen, NordrheinWestfalen, RheinlandPfalz, Saarland],
        _ => &[],
    };
    states.contains(&state).then_some(Extent::Everywhere)
}

/// Easter Sunday of the date's year as a day of the year, from 1; nothing for years before the Gregorian calendar.
///
/// Oudin's algorithm of 1940, in the form of the Explanatory Supplement to the Astronomical Almanac, section 12.9.
fn easter(date: Date) -> Option<i32> {
    let year = i32::from(date.year());
    if year < 1583 {
        return None;
    }
    let (golden, century) = (year % 19, year / 100);
    let age = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let age = age - (age / 28) * (1 - (29 / (age + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + age + 2 - century + century / 4) % 7;
    // Days after 28 February, or the 29th in a leap year, lead to the day of the year.
    let march = 28 + age - weekday;
    Some(59 + i32::from(date.in_leap_year()) + march)
}

#[cfg(test)]
mod tests {
    use super::{Extent, public_holiday};
    use jiff::civil::{Date, date};
    use nahbei_catalogue::State;

    fn check(state: &str, date: &str, expected: Option<Extent>) {
        let day: Date = date.parse().unwrap();
        assert_eq!(public_holiday(State::from_code(state), day), expected, "{state} {date}");
    }

    #[test]
    fn a_holiday_is_kept_where_the_law_says_so() {
        check("TH", "2026-09-20", Some(Extent::Everywhere));
        check("SN", "2026-09-20", None);
        check("SN", "2026-11-18", Some(Extent::Everywhere));
        check("SN", "2026-11-25", None);
        check("HE", "2026-10-31", None);
        check("BW", "2026-11-01", Some(Extent::Everywhere));
        check("NI", "2026-11-01", None);
        check("BB", "2027-03-28", Some(Extent::Everywhere));
        check("HE", "2027-03-28", None);
        check("BE", "2028-06-17", Some(Extent::Everywhere));
        check("BE", "2027-06-17", None);
    }

    #[test]
    fn a_holiday_of_some_towns_is_said_to_be_so() {
        check("BY", "2026-08-15", Some(Extent::MostPlaces));
        check("SL", "2026-08-15", Some(Extent::Everywhere));
        check("BY", "2026-08-08", Some(Extent::SomePlaces));
        check("TH", "2026-06-04", Some(Extent::SomePlaces));
        check("SN", "2026-06-04", Some(Extent::SomePlaces));
    }

    #[test]
    fn without_a_state_only_what_all_of_germany_keeps_is_certain() {
        check("", "2026-12-25", Some(Extent::Everywhere));
        check("", "2027-05-06", Some(Extent::Everywhere));
        check("", "2027-03-28", Some(Extent::SomePlaces));
        check("", "2026-11-24", None);
    }

    #[test]
    fn easter_falls_where_the_calendar_has_it() {
        for (year, month, day) in [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            let sunday = date(year, month, day);
            assert_eq!(super::easter(sunday), Some(i32::from(sunday.day_of_year())), "{year}");
        }
    }

    #[test]
    fn a_day_before_the_calendar_has_no_easter() {
        check("TH", "0001-04-05", None);
        check("TH", "-000001-05-01", Some(Extent::Everywhere));
    }
}
