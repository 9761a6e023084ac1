//! Whether a day is in the school holidays of a state. It does not say whether an offer is closed then.

use super::{Extent, school_table as table};
use jiff::civil::Date;
use nahbei_catalogue::State;

/// What is known about a day and the schools of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchoolDay {
    /// School, or a weekend in between.
    Term,
    /// In the holidays, everywhere or in some places.
    Holidays(Extent),
    /// Before the table begins or after it ends.
    NotInTable,
}

/// First and last day of a break, packed by [`pack`].
pub(super) type Break = (u16, u16);

/// The first day of the table.
const BEGIN: u16 = pack(2024, 1, 1);

/// What the table says about a day.
///
/// ```
/// use jiff::civil::date;
/// use nahbei_catalogue::State;
/// use nahbei_finder::holidays::{Extent, SchoolDay, school_day};
/// assert_eq!(school_day(State::Thueringen, date(2026, 12, 28)), SchoolDay::Holidays(Extent::Everywhere));
/// assert_eq!(school_day(State::Thueringen, date(2026, 11, 23)), SchoolDay::Term);
/// assert_eq!(school_day(State::Thueringen, date(2031, 7, 28)), SchoolDay::NotInTable);
/// ```
#[must_use]
pub fn school_day(state: State, date: Date) -> SchoolDay {
    let Ok(year) = u16::try_from(date.year()) else { return SchoolDay::NotInTable };
    let day =
        pack(year.clamp(2000, 2100), date.month().unsigned_abs().into(), date.day().unsigned_abs().into());
    let breaks = breaks_of(state);
    let is_in = |breaks: &[Break]| breaks.iter().any(|(first, last)| (*first..=*last).contains(&day));
    // Single days are published years ahead of whole holidays: the table ends with its last break of several days.
    let end = breaks.iter().filter(|(first, last)| first < last).map(|(_, last)| *last).max();
    if is_in(breaks) {
        SchoolDay::Holidays(Extent::Everywhere)
    } else if state == State::SchleswigHolstein && is_in(&table::SCHLESWIG_HOLSTEIN_ISLANDS) {
        SchoolDay::Holidays(Extent::SomePlaces)
    } else if day < BEGIN || end.is_none_or(|end| day > end) {
        SchoolDay::NotInTable
    } else {
        SchoolDay::Term
    }
}

const fn breaks_of(state: State) -> &'static [Break] {
    match state {
        State::BadenWuerttemberg => &table::BADEN_WUERTTEMBERG,
        State::Bayern => &table::BAYERN,
        State::Berlin => &table::BERLIN,
        State::Brandenburg => &table::BRANDENBURG,
        State::Bremen => &table::BREMEN,
        State::Hamburg => &table::HAMBURG,
        State::Hessen => &table::HESSEN,
        State::MecklenburgVorpommern => &table::MECKLENBURG_VORPOMMERN,
        State::Niedersachsen => &table::NIEDERSACHSEN,
        State::NordrheinWestfalen => &table::NORDRHEIN_WESTFALEN,
        State::RheinlandPfalz => &table::RHEINLAND_PFALZ,
        State::Saarland => &table::SAARLAND,
        State::Sachsen => &table::SACHSEN,
        State::SachsenAnhalt => &table::SACHSEN_ANHALT,
        State::SchleswigHolstein => &table::SCHLESWIG_HOLSTEIN,
        State::Thueringen => &table::THUERINGEN,
    }
}

/// A day as a number that grows with the calendar: two bytes instead of a date.
const fn pack(year: u16, month: u16, day: u16) -> u16 {
    (year - 2000) << 9 | month << 5 | day
}

/// Reads the lines of the table when the program is built, so that only numbers are shipped. A malformed line or a
/// wrong count stops the build.
pub(super) const fn breaks<const COUNT: usize>(lines: &str) -> [Break; COUNT] {
    let text = lines.as_bytes();
    let mut breaks = [(0, 0); COUNT];
    let (mut at, mut count, mut year) = (0, 0, 0);
    while at < text.len() {
        if text[at].is_ascii_whitespace() {
            at += 1;
        } else if text[at + 4].is_ascii_whitespace() {
            year = number(text, at) * 100 + number(text, at + 2);
            at += 4;
        } else {
            let (month, day) = (number(text, at), number(text, at + 3));
            let first = pack(year, month, day);
            at += 5;
            let mut last = first;
            if text[at] == b'.' {
                let (to_month, to_day) = (number(text, at + 2), number(text, at + 5));
                last = pack(if to_month < month { year + 1 } else { year }, to_month, to_day);
                at += 7;
            }
            assert!(last >= first && text[at].is_ascii_whitespace());
            breaks[count] = (first, last);
            count += 1;
        }
    }
    assert!(count == COUNT);
    breaks
}

const fn number(text: &[u8], at: usize) -> u16 {
    assert!(text[at].is_ascii_digit() && text[at + 1].is_ascii_digit());
    (text[at] - b'0') as u16 * 10 + (text[at + 1] - b'0') as u16
}
