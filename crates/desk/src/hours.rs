//! `nahbei hours`: how weekly hours will be read, before they stand in a catalogue.
//! It knows neither closures nor school holidays: what an offer answers now is the finder's.

mod lines;
mod show;

use anyhow::Context;
use clap::Args;
use jiff::civil::{Date, DateTime};
use jiff::{Span, Timestamp};
use nahbei_catalogue::{State, weekly::Weekly};
use nahbei_finder::opening::intervals;
use std::io::{self, Write};
use std::process::ExitCode;

/// How much a call lays out at most, in years: a mistyped year should not print for minutes.
const MOST_YEARS: i16 = 100;
/// How a moment is written, in a call and in lines.
const MOMENT: &str = "%Y-%m-%d %H:%M";

/// Arguments of `nahbei hours`.
#[derive(Debug, Args)]
#[command(after_help = "\
A day is meant from its first to its last minute, also after --to; a time after --to is the first that is left out.

Exit status: 0 understood, 1 refused, 2 a wrong call. With --lines a refusal is an answer like any other: 0.")]
pub struct Hours {
    /// Weekly hours, such as "Mo-Fr 09:00-12:00; PH off".
    #[arg(required_unless_present = "lines")]
    value: Option<String>,
    /// Where it is, for the public holidays: a state such as HE.
    #[arg(long, value_name = "CODE", value_parser = state)]
    state: Option<State>,
    /// The first day to show, or a Berlin time such as "2026-12-21 09:00" [default: today].
    #[arg(long, value_name = "DAY", value_parser = limit)]
    from: Option<Limit>,
    /// The last day to show, or a time [default: seven days].
    #[arg(long, value_name = "DAY", value_parser = limit)]
    to: Option<Limit>,
    /// Answer questions from the standard input, one JSON object a line; see docs/hours.md.
    #[arg(long, conflicts_with_all = ["value", "state", "from", "to"])]
    lines: bool,
}

/// An end of what is shown.
#[derive(Debug, Clone, Copy)]
enum Limit {
    Day(Date),
    Time(DateTime),
}

impl Hours {
    /// Shows what the value means, or why it is refused.
    ///
    /// # Errors
    /// When `--from` and `--to` hold nothing or more than a hundred years, or `out` cannot be written to.
    pub fn run(&self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        if self.lines {
            return lines::answer(&mut io::stdin().lock(), out).map(|()| ExitCode::SUCCESS);
        }
        let (from, to) = self.stretch()?;
        match Weekly::parse(self.value.as_deref().unwrap_or_default()) {
            Ok(weekly) => {
                let intervals = intervals(&weekly, self.state, from, to);
                show::print(&weekly, self.state, (from, to), &intervals, out)?;
                Ok(ExitCode::SUCCESS)
            }
            Err(refusal) => {
                writeln!(out, "refused: {refusal}")?;
                Ok(ExitCode::FAILURE)
            }
        }
    }

    /// The first moment to show and the first not to.
    fn stretch(&self) -> anyhow::Result<(DateTime, DateTime)> {
        let midnight = |date: Date| date.at(0, 0, 0, 0);
        let from = match self.from {
            Some(Limit::Time(time)) => time,
            Some(Limit::Day(day)) => midnight(day),
            None => {
                let now = Timestamp::now().in_tz("Europe/Berlin");
                midnight(now.context("the time zone Europe/Berlin is not known; give --from")?.date())
            }
        };
        let to = match self.to {
            Some(Limit::Time(time)) => time,
            Some(Limit::Day(day)) => midnight(day.tomorrow().context("--to is the last day there is")?),
            None => from.saturating_add(Span::new().days(7)),
        };
        within_reason(from, to).map_err(|broken| anyhow::anyhow!("hours: --to {broken}"))?;
        Ok((from, to))
    }
}

/// What is wrong with an end, if it does not lie after the beginning or lies too far from it.
fn within_reason(from: DateTime, to: DateTime) -> Result<(), String> {
    let (first, last) = (from.strftime(MOMENT), to.strftime(MOMENT));
    if to <= from {
        Err(format!("must be after {first} but ends at {last}; give a later one"))
    } else if to > from.saturating_add(Span::new().years(MOST_YEARS)) {
        Err(format!("must be within {MOST_YEARS} years of {first} but ends at {last}; ask for less"))
    } else {
        Ok(())
    }
}

fn state(written: &str) -> Result<State, String> {
    State::from_code(written)
        .ok_or_else(|| format!("a state is one of {}", State::ALL.map(State::code).join(", ")))
}

fn limit(written: &str) -> Result<Limit, String> {
    let day = Date::strptime("%Y-%m-%d", written).map(Limit::Day);
    day.or_else(|_| DateTime::strptime(MOMENT, written).map(Limit::Time))
        .map_err(|_| "a day is written as 2026-12-21, a time as \"2026-12-21 09:00\"".to_owned())
}
