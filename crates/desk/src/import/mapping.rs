//! Reading a mapping. Every mistake in it is refused with its place: a mapping is written by hand, once.

use super::change::Change;
use super::template::{Field, Origin, Pattern, Piece, Rule, Template, Text};
use crate::locate::Locator;
use serde_json::{Map, Value};
use std::fmt;

/// Version of the mapping language.
const FORMAT: u64 = 1;
/// What a mapping can hold.
const FIELDS: [&str; 4] = ["format", "notes", "catalogue", "offer"];
/// What a rule can hold.
const RULE_FIELDS: [&str; 7] = ["field", "text", "as", "area_code", "split", "not_stated", "values"];

/// Where the fields of a record go.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    /// Name, publisher, licence and date of the catalogue.
    pub head: Map<String, Value>,
    /// An offer with fields of the record in its holes.
    pub offer: Template,
    /// Every place in the mapping where a field of the record is used.
    pub uses: Vec<Use>,
}

/// One use of a field of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The field, as a dotted path.
    pub field: String,
    /// Where its value goes in the offer, as a dotted path without numbers: `contacts.value`.
    pub target: String,
}

/// A mistake in a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer.
    pointer: String,
    /// Rule, what was found, and the way out.
    words: String,
}

/// A mistake in a mapping, with its place.
#[derive(Debug)]
pub struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// The first mistake, with line and column.
    pub fn parse(json: &str) -> Result<Self, Refusal> {
        let value: Value = serde_json::from_str(json).map_err(|error| {
            Refusal(format!("{error}; look just before that place for a missing comma, quote or bracket"))
        })?;
        read(&value).map_err(|Fault { pointer, words }| {
            let place = Locator::new(json).place(&pointer);
            Refusal(format!("line {}, column {}: {pointer}: {words}", place.line, place.column))
        })
    }
}

fn read(value: &Value) -> Result<Mapping, Fault> {
    let fault = |pointer: &str, words: String| Fault { pointer: pointer.to_owned(), words };
    let object = value.as_object().ok_or_else(|| fault("", "a mapping must be an object { … }".to_owned()))?;
    only(object, &FIELDS, "")?;
    if object.get("format").and_then(Value::as_u64) != Some(FORMAT) {
        return Err(fault("/format", format!("must be {FORMAT}; write \"format\": {FORMAT}")));
    }
    let part = |key: &str| {
        let part = object.get(key).and_then(Value::as_object);
        part.ok_or_else(|| fault(&format!("/{key}"), format!("must be an object {{ … }}; write \"{key}\": {{ … }}")))
    };
    let head = part("catalogue")?.clone();
    if head.contains_key("format") || head.contains_key("offers") {
        return Err(fault("/catalogue", "must not hold format or offers; the import writes them".to_owned()));
    }
    let mut reading = Reading { uses: Vec::new() };
    let offer = reading.object(part("offer")?, "/offer", &mut Vec::new())?;
    Ok(Mapping { head, offer, uses: reading.uses })
}

/// Refuses fields that mean nothing here.
fn only(object: &Map<String, Value>, allowed: &[&str], pointer: &str) -> Result<(), Fault> {
    match object.keys().find(|key| !allowed.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => Err(Fault {
            pointer: format!("{pointer}/{key}"),
            words: format!("is not a field here; remove or rename it. fields here: {}", allowed.join(", ")),
        }),
    }
}

/// Reads templates and counts the uses of fields.
struct Reading {
    uses: Vec<Use>,
}

impl Reading {
    fn template(&mut self, value: &Value, pointer: &str, target: &mut Vec<String>) -> Result<Template, Fault> {
        match value {
            Value::Null => Err(Fault {
                pointer: pointer.to_owned(),
                words: "null says nothing; leave it out, or use \"not_stated\"".to_owned(),
            }),
            Value::String(text) if text.contains('{') => Ok(Template::Text(self.text(text, pointer, target)?)),
            Value::Array(parts) => {
                let parts = parts.iter().enumerate();
                parts
                    .map(|(at, part)| self.template(part, &format!("{pointer}/{at}"), target))
                    .collect::<Result<_, _>>()
                    .map(Template::List)
            }
            Value::Object(object) if object.contains_key("field") || object.contains_key("text") => {
                Ok(Template::Rule(Box::new(self.rule(object, pointer, target)?)))
            }
            Value::Object(object) => self.object(object, pointer, target),
            constant => Ok(Template::Constant(constant.clone())),
        }
    }

