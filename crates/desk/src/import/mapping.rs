//! Reading a mapping. Every mistake in it is refused with its place: a mapping is written by hand, once.

use super::change::Change;
use super::template::{Field, Origin, Pattern, Piece, Rule, Template, Text};
use crate::lang::said;
use crate::locate::Locator;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// Version of the mapping language.
const FORMAT: u64 = 1;
/// What a mapping can hold.
const FIELDS: [&str; 4] = ["format", "notes", "catalogue", "offer"];
/// What a rule can hold.
const RULE_FIELDS: [&str; 8] =
    ["field", "text", "as", "area_code", "split", "beginnings", "not_stated", "values"];

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
            Refusal(said(
                format!("Zeile {}, Spalte {}: kein JSON; kurz vor dieser Stelle nach einem fehlenden Komma, Anführungszeichen oder einer Klammer suchen", error.line(), error.column()),
                format!("{error}; look just before that place for a missing comma, quote or bracket"),
            ))
        })?;
        read(&value).map_err(|Fault { pointer, words }| {
            let place = Locator::new(json).place(&pointer);
            Refusal(said(
                format!("Zeile {}, Spalte {}: {pointer}: {words}", place.line, place.column),
                format!("line {}, column {}: {pointer}: {words}", place.line, place.column),
            ))
        })
    }
}

fn read(value: &Value) -> Result<Mapping, Fault> {
    let fault = |pointer: &str, words: String| Fault { pointer: pointer.to_owned(), words };
    let object = value.as_object().ok_or_else(|| {
        fault(
            "",
            said("eine Zuordnung muss ein Objekt { … } sein", "a mapping must be an object { … }").to_owned(),
        )
    })?;
    only(object, &FIELDS, "")?;
    if object.get("format").and_then(Value::as_u64) != Some(FORMAT) {
        return Err(fault(
            "/format",
            said(
                format!("muss {FORMAT} sein; \"format\": {FORMAT} schreiben"),
                format!("must be {FORMAT}; write \"format\": {FORMAT}"),
            ),
        ));
    }
    let part = |key: &str| {
        let part = object.get(key).and_then(Value::as_object);
        part.ok_or_else(|| {
            fault(
                &format!("/{key}"),
                said(
                    format!("muss ein Objekt {{ … }} sein; \"{key}\": {{ … }} schreiben"),
                    format!("must be an object {{ … }}; write \"{key}\": {{ … }}"),
                ),
            )
        })
    };
    let head = part("catalogue")?.clone();
    if head.contains_key("format") || head.contains_key("offers") {
        return Err(fault(
            "/catalogue",
            said(
                "darf format und offers nicht enthalten; die schreibt der Import",
                "must not hold format or offers; the import writes them",
            )
            .to_owned(),
        ));
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
            words: said(
                format!("ist hier kein Feld; löschen oder umbenennen. Felder hier: {}", allowed.join(", ")),
                format!("is not a field here; remove or rename it. fields here: {}", allowed.join(", ")),
            ),
        }),
    }
}

/// Reads templates and counts the uses of fields.
struct Reading {
    uses: Vec<Use>,
}

