//! Whether somebody answers now, as people say it: "bis 17 Uhr", "morgen ab 9 Uhr", "öffnet in 20 Minuten".
//! It decides nothing: what is open when is the finder's.

use super::{date, language, plural, text, text_with};
use crate::browser::intl;
use jiff::civil::{Date, DateTime, Time};
use nahbei_catalogue::{Closure, Hours, HoursKind, State, Term, day_number};
use nahbei_finder::opening::{Opening, Remark, Schedule, opening};

/// Up to here the minutes are told instead of the time, so that nobody sets out in vain.
const SOON_MINUTES: i32 = 30;

/// Whether somebody answers now: the shape of the lamp, and the words beside it.
pub fn lamp(
    hours: &[Hours],
    closures: &[Closure],
    state: Option<State>,
    now: DateTime,
) -> (&'static str, String) {
    // Calling comes first: it is what a card's button does. But a door that is open is more than a telephone that is not.
    let kinds = [HoursKind::Phone, HoursKind::Visit, HoursKind::Group];
    let of = |kind: HoursKind| hours.iter().filter(move |line| line.kind == kind).map(schedule);
    let answer = |kind: HoursKind| {
        let schedules: Vec<Schedule<'_>> = of(kind).collect();
        (!schedules.is_empty()).then(|| (kind, opening(&schedules, closures, state, now)))
    };
    let answers: Vec<_> = kinds.into_iter().filter_map(answer).collect();
    let open_one = answers.iter().find(|(_, answer)| matches!(answer.opening, Opening::Open { .. }));
    let Some((kind, answer)) = open_one.or(answers.first()) else {
        return ("unknown", text("open.not-stated"));
    };
    let soon = |at: DateTime| {
        minutes_to(at, now).map(|minutes| plural(&format!("open.soon.{}", kind.id()), minutes))
    };
    let left = |until: DateTime| {
        minutes_to(until, now).map(|minutes| plural(&format!("open.left.{}", kind.id()), minutes))
    };
    let next = |opens: Option<DateTime>| {
        opens.map(|at| soon(at).unwrap_or_else(|| text_with("open.opens", &[("when", &from_words(at, now))])))
    };
    let open = text(&format!("open.now.{}", kind.id()));
    let (shape, words) = match answer.opening {
        Opening::Open { until: Some(until) } => {
            let soon = left(until).map(|left| format!("{open}, {left}"));
            ("full", soon.unwrap_or_else(|| format!("{open} {}", until_words(until, now))))
        }
        Opening::Open { until: None } => ("full", open),
        Opening::Closed { opens } => ("empty", next(opens).unwrap_or_else(|| text("open.closed"))),
        Opening::ByAppointment { opens } => {
            let words: Vec<String> =
                std::iter::once(text("open.by-appointment")).chain(next(opens)).collect();
            ("half", words.join(". "))
        }
        // A holiday to ask about says it all.
        Opening::NotStated if answer.remark.is_some() => ("unknown", String::new()),
        Opening::NotStated => ("unknown", text("open.not-stated")),
    };
    let remark = answer.remark.map(|remark| match remark {
        Remark::Closure { to } => text_with("open.closure", &[("date", &date(to))]),
        Remark::PublicHoliday => text("open.holiday"),
        Remark::SchoolHolidays => text("open.school"),
        Remark::AskPublicHoliday => text("open.ask.holiday"),
        Remark::AskSchoolHolidays => text("open.ask.school"),
    });
    let sentences = std::iter::once(words).chain(remark).filter(|sentence| !sentence.is_empty());
    (shape, sentences.collect::<Vec<_>>().join(". "))
}

fn schedule(line: &Hours) -> Schedule<'_> {
    Schedule {
        weekly: line.weekly.known(),
        by_appointment: line.by_appointment,
        school_holidays: line.school_holidays.known().copied(),
        valid_from: line.valid_from,
        valid_to: line.valid_to,
    }
}

/// How many minutes it is to a moment, where that is soon; begun ones are counted, as a clock shows them.
fn minutes_to(at: DateTime, now: DateTime) -> Option<usize> {
    let minute = |moment: DateTime| i32::from(moment.hour()) * 60 + i32::from(moment.minute());
    let minutes = (day_number(at.date()) - day_number(now.date())) * 24 * 60 + minute(at) - minute(now);
    if (1..=SOON_MINUTES).contains(&minutes) { usize::try_from(minutes).ok() } else { None }
}

/// Until when, with the day where it is not today or tonight.
fn until_words(until: DateTime, now: DateTime) -> String {
    let tonight = now.date().tomorrow().is_ok_and(|tomorrow| tomorrow == until.date()) && until.hour() < 6;
    // Midnight is the end of a day, not the beginning of the next.
    let (day, time) = match until.date().yesterday() {
        Ok(day) if until.time() == Time::midnight() => (day, text_with("day.hour", &[("hour", "24")])),
        _ => (until.date(), clock(until)),
    };
    if day == now.date() || tonight {
        text_with("open.until", &[("time", &time)])
    } else {
        let day = day_words(day, now).unwrap_or_else(|| date(day));
        let when = text_with("day.at", &[("day", &day), ("time", &time)]);
        text_with("open.until.day", &[("when", &when)])
    }
}

/// From when: "morgen ab 9 Uhr".
fn from_words(at: DateTime, now: DateTime) -> String {
    let day = day_words(at.date(), now).unwrap_or_else(|| text_with("day.on", &[("date", &date(at.date()))]));
    text_with("day.from", &[("day", &day), ("time", &clock(at))])
}

/// Today, tomorrow or the day of the week; nothing for a day further away, which needs its date.
fn day_words(day: Date, now: DateTime) -> Option<String> {
    match days_ahead(day, now)? {
        0 => Some(text("day.today")),
        1 => Some(text("day.tomorrow")),
        _ => Some(intl::weekday_long(&language(), day.weekday().to_monday_zero_offset())),
    }
}

/// How many days ahead a day is, below a week: within it, a day of the week is not mistaken for another.
fn days_ahead(day: Date, now: DateTime) -> Option<i32> {
    Some(day_number(day) - day_number(now.date())).filter(|ahead| (0..7).contains(ahead))
}

/// A time of day, whole hours without minutes.
fn clock(at: DateTime) -> String {
    if at.minute() == 0 {
        return text_with("day.hour", &[("hour", &at.hour().to_string())]);
    }
    text_with("day.clock", &[("hour", &at.hour().to_string()), ("minute", &format!("{:02}", at.minute()))])
}

#[cfg(test)]
mod tests;
