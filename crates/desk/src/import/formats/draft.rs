//! An offer while it is made from a record of another format, with what became of each of its values. It judges
//! no offer: that is the catalogue's own reader's part.

use super::ledger::{Fate, Why, Words};
use crate::import::change::{Change, one_line};
use crate::import::value::{is_stated, written};
use nahbei_catalogue::{ContactKind, Loss, Problem, Term};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Blanks at the ends and runs of blanks.
const BLANKS: Words = ("Leerraum bereinigt", "blanks tidied");
/// A value that stands in two places.
const TWICE: Words = ("steht schon da", "stands there already");

/// An offer in the making.
pub struct Draft<'r> {
    /// The record it is made from.
    record: &'r Value,
    /// The language its texts are in.
    language: String,
    /// As it will be written into the catalogue.
    pub offer: Value,
    uses: BTreeMap<String, Vec<Use>>,
    dropped: BTreeMap<String, Words>,
    refused: BTreeMap<String, Why>,
    /// What a person should look at.
    pub remarks: Vec<(Words, String)>,
}

/// Where a value went.
#[derive(Debug, Clone)]
struct Use {
    to: String,
    how: Option<Words>,
}

impl<'r> Draft<'r> {
    /// Begins with a record whose texts are in this language.
    pub fn new(record: &'r Value, language: &str) -> Self {
        Self {
            record,
            language: language.to_owned(),
            offer: Value::Object(Map::new()),
            uses: BTreeMap::new(),
            dropped: BTreeMap::new(),
            refused: BTreeMap::new(),
            remarks: Vec::new(),
        }
    }

