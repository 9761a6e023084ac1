//! From a catalogue to the cells of its table, so that nothing it states is lost. It writes no file.

use super::cell::Cell;
use super::columns::{COLUMNS, Column, FACTS, Kind, Slot};
use super::head::Head;
use super::words::{LANGUAGES, german_of};
use super::{ages, list};
use nahbei_catalogue::german_hours::from_german;
use nahbei_catalogue::{Catalogue, Offer};
use serde_json::Value;
use std::collections::BTreeSet;

/// Where a value of an offer stands: a column, which of several, and a language.
type Key = (usize, u16, Option<(String, bool)>);

/// A catalogue as tables.
#[derive(Debug)]
pub struct Written {
    /// The columns of the offers.
    pub heads: Vec<Head>,
    /// The offers, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The columns of what tells of the catalogue.
    pub fact_heads: Vec<Head>,
    /// The cells below them.
    pub facts: Vec<Cell>,
}

impl Written {
    /// The tables of a catalogue: every column of the template, and those that its offers need beside them.
    ///
    /// # Errors
    /// When an offer cannot be written as JSON, which none does.
    pub fn new(catalogue: &Catalogue) -> serde_json::Result<Self> {
        let offers = catalogue.offers.iter().map(|offer| cells(COLUMNS, offer));
        let offers = offers.collect::<serde_json::Result<Vec<_>>>()?;
        let head = Catalogue { offers: Vec::new(), ..catalogue.clone() };
        let facts = cells_of(FACTS, &serde_json::to_value(head)?, &[]);
        let (heads, rows) = table(COLUMNS.len(), false, &offers);
        let (fact_heads, facts) = table(FACTS.len(), true, &[facts]);
        Ok(Self { heads, rows, fact_heads, facts: facts.into_iter().flatten().collect() })
    }
}

/// Heads and rows for these cells.
fn table(columns: usize, is_fact: bool, rows: &[Vec<(Key, Cell)>]) -> (Vec<Head>, Vec<Vec<Cell>>) {
    let mut keys: BTreeSet<Key> = (0..columns).map(|column| (column, 1, None)).collect();
    keys.extend(rows.iter().flatten().map(|(key, _)| key.clone()));
    // The parts of a second place stand together behind the first.
    let mut keys: Vec<Key> = keys.into_iter().collect();
    let group = |column: usize| {
        let (known, slot) =
            if is_fact { (None, Slot::None) } else { (COLUMNS[column].group(), COLUMNS[column].slot) };
        let same = |other: &Column| known.is_some() && other.group() == known && other.slot == slot;
        COLUMNS.iter().position(same).filter(|_| !is_fact).unwrap_or(column)
    };
    keys.sort_by_key(|(column, number, language)| (group(*column), *number, *column, language.clone()));
    let heads = keys.iter().map(|(column, number, language)| Head {
        column: *column,
        is_fact,
        number: *number,
        language: language.clone(),
    });
    let heads = heads.collect();
    let row = |row: &Vec<(Key, Cell)>| {
        let cell = |wanted: &Key| row.iter().find(|(key, _)| key == wanted).map(|(_, cell)| cell.clone());
        keys.iter().map(|key| cell(key).unwrap_or_default()).collect()
    };
    (heads, rows.iter().map(row).collect())
}

fn cells(columns: &[Column], offer: &Offer) -> serde_json::Result<Vec<(Key, Cell)>> {
    let value = serde_json::to_value(offer)?;
    let slots = slots(&value);
    Ok(cells_of(columns, &value, &slots))
}

/// The cells of an object that state something.
fn cells_of(columns: &[Column], object: &Value, slots: &[(Slot, u16)]) -> Vec<(Key, Cell)> {
    let mut cells = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        match column.path.split_once("/*/") {
            None => {
                cells.extend(cells_of_value(
                    at,
                    1,
                    column.kind,
                    object.pointer(&format!("/{}", column.path)),
                ));
            }
            Some((list, field)) => {
                let elements = object.get(list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
                for (element, value) in elements.iter().enumerate() {
                    let (slot, number) = match slots.get(element).filter(|_| list == "contacts") {
                        Some(slot) => *slot,
                        None => (Slot::None, u16::try_from(element + 1).unwrap_or(u16::MAX)),
                    };
                    if slot == column.slot {
                        cells.extend(cells_of_value(at, number, column.kind, value.get(field)));
                    }
                }
            }
        }
    }
    cells
}

/// The contact columns that an offer's contacts take, so that reading them in the order of the columns gives the
/// order of the contacts.
fn slots(offer: &Value) -> Vec<(Slot, u16)> {
    let contacts = offer.get("contacts").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut last = (Slot::None, 0);
    let mut slots = Vec::with_capacity(contacts.len());
    for contact in contacts {
        let kind = contact.get("kind").and_then(Value::as_str);
        let own = [Slot::Phone, Slot::Mail, Slot::Web].into_iter().find(|slot| slot.kind() == kind);
        last = match own {
            Some(slot) if slot > last.0 => (slot, 1),
            _ if last.0 == Slot::Any => (Slot::Any, last.1 + 1),
            _ => (Slot::Any, 1),
        };
        slots.push(last);
    }
    slots
}

/// The cells of one value: texts have one for each language.
fn cells_of_value(column: usize, number: u16, kind: Kind, value: Option<&Value>) -> Vec<(Key, Cell)> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Vec::new() };
    let texts: Vec<(Option<(String, bool)>, String)> = match kind {
        Kind::Text => texts_of(value),
        Kind::Texts => texts_of_list(value),
        _ => {
            let cell = cell(kind, value);
            let key = (column, number, None);
            return if cell.is_blank() { Vec::new() } else { vec![(key, cell)] };
        }
    };
    texts.into_iter().map(|(language, text)| ((column, number, language), Cell::Text(text))).collect()
}

