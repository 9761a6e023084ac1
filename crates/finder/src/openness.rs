//! The hours of an offer as answers to wishes of time: there now, on the telephone now, there after work.
//!
//! It never takes the silence of a door for a shut one, and lays no hours on the calendar: that is `opening`'s.

use crate::Fit;
use crate::opening::{Opening, Schedule, opening};
use jiff::civil::{Date, DateTime, Weekday};
use nahbei_catalogue::{
    Closure, ContactKind, Hours, HoursKind, Offer, Reach, SchoolHolidays, State,
    weekly::{Day, Weekly},
};
use rustc_hash::FxHashMap;

/// Evening begins at 17:00: who works until four can be there. In minutes since midnight.
const EVENING: u16 = 17 * 60;

/// What an offer answers to the wishes of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Times {
    /// Somebody is there now to go to; or to call, where help comes by more than going there.
    pub(crate) open_now: Fit,
    /// Somebody answers the telephone now.
    pub(crate) phone_now: Fit,
    /// In the evening or at the weekend, in an ordinary week.
    pub(crate) evening: Fit,
}

/// What hours of one kind say.
#[derive(Debug, Clone, Copy)]
struct Told {
    now: Fit,
    evening: Fit,
}

/// Everything that the answer of undated hours without a closure depends on.
type Shared<'a> = (Option<&'a str>, bool, Option<SchoolHolidays>, Option<State>);

/// The hours of many offers at one moment. Many keep the same hours, so each is judged once.
pub(crate) struct Openness<'a> {
    now: DateTime,
    told: FxHashMap<Shared<'a>, Told>,
}

impl<'a> Openness<'a> {
    /// At `now` (Berlin time).
    pub(crate) fn at(now: DateTime) -> Self {
        Self { now, told: FxHashMap::default() }
    }

    /// The answers of an offer in `state`; without one, what only some states keep as a holiday is to be asked.
    pub(crate) fn times(&mut self, offer: &'a Offer, state: Option<State>) -> Times {
        let mut told = |kind| self.told(offer, kind, state);
        let (visit, group, phone) = (told(HoursKind::Visit), told(HoursKind::Group), told(HoursKind::Phone));
        let door = best(visit, group);
        let reach = offer.reach.known();
        let is_a_way = reach.is_none_or(|reach| reach.iter().any(|reach| *reach != Reach::OnSite));
        let line = phone.filter(|_| is_a_way);
        // A telephone nobody answers shuts no door; where the door is shut, nobody is at a telephone without hours.
        let has_door = reach.is_none_or(|reach| reach.contains(&Reach::OnSite));
        let silence = Told { now: Fit::NotStated, evening: Fit::NotStated };
        let door = door.or((has_door || line.is_none()).then_some(silence));
        let by_phone = |fit| if fit == Fit::Fits { Fit::NoDistance(Reach::Phone) } else { fit };
        let open = best(door, line.map(|line| Told { now: by_phone(line.now), ..line })).unwrap_or(silence);
        let can_be_called = offer.contacts.iter().any(|contact| contact.kind == ContactKind::Phone);
        let is_closed = is_closed(offer, self.now.date());
        let unless = |never: bool, fit| if never { Fit::No } else { fit };
        Times {
            open_now: unless(is_closed, open.now),
            phone_now: unless(is_closed || !can_be_called, phone.map_or(Fit::NotStated, |phone| phone.now)),
            evening: open.evening,
        }
    }

    /// What the hours of one kind say, if the offer has any.
    fn told(&mut self, offer: &'a Offer, kind: HoursKind, state: Option<State>) -> Option<Told> {
        let hours = offer.hours.known().map_or(&[][..], Vec::as_slice);
        let mut lines = hours.iter().filter(|line| line.kind == kind);
        let (first, second) = (lines.next()?, lines.next());
        let today = self.now.date();
        let yesterday = today.yesterday().unwrap_or(today);
        if second.is_some() || is_dated(first) || is_closed(offer, today) || is_closed(offer, yesterday) {
            let lines: Vec<&Hours> = hours.iter().filter(|line| line.kind == kind).collect();
            let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
            return Some(judge(&lines, closures, state, self.now));
        }
        let weekly = first.weekly.known().map(Weekly::as_str);
        let shared = (weekly, first.by_appointment, first.school_holidays.known().copied(), state);
        let now = self.now;
        Some(*self.told.entry(shared).or_insert_with(|| judge(&[first], &[], state, now)))
    }
}

/// What all the hours of one kind say together.
fn judge(lines: &[&Hours], closures: &[Closure], state: Option<State>, now: DateTime) -> Told {
    let schedules: Vec<Schedule<'_>> = lines.iter().map(|line| schedule(line)).collect();
    let answer = opening(&schedules, closures, state, now);
    let is_lasting = |line: &&&Hours| lasts(line, now.date());
    let is_dated_now = lines.iter().filter(is_lasting).any(|line| is_dated(line));
    let lasting = lines.iter().filter(is_lasting).filter(|line| !is_dated_now || is_dated(line));
    Told {
        now: match answer.opening {
            Opening::Open { .. } if answer.remark.is_none() => Fit::Fits,
            Opening::Open { .. } | Opening::ByAppointment { .. } => Fit::Borderline,
            Opening::Closed { .. } => Fit::No,
            Opening::NotStated => Fit::NotStated,
        },
        evening: lasting.map(|line| evening(line)).max_by_key(|fit| fit.strength()).unwrap_or(Fit::NotStated),
    }
}

fn schedule(line: &Hours) -> Schedule<'_> {
    Schedule {
        weekly: line.weekly.known(),
        // Who has hours and takes appointments besides is not there now outside of them.
        by_appointment: line.by_appointment && line.weekly.is_not_stated(),
        school_holidays: line.school_holidays.known().copied(),
        valid_from: line.valid_from,
        valid_to: line.valid_to,
    }
}

/// Whether hours reach into an evening or a weekend of an ordinary week.
fn evening(line: &Hours) -> Fit {
    let otherwise = |fit| if line.by_appointment { Fit::Borderline } else { fit };
    let Some(weekly) = line.weekly.known() else { return otherwise(Fit::NotStated) };
    let on = |weekday: Weekday| {
        let is_weekend = matches!(weekday, Weekday::Saturday | Weekday::Sunday);
        let spans = weekly.hours_on(Day { weekday, holiday: false, sure: true });
        let late = spans.into_iter().filter(move |span| is_weekend || span.to > EVENING);
        late.map(|span| if span.sure { Fit::Fits } else { Fit::Borderline })
    };
    let week = Weekday::Saturday.cycle_forward().take(7);
    week.flat_map(on).max_by_key(|fit| fit.strength()).unwrap_or_else(|| otherwise(Fit::No))
}

/// The better answer of two kinds of hours, to each question.
fn best(one: Option<Told>, other: Option<Told>) -> Option<Told> {
    let better = |a: Fit, b: Fit| if a.strength() >= b.strength() { a } else { b };
    match (one, other) {
        (Some(a), Some(b)) => Some(Told { now: better(a.now, b.now), evening: better(a.evening, b.evening) }),
        (one, other) => one.or(other),
    }
}

fn is_closed(offer: &Offer, date: Date) -> bool {
    offer.closures.known().into_iter().flatten().any(|closure| (closure.from..=closure.to).contains(&date))
}

fn is_dated(line: &Hours) -> bool {
    line.valid_from.is_some() || line.valid_to.is_some()
}

fn lasts(line: &Hours, date: Date) -> bool {
    line.valid_from.is_none_or(|from| from <= date) && line.valid_to.is_none_or(|to| date <= to)
}
