//! Filling the holes of a template from one record, and noting what became of every value. It checks no format:
//! whether the result is an offer is the catalogue's own judgement.

use super::change::{Change, one_line, weekdays};
use super::template::{Origin, Piece, Rule, Template, Text};
use super::value::{is_stated, look_up, split, written};
use crate::lang::said;
use serde_json::{Map, Value};

/// What a part of a template becomes.
#[derive(Debug, Clone, PartialEq)]
pub enum Filled {
    /// The record says nothing about it.
    Nothing,
    /// One value.
    One(Value),
    /// As many values as the record has.
    Many(Vec<Value>),
}

/// What became of a value of the record in one of its uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Number of the use.
    pub number: usize,
    /// The value.
    pub value: String,
    /// Why it did not get into the offer; `None` where it did.
    pub dropped: Option<String>,
}

/// One record while it is filled in.
pub struct Filling<'r> {
    record: &'r Value,
    /// What became of its values so far.
    pub notes: Vec<Note>,
}

impl<'r> Filling<'r> {
    /// Begins with a record.
    pub const fn new(record: &'r Value) -> Self {
        Self { record, notes: Vec::new() }
    }

    /// Fills a template.
    pub fn fill(&mut self, template: &Template) -> Filled {
        match template {
            Template::Constant(value) => Filled::One(value.clone()),
            Template::Text(text) => match self.text(text) {
                None => Filled::Nothing,
                Some(filled) => {
                    self.judged(&numbers_of(text), &filled, Ok::<_, String>(one_line(&filled).into()))
                }
            },
            Template::List(parts) => {
                let values: Vec<Value> = parts.iter().flat_map(|part| self.elements(part)).collect();
                let says_nothing = values.is_empty() && !parts.is_empty();
                if says_nothing { Filled::Nothing } else { Filled::One(values.into()) }
            }
            Template::Object(parts) => self.object(parts, false).pop().map_or(Filled::Nothing, Filled::One),
            Template::Rule(rule) => self.rule(rule),
        }
    }

    /// The elements that a part of a list becomes.
    fn elements(&mut self, part: &Template) -> Vec<Value> {
        if let Template::Object(parts) = part {
            return self.object(parts, true);
        }
        match self.fill(part) {
            Filled::Nothing => Vec::new(),
            Filled::One(value) => vec![value],
            Filled::Many(values) => values,
        }
    }

    /// An object; in a list it repeats itself for the first of its fields that has many values.
    ///
    /// An object about which the record says nothing is none, whatever constants stand beside.
    fn object(&mut self, parts: &[(String, Template)], repeats: bool) -> Vec<Value> {
        let mut object = Map::new();
        let mut many: Option<(&String, Vec<Value>)> = None;
        let (mut holes, mut stated) = (0, 0);
        for (key, part) in parts {
            let filled = self.fill(part);
            if !part.is_constant() {
                holes += 1;
                stated += usize::from(filled != Filled::Nothing);
            }
            match filled {
                Filled::Nothing => {}
                Filled::Many(values) if repeats && many.is_none() => many = Some((key, values)),
                Filled::Many(values) => drop(object.insert(key.clone(), values.into())),
                Filled::One(value) => drop(object.insert(key.clone(), value)),
            }
        }
        if holes > 0 && stated == 0 {
            return Vec::new();
        }
        let Some((key, values)) = many else { return vec![object.into()] };
        let repeat = |value: Value| {
            let mut object = object.clone();
            object.insert(key.clone(), value);
            object.into()
        };
        values.into_iter().map(repeat).collect()
    }

