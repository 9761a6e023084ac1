//! Weekly hours from the ways in which other formats give them. What is not plainly weekly it leaves to be a text;
//! it never guesses.

use super::draft::Draft;
use super::ledger::Words;
use serde_json::json;

/// The days as weekly hours spell them, Monday first.
const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
/// Minutes of a day.
pub const DAY: u16 = 24 * 60;
/// How hours got into the catalogue.
pub const WEEKLY: Words = ("als Wochenzeiten", "as weekly hours");

/// The times of a week, Monday first, each from and to in minutes; a day without times is closed.
pub type Week = [Vec<(u16, u16)>; 7];

/// Hours of an offer that hold in the same time and have the same note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stretch {
    /// What they are for: `visit`, `phone`.
    pub kind: &'static str,
    /// First day, `YYYY-MM-DD`.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
    /// What no rule can say.
    pub note: Option<String>,
    /// The times.
    pub week: Week,
}

/// All hours of an offer, put together from rows.
#[derive(Debug, Default)]
pub struct Timetable(Vec<Stretch>);

impl Timetable {
    /// Adds hours to those that hold in the same time, and gives their number among the offer's hours.
    pub fn add(&mut self, stretch: Stretch) -> usize {
        let same = |old: &Stretch| Stretch { week: Week::default(), ..old.clone() };
        let found = self.0.iter().position(|old| same(old) == same(&stretch));
        let number = found.unwrap_or(self.0.len());
        match self.0.get_mut(number) {
            None => self.0.push(stretch),
            Some(old) => {
                for (times, more) in old.week.iter_mut().zip(stretch.week) {
                    let new: Vec<_> = more.into_iter().filter(|time| !times.contains(time)).collect();
                    times.extend(new);
                    times.sort_unstable();
                }
            }
        }
        number
    }

    /// Writes the hours into the offer.
    pub fn write(&self, draft: &mut Draft<'_>) {
        for (number, stretch) in self.0.iter().enumerate() {
            draft.set(&format!("/hours/{number}"), json!({"kind": stretch.kind}));
            if let Some(weekly) = weekly(&stretch.week) {
                draft.set(&format!("/hours/{number}/weekly"), weekly.into());
            }
            for (key, value) in [("valid_from", &stretch.valid_from), ("valid_to", &stretch.valid_to)] {
                if let Some(value) = value {
                    draft.set(&format!("/hours/{number}/{key}"), value.as_str().into());
                }
            }
            if let Some(note) = &stretch.note {
                let note = draft.worded(note);
                draft.set(&format!("/hours/{number}/note"), note);
            }
        }
    }
}

/// Minutes since midnight of `hh:mm` or `hh:mm:ss`, at most 24:00; none for a time of another zone.
pub fn minutes(written: &str) -> Option<u16> {
    let parts: Vec<&str> = written.trim().split(':').collect();
    let number = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = match parts.as_slice() {
        [hour, minute] | [hour, minute, "00"] => (number(hour)?, number(minute)?),
        _ => return None,
    };
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= DAY).then_some(minutes)
}

/// A week as weekly hours: `Mo-We,Fr 09:00-12:00,14:00-17:00; Th 10:00-12:00`; none where no day has times.
pub fn weekly(week: &Week) -> Option<String> {
    let mut rules: Vec<(Vec<usize>, String)> = Vec::new();
    for (day, times) in week.iter().enumerate().filter(|(_, times)| !times.is_empty()) {
        let times = spelled(times);
        match rules.iter_mut().find(|(_, same)| *same == times) {
            Some((days, _)) => days.push(day),
            None => rules.push((vec![day], times)),
        }
    }
    let rules: Vec<String> = rules.iter().map(|(days, times)| format!("{} {times}", days_of(days))).collect();
    (!rules.is_empty()).then(|| rules.join("; "))
}

/// Times of a day: `09:00-12:00,14:00-17:00`; an end on the next day as the clock shows it then.
pub fn spelled(times: &[(u16, u16)]) -> String {
    let clock = |minute: u16| {
        let minute = if minute > DAY { minute - DAY } else { minute };
        format!("{:02}:{:02}", minute / 60, minute % 60)
    };
    times.iter().map(|(from, to)| format!("{}-{}", clock(*from), clock(*to))).collect::<Vec<_>>().join(",")
}

/// Days in their order, three or more in a row as a range.
fn days_of(days: &[usize]) -> String {
    let runs = days.chunk_by(|day, next| day + 1 == *next);
    let run = |run: &[usize]| match run {
        [first, .., last] if run.len() > 2 => format!("{}-{}", DAYS[*first], DAYS[*last]),
        run => run.iter().map(|day| DAYS[*day]).collect::<Vec<_>>().join(","),
    };
    runs.map(run).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use nahbei_catalogue::weekly::Weekly;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_only_in_full() {
        for (written, found) in [
            ("09:00", Some(540)),
            ("9:05", Some(545)),
            ("10:00:00", Some(600)),
            ("24:00", Some(1440)),
            ("24:01", None),
            ("10:60", None),
            ("10", None),
            ("10:00Z", None),
            ("10:00:00+01:00", None),
            ("5pm", None),
            ("", None),
        ] {
            assert_eq!(minutes(written), found, "{written}");
        }
    }

    #[test]
    fn days_with_the_same_times_stand_together() {
        let mut week = Week::default();
        for day in [0, 1, 2, 4] {
            week[day] = vec![(540, 720), (840, 1020)];
        }
        week[3] = vec![(600, 720)];
        let written = weekly(&week);
        assert_eq!(written.as_deref(), Some("Mo-We,Fr 09:00-12:00,14:00-17:00; Th 10:00-12:00"));
        assert_eq!(weekly(&Week::default()), None);
    }

    proptest! {
        #[test]
        fn every_week_is_read_back(opens in prop::array::uniform7(prop::option::of((0_u16..700, 1_u16..700)))) {
            let week = opens.map(|open| open.map(|(from, length)| (from, from + length)).into_iter().collect());
            if let Some(written) = weekly(&week) {
                let read = Weekly::parse(&written).unwrap();
                for (day, weekday) in jiff::civil::Weekday::Monday.cycle_forward().take(7).enumerate() {
                    let day_read = nahbei_catalogue::weekly::Day { weekday, holiday: false, sure: true };
                    let spans: Vec<_> = read.hours_on(day_read).iter().map(|span| (span.from, span.to)).collect();
                    prop_assert_eq!(&spans, &week[day]);
                }
            }
        }
    }
}
