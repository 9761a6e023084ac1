//! The hours of an offer laid on the calendar, day by day. It answers no question about now: that is `opening`'s.

use super::{Remark, Schedule};
use crate::holidays::{Extent, SchoolDay, public_holiday, school_day};
use jiff::civil::{Date, DateTime};
use nahbei_catalogue::{
    Closure, SchoolHolidays, State,
    weekly::{Day, Span, Weekly},
};

/// How many days ahead an opening is worth telling.
const HORIZON_DAYS: usize = 14;
/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// All hours of one kind, with what overrides them.
pub(super) struct Plan<'a> {
    pub(super) hours: &'a [Schedule<'a>],
    pub(super) closures: &'a [Closure],
    pub(super) state: Option<State>,
}

/// What holds at a moment outside all hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Otherwise {
    ByAppointment,
    NotStated,
    Closed,
}

impl Plan<'_> {
    /// The last day of the closure a day lies in.
    pub(super) fn closed_to(&self, date: Date) -> Option<Date> {
        self.closures.iter().filter(|closure| (closure.from..=closure.to).contains(&date)).map(|c| c.to).max()
    }

    /// Where somebody is there on a day, in no order; spans may overlap, and a sure one counts more than an unsure.
    pub(super) fn spans(&self, date: Date) -> Vec<Span> {
        let mut spans = Vec::new();
        if self.closed_to(date).is_some() {
            return spans;
        }
        // A holiday only some towns keep is laid out both ways; as such a day is never sure, neither way is claimed.
        let yesterday = date.yesterday().ok();
        let is_in_parts =
            |date| public_holiday(self.state, date).is_some_and(|extent| extent < Extent::Everywhere);
        let ways: &[bool] =
            if is_in_parts(date) || yesterday.is_some_and(is_in_parts) { &[false, true] } else { &[false] };
        for schedule in self.hours.iter().filter(|schedule| !self.is_shut_for_school(schedule, date)) {
            let Some(weekly) = schedule.weekly else { continue };
            for kept in ways {
                let day = |date| self.day(schedule, weekly, date, *kept);
                let laid_out = weekly.spans(day(date), yesterday.and_then(day));
                spans.extend(laid_out.into_iter().filter(|span| !span.taken_back));
            }
        }
        spans
    }

    /// The minute at which the opening that covers `minute` ends; nothing if it does not within the horizon.
    pub(super) fn until(&self, mut date: Date, mut minute: u16) -> Option<DateTime> {
        for _ in 0..=HORIZON_DAYS {
            let spans = self.spans(date);
            let goes_on =
                |minute: u16| spans.iter().find(|span| span.sure && (span.from..span.to).contains(&minute));
            while let Some(span) = goes_on(minute) {
                minute = span.to;
            }
            if minute < DAY {
                return Some(moment(date, minute));
            }
            (date, minute) = (date.tomorrow().ok()?, 0);
        }
        None
    }

    /// The next opening that is certain, and what to ask on the way there. Days in closures do not count as days ahead.
    pub(super) fn next(&self, mut date: Date, mut minute: u16) -> (Option<DateTime>, Option<Remark>) {
        let mut remark = None;
        let mut ahead = 0;
        while ahead <= HORIZON_DAYS {
            let last_closed = self.closed_to(date);
            if last_closed.is_none() {
                let spans = self.spans(date);
                let next =
                    spans.iter().filter(|span| span.sure && span.from >= minute).map(|span| span.from).min();
                let is_before = |span: &Span| span.to > minute && next.is_none_or(|next| span.from < next);
                if spans.iter().any(|span| !span.sure && is_before(span)) {
                    remark = remark.or(self.asks_about_holiday(date));
                }
                if let Some(next) = next {
                    let school = self.asks_about_school(date).then_some(Remark::AskSchoolHolidays);
                    return (Some(moment(date, next)), remark.or(school));
                }
                ahead += 1;
            }
            let Ok(tomorrow) = last_closed.unwrap_or(date).tomorrow() else { break };
            (date, minute) = (tomorrow, 0);
        }
        (None, remark)
    }

    /// What holds on a day outside its hours, and why if it is closed for a reason of its own.
    pub(super) fn outside_hours(&self, date: Date) -> (Otherwise, Option<Remark>) {
        let mut held = self.hours.iter().filter(|schedule| self.holds(schedule, date)).peekable();
        if held.peek().is_none() {
            return (Otherwise::NotStated, None);
        }
        let (mut by_appointment, mut not_stated, mut remark) = (false, false, None);
        for schedule in held {
            if schedule.weekly.is_some_and(|weekly| self.follows_holiday_rule(weekly, date)) {
                remark = remark.or(Some(Remark::PublicHoliday));
            } else if self.is_shut_for_school(schedule, date) {
                remark = remark.or(Some(Remark::SchoolHolidays));
            } else {
                by_appointment |= schedule.by_appointment;
                not_stated |= schedule.weekly.is_none() && !schedule.by_appointment;
            }
        }
        match (by_appointment, not_stated) {
            (true, _) => (Otherwise::ByAppointment, None),
            (false, true) => (Otherwise::NotStated, None),
            (false, false) => (Otherwise::Closed, remark),
        }
    }

    /// Whether the hours of a day may not hold because of school holidays nobody has said anything about.
    pub(super) fn asks_about_school(&self, date: Date) -> bool {
        let day = self.state.map(|state| school_day(state, date));
        self.hours.iter().filter(|schedule| self.holds(schedule, date)).any(|schedule| {
            let Some(weekly) = schedule.weekly else { return false };
            match (schedule.school_holidays, day) {
                (Some(SchoolHolidays::Open), _) | (_, Some(SchoolDay::Term)) | (None, None) => false,
                (Some(SchoolHolidays::Closed), None) => true,
                (Some(SchoolHolidays::Closed), Some(day)) => day != SchoolDay::Holidays(Extent::Everywhere),
                (None, Some(_)) => !weekly.is_always(),
            }
        })
    }

    /// What to ask on a day that is a holiday somewhere, or follows one into the night.
    fn asks_about_holiday(&self, date: Date) -> Option<Remark> {
        let is_holiday = |date| public_holiday(self.state, date).is_some();
        (is_holiday(date) || date.yesterday().is_ok_and(is_holiday)).then_some(Remark::AskPublicHoliday)
    }

    /// The day as the rules of a schedule see it, or nothing where they do not hold.
    fn day(&self, schedule: &Schedule<'_>, weekly: &Weekly, date: Date, kept_here: bool) -> Option<Day> {
        if !self.holds(schedule, date)
            || self.closed_to(date).is_some()
            || self.is_shut_for_school(schedule, date)
        {
            return None;
        }
        let (holiday, sure) = match public_holiday(self.state, date) {
            None => (false, true),
            Some(_) if weekly.is_always() => (false, true),
            Some(Extent::Everywhere) => (true, weekly.names_holidays()),
            Some(Extent::MostPlaces | Extent::SomePlaces) => (kept_here, false),
        };
        Some(Day { weekday: date.weekday(), holiday, sure })
    }

    /// Whether these hours hold on a day: dated hours take the place of undated ones as long as they last.
    fn holds(&self, schedule: &Schedule<'_>, date: Date) -> bool {
        let is_dated = |hours: &Schedule<'_>| hours.valid_from.is_some() || hours.valid_to.is_some();
        let lasts = |hours: &Schedule<'_>| {
            hours.valid_from.is_none_or(|from| from <= date) && hours.valid_to.is_none_or(|to| date <= to)
        };
        lasts(schedule)
            && (is_dated(schedule) || !self.hours.iter().any(|other| is_dated(other) && lasts(other)))
    }

    /// Whether the school holidays close these hours on a day. What the hours say about public holidays goes first.
    fn is_shut_for_school(&self, schedule: &Schedule<'_>, date: Date) -> bool {
        schedule.school_holidays == Some(SchoolHolidays::Closed)
            && self.state.map(|state| school_day(state, date))
                == Some(SchoolDay::Holidays(Extent::Everywhere))
            && !schedule.weekly.is_some_and(|weekly| self.follows_holiday_rule(weekly, date))
    }

    fn follows_holiday_rule(&self, weekly: &Weekly, date: Date) -> bool {
        weekly.names_holidays() && public_holiday(self.state, date) == Some(Extent::Everywhere)
    }
}

/// A minute of a day as a moment; minute 1440 is midnight of the next.
pub(super) fn moment(date: Date, minute: u16) -> DateTime {
    let date = if minute < DAY { date } else { date.tomorrow().unwrap_or(date) };
    let part = |number: u16| i8::try_from(number).unwrap_or_default();
    date.at(part(minute % DAY / 60), part(minute % 60), 0, 0)
}
