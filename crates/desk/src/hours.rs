//! `nahbei hours`: how weekly hours will be read, before they stand in a catalogue.
//! It knows neither closures nor school holidays: what an offer answers now is the finder's.

mod lines;
mod show;

use crate::check::in_german;
use crate::lang::Lang;
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
Ein Tag ist von der ersten bis zur letzten Minute gemeint, auch hinter --to; eine Zeit hinter --to ist die erste, die fehlt.

Rückgabewert: 0 verstanden, 1 abgelehnt, 2 falscher Aufruf. Mit --lines ist eine Ablehnung eine Antwort wie jede andere: 0.")]
pub struct Hours {
    /// Weekly hours, such as "Mo-Fr 09:00-12:00; PH off".
    #[arg(
        help = "Wöchentliche Zeiten, etwa \"Mo-Fr 09:00-12:00; PH off\"",
        required_unless_present = "lines"
    )]
    value: Option<String>,
    /// Where it is, for the public holidays: a state such as HE.
    #[arg(help = "Wo es ist, für die Feiertage: ein Land, etwa HE", long, value_name = "CODE", value_parser = state)]
    state: Option<State>,
    /// The first day to show, or a Berlin time such as "2026-12-21 09:00" [default: today].
    #[arg(help = "Erster Tag, oder eine Berliner Zeit, etwa \"2026-12-21 09:00\" [sonst: heute]", long, value_name = "DAY", value_parser = limit)]
    from: Option<Limit>,
    /// The last day to show, or a time [default: seven days].
    #[arg(help = "Letzter Tag, oder eine Zeit [sonst: sieben Tage]", long, value_name = "DAY", value_parser = limit)]
    to: Option<Limit>,
    /// Answer questions from the standard input, one JSON object a line; see docs/hours.md.
    #[arg(help = "Fragen von der Standardeingabe beantworten, ein JSON-Objekt je Zeile, auf Englisch; siehe docs/hours.md", long, conflicts_with_all = ["value", "state", "from", "to"])]
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
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        if self.lines {
            return lines::answer(&mut io::stdin().lock(), out).map(|()| ExitCode::SUCCESS);
        }
        let (from, to) = self.stretch(lang)?;
        match Weekly::parse(self.value.as_deref().unwrap_or_default()) {
            Ok(weekly) => {
                let intervals = intervals(&weekly, self.state, from, to);
                show::print(&weekly, self.state, (from, to), &intervals, lang, out)?;
                Ok(ExitCode::SUCCESS)
            }
            Err(refusal) => {
                let words = match lang {
                    Lang::De => format!("abgelehnt: {}", in_german(&refusal)),
                    Lang::En => format!("refused: {refusal}"),
                };
                writeln!(out, "{words}")?;
                Ok(ExitCode::FAILURE)
            }
        }
    }

    /// The first moment to show and the first not to.
    fn stretch(&self, lang: Lang) -> anyhow::Result<(DateTime, DateTime)> {
        let midnight = |date: Date| date.at(0, 0, 0, 0);
        let from = match self.from {
            Some(Limit::Time(time)) => time,
            Some(Limit::Day(day)) => midnight(day),
            None => {
                let now = Timestamp::now().in_tz("Europe/Berlin");
                midnight(
                    now.context(lang.pick(
                        "die Zeitzone Europe/Berlin ist nicht bekannt; --from angeben",
                        "the time zone Europe/Berlin is not known; give --from",
                    ))?
                    .date(),
                )
            }
        };
        let to = match self.to {
            Some(Limit::Time(time)) => time,
            Some(Limit::Day(day)) => midnight(day.tomorrow().context(
                lang.pick("--to ist der letzte Tag, den es gibt", "--to is the last day there is"),
            )?),
            None => from.saturating_add(Span::new().days(7)),
        };
        within_reason(from, to, lang).map_err(|broken| anyhow::anyhow!("hours: --to {broken}"))?;
        Ok((from, to))
    }
}

/// What is wrong with an end, if it does not lie after the beginning or lies too far from it.
fn within_reason(from: DateTime, to: DateTime, lang: Lang) -> Result<(), String> {
    let (first, last) = (from.strftime(MOMENT), to.strftime(MOMENT));
    if to <= from {
        Err(lang.pick(
            format!("muss nach {first} liegen, endet aber {last}; ein späteres Ende angeben"),
            format!("must be after {first} but ends at {last}; give a later one"),
        ))
    } else if to > from.saturating_add(Span::new().years(MOST_YEARS)) {
        Err(lang.pick(
            format!("darf höchstens {MOST_YEARS} Jahre nach {first} liegen, endet aber {last}; nach weniger fragen"),
            format!("must be within {MOST_YEARS} years of {first} but ends at {last}; ask for less"),
        ))
    } else {
        Ok(())
    }
}

fn state(written: &str) -> Result<State, String> {
    State::from_code(written).ok_or_else(|| {
        let words = Lang::of_call().pick("ein Land ist eines von", "a state is one of");
        format!("{words} {}", State::ALL.map(State::code).join(", "))
    })
}

fn limit(written: &str) -> Result<Limit, String> {
    let day = Date::strptime("%Y-%m-%d", written).map(Limit::Day);
    day.or_else(|_| DateTime::strptime(MOMENT, written).map(Limit::Time)).map_err(|_| {
        Lang::of_call()
            .pick(
                "ein Tag wird als 2026-12-21 geschrieben, eine Zeit als \"2026-12-21 09:00\"",
                "a day is written as 2026-12-21, a time as \"2026-12-21 09:00\"",
            )
            .to_owned()
    })
}