impl Reading {
    fn template(
        &mut self,
        value: &Value,
        pointer: &str,
        target: &mut Vec<String>,
    ) -> Result<Template, Fault> {
        match value {
            Value::Null => Err(Fault {
                pointer: pointer.to_owned(),
                words: said(
                    "null sagt nichts; weglassen, oder \"not_stated\" benutzen",
                    "null says nothing; leave it out, or use \"not_stated\"",
                )
                .to_owned(),
            }),
            Value::String(text) if text.contains('{') => {
                Ok(Template::Text(self.text(text, pointer, target)?))
            }
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
                words: said(
                    format!("„{text}“ öffnet eine Klammer, die nicht schließt; {{Feld}} schreiben"),
                    format!("\"{text}\" opens a brace that does not close; write {{field}}"),
                ),
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
            let words = said(
                "nennt kein Feld; seinen Pfad schreiben, etwa \"properties.NAME\"",
                "names no field; write its path, such as \"properties.NAME\"",
            )
            .to_owned();
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
        let parts = Parts { object, pointer };
        let from = match (parts.text("field")?, parts.text("text")?) {
            (Some(path), None) => Origin::Field(self.field(path, pointer, target)?),
            (None, Some(text)) => Origin::Text(self.text(text, pointer, target)?),
            _ => {
                return Err(parts.fault(
                    "text",
                    said(
                        "steht neben \"field\"; eines von beiden behalten",
                        "stands beside \"field\"; keep one of the two",
                    ),
                ));
            }
        };
        let name = parts.text("as")?.unwrap_or(Change::NAMES[0]);
        let change = Change::named(name, parts.text("area_code")?.map(str::to_owned)).ok_or_else(|| {
            let names = Change::NAMES.join(", ");
            parts.fault(
                "as",
                &said(
                    format!("„{name}“ ist keine Umformung; eine davon schreiben: {names}"),
                    format!("\"{name}\" is not a change; write one of {names}"),
                ),
            )
        })?;
        let mut values = None;
        if let Some(given) = parts.object("values")? {
            let mut read = BTreeMap::new();
            for (key, value) in given {
                read.insert(key.clone(), self.template(value, &format!("{pointer}/values/{key}"), target)?);
            }
            values = Some(read);
        }
        let patterns = |(value, reason): (String, String)| (Pattern(value), reason);
        Ok(Rule {
            from,
            split: parts.separators()?,
            beginnings: parts.pairs("beginnings")?,
            not_stated: parts.pairs("not_stated")?.into_iter().map(patterns).collect(),
            values,
            change,
        })
    }
}

/// The parts of a rule.
struct Parts<'m> {
    object: &'m Map<String, Value>,
    pointer: &'m str,
}

impl<'m> Parts<'m> {
    fn fault(&self, key: &str, words: &str) -> Fault {
        Fault { pointer: format!("{}/{key}", self.pointer), words: words.to_owned() }
    }

    fn text(&self, key: &str) -> Result<Option<&'m str>, Fault> {
        let text = |value: &'m Value| {
            value.as_str().ok_or_else(|| {
                self.fault(key, said("muss ein Text in Anführungszeichen sein", "must be a text in quotes"))
            })
        };
        self.object.get(key).map(text).transpose()
    }

    fn object(&self, key: &str) -> Result<Option<&'m Map<String, Value>>, Fault> {
        let object = |value: &'m Value| {
            value
                .as_object()
                .ok_or_else(|| self.fault(key, said("muss ein Objekt { … } sein", "must be an object { … }")))
        };
        self.object.get(key).map(object).transpose()
    }

    /// An object of nothing but texts.
    fn pairs(&self, key: &str) -> Result<Vec<(String, String)>, Fault> {
        let pairs = self.object(key)?.into_iter().flatten();
        pairs
            .map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
            .collect::<Option<_>>()
            .ok_or_else(|| {
                self.fault(
                    key,
                    said(
                        "muss für jeden Wert einen Text in Anführungszeichen nennen",
                        "must give a text in quotes for every value",
                    ),
                )
            })
    }

    fn separators(&self) -> Result<Vec<String>, Fault> {
        let fault = || {
            self.fault(
                "split",
                said(
                    "muss eine Liste von Trennzeichen sein, etwa [\";\", \"\\n\"]",
                    "must be a list of separators, such as [\";\", \"\\n\"]",
                ),
            )
        };
        let Some(split) = self.object.get("split") else { return Ok(Vec::new()) };
        let separator = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        split.as_array().ok_or_else(fault)?.iter().map(separator).collect::<Option<_>>().ok_or_else(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_names_everything_a_mapping_can_hold() {
        let document = include_str!("../../../../docs/import.md");
        for name in FIELDS.iter().chain(&RULE_FIELDS).chain(&Change::NAMES) {
            let row = format!("| `{name}` |");
            assert!(document.contains(&row), "docs/import.md has no row {row}");
        }
    }
}
