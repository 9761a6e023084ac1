//! Weekly hours as other formats write them: stretches of time with the days they hold on. Public holidays and
//! hours that may not hold are left out; no other format can say them.

use jiff::civil::Weekday;
use nahbei_catalogue::weekly::{Day, Weekly};

/// Minutes of a day.
pub const MINUTES: u16 = 24 * 60;
/// The days in English, Monday first.
pub const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A stretch of time and the days on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Days of the week, Monday is 0.
    pub days: Vec<u8>,
    /// First minute of the day.
    pub from: u16,
    /// The minute after the last; more than [`MINUTES`] where it ends on the next day.
    pub to: u16,
}

/// What is surely open, in the order of the week.
#[must_use]
pub fn stretches(weekly: &Weekly) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for (number, weekday) in (0..7).zip(Weekday::Monday.cycle_forward()) {
        let spans = weekly.hours_on(Day { weekday, holiday: false, sure: true });
        for span in spans.into_iter().filter(|span| span.sure) {
            match found.iter_mut().find(|same| (same.from, same.to) == (span.from, span.to)) {
                Some(same) => same.days.push(number),
                None => found.push(Stretch { days: vec![number], from: span.from, to: span.to }),
            }
        }
    }
    found
}

/// `hh:mm`; a minute of the next day as the clock shows it then, and midnight at the end of a day as 24:00.
#[must_use]
pub fn clock(minute: u16) -> String {
    let minute = if minute > MINUTES { minute - MINUTES } else { minute };
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
