//! Whether somebody is there now, and when next: opening hours, closures and holidays put together for one moment.
//!
//! What goes before what: closure, public holiday, school holidays, dated hours, normal hours. It has no clock and no
//! time zone: the caller gives `now` as the wall clock in Germany (Europe/Berlin) shows it, whatever the phone's zone.
//! It never takes "not stated" for "closed", and never claims "open" on a day the hours say nothing about.

mod intervals;
mod plan;
#[cfg(test)]
mod tests;

pub use intervals::{Interval, intervals, intervals_with};

use jiff::civil::{Date, DateTime};
use nahbei_catalogue::{Closure, SchoolHolidays, State, weekly::Weekly};
use plan::{Otherwise, Plan};

/// Hours of one kind, as an offer states them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Schedule<'a> {
    /// Weekly hours, if they are stated.
    pub weekly: Option<&'a Weekly>,
    /// Also, or only, by appointment.
    pub by_appointment: bool,
    /// What school holidays do to these hours, if it is stated.
    pub school_holidays: Option<SchoolHolidays>,
    /// First day these hours hold.
    pub valid_from: Option<Date>,
    /// Last day these hours hold.
    pub valid_to: Option<Date>,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Open now.
    Open {
        /// The minute it closes; nothing if it stays open for the next two weeks.
        until: Option<DateTime>,
    },
    /// Closed now.
    Closed {
        /// The next opening that is certain, within two weeks, closures not counted.
        opens: Option<DateTime>,
    },
    /// Not now without an appointment, but with one.
    ByAppointment {
        /// The next opening without an appointment, as in [`Opening::Closed`].
        opens: Option<DateTime>,
    },
    /// The hours do not say.
    NotStated,
}

/// A sentence to say beside the answer: why it is so, or what to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// Closed by a closure.
    Closure {
        /// Its last day.
        to: Date,
    },
    /// Closed because of a public holiday today.
    PublicHoliday,
    /// Closed because of the school holidays today.
    SchoolHolidays,
    /// A public holiday for which the hours say nothing, or that only some towns keep, now or before the next opening.
    AskPublicHoliday,
    /// The hours may not hold in the school holidays: "in den Ferien bitte nachfragen".
    AskSchoolHolidays,
}

/// The answer for one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Whether somebody is there.
    pub opening: Opening,
    /// What to say beside it.
    pub remark: Option<Remark>,
}

/// Whether somebody is there at `now`, by all the hours an offer states for one kind (visit, phone or group).
///
/// `state` is where it is; without one, holidays that only some states keep make the answer unsure.
///
/// ```
/// use jiff::civil::date;
/// use nahbei_catalogue::{State, weekly::Weekly};
/// use nahbei_finder::opening::{Opening, Schedule, opening};
///
/// let weekly = Weekly::parse("Mo-Fr 09:00-12:00; PH off")?;
/// let hours = [Schedule { weekly: Some(&weekly), ..Schedule::default() }];
/// let monday = date(2026, 11, 23);
/// let answer = opening(&hours, &[], Some(State::Thueringen), monday.at(10, 0, 0, 0));
/// assert_eq!(answer.opening, Opening::Open { until: Some(monday.at(12, 0, 0, 0)) });
/// # Ok::<(), nahbei_catalogue::weekly::Refusal>(())
/// ```
#[must_use]
pub fn opening(hours: &[Schedule<'_>], closures: &[Closure], state: Option<State>, now: DateTime) -> Answer {
    let plan = Plan { hours, closures, state };
    let date = now.date();
    let minute = u16::from(now.hour().unsigned_abs()) * 60 + u16::from(now.minute().unsigned_abs());
    if let Some(to) = plan.closed_to(date) {
        let (opens, _) = plan.next(date, minute);
        return Answer { opening: Opening::Closed { opens }, remark: Some(Remark::Closure { to }) };
    }
    let spans = plan.spans(date);
    let now = || spans.iter().filter(|span| (span.from..span.to).contains(&minute));
    if now().any(|span| span.sure) {
        let remark = plan.asks_about_school(date).then_some(Remark::AskSchoolHolidays);
        return Answer { opening: Opening::Open { until: plan.until(date, minute) }, remark };
    }
    let maybe_open = now().next().is_some();
    let (otherwise, reason) = plan.outside_hours(date);
    let (opens, on_the_way) = plan.next(date, minute);
    let opening = match otherwise {
        Otherwise::ByAppointment => Opening::ByAppointment { opens },
        Otherwise::Closed if !maybe_open => Opening::Closed { opens },
        Otherwise::Closed | Otherwise::NotStated => {
            return Answer { opening: Opening::NotStated, remark: on_the_way.filter(|_| maybe_open) };
        }
    };
    Answer { opening, remark: reason.or(on_the_way) }
}
