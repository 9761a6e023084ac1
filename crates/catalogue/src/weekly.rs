//! Weekly hours in the simple part of OSM `opening_hours`: what a value says about one day.
//!
//! Read is what a town office writes on its door: lists and ranges of days, several times a day, times over
//! midnight, `off`, `PH`, `24/7`. It knows no dates: which day is a public holiday, closed or in the school
//! holidays is the finder's question. Whatever it does not know it refuses by name ([`Refusal`]); it never guesses.
//! Meaning follows the specification of OSM `opening_hours`: later rules replace earlier ones for the days they
//! name, rules after a comma add to them.

mod reading;
mod refusal;
#[cfg(test)]
mod tests;
mod words;

pub use refusal::{Reason, Refusal};

use jiff::civil::Weekday;
use serde::{Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// The bit of public holidays beside the seven of the weekdays, Monday first.
const HOLIDAY: u8 = 1 << 7;

/// Weekly hours, read and understood as a whole.
///
/// ```
/// use jiff::civil::Weekday;
/// use nahbei_catalogue::weekly::{Day, Weekly};
///
/// let weekly = Weekly::parse("Mo-Fr 09:00-12:00; Tu 14:00-18:00; PH off")?;
/// let tuesday = Day { weekday: Weekday::Tuesday, holiday: false, sure: true };
/// let spans = weekly.hours_on(tuesday);
/// assert_eq!((spans[0].from, spans[0].to), (14 * 60, 18 * 60));
/// assert!(weekly.hours_on(Day { holiday: true, ..tuesday }).is_empty());
/// # Ok::<(), nahbei_catalogue::weekly::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weekly {
    text: String,
    rules: Vec<Rule>,
}

/// One rule of a value: on these days, at these times, in this state.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    /// Bits of the weekdays and [`HOLIDAY`]; 0 where the rule names no day and so means every day.
    days: u8,
    /// From and to in minutes since midnight, `to` at most 48:00; empty for the whole day.
    times: Vec<(u16, u16)>,
    mode: Mode,
    /// Takes the place of the rules before it on the days it covers. Rules after a comma add instead, and `off`
    /// needs no replacing: it closes what they opened.
    replaces: bool,
}

/// What a rule says about its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Open,
    Off,
    /// Times with nothing but a text beside them, such as `Sa 10:00-12:00 "call first"`.
    Unsure,
}

/// One day as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Which day of the week.
    pub weekday: Weekday,
    /// Whether it is a public holiday, for which `PH` stands.
    pub holiday: bool,
    /// Whether its hours can be relied on; what is open on an unsure day is unsure.
    pub sure: bool,
}

/// A stretch of a day in which somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First minute, counted from midnight.
    pub from: u16,
    /// The minute after the last, counted from midnight; more than 1440 where a night reaches into the next day.
    pub to: u16,
    /// False where the value itself leaves it open, or the day is unsure.
    pub sure: bool,
    /// Opened by a rule for public holidays.
    pub holiday: bool,
    /// The rest of a night whose day a later rule has closed or taken for itself (`Sa 22:00-06:00; PH off` after a
    /// holiday): open by what readers of OSM values agreed on, closed by what its writer means.
    pub taken_back: bool,
}

impl Weekly {
    /// Reads a value.
    ///
    /// # Errors
    /// A [`Refusal`] that names the first part outside the subset, and what to write instead.
    pub fn parse(value: &str) -> Result<Self, Refusal> {
        Ok(Self { text: value.trim().to_owned(), rules: reading::rules(value)? })
    }

    /// The value as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it says anything about public holidays.
    #[must_use]
    pub fn names_holidays(&self) -> bool {
        self.rules.iter().any(|rule| rule.days & HOLIDAY != 0)
    }

    /// Whether it says "always": open at every minute of every weekday, with no exception.
    #[must_use]
    pub fn is_always(&self) -> bool {
        let whole_day =
            |spans: &[Span]| matches!(spans, [span] if (span.from, span.to, span.sure) == (0, DAY, true));
        !self.names_holidays()
            && Weekday::Monday.cycle_forward().take(7).all(|weekday| {
                whole_day(&self.spans(Some(Day { weekday, holiday: false, sure: true }), None))
            })
    }

    /// Weekdays that lose hours to a later rule which names quite different ones: most writers mean to add them.
    ///
    /// ```
    /// use jiff::civil::Weekday;
    /// use nahbei_catalogue::weekly::Weekly;
    /// let lost = |value: &str| Weekly::parse(value).map(|weekly| weekly.lost_on());
    /// assert_eq!(lost("Mo-Fr 09:00-12:00; Tu 14:00-18:00"), Ok(vec![Weekday::Tuesday]));
    /// assert_eq!(lost("Mo-Fr 09:00-17:00; Tu 09:00-12:00"), Ok(vec![]));
    /// assert_eq!(lost("Mo-Fr 09:00-12:00, Tu 14:00-18:00"), Ok(vec![]));
    /// ```
    #[must_use]
    pub fn lost_on(&self) -> Vec<Weekday> {
        let loses = |weekday: &Weekday| {
            let day = Day { weekday: *weekday, holiday: false, sure: true };
            let left = self.hours_on(day);
            let is_touched =
                |(from, to): (u16, u16)| left.iter().any(|span| span.from < to && from < span.to);
            let mut rules = self.rules.iter().filter(|rule| rule.mode != Mode::Off && rule.covers(day));
            !left.is_empty() && !rules.all(|rule| rule.hours().all(is_touched))
        };
        Weekday::Monday.cycle_forward().take(7).filter(loses).collect()
    }

