//! The words for what `nahbei hours` prints. It decides no interval: those are the finder's.

use crate::lang::Lang;
use crate::today::in_german;
use jiff::civil::{Date, DateTime, Time};
use nahbei_catalogue::{
    State,
    weekly::{Day, Span, Weekly},
};
use nahbei_finder::holidays::{Extent, public_holiday};
use nahbei_finder::opening::Interval;
use std::io::{self, Write};

/// As a value names them, and as people in Germany do.
const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const GERMAN_WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

/// Prints one interval a line, and the days that only a public holiday closes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(
    weekly: &Weekly,
    state: Option<State>,
    (from, to): (DateTime, DateTime),
    intervals: &[Interval],
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut left = intervals;
    let mut next = Some(from.date());
    let mut is_silent = true;
    while let Some(date) = next.filter(|date| date.at(0, 0, 0, 0) < to) {
        let begins_later = left.iter().position(|interval| interval.from.date() > date);
        let (today, later) = left.split_at(begins_later.unwrap_or(left.len()));
        let note = note(weekly, state, date, lang);
        let claimed = || today.iter().filter(|interval| !interval.taken_back);
        for interval in claimed() {
            let doubt = if interval.sure { "" } else { lang.pick(", vielleicht", ", perhaps") };
            writeln!(
                out,
                "{}{doubt}{}",
                in_words(interval, lang),
                note.map(|note| format!(", {note}")).unwrap_or_default()
            )?;
        }
        let is_told = claimed().next().is_some();
        if let Some(note) = note.filter(|_| !is_told) {
            writeln!(out, "{} {}, {note}", day(date, lang), lang.pick("geschlossen", "closed"))?;
        }
        is_silent &= !is_told && note.is_none();
        left = later;
        next = date.tomorrow().ok();
    }
    if is_silent {
        let (from, to) = (moment(from, lang), end(to, lang));
        writeln!(
            out,
            "{}",
            lang.pick(format!("keine Zeiten von {from} bis {to}"), format!("no hours from {from} to {to}"))
        )?;
    }
    for weekday in weekly.lost_on() {
        let at = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
        let name = WEEKDAYS[at];
        eprintln!(
            "nahbei: {}",
            lang.pick(
                format!(
                    "eine spätere Regel nimmt Zeiten am {} ({name}) weg; \",\" statt \";\" davor schreiben, wenn sie dazukommen soll",
                    GERMAN_WEEKDAYS[at]
                ),
                format!(
                    "a later rule takes hours of {name} away; write \",\" before it instead of \";\" if it should add to them"
                ),
            )
        );
    }
    Ok(())
}

/// What a public holiday does to a day, where it does something.
fn note(weekly: &Weekly, state: Option<State>, date: Date, lang: Lang) -> Option<&'static str> {
    let extent = public_holiday(state, date).filter(|_| !weekly.is_always())?;
    let times = |holiday: bool| -> Vec<(u16, u16)> {
        let day = Day { weekday: date.weekday(), holiday, sure: true };
        weekly.hours_on(day).iter().map(|span: &Span| (span.from, span.to)).collect()
    };
    let (kept, not_kept) = (times(true), times(false));
    if weekly.names_holidays() {
        return (kept != not_kept).then_some(match (extent, state) {
            (Extent::Everywhere, _) => lang.pick("Feiertag", "public holiday"),
            (Extent::MostPlaces, _) => {
                lang.pick("Feiertag fast überall, aber nicht ganz", "public holiday in most places, not all")
            }
            (Extent::SomePlaces, Some(_)) => {
                lang.pick("kein Feiertag, nur in einzelnen Orten", "no public holiday, except in some places")
            }
            (Extent::SomePlaces, None) => lang.pick(
                "kein Feiertag, nur in einigen Ländern; --state angeben",
                "no public holiday, except in some states; give --state",
            ),
        });
    }
    (!not_kept.is_empty()).then_some(match extent {
        Extent::Everywhere => lang.pick(
            "Feiertag, von dem der Wert nichts sagt; \"PH off\" oder Zeiten für PH ergänzen",
            "public holiday, of which the value says nothing; add \"PH off\" or hours for PH",
        ),
        _ => lang.pick(
            "Feiertag in einzelnen Orten, von dem der Wert nichts sagt; \"PH off\" oder Zeiten für PH ergänzen",
            "public holiday in some places, of which the value says nothing; add \"PH off\" or hours for PH",
        ),
    })
}

/// `Mo 2026-12-21 09:00–12:00`; the day of the end is told where it is not the same, nor the morning after.
fn in_words(interval: &Interval, lang: Lang) -> String {
    let Interval { from, to, .. } = *interval;
    let is_one_night =
        from.date().tomorrow().is_ok_and(|tomorrow| tomorrow == to.date()) && to.time() <= from.time();
    let is_short = from.date() == to.date() || is_one_night;
    let end = if is_short { clock(to) } else { end(to, lang) };
    format!("{}–{end}", moment(from, lang))
}

fn day(date: Date, lang: Lang) -> String {
    let at = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    lang.pick(format!("{} {}", GERMAN_WEEKDAYS[at], in_german(date)), format!("{} {date}", WEEKDAYS[at]))
}

fn moment(moment: DateTime, lang: Lang) -> String {
    format!("{} {}", day(moment.date(), lang), moment.strftime("%H:%M"))
}

/// The end of something: midnight belongs to the day before.
fn end(moment: DateTime, lang: Lang) -> String {
    let last = moment.date().yesterday().unwrap_or(moment.date());
    if moment.time() == Time::midnight() {
        format!("{} 24:00", day(last, lang))
    } else {
        self::moment(moment, lang)
    }
}

fn clock(moment: DateTime) -> String {
    if moment.time() == Time::midnight() { "24:00".to_owned() } else { moment.strftime("%H:%M").to_string() }
}