    fn object(
        &mut self,
        object: &Map<String, Value>,
        pointer: &str,
        target: &mut Vec<String>,
    ) -> Result<Template, Fault> {
        let mut parts = Vec::with_capacity(object.len());
        for (key, value) in object {
            target.push(key.clone());
            let part = self.template(value, &format!("{pointer}/{key}"), target)?;
            target.pop();
            parts.push((key.clone(), part));
        }
        Ok(Template::Object(parts))
    }

    fn text(&mut self, text: &str, pointer: &str, target: &[String]) -> Result<Text, Fault> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let (path, after) = after.split_once('}').ok_or_else(|| Fault {
                pointer: pointer.to_owned(),
                words: format!("\"{text}\" opens a brace that does not close; write {{field}}"),
            })?;
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(Piece::Field(self.field(path, pointer, target)?));
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Text(pieces))
    }

    fn field(&mut self, path: &str, pointer: &str, target: &[String]) -> Result<Field, Fault> {
        let path = path.trim();
        if path.is_empty() {
            let words = "names no field; write its path, such as \"properties.NAME\"".to_owned();
            return Err(Fault { pointer: pointer.to_owned(), words });
        }
        self.uses.push(Use { field: path.to_owned(), target: target.join(".") });
        Ok(Field { path: path.to_owned(), number: self.uses.len() - 1 })
    }

    fn rule(
        &mut self,
        object: &Map<String, Value>,
        pointer: &str,
        target: &mut Vec<String>,
    ) -> Result<Rule, Fault> {
        only(object, &RULE_FIELDS, pointer)?;
        let fault = |key: &str, words: &str| Fault { pointer: format!("{pointer}/{key}"), words: words.to_owned() };
        let string = |key: &str| {
            let text = |value: &Value| value.as_str().map(str::to_owned).ok_or_else(|| fault(key, "must be a text"));
            object.get(key).map(text).transpose()
        };
        let from = match (string("field")?, string("text")?) {
            (Some(path), None) => Origin::Field(self.field(&path, pointer, target)?),
            (None, Some(text)) => Origin::Text(self.text(&text, pointer, target)?),
            _ => return Err(fault("text", "stands beside \"field\"; keep one of the two")),
        };
        let name = string("as")?.unwrap_or_else(|| Change::NAMES[0].to_owned());
        let change = Change::named(&name, string("area_code")?).ok_or_else(|| {
            fault("as", &format!("\"{name}\" is not a change; write one of {}", Change::NAMES.join(", ")))
        })?;
        let split = match object.get("split") {
            None => Vec::new(),
            Some(Value::Array(separators)) => separators
                .iter()
                .map(|separator| separator.as_str().filter(|text| !text.is_empty()).map(str::to_owned))
                .collect::<Option<_>>()
                .ok_or_else(|| fault("split", "must be a list of texts, such as [\";\", \"\\n\"]"))?,
            Some(_) => return Err(fault("split", "must be a list of texts, such as [\";\", \"\\n\"]")),
        };
        let not_stated = match object.get("not_stated") {
            None => Vec::new(),
            Some(Value::Object(reasons)) => reasons
                .iter()
                .map(|(value, reason)| Some((Pattern(value.clone()), reason.as_str()?.to_owned())))
                .collect::<Option<_>>()
                .ok_or_else(|| fault("not_stated", "must give a reason in quotes for every value"))?,
            Some(_) => return Err(fault("not_stated", "must be an object of values, each with the reason")),
        };
        let values = match object.get("values") {
            None => None,
            Some(Value::Object(values)) => {
                let mut read = std::collections::BTreeMap::new();
                for (key, value) in values {
                    read.insert(key.clone(), self.template(value, &format!("{pointer}/values/{key}"), target)?);
                }
                Some(read)
            }
            Some(_) => return Err(fault("values", "must be an object of values, each with what it means")),
        };
        Ok(Rule { from, split, not_stated, values, change })
    }
}
