//! The intervals a weekly value means between two moments, as OSM defines them. It knows no closures and no school
//! holidays, and takes a value without `PH` to hold on public holidays too: `opening` is more careful.

use super::plan::moment;
use crate::holidays::{Extent, public_holiday};
use jiff::civil::{Date, DateTime};
use nahbei_catalogue::{
    State,
    weekly::{Day, Span, Weekly},
};

/// A stretch of time in which a value says "open".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The first moment.
    pub from: DateTime,
    /// The moment after the last.
    pub to: DateTime,
    /// False where the value itself leaves it open (`Sa 10:00-12:00 "call first"`).
    pub sure: bool,
    /// Opened by a rule for public holidays; such an interval ends with its day.
    pub holiday: bool,
    /// The rest of a night whose day was taken back; `opening` does not claim it. See `Span::taken_back`.
    pub taken_back: bool,
}

/// The intervals between `from` and `to`, cut off at both, in order; what touches and says the same is one interval.
///
/// ```
/// use jiff::civil::date;
/// use nahbei_catalogue::{State, weekly::Weekly};
/// use nahbei_finder::opening::intervals;
/// let weekly = Weekly::parse("Fr 22:00-02:00")?;
/// let (from, to) = (date(2026, 11, 23).at(0, 0, 0, 0), date(2026, 11, 30).at(0, 0, 0, 0));
/// let night = intervals(&weekly, Some(State::Hessen), from, to)[0];
/// assert_eq!((night.from, night.to), (date(2026, 11, 27).at(22, 0, 0, 0), date(2026, 11, 28).at(2, 0, 0, 0)));
/// # Ok::<(), nahbei_catalogue::weekly::Refusal>(())
/// ```
#[must_use]
pub fn intervals(weekly: &Weekly, state: Option<State>, from: DateTime, to: DateTime) -> Vec<Interval> {
    intervals_with(weekly, |date| public_holiday(state, date) >= Some(Extent::MostPlaces), from, to)
}

/// As [`intervals`], with public holidays from elsewhere.
pub fn intervals_with(
    weekly: &Weekly,
    is_holiday: impl Fn(Date) -> bool,
    from: DateTime,
    to: DateTime,
) -> Vec<Interval> {
    let day = |date: Date| Day { weekday: date.weekday(), holiday: is_holiday(date), sure: true };
    let mut intervals: Vec<Interval> = Vec::new();
    let mut next = Some(from.date());
    while let Some(date) = next.filter(|date| *date <= to.date()) {
        for span in weekly.spans(Some(day(date)), date.yesterday().ok().map(day)) {
            let begin = moment(date, span.from).max(from);
            let end = moment(date, span.to).min(to);
            let goes_on = |last: &Interval| {
                last.to == begin
                    && (last.sure, last.taken_back) == (span.sure, span.taken_back)
                    && !last.holiday
                    && !span.holiday
            };
            match intervals.last_mut() {
                Some(last) if goes_on(last) => last.to = end,
                _ if begin < end => {
                    let Span { sure, holiday, taken_back, .. } = span;
                    intervals.push(Interval { from: begin, to: end, sure, holiday, taken_back });
                }
                _ => {}
            }
        }
        next = date.tomorrow().ok();
    }
    intervals
}
