//! The words for what `nahbei hours` prints. It decides no interval: those are the finder's.

use jiff::civil::{Date, DateTime, Time};
use nahbei_catalogue::{
    State,
    weekly::{Day, Span, Weekly},
};
use nahbei_finder::holidays::{Extent, public_holiday};
use nahbei_finder::opening::Interval;
use std::io::{self, Write};

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Prints one interval a line, and the days that only a public holiday closes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(
    weekly: &Weekly,
    state: Option<State>,
    (from, to): (DateTime, DateTime),
    intervals: &[Interval],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut left = intervals;
    let mut next = Some(from.date());
    let mut is_silent = true;
    while let Some(date) = next.filter(|date| date.at(0, 0, 0, 0) < to) {
        let begins_later = left.iter().position(|interval| interval.from.date() > date);
        let (today, later) = left.split_at(begins_later.unwrap_or(left.len()));
        let note = note(weekly, state, date);
        let claimed = || today.iter().filter(|interval| !interval.taken_back);
        for interval in claimed() {
            let doubt = if interval.sure { "" } else { ", perhaps" };
            writeln!(
                out,
                "{}{doubt}{}",
                in_words(interval),
                note.map(|note| format!(", {note}")).unwrap_or_default()
            )?;
        }
        let is_told = claimed().next().is_some();
        if let Some(note) = note.filter(|_| !is_told) {
            writeln!(out, "{} closed, {note}", day(date))?;
        }
        is_silent &= !is_told && note.is_none();
        left = later;
        next = date.tomorrow().ok();
    }
    if is_silent {
        writeln!(out, "no hours from {} to {}", moment(from), end(to))?;
    }
    for weekday in weekly.lost_on() {
        let name = WEEKDAYS[usize::from(weekday.to_monday_zero_offset().unsigned_abs())];
        eprintln!(
            "nahbei: a later rule takes hours of {name} away; write \",\" before it instead of \";\" if it should add to them"
        );
    }
    Ok(())
}

/// What a public holiday does to a day, where it does something.
fn note(weekly: &Weekly, state: Option<State>, date: Date) -> Option<&'static str> {
    let extent = public_holiday(state, date).filter(|_| !weekly.is_always())?;
    let times = |holiday: bool| -> Vec<(u16, u16)> {
        let day = Day { weekday: date.weekday(), holiday, sure: true };
        weekly.hours_on(day).iter().map(|span: &Span| (span.from, span.to)).collect()
    };
    let (kept, not_kept) = (times(true), times(false));
    if weekly.names_holidays() {
        return (kept != not_kept).then_some(match (extent, state) {
            (Extent::Everywhere, _) => "public holiday",
            (Extent::MostPlaces, _) => "public holiday in most places, not all",
            (Extent::SomePlaces, Some(_)) => "no public holiday, except in some places",
            (Extent::SomePlaces, None) => "no public holiday, except in some states; give --state",
        });
    }
    (!not_kept.is_empty()).then_some(match extent {
        Extent::Everywhere => {
            "public holiday, of which the value says nothing; add \"PH off\" or hours for PH"
        }
        _ => "public holiday in some places, of which the value says nothing; add \"PH off\" or hours for PH",
    })
}

/// `Mo 2026-12-21 09:00–12:00`; the day of the end is told where it is not the same, nor the morning after.
fn in_words(interval: &Interval) -> String {
    let Interval { from, to, .. } = *interval;
    let is_one_night =
        from.date().tomorrow().is_ok_and(|tomorrow| tomorrow == to.date()) && to.time() <= from.time();
    let is_short = from.date() == to.date() || is_one_night;
    let end = if is_short { clock(to) } else { end(to) };
    format!("{}–{end}", moment(from))
}

fn day(date: Date) -> String {
    let name = WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    format!("{name} {date}")
}

fn moment(moment: DateTime) -> String {
    format!("{} {}", day(moment.date()), moment.strftime("%H:%M"))
}

/// The end of something: midnight belongs to the day before.
fn end(moment: DateTime) -> String {
    let last = moment.date().yesterday().unwrap_or(moment.date());
    if moment.time() == Time::midnight() { format!("{} 24:00", day(last)) } else { self::moment(moment) }
}

fn clock(moment: DateTime) -> String {
    if moment.time() == Time::midnight() { "24:00".to_owned() } else { moment.strftime("%H:%M").to_string() }
}
