//! From the cells of a row to an offer as JSON. Whether that offer keeps the rules is the catalogue reader's question.

use super::cell::Cell;
use super::columns::{Column, Kind, Slot};
use super::head::Head;
use super::words::folded;
use nahbei_catalogue::Rule;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A column of a sheet with what it holds.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its place in the row, from 0.
    pub at: usize,
    /// What it holds.
    pub head: Head,
}

/// One of several parts of an offer, such as its second place: the list and the order in it.
pub type Part = (&'static str, (Slot, u16));

/// An offer of a row.
#[derive(Debug, Default)]
pub struct RowOffer {
    /// Its fields.
    pub fields: Map<String, Value>,
    /// The parts it has, in the order of their lists.
    pub parts: Vec<Part>,
    /// Mistakes of cells, each with the number of its column in the plan.
    pub mistakes: Vec<(usize, Rule)>,
}

/// The part that a column belongs to, if any.
pub fn part_of(head: &Head) -> Option<Part> {
    let column = head.column();
    column.group().map(|group| (group, (column.slot, head.number)))
}

/// The offer of a row.
pub fn offer(plan: &[Planned], cells: &[Cell]) -> RowOffer {
    let mut row = RowOffer::default();
    let mut parts: BTreeMap<Part, Map<String, Value>> = BTreeMap::new();
    for (number, Planned { at, head }) in plan.iter().enumerate().filter(|(_, planned)| !planned.head.is_fact)
    {
        let Some(cell) = cells.get(*at).filter(|cell| !cell.is_blank()) else { continue };
        let said = cell.read(head.column().kind);
        row.mistakes.extend(said.mistakes.into_iter().map(|rule| (number, rule)));
        let Some(value) = said.value else { continue };
        let target = match part_of(head) {
            Some(part) => parts.entry(part).or_default(),
            None => &mut row.fields,
        };
        put(target, head, value);
    }
    for ((list, order), mut fields) in parts {
        complete(list, order.0, &mut fields);
        let values = row.fields.entry(list).or_insert_with(|| json!([]));
        if let Value::Array(values) = values {
            values.push(fields.into());
        }
        row.parts.push((list, order));
    }
    if let Some(Value::Array(texts)) = row.fields.get_mut("documents") {
        texts.retain(|text| text.as_object().is_none_or(|languages| !languages.is_empty()));
    }
    row
}

/// The facts of a catalogue that a row tells.
pub fn facts(plan: &[Planned], cells: &[Cell], facts: &mut Map<String, Value>) {
    for Planned { at, head } in plan.iter().filter(|planned| planned.head.is_fact) {
        let said = cells.get(*at).map(|cell| cell.read(head.column().kind));
        if let Some(value) = said.and_then(|said| said.value) {
            put(facts, head, value);
        }
    }
}

/// What a part of an offer is where its cells do not say.
fn complete(list: &str, slot: Slot, fields: &mut Map<String, Value>) {
    let value = fields.get("value").and_then(Value::as_str);
    let kind = match (list, slot.kind(), value) {
        ("hours", ..) => "visit",
        ("contacts", Some(kind), _) => kind,
        ("contacts", None, Some(value)) if value.contains('@') => "mail",
        ("contacts", None, Some(value)) if value.starts_with("http") => "web",
        ("contacts", None, Some(_)) => "phone",
        _ => return,
    };
    fields.entry("kind").or_insert_with(|| kind.into());
}

/// Puts a value where its column belongs.
fn put(target: &mut Map<String, Value>, head: &Head, value: Value) {
    let column = head.column();
    let path = column.path.split_once("/*/").map_or(column.path, |(_, inside)| inside);
    let (target, field) = match path.split_once('/') {
        Some((object, field)) => {
            let object = target.entry(object).or_insert_with(|| json!({}));
            if !object.is_object() {
                *object = json!({});
            }
            let Value::Object(object) = object else { return };
            (object, field)
        }
        None => (target, path),
    };
    match (column.kind, value) {
        (Kind::Text, Value::String(text)) => {
            let texts = target.entry(field).or_insert(Value::Null);
            put_text(texts, head, text);
        }
        (Kind::Texts, Value::Array(parts)) => {
            let list = target.entry(field).or_insert_with(|| json!([]));
            let Value::Array(list) = list else { return };
            if list.len() < parts.len() {
                list.resize(parts.len(), json!({}));
            }
            for (texts, part) in list.iter_mut().zip(parts) {
                if let Value::String(part) = part
                    && !part.is_empty()
                {
                    put_text(texts, head, part);
                }
            }
        }
        // That nothing is needed does not take back what is.
        (Kind::NothingNeeded, value) => {
            target.entry(field).or_insert(value);
        }
        (_, value) => {
            target.insert(field.to_owned(), value);
        }
    }
}

/// Adds a text in one language to a text.
fn put_text(texts: &mut Value, head: &Head, text: String) {
    let is_blank = match &*texts {
        Value::Object(languages) => languages.is_empty(),
        other => other.is_null(),
    };
    let Some((code, machine)) = &head.language else {
        if is_blank {
            *texts = text.into();
        } else if let Value::Object(languages) = texts {
            languages.insert("de".to_owned(), text.into());
        }
        return;
    };
    if let Value::String(german) = texts {
        *texts = json!({ "de": german });
    } else if !texts.is_object() {
        *texts = json!({});
    }
    let Value::Object(languages) = texts else { return };
    languages.insert(code.clone(), text.into());
    if *machine && let Value::Array(codes) = languages.entry("machine").or_insert_with(|| json!([])) {
        codes.push(code.clone().into());
    }
}

/// The columns of a row of heads, and the heads that name none, each with its place.
pub fn plan(cells: &[Cell], parse: impl Fn(&str) -> Option<Head>) -> (Vec<Planned>, Vec<(usize, String)>) {
    let mut plan: Vec<Planned> = Vec::new();
    let mut unknown = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let written = cell.shown();
        // What is internal stays with the editor.
        if written.is_empty() || folded(&written).starts_with("intern") && parse(&written).is_none() {
            continue;
        }
        match parse(&written) {
            Some(head) if plan.iter().all(|planned| planned.head != head) => plan.push(Planned { at, head }),
            _ => unknown.push((at, written)),
        }
    }
    (plan, unknown)
}

/// An id made from what an offer and its provider are called; `None` where that has no Latin letters.
pub fn id_of_names(fields: &Map<String, Value>) -> Option<String> {
    let german = |text: &Value| text.get("de").unwrap_or(text).as_str().map(str::to_owned);
    let names = [fields.get("name"), fields.get("provider").and_then(|provider| provider.get("name"))];
    let words = names.into_iter().flatten().filter_map(german).collect::<Vec<_>>().join(" ");
    let mut id = String::new();
    for word in words.split(|letter: char| !letter.is_alphanumeric()) {
        let word: String = folded(word).chars().filter(char::is_ascii_alphanumeric).collect();
        if !word.is_empty() && id.len() + word.len() < 60 {
            if !id.is_empty() {
                id.push('-');
            }
            id.push_str(&word);
        }
    }
    (id.len() >= 2).then_some(id)
}

/// The path of a column as the segments of a pointer inside an offer.
pub fn segments(column: &Column) -> impl Iterator<Item = &'static str> + use<> {
    column.path.split('/')
}
