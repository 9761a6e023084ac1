//! From a file's text to a catalogue, offer by offer. Reading never fails as a whole: one broken offer costs that offer.

use crate::fields::{Fields, NAME_LENGTH, date, pointer_part, wrong_type};
use crate::read::read_offer;
use crate::{Catalogue, FORMAT, Loss, Offer, Problem, Rule, Text};
use serde_json::{Map, Value, value::RawValue};
use std::collections::{BTreeMap, HashSet};

/// Reads a catalogue and notes every mistake in it.
///
/// A text that is not JSON at all gives an empty catalogue and one problem with [`Loss::Catalogue`].
///
/// ```
/// let (catalogue, problems) = nahbei_catalogue::read("{");
/// assert!(catalogue.offers.is_empty());
/// assert!(problems[0].to_string().contains("line 1"));
/// ```
#[must_use]
pub fn read(json: &str) -> (Catalogue, Vec<Problem>) {
    let mut reading = Reading::begin(json);
    while reading.go_on(usize::MAX) {}
    reading.end()
}

/// A catalogue that is being read in pieces, so that a phone can answer a tap between two of them.
///
/// ```
/// use nahbei_catalogue::Reading;
/// let mut reading = Reading::begin(r#"{"format":1,"name":"Wetzlar","offers":[{},{},{}]}"#);
/// assert!(reading.go_on(2), "one is left");
/// assert!(!reading.go_on(2));
/// let (_, problems) = reading.end();
/// assert!(problems.iter().any(|problem| problem.pointer.starts_with("/offers/2")));
/// ```
#[derive(Debug)]
pub struct Reading<'j> {
    json: &'j str,
    catalogue: Catalogue,
    problems: Vec<Problem>,
    offers: Vec<&'j RawValue>,
    /// How many of them were read.
    at: usize,
    /// Codes of the offers that were read.
    codes: HashSet<String>,
}

impl<'j> Reading<'j> {
    /// Reads everything but the offers.
    #[must_use]
    pub fn begin(json: &'j str) -> Self {
        let json = json.trim_start_matches('\u{feff}');
        let mut problems = Vec::new();
        let nothing = Catalogue {
            format: FORMAT,
            name: Text::german(""),
            updated: None,
            publisher: None,
            licence: None,
            offers: Vec::new(),
        };
        let (catalogue, offers) = read_head(json, &mut problems).unwrap_or_else(|| (nothing, Vec::new()));
        Self { json, catalogue, problems, offers, at: 0, codes: HashSet::new() }
    }

    /// Reads at most `most` further offers; `false` when none is left.
    pub fn go_on(&mut self, most: usize) -> bool {
        let end = self.at.saturating_add(most).min(self.offers.len());
        while self.at < end {
            let offer = self.offers.get(self.at).copied().and_then(|raw| self.read(raw));
            self.catalogue.offers.extend(offer);
            self.at += 1;
        }
        self.at < self.offers.len()
    }

    /// What was read, and every mistake in it.
    #[must_use]
    pub fn end(self) -> (Catalogue, Vec<Problem>) {
        (self.catalogue, self.problems)
    }

    fn read(&mut self, raw: &RawValue) -> Option<Offer> {
        let pointer = format!("/offers/{}", self.at);
        let number = format!("#{}", self.at + 1);
        let value = match serde_json::from_str::<Value>(raw.get()) {
            Ok(value) => value,
            Err(error) => {
                let problem = not_json_within(self.json, raw.get(), &error);
                self.problems.push(Problem { record: Some(number), pointer, loss: Loss::Offer, ..problem });
                return None;
            }
        };
        let Some(object) = value.as_object() else {
            let rule = wrong_type("an object { … }", &value);
            self.problems.push(Problem { record: Some(number), pointer, rule, loss: Loss::Offer });
            return None;
        };
        let record = object.get("id").and_then(Value::as_str).map_or(number, str::to_owned);
        let mut fields = Fields::new(object, pointer, Some(record), &mut self.problems);
        let offer = read_offer(&mut fields);
        fields.report_unknown();
        let offer = offer?;
        // The code stands for the id in addresses, so two offers must not share it either.
        if self.codes.insert(offer.code()) {
            return Some(offer);
        }
        fields.problem("id", Rule::DuplicateId(offer.id), Loss::Offer);
        None
    }
}