    /// The value at a pointer, where it says anything.
    pub fn get(&self, at: &str) -> Option<&'r Value> {
        self.record.pointer(at).filter(|value| is_stated(value))
    }

    /// The text or number at a pointer, as it is written.
    pub fn written(&self, at: &str) -> Option<String> {
        self.get(at).and_then(written)
    }

    /// The pointers to the elements of a list.
    pub fn elements(&self, at: &str) -> Vec<String> {
        let length = self.get(at).and_then(Value::as_array).map_or(0, Vec::len);
        (0..length).map(|number| format!("{at}/{number}")).collect()
    }

    /// How many elements a list of the offer has.
    pub fn length(&self, to: &str) -> usize {
        self.offer.pointer(to).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// A text of the record's language as the catalogue writes it.
    pub fn worded(&self, text: &str) -> Value {
        if self.language == "de" { text.into() } else { json!({ self.language.as_str(): text }) }
    }

    /// Sets what no value of the record says.
    pub fn set(&mut self, to: &str, value: Value) {
        set(&mut self.offer, to, value);
    }

    /// Notes that a value of the record went to a place of the offer, in another form where `how` says so.
    pub fn note(&mut self, at: &str, to: &str, how: Option<Words>) {
        self.uses.entry(at.to_owned()).or_default().push(Use { to: to.to_owned(), how });
    }

    /// Sets a place of the offer to what a value of the record became.
    pub fn change(&mut self, at: &str, to: &str, how: Words, value: Value) {
        self.set(to, value);
        self.note(at, to, Some(how));
    }

    /// Takes a name, a number, an address: a text on one line that is in no language.
    pub fn take(&mut self, at: &str, to: &str) -> Option<String> {
        let found = self.written(at)?;
        let line = one_line(&found);
        self.set(to, line.clone().into());
        self.note(at, to, (line != found).then_some(BLANKS));
        Some(line)
    }

    /// Takes a text whose line breaks stay.
    pub fn take_text(&mut self, at: &str, to: &str) -> Option<String> {
        let found = self.written(at)?;
        let text = found.replace("\r\n", "\n").trim().to_owned();
        let value = self.worded(&text);
        self.set(to, value);
        self.note(at, to, (text != found).then_some(BLANKS));
        Some(text)
    }

    /// Adds a text to one that may stand there already, as a part of its own.
    pub fn add_text(&mut self, at: &str, to: &str) {
        let Some(found) = self.written(at) else { return };
        let text = found.trim().to_owned();
        let joined = match self.told(to) {
            None => text,
            Some(before) if before.contains(&text) => before.to_owned(),
            Some(before) => format!("{before}\n{text}"),
        };
        let value = self.worded(&joined);
        self.set(to, value);
        self.note(at, to, None);
    }

    /// Drops a value, or every value below it that nothing else is known of.
    pub fn drop(&mut self, at: &str, why: Words) {
        self.dropped.insert(at.to_owned(), why);
    }

    /// Drops every value of these names that nothing else is known of.
    pub fn drop_named(&mut self, is_meant: impl Fn(&str) -> bool, why: Words) {
        let mut found = Vec::new();
        leaves(self.record, &mut String::new(), &mut |at, _| {
            if at.rsplit('/').next().is_some_and(&is_meant) {
                found.push(at.to_owned());
            }
        });
        for at in found {
            self.dropped.entry(at).or_insert(why);
        }
    }

    /// The text in the record's language that stands in the offer.
    pub fn told(&self, to: &str) -> Option<&str> {
        let value = self.offer.pointer(to)?;
        value.as_str().or_else(|| value.get(&self.language)?.as_str())
    }

    /// Adds a way to reach somebody, unless it stands there already; drops what is no such way.
    ///
    /// National numbers get the prefix of `country` where that is not Germany.
    pub fn contact(&mut self, at: &str, kind: ContactKind, country: Country) -> Option<usize> {
        let found = self.written(at)?;
        self.contact_of(at, &found, kind, country)
    }

    /// Adds a part of a value as a way to reach somebody.
    pub fn contact_of(
        &mut self,
        at: &str,
        found: &str,
        kind: ContactKind,
        country: Country,
    ) -> Option<usize> {
        let line = one_line(found.trim().trim_matches('"'));
        let (value, how) = match kind {
            ContactKind::Phone | ContactKind::Sms => match country.dialled(&line) {
                Ok(dialled) => dialled,
                Err(why) => {
                    self.drop(at, why);
                    return None;
                }
            },
            _ => (line.clone(), None),
        };
        let change = match kind {
            ContactKind::Phone | ContactKind::Sms => Change::Phone { area_code: None },
            ContactKind::Mail => Change::Mail,
            _ => Change::Link,
        };
        let Ok(value) = change.apply(&value) else {
            let why = match kind {
                ContactKind::Phone | ContactKind::Sms => (
                    "ist nicht eine überall wählbare Nummer",
                    "is not one number that can be dialled from anywhere",
                ),
                ContactKind::Mail => ("ist nicht eine Mailadresse", "is not one mail address"),
                _ => ("ist nicht eine Webadresse", "is not one web address"),
            };
            self.drop(at, why);
            return None;
        };
        let how = how.or_else(|| (value != found).then_some(BLANKS));
        let contacts = self.offer.get("contacts").and_then(Value::as_array);
        let same = contacts.and_then(|contacts| {
            contacts.iter().position(|contact| contact["kind"] == kind.id() && contact["value"] == value)
        });
        if let Some(same) = same {
            self.note(at, &format!("/contacts/{same}/value"), Some(how.unwrap_or(TWICE)));
            return Some(same);
        }
        let number = self.length("/contacts");
        self.set(&format!("/contacts/{number}"), json!({"kind": kind.id(), "value": value}));
        self.note(at, &format!("/contacts/{number}/value"), how);
        Some(number)
    }

    /// Takes back what the catalogue's reader did not accept, and names what is left of it.
    pub fn refuse<'p>(&mut self, problems: &'p [Problem]) -> Vec<&'p Problem> {
        let mut left = Vec::new();
        for problem in problems {
            let pointer =
                problem.pointer.splitn(4, '/').nth(3).map_or_else(String::new, |rest| format!("/{rest}"));
            let mut led_here = false;
            if problem.loss != Loss::Nothing && !pointer.is_empty() {
                for (at, uses) in &mut self.uses {
                    let before = uses.len();
                    uses.retain(|used| {
                        let rest = used.to.strip_prefix(pointer.as_str());
                        !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                            && !is_half_of(&used.to, &pointer)
                    });
                    if uses.len() < before {
                        led_here = true;
                        self.refused.insert(at.clone(), Why::of(&problem.rule));
                    }
                }
            }
            if !led_here {
                left.push(problem);
            }
        }
        left
    }

    /// The fate of every value of the record, with its pointer.
    pub fn fates(&self, became_offer: bool) -> Vec<(String, &'r Value, Fate)> {
        let mut fates = Vec::new();
        leaves(self.record, &mut String::new(), &mut |at, value| {
            fates.push((at.to_owned(), value, self.fate(at, value, became_offer)));
        });
        fates
    }

    fn fate(&self, at: &str, value: &Value, became_offer: bool) -> Fate {
        const NO_OFFER: Words = ("der Datensatz wurde kein Angebot", "its record did not become an offer");
        if !is_stated(value) {
            return Fate::Empty;
        }
        // What was made of a whole list or object was made of its values.
        let uses: Vec<&Use> = ancestors(at).filter_map(|at| self.uses.get(at)).flatten().collect();
        let refused = ancestors(at).find_map(|at| self.refused.get(at));
        let dropped = ancestors(at).find_map(|at| self.dropped.get(at));
        match (uses.iter().map(|used| used.how).min(), refused, dropped) {
            (Some(_), ..) if !became_offer => Fate::Dropped(Why::Said(NO_OFFER)),
            (Some(None), ..) => Fate::Taken,
            (Some(Some(how)), ..) => Fate::Changed(how),
            (None, Some(why), _) => Fate::Dropped(why.clone()),
            (None, None, Some(why)) => Fate::Dropped(Why::Said(*why)),
            (None, None, None) => Fate::Unknown,
        }
    }
}

