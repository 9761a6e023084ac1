//! Questions about hours, one JSON object a line, and an answer to each: `{"intervals": …}` or `{"refused": …}`.
//! It stops at no line: what is wrong with one is its answer. Programs read it, so it speaks English whatever `--lang` says.

use super::{MOMENT, within_reason};
use crate::lang::Lang;
use jiff::civil::DateTime;
use nahbei_catalogue::{State, weekly::Weekly};
use nahbei_finder::opening::{Interval, intervals};
use serde_json::{Map, Value, json};
use std::io::{BufRead, Write};

/// A question, to show what one looks like.
const EXAMPLE: &str = concat!(
    r#"{"value": "Mo 09:00-12:00", "state": null, "#,
    r#""from": "2026-12-21 00:00", "to": "2026-12-28 00:00"}"#
);

/// Answers every line of `questions`.
///
/// # Errors
/// When `questions` cannot be read or `out` cannot be written to.
pub fn answer(questions: &mut dyn BufRead, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut line = Vec::new();
    let mut number = 0;
    while questions.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        let answer = match told(&line, number) {
            Ok(intervals) => json!({ "intervals": intervals }),
            Err(refused) => json!({ "refused": refused }),
        };
        writeln!(out, "{answer}")?;
        // Whoever asks may wait for this answer before the next question.
        out.flush()?;
        line.clear();
    }
    Ok(())
}

/// The intervals a question asks for, or why there are none.
fn told(line: &[u8], number: usize) -> Result<Vec<Value>, String> {
    let question = Question::read(line).map_err(|broken| format!("line {number}: {broken}"))?;
    let weekly = Weekly::parse(question.value()).map_err(|refusal| refusal.to_string())?;
    if weekly.names_holidays() && question.state.is_none() {
        let part = "\"PH\" stands for public holidays, which each state has its own";
        return Err(format!("{part}; give its \"state\", such as \"BE\""));
    }
    let intervals = intervals(&weekly, question.state, question.from, question.to);
    Ok(joined(&intervals).iter().map(interval).collect())
}

/// What touches and is equally certain, as one: that a holiday opened a part of it is not told here.
fn joined(intervals: &[Interval]) -> Vec<Interval> {
    let mut joined: Vec<Interval> = Vec::new();
    for next in intervals {
        match joined.last_mut() {
            Some(last) if last.to == next.from && last.sure == next.sure => last.to = next.to,
            _ => joined.push(*next),
        }
    }
    joined
}

/// From and to, and `true` behind them where the value leaves it open.
fn interval(interval: &Interval) -> Value {
    let moment = |moment: DateTime| moment.strftime(MOMENT).to_string();
    let (from, to) = (moment(interval.from), moment(interval.to));
    if interval.sure { json!([from, to]) } else { json!([from, to, true]) }
}

/// One line, read.
struct Question {
    fields: Map<String, Value>,
    state: Option<State>,
    from: DateTime,
    to: DateTime,
}

impl Question {
    /// Reads a line; fields beside the four are left to whoever asks.
    fn read(line: &[u8]) -> Result<Self, String> {
        let fields = match serde_json::from_slice(line) {
            Ok(Value::Object(fields)) => Ok(fields),
            _ if line.trim_ascii().is_empty() => Err("is empty".to_owned()),
            Ok(other) => Err(format!("is {other}")),
            Err(error) => Err(format!("is no JSON from column {} on", error.column())),
        }
        .map_err(|found| format!("a question must be a JSON object but {found}; write {EXAMPLE}"))?;
        if !fields.get("value").is_some_and(Value::is_string) {
            let rule = "\"value\" must be a text";
            return Err(format!(
                "{rule} but {}; write weekly hours such as \"Mo-Fr 09:00-12:00\"",
                found(&fields, "value")
            ));
        }
        let state = match fields.get("state") {
            None | Some(Value::Null) => None,
            code => Some(code.and_then(Value::as_str).and_then(State::from_code).ok_or_else(|| {
                let codes = State::ALL.map(State::code).join(", ");
                let found = found(&fields, "state");
                format!("\"state\" must be null or the code of a state but {found}; write one of {codes}")
            })?),
        };
        let (from, to) = (moment(&fields, "from")?, moment(&fields, "to")?);
        within_reason(from, to, Lang::En).map_err(|broken| format!("\"to\" {broken}"))?;
        Ok(Self { fields, state, from, to })
    }

    fn value(&self) -> &str {
        self.fields.get("value").and_then(Value::as_str).unwrap_or_default()
    }
}

fn moment(fields: &Map<String, Value>, name: &str) -> Result<DateTime, String> {
    let written = fields.get(name).and_then(Value::as_str);
    written.and_then(|text| DateTime::strptime(MOMENT, text).ok()).ok_or_else(|| {
        let found = found(fields, name);
        format!("\"{name}\" must be a moment of the calendar but {found}; write it as \"2026-12-21 09:00\"")
    })
}

fn found(fields: &Map<String, Value>, name: &str) -> String {
    fields.get(name).map_or_else(|| "is missing".to_owned(), |value| format!("is {value}"))
}