    /// A text with all its fields; `None` as soon as one of them says nothing.
    fn text(&mut self, text: &Text) -> Option<String> {
        let record = self.record;
        let value = |path: &str| look_up(record, path).filter(|value| is_stated(value)).and_then(written);
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => Some(words.clone()),
            Piece::Field(field) => value(&field.path),
        };
        let filled: Option<String> = text.0.iter().map(piece).collect();
        if filled.is_none() {
            let reason =
                said("steht neben einem Feld, das nichts sagt", "stands beside a field that is not stated");
            for piece in &text.0 {
                if let Piece::Field(field) = piece
                    && let Some(value) = value(&field.path)
                {
                    self.judged(&[field.number], &value, Err(reason));
                }
            }
        }
        filled
    }

    fn rule(&mut self, rule: &Rule) -> Filled {
        let (numbers, found) = match &rule.from {
            Origin::Field(field) => (vec![field.number], look_up(self.record, &field.path).cloned()),
            Origin::Text(text) => (numbers_of(text), self.text(text).map(Value::String)),
        };
        let Some(found) = found.filter(is_stated) else { return Filled::Nothing };
        if rule.change == Change::Weekdays {
            return self.judged(&numbers, &found.to_string(), weekdays(&found));
        }
        let mut several = found.is_array() || !rule.split.is_empty();
        let mut values: Vec<Value> = Vec::new();
        for item in found.as_array().map_or(std::slice::from_ref(&found), Vec::as_slice) {
            for filled in self.item(rule, &numbers, item) {
                let more = match filled {
                    Filled::Nothing => Vec::new(),
                    Filled::One(Value::Array(more)) | Filled::Many(more) => {
                        several = true;
                        more
                    }
                    Filled::One(value) => vec![value],
                };
                for value in more {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
        }
        match values.pop() {
            None => Filled::Nothing,
            Some(value) if !several => Filled::One(value),
            Some(last) => {
                values.push(last);
                Filled::Many(values)
            }
        }
    }

    /// What one element of a list, or the only value, becomes.
    fn item(&mut self, rule: &Rule, numbers: &[usize], item: &Value) -> Vec<Filled> {
        if !is_stated(item) {
            return Vec::new();
        }
        let Some(written) = written(item) else {
            let reason = said(
                "ist eine Liste oder ein Objekt; einen Wert darin mit einem längeren Pfad nennen",
                "is a list or an object; name one value of it by a longer path",
            );
            return vec![self.judged(numbers, &item.to_string(), Err(reason))];
        };
        split(&written, &rule.split).into_iter().map(|piece| self.piece(rule, numbers, piece)).collect()
    }

    fn piece(&mut self, rule: &Rule, numbers: &[usize], piece: &str) -> Filled {
        let line = one_line(piece);
        if let Some((_, reason)) = rule.not_stated.iter().find(|(pattern, _)| pattern.matches(&line)) {
            return self.judged(numbers, piece, Err(reason.clone()));
        }
        let begun = rule.beginnings.iter().filter(|(wrong, _)| line.starts_with(wrong.as_str()));
        let corrected = begun.max_by_key(|(wrong, _)| wrong.len());
        let corrected = corrected.map(|(wrong, right)| format!("{right}{}", &line[wrong.len()..]));
        let piece = corrected.as_deref().unwrap_or(piece);
        match &rule.values {
            None => self.judged(numbers, piece, rule.change.apply(piece)),
            Some(values) => match values.get(&one_line(piece)) {
                None => self.judged(
                    numbers,
                    piece,
                    Err(said(
                        "steht nicht unter den Werten der Zuordnung",
                        "is not among the mapping's values",
                    )),
                ),
                Some(template) => {
                    self.note(numbers, piece, None);
                    self.fill(template)
                }
            },
        }
    }

    fn judged<R: Into<String>>(
        &mut self,
        numbers: &[usize],
        value: &str,
        judged: Result<Value, R>,
    ) -> Filled {
        match judged {
            Ok(filled) => {
                self.note(numbers, value, None);
                Filled::One(filled)
            }
            Err(reason) => {
                self.note(numbers, value, Some(&reason.into()));
                Filled::Nothing
            }
        }
    }

    fn note(&mut self, numbers: &[usize], value: &str, dropped: Option<&String>) {
        let note =
            |number: &usize| Note { number: *number, value: value.to_owned(), dropped: dropped.cloned() };
        self.notes.extend(numbers.iter().map(note));
    }
}

/// The uses of fields in a text.
fn numbers_of(text: &Text) -> Vec<usize> {
    let number = |piece: &Piece| match piece {
        Piece::Words(_) => None,
        Piece::Field(field) => Some(field.number),
    };
    text.0.iter().filter_map(number).collect()
}