/// A text by languages; German has none.
fn texts_of(text: &Value) -> Vec<(Option<(String, bool)>, String)> {
    let Value::Object(languages) = text else {
        return text.as_str().map(|german| (None, german.to_owned())).into_iter().collect();
    };
    let machine = languages.get("machine").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let text = |(code, text): (&String, &Value)| {
        let by_machine = machine.iter().any(|translated| translated == code);
        let language = (code != "de" || by_machine).then(|| (code.clone(), by_machine));
        Some((language, text.as_str()?.to_owned()))
    };
    languages.iter().filter_map(text).collect()
}

/// A list of texts by languages, each with a part for every text.
fn texts_of_list(list: &Value) -> Vec<(Option<(String, bool)>, String)> {
    let elements: Vec<_> = list.as_array().into_iter().flatten().map(texts_of).collect();
    let languages: BTreeSet<&Option<(String, bool)>> =
        elements.iter().flatten().map(|(language, _)| language).collect();
    let cell = |wanted: &Option<(String, bool)>| {
        let part = |texts: &'_ Vec<(Option<(String, bool)>, String)>| {
            texts
                .iter()
                .find(|(language, _)| language == wanted)
                .map(|(_, text)| text.clone())
                .unwrap_or_default()
        };
        let parts: Vec<String> = elements.iter().map(part).collect();
        (wanted.clone(), list::cell(parts.iter().map(String::as_str)))
    };
    languages.into_iter().map(cell).collect()
}

/// The cell of a value that is no text.
fn cell(kind: Kind, value: &Value) -> Cell {
    let text = || value.as_str().unwrap_or_default().to_owned();
    let strings = || value.as_array().into_iter().flatten().filter_map(Value::as_str);
    let yes = |yes: bool| if yes { Cell::text("ja") } else { Cell::Blank };
    match kind {
        Kind::Id | Kind::Text | Kind::Texts | Kind::Line | Kind::Link | Kind::Contact | Kind::PostalCode => {
            Cell::text(&text())
        }
        Kind::Word(words) => Cell::text(german_of(words, &text()).unwrap_or_default()),
        Kind::Words(words) => {
            Cell::text(&strings().filter_map(|id| german_of(words, id)).collect::<Vec<_>>().join("; "))
        }
        Kind::YesNo => value.as_bool().map_or(Cell::Blank, |yes| Cell::text(if yes { "ja" } else { "nein" })),
        Kind::Mark => yes(value.as_bool() == Some(true)),
        Kind::NothingNeeded => yes(value.as_array().is_some_and(Vec::is_empty)),
        Kind::Nationwide => yes(value.as_str().is_some()),
        Kind::Day => day(&text()),
        Kind::Whole | Kind::Decimal => value.as_f64().map_or(Cell::Blank, Cell::Number),
        Kind::PostalCodes => Cell::text(&strings().collect::<Vec<_>>().join("; ")),
        Kind::Names => Cell::text(&list::cell(strings())),
        Kind::Languages => {
            let names = strings().map(|code| german_of(LANGUAGES, code).unwrap_or(code));
            Cell::text(&names.collect::<Vec<_>>().join("; "))
        }
        Kind::Ages => {
            let ranges = value.as_array().into_iter().flatten().map(ages::words);
            Cell::text(&ranges.collect::<Vec<_>>().join("; "))
        }
        Kind::Weekly => Cell::text(&german_hours(&text())),
    }
}

fn day(text: &str) -> Cell {
    let mut parts = text.splitn(3, '-');
    let mut part = || parts.next();
    let (year, month, day) = (part(), part(), part());
    let day = (|| Some(Cell::Day(year?.parse().ok()?, month?.parse().ok()?, day?.parse().ok()?)))();
    day.unwrap_or_else(|| Cell::text(text))
}

/// Weekly hours in German where that says exactly the same, and in the format's own spelling otherwise.
fn german_hours(weekly: &str) -> String {
    const DAYS: [(&str, &str); 6] =
        [("Tu", "Di"), ("We", "Mi"), ("Th", "Do"), ("Su", "So"), ("PH", "Feiertage"), ("off", "geschlossen")];
    let german = DAYS.iter().fold(weekly.to_owned(), |text, (osm, german)| text.replace(osm, german));
    if from_german(&german).as_deref() == Some(weekly) { german } else { weekly.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_german_where_nothing_is_lost_by_it() {
        for (weekly, expected) in [
            (
                "Mo-Th 08:30-12:00; Fr 09:00-11:00; PH off",
                "Mo-Do 08:30-12:00; Fr 09:00-11:00; Feiertage geschlossen",
            ),
            ("Tu 09:30-11:00", "Di 09:30-11:00"),
            ("24/7", "24/7"),
            ("Mo-Fr 09:00-12:00; Tu 14:00-17:00", "Mo-Fr 09:00-12:00; Tu 14:00-17:00"),
        ] {
            assert_eq!(german_hours(weekly), expected);
        }
    }

    #[test]
    fn contacts_take_columns_that_keep_their_order() {
        let offer = serde_json::json!({"contacts": [{"kind": "mail"}, {"kind": "phone"}, {"kind": "web"}]});
        assert_eq!(slots(&offer), [(Slot::Mail, 1), (Slot::Any, 1), (Slot::Any, 2)]);
        let offer = serde_json::json!({"contacts": [{"kind": "phone"}, {"kind": "web"}, {"kind": "sms"}]});
        assert_eq!(slots(&offer), [(Slot::Phone, 1), (Slot::Web, 1), (Slot::Any, 1)]);
    }
}