/// What a text that is not JSON, or not an object, costs.
pub(crate) fn not_json(error: &serde_json::Error) -> Problem {
    // The reader counts from 0 what ends before a line's first letter.
    let (line, column) = (error.line().max(1), error.column().max(1));
    let rule = Rule::NotJson { cut_off: error.is_eof(), line, column };
    Problem { record: None, pointer: String::new(), rule, loss: Loss::Catalogue }
}

/// A part of the file that no reader can take, such as a number beyond all bounds, with its place in the whole file.
fn not_json_within(file: &str, part: &str, error: &serde_json::Error) -> Problem {
    let mut problem = not_json(error);
    if let Rule::NotJson { line, column, .. } = &mut problem.rule {
        let begin = (part.as_ptr() as usize).saturating_sub(file.as_ptr() as usize);
        let before = file.get(..begin).unwrap_or_default();
        if *line == 1 {
            *column += before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        }
        *line += before.matches('\n').count();
    }
    problem
}

/// What a file costs that is no JSON, or JSON but no object.
fn not_an_object(json: &str, error: &serde_json::Error) -> Problem {
    let value = serde_json::from_str::<Value>(json).ok().filter(|_| error.is_data());
    value.map_or_else(
        || not_json(error),
        |value| {
            let rule = wrong_type("an object { … }", &value);
            Problem { record: None, pointer: String::new(), rule, loss: Loss::Catalogue }
        },
    )
}

/// The catalogue without its offers, and these as they stand in the file.
fn read_head<'j>(json: &'j str, problems: &mut Vec<Problem>) -> Option<(Catalogue, Vec<&'j RawValue>)> {
    let parts: BTreeMap<String, &'j RawValue> =
        serde_json::from_str(json).map_err(|error| problems.push(not_an_object(json, &error))).ok()?;
    let mut head = Map::new();
    for (key, raw) in parts.iter().filter(|(key, _)| *key != "offers") {
        let value = serde_json::from_str(raw.get()).unwrap_or_else(|error| {
            let pointer = format!("/{}", pointer_part(key));
            problems.push(Problem { pointer, loss: Loss::Value, ..not_json_within(json, raw.get(), &error) });
            Value::Null
        });
        head.insert(key.clone(), value);
    }
    let mut fields = Fields::new(&head, String::new(), None, problems);
    match fields.value("format") {
        Some(Value::Number(number)) if number.as_u64() == Some(FORMAT) => {}
        found => {
            fields.problem("format", Rule::OtherFormat(found.cloned()), Loss::Catalogue);
            return None;
        }
    }
    let name = fields.required_text("name", NAME_LENGTH, Loss::Value);
    let updated = fields.optional("updated", date);
    let publisher = fields.string("publisher", NAME_LENGTH);
    let licence = fields.string("licence", NAME_LENGTH);
    fields.know("offers");
    fields.report_unknown();

    let raw_offers = parts.get("offers").map(|raw| raw.get()).filter(|raw| *raw != "null");
    if raw_offers.is_none() {
        fields.problem("offers", Rule::Missing, Loss::Value);
    }
    let raw_offers = raw_offers.unwrap_or("[]");
    let offers = serde_json::from_str(raw_offers)
        .map_err(|_| {
            let rule = wrong_type("a list", &serde_json::from_str(raw_offers).unwrap_or(Value::Null));
            fields.problem("offers", rule, Loss::Catalogue);
        })
        .ok()?;
    let name = name.unwrap_or_else(|| Text::german(""));
    Some((Catalogue { format: FORMAT, name, updated, publisher, licence, offers: Vec::new() }, offers))
}