    /// The hours that begin on a day, for showing them; a night is one span that ends after 24:00.
    #[must_use]
    pub fn hours_on(&self, day: Day) -> Vec<Span> {
        painted(&self.rules, Some(day), None, 2 * DAY)
    }

    /// The hours between 0:00 and 24:00 of `today`, with what is left of the night that began on `yesterday`.
    ///
    /// A day given as `None` has no hours at all: give `None` where a closure or an end of validity says so.
    #[must_use]
    pub fn spans(&self, today: Option<Day>, yesterday: Option<Day>) -> Vec<Span> {
        painted(&self.rules, today, yesterday, DAY)
    }
}

impl Rule {
    fn covers(&self, day: Day) -> bool {
        let weekday = 1 << day.weekday.to_monday_zero_offset();
        self.days == 0 || self.days & weekday != 0 || day.holiday && self.days & HOLIDAY != 0
    }

    fn hours(&self) -> impl Iterator<Item = (u16, u16)> {
        let whole_day = self.times.is_empty().then_some((0, DAY));
        self.times.iter().copied().chain(whole_day)
    }
}

/// What the rules leave of `today`, and of the night that began on `yesterday`, up to the minute `end`.
fn painted(rules: &[Rule], today: Option<Day>, yesterday: Option<Day>, end: u16) -> Vec<Span> {
    let mut layers: Vec<(&Rule, Day, u16, bool)> = Vec::new();
    for rule in rules {
        let takes_all = rule.replaces || rule.mode == Mode::Off && rule.times.is_empty();
        if let Some(day) = today.filter(|day| rule.covers(*day)) {
            if rule.replaces {
                layers.clear();
            } else if takes_all {
                layers.retain(|(.., shift, _)| *shift > 0);
            }
            layers.push((rule, day, 0, false));
        }
        // The rest of a night belongs to the rule of the day before, and is cut off by a later rule of today.
        if let Some(day) = yesterday.filter(|day| rule.covers(*day)) {
            let nights = layers.iter_mut().filter(|(.., shift, _)| *shift > 0);
            nights.for_each(|(.., taken_back)| *taken_back |= takes_all);
            layers.push((rule, day, DAY, false));
        }
    }
    let mut spans = Vec::new();
    for (rule, day, shift, taken_back) in layers {
        for (from, to) in rule.hours() {
            let span = Span {
                from: from.saturating_sub(shift),
                to: to.saturating_sub(shift).min(end),
                sure: day.sure && rule.mode == Mode::Open,
                holiday: shift == 0 && day.holiday && rule.days & HOLIDAY != 0,
                taken_back,
            };
            paint(&mut spans, rule.mode, span);
        }
    }
    merge(spans)
}

/// Whether the last rule changes anything on any day, be it a holiday or the day after one.
fn last_counts(rules: &[Rule]) -> bool {
    let Some((_, before)) = rules.split_last() else { return false };
    let differs = |today: Weekday, holidays: [bool; 2]| {
        let [day, day_before] = [(today, holidays[0]), (today.previous(), holidays[1])]
            .map(|(weekday, holiday)| Some(Day { weekday, holiday, sure: true }));
        painted(rules, day, day_before, DAY) != painted(before, day, day_before, DAY)
    };
    let ways = [[false, false], [true, false], [false, true], [true, true]];
    Weekday::Monday.cycle_forward().take(7).any(|today| ways.iter().any(|way| differs(today, *way)))
}

/// Lays a span over the spans so far, which are in order and stay so: what it covers, it decides.
fn paint(spans: &mut Vec<Span>, mode: Mode, new: Span) {
    if new.from >= new.to {
        return;
    }
    let before = spans.iter().map(|old| Span { to: old.to.min(new.from), ..*old });
    let after = spans.iter().map(|old| Span { from: old.from.max(new.to), ..*old });
    let opened = (mode != Mode::Off).then_some(new);
    *spans = before.chain(opened).chain(after).filter(|span| span.from < span.to).collect();
}

/// Joins the spans that touch and say the same.
fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.dedup_by(|next, last| {
        let touches = last.to == next.from && *last == Span { from: last.from, to: last.to, ..*next };
        if touches {
            last.to = next.to;
        }
        touches
    });
    spans
}

impl FromStr for Weekly {
    type Err = Refusal;

    fn from_str(value: &str) -> Result<Self, Refusal> {
        Self::parse(value)
    }
}

impl fmt::Display for Weekly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Weekly {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Weekly {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Weekly".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<String>()
    }
}
