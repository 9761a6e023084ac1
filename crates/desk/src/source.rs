//! A catalogue as an editor keeps it, and the way back: where in the file each value stands.
//! It judges nothing: what is wrong is said by the catalogue's one reader and by those who ask for places.
//!
//! Places are asked for by JSON pointer (`/offers/3/ages/0`), in a table, too: there each row is an offer and the
//! pointer leads to a cell.

use crate::file;
use crate::lang::said;
use crate::locate::{self, Locator};
use crate::sheet::{self, Table};
use anyhow::bail;
use nahbei_catalogue::{Catalogue, Problem, Rule};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::Path;

/// What was read from one file.
#[derive(Debug)]
pub struct Source {
    /// The offers that can be used.
    pub catalogue: Catalogue,
    /// What is wrong in the file; a place for each is found by [`Source::places`].
    pub problems: Vec<Problem>,
    /// How many offers stand in the file, those that were left out included.
    pub records: usize,
    content: Content,
}

/// What places are looked up in.
#[derive(Debug)]
enum Content {
    Json(String),
    Table(Table),
}

/// Where in a file a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Line and column of a text.
    Text(locate::Place),
    /// A cell of a table.
    Cell(Cell),
}

/// A cell, named as spreadsheets name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The sheet, where the file has several.
    pub sheet: Option<String>,
    /// The column, from 1.
    pub column: usize,
    /// The row, from 1.
    pub row: usize,
    /// The head of the column; empty where the row as a whole is meant.
    pub head: String,
}

/// Whether the name of a file says that it is a table; what it may hold beside catalogues is JSON.
pub fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("xlsx") || extension.eq_ignore_ascii_case("csv")
    })
}

impl Source {
    /// Reads a file; the end of its name says of which kind it is.
    ///
    /// # Errors
    /// When the file cannot be read, or its name says of no kind. What is wrong inside it is in
    /// [`Source::problems`].
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("json") => Ok(Self::of_json(file::read(path)?)),
            Some("xlsx" | "csv") => {
                let (catalogue, problems, table) = sheet::read(path)?;
                let records = table.records();
                Ok(Self { catalogue, problems, records, content: Content::Table(table) })
            }
            _ => {
                let shown = path.display();
                bail!(said(
                    format!(
                        "{shown}: der Name muss auf .json, .xlsx oder .csv enden, damit klar ist, was darin steht; die Datei so speichern oder umbenennen"
                    ),
                    format!(
                        "{shown}: the name must end in .json, .xlsx or .csv to say what it is; save or rename the file so"
                    ),
                ))
            }
        }
    }

    /// Reads the text of a JSON file, without byte order mark.
    pub fn of_json(text: String) -> Self {
        let (catalogue, problems) = nahbei_catalogue::read(&text);
        let records = Locator::new(&text).length("/offers");
        Self { catalogue, problems, records, content: Content::Json(text) }
    }

    /// The text of a JSON file; a table has none.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Json(text) => Some(text),
            Content::Table(_) => None,
        }
    }

    /// The way to the cells, where the file is a table.
    pub fn table(&self) -> Option<&Table> {
        match &self.content {
            Content::Json(_) => None,
            Content::Table(table) => Some(table),
        }
    }

    /// Looks places up in this file. It remembers what it has opened, so keep it for all questions.
    pub fn places(&self) -> Places<'_> {
        match &self.content {
            Content::Json(text) => Places::Json { locator: Locator::new(text), records: records_of(text) },
            Content::Table(table) => Places::Table(table),
        }
    }
}

/// Looks up places of values in a [`Source`].
pub enum Places<'s> {
    /// In a JSON text.
    Json {
        /// What has been opened so far.
        locator: Locator<'s>,
        /// The number of each offer in the file, by its id.
        records: HashMap<String, usize>,
    },
    /// In a table.
    Table(&'s Table),
}

impl Places<'_> {
    /// The JSON pointer of the offer with this id, such as `/offers/3`; the first where several have it.
    #[allow(dead_code, reason = "for checks of whole offers, which know ids")]
    pub fn pointer_of(&self, id: &str) -> Option<String> {
        let number = match self {
            Self::Json { records, .. } => records.get(id).copied(),
            Self::Table(table) => table.number_of(id),
        };
        number.map(|number| format!("/offers/{number}"))
    }

    /// Where the value of a pointer stands; for a value that is not there, where it belongs.
    pub fn of(&mut self, pointer: &str) -> Place {
        match self {
            Self::Json { locator, .. } => Place::Text(locator.place(pointer)),
            Self::Table(table) => Place::Cell(table.cell(pointer)),
        }
    }

    /// Where a problem stands.
    pub fn of_problem(&mut self, problem: &Problem) -> Place {
        match problem.rule {
            Rule::NotJson { line, column, .. } => Place::Text(locate::Place { line, column }),
            _ => self.of(&problem.pointer),
        }
    }
}

/// The numbers of the offers of a JSON text, by their ids.
fn records_of(text: &str) -> HashMap<String, usize> {
    #[derive(Deserialize)]
    struct Named {
        id: Value,
    }
    let file: BTreeMap<String, &RawValue> = serde_json::from_str(text).unwrap_or_default();
    let offers = file.get("offers").map_or("[]", |offers| offers.get());
    let offers: Vec<&RawValue> = serde_json::from_str(offers).unwrap_or_default();
    let mut records = HashMap::new();
    for (at, offer) in offers.into_iter().enumerate() {
        if let Ok(Named { id: Value::String(id) }) = serde_json::from_str(offer.get()) {
            records.entry(id.trim().to_owned()).or_insert(at);
        }
    }
    records
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(place) => place.fmt(f),
            Self::Cell(cell) => cell.fmt(f),
        }
    }
}

impl fmt::Display for Cell {
    /// `Angebote!C12 (Anliegen)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        write!(f, "{}{}", letters(self.column), self.row)?;
        if self.head.is_empty() { Ok(()) } else { write!(f, " ({})", self.head) }
    }
}

/// The letters of a column: 1 is A, 27 is AA.
fn letters(column: usize) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    while left > 0 {
        letters.push(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default());
        left = (left - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, expected) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")] {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn an_offer_is_found_by_its_id_though_others_were_left_out() {
        let source = Source::of_json(
            "{\"format\": 1, \"name\": \"x\", \"offers\": [{}, 5,\n {\"id\": \"treff\"}]}".to_owned(),
        );
        let mut places = source.places();
        let pointer = places.pointer_of("treff").unwrap();
        assert_eq!((source.records, pointer.as_str()), (3, "/offers/2"));
        assert_eq!(places.of(&pointer).to_string(), "2:2");
    }
}
