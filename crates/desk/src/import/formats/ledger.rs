//! What became of every value of the input: taken, changed, dropped, unknown or empty, each value exactly once.
//! It reads no format and has no sentence of its own.

use crate::import::examples::Examples;
use crate::lang::Lang;
use nahbei_catalogue::Rule;
use std::collections::BTreeMap;

/// The same words in German and in English.
pub type Words = (&'static str, &'static str);

/// Why a value is not in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The reader of the format says so.
    Said(Words),
    /// The catalogue's own reader says so.
    Refused(String),
}

/// What became of one value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It stands in the catalogue as it was.
    Taken,
    /// It stands in the catalogue in another form.
    Changed(Words),
    /// It is known and not in the catalogue.
    Dropped(Why),
    /// No reader knows its field.
    Unknown,
    /// It says nothing: null, blank, an empty list.
    Empty,
}

/// One value of the input: its record or row, and the pointer to it there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Where the record or the row of a table stands.
    pub row: String,
    /// JSON pointer within it.
    pub pointer: String,
}

/// What became of every value of all records.
#[derive(Debug, Default)]
pub struct Ledger {
    cells: BTreeMap<Cell, Entry>,
}

/// A value with its field and its fate.
#[derive(Debug, Clone)]
struct Entry {
    field: String,
    value: String,
    fate: Fate,
}

/// How many values there were, and what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the catalogue as they were.
    pub taken: usize,
    /// In the catalogue in another form, by form.
    pub changed: BTreeMap<Words, usize>,
    /// Not in the catalogue, by reason.
    pub dropped: BTreeMap<Why, Examples>,
    /// Of a field that no reader knows.
    pub unknown: usize,
    /// Null, blank, empty lists.
    pub empty: usize,
}

impl Why {
    /// What a rule of the catalogue says, the same words whatever value broke it.
    pub fn of(rule: &Rule) -> Self {
        Self::Said(match rule {
            Rule::FarAway { .. } => ("liegt weit außerhalb von Deutschland", "is far outside Germany"),
            Rule::NotAPostalCode(_) => ("ist keine deutsche Postleitzahl", "is not a German postal code"),
            Rule::NotALink(_) => ("lässt sich nicht verlinken", "cannot be linked"),
            Rule::NotALanguage(_) => ("ist kein Sprachcode", "is not a language code"),
            Rule::NotADate(_) => ("ist kein Tag in der Form 2026-11-03", "is not a day such as 2026-11-03"),
            Rule::NotAnId(_) => {
                ("ist keine Kennung aus 2 bis 64 Zeichen", "is not an id of 2 to 64 characters")
            }
            Rule::Backwards { .. } => ("endet vor dem Anfang", "ends before it begins"),
            Rule::TooLong { .. } => ("ist zu lang", "is too long"),
            Rule::NoGerman => ("hat keinen deutschen Text", "has no German text"),
            other => return Self::Refused(other.to_string()),
        })
    }

    /// The reason in words.
    pub fn words(&self, lang: Lang) -> &str {
        match self {
            Self::Said((german, english)) => lang.pick(german, english),
            Self::Refused(words) => words,
        }
    }
}

impl Ledger {
    /// Enters a value. A row that several records share is entered once: what one of them took is taken.
    pub fn enter(&mut self, cell: Cell, field: String, value: String, fate: Fate) {
        let entry = Entry { field, value, fate };
        match self.cells.get_mut(&cell) {
            None => drop(self.cells.insert(cell, entry)),
            Some(earlier) if entry.fate < earlier.fate => *earlier = entry,
            Some(_) => {}
        }
    }

    /// How many values were read.
    pub fn read(&self) -> usize {
        self.cells.len()
    }

    /// The counts of each field.
    pub fn by_field(&self) -> BTreeMap<&str, Counts> {
        let mut fields: BTreeMap<&str, Counts> = BTreeMap::new();
        for (cell, entry) in &self.cells {
            fields.entry(&entry.field).or_default().add(entry, &cell.row);
        }
        fields
    }

    /// The counts of all fields together.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.cells.iter().for_each(|(cell, entry)| total.add(entry, &cell.row));
        total
    }
}

impl Counts {
    fn add(&mut self, entry: &Entry, place: &str) {
        match &entry.fate {
            Fate::Taken => self.taken += 1,
            Fate::Changed(how) => *self.changed.entry(*how).or_default() += 1,
            Fate::Dropped(why) => self.dropped.entry(why.clone()).or_default().add(&entry.value, place),
            Fate::Unknown => self.unknown += 1,
            Fate::Empty => self.empty += 1,
        }
    }

    /// How many are in the catalogue in another form.
    pub fn all_changed(&self) -> usize {
        self.changed.values().sum()
    }

    /// How many are known and not in the catalogue.
    pub fn all_dropped(&self) -> usize {
        self.dropped.values().map(|examples| examples.count).sum()
    }

    /// How many there are.
    pub fn read(&self) -> usize {
        self.taken + self.all_changed() + self.all_dropped() + self.unknown + self.empty
    }
}