/// A position is lost as a whole: the reader names its latitude alone.
fn is_half_of(to: &str, pointer: &str) -> bool {
    pointer.strip_suffix("/lat").is_some_and(|place| to.strip_prefix(place) == Some("/lon"))
}

/// A pointer and the pointers to what it lies in, the longest first.
fn ancestors(at: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(at), |at| at.rfind('/').map(|slash| &at[..slash]))
}

/// Every value that holds no other, with its pointer.
pub fn leaves<'v>(value: &'v Value, at: &mut String, found: &mut dyn FnMut(&str, &'v Value)) {
    let length = at.len();
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (key, value) in fields {
                at.push('/');
                at.push_str(&key.replace('~', "~0").replace('/', "~1"));
                leaves(value, at, found);
                at.truncate(length);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (number, value) in items.iter().enumerate() {
                at.push('/');
                at.push_str(&number.to_string());
                leaves(value, at, found);
                at.truncate(length);
            }
        }
        leaf => found(at, leaf),
    }
}

/// Sets the value at a pointer, making the objects and lists on the way to it.
pub fn set(whole: &mut Value, to: &str, value: Value) {
    let mut here = whole;
    for part in to.split('/').skip(1) {
        if let Ok(number) = part.parse::<usize>() {
            if !here.is_array() {
                *here = Value::Array(Vec::new());
            }
            let Value::Array(items) = here else { return };
            // Elements are added one after the other, so there is never a gap.
            let number = number.min(items.len());
            if number == items.len() {
                items.push(Value::Null);
            }
            here = &mut items[number];
        } else {
            if !here.is_object() {
                *here = Value::Object(Map::new());
            }
            let Value::Object(fields) = here else { return };
            here = fields.entry(part).or_insert(Value::Null);
        }
    }
    *here = value;
}

/// The country in which a number without a country code is dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Country {
    /// Germany.
    Germany,
    /// The United Kingdom.
    Britain,
    /// One whose way to dial is not known here.
    Other,
}

impl Country {
    /// The country of a two-letter code; Germany where there is none.
    pub fn of(code: Option<&str>) -> Self {
        match code.map(|code| code.trim().to_uppercase()).as_deref() {
            None | Some("DE" | "DEU" | "DEUTSCHLAND" | "GERMANY") => Self::Germany,
            Some("GB" | "UK" | "GBR") => Self::Britain,
            Some(_) => Self::Other,
        }
    }

    /// The number as it is dialled from Germany.
    fn dialled(self, number: &str) -> Result<(String, Option<Words>), Words> {
        const FOREIGN: Words = (
            "ist eine Nummer eines anderen Landes ohne dessen Vorwahl",
            "is a number of another country without that country's code",
        );
        let is_international = number.starts_with('+') || number.starts_with("00");
        match self {
            Self::Germany => Ok((number.to_owned(), None)),
            _ if is_international => Ok((number.to_owned(), None)),
            Self::Britain => {
                let national = number.strip_prefix('0').ok_or(FOREIGN)?;
                let how = ("britische Vorwahl +44 ergänzt", "the British country code +44 put in front");
                Ok((format!("+44 {national}"), Some(how)))
            }
            Self::Other => Err(FOREIGN),
        }
    }
}
