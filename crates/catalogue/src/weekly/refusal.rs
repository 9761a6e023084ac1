//! Why a weekly value is refused, and what to write instead. It reads nothing: what to refuse is decided in `reading`.

use std::fmt;

/// A part of a value that the subset does not have.
///
/// ```
/// use nahbei_catalogue::weekly::Weekly;
/// let refusal = Weekly::parse("Mi 09:00-12:00").unwrap_err();
/// assert_eq!(refusal.part, "Mi");
/// assert_eq!(refusal.to_string(), r#""Mi" is not understood; write "We""#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The part, as it stands in the value; empty where the value is.
    pub part: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a refused part. [`Refusal`]'s `Display` says so in English, with a rewrite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing to read.
    Empty,
    /// Another spelling of something the subset has: this is how to write it.
    Instead(String),
    /// Months, dates, weeks, years, seasons or Easter.
    PartOfYear,
    /// `SH`: the school holidays have a field of their own.
    SchoolHolidays,
    /// Sunrise, sunset, dawn and dusk.
    Sun,
    /// `17:00+` or `17:00-`: no time of closing.
    NoEnd,
    /// `12:00` without an end.
    SingleTime,
    /// `Mo[1]`: only some weeks of the month.
    SomeWeeks,
    /// `PH +1 day`: days counted from another.
    Offset,
    /// `||`: what holds if nothing else does.
    Fallback,
    /// `/`: every so many minutes, days or weeks.
    Steps,
    /// Something with digits that is not `hh:mm`.
    NotATime,
    /// A time that begins at or after 24:00, or ends after 48:00.
    TooLate,
    /// Words for "by appointment".
    Appointment,
    /// `unknown`.
    Unknown,
    /// A text with neither days nor times.
    OnlyText,
    /// A text without its second quotation mark.
    OpenText,
    /// Two rules or times without `;` or `,` between them.
    MissingSeparator,
    /// A sign where none belongs, or one too many.
    OutOfPlace,
    /// `-` beside `PH`.
    HolidayInRange,
    /// A rule for `PH` that a later rule for weekdays takes back.
    HolidayBeforeWeekdays,
    /// Times for every day after rules for some days.
    DaysMissing,
    /// Days alone beside rules with times.
    TimesMissing,
    /// Times switched off that no rule before had opened.
    ClosesNothing,
    /// `24/7` with days, after other rules or switched off.
    AlwaysWithMore,
    /// Anything else.
    Foreign,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.reason != Reason::Empty {
            write!(f, "\"{}\" ", self.part)?;
        }
        f.write_str(match &self.reason {
            Reason::Instead(rewrite) => return write!(f, "is not understood; write \"{rewrite}\""),
            Reason::Empty => {
                "the value is empty; write days and times, such as \"Mo-Fr 09:00-12:00\", or leave it out"
            }
            Reason::PartOfYear => {
                "is a part of the year; make it hours of their own, with \"valid_from\" and \"valid_to\""
            }
            Reason::SchoolHolidays => {
                "stands for school holidays; say \"open\" or \"closed\" in \"school_holidays\""
            }
            Reason::Sun => "follows the sun; write the time, such as \"07:00-19:00\"",
            Reason::NoEnd => "has no end; write when it closes, such as \"17:00-20:00\"",
            Reason::SingleTime => "is one moment; write from and to, such as \"12:00-13:00\"",
            Reason::SomeWeeks => "means only some weeks of a month; write it in \"note\"",
            Reason::Offset => "counts days from another; write it in \"note\"",
            Reason::Fallback => {
                "means hours that hold when no others do; write them out, or say it in \"by_appointment\" or \"note\""
            }
            Reason::Steps => "is a rhythm; write each time from and to, or write it in \"note\"",
            Reason::NotATime => "is no time of day; write \"hh:mm-hh:mm\", such as \"09:00-12:00\"",
            Reason::TooLate => {
                "is outside the day; begin before 24:00 and end by 48:00, such as \"22:00-02:00\""
            }
            Reason::Appointment => "is no time; set \"by_appointment\" to true",
            Reason::Unknown => "says nothing about the time; leave it out and write it in \"note\"",
            Reason::OnlyText => "has neither days nor times; write it in \"note\"",
            Reason::OpenText => "begins a text that does not end; close it with \"\\\"\", or use \"note\"",
            Reason::MissingSeparator => "follows without a sign; write \";\" before another day, \",\" before another time",
            Reason::OutOfPlace => "does not belong here; write rules like \"Mo-Fr 09:00-12:00; Sa 10:00-12:00\"",
            Reason::HolidayInRange => "is a range with public holidays; write them after a comma, such as \"Mo-Su,PH\"",
            Reason::HolidayBeforeWeekdays => {
                "is replaced by a later rule for weekdays; move it to the end"
            }
            Reason::DaysMissing => "names no days, but follows rules that do; write its days, such as \"Mo-Su\"",
            Reason::TimesMissing => {
                "names no times, while other rules do; write its times, or \"open\" behind it for the whole day"
            }
            Reason::ClosesNothing => {
                "closes what no rule before it opened; write it behind \";\" and after the rule it is an exception to"
            }
            Reason::AlwaysWithMore => {
                "stands for every hour of every day; write it first and alone, or \"00:00-24:00\" for some days"
            }
            Reason::Foreign => {
                "is not part of weekly hours; write days (Mo Tu We Th Fr Sa Su PH) and times, the rest in \"note\""
            }
        })
    }
}

impl std::error::Error for Refusal {}
